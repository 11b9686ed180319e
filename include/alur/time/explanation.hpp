// Why a row is due when it is due, as data.
//
// `explain` tells the same counting `due` does, step by step: when the clock started, which days
// were counted, which were passed over and why, what was clamped or rolled, and where it ends. It
// is for people, decides nothing, and costs time and memory in proportion to the days it walks, at
// most `longest_explanation` steps; `due` never calls it. Sentences:
// <alur/time/explanation_text.hpp>. Allocates. Thread-safety: values that refer to nothing.
#pragma once

#include <alur/time/due.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace alur {

enum class due_step_kind : std::uint8_t {
    no_limit,        // name: what follows "sesuai"
    opened_outside,  // at: when the clock starts
    day_zero,        // day
    counted,         // day..last_day are working days number..last_number
    passed_over,   // day..last_day are closed (cause, name, decree); day `number` becomes moved_to
    worked,        // day: `number` milliseconds of work fall on it
    calendar_end,  // day: where the calendar term ends
    month_end,     // day: the month has no day `number`, so its last
    rolled,        // day is closed (cause, name, decree), so moved_to
    written_date,  // day
    written_closed,    // day is closed (cause, name, decree) and not moved
    ends_at_closing,   // at
    ends_same_clock,   // at
    ends_after_work,   // at
    ends_at_midnight,  // at: the end of a closed day
    season_hours,      // name: hours of its own from day to last_day, within the term
    not_known,         // day..last_day is what the calendar (name, decree: version) knows
    shortened,         // further days are not listed
};

// Why a day is closed. `none`: it is a working day.
enum class closed_cause : std::uint8_t {
    none,
    weekend,
    national_holiday,
    joint_leave,
    polling_day,
    regional
};

struct due_step {
    due_step_kind kind = due_step_kind::no_limit;
    closed_cause cause = closed_cause::none;
    std::int64_t number = 0;
    std::int64_t last_number = 0;
    std::chrono::local_days day{};
    std::chrono::local_days last_day{};
    std::chrono::local_days moved_to{};
    instant at{};
    std::string name;
    std::string decree;
    friend bool operator==(const due_step&, const due_step&) = default;
};

inline constexpr std::size_t longest_explanation = 400;

// Says why a day is closed; leaves the step alone on a working day.
inline void name_cause(const work_calendar& calendar, std::chrono::local_days day, due_step& step) {
    if (calendar.is_working_day(day)) return;
    step.cause = closed_cause::weekend;
    const closed_day* entry = calendar.closed_by(day);
    if (entry == nullptr) return;
    step.cause = static_cast<closed_cause>(static_cast<unsigned>(entry->kind) + 2U);
    step.name = entry->name;
    step.decree = entry->decree;
}

// Adds a step, or joins it to the last one where both say the same of neighbouring days.
inline void append_day(std::vector<due_step>& steps, due_step step) {
    step.last_day = step.day;
    step.last_number = step.number;
    if (!steps.empty()) {
        due_step& last = steps.back();
        const bool neighbour =
            last.kind == step.kind && last.last_day + std::chrono::days{1} == step.day;
        const bool same_run = step.kind == due_step_kind::counted ||
                              (step.kind == due_step_kind::passed_over &&
                               last.cause == step.cause && last.name == step.name);
        if (neighbour && same_run) {
            last.last_day = step.day;
            last.last_number = step.number;
            return;
        }
    }
    steps.push_back(std::move(step));
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
            step.kind = due_step_kind::passed_over;
            step.moved_to = calendar.working_day_from(day);
            name_cause(calendar, day, step);
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
            step.kind = due_step_kind::passed_over;
            step.moved_to = calendar.working_day_from(day);
            name_cause(calendar, day, step);
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
