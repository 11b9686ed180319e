#include <alur/time/explanation_text.hpp>
#include <alur/time/time_limit.hpp>
#include <alur/time/time_limit_text.hpp>
#include <catch2/catch.hpp>

#include "calendars.hpp"

namespace time_limit_test {

using namespace std::chrono_literals;
using calendars::at;
using calendars::day;
using calendars::limit;

TEST_CASE("limits are equal only if every part is") {
    const alur::time_limit base = limit("3 hari");
    CHECK(base == limit("3 Hari"));
    CHECK_FALSE(base == limit("maksimal 3 hari"));
    CHECK_FALSE(base == limit("4 hari"));
    CHECK_FALSE(limit("1-3 hari") == limit("2-3 hari"));
    CHECK_FALSE(limit("sesuai jadwal") == limit("sesuai surat"));
    CHECK_FALSE(limit("paling lambat 1 Mei") == limit("paling lambat 2 Mei"));
    CHECK_FALSE(limit("paling lambat 1 Mei") == limit("paling lambat 1 Mei 2026"));
    CHECK_FALSE(limit("paling lambat 1 Mei 2025") == limit("paling lambat 1 Mei 2026"));
    CHECK_FALSE(*alur::parse_extension("7 hari") == *alur::parse_extension("2 kali 7 hari"));
    CHECK_FALSE(*alur::parse_rung("1 hari: a") == *alur::parse_rung("1 hari: b"));
    CHECK_FALSE(*alur::parse_rung("1 hari: a") == *alur::parse_rung("2 hari: a"));
    CHECK(limit("3 hari").has_limit());
    CHECK(alur::amounts{}.empty());
}

TEST_CASE("calendars are equal only if every part is") {
    const alur::calendar_data base = calendars::national();
    const auto differs = [&](auto change) {
        alur::calendar_data other = base;
        change(other);
        CHECK_FALSE(other == base);
    };
    CHECK(base == calendars::national());
    differs([](auto& data) { data.id = "x"; });
    differs([](auto& data) { data.version = "x"; });
    differs([](auto& data) { data.name = "x"; });
    differs([](auto& data) { data.where = alur::zone::WIT; });
    differs([](auto& data) { data.policy = alur::counting::same_clock; });
    differs([](auto& data) { data.hours.days[5] = alur::whole_day(); });
    differs([](auto& data) { data.hours.round_the_clock = true; });
    differs([](auto& data) { data.ramadan_hours.reset(); });
    differs([](auto& data) { data.ramadan[0].name = "x"; });
    differs([](auto& data) { data.ramadan[0].days.last += std::chrono::days{1}; });
    differs([](auto& data) { data.closed[3].date += std::chrono::days{1}; });
    differs([](auto& data) { data.closed[3].kind = alur::closed_kind::regional; });
    differs([](auto& data) { data.closed[3].name = "x"; });
    differs([](auto& data) { data.closed[3].decree = "x"; });
    differs([](auto& data) { data.known.last += std::chrono::days{1}; });
}

TEST_CASE("the words of calendars are those of their files") {
    CHECK(alur::name(alur::counting::end_of_day) == "akhir_hari");
    CHECK(alur::name(alur::counting::same_clock) == "jam_sama");
    CHECK(alur::name(alur::closed_kind::national_holiday) == "libur_nasional");
    CHECK(alur::name(alur::closed_kind::joint_leave) == "cuti_bersama");
    CHECK(alur::name(alur::closed_kind::polling_day) == "pemilu_pilkada");
    CHECK(alur::name(alur::closed_kind::regional) == "libur_daerah");
}

TEST_CASE("lengths and clock times are told to the millisecond where there are any") {
    CHECK(alur::duration_text(0ms).id == "0 menit");
    CHECK(alur::duration_text(90min).en == "1 h 30 min");
    CHECK(alur::duration_text(61s + 5ms).id == "1 menit 1 detik 5 milidetik");
    CHECK(alur::clock_text(7h + 30min) == "07.30");
    CHECK(alur::clock_text(7h + 30min + 5s) == "07.30.05");
    CHECK(alur::clock_text(7h + 30min + 5s + 40ms, ':') == "07:30:05,040");
}

TEST_CASE("a closed day without decree or name is told as it is") {
    alur::due_step step;
    CHECK(alur::cause_text(step).id.empty());
    step.cause = alur::closed_cause::joint_leave;
    CHECK(alur::cause_text(step).id == "cuti bersama");
    step.name = "Natal";
    CHECK(alur::cause_text(step).en == "joint leave Natal");
    step.cause = alur::closed_cause::regional;
    step.name = "libur daerah Dumai";
    CHECK(alur::cause_text(step).id == "libur daerah Dumai");
    step.decree = "Perwali 1";
    CHECK(alur::cause_text(step).en == "regional holiday libur daerah Dumai (Perwali 1)");
    step.name.clear();
    CHECK(alur::cause_text(step).id == "libur daerah (Perwali 1)");
}

TEST_CASE("a calendar term counted by the clock rolls to the same clock time after a suspension") {
    const alur::work_calendar calendar = calendars::same_clock_office();
    const alur::due_date before = alur::due(calendar, at("2026-02-02T10:00"), limit("1 minggu"));
    const alur::due_date after =
        alur::due_after_pause(calendar, before, at("2026-02-04T10:00"), at("2026-02-09T10:00"));
    CHECK(after.at == at("2026-02-18T10:00"));
    CHECK(after.day == day("2026-02-18"));
    const alur::due_date beyond =
        alur::due_after_pause(calendar, before, at("2026-02-04T10:00"), at("2027-02-09T10:00"));
    CHECK(beyond.provisional);
    const alur::due_date rung =
        alur::due_after(calendar, alur::due(calendar, at("2026-12-30T10:00"), limit("1 hari")),
                        limit("1 hari").upper);
    CHECK(rung.provisional);
}

TEST_CASE("the hours of Ramadan are not told of a 24-hour desk") {
    for (const alur::due_step& step :
         alur::explain(calendars::desk(), at("2026-02-20T10:00"), limit("2 hari")))
        CHECK(step.kind != alur::due_step_kind::season_hours);
    alur::calendar_data data = calendars::national();
    data.name = "Kalender nasional";
    data.hours.round_the_clock = true;
    const alur::work_calendar calendar = calendars::compiled(data);
    for (const alur::due_step& step :
         alur::explain(calendar, at("2026-02-20T10:00"), limit("2 hari")))
        CHECK(step.kind != alur::due_step_kind::season_hours);
    CHECK(alur::explain(calendar, at("2026-12-31T10:00"), limit("2 hari")).back().name ==
          "Kalender nasional");
}

TEST_CASE("dashes, spaces and old spellings of every kind are known") {
    for (const char* dash : {"-", "\xE2\x80\x90", "\xE2\x80\x93", "\xE2\x80\x95", "\xE2\x88\x92"})
        CHECK(limit(std::string("5") + dash + "10 menit") == limit("5-10 menit"));
    for (const char* space : {" ", "\n", "\xC2\xA0", "\xE2\x80\x80", "\xE2\x80\x8B", "\xE2\x80\xAF",
                              "\xE2\x81\x9F", "\xE2\x81\xA0", "\xEF\xBB\xBF"})
        CHECK(limit(std::string("5") + space + "menit") == limit("5 menit"));
    CHECK_FALSE(alur::parse_time_limit("5\xE2\x80\x8Cmenit"));
    CHECK_FALSE(
        alur::parse_time_limit("5\xE2\x80\x96"
                               "6 menit"));
    CHECK_FALSE(alur::parse_time_limit("5\xE2\x80"));
    CHECK_FALSE(alur::parse_time_limit("5\xC2\xBC jam"));
    CHECK_FALSE(alur::parse_time_limit("5\xC2\xBE jam"));
}

}  // namespace time_limit_test
