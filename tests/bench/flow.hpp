// The workload of the kernel benchmarks: Dumai's eight rows as one unit, 2 % of the events refused.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

namespace bench {

// Row 6 asks; "Tidak" leads back to row 5. The end leads to a new run.
struct flow_event {
    std::uint32_t which;  // case
    std::uint8_t row;
    std::uint8_t office;
    std::uint8_t answer;  // 0 Ya, 1 Tidak; 0 where nothing is asked
    std::uint8_t given;   // the same, but 255 where nothing is asked
};

inline constexpr std::uint8_t row_count = 8;
inline constexpr std::uint8_t asking_row = 5;
inline constexpr std::uint8_t office_of[row_count] = {2, 4, 3, 3, 2, 1, 0, 4};

inline std::uint8_t next_row(std::uint8_t row, std::uint8_t answer) {
    if (row == asking_row && answer == 1) return row - 1;
    return static_cast<std::uint8_t>((row + 1) % row_count);
}

// Arrival: round robin would let the branch predictor learn the order, so cases are drawn at
// random.
inline std::vector<flow_event> make_events(std::uint32_t cases, std::size_t count) {
    std::mt19937 random(20260105);
    std::vector<std::uint8_t> at(cases, 0);
    std::vector<flow_event> events;
    events.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto which = static_cast<std::uint32_t>(random() % cases);
        const std::uint8_t row = at[which];
        flow_event e{which, row, office_of[row], 0, 0};
        if (row == asking_row && random() % 10 == 0) e.answer = 1;
        if (random() % 50 == 0) {
            if (random() % 2 == 0)
                e.office = static_cast<std::uint8_t>((e.office + 1) % 5);
            else
                e.row = static_cast<std::uint8_t>((row + 1) % row_count);
        } else {
            at[which] = next_row(row, e.answer);
        }
        e.given = e.row == asking_row ? e.answer : std::uint8_t{0xff};
        events.push_back(e);
    }
    return events;
}

}  // namespace bench
