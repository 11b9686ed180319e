// Why a row is due when it is due, as data.
//
// `explain` tells the same counting `due` does, step by step: when the clock started, which days
// were counted, which were passed over and why, what was clamped or rolled, and where it ends. It
// is for people, decides nothing, and costs time and memory in proportion to the days it walks, at
// most `longest_explanation` steps; `due` never calls it. Sentences:
// <alur/time/explanation_text.hpp>. Allocates. Thread-safety: values that refer to nothing.
#pragma once

#include <alur/time/due.hpp>
#include <alur/time/due_step.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace alur {

inline void pass_over(const work_calendar& calendar, due_step& step) {
    step.kind = due_step_kind::passed_over;
    step.moved_to = calendar.working_day_from(step.day);
    name_cause(calendar, step.day, step);
}

// The days after `from` up to the n-th working day.
inline void explain_working_days(const work_calendar& calendar, std::chrono::local_days from,
                                 std::int64_t n, std::vector<due_step>& steps) {
    std::int64_t counted = 0;
    for (std::chrono::local_days day = from; counted < n && steps.size() < longest_explanation;) {
        day += std::chrono::days{1};
        due_step step;
        step.day = day;
        step.number = counted + 1;
        if (calendar.is_working_day(day)) {
            step.kind = due_step_kind::counted;
            ++counted;
        } else {
            pass_over(calendar, step);
        }
        append_day(steps, std::move(step));
    }
}

// The working time from `from` to `to`, day by day.
inline void explain_work(const work_calendar& calendar, day_time from, day_time to,
                         std::vector<due_step>& steps) {
    for (std::chrono::local_days day = from.day;
         day <= to.day && steps.size() < longest_explanation; day += std::chrono::days{1}) {
        due_step step;
        step.day = day;
        if (calendar.is_working_day(day)) {
            const instant begin = day == from.day ? calendar.at(from) : calendar.at({day, {}});
            const instant end =
                day == to.day ? calendar.at(to) : calendar.at({day, std::chrono::days{1}});
            step.kind = due_step_kind::worked;
            step.number = calendar.working_time_between(begin, end).count();
            if (step.number == 0) continue;
        } else {
            pass_over(calendar, step);
        }
        append_day(steps, std::move(step));
    }
}

// Where a calendar term ends, clamped and rolled.
inline void explain_calendar_term(const work_calendar& calendar, std::chrono::local_days from,
                                  const amounts& length, std::vector<due_step>& steps) {
    using namespace std::chrono;
    const year_month_day clamped{add_months(from, length.months())};
    due_step step;
    if (clamped.day() != year_month_day{from}.day()) {
        step.kind = due_step_kind::month_end;
        step.number = static_cast<unsigned>(year_month_day{from}.day());
        step.day = local_days{clamped};
        steps.push_back(step);
    }
    step = {};
    step.kind = due_step_kind::calendar_end;
    step.day = calendar_end(from, length);
    steps.push_back(step);
    if (calendar.is_working_day(step.day)) return;
    step.kind = due_step_kind::rolled;
    step.moved_to = calendar.working_day_from(step.day);
    name_cause(calendar, step.day, step);
    steps.push_back(std::move(step));
}

// The seasons whose hours the counting met.
inline void explain_seasons(const work_calendar& calendar, std::chrono::local_days from,
                            const due_date& result, std::vector<due_step>& steps) {
    if (calendar.data().hours.round_the_clock || result.counts == measure::date) return;
    for (const season& each : calendar.data().ramadan) {
        if (!each.days.overlaps({from, result.day})) continue;
        due_step step;
        step.kind = due_step_kind::season_hours;
        step.day = std::max(from, each.days.first);
        step.last_day = std::min(result.day, each.days.last);
        step.name = each.name;
        steps.push_back(std::move(step));
    }
}

// The steps that lead from the opening to `due(calendar, opened_at, limit)`.
[[nodiscard]] inline std::vector<due_step> explain(const work_calendar& calendar, instant opened_at,
                                                   const time_limit& limit) {
    std::vector<due_step> steps;
    due_step step;
    if (!limit.has_limit()) {
        step.name = limit.note;
        return {step};
    }
    const due_date result = due(calendar, opened_at, limit);
    const day_time start = calendar.clock_start(opened_at);
    const bool same_clock = calendar.data().policy == counting::same_clock;
    due_step_kind ending =
        same_clock ? due_step_kind::ends_same_clock : due_step_kind::ends_at_closing;

    if (limit.is_date()) {
        step.kind = due_step_kind::written_date;
        step.day = result.day;
        name_cause(calendar, step.day, step);
        ending = due_step_kind::ends_at_closing;
        if (step.cause != closed_cause::none) {
            step.kind = due_step_kind::written_closed;
            ending = due_step_kind::ends_at_midnight;
        }
        steps.push_back(step);
    } else {
        if (result.starts != opened_at) {
            step.kind = due_step_kind::opened_outside;
            step.at = result.starts;
            step.day = start.day;
            steps.push_back(step);
        }
        day_time from = start;
        if (limit.upper.is_calendar() || limit.upper.working_days() > 0) {
            step = {};
            step.kind = due_step_kind::day_zero;
            step.day = start.day;
            steps.push_back(step);
        }
        if (limit.upper.is_calendar())
            explain_calendar_term(calendar, start.day, limit.upper, steps);
        if (limit.upper.working_days() > 0) {
            explain_working_days(calendar, start.day, limit.upper.working_days(), steps);
            amounts days_only = limit.upper;
            days_only[time_unit::minute] = days_only[time_unit::hour] = 0;
            from = count_from(calendar, start, days_only);
        }
        if (limit.upper.working_minutes() > 0) {
            const std::chrono::milliseconds midnight =
                to_local(result.at, calendar.where()) - local_instant{result.day};
            explain_work(calendar, from, {result.day, midnight}, steps);
            ending = due_step_kind::ends_after_work;
        }
        if (steps.size() >= longest_explanation) {
            step = {};
            step.kind = due_step_kind::shortened;
            steps.push_back(step);
        }
    }
    explain_seasons(calendar, start.day, result, steps);
    step = {};
    step.kind = ending;
    step.at = result.at;
    step.day = result.day;
    steps.push_back(step);
    if (result.provisional) {
        step = {};
        step.kind = due_step_kind::not_known;
        step.day = calendar.data().known.first;
        step.last_day = calendar.data().known.last;
        step.name = calendar.data().name.empty() ? calendar.data().id : calendar.data().name;
        step.decree = calendar.data().version;
        steps.push_back(std::move(step));
    }
    return steps;
}

}  // namespace alur
