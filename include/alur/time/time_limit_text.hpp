// `waktu`, `perpanjangan` and the rungs of `terlambat` as text.
//
//   parse_time_limit("Maks. 3 Hari kerja")   a ceiling of three working days
//   print_time_limit(...)                    "maksimal 3 hari kerja"
//
// Case, dashes and spaces are forgiven, one spelling is written: reading what was printed gives the
// same value, and printing that gives the same text. Errors: the faults of reason.hpp, with the
// byte where they begin; describe(fault) in <alur/time/reason_text.hpp> says what to write instead.
// Linear in the text. Nothing throws but memory running out. Thread-safety: values.
#pragma once

#include <alur/time/amounts_text.hpp>
#include <alur/time/date.hpp>
#include <alur/time/limit_date_text.hpp>
#include <alur/time/reason.hpp>
#include <alur/time/text.hpp>
#include <alur/time/time_limit.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace alur {

// "maksimal", "maks.", "paling lama", "paling lambat", "selambat-lambatnya" at the cursor.
[[nodiscard]] constexpr bool take_ceiling(text_cursor& in) noexcept {
    text_cursor ahead = in;
    if (ahead.take_word("maksimal")) {
    } else if (ahead.take_word("maks")) {
        ahead.take('.');
    } else if (ahead.take_word("paling")) {
        ahead.skip_space();
        if (!ahead.take_word("lama") && !ahead.take_word("lambat")) return false;
    } else if (ahead.take_word("selambat")) {
        ahead.skip_space();
        ahead.take_dash();
        ahead.skip_space();
        if (!ahead.take_word("lambatnya")) return false;
    } else {
        return false;
    }
    ahead.skip_space();
    in = ahead;
    return true;
}

[[nodiscard]] inline parsed<time_limit> parse_time_limit(std::string_view text) {
    text_cursor in{text};
    in.skip_space();
    if (in.done()) return {time_fault::empty, in.at};
    time_limit limit;

    if (in.take_word("sesuai")) {
        limit.note = single_spaced(in.rest());
        if (limit.note.empty()) return {time_fault::sesuai_without_text, in.at};
        return limit;
    }

    const bool ceiling = take_ceiling(in);
    limit.kind = ceiling ? limit_kind::ceiling : limit_kind::length;
    const std::size_t start = in.at;
    if (!ceiling && !in.peek_word().empty()) return {time_fault::unexpected_text, in.at};
    const parsed<std::uint64_t> first = take_amount(in);
    if (!first) return first.error;
    const std::size_t after_digits = in.at;
    in.skip_space();

    if (month_number(in.peek_word()) != 0) {
        if (!ceiling) return {time_fault::date_needs_ceiling, start};
        const parsed<limit_date> date = take_limit_date(in, {*first, after_digits - start}, start);
        if (!date) return date.error;
        in.skip_space();
        if (!in.done()) return {time_fault::unexpected_text, in.at};
        limit.kind = limit_kind::date;
        limit.date = *date;
        return limit;
    }

    // A lower bound may borrow the unit of the upper: "5-10 menit".
    const bool borrows = in.sees_dash();
    if (!borrows) {
        const parsed<time_unit> unit = take_unit(in);
        if (!unit) return unit.error;
        if (const time_fault fault = add_amount(limit.upper, *first, *unit);
            fault != time_fault::none)
            return {fault, start};
        if (const std::optional<time_error> fault = take_more(in, limit.upper)) return *fault;
    }
    const std::size_t dash = in.at;
    if (in.take_dash()) {
        if (ceiling) return {time_fault::ceiling_with_range, dash};
        in.skip_space();
        limit.kind = limit_kind::range;
        limit.lower = limit.upper;
        limit.upper = {};
        if (!in.sees_digit())
            return {in.sees_dash() ? time_fault::negative_amount : time_fault::number_expected,
                    in.at};
        if (const std::optional<time_error> fault = take_more(in, limit.upper)) return *fault;
        if (borrows) {
            if (limit.upper.terms() != 1) return {time_fault::unit_expected, after_digits};
            for (std::size_t i = 0; i < time_unit_count; ++i) {
                if (limit.upper.count[i] == 0) continue;
                const time_fault fault = add_amount(limit.lower, *first, static_cast<time_unit>(i));
                if (fault != time_fault::none) return {fault, start};
            }
        }
        if (surely_longer(limit.lower, limit.upper)) return {time_fault::lower_above_upper, start};
    }
    if (in.sees('(')) return {time_fault::number_in_words, in.at};
    if (!in.done()) return {time_fault::unexpected_text, in.at};
    return limit;
}

[[nodiscard]] inline std::string print_time_limit(const time_limit& limit) {
    switch (limit.kind) {
        case limit_kind::length:
            return print_amounts(limit.upper);
        case limit_kind::ceiling:
            return "maksimal " + print_amounts(limit.upper);
        case limit_kind::as_agreed:
            return "sesuai " + limit.note;
        case limit_kind::date:
            return "paling lambat " + print_limit_date(limit.date);
        case limit_kind::range:
            break;
    }
    if (limit.lower.terms() == 1 && limit.upper.terms() == 1) {
        for (std::size_t i = 0; i < time_unit_count; ++i)
            if (limit.lower.count[i] != 0 && limit.upper.count[i] != 0)
                return std::to_string(limit.lower.count[i]) + '-' + print_amounts(limit.upper);
    }
    return print_amounts(limit.lower) + " - " + print_amounts(limit.upper);
}

// "7 hari", "2 kali 7 hari"; at most 1,000 times.
[[nodiscard]] constexpr parsed<extension> parse_extension(std::string_view text) noexcept {
    text_cursor in{text};
    in.skip_space();
    const std::size_t start = in.at;
    text_cursor ahead = in;
    const digit_run times = ahead.take_digits();
    ahead.skip_space();
    extension read;
    if (times.length != 0 && ahead.take_word("kali")) {
        if (times.value == 0) return {time_fault::zero_amount, start};
        if (times.value > 1000) return {time_fault::amount_too_large, start};
        read.times = static_cast<std::uint32_t>(times.value);
        in = ahead;
    }
    const parsed<amounts> each = parse_amounts(in.rest());
    if (!each)
        return {each.error.why == time_fault::empty && in.at != start ? time_fault::number_expected
                                                                      : each.error.why,
                in.at + each.error.offset};
    read.each = *each;
    return read;
}

[[nodiscard]] inline std::string print_extension(const extension& given) {
    const std::string each = print_amounts(given.each);
    return given.times == 1 ? each : std::to_string(given.times) + " kali " + each;
}

// "1 hari: kepala". Whether the office exists is not known here.
[[nodiscard]] inline parsed<rung> parse_rung(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return {time_fault::colon_expected, text.size()};
    const parsed<amounts> after = parse_amounts(text.substr(0, colon));
    if (!after) return after.error;
    rung read{*after, single_spaced(text.substr(colon + 1))};
    if (read.office.empty()) return {time_fault::office_expected, text.size()};
    return read;
}

[[nodiscard]] inline std::string print_rung(const rung& step) {
    return print_amounts(step.after) + ": " + step.office;
}

}  // namespace alur
