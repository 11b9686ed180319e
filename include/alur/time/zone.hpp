// Instants and the four zones.
//
// An instant is UTC in whole milliseconds. A zone is a fixed offset: Indonesia has no summer time,
// so no time-zone database is asked. A local time is what the wall clock of an office shows; it is
// a type of its own (std::chrono::local_time) and never mixes with instants unseen. Errors: none
// here but an unknown name. No allocation. Constant time. Thread-safety: values.
#pragma once

#include <alur/time/reason.hpp>
#include <alur/time/text.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace alur {

using instant = std::chrono::sys_time<std::chrono::milliseconds>;
using local_instant = std::chrono::local_time<std::chrono::milliseconds>;

enum class zone : std::uint8_t { WIB, WITA, WIT, UTC };

// A point in time with the day it is counted to. `since_midnight` is 0 to 24 h.
struct day_time {
    std::chrono::local_days day{};
    std::chrono::milliseconds since_midnight{0};
    friend constexpr bool operator==(const day_time&, const day_time&) = default;
};

// What the wall clock is ahead of UTC.
[[nodiscard]] constexpr std::chrono::minutes offset(zone where) noexcept {
    constexpr std::array<int, 4> ahead{7, 8, 9, 0};
    return std::chrono::hours{ahead[static_cast<std::size_t>(where)]};
}

[[nodiscard]] constexpr std::string_view name(zone where) noexcept {
    constexpr std::array<std::string_view, 4> names{"WIB", "WITA", "WIT", "UTC"};
    return names[static_cast<std::size_t>(where)];
}

[[nodiscard]] constexpr local_instant to_local(instant at, zone where) noexcept {
    return local_instant{at.time_since_epoch() + offset(where)};
}

[[nodiscard]] constexpr instant to_instant(local_instant at, zone where) noexcept {
    return instant{at.time_since_epoch() - offset(where)};
}

// The date on the wall calendar at that instant.
[[nodiscard]] constexpr std::chrono::local_days local_date(instant at, zone where) noexcept {
    return std::chrono::floor<std::chrono::days>(to_local(at, where));
}

// "WIB", "wita", " WIT "; anything else is bad_zone.
[[nodiscard]] constexpr parsed<zone> parse_zone(std::string_view text) noexcept {
    text_cursor in{text};
    in.skip_space();
    const std::size_t start = in.at;
    const std::string_view word = in.take_word();
    in.skip_space();
    if (!in.done()) return {time_fault::bad_zone, start};
    if (same_word(word, "wib")) return zone::WIB;
    if (same_word(word, "wita")) return zone::WITA;
    if (same_word(word, "wit")) return zone::WIT;
    if (same_word(word, "utc")) return zone::UTC;
    return {time_fault::bad_zone, start};
}

}  // namespace alur
