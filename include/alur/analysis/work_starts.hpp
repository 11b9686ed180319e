// Whether the lines of a log that begin work ("start") have a completion that ends it.
//
// A completion ends the last start of its row, unit and case before it that nothing has ended, as
// in `replay`, which gives the completion that beginning. Linear in the log, but for sorting the
// lines of cases that have starts. Throws as `replay` does. Thread-safety: pure function.
#pragma once

#include <alur/analysis/event_log.hpp>
#include <alur/analysis/log_words.hpp>

#include <cstdint>
#include <vector>

namespace alur {

struct work_starts {
    std::uint64_t ended = 0;          // starts whose completion is in the log
    std::vector<std::uint64_t> open;  // rows of the others, in their order
    std::uint64_t without = 0;        // completions of which no beginning is known
    friend bool operator==(const work_starts&, const work_starts&) = default;
};

[[nodiscard]] work_starts pair_starts(const event_log& log, const log_words& words);

}  // namespace alur
