// One step of the explanation of a due date, as data.
//
// <alur/time/explanation.hpp> puts the steps together, <alur/time/explanation_text.hpp> says them.
// Which members mean something is told by the kind; days are dates of the calendar's zone, instants
// UTC. Allocates for names only. Thread-safety: values that refer to nothing.
#pragma once

#include <alur/time/work_calendar.hpp>
#include <alur/time/zone.hpp>

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

// Adds what is said of the next day, or joins it to the last step where both say the same.
// Precondition: no day is left out within a run.
inline void append_day(std::vector<due_step>& steps, due_step step) {
    step.last_day = step.day;
    step.last_number = step.number;
    if (!steps.empty()) {
        due_step& last = steps.back();
        const bool same_run = step.kind == due_step_kind::counted ||
                              (step.kind == due_step_kind::passed_over &&
                               last.cause == step.cause && last.name == step.name);
        if (last.kind == step.kind && same_run) {
            last.last_day = step.day;
            last.last_number = step.number;
            return;
        }
    }
    steps.push_back(std::move(step));
}

}  // namespace alur
