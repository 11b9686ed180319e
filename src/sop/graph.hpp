// Which way the exits lead: forwards or backwards, what reaches what, in which order.
//
// An exit is backward if its target can reach its row by forward exits (or is the row itself); the
// forward exits form a directed acyclic graph over the rows.
#pragma once

#include "resolve.hpp"

#include <cstdint>
#include <vector>

namespace alur {

// A set of rows, one bit each.
class row_set {
  public:
    row_set() = default;
    explicit row_set(std::size_t rows) : words_((rows + 63) / 64) {}

    void add(int row) { words_[word(row)] |= bit(row); }
    void add_all(const row_set& other) {
        for (std::size_t w = 0; w < words_.size(); ++w) words_[w] |= other.words_[w];
    }
    void keep_only(const row_set& other) {
        for (std::size_t w = 0; w < words_.size(); ++w) words_[w] &= other.words_[w];
    }
    [[nodiscard]] bool has(int row) const { return (words_[word(row)] & bit(row)) != 0; }

  private:
    static std::size_t word(int row) { return static_cast<std::size_t>(row) / 64; }
    static std::uint64_t bit(int row) { return std::uint64_t{1} << (row % 64); }
    std::vector<std::uint64_t> words_;
};

struct flow_graph {
    std::vector<int> order;      // rows that can be reached, forward exits leading onwards
    std::vector<int> rank;       // place in `order`, or no_number
    std::vector<row_set> reach;  // per row: what forward exits lead to, itself included
};

// How to choose where a loop that can be entered at several rows begins. A loop of a sound SOP has
// one choice that works; which one depends on the parallel work around it.
enum class loop_choice : std::uint8_t { first_printed, last_printed };

// Marks the backward exits of `flow` and orders the rest.
flow_graph order_rows(resolved& flow, loop_choice choice);

// Was there a loop for which the choice mattered?
bool has_ambiguous_loop(const resolved& flow);

// Rows from which some way leads to the end. Whether parallel work can end as a whole is for the
// exploration of states to say.
std::vector<bool> can_end(const resolved& flow);

// The shortest way in rows from a start to a row, by any exits; empty if there is none.
std::vector<std::pair<int, int>> shortest_way(const resolved& flow, int to);  // (row, exit)

}  // namespace alur
