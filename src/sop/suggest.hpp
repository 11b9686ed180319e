// The word somebody probably meant.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace alur {

// Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other;
// case, spaces, dashes and underscores do not count. Bytes, not code points. More than `limit` is
// reported as limit + 1.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

// The nearest candidate, the earlier one of equals; empty if none is near (a third of the word's
// length, at most three edits). Linear in the candidates.
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       std::span<const std::string_view> candidates);

}  // namespace alur
