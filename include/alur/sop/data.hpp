// Case data: the named facts about one case that its rules (`bila`) may read.
//
// An SOP declares them under `data`, {"nilai": "angka", "terbit": "tanggal"}; the case supplies the
// values. This header knows nothing of rules.
//
// Thread-safety: plain values. Nothing here throws but std::bad_alloc.
#pragma once

#include <alur/time/date.hpp>

#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace alur {

// What a piece of data is, in the format's words: angka, teks, tanggal, ya/tidak.
enum class data_type : std::uint8_t { number, text, date, yes_no };

// A variant that can be copied when memory runs out: libstdc++ 12 destroys one with a text that was
// never copied. What is made empty first and then assigned is safe.
template <class... Types>
struct copied_variant : std::variant<Types...> {
    using std::variant<Types...>::variant;
    copied_variant() = default;
    copied_variant(const copied_variant& other) : std::variant<Types...>() { *this = other; }
    copied_variant(copied_variant&&) noexcept = default;
    copied_variant& operator=(const copied_variant&) = default;
    copied_variant& operator=(copied_variant&&) noexcept = default;
    ~copied_variant() = default;
};

// std::monostate: not given yet. A number is a double, exact for whole numbers up to 2^53; a date
// is a valid day of the local calendar, without a clock time.
using data_value =
    copied_variant<std::monostate, double, bool, std::string, std::chrono::year_month_day>;

// The values of one case, and the declarations of its SOP in the order they are written.
using case_data = std::map<std::string, data_value, std::less<>>;
using data_types = std::vector<std::pair<std::string, data_type>>;

// The name under which every rule reads the local date of the event; no data may be called so.
inline constexpr std::string_view event_date_name = "pada";

// The format's word for each type, in the order of the enumeration.
inline constexpr std::array<std::string_view, 4> data_type_names{"angka", "teks", "tanggal",
                                                                 "ya/tidak"};

[[nodiscard]] constexpr std::string_view name_of(data_type type) noexcept {
    return data_type_names[static_cast<std::size_t>(type)];
}

// Exact spelling only; suggestions for a misspelt word are the reader's business.
[[nodiscard]] constexpr std::optional<data_type> data_type_named(std::string_view word) noexcept {
    for (std::size_t i = 0; i < data_type_names.size(); ++i) {
        if (data_type_names[i] == word) {
            return static_cast<data_type>(i);
        }
    }
    return std::nullopt;
}

// True if the value may stand for data declared so; a value not given yet always may. What a
// journal could not give back fits nowhere: a number that is none, a day that does not exist or
// whose year is not from 1900 to 9999.
[[nodiscard]] inline bool fits(const data_value& value, data_type type) noexcept {
    if (value.index() == 0) return true;
    switch (type) {
        case data_type::number: {
            const double* number = std::get_if<double>(&value);
            return number != nullptr && std::isfinite(*number);
        }
        case data_type::text:
            return std::holds_alternative<std::string>(value);
        case data_type::date: {
            const auto* day = std::get_if<std::chrono::year_month_day>(&value);
            return day != nullptr && readable(*day);
        }
        case data_type::yes_no:
            return std::holds_alternative<bool>(value);
    }
    return false;
}

// "2026-03-31", "31 Maret 2026", "31 mar 2026", "31-03-2026", "31/3/2026": ISO order, or day,
// month, year as an Indonesian office writes it. Upper or lower case and spaces around and between
// do not matter. Nothing for anything else, for a day that does not exist, and for a year that has
// not four digits. Linear in the text.
[[nodiscard]] std::optional<std::chrono::year_month_day> date_from_text(std::string_view text);

}  // namespace alur
