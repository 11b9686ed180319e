// Which rows and offices of two SOPs are the same. Private to src/author.
#pragma once

#include <alur/sop/definition.hpp>

#include <cstddef>
#include <vector>

namespace alur::authors {

inline constexpr std::size_t unmatched = static_cast<std::size_t>(-1);

// Of each on one side, its place on the other.
struct matching {
    std::vector<std::size_t> to_after;
    std::vector<std::size_t> to_before;
};

// As <alur/author/differences.hpp> says.
[[nodiscard]] matching match_rows(const definition& before, const definition& after);
[[nodiscard]] matching match_offices(const definition& before, const definition& after);

// Of the matched ones in `before`'s order: those that left the longest run in common order.
[[nodiscard]] std::vector<bool> moved(const matching& of);

}  // namespace alur::authors
