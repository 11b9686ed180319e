#include <alur/time/hours.hpp>
#include <catch2/catch.hpp>

namespace hours_test {

namespace {

using alur::stretch;
using alur::time_fault;

// Six stretches of an hour, as many as a day may have.
alur::day_hours full_day() {
    alur::day_hours day;
    for (std::uint16_t hour = 2; hour < 14; hour = static_cast<std::uint16_t>(hour + 2)) {
        const auto from = static_cast<std::uint16_t>(60 * hour);
        REQUIRE(day.add({from, static_cast<std::uint16_t>(from + 60)}) == time_fault::none);
    }
    return day;
}

}  // namespace

TEST_CASE("a stretch that does not fit is refused and the day keeps its hours") {
    const auto refuses = [](stretch given, time_fault why) {
        INFO(given.from << " to " << given.to);
        alur::day_hours day = full_day();
        CHECK(static_cast<int>(day.add(given)) == static_cast<int>(why));
        CHECK(day == full_day());
    };
    refuses({1441, 1442}, time_fault::bad_clock);
    refuses({1380, 1441}, time_fault::bad_clock);
    refuses({60, 60}, time_fault::hours_reversed);
    refuses({90, 130}, time_fault::hours_overlap);
    refuses({0, 60}, time_fault::too_many_intervals);
    refuses({220, 230}, time_fault::too_many_intervals);
    refuses({1000, 1060}, time_fault::too_many_intervals);
}

TEST_CASE("a stretch that touches others joins them, even in a full day") {
    alur::day_hours day = full_day();
    CHECK(day.add({180, 240}) == time_fault::none);
    REQUIRE(day.stretches().size() == 5);
    CHECK(day.stretches()[0] == stretch{120, 300});
    CHECK(day.minutes() == 420);
    CHECK(day.add({60, 120}) == time_fault::none);
    CHECK(day.opening() == 60);
}

TEST_CASE("a day without hours closes at midnight, when it begins") {
    CHECK(alur::day_hours{}.closing() == 0);
    CHECK(alur::day_hours{}.minutes() == 0);
    CHECK(alur::whole_day().closing() == alur::minutes_per_day);
}

TEST_CASE("hours are equal only if every part is") {
    CHECK_FALSE(stretch{60, 120} == stretch{61, 120});
    CHECK_FALSE(stretch{60, 120} == stretch{60, 121});
    alur::day_hours other;
    CHECK_FALSE(other == full_day());
    other.add({60, 120});
    CHECK_FALSE(other == alur::whole_day());
    alur::weekly_hours week;
    week.round_the_clock = true;
    CHECK_FALSE(week == alur::weekly_hours{});
    CHECK_FALSE(alur::default_hours() == alur::default_ramadan_hours());
}

}  // namespace hours_test
