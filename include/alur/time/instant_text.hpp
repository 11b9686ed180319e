// Points in time as text: "2026-02-03T08:15+07:00".
//
// A subset of RFC 3339: seconds and up to three decimals of them are optional, the zone is not. A
// text without zone is refused unless the caller names the one that is meant. A blank may stand for
// the T, and WIB, WITA, WIT or UTC for the offset. No leap seconds; years 1900 to 9999
// but for the first and the last day.
// Errors: instant_expected, zone_missing, bad_zone. Readers do not allocate; linear in the text.
#pragma once

#include <alur/time/date.hpp>
#include <alur/time/reason.hpp>
#include <alur/time/zone.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace alur {

// An instant whose date is readable in every zone; refused within a day of either end.
[[nodiscard]] constexpr parsed<instant> readable(instant at, std::size_t start) noexcept {
    using namespace std::chrono;
    constexpr instant low{sys_days{year{first_year} / 1 / 2}};
    constexpr instant high{sys_days{year{last_year} / 12 / 30}};
    if (at < low || at > high) return {time_fault::instant_expected, start};
    return at;
}

[[nodiscard]] constexpr parsed<instant> parse_instant(
    std::string_view text, std::optional<zone> if_naive = std::nullopt) noexcept {
    using namespace std::chrono;
    text_cursor in{text};
    in.skip_space();
    const std::size_t start = in.at;
    const parsed<year_month_day> date = parse_iso_date(in.rest().substr(0, 10));
    if (!date) return {time_fault::instant_expected, start};
    in.at += 10;
    if (!in.take('T') && !in.take('t') && !in.take(' '))
        return {time_fault::instant_expected, in.at};

    const std::size_t clock = in.at;
    const digit_run hour = in.take_digits();
    const bool colon = in.take(':');
    const digit_run minute = in.take_digits();
    if (!colon || hour.length != 2 || minute.length != 2 || hour.value > 23 || minute.value > 59)
        return {time_fault::instant_expected, clock};
    std::int64_t ms = static_cast<std::int64_t>(hour.value * 60 + minute.value) * 60000;
    if (in.take(':')) {
        const digit_run second = in.take_digits();
        if (second.length != 2 || second.value > 59) return {time_fault::instant_expected, clock};
        ms += static_cast<std::int64_t>(second.value) * 1000;
        if (in.take('.')) {
            const digit_run part = in.take_digits();
            if (part.length == 0 || part.length > 3) return {time_fault::instant_expected, clock};
            const std::uint64_t scale = part.length == 1 ? 100 : part.length == 2 ? 10 : 1;
            ms += static_cast<std::int64_t>(part.value * scale);
        }
    }
    const local_instant local = local_days{*date} + milliseconds{ms};

    in.skip_space();
    const std::size_t tail = in.at;
    if (in.done()) {
        if (!if_naive) return {time_fault::zone_missing, tail};
        return readable(to_instant(local, *if_naive), start);
    }
    if (in.sees('+') || in.sees('-')) {
        const bool west = in.sees('-');
        ++in.at;
        const digit_run hours_off = in.take_digits();
        const bool has_colon = in.take(':');
        const digit_run minutes_off = in.take_digits();
        in.skip_space();
        if (!has_colon || hours_off.length != 2 || minutes_off.length != 2 ||
            hours_off.value > 23 || minutes_off.value > 59 || !in.done())
            return {time_fault::bad_zone, tail};
        const minutes ahead{static_cast<std::int64_t>(hours_off.value * 60 + minutes_off.value)};
        return readable(instant{local.time_since_epoch() - (west ? -ahead : ahead)}, start);
    }
    const std::string_view word = in.peek_word();
    if (same_word(word, "z")) {
        ++in.at;
        in.skip_space();
        if (!in.done()) return {time_fault::bad_zone, tail};
        return readable(to_instant(local, zone::UTC), start);
    }
    const parsed<zone> named = parse_zone(in.rest());
    if (!named) return {time_fault::bad_zone, tail};
    return readable(to_instant(local, *named), start);
}

// The wall clock of an instant, kept within the printable years.
[[nodiscard]] constexpr local_instant printable_local(instant at, zone where) noexcept {
    using namespace std::chrono;
    constexpr instant low{sys_days{year{1} / 1 / 1}};
    constexpr instant high{sys_days{year{last_year} / 12 / 31}};
    return to_local(std::clamp(at, low, high), where);
}

// What any instant takes as text.
inline constexpr std::size_t max_instant_chars = sizeof "2026-02-03T08:15:00.000+07:00" - 1;

// "2026-02-03T08:15+07:00"; seconds and milliseconds only where they are not zero. What it prints,
// `parse_instant` reads back as the same instant (years 1900 to 9999). Prints at `out`, where
// `max_instant_chars` fit; returns where the text ends.
constexpr char* print_instant_to(char* out, instant at, zone where) noexcept {
    using namespace std::chrono;
    const local_instant local = printable_local(at, where);
    const local_days day = floor<days>(local);
    const auto ms = static_cast<std::uint64_t>((local - day).count());
    out = print_iso_date_to(out, year_month_day{day});
    *out++ = 'T';
    out = print_digits_to(out, ms / 3600000, 2);
    *out++ = ':';
    out = print_digits_to(out, ms / 60000 % 60, 2);
    if (ms % 60000 != 0) {
        *out++ = ':';
        out = print_digits_to(out, ms / 1000 % 60, 2);
    }
    if (ms % 1000 != 0) {
        *out++ = '.';
        out = print_digits_to(out, ms % 1000, 3);
    }
    if (where == zone::UTC) {
        *out++ = 'Z';
        return out;
    }
    *out++ = '+';
    out = print_digits_to(out, static_cast<std::uint64_t>(offset(where).count() / 60), 2);
    for (const char c : {':', '0', '0'}) *out++ = c;
    return out;
}
[[nodiscard]] inline std::string print_instant(instant at, zone where) {
    char text[max_instant_chars];
    return {text, print_instant_to(text, at, where)};
}

// "Selasa, 3 Februari 2026" and "Tuesday, 3 February 2026". Precondition: a year from 0 to 9999.
[[nodiscard]] inline sentence_pair long_date(std::chrono::local_days day) {
    const std::chrono::year_month_day date{day};
    const auto month = static_cast<unsigned>(date.month()) - 1;
    const std::string number = std::to_string(static_cast<unsigned>(date.day()));
    const std::string year = std::to_string(static_cast<int>(date.year()));
    const auto join = [&](std::string_view weekday, std::string_view month_word) {
        return std::string(weekday) + ", " + number + ' ' + std::string(month_word) + ' ' + year;
    };
    const day_name& weekday = day_names[weekday_index(day)];
    return {join(weekday.id, month_names[month].id), join(weekday.en, month_names[month].en)};
}

// "07.30"; with seconds and milliseconds where they are not zero. `since_midnight` up to 24 h.
[[nodiscard]] inline std::string clock_text(std::chrono::milliseconds since_midnight,
                                            char separator = '.') {
    const auto ms = static_cast<std::uint64_t>(since_midnight.count());
    std::string out;
    append_number(out, ms / 3600000, 2);
    out += separator;
    append_number(out, ms / 60000 % 60, 2);
    if (ms % 60000 == 0) return out;
    out += separator;
    append_number(out, ms / 1000 % 60, 2);
    if (ms % 1000 == 0) return out;
    out += ',';
    append_number(out, ms % 1000, 3);
    return out;
}

}  // namespace alur
