// A work calendar as it is written down: plain data, any number of them side by side.
//
// It says nothing about where it came from (files are read in <alur/sop/calendar_file.hpp>) and
// computes nothing; `make_calendar` in <alur/time/work_calendar.hpp> compiles it. Dates are dates
// of the calendar's zone. `check` lists what would keep it from compiling; linear (n log n) in the
// data. Thread-safety: plain values.
#pragma once

#include <alur/time/hours.hpp>
#include <alur/time/zone.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alur {

// Where a term of n working days ends: at office closing of the n-th day (the law's counting), or
// at the clock time of the opening, moved into office hours.
enum class counting : std::uint8_t { end_of_day, same_clock };  // akhir_hari, jam_sama

[[nodiscard]] constexpr std::string_view name(counting policy) noexcept {
    return policy == counting::end_of_day ? "akhir_hari" : "jam_sama";
}

enum class closed_kind : std::uint8_t { national_holiday, joint_leave, polling_day, regional };

[[nodiscard]] constexpr std::string_view name(closed_kind kind) noexcept {
    constexpr std::array<std::string_view, 4> names{"libur_nasional", "cuti_bersama",
                                                    "pemilu_pilkada", "libur_daerah"};
    return names[static_cast<std::size_t>(kind)];
}

// A day on which the office is closed, and the decree that closed it (may be blank).
struct closed_day {
    std::chrono::local_days date{};
    closed_kind kind = closed_kind::national_holiday;
    std::string name;
    std::string decree;
    friend bool operator==(const closed_day&, const closed_day&) = default;
};

// First and last day, both included.
struct date_range {
    std::chrono::local_days first{};
    std::chrono::local_days last{};
    [[nodiscard]] constexpr bool has(std::chrono::local_days day) const noexcept {
        return first <= day && day <= last;
    }
    [[nodiscard]] constexpr bool overlaps(const date_range& other) const noexcept {
        return first <= other.last && other.first <= last;
    }
    friend constexpr bool operator==(const date_range&, const date_range&) = default;
};

// A stretch of days with hours of its own.
struct season {
    date_range days;
    std::string name;  // "Ramadan 1444 H"
    friend bool operator==(const season&, const season&) = default;
};

struct calendar_data {
    std::string id;
    std::string version;
    std::string name;
    zone where = zone::WIB;
    counting policy = counting::end_of_day;
    weekly_hours hours;
    std::optional<weekly_hours> ramadan_hours;
    std::vector<season> ramadan;
    std::vector<closed_day> closed;  // in any order
    date_range known;                // outside, only `hours` are known and answers are provisional
    friend bool operator==(const calendar_data&, const calendar_data&) = default;
};

// The longest span of `known`, so that the tables of one calendar stay under 256 KiB.
inline constexpr std::chrono::days longest_span{60 * 366};

enum class calendar_fault : std::uint8_t {
    no_hours,               // the office never opens
    span_reversed,          // `known` ends before it begins
    span_too_long,          // more than `longest_span`
    span_out_of_range,      // `known` leaves the years 1900 to 9999
    closed_twice,           // index: the later entry in `closed`
    closed_outside_span,    // index into `closed`
    ramadan_reversed,       // index into `ramadan`
    ramadan_overlap,        // index: the later entry in `ramadan`
    ramadan_outside_span,   // index into `ramadan`
    ramadan_without_hours,  // periods are named, hours are not
};

struct calendar_finding {
    calendar_fault what;
    std::size_t index = 0;
    friend constexpr bool operator==(const calendar_finding&, const calendar_finding&) = default;
};

// Everything that keeps the data from compiling; empty if nothing does.
[[nodiscard]] inline std::vector<calendar_finding> check(const calendar_data& data) {
    using namespace std::chrono;
    std::vector<calendar_finding> found;
    // Not inlined: g++ 12 at -O3 would warn of an overflow in the empty vector's first growth.
    const auto add = [&found](calendar_fault what, std::size_t index) __attribute__((noinline)) {
        found.push_back({what, index});
    };
    if (data.hours.empty()) add(calendar_fault::no_hours, 0);
    if (data.known.last < data.known.first) {
        add(calendar_fault::span_reversed, 0);
    } else {
        if (data.known.last - data.known.first >= longest_span)
            add(calendar_fault::span_too_long, 0);
        constexpr date_range printable{local_days{year{1900} / 1 / 1},
                                       local_days{year{9999} / 12 / 31}};
        if (!printable.has(data.known.first) || !printable.has(data.known.last))
            add(calendar_fault::span_out_of_range, 0);
    }
    std::vector<std::size_t> order(data.closed.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return data.closed[a].date < data.closed[b].date;
    });
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && data.closed[order[i]].date == data.closed[order[i - 1]].date)
            add(calendar_fault::closed_twice, order[i]);
        if (!data.known.has(data.closed[order[i]].date))
            add(calendar_fault::closed_outside_span, order[i]);
    }
    for (std::size_t i = 0; i < data.ramadan.size(); ++i) {
        const date_range& days = data.ramadan[i].days;
        if (days.last < days.first) {
            add(calendar_fault::ramadan_reversed, i);
            continue;
        }
        if (!data.known.has(days.first) || !data.known.has(days.last))
            add(calendar_fault::ramadan_outside_span, i);
        for (std::size_t j = 0; j < i; ++j)
            if (days.overlaps(data.ramadan[j].days)) add(calendar_fault::ramadan_overlap, i);
    }
    if (!data.ramadan.empty() && !data.ramadan_hours) add(calendar_fault::ramadan_without_hours, 0);
    return found;
}

}  // namespace alur
