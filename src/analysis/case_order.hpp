// The cases of a log in the order of their names. Private to src/analysis.
#pragma once

#include <alur/analysis/event_log.hpp>

#include <cstdint>
#include <vector>

namespace alur {

struct case_order {
    static constexpr std::uint32_t no_number = 0xffff'ffff;
    std::vector<std::uint32_t> codes;      // by number; of several with one name the first
    std::vector<std::uint32_t> number_of;  // per code, and 1; no_number where it is not used
    std::vector<std::uint32_t> doubled;    // codes, and 1, that share their name with another
};

// Of the codes (and 1) whose `first` is a row. n log n in the cases, a comparison of eight bytes
// for most.
[[nodiscard]] case_order in_order_of_names(const text_column& cases,
                                           const std::vector<std::uint32_t>& first);

}  // namespace alur
