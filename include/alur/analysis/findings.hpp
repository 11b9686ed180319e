// What is found in an event log: of each row of it, of each case, and each deviation by itself.
//
// Instants and durations are integer milliseconds; what is not known is `no_time`.
// Thread-safety: plain values.
#pragma once

#include <alur/analysis/event_log.hpp>
#include <alur/case/lifecycle.hpp>
#include <alur/engine/ids.hpp>
#include <alur/sop/diagnostic.hpp>
#include <alur/sop/machine.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace alur {

// memenuhi, melanggar, tidak dapat ditentukan; or the SOP asks nothing of that kind there.
enum class finding : std::uint8_t { not_asked, kept, broken, undetermined };

enum class question : std::uint8_t { order, office, answer, separation, evidence, time };
inline constexpr std::size_t question_count = 6;

// What became of one row of the log.
enum class log_row : std::uint8_t {
    judged,
    began_case,        // "MULAI"
    began_work,        // a "start" line; its time is kept with the completion
    without_case,      // not judged: the case is not named
    without_activity,  // not judged: the activity is not named
    without_time,      // not judged: the time is missing
    too_early,         // not judged: in a stream, before the last row of its case
    other_change,      // not judged: a transition that is neither "start" nor "complete"
};

struct judged_event {
    log_row is = log_row::judged;
    step_id row = no_step;
    std::array<finding, question_count> findings{};
    std::int64_t opened = no_time;   // when the row's turn came; none if undetermined
    std::int64_t started = no_time;  // when work on it began, if the log says so
    std::int64_t due = no_time;      // none without limit, or if undetermined
    std::int64_t worked = no_time;   // office time from opening to completion, milliseconds
    std::int64_t late = no_time;     // the same from the due instant on; 0 if in time

    [[nodiscard]] finding of(question asked) const noexcept {
        return findings[static_cast<std::size_t>(asked)];
    }
    friend bool operator==(const judged_event&, const judged_event&) = default;
};

enum class deviation_kind : std::uint8_t {
    unknown_activity,
    foreign_unit,  // the unit is not in the case
    skipped,       // this row was not done; `input` is the event that shows it
    repetition,    // done though it was not open, and nothing leads to it
    after_end,
    wrong_office,
    wrong_answer,
    same_person,  // `beda_orang`
    no_evidence,
    late,
};

struct deviation {
    deviation_kind kind = deviation_kind::skipped;
    std::uint64_t input = 0;  // row of the log, from 0
    step_id row = no_step;    // that was not kept; none for an unknown activity
    std::string unit;         // where the row is repeated
    std::string expected;     // offices, answers, a person's act, papers, the due instant
    std::string observed;     // what the log has instead
    friend bool operator==(const deviation&, const deviation&) = default;
};

struct judged_case {
    std::string name;
    std::uint64_t events = 0;  // judged
    std::uint64_t deviations = 0;
    lifecycle stage = lifecycle::running;
    std::uint16_t outcome = 0;                  // into machine::outcomes, once completed
    finding verdict = finding::undetermined;    // of everything; open cases are never kept
    finding service_time = finding::not_asked;  // `waktu` of the whole run
    std::int64_t first = no_time;               // event
    std::int64_t last = no_time;
    friend bool operator==(const judged_case&, const judged_case&) = default;
};

// What was found in rows of a log: one event per row, in their order.
struct judged_rows {
    std::vector<judged_event> events;
    std::vector<deviation> deviations;  // each row's together
    friend bool operator==(const judged_rows&, const judged_rows&) = default;
};

// "langkah 6 dilewati …": one sentence that names row, unit, expected and observed.
[[nodiscard]] bilingual describe(const machine& sop, const deviation& what);

}  // namespace alur
