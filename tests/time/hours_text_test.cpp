#include <alur/time/hours_text.hpp>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>

namespace hours_text_test {

namespace {

using alur::time_fault;

std::string hours(std::string_view text) {
    INFO(text);
    const auto read = alur::parse_hours(text);
    REQUIRE(read);
    CHECK(*alur::parse_hours(alur::print_hours(*read)) == *read);
    return alur::print_hours(*read);
}

std::string days(std::string_view text) {
    INFO(text);
    const auto read = alur::parse_days(text);
    REQUIRE(read);
    CHECK(*alur::parse_days(alur::print_days(*read)) == *read);
    return alur::print_days(*read);
}

void bad_hours(std::string_view text, time_fault why, std::size_t offset) {
    INFO(text);
    const auto read = alur::parse_hours(text);
    REQUIRE_FALSE(read);
    CHECK(static_cast<int>(read.error.why) == static_cast<int>(why));
    CHECK(read.error.offset == offset);
}

void bad_days(std::string_view text, time_fault why, std::size_t offset) {
    INFO(text);
    const auto read = alur::parse_days(text);
    REQUIRE_FALSE(read);
    CHECK(static_cast<int>(read.error.why) == static_cast<int>(why));
    CHECK(read.error.offset == offset);
}

static_assert(alur::parse_hours("07.30-12.00, 13.00-16.00")->minutes() == 450);
static_assert(alur::default_hours().days[4].minutes() == 450);
static_assert(alur::default_ramadan_hours().days[0].minutes() == 390);
static_assert(alur::default_ramadan_hours().days[4].minutes() == 390);

}  // namespace

TEST_CASE("office hours are read with dot or colon, in any order, and written in one spelling") {
    CHECK(hours("07.30-12.00, 13.00-16.00") == "07.30-12.00, 13.00-16.00");
    CHECK(hours("13:00 \xE2\x80\x93 16:00,7:30-12:00") == "07.30-12.00, 13.00-16.00");
    CHECK(hours("08.00-12.00, 12.00-16.00") == "08.00-16.00");
    CHECK(hours("12.00-16.00, 08.00-12.00") == "08.00-16.00");
    CHECK(hours("00.00-24.00") == "00.00-24.00");
    CHECK(hours(" 24 Jam ") == "00.00-24.00");
    CHECK(hours("00.00-01.00, 02.00-03.00, 04.00-05.00, 06.00-07.00, 08.00-09.00, 10.00-11.00")
              .size() > 60);
}

TEST_CASE("wrong office hours are refused where they go wrong") {
    bad_hours("", time_fault::clock_expected, 0);
    bad_hours("tutup", time_fault::clock_expected, 0);
    bad_hours("08.00", time_fault::clock_expected, 5);
    bad_hours("0800-1600", time_fault::clock_expected, 0);
    bad_hours("08.00-", time_fault::clock_expected, 6);
    bad_hours("24", time_fault::clock_expected, 0);
    bad_hours("24 jam kerja", time_fault::clock_expected, 0);
    bad_hours("008.00-12.00", time_fault::bad_clock, 0);
    bad_hours("08.0-12.00", time_fault::bad_clock, 0);
    bad_hours("25.00-26.00", time_fault::bad_clock, 0);
    bad_hours("08.00-24.01", time_fault::bad_clock, 6);
    bad_hours("08.60-12.00", time_fault::bad_clock, 0);
    bad_hours("16.00-08.00", time_fault::hours_reversed, 0);
    bad_hours("08.00-08.00", time_fault::hours_reversed, 0);
    bad_hours("08.00-12.00, 11.00-16.00", time_fault::hours_overlap, 13);
    bad_hours("08.00-12.00 siang", time_fault::unexpected_text, 12);
    bad_hours(
        "00.00-01.00, 02.00-03.00, 04.00-05.00, 06.00-07.00, 08.00-09.00, 10.00-11.00, 12.00-13.00",
        time_fault::too_many_intervals, 78);
    bad_hours(
        "12.00-13.00, 02.00-03.00, 04.00-05.00, 06.00-07.00, 08.00-09.00, 10.00-11.00, 00.00-01.00",
        time_fault::too_many_intervals, 78);
}

TEST_CASE("days are read one by one and in runs") {
    CHECK(days("Senin") == "Senin");
    CHECK(days("senin - KAMIS") == "Senin-Kamis");
    CHECK(days("Senin, Rabu") == "Senin, Rabu");
    CHECK(days("Senin-Rabu, Jum'at") == "Senin-Rabu, Jumat");
    CHECK(days("Jum\xE2\x80\x99"
               "at") == "Jumat");
    CHECK(days("Sabtu-Senin") == "Senin, Sabtu-Minggu");
    CHECK(days("Minggu, Senin, Selasa, Rabu, Kamis, Jumat, Sabtu") == "Senin-Minggu");
}

TEST_CASE("wrong days are refused where they go wrong") {
    bad_days("", time_fault::day_expected, 0);
    bad_days("Senen", time_fault::day_expected, 0);
    bad_days("Jum", time_fault::day_expected, 0);
    bad_days("Jum'ah", time_fault::day_expected, 0);
    bad_days("Senin-", time_fault::day_expected, 6);
    bad_days("Senin,", time_fault::day_expected, 6);
    bad_days("Senin, Senin", time_fault::repeated_day, 7);
    bad_days("Senin-Rabu, Selasa", time_fault::repeated_day, 12);
    bad_days("Senin Selasa", time_fault::unexpected_text, 6);
}

TEST_CASE("a week is written with equal days together") {
    const auto week = alur::print_weekly_hours(alur::default_hours());
    REQUIRE(week.size() == 2);
    CHECK(week[0] ==
          std::pair<std::string, std::string>{"Senin-Kamis", "07.30-12.00, 13.00-16.00"});
    CHECK(week[1] == std::pair<std::string, std::string>{"Jumat", "07.30-11.30, 13.00-16.30"});
    alur::weekly_hours always;
    CHECK(always.empty());
    always.round_the_clock = true;
    CHECK_FALSE(always.empty());
    CHECK(alur::print_weekly_hours(always)[0].second == "24 jam");
}

}  // namespace hours_text_test
