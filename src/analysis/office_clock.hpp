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

    [[nodiscard]] reading read(std::int64_t at) noexcept {
        const std::uint64_t since = static_cast<std::uint64_t>(at) - first_;
        if (since >= span_) return {};
        const std::size_t k = slice_of(since, reciprocal_);
        if (slices_[k].known_ms == 0) [[unlikely]]
            fill(k);
        const slice& here = slices_[k];
        const std::uint64_t in = since - k * length_;
        return {here.worked + static_cast<std::int64_t>((in + 1) & -std::uint64_t{here.part & 1U}),
                in < here.known_ms ? here.part >> 1U : no_part};
    }

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
    // A reader for a loop. It keeps the slice that it read last, so that lines in the order of time
    // cost no search.
    class cursor {
      public:
        explicit cursor(const office_clock& of) noexcept
            : slices_(of.slices_.data()),
              first_(of.first_),
              span_(of.span_),
              length_(of.length_),
              reciprocal_(of.reciprocal_) {}

        // False if nothing is known there, as in a slice that nobody has filled.
        [[nodiscard]] bool move_to(std::int64_t at) noexcept {
            in_ = static_cast<std::uint64_t>(at) - from_;
            return in_ < known_ || search(static_cast<std::uint64_t>(at) - first_);
        }
        [[nodiscard]] std::int64_t worked() const noexcept {
            return worked_ + static_cast<std::int64_t>(in_ & open_);
        }
        [[nodiscard]] std::uint32_t part() const noexcept { return part_; }

      private:
        bool search(std::uint64_t since) noexcept {
            known_ = 0;
            if (since >= span_) return false;
            const std::size_t k = slice_of(since, reciprocal_);
            const slice& here = slices_[k];
            from_ = first_ + k * length_;
            in_ = since - k * length_;
            open_ = -std::uint64_t{here.part & 1U};
            worked_ = here.worked + (here.part & 1U);
            part_ = here.part >> 1U;
            known_ = here.known_ms;
            return in_ < known_;
        }

        const slice* slices_;
        std::uint64_t first_;
        std::uint64_t span_;
        std::uint64_t length_;
        std::uint64_t reciprocal_;
        std::uint64_t in_ = 0;
        std::uint64_t from_ = 0;  // of the slice
        std::uint64_t known_ = 0;
        std::uint64_t open_ = 0;  // all bits, or none
        std::int64_t worked_ = 0;
        std::uint32_t part_ = 0;
    };

  private:
    [[nodiscard]] static std::size_t slice_of(std::uint64_t since,
                                              std::uint64_t reciprocal) noexcept {
        __extension__ using wide = unsigned __int128;
        return static_cast<std::size_t>(static_cast<wide>(since) * reciprocal >> 64U);
    }
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
