// When a row is due, what a suspension leaves of its time, and how it stands.
//
//   const due_date d = due(calendar, opened_at, limit);
//   if (d.has_limit() && now > d.at) …               // late; closing time itself is not
//
// The opening day is day 0. `n hari` end at closing of the n-th working day (or at the clock time
// of the opening, if the calendar counts so). Calendar terms clamp at month ends and, ending on a
// closed day, roll to the next working day. A written date is never moved: on a closed day it ends
// at midnight. A row opened outside office hours starts at the next opening; only "paling lambat 31
// Maret", the first such day on or after the opening, looks at the opening itself.
// Why a date came out as it did is told by <alur/time/explanation.hpp>.
// O(log days), noexcept, no allocation. Instants UTC, durations milliseconds. Values.
#pragma once

#include <alur/time/time_limit.hpp>
#include <alur/time/work_calendar.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace alur {

// What uses up a budget: working time, all time, or nothing (a written date; no limit at all).
enum class measure : std::uint8_t { none, working, elapsed, date };

// Everything a ledger keeps of a running clock. Trivially copyable.
struct due_date {
    measure counts = measure::none;
    bool provisional = false;             // touches days whose holidays the calendar does not know
    instant at = instant::max();          // the last instant that is in time
    std::chrono::local_days day{};        // the day `at` belongs to; day 0 of rungs and extensions
    instant starts{};                     // since when the clock runs
    std::chrono::milliseconds budget{0};  // from the first start to `at`, in its measure
    std::chrono::milliseconds consumed{0};  // used before `starts`

    [[nodiscard]] constexpr bool has_limit() const noexcept { return counts != measure::none; }
    friend constexpr bool operator==(const due_date&, const due_date&) = default;
};

enum class punctuality : std::uint8_t { on_time, nearing, late };  // tepat waktu, mendekati, lewat

// The same day of the month so many months later, or the month's last day.
[[nodiscard]] constexpr std::chrono::local_days add_months(std::chrono::local_days from,
                                                           std::int64_t months) noexcept {
    using namespace std::chrono;
    const year_month_day date{from};
    const year_month_day wanted = date + std::chrono::months{months};
    return wanted.ok() ? local_days{wanted}
                       : local_days{wanted.year() / wanted.month() / std::chrono::last};
}

// The first such day on or after `from`; the day of that year, if one is written.
[[nodiscard]] constexpr std::chrono::local_days date_from(const limit_date& date,
                                                          std::chrono::local_days from) noexcept {
    using namespace std::chrono;
    const auto in = [&](year y) { return local_days{y / date.day.month() / date.day.day()}; };
    if (date.year) return in(*date.year);
    const year opened = year_month_day{from}.year();
    return in(opened) >= from ? in(opened) : in(opened + years{1});
}

// Where a calendar term ends before closed days are looked at: months first, then days.
[[nodiscard]] constexpr std::chrono::local_days calendar_end(std::chrono::local_days from,
                                                             const amounts& length) noexcept {
    return add_months(from, length.months()) + std::chrono::days{length.calendar_days()};
}

// The end of a length that starts at `from`, whose day is day 0.
[[nodiscard]] inline day_time count_from(const work_calendar& calendar, day_time from,
                                         const amounts& length) noexcept {
    const auto on = [&](std::chrono::local_days day) {
        return calendar.data().policy == counting::end_of_day
                   ? calendar.closing(day)
                   : calendar.within_hours({day, from.since_midnight});
    };
    if (length.is_calendar()) return on(calendar.working_day_from(calendar_end(from.day, length)));
    day_time end = from;
    if (length.working_days() > 0)
        end = on(calendar.working_day_after(from.day, length.working_days()));
    if (length.working_minutes() > 0)
        end = calendar.after_work(calendar.at(end), std::chrono::minutes{length.working_minutes()});
    return end;
}

// How much of its budget a stretch uses up.
[[nodiscard]] inline std::chrono::milliseconds measured(const work_calendar& calendar,
                                                        measure counts, instant from,
                                                        instant to) noexcept {
    return counts == measure::working ? calendar.working_time_between(from, to) : to - from;
}

[[nodiscard]] inline due_date due(const work_calendar& calendar, instant opened_at,
                                  const time_limit& limit) noexcept {
    due_date result;
    if (!limit.has_limit()) return result;
    const std::chrono::local_days opened = local_date(opened_at, calendar.where());
    const day_time start = calendar.clock_start(opened_at);
    const day_time end = limit.is_date() ? calendar.closing(date_from(limit.date, opened))
                                         : count_from(calendar, start, limit.upper);
    result.counts = limit.is_date()            ? measure::date
                    : limit.upper.is_working() ? measure::working
                                               : measure::elapsed;
    result.at = calendar.at(end);
    result.day = end.day;
    result.starts = calendar.at(start);
    const bool minutes_only = result.counts == measure::working && limit.upper.working_days() == 0;
    result.budget = minutes_only
                        ? std::chrono::minutes{limit.upper.working_minutes()}
                        : std::max(std::chrono::milliseconds{0},
                                   measured(calendar, result.counts, result.starts, result.at));
    result.provisional =
        !calendar.knows(opened) || !calendar.knows(start.day) || !calendar.knows(end.day);
    return result;
}

// A rung or an extension: that long after the due date, whose day is day 0. Without limit:
// unchanged.
[[nodiscard]] inline due_date due_after(const work_calendar& calendar, due_date from,
                                        const amounts& length) noexcept {
    if (!from.has_limit()) return from;
    const day_time start{from.day, to_local(from.at, calendar.where()) - local_instant{from.day}};
    const day_time end = count_from(calendar, start, length);
    from.budget += measured(calendar, from.counts, from.at, calendar.at(end));
    from.at = calendar.at(end);
    from.day = end.day;
    from.provisional = from.provisional || !calendar.knows(end.day);
    return from;
}

// What is left at an instant, in the measure of the limit; negative when it is past due. 0 without
// limit.
[[nodiscard]] inline std::chrono::milliseconds remaining(const work_calendar& calendar,
                                                         const due_date& from,
                                                         instant now) noexcept {
    if (!from.has_limit()) return std::chrono::milliseconds{0};
    return measured(calendar, from.counts, std::max(now, from.starts), from.at);
}

// What is used up at an instant, in the measure of the limit.
[[nodiscard]] inline std::chrono::milliseconds used(const work_calendar& calendar,
                                                    const due_date& from, instant now) noexcept {
    if (!from.has_limit() || now <= from.starts) return from.consumed;
    return from.consumed + measured(calendar, from.counts, from.starts, now);
}

// The due date after a suspension. The remainder is kept: working time for working terms, elapsed
// time for calendar terms (ending on a closed day, these roll again). Written dates, and what was
// past due already, do not move. Precondition: suspended_at <= resumed_at.
[[nodiscard]] inline due_date due_after_pause(const work_calendar& calendar, due_date from,
                                              instant suspended_at, instant resumed_at) noexcept {
    using namespace std::chrono;
    if (!from.has_limit() || from.counts == measure::date || suspended_at > from.at) return from;
    const milliseconds left = remaining(calendar, from, suspended_at);
    const day_time restart = calendar.clock_start(resumed_at);
    day_time end = restart;
    from.consumed = from.budget - left;
    if (from.counts == measure::working) {
        if (left.count() > 0) end = calendar.after_work(resumed_at, left);
        // counted by the clock, a term may end at an opening; it then ends at one again
        const bool at_opening =
            calendar.is_open(from.at) && !calendar.is_open(from.at - milliseconds{1});
        if (at_opening) end = calendar.opening_from(calendar.at(end));
        from.starts = std::max(from.starts, calendar.at(restart));
    } else {
        from.starts = std::max(from.starts, resumed_at);
        end = calendar.day_of(from.starts + left);
        if (!calendar.is_working_day(end.day)) {
            end.day = calendar.working_day_from(end.day);
            end = calendar.data().policy == counting::end_of_day ? calendar.closing(end.day)
                                                                 : calendar.within_hours(end);
        }
    }
    from.at = calendar.at(end);
    from.day = end.day;
    from.budget = from.consumed + measured(calendar, from.counts, from.starts, from.at);
    from.provisional = from.provisional || !calendar.knows(restart.day) || !calendar.knows(end.day);
    return from;
}

// The first instant at which 80 % of the budget is used; instant::max() without limit.
[[nodiscard]] inline instant nearing_at(const work_calendar& calendar,
                                        const due_date& from) noexcept {
    if (!from.has_limit()) return instant::max();
    const std::int64_t wanted = (from.budget.count() * 4 + 4) / 5 - from.consumed.count();
    if (wanted <= 0) return from.starts;
    const std::chrono::milliseconds rest{wanted};
    return from.counts == measure::working ? calendar.add_working_time(from.starts, rest)
                                           : from.starts + rest;
}

// How a row that is still open stands at an instant.
[[nodiscard]] inline punctuality stands(const work_calendar& calendar, const due_date& from,
                                        instant now) noexcept {
    if (!from.has_limit()) return punctuality::on_time;
    if (now > from.at) return punctuality::late;
    return now >= nearing_at(calendar, from) ? punctuality::nearing : punctuality::on_time;
}

}  // namespace alur
