// All runs of a case that has few states, in arrays: a net explored to its end.
//
// Invariants: the edges of a state are contiguous, in the net's order; an edge leads to a lower
// state unless it is among `uphill`. So one pass over the states settles everything but loops.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "analysis/net.hpp"

namespace alur::analysis {

struct graph_edge {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::uint32_t naming = 0;  // as the net's
    step_id row = no_step;
    unit_id unit = no_unit;
    exit_id exit = no_exit;
};

struct graph {
    std::vector<graph_edge> edges;
    std::vector<std::uint32_t> first;      // per state, and one more: into `edges`
    std::vector<std::uint32_t> uphill;     // edges that lead to the same or a higher state
    std::vector<std::uint32_t> by_row;     // edges, those of one row contiguous
    std::vector<std::uint32_t> row_first;  // per row, and one more: into `by_row`
    std::vector<std::uint8_t> ended;       // per state
    std::vector<std::uint32_t> starts;     // as the machine's
    std::vector<std::uint32_t> state_of;   // by the net's number; `nowhere`: of no run

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(ended.size()); }
    [[nodiscard]] std::span<const std::uint32_t> of_row(step_id row) const {
        if (index(row) + 1 >= row_first.size()) return {};
        return std::span(by_row).subspan(row_first[index(row)],
                                         row_first[index(row) + 1] - row_first[index(row)]);
    }
};

// Nothing if there are more states than this, or more units that may go back than are tried here.
[[nodiscard]] std::optional<graph> whole(net& of, std::size_t most_states);

}  // namespace alur::analysis
