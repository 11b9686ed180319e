// The calendars one SOP is measured with: the given one with the SOP's zone and office hours, and
// one more for every different `jam_kerja` of a row.
//
// Made once per machine and calendar; cases share it. Tables of a calendar stay under 256 KiB.
// Thread-safety: immutable after `make_timetable`.
#pragma once

#include <alur/sop/machine.hpp>
#include <alur/time/due.hpp>
#include <alur/time/explanation.hpp>
#include <alur/time/work_calendar.hpp>

#include <cstdint>
#include <vector>

namespace alur {

class timetable {
  public:
    // The SOP's own: its zone names the local dates of the case.
    [[nodiscard]] const work_calendar& calendar() const noexcept { return calendars_.front(); }
    [[nodiscard]] const work_calendar& of(step_id row) const noexcept {
        return index(row) < by_row_.size() ? calendars_[by_row_[index(row)]] : calendars_.front();
    }
    [[nodiscard]] zone where() const noexcept { return calendar().where(); }

    friend timetable make_timetable(const machine& sop, const work_calendar& base);

  private:
    std::vector<work_calendar> calendars_;
    std::vector<std::uint16_t> by_row_;
};

// Throws std::invalid_argument if office hours of the SOP or of a row never open; `load` lets none
// through.
[[nodiscard]] timetable make_timetable(const machine& sop, const work_calendar& base);

// When the row is due if it opens at that instant, whatever its limit is called; without limit
// where it has none, or where its time runs until another row (`sampai`).
[[nodiscard]] due_date due_of(const machine& sop, const timetable& times, step_id row,
                              instant opened) noexcept;

// Why: the steps from the opening to the due date; empty where the row has no time of its own.
[[nodiscard]] std::vector<due_step> why_due(const machine& sop, const timetable& times, step_id row,
                                            instant opened);

}  // namespace alur
