#include <algorithm>
#include <alur/time/explanation_text.hpp>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "calendars.hpp"

namespace explanation_test {

using calendars::at;
using calendars::limit;

namespace {

std::vector<std::string> told(const alur::work_calendar& calendar, std::string_view opened,
                              std::string_view waktu, bool english = false) {
    std::vector<std::string> lines;
    for (const alur::due_step& step : alur::explain(calendar, at(opened), limit(waktu))) {
        const alur::sentence_pair words = alur::describe(step, alur::zone::WIB);
        lines.push_back(english ? words.en : words.id);
    }
    return lines;
}

using lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a day that falls on joint leave is said to be moved, with its decree") {
    CHECK(told(calendars::office(), "2023-04-17T10:00", "3 hari") ==
          lines{"hari pembukaan (hari 0): Senin, 17 April 2023", "hari 1: Selasa, 18 April 2023",
                "hari 2 jatuh pada cuti bersama Hari Raya Idul Fitri (SKB 2023), Rabu, 19 April "
                "2023 s.d. Jumat, 21 April 2023, digeser ke Rabu, 26 "
                "April 2023",
                "hari 2 jatuh pada libur nasional Hari Raya Idul Fitri (SKB 2023), Sabtu, 22 April "
                "2023, digeser ke Rabu, 26 April 2023",
                "hari 2 jatuh pada libur nasional Hari kedua dari Hari Raya Idul Fitri (SKB 2023), "
                "Minggu, 23 April 2023, digeser ke Rabu, 26 "
                "April 2023",
                "hari 2 jatuh pada cuti bersama Hari Raya Idul Fitri (SKB 2023), Senin, 24 April "
                "2023 s.d. Selasa, 25 April 2023, digeser ke "
                "Rabu, 26 April 2023",
                "hari 2 s.d. 3: Rabu, 26 April 2023 s.d. Kamis, 27 April 2023",
                "jam kerja Ramadan 1444 H berlaku Senin, 17 April 2023 s.d. Jumat, 21 April 2023",
                "berakhir saat kantor tutup: Kamis, 27 April 2023 pukul 16.00 WIB"});
}

TEST_CASE("an opening outside office hours and a weekend are told in English too") {
    CHECK(
        told(calendars::office(), "2026-02-05T20:00", "1 hari", true) ==
        lines{
            "opened outside office hours, the clock starts on Friday, 6 February 2026 at 07:30 WIB",
            "opening day (day 0): Friday, 6 February 2026",
            "day 1 falls on a weekly closing day, Saturday, 7 February 2026 to Sunday, 8 February "
            "2026, moved to Monday, 9 February 2026",
            "day 1: Monday, 9 February 2026",
            "ends at office closing: Monday, 9 February 2026 at 16:00 WIB"});
}

TEST_CASE("working time is told day by day") {
    CHECK(
        told(calendars::office(), "2026-02-06T16:00", "1 jam") ==
        lines{
            "Jumat, 6 Februari 2026: 30 menit waktu kerja",
            "Sabtu, 7 Februari 2026 s.d. Minggu, 8 Februari 2026 tidak dihitung: hari tutup kantor",
            "Senin, 9 Februari 2026: 30 menit waktu kerja",
            "waktu kerja habis: Senin, 9 Februari 2026 pukul 08.00 WIB"});
}

TEST_CASE("a clamped month end and a rolled day are told") {
    CHECK(told(calendars::office(), "2024-01-31T10:00", "1 bulan") ==
          lines{"hari pembukaan (hari 0): Rabu, 31 Januari 2024",
                "bulan itu tidak mempunyai tanggal 31, dipakai hari terakhirnya: Kamis, 29 "
                "Februari 2024",
                "menurut kalender berakhir Kamis, 29 Februari 2024",
                "berakhir saat kantor tutup: Kamis, 29 Februari 2024 pukul 16.00 WIB"});
    CHECK(told(calendars::office(), "2026-02-03T10:00", "4 hari kalender", true) ==
          lines{"opening day (day 0): Tuesday, 3 February 2026",
                "by the calendar it ends on Saturday, 7 February 2026",
                "Saturday, 7 February 2026 falls on a weekly closing day, moved to the next "
                "working day: Monday, 9 February 2026",
                "ends at office closing: Monday, 9 February 2026 at 16:00 WIB"});
}

TEST_CASE("a written date on a closed day is told not to move") {
    CHECK(told(calendars::office(), "2024-03-28T10:00", "paling lambat 31 Maret") ==
          lines{"tanggal yang tertulis, Minggu, 31 Maret 2024, jatuh pada libur nasional "
                "Kebangkitan Yesus Kristus (SKB 2024) dan tidak digeser",
                "berakhir pada tengah malam: Minggu, 31 Maret 2024 pukul 24.00 WIB"});
    CHECK(told(calendars::office(), "2026-02-03T10:00", "paling lambat 31 Maret 2026").front() ==
          "tanggal yang tertulis: Selasa, 31 Maret 2026");
}

TEST_CASE("no limit, the horizon, the same clock time and a long list are told") {
    CHECK(told(calendars::office(), "2026-02-03T10:00", "sesuai jadwal") ==
          lines{"tanpa batas waktu: sesuai jadwal"});
    CHECK(told(calendars::office(), "2026-12-31T10:00", "1 hari").back() ==
          "sementara: kalender id versi uji hanya mengetahui hari libur Minggu, 1 Januari 2023 "
          "s.d. Kamis, 31 Desember 2026");
    CHECK(told(calendars::same_clock_office(), "2026-02-03T10:05", "1 hari").back() ==
          "berakhir pada jam yang sama: Rabu, 4 Februari 2026 pukul 10.05 WIB");
    const lines many = told(calendars::office(), "2023-01-02T10:00", "5000 hari");
    CHECK(many.size() <= alur::longest_explanation + 8);
    CHECK(many.size() > alur::longest_explanation);
    const lines long_work = told(calendars::office(), "2023-01-02T10:00", "9000 jam");
    CHECK(long_work.size() <= alur::longest_explanation + 8);
    CHECK(std::count(long_work.begin(), long_work.end(), "hari-hari selanjutnya tidak dirinci") ==
          1);
    CHECK(told(calendars::office(), "2024-02-13T10:00", "1 hari")[1] ==
          "hari 1 jatuh pada hari pemungutan suara Hari Pemilihan Umum (SKB 2024), Rabu, 14 "
          "Februari 2024, digeser ke Kamis, 15 Februari 2024");
}

TEST_CASE("an explanation ends where the due date lies") {
    for (const std::string_view waktu : {"15 menit", "3 hari", "2 hari 30 menit", "1 bulan",
                                         "2 minggu", "paling lambat 31 Maret"}) {
        INFO(waktu);
        const alur::work_calendar calendar = calendars::office();
        const alur::instant opened = at("2025-03-27T21:00");
        const alur::due_date due = alur::due(calendar, opened, limit(waktu));
        bool told_end = false;
        for (const alur::due_step& step : alur::explain(calendar, opened, limit(waktu)))
            told_end = told_end || step.at == due.at;
        CHECK(told_end);
    }
}

}  // namespace explanation_test
