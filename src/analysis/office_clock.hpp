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
        std::uint32_t part = no_part;   // twice the day, and one more after closing; none at midnight
    };

    // Both included; what lies outside, or beyond `most_slices`, is unknown.
    office_clock(const work_calendar& of, std::int64_t first, std::int64_t last,
                 std::size_t most_slices);

    [[nodiscard]] reading read(std::int64_t at) noexcept {
        const std::uint64_t since = static_cast<std::uint64_t>(at) - first_;
        if (since >= span_) [[unlikely]]
            return {};
        __extension__ using wide = unsigned __int128;
        const auto k = static_cast<std::size_t>(static_cast<wide>(since) * reciprocal_ >> 64U);
        slice& s = slices_[k];
        if (s.is == slice::unread) [[unlikely]]
            fill(k);
        const auto in = static_cast<std::int64_t>(since - k * length_) + 1;
        reading made;
        made.worked = s.worked + (in & -std::int64_t{s.open});
        const bool midnight =
            s.is == slice::last_of_day && in == static_cast<std::int64_t>(length_);
        made.part = midnight ? no_part : s.part;
        return made;
    }

    [[nodiscard]] std::size_t parts() const noexcept { return parts_; }
    // The first and the last millisecond of a part of a day; the same if it is empty.
    struct span_of_time {
        instant first;
        instant last;
    };
    [[nodiscard]] span_of_time span_of(std::uint32_t part) const noexcept;

  private:
    struct slice {
        enum state : std::uint16_t { unread, read, last_of_day };
        std::int64_t worked = 0;  // before it
        std::uint32_t part = 0;
        std::uint16_t open = 0;
        std::uint16_t is = unread;
    };
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
