// What a replay comes to, per step.
//
// Sums of integers: summaries of parts of a log, added up, are the summary of the whole. Linear in
// the events. Thread-safety: pure functions; values.
#pragma once

#include <alur/analysis/replay.hpp>

#include <cstdint>
#include <vector>

namespace alur {

struct step_summary {
    std::uint64_t done = 0;
    std::uint64_t skipped = 0;
    std::uint64_t out_of_turn = 0;  // repetitions, and after the end
    std::uint64_t wrong_office = 0;
    std::uint64_t wrong_answer = 0;
    std::uint64_t same_person = 0;
    std::uint64_t no_evidence = 0;
    std::uint64_t in_time = 0;
    std::uint64_t late = 0;
    std::uint64_t time_unknown = 0;  // of what has a limit
    std::uint64_t measured = 0;      // of how many `worked` is the sum
    std::int64_t worked = 0;         // office time from opening to completion, milliseconds
    std::int64_t late_by = 0;        // office time after the due instant, milliseconds

    step_summary& operator+=(const step_summary& other) noexcept;
    friend bool operator==(const step_summary&, const step_summary&) = default;
};

// One per row of the SOP; of a whole log, or of what a stream said of a piece.
[[nodiscard]] std::vector<step_summary> by_step(const machine& sop, const replayed& past);
[[nodiscard]] std::vector<step_summary> by_step(const machine& sop, const judged_rows& past);

}  // namespace alur
