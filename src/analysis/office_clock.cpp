#include "analysis/office_clock.hpp"

#include <algorithm>
#include <numeric>

namespace alur::quick {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_ms = 1'440 * minute_ms;
// Well inside the years that calendars know, so that nothing here overflows.
constexpr std::int64_t earliest = -2'000 * 365 * day_ms / 2;
constexpr std::int64_t latest = 20'000 * 365 * day_ms / 4;

// The longest slice that every opening and closing is a multiple of.
std::int64_t slice_minutes(const calendar_data& of) {
    unsigned common = 60;
    const auto add = [&](const weekly_hours& week) {
        for (const day_hours& day : week.days)
            for (const stretch& each : day.stretches())
                common = std::gcd(common, std::gcd(unsigned{each.from}, unsigned{each.to}));
    };
    add(of.hours);
    if (of.ramadan_hours) add(*of.ramadan_hours);
    return common;
}

instant at(std::int64_t ms) { return instant{std::chrono::milliseconds{ms}}; }

}  // namespace

office_clock::office_clock(const work_calendar& of, std::int64_t first, std::int64_t last,
                           std::size_t most_slices)
    : of_(&of), shift_(std::chrono::milliseconds{offset(of.where())}.count()) {
    const std::int64_t length = slice_minutes(of.data()) * minute_ms;
    length_ = static_cast<std::uint64_t>(length);
    reciprocal_ = ~std::uint64_t{0} / length_ + 1;
    first = std::clamp(first, earliest, latest);
    last = std::clamp(last, first, latest);
    // From the midnight before, which belongs to the day before it.
    first_day_ = day_table::floor_day(first + shift_ - 1);
    const std::int64_t days =
        std::min(day_table::floor_day(last + shift_) + 1 - first_day_,
                 static_cast<std::int64_t>(most_slices) * length / day_ms + 1);
    first_ = static_cast<std::uint64_t>(first_day_ * day_ms - shift_ + 1);
    span_ = static_cast<std::uint64_t>(days * day_ms);
    slices_.resize(span_ / length_);
    parts_ = static_cast<std::size_t>(days) * 2;
}

std::chrono::local_days office_clock::day_of_part(std::uint32_t part) const noexcept {
    return std::chrono::local_days{
        std::chrono::days{first_day_ + static_cast<std::int64_t>(part / 2)}};
}

void office_clock::fill(std::size_t k) noexcept {
    slice& s = slices_[k];
    const auto length = static_cast<std::int64_t>(length_);
    const std::int64_t begins =
        static_cast<std::int64_t>(first_) - 1 + static_cast<std::int64_t>(k) * length;
    s.worked = of_->working_time_between(instant{}, at(begins)).count();
    const bool open = of_->working_time_between(at(begins), at(begins + length)).count() != 0;
    const std::int64_t since_midnight = day_table::ms_of_day(begins + shift_);
    const std::int64_t day = day_table::floor_day(begins + shift_) - first_day_;
    auto part = static_cast<std::uint32_t>(2 * day);
    if (since_midnight >= of_->closing(day_of_part(part)).since_midnight.count()) ++part;
    s.part = 2 * part + (open ? 1 : 0);
    s.known_ms =
        static_cast<std::uint32_t>(since_midnight + length == day_ms ? length - 1 : length);
}

office_clock::span_of_time office_clock::span_of(std::uint32_t part) const noexcept {
    const std::chrono::local_days day = day_of_part(part);
    const std::int64_t midnight = day.time_since_epoch().count() * day_ms - shift_;
    const std::int64_t closing = of_->closing(day).since_midnight.count();
    const std::int64_t last_in_day = day_ms - 1;
    if (part % 2 == 0) return {at(midnight + 1), at(midnight + std::min(closing, last_in_day))};
    return {at(midnight + std::min(closing + 1, last_in_day)), at(midnight + last_in_day)};
}

}  // namespace alur::quick
