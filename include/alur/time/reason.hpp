// Why a text about time was refused.
//
// Every reader of this layer returns a `parsed<T>`: the value, or one fault with the byte at which
// it was noticed. Nothing here throws; readers that return no text do not allocate.
// Thread-safety: plain values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace alur {

// A fixed sentence in Indonesian and English.
struct sentence {
    std::string_view id;
    std::string_view en;
};

// A composed text in Indonesian and English.
struct sentence_pair {
    std::string id;
    std::string en;
    friend bool operator==(const sentence_pair&, const sentence_pair&) = default;
};

enum class time_fault : std::uint8_t {
    none,
    empty,
    number_expected,
    unit_expected,
    unknown_unit,
    zero_amount,
    negative_amount,
    fractional_amount,
    amount_too_large,
    repeated_unit,
    mixed_units,
    lower_above_upper,
    ceiling_with_range,
    sesuai_without_text,
    date_needs_ceiling,
    bad_date,
    date_not_every_year,
    number_in_words,
    unexpected_text,
    plain_sum_expected,
    colon_expected,
    office_expected,
    day_expected,
    repeated_day,
    clock_expected,
    bad_clock,
    hours_reversed,
    hours_overlap,
    too_many_intervals,
    instant_expected,
    zone_missing,
    bad_zone,
};

struct time_error {
    time_fault why = time_fault::none;
    std::size_t offset =
        0;  // bytes from the start of the text; its size where the text ended early
    friend constexpr bool operator==(const time_error&, const time_error&) = default;
};

// A value, or the reason why there is none. `error` is meaningful only without a value.
template <class T>
struct parsed {
    std::optional<T> value;
    time_error error;

    constexpr parsed(T read) : value(std::move(read)) {}
    constexpr parsed(time_error refused) noexcept : error(refused) {}
    constexpr parsed(time_fault why, std::size_t offset) noexcept : error{why, offset} {}

    [[nodiscard]] constexpr explicit operator bool() const noexcept { return value.has_value(); }
    [[nodiscard]] constexpr const T& operator*() const noexcept { return *value; }
    [[nodiscard]] constexpr const T* operator->() const noexcept { return &*value; }
};

}  // namespace alur
