// What moves cost: the cost itself and, in the lower bits, how many moves there are, so that of
// equally cheap alignments the shortest is cheapest.
//
// Sums stay below `never`: an alignment has fewer than 2^22 moves, each of at most 2^16.
#pragma once

#include <alur/analysis/align.hpp>

#include <cstdint>
#include <vector>

namespace alur::analysis {

using price = std::uint64_t;

inline constexpr price never = price{1} << 62U;
inline constexpr unsigned move_bits = 22;

constexpr price price_of(std::uint32_t cost) noexcept { return (price{cost} << move_bits) + 1; }

struct price_list {
    std::vector<price> log_only;    // per row, and one more: an unknown activity
    std::vector<price> model_only;  // per row
    price synchronous = 0;

    price_list(const align_costs& costs, std::size_t rows);
    [[nodiscard]] price log(step_id row) const {
        return index(row) + 1 < log_only.size() ? log_only[index(row)] : log_only.back();
    }
};

// Is completing the row by this exit what the log says? A row that is not repeated has no unit.
constexpr bool says(const log_event& event, step_id row, unit_id unit, exit_id exit) noexcept {
    return event.row == row && (event.unit == unit || event.unit == no_unit || unit == no_unit) &&
           (event.exit == exit || event.exit == no_exit);
}

}  // namespace alur::analysis
