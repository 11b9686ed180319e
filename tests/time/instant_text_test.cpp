#include <alur/time/date.hpp>
#include <alur/time/instant_text.hpp>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>

namespace instant_text_test {

namespace {

using alur::time_fault;
using alur::zone;

std::string moved(std::string_view text, zone where) {
    INFO(text);
    const auto read = alur::parse_instant(text);
    REQUIRE(read);
    return alur::print_instant(*read, where);
}

void bad(std::string_view text, time_fault why) {
    INFO(text);
    const auto read = alur::parse_instant(text);
    REQUIRE_FALSE(read);
    CHECK(static_cast<int>(read.error.why) == static_cast<int>(why));
}

static_assert(alur::parse_instant("1970-01-01T07:00+07:00")->time_since_epoch().count() == 0);
static_assert(alur::parse_date("05 Feb 2020")->day() == std::chrono::day{5});

}  // namespace

TEST_CASE("instants are read with their zone and written in any") {
    CHECK(moved("2026-02-03T08:15+07:00", zone::WIB) == "2026-02-03T08:15+07:00");
    CHECK(moved("2026-02-03T08:15+07:00", zone::WITA) == "2026-02-03T09:15+08:00");
    CHECK(moved("2026-02-03T08:15+07:00", zone::WIT) == "2026-02-03T10:15+09:00");
    CHECK(moved("2026-02-03T08:15+07:00", zone::UTC) == "2026-02-03T01:15Z");
    CHECK(moved("2026-02-03t08:15:30z", zone::UTC) == "2026-02-03T08:15:30Z");
    CHECK(moved("2026-02-03 08:15:30.5 WITA ", zone::WITA) == "2026-02-03T08:15:30.500+08:00");
    CHECK(moved("2026-02-03T08:15:30.25-03:30", zone::UTC) == "2026-02-03T11:45:30.250Z");
    CHECK(moved("2026-02-03T08:15:30.007Z", zone::UTC) == "2026-02-03T08:15:30.007Z");
}

TEST_CASE("a naive instant is refused unless the zone is given") {
    bad("2026-02-03T08:15", time_fault::zone_missing);
    const auto read = alur::parse_instant("2026-02-03T08:15", zone::WITA);
    REQUIRE(read);
    CHECK(alur::print_instant(*read, zone::WITA) == "2026-02-03T08:15+08:00");
}

TEST_CASE("unreadable instants are refused") {
    bad("", time_fault::instant_expected);
    bad("2026-02-30T08:15Z", time_fault::instant_expected);
    bad("2026-02-03", time_fault::instant_expected);
    bad("2026-02-03x08:15Z", time_fault::instant_expected);
    bad("2026-02-03T8:15Z", time_fault::instant_expected);
    bad("2026-02-03T08", time_fault::instant_expected);
    bad("2026-02-03T0815Z", time_fault::instant_expected);
    bad("2026-02-03T08.15Z", time_fault::instant_expected);
    bad("2026-02-03T08:5Z", time_fault::instant_expected);
    bad("2026-02-03T08:15:5Z", time_fault::instant_expected);
    bad("2026-02-03T24:00Z", time_fault::instant_expected);
    bad("2026-02-03T08:60Z", time_fault::instant_expected);
    bad("2026-02-03T08:15:60Z", time_fault::instant_expected);
    bad("2026-02-03T08:15:30.Z", time_fault::instant_expected);
    bad("2026-02-03T08:15:30.1234Z", time_fault::instant_expected);
    bad("2026-02-03T08:15Zz", time_fault::bad_zone);
    bad("2026-02-03T08:15Z.", time_fault::bad_zone);
    bad("2026-02-03T08:15+0700", time_fault::bad_zone);
    bad("2026-02-03T08:15+7:00", time_fault::bad_zone);
    bad("2026-02-03T08:15+07:0", time_fault::bad_zone);
    bad("2026-02-03T08:15+24:00", time_fault::bad_zone);
    bad("2026-02-03T08:15+07:60", time_fault::bad_zone);
    bad("2026-02-03T08:15+07:00x", time_fault::bad_zone);
    bad("2026-02-03T08:15 MST", time_fault::bad_zone);
    bad("1900-01-01T00:00+09:00", time_fault::instant_expected);
    bad("9999-12-31T12:00Z", time_fault::instant_expected);
}

TEST_CASE("an instant out of all bounds still prints") {
    CHECK(alur::print_instant(alur::instant::max(), zone::UTC).substr(0, 4) == "9999");
    CHECK(alur::print_instant(alur::instant::min(), zone::UTC).substr(0, 4) == "0001");
}

TEST_CASE("zones are known by name and nothing else is") {
    CHECK(*alur::parse_zone(" wib ") == zone::WIB);
    CHECK(*alur::parse_zone("WITA") == zone::WITA);
    CHECK(*alur::parse_zone("Wit") == zone::WIT);
    CHECK(*alur::parse_zone("UTC") == zone::UTC);
    CHECK(alur::parse_zone("Asia/Jakarta").error.why == time_fault::bad_zone);
    CHECK(alur::parse_zone("").error.why == time_fault::bad_zone);
    for (const zone each : {zone::WIB, zone::WITA, zone::WIT, zone::UTC})
        CHECK(*alur::parse_zone(alur::name(each)) == each);
}

TEST_CASE("dates are read as the form prints them and written in one spelling") {
    const auto same = [](std::string_view text, std::string_view wanted) {
        INFO(text);
        const auto read = alur::parse_date(text);
        REQUIRE(read);
        CHECK(alur::print_date(*read) == wanted);
    };
    same("2 Januari 2023", "2 Januari 2023");
    same(" 05  feb 2020 ", "5 Februari 2020");
    same(
        "17\xC2\xA0"
        "AGUSTUS 2024",
        "17 Agustus 2024");
    same("10 Nopember 2023", "10 November 2023");
    same("1Agt2024", "1 Agustus 2024");
    same("1 Des. 2024", "1 Desember 2024");
    CHECK(alur::parse_date("").error.why == time_fault::empty);
    CHECK(alur::parse_date("31 April 2024").error.why == time_fault::bad_date);
    CHECK(alur::parse_date("29 Februari 2023").error.why == time_fault::bad_date);
    CHECK(alur::parse_date("2023-01-02").error.why == time_fault::bad_date);
    CHECK(alur::parse_date("Januari 2023").error.why == time_fault::bad_date);
    CHECK(alur::parse_date("002 Januari 2023").error.why == time_fault::bad_date);
    CHECK(alur::parse_date("2 January 2023").error.why == time_fault::bad_date);
    CHECK(alur::parse_date("1 Januari 1899").error.why == time_fault::bad_date);
    CHECK(alur::parse_date("2 Januari 2023 M").error.why == time_fault::unexpected_text);
    CHECK(alur::print_iso_date(*alur::parse_iso_date("2024-02-29")) == "2024-02-29");
    CHECK_FALSE(alur::parse_iso_date("2024-2-29"));
    CHECK_FALSE(alur::parse_iso_date("2024-02/29"));
    CHECK_FALSE(alur::parse_iso_date("2024-02-9"));
    CHECK_FALSE(alur::parse_iso_date("2023-02-29"));
    CHECK_FALSE(alur::parse_iso_date("2024-02-29x"));
}

TEST_CASE("every month is known by its full name") {
    for (unsigned month = 1; month <= 12; ++month)
        CHECK(alur::month_number(alur::month_names[month - 1].id) == month);
    CHECK(alur::month_number("") == 0);
}

}  // namespace instant_text_test
