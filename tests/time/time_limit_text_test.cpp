#include <alur/time/reason_text.hpp>
#include <alur/time/time_limit_text.hpp>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <string_view>

namespace time_limit_text_test {

namespace {

using alur::time_fault;
using alur::time_unit;

// Reads, and is written back in that one spelling.
void good(std::string_view text, std::string_view canonical) {
    INFO(text);
    const auto read = alur::parse_time_limit(text);
    REQUIRE(read);
    const std::string printed = alur::print_time_limit(*read);
    CHECK(printed == canonical);
    const auto again = alur::parse_time_limit(printed);
    REQUIRE(again);
    CHECK(*again == *read);
}

void bad(std::string_view text, time_fault why, std::size_t offset) {
    INFO(text);
    const auto read = alur::parse_time_limit(text);
    REQUIRE_FALSE(read);
    CHECK(static_cast<int>(read.error.why) == static_cast<int>(why));
    CHECK(read.error.offset == offset);
}

}  // namespace

TEST_CASE("the times of real SOPs are read as they are spelt") {
    good("15 menit", "15 menit");
    good("10 Menit ", "10 menit");
    good("1 Jam", "1 jam");
    good("120 Hari", "120 hari");
    good("2-3 hari", "2-3 hari");
    good("maks. 3 hari kerja", "maksimal 3 hari kerja");
    good("sesuai jadwal", "sesuai jadwal");
    good("paling lambat 31 Maret", "paling lambat 31 Maret");
    good("paling lambat 31 Maret 2026", "paling lambat 31 Maret 2026");
    good("2 jam 30 menit", "2 jam 30 menit");
    good("5-10 menit", "5-10 menit");
    good("120 menit - 3 hari", "120 menit - 3 hari");
    good("2 minggu", "2 minggu");
    good("1 triwulan", "1 triwulan");
    good("1 semester", "1 semester");
    good("1 tahun 6 bulan", "1 tahun 6 bulan");
    good("3 HARI KALENDER", "3 hari kalender");
}

TEST_CASE("case, dashes, spaces and order are forgiven and one spelling is written") {
    good("  1\xC2\xA0JAM \t", "1 jam");
    good(
        "\xEF\xBB\xBF"
        "5menit",
        "5 menit");
    good("1jam30menit", "1 jam 30 menit");
    good("30 menit 2 jam", "2 jam 30 menit");
    good("1 \xE2\x80\x93 20 hari   kerja", "1-20 hari kerja");
    good(
        "5\xE2\x80\x94"
        "10 menit",
        "5-10 menit");
    good("60 menit-2 jam", "60 menit - 2 jam");
    good("1 jam - 1 jam 30 menit", "1 jam - 1 jam 30 menit");
    good("1 hari - 3 hari kerja", "1 hari - 3 hari kerja");
    good("007 hari", "7 hari");
    good("Maksimal 5 hari", "maksimal 5 hari");
    good("MAKS 5 hari", "maksimal 5 hari");
    good("maks.5 hari", "maksimal 5 hari");
    good("Paling lama 1 bulan", "maksimal 1 bulan");
    good("paling  lambat 2 hari", "maksimal 2 hari");
    good("Selambat-lambatnya 7 hari", "maksimal 7 hari");
    good("selambat \xE2\x80\x90 lambatnya 7 hari", "maksimal 7 hari");
    good("selambat-lambatnya 5 Feb 2020", "paling lambat 5 Februari 2020");
    good("Sesuai   Jadwal\xC2\xA0Rapat ", "sesuai Jadwal Rapat");
    good("paling lambat 29 Februari 2024", "paling lambat 29 Februari 2024");
}

TEST_CASE("hari and hari kerja mean the same and keep their spelling") {
    const auto plain = alur::parse_time_limit("3 hari");
    const auto spelt = alur::parse_time_limit("3 hari kerja");
    REQUIRE(plain);
    REQUIRE(spelt);
    CHECK_FALSE(*plain == *spelt);
    CHECK(plain->upper.working_days() == spelt->upper.working_days());
}

TEST_CASE("the upper bound of a range judges and the lower is kept") {
    const auto range = alur::parse_time_limit("120 menit - 3 hari");
    REQUIRE(range);
    CHECK(range->kind == alur::limit_kind::range);
    CHECK(range->upper.working_days() == 3);
    CHECK(range->lower.working_minutes() == 120);
}

TEST_CASE("every other time is refused where it goes wrong") {
    bad("", time_fault::empty, 0);
    bad(" \t", time_fault::empty, 2);
    bad("segera", time_fault::unexpected_text, 0);
    bad("kira-kira 3 hari", time_fault::unexpected_text, 0);
    bad("hari", time_fault::unexpected_text, 0);
    bad("?", time_fault::number_expected, 0);
    bad("3", time_fault::unit_expected, 1);
    bad("3 !", time_fault::unit_expected, 2);
    bad("3 hri", time_fault::unknown_unit, 2);
    bad("3 detik", time_fault::unknown_unit, 2);
    bad("0 menit", time_fault::zero_amount, 0);
    bad("1 jam 0 menit", time_fault::zero_amount, 6);
    bad("-5 menit", time_fault::negative_amount, 0);
    bad("5 - -3 menit", time_fault::negative_amount, 4);
    bad("maksimal -5 menit", time_fault::negative_amount, 9);
    bad("1,5 jam", time_fault::fractional_amount, 0);
    bad("1.000 menit", time_fault::fractional_amount, 0);
    bad("1/2 hari", time_fault::fractional_amount, 0);
    bad("1\xC2\xBD jam", time_fault::fractional_amount, 0);
    bad("101 tahun", time_fault::amount_too_large, 0);
    bad("99999999999999999999999 menit", time_fault::amount_too_large, 0);
    bad("4294967297 menit", time_fault::amount_too_large, 0);
    bad("36525 hari 1 menit", time_fault::amount_too_large, 11);
    bad("1 jam 2 jam", time_fault::repeated_unit, 6);
    bad("1 hari 2 hari kerja", time_fault::repeated_unit, 7);
    bad("1 bulan 3 hari", time_fault::mixed_units, 8);
    bad("1 minggu 2 jam", time_fault::mixed_units, 9);
    bad("10-5 menit", time_fault::lower_above_upper, 0);
    bad("3 hari - 120 menit", time_fault::lower_above_upper, 0);
    bad("1 bulan - 2 minggu", time_fault::lower_above_upper, 0);
    bad("1 tahun - 3 hari kerja", time_fault::lower_above_upper, 0);
    bad("5 - 1 jam 30 menit", time_fault::unit_expected, 1);
    bad("5 menit - 10", time_fault::unit_expected, 12);
    bad("5 menit -", time_fault::number_expected, 9);
    bad("0-5 menit", time_fault::zero_amount, 0);
    bad("maksimal 5-10 menit", time_fault::ceiling_with_range, 10);
    bad("5-10-15 menit", time_fault::unit_expected, 4);
    bad("5 menit - 10 menit - 15 menit", time_fault::unexpected_text, 19);
    bad("sesuai", time_fault::sesuai_without_text, 6);
    bad("31 Maret", time_fault::date_needs_ceiling, 0);
    bad("paling lambat 31 April", time_fault::bad_date, 14);
    bad("paling lambat 0 Maret", time_fault::bad_date, 14);
    bad("paling lambat 29 Februari 2025", time_fault::bad_date, 14);
    bad("paling lambat 31 Maret 26", time_fault::bad_date, 14);
    bad("paling lambat 29 Februari", time_fault::date_not_every_year, 14);
    bad("paling lambat 31 Maret siang", time_fault::unexpected_text, 23);
    bad("paling cepat 3 hari", time_fault::unexpected_text, 0);
    bad("selambat 3 hari", time_fault::unexpected_text, 0);
    bad("maksimal", time_fault::number_expected, 8);
    bad("3 (tiga) hari", time_fault::number_in_words, 2);
    bad("3 hari (kerja)", time_fault::number_in_words, 7);
    bad("3 hari kerja.", time_fault::unexpected_text, 12);
    bad("2 jam dan 30 menit", time_fault::unexpected_text, 6);
    bad("2,jam", time_fault::unit_expected, 1);
    bad("1 jam 2,5 menit", time_fault::fractional_amount, 6);
    bad("8 hari kerja - 1 minggu", time_fault::lower_above_upper, 0);
}

TEST_CASE("bounds that may hold for some calendar are not refused") {
    good("1 minggu - 5 hari kerja", "1 minggu - 5 hari kerja");
    good("12 bulan - 1 tahun", "12 bulan - 1 tahun");
    good("10 jam - 1 hari", "10 jam - 1 hari");
    good("3 hari kerja - 1 minggu", "3 hari kerja - 1 minggu");
    good("1 jam 30 menit - 2 jam", "1 jam 30 menit - 2 jam");
    good("30 menit - 1 jam 15 menit", "30 menit - 1 jam 15 menit");
    good("30 hari kalender - 1 bulan", "30 hari kalender - 1 bulan");
    good("5-5 menit", "5-5 menit");
}

TEST_CASE("an extension is a length, once or several times") {
    CHECK(alur::print_extension(*alur::parse_extension("7 Hari")) == "7 hari");
    CHECK(alur::print_extension(*alur::parse_extension("1 kali 7 hari")) == "7 hari");
    const auto twice = alur::parse_extension(" 2  Kali 7 hari kerja");
    REQUIRE(twice);
    CHECK(twice->times == 2);
    CHECK(alur::print_extension(*twice) == "2 kali 7 hari kerja");
    const auto refused = [](std::string_view text, time_fault why) {
        INFO(text);
        const auto read = alur::parse_extension(text);
        REQUIRE_FALSE(read);
        CHECK(static_cast<int>(read.error.why) == static_cast<int>(why));
    };
    refused("", time_fault::empty);
    refused("2 kali", time_fault::number_expected);
    refused("0 kali 7 hari", time_fault::zero_amount);
    refused("1001 kali 7 hari", time_fault::amount_too_large);
    refused("maksimal 7 hari", time_fault::plain_sum_expected);
    refused("5-7 hari", time_fault::unit_expected);
    refused("5 hari - 7 hari", time_fault::plain_sum_expected);
    refused("-7 hari", time_fault::negative_amount);
    refused("% hari", time_fault::number_expected);
    refused("1 minggu 2,5 hari kalender", time_fault::fractional_amount);
    refused("7 hari lagi", time_fault::unexpected_text);
}

TEST_CASE("a rung is a length, a colon and an office") {
    const auto read = alur::parse_rung("1 Hari :  kepala ");
    REQUIRE(read);
    CHECK(read->after.working_days() == 1);
    CHECK(read->office == "kepala");
    CHECK(alur::print_rung(*read) == "1 hari: kepala");
    CHECK(alur::parse_rung("1 hari").error.why == time_fault::colon_expected);
    CHECK(alur::parse_rung("1 hari:").error.why == time_fault::office_expected);
    CHECK(alur::parse_rung(": kepala").error.why == time_fault::empty);
    CHECK(alur::parse_rung("dianggap: Setuju").error.why == time_fault::plain_sum_expected);
}

TEST_CASE("every fault has its words in both languages") {
    for (int i = 0; i <= static_cast<int>(time_fault::bad_zone); ++i) {
        const alur::sentence words = alur::describe(static_cast<time_fault>(i));
        CHECK(words.id.size() > 5);
        CHECK(words.en.size() > 5);
    }
    CHECK(alur::describe(static_cast<time_fault>(255)).en == "unknown fault");
}

TEST_CASE("printing and reading random sums round-trips") {
    const std::uint64_t seed = std::random_device{}();
    std::mt19937_64 engine{seed};
    INFO("seed " << seed);
    for (int i = 0; i < 20'000; ++i) {
        alur::amounts sum;
        const bool working = engine() % 2 == 0;
        for (std::size_t unit = working ? 0 : 4; unit < (working ? 4U : alur::time_unit_count);
             ++unit)
            if (engine() % 2 == 0) sum.count[unit] = static_cast<std::uint32_t>(engine() % 150 + 1);
        if (working && engine() % 2 == 0) sum[time_unit::day] = 0;
        if (sum[time_unit::day] != 0) sum[time_unit::working_day] = 0;
        if (sum.empty() || alur::most_minutes(sum) > alur::longest_minutes) continue;
        const auto read = alur::parse_amounts(alur::print_amounts(sum));
        INFO(alur::print_amounts(sum));
        if (!read || !(*read == sum)) FAIL("differs");
    }
    SUCCEED();
}

}  // namespace time_limit_text_test
