// Office hours: for each weekday the stretches in which work is done.
//
// A stretch is [from, to) in whole minutes since local midnight, 0 to 1440. Invariant of a
// `day_hours`: stretches are sorted, do not overlap and do not touch (touching ones are joined).
// `round_the_clock` is the 24-hour desk: open every minute, holidays included; the stretches are
// then not looked at. No allocation. Constant time. Usable in constant expressions. Plain values.
#pragma once

#include <alur/time/reason.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace alur {

inline constexpr std::uint16_t minutes_per_day = 1440;

struct stretch {
    std::uint16_t from = 0;
    std::uint16_t to = 0;
    friend constexpr bool operator==(const stretch&, const stretch&) = default;
};

class day_hours {
  public:
    static constexpr std::size_t capacity = 6;

    constexpr day_hours() noexcept = default;

    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] constexpr std::span<const stretch> stretches() const noexcept {
        return {list_.data(), size_};
    }
    [[nodiscard]] constexpr std::uint16_t opening() const noexcept { return list_[0].from; }
    [[nodiscard]] constexpr std::uint16_t closing() const noexcept {
        return size_ == 0 ? std::uint16_t{0} : list_[size_ - 1U].to;
    }
    [[nodiscard]] constexpr std::uint16_t minutes() const noexcept {
        unsigned sum = 0;
        for (const stretch& each : stretches()) sum += static_cast<unsigned>(each.to - each.from);
        return static_cast<std::uint16_t>(sum);
    }

    // Puts a stretch in its place. Refuses (and changes nothing): bad_clock past 24.00,
    // hours_reversed, hours_overlap, too_many_intervals.
    constexpr time_fault add(stretch given) noexcept {
        if (given.from > minutes_per_day || given.to > minutes_per_day)
            return time_fault::bad_clock;
        if (given.from >= given.to) return time_fault::hours_reversed;
        for (const stretch& each : stretches())
            if (given.from < each.to && each.from < given.to) return time_fault::hours_overlap;
        day_hours next;
        bool placed = false;
        for (const stretch& each : stretches()) {
            if (!placed && given.from < each.from) {
                next.append(given);  // there is room: `each` had it
                placed = true;
            }
            if (!next.append(each)) return time_fault::too_many_intervals;
        }
        if (!placed && !next.append(given)) return time_fault::too_many_intervals;
        *this = next;
        return time_fault::none;
    }

    friend constexpr bool operator==(const day_hours& a, const day_hours& b) noexcept {
        if (a.size_ != b.size_) return false;
        for (std::size_t i = 0; i < a.size_; ++i)
            if (!(a.list_[i] == b.list_[i])) return false;
        return true;
    }

  private:
    constexpr bool append(stretch later) noexcept {
        if (size_ != 0 && list_[size_ - 1U].to == later.from) {
            list_[size_ - 1U].to = later.to;
            return true;
        }
        if (size_ == capacity) return false;
        list_[size_] = later;
        ++size_;
        return true;
    }

    std::array<stretch, capacity> list_{};
    std::uint8_t size_ = 0;
};

[[nodiscard]] constexpr day_hours whole_day() noexcept {
    day_hours day;
    day.add({0, minutes_per_day});
    return day;
}

struct weekly_hours {
    std::array<day_hours, 7> days{};  // from Monday
    bool round_the_clock = false;

    // True if the office never opens.
    [[nodiscard]] constexpr bool empty() const noexcept {
        if (round_the_clock) return false;
        for (const day_hours& each : days)
            if (!each.empty()) return false;
        return true;
    }
    friend constexpr bool operator==(const weekly_hours&, const weekly_hours&) = default;
};

// A set of weekdays, bit 0 for Monday.
struct day_set {
    std::uint8_t bits = 0;
    [[nodiscard]] constexpr bool has(std::size_t weekday) const noexcept {
        return ((bits >> weekday) & 1U) != 0;
    }
    constexpr void put(std::size_t weekday) noexcept {
        bits = static_cast<std::uint8_t>(bits | (1U << weekday));
    }
    friend constexpr bool operator==(const day_set&, const day_set&) = default;
};

// The default of Perpres 21/2023 as usually set: 37 h 30 min in five days, in Ramadan 32 h 30 min.
[[nodiscard]] constexpr weekly_hours default_hours() noexcept {
    weekly_hours week;
    for (std::size_t day = 0; day < 5; ++day) {
        week.days[day].add({450, day == 4 ? std::uint16_t{690} : std::uint16_t{720}});
        week.days[day].add({780, day == 4 ? std::uint16_t{990} : std::uint16_t{960}});
    }
    return week;
}
[[nodiscard]] constexpr weekly_hours default_ramadan_hours() noexcept {
    weekly_hours week;
    for (std::size_t day = 0; day < 5; ++day) {
        week.days[day].add({480, day == 4 ? std::uint16_t{690} : std::uint16_t{720}});
        week.days[day].add({750, day == 4 ? std::uint16_t{930} : std::uint16_t{900}});
    }
    return week;
}

}  // namespace alur
