// The tables of a compiled calendar: for each known day what was worked before it.
//
// Days are numbered from 1970-01-01 of the calendar's wall clock, milliseconds likewise. Each known
// day has a row {minutes worked before it, working days before it, its pattern}; a pattern is the
// hours of one kind of day. Before and after the known days the week of patterns 0 to 6 repeats,
// and sums there are computed from whole weeks. Sums count from the first known day and are
// negative before it. Knows no zones, no names, no policy; used through
// <alur/time/work_calendar.hpp>. No query allocates. Immutable after construction.
#pragma once

#include <alur/time/calendar_data.hpp>
#include <alur/time/hours.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace alur {

struct day_point {
    std::int64_t day = 0;
    std::int64_t ms = 0;  // since midnight, up to 24 h
};

class day_table {
  public:
    static constexpr std::int64_t day_ms = 86'400'000;
    static constexpr std::int64_t minute_ms = 60'000;
    static constexpr std::int64_t longest =
        1'000 * 366 * day_ms;  // more working time is never added at once

    // Precondition: `check(data)` is empty and `data.closed` is sorted.
    explicit day_table(const calendar_data& data) {
        const bool always = data.hours.round_the_clock;
        for (std::size_t i = 0; i < 7; ++i) {
            patterns_[i] = always ? whole_day() : data.hours.days[i];
            if (data.ramadan_hours)
                patterns_[7 + i] =
                    data.ramadan_hours->round_the_clock ? whole_day() : data.ramadan_hours->days[i];
        }
        for (std::size_t i = 0; i < patterns_.size(); ++i) {
            std::size_t n = 0;
            for (const stretch& each : patterns_[i].stretches()) {
                slots_[i][n] = {static_cast<std::int32_t>(each.from * minute_ms),
                                static_cast<std::int32_t>((each.to - each.from) * minute_ms)};
                ++n;
            }
            widest_ = std::max(widest_, n);
        }
        for (std::size_t i = 0; i < 7; ++i) {
            week_minutes_ += patterns_[i].minutes();
            week_days_ += patterns_[i].empty() ? 0 : 1;
        }
        first_ = data.known.first.time_since_epoch().count();
        last_ = data.known.last.time_since_epoch().count() + 1;
        first_ms_ = first_ * day_ms;
        span_ms_ = static_cast<std::uint64_t>((last_ - first_) * day_ms);
        fill(data, always);
    }

    [[nodiscard]] static constexpr std::int64_t floor_day(std::int64_t local) noexcept {
        return local >= 0 ? local / day_ms : -((day_ms - 1 - local) / day_ms);
    }
    [[nodiscard]] static constexpr std::int64_t ms_of_day(std::int64_t local) noexcept {
        return local - floor_day(local) * day_ms;
    }
    // Moves an instant into the years 1 to 9999.
    [[nodiscard]] static constexpr std::int64_t within_years(std::int64_t ms) noexcept {
        constexpr std::int64_t low = -719'162 * day_ms;
        constexpr std::int64_t high = 2'932'896 * day_ms;
        return ms < low ? low : ms > high ? high : ms;
    }

    // Milliseconds worked from the start of the first known day to the local millisecond.
    [[nodiscard]] std::int64_t worked(std::int64_t local) const noexcept {
        const auto since = static_cast<std::uint64_t>(local - first_ms_);
        if (since < span_ms_) {
            const row& day = rows_[since / day_ms];
            return std::int64_t{day.minutes_before} * minute_ms +
                   worked_in(day.pattern, static_cast<std::int32_t>(since % day_ms));
        }
        const std::int64_t day = floor_day(local);
        return minutes_before(day) * minute_ms +
               worked_in(week_pattern(day), static_cast<std::int32_t>(local - day * day_ms));
    }

    [[nodiscard]] const day_hours& pattern_at(std::int64_t day) const noexcept {
        return patterns_[pattern_index(day)];
    }

    [[nodiscard]] std::int64_t minutes_before(std::int64_t day) const noexcept {
        if (inside(day)) return row_of(day).minutes_before;
        const std::int64_t edge = day < first_ ? first_ : last_;
        const std::int64_t base = day < first_ ? 0 : total_minutes_;
        const std::int64_t weeks = whole_weeks(day - edge);
        std::int64_t sum = base + weeks * week_minutes_;
        for (std::int64_t d = edge + 7 * weeks; d < day; ++d)
            sum += patterns_[week_pattern(d)].minutes();
        return sum;
    }

    // Working days from the first known day to the start of `day`.
    [[nodiscard]] std::int64_t days_before(std::int64_t day) const noexcept {
        if (inside(day)) return row_of(day).days_before;
        const std::int64_t edge = day < first_ ? first_ : last_;
        const std::int64_t base = day < first_ ? 0 : total_days();
        const std::int64_t weeks = whole_weeks(day - edge);
        std::int64_t sum = base + weeks * week_days_;
        for (std::int64_t d = edge + 7 * weeks; d < day; ++d)
            sum += patterns_[week_pattern(d)].empty() ? 0 : 1;
        return sum;
    }

    // The working day before which exactly `ordinal` working days lie.
    [[nodiscard]] std::int64_t day_of_ordinal(std::int64_t ordinal) const noexcept {
        if (ordinal >= 0 && ordinal < total_days())
            return first_ + working_[static_cast<std::size_t>(ordinal)];
        const std::int64_t edge = ordinal < 0 ? first_ : last_;
        std::int64_t left = ordinal < 0 ? ordinal : ordinal - total_days();
        std::int64_t weeks = left / week_days_ - (left % week_days_ < 0 ? 1 : 0);
        left -= weeks * week_days_;
        std::int64_t day = edge + 7 * weeks;
        while (patterns_[week_pattern(day)].empty() || left-- > 0) ++day;
        return day;
    }

    // The earliest point by which `target` milliseconds have been worked since the first known day,
    // as the end of work rather than the start of the next. Precondition: less was worked before
    // the day `from`. Most limits are short: the search widens from there.
    [[nodiscard]] day_point reach(std::int64_t target, std::int64_t from) const noexcept {
        std::int64_t day = 0;
        if (target > 0 && target <= total_minutes_ * minute_ms) {
            const auto before = [&](const row& each) {
                return std::int64_t{each.minutes_before} * minute_ms < target;
            };
            auto low = rows_.begin() + std::max(from - first_, std::int64_t{0});
            std::ptrdiff_t step = 1;
            while (rows_.end() - low > step && before(low[step])) {
                low += step;
                step *= 2;
            }
            const auto high = low + std::min(step, rows_.end() - low);
            day = first_ + (std::partition_point(low + 1, high, before) - rows_.begin()) - 1;
        } else {
            const std::int64_t edge = target <= 0 ? first_ : last_;
            std::int64_t left = target <= 0 ? target : target - total_minutes_ * minute_ms;
            const std::int64_t week = week_minutes_ * minute_ms;
            // one less than the quotient for an exact multiple: the end of a week, not the next
            // start
            const std::int64_t weeks = left > 0 ? (left - 1) / week : -((-left) / week) - 1;
            left -= weeks * week;
            day = edge + 7 * weeks;
            while (left > patterns_[week_pattern(day)].minutes() * minute_ms) {
                left -= patterns_[week_pattern(day)].minutes() * minute_ms;
                ++day;
            }
        }
        std::int64_t left = target - minutes_before(day) * minute_ms;
        const std::size_t pattern = pattern_index(day);
        std::size_t part = 0;
        while (left > slots_[pattern][part].length) {
            left -= slots_[pattern][part].length;
            ++part;
        }
        return {day, slots_[pattern][part].from + left};
    }

    [[nodiscard]] bool is_open(std::int64_t day, std::int64_t ms) const noexcept {
        for (const stretch& each : pattern_at(day).stretches())
            if (each.from * minute_ms <= ms && ms < each.to * minute_ms) return true;
        return false;
    }

    // The end of one of the day's stretches.
    [[nodiscard]] bool is_closing(std::int64_t day, std::int64_t ms) const noexcept {
        for (const stretch& each : pattern_at(day).stretches())
            if (each.to * minute_ms == ms) return true;
        return false;
    }

    // The first start of a stretch at or after the point.
    [[nodiscard]] day_point next_opening(std::int64_t day, std::int64_t ms) const noexcept {
        for (const stretch& each : pattern_at(day).stretches())
            if (each.from * minute_ms >= ms) return {day, each.from * minute_ms};
        const std::int64_t next = day_of_ordinal(days_before(day + 1));
        return {next, pattern_at(next).opening() * minute_ms};
    }

    [[nodiscard]] std::size_t bytes() const noexcept {
        return sizeof(*this) + rows_.size() * sizeof(row) + working_.size() * sizeof(std::uint16_t);
    }

  private:
    struct row {
        std::uint32_t minutes_before;
        std::uint16_t days_before;
        std::uint16_t pattern;
    };
    struct slot {
        std::int32_t from = 0;
        std::int32_t length = 0;
    };
    static constexpr std::size_t closed_pattern = 14;

    void fill(const calendar_data& data, bool always) {
        rows_.reserve(static_cast<std::size_t>(last_ - first_));
        auto closed = data.closed.begin();
        for (std::int64_t day = first_; day < last_; ++day) {
            const std::chrono::local_days date{std::chrono::days{day}};
            std::size_t pattern = week_pattern(day);
            while (closed != data.closed.end() && closed->date < date) ++closed;
            for (const season& each : data.ramadan)
                if (!always && each.days.has(date)) pattern = 7 + week_pattern(day);
            if (!always && closed != data.closed.end() && closed->date == date)
                pattern = closed_pattern;
            rows_.push_back({static_cast<std::uint32_t>(total_minutes_),
                             static_cast<std::uint16_t>(working_.size()),
                             static_cast<std::uint16_t>(pattern)});
            total_minutes_ += patterns_[pattern].minutes();
            if (!patterns_[pattern].empty())
                working_.push_back(static_cast<std::uint16_t>(day - first_));
        }
        working_.shrink_to_fit();
    }

    [[nodiscard]] std::int64_t worked_in(std::size_t pattern, std::int32_t ms) const noexcept {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < widest_; ++i)
            sum += std::clamp(ms - slots_[pattern][i].from, 0, slots_[pattern][i].length);
        return sum;
    }

    [[nodiscard]] bool inside(std::int64_t day) const noexcept {
        return first_ <= day && day < last_;
    }
    [[nodiscard]] const row& row_of(std::int64_t day) const noexcept {
        return rows_[static_cast<std::size_t>(day - first_)];
    }
    [[nodiscard]] std::size_t pattern_index(std::int64_t day) const noexcept {
        return inside(day) ? row_of(day).pattern : week_pattern(day);
    }
    [[nodiscard]] static std::size_t week_pattern(std::int64_t day) noexcept {
        const std::int64_t from_monday = (day + 3) % 7;  // 1970-01-01 was a Thursday
        return static_cast<std::size_t>(from_monday < 0 ? from_monday + 7 : from_monday);
    }
    [[nodiscard]] static std::int64_t whole_weeks(std::int64_t days) noexcept {
        return days / 7 - (days % 7 < 0 ? 1 : 0);
    }
    [[nodiscard]] std::int64_t total_days() const noexcept {
        return static_cast<std::int64_t>(working_.size());
    }

    std::int64_t first_ms_ = 0;
    std::uint64_t span_ms_ = 0;
    std::vector<row> rows_;
    std::size_t widest_ = 0;
    std::array<std::array<slot, day_hours::capacity>, 15> slots_{};
    std::array<day_hours, 15> patterns_{};  // the week, the week of Ramadan, closed
    std::vector<std::uint16_t> working_;    // working days, counted from the first known day
    std::int64_t first_ = 0;
    std::int64_t last_ = 0;  // the day after the last known one
    std::int64_t total_minutes_ = 0;
    std::int64_t week_minutes_ = 0;
    std::int64_t week_days_ = 0;
};

}  // namespace alur
