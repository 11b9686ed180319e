// A compiled calendar: working time and working days between, after and at any instant.
//
//   std::optional<work_calendar> calendar = make_calendar(data);
//   calendar->working_time_between(a, b)      // milliseconds of work in [a, b)
//
// Prefix sums over the known days; before and after them the plain weekly hours go on for ever, and
// answers there are provisional (`knows` tells). Differences cost O(1), searches O(log days), all
// in integer milliseconds; no query allocates, throws or fails. Tables stay under 256 KiB
// (`table_bytes`). Instants are meant to lie in the years 1 to 9999; others are moved there.
// Thread-safety: immutable after make_calendar; share freely.
//
// Closing time belongs to its day: 24.00 of Monday and 00.00 of Tuesday are one instant but two
// `day_time`s.
#pragma once

#include <alur/time/calendar_data.hpp>
#include <alur/time/day_table.hpp>
#include <alur/time/hours.hpp>
#include <alur/time/zone.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace alur {

class work_calendar {
  public:
    using milliseconds = std::chrono::milliseconds;
    using local_days = std::chrono::local_days;
    [[nodiscard]] const calendar_data& data() const noexcept { return data_; }
    [[nodiscard]] zone where() const noexcept { return data_.where; }

    // Working time in [from, to); negative if `to` is before `from`.
    [[nodiscard]] milliseconds working_time_between(instant from, instant to) const noexcept {
        return milliseconds{table_.worked(local_ms(to)) - table_.worked(local_ms(from))};
    }

    // The earliest instant by which `amount` has been worked since `from`; so a stretch used up to
    // its end gives closing time, not the next opening. Not positive: `from` itself.
    [[nodiscard]] instant add_working_time(instant from, milliseconds amount) const noexcept {
        return amount.count() <= 0 ? from : at(after_work(from, amount));
    }
    // The same with the day it belongs to. Precondition: `amount` is positive.
    [[nodiscard]] day_time after_work(instant from, milliseconds amount) const noexcept {
        const std::int64_t local = local_ms(from);
        return known_as(
            table_.reach(table_.worked(local) + std::min(amount.count(), day_table::longest),
                         day_table::floor_day(local)));
    }

    // Closing time itself is not open.
    [[nodiscard]] bool is_open(instant t) const noexcept {
        const day_point here = point(t);
        return table_.is_open(here.day, here.ms);
    }

    // `t` itself while open, else the next opening.
    [[nodiscard]] instant next_opening(instant t) const noexcept { return at(opening_from(t)); }
    // The same with the day it belongs to.
    [[nodiscard]] day_time opening_from(instant t) const noexcept {
        const day_point here = point(t);
        return known_as(is_open(t) ? here : table_.next_opening(here.day, here.ms));
    }

    // The day an instant belongs to: its date, but midnight belongs to the day that closes then.
    [[nodiscard]] day_time day_of(instant t) const noexcept {
        const auto [day, ms] = point(t);
        if (ms == 0 && !table_.is_open(day, 0) && table_.is_closing(day - 1, day_table::day_ms))
            return known_as({day - 1, day_table::day_ms});
        return known_as({day, ms});
    }

    // When the clock of a row opened at `t` starts: at `t` if `t` is in office hours or is closing
    // time, which belongs to the day that closes; else at the next opening.
    [[nodiscard]] day_time clock_start(instant t) const noexcept {
        const day_time here = day_of(t);
        const std::int64_t ms = here.since_midnight.count();
        const bool counts =
            table_.is_open(number(here.day), ms) || table_.is_closing(number(here.day), ms);
        return counts ? here : opening_from(t);
    }

    [[nodiscard]] instant at(day_time t) const noexcept {
        return to_instant(local_instant{t.day} + t.since_midnight, data_.where);
    }

    [[nodiscard]] bool is_working_day(local_days day) const noexcept {
        return !table_.pattern_at(number(day)).empty();
    }

    // The n-th working day after `day`, which is day 0 whether it is a working day or not; for n =
    // 0 `day` itself. Precondition: 0 <= n <= 36,525.
    [[nodiscard]] local_days working_day_after(local_days day, std::int64_t n) const noexcept {
        return n <= 0 ? day
                      : local_days{std::chrono::days{
                            table_.day_of_ordinal(table_.days_before(number(day) + 1) + n - 1)}};
    }

    // The day itself if it is a working day, else the next one.
    [[nodiscard]] local_days working_day_from(local_days day) const noexcept {
        return is_working_day(day) ? day : working_day_after(day, 1);
    }

    // Number of working days in [from, to).
    [[nodiscard]] std::int64_t working_days_between(local_days from, local_days to) const noexcept {
        return table_.days_before(number(to)) - table_.days_before(number(from));
    }

    [[nodiscard]] const day_hours& hours_of(local_days day) const noexcept {
        return table_.pattern_at(number(day));
    }

    // Office closing of a working day; on a closed day, midnight at its end.
    [[nodiscard]] day_time closing(local_days day) const noexcept {
        const day_hours& hours = hours_of(day);
        return {day, std::chrono::minutes{hours.empty() ? minutes_per_day : hours.closing()}};
    }

    // The clock time moved into the office hours of that day: up to the next opening of the day,
    // or back to closing. On a closed day unchanged.
    [[nodiscard]] day_time within_hours(day_time t) const noexcept {
        const day_hours& hours = hours_of(t.day);
        if (hours.empty()) return t;
        for (const stretch& each : hours.stretches()) {
            const milliseconds from = std::chrono::minutes{each.from};
            if (t.since_midnight < from) return {t.day, from};
            if (t.since_midnight <= std::chrono::minutes{each.to}) return t;
        }
        return closing(t.day);
    }

    // False where holidays are not known, so that an answer touching the day is provisional.
    [[nodiscard]] bool knows(local_days day) const noexcept { return data_.known.has(day); }

    // The entry that closes a day, if one does; a 24-hour desk has none.
    [[nodiscard]] const closed_day* closed_by(local_days day) const noexcept {
        if (data_.hours.round_the_clock) return nullptr;
        const auto found = std::ranges::lower_bound(data_.closed, day, {}, &closed_day::date);
        return found != data_.closed.end() && found->date == day ? &*found : nullptr;
    }

    [[nodiscard]] std::size_t table_bytes() const noexcept { return table_.bytes(); }

    // The same calendar with the office hours of one row or one SOP; they hold in Ramadan too.
    // Nothing if those hours are empty.
    [[nodiscard]] std::optional<work_calendar> with_hours(const weekly_hours& hours) const {
        calendar_data changed = data_;
        changed.hours = hours;
        changed.ramadan.clear();
        changed.ramadan_hours.reset();
        return compile(std::move(changed));
    }

    // The same calendar with further closed days (a regional holiday, an office closed by a flood).
    // Nothing if a day is already closed or lies outside the known span.
    [[nodiscard]] std::optional<work_calendar> with_closed(
        const std::vector<closed_day>& more) const {
        calendar_data changed = data_;
        changed.closed.insert(changed.closed.end(), more.begin(), more.end());
        return compile(std::move(changed));
    }

    friend std::optional<work_calendar> make_calendar(calendar_data data);

  private:
    explicit work_calendar(calendar_data data) : data_(std::move(data)), table_(data_) {}

    [[nodiscard]] static std::optional<work_calendar> compile(calendar_data data) {
        if (!check(data).empty()) return std::nullopt;
        std::ranges::sort(data.closed, {}, &closed_day::date);
        return work_calendar{std::move(data)};
    }

    [[nodiscard]] static std::int64_t number(local_days day) noexcept {
        return day.time_since_epoch().count();
    }
    [[nodiscard]] static day_time known_as(day_point p) noexcept {
        return {local_days{std::chrono::days{p.day}}, milliseconds{p.ms}};
    }
    [[nodiscard]] day_point point(instant t) const noexcept {
        return {day_table::floor_day(local_ms(t)), day_table::ms_of_day(local_ms(t))};
    }
    [[nodiscard]] std::int64_t local_ms(instant t) const noexcept {
        return day_table::within_years(t.time_since_epoch().count()) + shift_;
    }

    calendar_data data_;
    day_table table_;
    std::int64_t shift_ = milliseconds{offset(data_.where)}.count();
};

// Compiles the data; nothing if `check(data)` finds anything.
[[nodiscard]] inline std::optional<work_calendar> make_calendar(calendar_data data) {
    return work_calendar::compile(std::move(data));
}

}  // namespace alur
