// The day in "paling lambat 31 Maret 2026" as text, with or without its year.
//
// Read: as dates are, see <alur/time/date.hpp>; without a year, 29 February is refused. Written:
// one spelling. Errors: bad_date, date_not_every_year. Reading does not allocate and is usable in
// constant expressions; linear. Thread-safety: values.
#pragma once

#include <alur/time/date.hpp>
#include <alur/time/reason.hpp>
#include <alur/time/text.hpp>
#include <alur/time/time_limit.hpp>

#include <chrono>
#include <cstddef>
#include <string>

namespace alur {

// The rest of "31 Maret [2026]" after its month name was seen at the cursor.
[[nodiscard]] constexpr parsed<limit_date> take_limit_date(text_cursor& in, digit_run day,
                                                           std::size_t start) noexcept {
    using namespace std::chrono;
    const unsigned month = month_number(in.take_word());
    in.take('.');
    in.skip_space();
    limit_date date;
    if (in.sees_digit()) {
        const digit_run year = in.take_digits();
        if (!alur::is_date(day, month, year)) return {time_fault::bad_date, start};
        date.year = std::chrono::year{static_cast<int>(year.value)};
    } else if (!alur::is_date(day, month, digit_run{2024, 4})) {
        return {time_fault::bad_date, start};
    }
    date.day = std::chrono::month{month} / std::chrono::day{static_cast<unsigned>(day.value)};
    if (!date.year && date.day == February / 29) return {time_fault::date_not_every_year, start};
    return date;
}

// "31 Maret", "31 Maret 2026". Precondition: what `take_limit_date` promises.
[[nodiscard]] inline std::string print_limit_date(const limit_date& date) {
    std::string out = std::to_string(static_cast<unsigned>(date.day.day())) + ' ';
    out += month_names[static_cast<unsigned>(date.day.month()) - 1].id;
    if (date.year) out += ' ' + std::to_string(static_cast<int>(*date.year));
    return out;
}

}  // namespace alur
