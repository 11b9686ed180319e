// How many random cases, and from which seed.
//
// ALUR_CASES is how many random SOPs the differential test takes, 100,000 by default in a release
// build and 800 otherwise; all other numbers follow in proportion. ALUR_SEED starts elsewhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace alur::oracle {

struct dice_seed {
    std::uint64_t value;
};

inline constexpr std::size_t all_cases = 100'000;

inline std::size_t cases(std::size_t full) {
#ifdef NDEBUG
    std::size_t wanted = all_cases;
#else
    std::size_t wanted = 800;
#endif
    if (const char* given = std::getenv("ALUR_CASES")) {
        wanted = static_cast<std::size_t>(std::strtoull(given, nullptr, 10));
    }
    const std::size_t scaled = full * wanted / all_cases;
    return scaled == 0 ? 1 : scaled;
}

inline std::uint64_t first_seed() {
    const char* given = std::getenv("ALUR_SEED");
    return given == nullptr ? 1 : std::strtoull(given, nullptr, 10);
}

}  // namespace alur::oracle
