// Sums of amounts as text: "2 jam 30 menit".
//
// Read: units in any order, each once, with or without a space after the number. Written: the
// largest unit first. Errors: the faults of reason.hpp at the byte where they begin. Sums of
// working and calendar time are refused: nothing says in which order they would run, and a
// suspension could not keep their remainder. No allocation on reading; linear; usable in constant
// expressions.
#pragma once

#include <alur/time/date.hpp>
#include <alur/time/reason.hpp>
#include <alur/time/text.hpp>
#include <alur/time/time_limit.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

namespace alur {

inline constexpr std::int64_t longest_minutes = std::int64_t{36525} * 1440;  // 100 years

// The least and the greatest length, in minutes of the clock, a sum can be taken to mean. A working
// day is counted as 24 hours, a month as 28 to 31 days.
[[nodiscard]] constexpr std::int64_t least_minutes(const amounts& sum) noexcept {
    return sum.working_minutes() +
           1440 * (sum.working_days() + sum.calendar_days() + 28 * sum.months());
}
[[nodiscard]] constexpr std::int64_t most_minutes(const amounts& sum) noexcept {
    return sum.working_minutes() +
           1440 * (sum.working_days() + sum.calendar_days() + 31 * sum.months());
}

// True if `lower` is longer than `upper` however the calendar falls. Between working and calendar
// time a working day is taken to last at most ten days, so that only plain mistakes are refused.
[[nodiscard]] constexpr bool surely_longer(const amounts& lower, const amounts& upper) noexcept {
    if (lower.is_working() == upper.is_working()) {
        const std::int64_t shared = std::min(lower.months(), upper.months());
        return least_minutes(lower) - 28 * 1440 * shared > most_minutes(upper) - 31 * 1440 * shared;
    }
    const std::int64_t stretch = upper.is_working() ? 10 : 1;
    return least_minutes(lower) > stretch * most_minutes(upper);
}

// A number at the cursor; fails on signs, fractions and words.
[[nodiscard]] constexpr parsed<std::uint64_t> take_amount(text_cursor& in) noexcept {
    const std::size_t start = in.at;
    if (in.sees_dash()) return {time_fault::negative_amount, start};
    const digit_run run = in.take_digits();
    const std::string_view next = in.rest();
    const bool half_sign = next.substr(0, 2) == "\xC2\xBC" || next.substr(0, 2) == "\xC2\xBD" ||
                           next.substr(0, 2) == "\xC2\xBE";
    if (half_sign) return {time_fault::fractional_amount, start};
    if (run.length == 0) return {time_fault::number_expected, start};
    if (next.size() > 1 && (next[0] == '.' || next[0] == ',' || next[0] == '/') &&
        is_digit(next[1]))
        return {time_fault::fractional_amount, start};
    return run.value;
}

// A unit at the cursor: one word, or "hari kerja", "hari kalender".
[[nodiscard]] constexpr parsed<time_unit> take_unit(text_cursor& in) noexcept {
    const std::size_t start = in.at;
    if (in.sees('(')) return {time_fault::number_in_words, start};
    if (in.take_word("hari")) {
        text_cursor ahead = in;
        ahead.skip_space();
        if (ahead.take_word("kerja")) {
            in = ahead;
            return time_unit::working_day;
        }
        if (ahead.take_word("kalender")) {
            in = ahead;
            return time_unit::calendar_day;
        }
        return time_unit::day;
    }
    for (std::size_t i = 0; i < time_unit_count; ++i) {
        const auto unit = static_cast<time_unit>(i);
        if (in.take_word(name(unit))) return unit;
    }
    return {in.peek_word().empty() ? time_fault::unit_expected : time_fault::unknown_unit, start};
}

// Adds an amount to a sum, or says why it does not fit.
[[nodiscard]] constexpr time_fault add_amount(amounts& sum, std::uint64_t count,
                                              time_unit unit) noexcept {
    if (count == 0) return time_fault::zero_amount;
    if (count > static_cast<std::uint64_t>(longest_minutes)) return time_fault::amount_too_large;
    const bool day_twice =
        (unit == time_unit::day || unit == time_unit::working_day) && sum.working_days() > 0;
    if (sum[unit] != 0 || day_twice) return time_fault::repeated_unit;
    sum[unit] = static_cast<std::uint32_t>(count);
    if (sum.is_working() && sum.is_calendar()) return time_fault::mixed_units;
    if (most_minutes(sum) > 31 * 1200 * std::int64_t{1440}) return time_fault::amount_too_large;
    if (least_minutes(sum) > longest_minutes) return time_fault::amount_too_large;
    return time_fault::none;
}

// Further "number unit" pairs until something else begins. `sum` may hold a first pair already.
[[nodiscard]] constexpr std::optional<time_error> take_more(text_cursor& in,
                                                            amounts& sum) noexcept {
    for (;;) {
        in.skip_space();
        if (!in.sees_digit()) return std::nullopt;
        const std::size_t start = in.at;
        const parsed<std::uint64_t> number = take_amount(in);
        if (!number) return number.error;
        in.skip_space();
        const parsed<time_unit> unit = take_unit(in);
        if (!unit) return unit.error;
        if (const time_fault fault = add_amount(sum, *number, *unit); fault != time_fault::none)
            return time_error{fault, start};
    }
}

// One plain sum, the whole text.
[[nodiscard]] constexpr parsed<amounts> parse_amounts(std::string_view text) noexcept {
    text_cursor in{text};
    in.skip_space();
    if (in.done()) return {time_fault::empty, in.at};
    if (!in.sees_digit() && !in.sees_dash() && !in.peek_word().empty())
        return {time_fault::plain_sum_expected, in.at};
    if (!in.sees_digit()) return take_amount(in).error;
    amounts sum;
    if (const std::optional<time_error> fault = take_more(in, sum)) return *fault;
    if (in.sees_dash()) return {time_fault::plain_sum_expected, in.at};
    if (!in.done()) return {time_fault::unexpected_text, in.at};
    return sum;
}

// "2 jam 30 menit"; empty for an empty sum.
[[nodiscard]] inline std::string print_amounts(const amounts& sum) {
    std::string out;
    for (std::size_t i = time_unit_count; i-- > 0;) {
        if (sum.count[i] == 0) continue;
        if (!out.empty()) out += ' ';
        out += std::to_string(sum.count[i]);
        out += ' ';
        out += name(static_cast<time_unit>(i));
    }
    return out;
}

}  // namespace alur
