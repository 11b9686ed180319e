// Office time by table, for many readings: how much has been worked up to an instant, and in which
// part of which day it lies. Private to src/analysis.
//
// Time is cut into slices of at most an hour in which an office is open or closed throughout. A
// slice holds its end, not its beginning: closing time belongs to its day. Slices are filled when
// they are first read, so a clock has one owner. Readings do not allocate.
#pragma once

#include <alur/case/timetable.hpp>

#include <chrono>
#include <cstdint>
#include <limits>
#include <vector>

namespace alur::quick {

class office_clock {
  public:
    static constexpr std::int64_t unknown = std::numeric_limits<std::int64_t>::min();
    static constexpr std::uint32_t no_part = 0xffff'ffff;

    struct reading {
        std::int64_t worked = unknown;  // milliseconds since 1970; unknown outside the table
        std::uint32_t part =
            no_part;  // twice the day, and one more after closing; none at midnight
    };

    // Both included; what lies outside, or beyond `most_slices`, is unknown.
    office_clock(const work_calendar& of, std::int64_t first, std::int64_t last,
                 std::size_t most_slices);

    [[nodiscard]] reading read(std::int64_t at) noexcept;

    [[nodiscard]] std::size_t parts() const noexcept { return parts_; }
    // The first and the last millisecond of a part of a day; the same if it is empty.
    struct span_of_time {
        instant first;
        instant last;
    };
    [[nodiscard]] span_of_time span_of(std::uint32_t part) const noexcept;

    struct slice {
        std::int64_t worked = 0;     // before it
        std::uint32_t part = 0;      // twice, and one more if it is open
        std::uint32_t known_ms = 0;  // none before it is filled; midnight belongs to two days
    };
    // The same by value, for a loop: of a slice that nobody has read before nothing is known.
    struct face {
        const slice* slices;
        std::uint64_t first;
        std::uint64_t span;
        std::uint64_t length;
        std::uint64_t reciprocal;

        [[nodiscard]] reading read(std::int64_t at) const noexcept {
            const std::uint64_t since = static_cast<std::uint64_t>(at) - first;
            if (since >= span) [[unlikely]]
                return {};
            __extension__ using wide = unsigned __int128;
            const auto k = static_cast<std::size_t>(static_cast<wide>(since) * reciprocal >> 64U);
            const slice& s = slices[k];
            const std::uint64_t in = since - k * length + 1;
            return {s.worked + (static_cast<std::int64_t>(in) & -std::int64_t{s.part & 1U}),
                    in <= s.known_ms ? s.part >> 1U : no_part};
        }
    };
    [[nodiscard]] face shown() const noexcept {
        return {slices_.data(), first_, span_, length_, reciprocal_};
    }

  private:
    void fill(std::size_t k) noexcept;
    [[nodiscard]] std::chrono::local_days day_of_part(std::uint32_t part) const noexcept;

    const work_calendar* of_;
    std::int64_t shift_ = 0;  // of the wall clock
    std::uint64_t first_ = 0;
    std::uint64_t span_ = 0;
    std::uint64_t length_ = 0;  // of a slice
    std::uint64_t reciprocal_ = 0;
    std::int64_t first_day_ = 0;
    std::size_t parts_ = 0;
    std::vector<slice> slices_;
};

}  // namespace alur::quick
