// What the chart of an SOP shows, before any page or coordinate: which symbols a row has and where
// its exits lead.
#pragma once

#include <alur/view/form.hpp>

#include <string>
#include <vector>

namespace alur::drawing {

// Where an exit leads: a row, or an end. Ends count on after the rows.
struct flow_exit {
    int to = -1;
    std::string label;  // of several answers that lead there, all
    bool guessed = false;
};

// Offices side by side at one height, joined by links. An office that a row has twice, or to the
// wrong side, stands on a height of its own below.
struct flow_tier {
    std::vector<int> columns;  // ascending, or descending where a chain runs to the left
};

enum class flow_link : std::uint8_t { onward, together, either };

struct flow_row {
    std::vector<flow_tier> tiers;
    flow_link link = flow_link::onward;
    int entry_tier = 0, entry_column = -1;  // where arrows arrive
    int exit_tier = 0, exit_column = -1;    // where they leave
    bool decides = false;
    bool guessed = false;  // the performers are a guess
    bool decision_guessed = false;
    std::vector<flow_exit> exits;
    bool starts = false;
    bool start_guessed = false;
    std::string trigger;
    std::vector<int> ends;  // whose capsules stand here
    std::string done;       // said in its symbols
};

struct flow {
    std::vector<std::string> columns;  // headings of the performers
    std::vector<bool> column_guessed;
    std::vector<flow_row> rows;
    std::vector<std::string> outcomes;      // by end; "" is a plain one
    std::vector<int> end_rows;              // where each end stands
    std::vector<std::vector<int>> sources;  // per target: the rows whose exits lead there

    [[nodiscard]] int home(int target) const {  // the row in which it stands
        const int rows_there = static_cast<int>(rows.size());
        return target < rows_there ? target
                                   : end_rows[static_cast<std::size_t>(target - rows_there)];
    }
};

[[nodiscard]] flow flow_of(const definition& sop, const std::vector<row_count>& counts);

// "dugaan…" as the reading of a key.
[[nodiscard]] bool is_guess(const text_map& readings, std::string_view key);

}  // namespace alur::drawing
