// What a case that a log leaves open waits for, as far as the log says.
//
// A row is pending if its turn has come on every way in which everything may have gone; of a
// repeated row that was done for nobody knows whom nothing is said. When its turn came is not known
// after a row that was skipped, and for a first row unless the log says when the case began.
//
// Instants are integer milliseconds since 1970 UTC, durations integer milliseconds of office time;
// what is not known is `no_time`. Thread-safety: plain values; the timetable must outlive them.
#pragma once

#include <alur/analysis/event_log.hpp>
#include <alur/case/timetable.hpp>
#include <alur/engine/ids.hpp>

#include <cstdint>
#include <string>

namespace alur {

struct pending_row {
    std::uint32_t of_case = 0;  // into the list of cases
    step_id row = no_step;
    std::string unit;                         // where the row is repeated, and the unit is named
    std::int64_t opened = no_time;            // when its turn came
    std::int64_t due = no_time;               // none without limit
    bool outside = false;                     // due, but nobody's lateness
    const work_calendar* measured = nullptr;  // by which calendar

    friend bool operator==(const pending_row&, const pending_row&) = default;
};

struct wait_so_far {
    std::int64_t waited = no_time;  // since its turn
    std::int64_t late = no_time;    // since it was due; 0 if it is not yet
};
// At an instant that is not before the case's last line.
[[nodiscard]] wait_so_far waited_until(const pending_row& what, instant now);

}  // namespace alur
