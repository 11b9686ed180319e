// Dates as the form prints them ("2 Januari 2023") and as files store them ("2023-01-02").
//
// Read: case, spaces, a leading zero, the usual short names ("Feb", "Agt") and the old spellings
// ("Pebruari", "Nopember") are forgiven. Written: one spelling. Years 1900 to 9999.
// Errors: bad_date. Readers do not allocate; linear in the text. Thread-safety: values.
#pragma once

#include <alur/time/reason.hpp>
#include <alur/time/text.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace alur {

inline constexpr int first_year = 1900;
inline constexpr int last_year = 9999;

// Indexed from Monday.
struct day_name {
    std::string_view id;
    std::string_view en;
};
inline constexpr std::array<day_name, 7> day_names{{{"Senin", "Monday"},
                                                    {"Selasa", "Tuesday"},
                                                    {"Rabu", "Wednesday"},
                                                    {"Kamis", "Thursday"},
                                                    {"Jumat", "Friday"},
                                                    {"Sabtu", "Saturday"},
                                                    {"Minggu", "Sunday"}}};

// Indexed from January.
inline constexpr std::array<day_name, 12> month_names{{{"Januari", "January"},
                                                       {"Februari", "February"},
                                                       {"Maret", "March"},
                                                       {"April", "April"},
                                                       {"Mei", "May"},
                                                       {"Juni", "June"},
                                                       {"Juli", "July"},
                                                       {"Agustus", "August"},
                                                       {"September", "September"},
                                                       {"Oktober", "October"},
                                                       {"November", "November"},
                                                       {"Desember", "December"}}};

// 0 for Monday … 6 for Sunday.
[[nodiscard]] constexpr std::size_t weekday_index(std::chrono::local_days day) noexcept {
    return std::chrono::weekday{day}.iso_encoding() - 1;
}

// 1 to 12, or 0 if the word names no month.
[[nodiscard]] constexpr unsigned month_number(std::string_view word) noexcept {
    struct spelling {
        std::string_view word;
        unsigned month;
    };
    constexpr std::array<spelling, 31> known{
        {{"januari", 1},   {"jan", 1},       {"februari", 2}, {"pebruari", 2}, {"feb", 2},
         {"peb", 2},       {"maret", 3},     {"mar", 3},      {"april", 4},    {"apr", 4},
         {"mei", 5},       {"juni", 6},      {"jun", 6},      {"juli", 7},     {"jul", 7},
         {"agustus", 8},   {"agust", 8},     {"agu", 8},      {"agt", 8},      {"ags", 8},
         {"september", 9}, {"sept", 9},      {"sep", 9},      {"oktober", 10}, {"okt", 10},
         {"november", 11}, {"nopember", 11}, {"nov", 11},     {"nop", 11},     {"desember", 12},
         {"des", 12}}};
    for (const spelling& each : known)
        if (same_word(word, each.word)) return each.month;
    return 0;
}

// Nothing but an existing day of the years 1900 to 9999 counts as a date.
[[nodiscard]] constexpr bool is_date(digit_run day, unsigned month, digit_run year) noexcept {
    using namespace std::chrono;
    if (year.length != 4 || year.value < first_year || day.length == 0 || day.length > 2)
        return false;
    return year_month_day{std::chrono::year{static_cast<int>(year.value)},
                          std::chrono::month{month},
                          std::chrono::day{static_cast<unsigned>(day.value)}}
        .ok();
}

[[nodiscard]] constexpr std::chrono::year_month_day make_date(std::uint64_t day, unsigned month,
                                                              std::uint64_t year) noexcept {
    using namespace std::chrono;
    return {std::chrono::year{static_cast<int>(year)}, std::chrono::month{month},
            std::chrono::day{static_cast<unsigned>(day)}};
}

// "2 Januari 2023", "05 Feb 2020".
[[nodiscard]] constexpr parsed<std::chrono::year_month_day> parse_date(
    std::string_view text) noexcept {
    text_cursor in{text};
    in.skip_space();
    if (in.done()) return {time_fault::empty, in.at};
    const std::size_t start = in.at;
    const digit_run day = in.take_digits();
    in.skip_space();
    const unsigned month = month_number(in.take_word());
    in.take('.');
    in.skip_space();
    const digit_run year = in.take_digits();
    if (!is_date(day, month, year)) return {time_fault::bad_date, start};
    in.skip_space();
    if (!in.done()) return {time_fault::unexpected_text, in.at};
    return make_date(day.value, month, year.value);
}

// "2023-01-02", exactly ten characters.
[[nodiscard]] constexpr parsed<std::chrono::year_month_day> parse_iso_date(
    std::string_view text) noexcept {
    text_cursor in{text};
    const digit_run year = in.take_digits();
    const bool first_dash = in.take('-');
    const digit_run month = in.take_digits();
    const bool second_dash = in.take('-');
    const digit_run day = in.take_digits();
    const bool shaped =
        first_dash && second_dash && month.length == 2 && day.length == 2 && in.done();
    if (!shaped || !is_date(day, static_cast<unsigned>(month.value), year))
        return {time_fault::bad_date, 0};
    return make_date(day.value, static_cast<unsigned>(month.value), year.value);
}

// "2 Januari 2023". Precondition: `date.ok()`.
[[nodiscard]] inline std::string print_date(std::chrono::year_month_day date) {
    std::string out = std::to_string(static_cast<unsigned>(date.day()));
    out += ' ';
    out += month_names[static_cast<unsigned>(date.month()) - 1].id;
    out += ' ';
    out += std::to_string(static_cast<int>(date.year()));
    return out;
}

// A day that exists, of a year that the readers of dates take.
[[nodiscard]] constexpr bool readable(std::chrono::year_month_day date) noexcept {
    const int year = static_cast<int>(date.year());
    return date.ok() && year >= first_year && year <= last_year;
}

// "2023-01-02". Precondition: `date.ok()` and a year from 0 to 9999. Prints ten characters at
// `out`; returns where they end.
constexpr char* print_iso_date_to(char* out, std::chrono::year_month_day date) noexcept {
    out = print_digits_to(out, static_cast<std::uint64_t>(static_cast<int>(date.year())), 4);
    *out++ = '-';
    out = print_digits_to(out, static_cast<unsigned>(date.month()), 2);
    *out++ = '-';
    return print_digits_to(out, static_cast<unsigned>(date.day()), 2);
}
[[nodiscard]] inline std::string print_iso_date(std::chrono::year_month_day date) {
    char text[10];
    return {text, print_iso_date_to(text, date)};
}

}  // namespace alur
