#include <alur/time/due.hpp>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <type_traits>

#include "calendars.hpp"

namespace due_test {

using calendars::at;
using calendars::day;
using calendars::limit;
using calendars::text;
using namespace std::chrono_literals;

static_assert(std::is_trivially_copyable_v<alur::due_date>);

namespace {

std::string due_text(const alur::work_calendar& calendar, std::string_view opened,
                     std::string_view waktu) {
    return text(alur::due(calendar, at(opened), limit(waktu)).at);
}

}  // namespace

TEST_CASE("minutes and hours are working time") {
    const alur::work_calendar calendar = calendars::office();
    CHECK(due_text(calendar, "2026-02-03T08:15", "15 menit") == "2026-02-03T08:30+07:00");
    CHECK(due_text(calendar, "2026-02-03T11:50", "15 menit") == "2026-02-03T13:05+07:00");
    CHECK(due_text(calendar, "2026-02-06T16:00", "2 jam 30 menit") == "2026-02-09T09:30+07:00");
    CHECK(due_text(calendar, "2026-02-03T07:30", "480 menit") == "2026-02-04T08:00+07:00");
}

TEST_CASE("days end at closing of the n-th working day after day 0") {
    const alur::work_calendar calendar = calendars::office();
    CHECK(due_text(calendar, "2026-02-03T08:15", "1 hari") == "2026-02-04T16:00+07:00");
    CHECK(due_text(calendar, "2026-02-03T08:15", "3 hari") == "2026-02-06T16:30+07:00");
    CHECK(due_text(calendar, "2026-02-03T08:15", "3 hari kerja") == "2026-02-06T16:30+07:00");
    CHECK(due_text(calendar, "2026-02-05T08:15", "2 hari") == "2026-02-09T16:00+07:00");
    CHECK(due_text(calendar, "2023-04-17T10:00", "3 hari") == "2023-04-27T16:00+07:00");
    CHECK(due_text(calendar, "2024-04-04T10:00", "2 hari") == "2024-04-16T16:00+07:00");
    CHECK(due_text(calendar, "2026-02-03T08:15", "1 hari 60 menit") == "2026-02-05T08:30+07:00");
}

TEST_CASE("a row opened outside office hours starts at the next opening") {
    const alur::work_calendar calendar = calendars::office();
    CHECK(due_text(calendar, "2026-02-07T10:00", "1 hari") == "2026-02-10T16:00+07:00");
    CHECK(due_text(calendar, "2026-02-03T20:00", "1 hari") == "2026-02-05T16:00+07:00");
    CHECK(due_text(calendar, "2026-02-03T05:00", "1 hari") == "2026-02-04T16:00+07:00");
    CHECK(due_text(calendar, "2026-02-03T16:00", "1 hari") == "2026-02-04T16:00+07:00");
    CHECK(text(alur::due(calendar, at("2026-02-07T10:00"), limit("1 hari")).starts) ==
          "2026-02-09T07:30+07:00");
}

TEST_CASE("counted by the clock, days end at the time of the opening moved into office hours") {
    const alur::work_calendar calendar = calendars::same_clock_office();
    CHECK(due_text(calendar, "2026-02-03T08:15", "1 hari") == "2026-02-04T08:15+07:00");
    CHECK(due_text(calendar, "2026-02-05T11:45", "1 hari") == "2026-02-06T13:00+07:00");
    CHECK(due_text(calendar, "2026-02-05T16:00", "1 hari") == "2026-02-06T16:00+07:00");
    CHECK(due_text(calendar, "2026-02-06T16:20", "1 hari") == "2026-02-09T16:00+07:00");
    CHECK(due_text(calendar, "2026-02-18T07:40", "1 hari") == "2026-02-19T08:00+07:00");
    CHECK(due_text(calendar, "2026-02-03T08:15", "1 minggu") == "2026-02-10T08:15+07:00");
}

TEST_CASE("calendar terms clamp at month ends and roll off closed days") {
    const alur::work_calendar calendar = calendars::office();
    CHECK(due_text(calendar, "2026-02-03T08:15", "3 hari kalender") == "2026-02-06T16:30+07:00");
    CHECK(due_text(calendar, "2026-02-03T08:15", "4 hari kalender") == "2026-02-09T16:00+07:00");
    CHECK(due_text(calendar, "2026-02-03T08:15", "1 minggu") == "2026-02-10T16:00+07:00");
    CHECK(due_text(calendar, "2024-01-31T08:15", "1 bulan") == "2024-02-29T16:00+07:00");
    CHECK(due_text(calendar, "2023-01-31T08:15", "1 bulan") == "2023-02-28T16:00+07:00");
    CHECK(due_text(calendar, "2023-10-31T08:15", "1 bulan") == "2023-11-30T16:00+07:00");
    CHECK(due_text(calendar, "2025-01-31T08:15", "1 triwulan") == "2025-04-30T16:00+07:00");
    CHECK(due_text(calendar, "2025-03-03T08:15", "1 bulan") == "2025-04-08T16:00+07:00");
    CHECK(due_text(calendar, "2025-01-02T08:15", "1 semester") == "2025-07-02T16:00+07:00");
    CHECK(due_text(calendar, "2024-02-29T08:15", "1 tahun") == "2025-02-28T16:30+07:00");
    CHECK(due_text(calendar, "2024-01-31T08:15", "1 bulan 1 hari kalender") ==
          "2024-03-01T16:30+07:00");
}

TEST_CASE("a written date is the first on or after the opening and never moved") {
    const alur::work_calendar calendar = calendars::office();
    CHECK(due_text(calendar, "2026-02-03T08:15", "paling lambat 31 Maret") ==
          "2026-03-31T16:00+07:00");
    CHECK(due_text(calendar, "2026-03-31T08:15", "paling lambat 31 Maret") ==
          "2026-03-31T16:00+07:00");
    CHECK(due_text(calendar, "2025-04-01T08:15", "paling lambat 31 Maret") ==
          "2026-03-31T16:00+07:00");
    CHECK(due_text(calendar, "2024-03-29T08:15", "paling lambat 31 Maret") ==
          "2024-04-01T00:00+07:00");
    CHECK(alur::due(calendar, at("2024-03-29T08:15"), limit("paling lambat 31 Maret")).day ==
          day("2024-03-31"));
    CHECK(due_text(calendar, "2026-02-03T08:15", "paling lambat 31 Maret 2025") ==
          "2025-04-01T00:00+07:00");
}

TEST_CASE("what is agreed has no limit") {
    const alur::work_calendar calendar = calendars::office();
    const alur::due_date none = alur::due(calendar, at("2026-02-03T08:15"), limit("sesuai jadwal"));
    CHECK_FALSE(none.has_limit());
    CHECK(alur::stands(calendar, none, at("2036-02-03T08:15")) == alur::punctuality::on_time);
    CHECK(alur::nearing_at(calendar, none) == alur::instant::max());
    CHECK(alur::remaining(calendar, none, at("2036-02-03T08:15")) == 0ms);
    CHECK(alur::used(calendar, none, at("2036-02-03T08:15")) == 0ms);
    CHECK(alur::due_after(calendar, none, limit("1 hari").upper) == none);
    CHECK(alur::due_after_pause(calendar, none, at("2026-02-03T08:15"), at("2026-02-04T08:15")) ==
          none);
}

TEST_CASE("ranges and ceilings are judged by their upper bound") {
    const alur::work_calendar calendar = calendars::office();
    CHECK(due_text(calendar, "2026-02-03T08:15", "120 menit - 3 hari") ==
          due_text(calendar, "2026-02-03T08:15", "3 hari"));
    CHECK(due_text(calendar, "2026-02-03T08:15", "maksimal 3 hari") ==
          due_text(calendar, "2026-02-03T08:15", "3 hari"));
}

TEST_CASE("a deadline that touches unknown days is provisional") {
    const alur::work_calendar calendar = calendars::office();
    const auto provisional = [&](std::string_view opened, std::string_view waktu) {
        return alur::due(calendar, at(opened), limit(waktu)).provisional;
    };
    CHECK_FALSE(provisional("2026-12-30T08:15", "1 hari"));
    CHECK(provisional("2026-12-30T08:15", "2 hari"));
    CHECK(provisional("2026-12-31T15:50", "15 menit"));
    CHECK(provisional("2022-12-31T10:00", "15 menit"));
    CHECK_FALSE(provisional("2023-01-02T10:00", "15 menit"));
    CHECK(provisional("2026-12-30T08:15", "paling lambat 31 Maret"));
    CHECK_FALSE(provisional("2026-12-31T10:00", "paling lambat 31 Desember 2026"));
    CHECK(provisional("2026-12-31T20:00", "paling lambat 31 Desember 2026"));
    const alur::due_date early = alur::due(calendar, at("2022-12-30T08:15"), limit("2 hari"));
    CHECK(calendar.knows(early.day));
    CHECK(alur::due_after(calendar, early, limit("1 hari").upper).provisional);
}

TEST_CASE("a suspension across a weekend keeps the working time that was left") {
    const alur::work_calendar calendar = calendars::office();
    const alur::due_date before = alur::due(calendar, at("2026-02-05T08:30"), limit("1 hari"));
    CHECK(text(before.at) == "2026-02-06T16:30+07:00");
    const alur::due_date after =
        alur::due_after_pause(calendar, before, at("2026-02-06T14:30"), at("2026-02-09T10:00"));
    CHECK(text(after.at) == "2026-02-09T12:00+07:00");
    CHECK(after.budget == before.budget);
    CHECK(after.consumed == before.budget - 2h);
    CHECK(alur::remaining(calendar, after, at("2026-02-09T11:00")) == 1h);
    const alur::due_date weekend =
        alur::due_after_pause(calendar, before, at("2026-02-06T14:30"), at("2026-02-07T10:00"));
    CHECK(text(weekend.at) == "2026-02-09T09:30+07:00");
}

TEST_CASE("a suspension keeps the elapsed time of a calendar term and rolls again") {
    const alur::work_calendar calendar = calendars::office();
    const alur::due_date before = alur::due(calendar, at("2026-02-02T08:00"), limit("1 minggu"));
    CHECK(text(before.at) == "2026-02-09T16:00+07:00");
    const alur::due_date after =
        alur::due_after_pause(calendar, before, at("2026-02-05T10:00"), at("2026-02-06T10:00"));
    CHECK(text(after.at) == "2026-02-10T16:00+07:00");
    const alur::due_date rolled =
        alur::due_after_pause(calendar, before, at("2026-02-05T10:00"), at("2026-02-10T10:00"));
    CHECK(text(rolled.at) == "2026-02-18T16:00+07:00");  // 14 and 15 are a weekend, 16 and 17 Imlek
}

TEST_CASE("a written date and what was past due do not move in a suspension") {
    const alur::work_calendar calendar = calendars::office();
    const alur::due_date date =
        alur::due(calendar, at("2026-02-02T08:00"), limit("paling lambat 31 Maret"));
    CHECK(alur::due_after_pause(calendar, date, at("2026-02-05T10:00"), at("2026-03-05T10:00")) ==
          date);
    const alur::due_date late = alur::due(calendar, at("2026-02-02T08:00"), limit("1 jam"));
    CHECK(alur::due_after_pause(calendar, late, at("2026-02-02T09:00:00.001"),
                                at("2026-03-05T10:00")) == late);
    const alur::due_date just =
        alur::due_after_pause(calendar, late, at("2026-02-02T09:00"), at("2026-03-05T10:00"));
    CHECK(text(just.at) == "2026-03-05T10:00+07:00");
}

TEST_CASE("rungs and extensions count from the due day as day 0") {
    const alur::work_calendar calendar = calendars::office();
    const alur::due_date first = alur::due(calendar, at("2026-02-03T08:15"), limit("3 hari"));
    const alur::due_date next = alur::due_after(calendar, first, limit("1 hari").upper);
    CHECK(text(next.at) == "2026-02-09T16:00+07:00");
    CHECK(next.budget == first.budget + 450min);
    CHECK(text(alur::due_after(calendar, first, limit("30 menit").upper).at) ==
          "2026-02-09T08:00+07:00");
    CHECK(text(alur::due_after(calendar, first, limit("1 minggu").upper).at) ==
          "2026-02-13T16:30+07:00");
    const alur::due_date midnight =
        alur::due(calendars::desk(), at("2026-02-03T08:15"), limit("1 hari"));
    CHECK(text(midnight.at) == "2026-02-05T00:00+07:00");
    CHECK(text(alur::due_after(calendars::desk(), midnight, limit("1 hari").upper).at) ==
          "2026-02-06T00:00+07:00");
    const alur::due_date sunday =
        alur::due(calendar, at("2024-03-28T08:15"), limit("paling lambat 31 Maret"));
    CHECK(text(alur::due_after(calendar, sunday, limit("1 hari").upper).at) ==
          "2024-04-01T15:00+07:00");
}

TEST_CASE(
    "a row nears its time from four fifths of its budget and is late after closing time only") {
    const alur::work_calendar calendar = calendars::office();
    const alur::due_date due = alur::due(calendar, at("2026-02-03T07:30"), limit("100 menit"));
    CHECK(text(alur::nearing_at(calendar, due)) == "2026-02-03T08:50+07:00");
    CHECK(alur::stands(calendar, due, at("2026-02-03T08:49:59.999")) == alur::punctuality::on_time);
    CHECK(alur::stands(calendar, due, at("2026-02-03T08:50")) == alur::punctuality::nearing);
    CHECK(alur::stands(calendar, due, at("2026-02-03T09:10")) == alur::punctuality::nearing);
    CHECK(alur::stands(calendar, due, at("2026-02-03T09:10:00.001")) == alur::punctuality::late);
    CHECK(alur::used(calendar, due, at("2026-02-03T08:00")) == 30min);
    CHECK(alur::used(calendar, due, at("2026-02-03T07:00")) == 0min);
    const alur::due_date paused =
        alur::due_after_pause(calendar, due, at("2026-02-03T08:55"), at("2026-02-04T08:00"));
    CHECK(alur::nearing_at(calendar, paused) == paused.starts);
    const alur::due_date week = alur::due(calendar, at("2026-02-02T16:00"), limit("1 minggu"));
    CHECK(alur::nearing_at(calendar, week) ==
          at("2026-02-02T16:00") + std::chrono::minutes{7 * 24 * 60 * 4 / 5});
}

TEST_CASE("due dates are equal only if every part is") {
    const alur::due_date base =
        alur::due(calendars::office(), at("2026-02-03T08:15"), limit("3 hari"));
    const auto differs = [&](auto change) {
        alur::due_date other = base;
        change(other);
        CHECK_FALSE(other == base);
    };
    CHECK(base == alur::due(calendars::office(), at("2026-02-03T08:15"), limit("3 hari kerja")));
    differs([](auto& date) { date.counts = alur::measure::elapsed; });
    differs([](auto& date) { date.provisional = true; });
    differs([](auto& date) { date.at += 1ms; });
    differs([](auto& date) { date.day += std::chrono::days{1}; });
    differs([](auto& date) { date.starts += 1ms; });
    differs([](auto& date) { date.budget += 1ms; });
    differs([](auto& date) { date.consumed += 1ms; });
}

}  // namespace due_test
