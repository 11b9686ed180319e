// The calendars one SOP is measured with: the given one with the SOP's zone and office hours, one
// more for every different `jam_kerja` of a row, and the same again for every unit that has a
// calendar of its own (as the register says).
//
// Made once per machine and calendar; cases share it. Tables of a calendar stay under 256 KiB.
// Complexity: finding a row's calendar is constant, a unit's linear in the units that have one.
// Thread-safety: immutable after `make_timetable`.
#pragma once

#include <alur/sop/machine.hpp>
#include <alur/time/due.hpp>
#include <alur/time/explanation.hpp>
#include <alur/time/work_calendar.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace alur {

// A unit that does not keep the office's calendar; `calendar` is never null, and read only while
// the timetable is made. Its zone stays its own. Where the SOP or a row says `jam_kerja`, the
// unit's calendar gives the days only.
struct unit_calendar {
    std::string kind;
    std::string unit;
    const work_calendar* calendar = nullptr;
};

// The calendars a timetable is made of, by id and version: so a journal names it.
struct timetable_name {
    struct unit {
        std::string kind;
        std::string name;
        std::string calendar;
        std::string version;
        friend bool operator==(const unit&, const unit&) = default;
    };
    std::string calendar;
    std::string version;
    std::vector<unit> units;  // that keep one of their own, by kind and name
    friend bool operator==(const timetable_name&, const timetable_name&) = default;
};

class timetable {
  public:
    [[nodiscard]] const timetable_name& name() const noexcept { return name_; }
    // The SOP's own: its zone names the local dates of the case.
    [[nodiscard]] const work_calendar& calendar() const noexcept { return calendars_.front(); }
    [[nodiscard]] const work_calendar& of(step_id row) const noexcept {
        return index(row) < by_row_.size() ? calendars_[by_row_[index(row)]] : calendars_.front();
    }
    // The same for a unit, by its name as the case has it (letter case and outer spaces aside).
    [[nodiscard]] const work_calendar& of(step_id row, std::string_view kind,
                                          std::string_view unit) const noexcept;
    [[nodiscard]] bool knows_units() const noexcept { return !name_.units.empty(); }
    [[nodiscard]] zone where() const noexcept { return calendar().where(); }

    friend timetable make_timetable(const machine& sop, const work_calendar& base,
                                    std::span<const unit_calendar> own);

  private:
    timetable_name name_;
    std::vector<work_calendar> calendars_;  // the office's, then each unit's in the name's order
    std::vector<std::uint16_t> by_row_;
};

// Of two calendars for one unit the first counts. Throws std::invalid_argument if office hours of
// the SOP or of a row never open (`load` lets none through), std::bad_alloc.
[[nodiscard]] timetable make_timetable(const machine& sop, const work_calendar& base,
                                       std::span<const unit_calendar> own = {});

// When the row is due if it opens at that instant, whatever its limit is called; without limit
// where it has none, or where its time runs until another row (`sampai`). `by` is one of the
// timetable's calendars.
[[nodiscard]] due_date due_of(const machine& sop, const work_calendar& by, step_id row,
                              instant opened) noexcept;

// Why: the steps from the opening to the due date; empty where the row has no time of its own.
[[nodiscard]] std::vector<due_step> why_due(const machine& sop, const work_calendar& by,
                                            step_id row, instant opened);

}  // namespace alur
