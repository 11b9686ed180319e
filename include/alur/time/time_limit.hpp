// The `waktu` of a row: how long it may take.
//
// A limit is a length ("2 jam 30 menit"), a ceiling ("maksimal 3 hari kerja"), a range
// ("5-10 menit", of which the upper bound judges and the lower is kept), a date ("paling lambat 31
// Maret") or, said on purpose, no fixed time ("sesuai jadwal"). Lengths are sums of whole amounts.
// `hari` and `hari kerja` mean the same, working days; the spelling is kept for printing.
// A length is either working time (menit, jam, hari, hari kerja) or calendar time (all others).
// Reading and printing: <alur/time/time_limit_text.hpp>. What a limit means on a calendar:
// <alur/time/due.hpp>. Thread-safety: plain values.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace alur {

// In the order in which a sum is printed, last to first.
enum class time_unit : std::uint8_t {
    minute,
    hour,
    day,          // hari
    working_day,  // hari kerja
    calendar_day,
    week,
    month,
    quarter,
    half_year,
    year,
};
inline constexpr std::size_t time_unit_count = 10;

[[nodiscard]] constexpr std::string_view name(time_unit unit) noexcept {
    constexpr std::array<std::string_view, time_unit_count> names{
        "menit",  "jam",   "hari",     "hari kerja", "hari kalender",
        "minggu", "bulan", "triwulan", "semester",   "tahun"};
    return names[static_cast<std::size_t>(unit)];
}

// A sum of whole amounts, one per unit; a unit that is not mentioned counts 0.
struct amounts {
    std::array<std::uint32_t, time_unit_count> count{};

    [[nodiscard]] constexpr std::uint32_t& operator[](time_unit unit) noexcept {
        return count[static_cast<std::size_t>(unit)];
    }
    [[nodiscard]] constexpr std::int64_t operator[](time_unit unit) const noexcept {
        return count[static_cast<std::size_t>(unit)];
    }

    [[nodiscard]] constexpr std::int64_t working_minutes() const noexcept {
        return (*this)[time_unit::minute] + 60 * (*this)[time_unit::hour];
    }
    [[nodiscard]] constexpr std::int64_t working_days() const noexcept {
        return (*this)[time_unit::day] + (*this)[time_unit::working_day];
    }
    [[nodiscard]] constexpr std::int64_t calendar_days() const noexcept {
        return (*this)[time_unit::calendar_day] + 7 * (*this)[time_unit::week];
    }
    [[nodiscard]] constexpr std::int64_t months() const noexcept {
        return (*this)[time_unit::month] + 3 * (*this)[time_unit::quarter] +
               6 * (*this)[time_unit::half_year] + 12 * (*this)[time_unit::year];
    }
    [[nodiscard]] constexpr bool is_working() const noexcept {
        return working_minutes() + working_days() > 0;
    }
    [[nodiscard]] constexpr bool is_calendar() const noexcept {
        return calendar_days() + months() > 0;
    }
    [[nodiscard]] constexpr bool empty() const noexcept { return !is_working() && !is_calendar(); }
    // Number of units mentioned.
    [[nodiscard]] constexpr std::size_t terms() const noexcept {
        std::size_t n = 0;
        for (const std::uint32_t each : count) n += each != 0 ? 1U : 0U;
        return n;
    }

    friend constexpr bool operator==(const amounts&, const amounts&) = default;
};

enum class limit_kind : std::uint8_t { length, ceiling, range, date, as_agreed };

// A day of every year, or of one.
struct limit_date {
    std::chrono::month_day day{std::chrono::January / 1};
    std::optional<std::chrono::year> year;
    friend constexpr bool operator==(const limit_date&, const limit_date&) = default;
};

// Invariants, kept by the reader: `upper` is not empty for length, ceiling and range; `lower` not
// empty for range only; neither mixes working and calendar time; 29 February has its year; `note`
// is not empty, single-spaced, for as_agreed only. Nothing exceeds 100 years.
struct time_limit {
    limit_kind kind = limit_kind::as_agreed;
    amounts upper;
    amounts lower;
    limit_date date;
    std::string note;  // what follows "sesuai"

    [[nodiscard]] bool has_limit() const noexcept { return kind != limit_kind::as_agreed; }
    [[nodiscard]] bool is_date() const noexcept { return kind == limit_kind::date; }
    friend bool operator==(const time_limit&, const time_limit&) = default;
};

// A limit of exactly that length.
[[nodiscard]] inline time_limit length_limit(const amounts& length) {
    time_limit limit;
    limit.kind = limit_kind::length;
    limit.upper = length;
    return limit;
}

// `perpanjangan`: how often a deadline may be moved, and by how much each time.
struct extension {
    std::uint32_t times = 1;
    amounts each;
    friend constexpr bool operator==(const extension&, const extension&) = default;
};

// A step of `terlambat`: that long after the deadline, that office learns of it.
struct rung {
    amounts after;
    std::string office;
    friend bool operator==(const rung&, const rung&) = default;
};

}  // namespace alur
