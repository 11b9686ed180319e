// The clocks of a case: what runs, what is due when, pausing, moving. Private to src/case.
#pragma once

#include <alur/case/entry.hpp>
#include <alur/case/facts.hpp>
#include <alur/case/timetable.hpp>
#include <alur/sop/machine.hpp>

#include <vector>

#include "case/moment.hpp"

namespace alur {

// One running clock and whose it is.
template <class Clock>
struct clock_of_case {
    measured_thing what;
    row_unit at;  // a span's: its first row; none: the whole run's
    bool outside;
    Clock& clock;
};

// Calls `f` with every clock that runs.
template <class Facts, class F>
void each_clock(const machine& sop, Facts& facts, F f) {
    for (auto& open : facts.ledger.open)
        f(clock_of_case<decltype((open.clock))>{measured_thing::row, open.at, open.outside,
                                                open.clock});
    for (auto& span : facts.ledger.spans)
        f(clock_of_case<decltype((span.clock))>{measured_thing::span,
                                                {sop.clocks[span.clock_index].from, span.unit},
                                                false,
                                                span.clock});
    if (facts.ledger.service)
        f(clock_of_case<decltype((*facts.ledger.service))>{
            measured_thing::service, {}, false, *facts.ledger.service});
}

[[nodiscard]] running_clock started(const due_date& due) noexcept;
[[nodiscard]] bool is_late(const running_clock& clock, instant now) noexcept;

// The due date and what follows it by `terlambat`, in order of time; none without limit.
struct rung_due {
    instant at{};
    role_id office = no_role;  // who learns of it; none: the due date itself
};
[[nodiscard]] std::vector<rung_due> rungs_of(const machine& sop, measured_thing what, row_unit at,
                                             const running_clock& clock,
                                             const work_calendar& calendar);

// Enters every rung that is due by `now`.
void take_notice(const machine& sop, const timetable& times, case_facts& facts, instant now,
                 std::vector<notice>& noticed);
// Rungs entered for a time after `now` are disproved: by an act that is dated back, or by a
// deadline that moved. They are counted as not entered again.
void take_back(const machine& sop, measured_thing what, row_unit at, running_clock& clock,
               const work_calendar& calendar, instant now, std::vector<notice>& disproved);

void suspend_clocks(const machine& sop, const timetable& times, entry& decided);
void resume_clocks(const machine& sop, const timetable& times, entry& decided);
// The clocks of `sampai` and of the whole SOP rest while nobody but outsiders could act.
void mind_outsiders(const machine& sop, const timetable& times, entry& decided);
// Projects every clock on another calendar.
void move_clocks(const machine& sop, const timetable& from, const timetable& to, entry& decided);

}  // namespace alur
