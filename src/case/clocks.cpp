#include "case/clocks.hpp"

#include <alur/case/open_case.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

namespace alur {
namespace {

constexpr std::uint8_t bit(pause why) noexcept { return static_cast<std::uint8_t>(why); }

bool counts_pause(const running_clock& clock) noexcept {
    return clock.paused != 0 && clock.due.counts != measure::date;
}

void hold(running_clock& clock, pause why, instant now) noexcept {
    if (clock.paused == 0) clock.paused_at = now;
    clock.paused = static_cast<std::uint8_t>(clock.paused | bit(why));
}

void release(const work_calendar& calendar, running_clock& clock, pause why, instant now) noexcept {
    if ((clock.paused & bit(why)) == 0) return;
    clock.paused = static_cast<std::uint8_t>(clock.paused & ~bit(why));
    if (clock.paused == 0) clock.due = due_after_pause(calendar, clock.due, clock.paused_at, now);
}

bool only_outsiders_awaited(const machine& sop, const case_facts& facts) noexcept {
    if (facts.ledger.open.empty()) return false;
    return std::none_of(facts.ledger.open.begin(), facts.ledger.open.end(), [&](const open_row& o) {
        return (may_act(sop, facts, o.at) & ~sop.table.outsiders) != 0;
    });
}

const std::vector<escalation>& ladder_of(const machine& sop, measured_thing what, row_unit at) {
    static const std::vector<escalation> none;
    return what == measured_thing::service ? none : sop.demands[index(at.row)].late.ladder;
}

// The next rung that would be entered; instant::max() if there is none, or none while paused.
instant next_rung(const machine& sop, measured_thing what, row_unit at, const running_clock& clock,
                  const work_calendar& calendar) {
    if (!clock.due.has_limit() || counts_pause(clock)) return instant::max();
    if (clock.noticed == 0) return clock.due.at;
    if (ladder_of(sop, what, at).size() < clock.noticed) return instant::max();
    return rungs_of(sop, what, at, clock, calendar)[clock.noticed].at;
}

bool earlier(const notice& a, const notice& b) {
    return std::tie(a.due, a.at, a.what, a.rung) < std::tie(b.due, b.at, b.what, b.rung);
}

// The limit a clock runs by, as its SOP writes it.
const time_limit* limit_of(const machine& sop, measured_thing what, row_unit at) {
    const std::optional<time_limit>& limit =
        what == measured_thing::service ? sop.sop.service_time : sop.sop.rows[index(at.row)].time;
    return limit ? &*limit : nullptr;
}

// A clock that has never paused is counted from its opening again; of one that has, what is left.
due_date projected(const machine& sop, measured_thing what, row_unit at, instant opened,
                   const running_clock& clock, const work_calendar& old_calendar,
                   const work_calendar& calendar, instant now) {
    const time_limit* limit = limit_of(sop, what, at);
    if (limit == nullptr || !clock.due.has_limit()) return clock.due;
    if (clock.due.consumed.count() != 0) {
        const instant seen = clock.paused != 0 ? clock.paused_at : now;
        if (clock.due.counts != measure::working || seen >= clock.due.at) return clock.due;
        due_date moved = clock.due;
        const auto left = remaining(old_calendar, clock.due, seen);
        moved.consumed = moved.budget - left;
        moved.starts = seen;
        const day_time end = calendar.after_work(seen, left);
        moved.at = calendar.at(end);
        moved.day = end.day;
        moved.provisional = !calendar.knows(end.day);
        return moved;
    }
    due_date fresh = due(calendar, opened, *limit);
    if (what == measured_thing::service) return fresh;
    const std::optional<extension>& more = sop.sop.rows[index(at.row)].extends;
    for (std::uint8_t i = 0; more && i < clock.extensions; ++i)
        fresh = due_after(calendar, fresh, more->each);
    return fresh;
}

// A clock that stands still shows when it stopped.
instant seen_at(const running_clock& clock, instant now) noexcept {
    return counts_pause(clock) ? std::min(clock.paused_at, now) : now;
}

}  // namespace

running_clock started(const due_date& due) noexcept {
    running_clock clock;
    clock.due = due;
    return clock;
}

punctuality stands(const work_calendar& calendar, const running_clock& clock,
                   instant now) noexcept {
    return stands(calendar, clock.due, seen_at(clock, now));
}

bool is_late(const running_clock& clock, instant now) noexcept {
    return clock.due.has_limit() && seen_at(clock, now) > clock.due.at;
}

std::vector<rung_due> rungs_of(const machine& sop, measured_thing what, row_unit at,
                               const running_clock& clock, const work_calendar& calendar) {
    std::vector<rung_due> rungs;
    if (!clock.due.has_limit()) return rungs;
    for (const escalation& each : ladder_of(sop, what, at))
        rungs.push_back({due_after(calendar, clock.due, each.after).at, each.office});
    std::stable_sort(rungs.begin(), rungs.end(),
                     [](const rung_due& a, const rung_due& b) { return a.at < b.at; });
    rungs.insert(rungs.begin(), {clock.due.at, no_role});
    return rungs;
}

void take_notice(const machine& sop, const timetable& times, case_facts& facts, instant now,
                 std::vector<notice>& noticed) {
    each_clock(sop, facts, [&](const auto& of) {
        const bool nothing_yet = of.clock.noticed == 0 && of.clock.due.at > now;
        if (of.outside || nothing_yet) return;
        const work_calendar& calendar = measured_by(sop, times, facts, of.at);
        if (next_rung(sop, of.what, of.at, of.clock, calendar) > now) return;
        const std::vector<rung_due> rungs = rungs_of(sop, of.what, of.at, of.clock, calendar);
        for (; of.clock.noticed < rungs.size() && rungs[of.clock.noticed].at <= now;
             ++of.clock.noticed) {
            const rung_due& rung = rungs[of.clock.noticed];
            noticed.push_back({rung.at, of.at, of.what, of.clock.noticed, rung.office, now});
        }
    });
    std::sort(noticed.begin(), noticed.end(), earlier);
}

void take_back(const machine& sop, measured_thing what, row_unit at, running_clock& clock,
               const work_calendar& calendar, instant now, std::vector<notice>& disproved) {
    if (clock.noticed == 0) return;
    const std::vector<rung_due> rungs = rungs_of(sop, what, at, clock, calendar);
    for (; clock.noticed > 0 && rungs[clock.noticed - 1].at > now; --clock.noticed) {
        const auto rung = static_cast<std::uint8_t>(clock.noticed - 1);
        disproved.push_back({rungs[rung].at, at, what, rung, rungs[rung].office, now});
    }
    std::sort(disproved.begin(), disproved.end(), earlier);
}

void suspend_clocks(const machine& sop, const timetable& times, entry& decided) {
    const instant now = decided.given.at;
    each_clock(sop, decided.after, [&](const auto& of) {
        if (of.clock.due.counts != measure::date)
            take_back(sop, of.what, of.at, of.clock, measured_by(sop, times, decided.after, of.at),
                      now, decided.disproved);
        hold(of.clock, pause::suspension, now);
    });
}

void resume_clocks(const machine& sop, const timetable& times, entry& decided) {
    each_clock(sop, decided.after, [&](const auto& of) {
        release(measured_by(sop, times, decided.after, of.at), of.clock, pause::suspension,
                decided.given.at);
    });
}

void mind_outsiders(const machine& sop, const timetable& times, entry& decided) {
    case_facts& facts = decided.after;
    if (sop.table.outsiders == 0 || (facts.ledger.spans.empty() && !facts.ledger.service)) return;
    const instant now = decided.given.at;
    const bool waiting = only_outsiders_awaited(sop, facts);
    each_clock(sop, facts, [&](const auto& of) {
        if (of.what == measured_thing::row) return;
        if (waiting)
            hold(of.clock, pause::outsiders, now);
        else
            release(measured_by(sop, times, facts, of.at), of.clock, pause::outsiders, now);
    });
}

void move_clocks(const machine& sop, const timetable& from, const timetable& to, entry& decided) {
    const instant now = decided.given.at;
    const auto move = [&](measured_thing what, row_unit at, instant opened, running_clock& clock) {
        const work_calendar& old_calendar = measured_by(sop, from, decided.after, at);
        const work_calendar& calendar = measured_by(sop, to, decided.after, at);
        const running_clock before = clock;
        clock.due = projected(sop, what, at, opened, clock, old_calendar, calendar, now);
        if (clock.due != before.due) decided.moved.push_back({what, at, clock.due});
        if (before.noticed == 0 || clock.due == before.due) return;
        // What was entered by the old calendar and is not due by the new one is corrected.
        const std::vector<rung_due> then = rungs_of(sop, what, at, before, old_calendar);
        const std::vector<rung_due> rungs = rungs_of(sop, what, at, clock, calendar);
        for (; clock.noticed > 0 && rungs[clock.noticed - 1].at > now; --clock.noticed) {
            const auto rung = static_cast<std::uint8_t>(clock.noticed - 1);
            decided.disproved.push_back({then[rung].at, at, what, rung, then[rung].office, now});
        }
    };
    for (open_row& open : decided.after.ledger.open)
        move(measured_thing::row, open.at, open.opened, open.clock);
    for (open_span& span : decided.after.ledger.spans) {
        const step_id first = sop.clocks[span.clock_index].from;
        move(measured_thing::span, {first, span.unit}, span.opened, span.clock);
    }
    if (decided.after.ledger.service)
        move(measured_thing::service, {}, decided.after.started, *decided.after.ledger.service);
    std::sort(decided.disproved.begin(), decided.disproved.end(), earlier);
}

punctuality timeliness(const open_case& of, const open_row& row, instant now) noexcept {
    return stands(calendar_for(of, row.at), row.clock, now);
}

punctuality timeliness(const open_case& of, instant now) noexcept {
    punctuality worst = punctuality::on_time;
    each_clock(of.sop(), of.facts(), [&](const auto& each) {
        if (!each.outside)
            worst = std::max(worst, stands(calendar_for(of, each.at), each.clock, now));
    });
    return worst;
}

instant next_deadline(const open_case& of) {
    instant first = instant::max();
    each_clock(of.sop(), of.facts(), [&](const auto& each) {
        if (!each.outside)
            first = std::min(first, next_rung(of.sop(), each.what, each.at, each.clock,
                                              calendar_for(of, each.at)));
    });
    return first;
}

}  // namespace alur
