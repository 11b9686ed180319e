// Office hours as text: day keys "Senin-Kamis", hours "07.30-12.00, 13.00-16.00", "24 jam".
//
// Read: dot or colon, any dash, any spacing and case, stretches in any order, "Jum'at".
// Days may run over the week's end ("Sabtu-Minggu"). A day's "24 jam" is 00.00-24.00.
// Written: one spelling. Errors: faults of reason.hpp with their byte. Readers do not allocate;
// linear in the text; usable in constant expressions. Thread-safety: values.
#pragma once

#include <alur/time/date.hpp>
#include <alur/time/hours.hpp>
#include <alur/time/reason.hpp>
#include <alur/time/text.hpp>

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace alur {

// 0 for Monday … 6; 7 if no day stands at the cursor.
[[nodiscard]] constexpr std::size_t take_weekday(text_cursor& in) noexcept {
    text_cursor ahead = in;
    if (ahead.take_word("jum")) {
        const bool typographic = ahead.rest().substr(0, 3) == "\xE2\x80\x99";
        if (typographic) ahead.at += 3;
        if ((typographic || ahead.take('\'')) && ahead.take_word("at")) {
            in = ahead;
            return 4;
        }
        return 7;
    }
    for (std::size_t day = 0; day < 7; ++day) {
        constexpr std::array<std::string_view, 7> lower{"senin", "selasa", "rabu",  "kamis",
                                                        "jumat", "sabtu",  "minggu"};
        if (in.take_word(lower[day])) return day;
    }
    return 7;
}

// "Senin", "Senin-Kamis", "Senin, Rabu", "Senin-Rabu, Jumat".
[[nodiscard]] constexpr parsed<day_set> parse_days(std::string_view text) noexcept {
    text_cursor in{text};
    day_set days;
    do {
        in.skip_space();
        const std::size_t start = in.at;
        const std::size_t first = take_weekday(in);
        if (first == 7) return {time_fault::day_expected, start};
        std::size_t last = first;
        in.skip_space();
        if (in.take_dash()) {
            in.skip_space();
            last = take_weekday(in);
            if (last == 7) return {time_fault::day_expected, in.at};
        }
        for (std::size_t day = first;; day = (day + 1) % 7) {
            if (days.has(day)) return {time_fault::repeated_day, start};
            days.put(day);
            if (day == last) break;
        }
        in.skip_space();
    } while (in.take(','));
    if (!in.done()) return {time_fault::unexpected_text, in.at};
    return days;
}

// "07.30" or "7:30" at the cursor, 00.00 to 24.00, in minutes since midnight.
[[nodiscard]] constexpr parsed<std::uint16_t> take_clock(text_cursor& in) noexcept {
    const std::size_t start = in.at;
    const digit_run hour = in.take_digits();
    if (hour.length == 0) return {time_fault::clock_expected, start};
    if (!in.take('.') && !in.take(':')) return {time_fault::clock_expected, start};
    const digit_run minute = in.take_digits();
    if (hour.length > 2 || minute.length != 2 || minute.value > 59 ||
        hour.value * 60 + minute.value > minutes_per_day)
        return {time_fault::bad_clock, start};
    return static_cast<std::uint16_t>(hour.value * 60 + minute.value);
}

// True if the whole text is "24 jam".
[[nodiscard]] constexpr bool is_round_the_clock(std::string_view text) noexcept {
    text_cursor in{text};
    in.skip_space();
    const digit_run hours = in.take_digits();
    in.skip_space();
    const bool unit = in.take_word("jam");
    in.skip_space();
    return hours.value == 24 && unit && in.done();
}

// "07.30-12.00, 13.00-16.00".
[[nodiscard]] constexpr parsed<day_hours> parse_hours(std::string_view text) noexcept {
    if (is_round_the_clock(text)) return whole_day();
    text_cursor in{text};
    day_hours day;
    do {
        in.skip_space();
        const std::size_t start = in.at;
        const parsed<std::uint16_t> from = take_clock(in);
        if (!from) return from.error;
        in.skip_space();
        if (!in.take_dash()) return {time_fault::clock_expected, in.at};
        in.skip_space();
        const parsed<std::uint16_t> to = take_clock(in);
        if (!to) return to.error;
        if (const time_fault fault = day.add({*from, *to}); fault != time_fault::none)
            return {fault, start};
        in.skip_space();
    } while (in.take(','));
    if (!in.done()) return {time_fault::unexpected_text, in.at};
    return day;
}

// "07.30-12.00, 13.00-16.00"; empty for a closed day.
[[nodiscard]] inline std::string print_hours(const day_hours& day) {
    std::string out;
    const auto clock = [&out](unsigned minutes) {
        append_number(out, minutes / 60, 2);
        out += '.';
        append_number(out, minutes % 60, 2);
    };
    for (const stretch& each : day.stretches()) {
        if (!out.empty()) out += ", ";
        clock(each.from);
        out += '-';
        clock(each.to);
    }
    return out;
}

// "Senin-Kamis", "Senin, Rabu".
[[nodiscard]] inline std::string print_days(day_set days) {
    std::string out;
    for (std::size_t day = 0; day < 7; ++day) {
        if (!days.has(day)) continue;
        std::size_t last = day;
        while (last + 1 < 7 && days.has(last + 1)) ++last;
        if (!out.empty()) out += ", ";
        out += day_names[day].id;
        if (last != day) {
            out += '-';
            out += day_names[last].id;
        }
        day = last;
    }
    return out;
}

// Days with equal hours together, in the order of the week: {"Senin-Kamis", "07.30-12.00, …"}.
// A 24-hour desk is the one pair {"", "24 jam"}.
[[nodiscard]] inline std::vector<std::pair<std::string, std::string>> print_weekly_hours(
    const weekly_hours& week) {
    if (week.round_the_clock) return {{"", "24 jam"}};
    std::vector<std::pair<std::string, std::string>> out;
    day_set done;
    for (std::size_t day = 0; day < 7; ++day) {
        if (done.has(day) || week.days[day].empty()) continue;
        day_set same;
        for (std::size_t other = day; other < 7; ++other)
            if (week.days[other] == week.days[day]) same.put(other);
        done.bits = static_cast<std::uint8_t>(done.bits | same.bits);
        out.emplace_back(print_days(same), print_hours(week.days[day]));
    }
    return out;
}

}  // namespace alur
