// Choosing persons for acts so that acts that must differ do: list colouring, exact and bounded.
// Private to src/case.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace alur {

struct separation_problem {
    // Per act who could do it; sorted, without repetition, never empty.
    std::vector<std::vector<std::uint32_t>> candidates;
    // Pairs of different acts, in any order; a pair may stand twice.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> differ;
};

struct separation {
    // Acts for which no choice exists, sorted; one list for each group of acts that are joined by
    // pairs and have no choice, the first 200 of them. None of a list can be left out, unless the
    // search was given up.
    std::vector<std::vector<std::uint32_t>> conflicts;
    bool gave_up = false;  // some group was too hard
};

// `steps` bounds the choices tried, and is what is left of it afterwards.
[[nodiscard]] separation separate(const separation_problem& given, std::size_t& steps);

}  // namespace alur
