// Judges what a log says happened by the kernel and the guards that judge a live case.
//
//   alur::replayed past = alur::replay(machine, times, log, alur::understand(machine, log));
//   for (const alur::deviation& d : past.deviations) …
//
// Every event is asked six questions; each is kept, broken, or cannot be determined because the log
// does not say enough. Nothing is guessed: where the log does not say by which answer a row was
// left, all are followed, and an event breaks the order only if it does so on each of them.
//
// After an event of a row that was not open, the case goes on as if the fewest rows that could have
// led there had been done (ties: the earlier row); each of them is a `skipped` of that row, and the
// clocks they started cannot be determined. Where nothing leads there, the event is a repetition
// (or comes after the end) and the case stays where it was.
//
// One line closes a row of several performers; who else signed is unknown. A first row's clock runs
// only if the log says when the case began ("MULAI"). A case that has not ended is open, not kept.
//
// Rows in = rows judged + rows reported: `events` has one entry for every row of the log, in its
// order. Instants and durations are integer milliseconds.
//
// Complexity: n log n in the rows of the log, plus about a microsecond per event; more where
// answers are missing. Throws std::invalid_argument for a log that is not well formed,
// std::bad_alloc. Thread-safety: pure function.
#pragma once

#include <alur/analysis/findings.hpp>
#include <alur/analysis/log_words.hpp>
#include <alur/case/event.hpp>
#include <alur/case/timetable.hpp>

#include <cstdint>
#include <vector>

namespace alur {

struct replayed : judged_rows {  // deviations by case, then time
    static constexpr std::uint32_t no_case = 0xffff'ffff;
    std::vector<std::uint32_t> case_of;  // per row of the log; into `cases`, or no_case
    std::vector<judged_case> cases;      // in the order of their names
    friend bool operator==(const replayed&, const replayed&) = default;
};

struct replay_options {
    // The units of every case, per kind; those that the SOP lists need not be given. A kind that is
    // neither listed nor given has, in each case, the units that the log names in it.
    std::vector<events::units_of_kind> units;
};

[[nodiscard]] replayed replay(const machine& sop, const timetable& times, const event_log& log,
                              const log_words& words, const replay_options& how = {});

}  // namespace alur
