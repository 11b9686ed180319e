// Calendars for the tests of time/, written out here so that they need no file and no JSON.
#pragma once

#include <alur/time/date.hpp>
#include <alur/time/hours_text.hpp>
#include <alur/time/instant_text.hpp>
#include <alur/time/time_limit_text.hpp>
#include <alur/time/work_calendar.hpp>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>

namespace calendars {

inline std::chrono::local_days day(std::string_view iso) {
    const auto date = alur::parse_iso_date(iso);
    INFO(iso);
    REQUIRE(date);
    return std::chrono::local_days{*date};
}

// A point in time of WIB unless the text names another zone.
inline alur::instant at(std::string_view text) {
    const auto read = alur::parse_instant(text, alur::zone::WIB);
    INFO(text);
    REQUIRE(read);
    return *read;
}

inline alur::time_limit limit(std::string_view text) {
    const auto read = alur::parse_time_limit(text);
    INFO(text);
    REQUIRE(read);
    return *read;
}

inline std::string text(alur::instant when) { return alur::print_instant(when, alur::zone::WIB); }

inline alur::weekly_hours week(
    std::initializer_list<std::pair<std::string_view, std::string_view>> rows) {
    alur::weekly_hours hours;
    for (const auto& [days, clock] : rows) {
        const auto set = alur::parse_days(days);
        const auto read = alur::parse_hours(clock);
        REQUIRE(set);
        REQUIRE(read);
        for (std::size_t i = 0; i < 7; ++i)
            if (set->has(i)) hours.days[i] = *read;
    }
    return hours;
}

inline alur::weekly_hours round_the_clock() {
    alur::weekly_hours hours;
    hours.round_the_clock = true;
    return hours;
}

struct listed_day {
    std::string_view date;
    alur::closed_kind kind;
    std::string_view name;
};

// clang-format off
inline constexpr listed_day listed[] = {
    {"2023-01-01", alur::closed_kind::national_holiday, "Tahun Baru Masehi"},
    {"2023-01-22", alur::closed_kind::national_holiday, "Tahun Baru Imlek"},
    {"2023-01-23", alur::closed_kind::joint_leave, "Cuti Bersama Tahun Baru Imlek"},
    {"2023-02-18", alur::closed_kind::national_holiday, "Isra Mikraj Nabi Muhammad"},
    {"2023-03-22", alur::closed_kind::national_holiday, "Hari Suci Nyepi"},
    {"2023-03-23", alur::closed_kind::joint_leave, "Cuti Bersama Hari Suci Nyepi"},
    {"2023-04-07", alur::closed_kind::national_holiday, "Wafat Yesus Kristus"},
    {"2023-04-19", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Idul Fitri"},
    {"2023-04-20", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Idul Fitri"},
    {"2023-04-21", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Idul Fitri"},
    {"2023-04-22", alur::closed_kind::national_holiday, "Hari Raya Idul Fitri"},
    {"2023-04-23", alur::closed_kind::national_holiday, "Hari kedua dari Hari Raya Idul Fitri"},
    {"2023-04-24", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Idul Fitri"},
    {"2023-04-25", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Idul Fitri"},
    {"2023-05-01", alur::closed_kind::national_holiday, "Hari Buruh Internasional"},
    {"2023-05-18", alur::closed_kind::national_holiday, "Kenaikan Yesus Kristus"},
    {"2023-06-01", alur::closed_kind::national_holiday, "Hari Lahir Pancasila"},
    {"2023-06-02", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Waisak"},
    {"2023-06-04", alur::closed_kind::national_holiday, "Hari Raya Waisak"},
    {"2023-06-28", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Idul Adha"},
    {"2023-06-29", alur::closed_kind::national_holiday, "Hari Raya Idul Adha"},
    {"2023-06-30", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Idul Adha"},
    {"2023-07-19", alur::closed_kind::national_holiday, "Tahun Baru Islam"},
    {"2023-08-17", alur::closed_kind::national_holiday, "Hari Kemerdekaan Republik Indonesia"},
    {"2023-09-28", alur::closed_kind::national_holiday, "Maulid Nabi Muhammad"},
    {"2023-12-25", alur::closed_kind::national_holiday, "Hari Raya Natal"},
    {"2023-12-26", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Natal"},
    {"2024-01-01", alur::closed_kind::national_holiday, "Tahun Baru Masehi"},
    {"2024-02-08", alur::closed_kind::national_holiday, "Isra Mikraj Nabi Muhammad"},
    {"2024-02-09", alur::closed_kind::joint_leave, "Cuti Bersama Tahun Baru Imlek"},
    {"2024-02-10", alur::closed_kind::national_holiday, "Tahun Baru Imlek"},
    {"2024-02-14", alur::closed_kind::polling_day, "Hari Pemilihan Umum"},
    {"2024-03-11", alur::closed_kind::national_holiday, "Hari Suci Nyepi"},
    {"2024-03-12", alur::closed_kind::joint_leave, "Cuti Bersama Hari Suci Nyepi"},
    {"2024-03-29", alur::closed_kind::national_holiday, "Wafat Yesus Kristus"},
    {"2024-03-31", alur::closed_kind::national_holiday, "Kebangkitan Yesus Kristus"},
    {"2024-04-08", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Idul Fitri"},
    {"2024-04-09", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Idul Fitri"},
    {"2024-04-10", alur::closed_kind::national_holiday, "Hari Raya Idul Fitri"},
    {"2024-04-11", alur::closed_kind::national_holiday, "Hari kedua dari Hari Raya Idul Fitri"},
    {"2024-04-12", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Idul Fitri"},
    {"2024-04-15", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Idul Fitri"},
    {"2024-05-01", alur::closed_kind::national_holiday, "Hari Buruh Internasional"},
    {"2024-05-09", alur::closed_kind::national_holiday, "Kenaikan Yesus Kristus"},
    {"2024-05-10", alur::closed_kind::joint_leave, "Cuti Bersama Kenaikan Yesus Kristus"},
    {"2024-05-23", alur::closed_kind::national_holiday, "Hari Raya Waisak"},
    {"2024-05-24", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Waisak"},
    {"2024-06-01", alur::closed_kind::national_holiday, "Hari Lahir Pancasila"},
    {"2024-06-17", alur::closed_kind::national_holiday, "Hari Raya Idul Adha"},
    {"2024-06-18", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Idul Adha"},
    {"2024-07-07", alur::closed_kind::national_holiday, "Tahun Baru Islam"},
    {"2024-08-17", alur::closed_kind::national_holiday, "Hari Kemerdekaan Republik Indonesia"},
    {"2024-09-16", alur::closed_kind::national_holiday, "Maulid Nabi Muhammad"},
    {"2024-11-27", alur::closed_kind::polling_day, "Hari Pemilihan Kepala Daerah"},
    {"2024-12-25", alur::closed_kind::national_holiday, "Hari Raya Natal"},
    {"2024-12-26", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Natal"},
    {"2025-01-01", alur::closed_kind::national_holiday, "Tahun Baru Masehi"},
    {"2025-01-27", alur::closed_kind::national_holiday, "Isra Mikraj Nabi Muhammad"},
    {"2025-01-28", alur::closed_kind::joint_leave, "Cuti Bersama Tahun Baru Imlek"},
    {"2025-01-29", alur::closed_kind::national_holiday, "Tahun Baru Imlek"},
    {"2025-03-28", alur::closed_kind::joint_leave, "Cuti Bersama Hari Suci Nyepi"},
    {"2025-03-29", alur::closed_kind::national_holiday, "Hari Suci Nyepi"},
    {"2025-03-31", alur::closed_kind::national_holiday, "Hari Raya Idul Fitri"},
    {"2025-04-01", alur::closed_kind::national_holiday, "Hari kedua dari Hari Raya Idul Fitri"},
    {"2025-04-02", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Idul Fitri"},
    {"2025-04-03", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Idul Fitri"},
    {"2025-04-04", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Idul Fitri"},
    {"2025-04-07", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Idul Fitri"},
    {"2025-04-18", alur::closed_kind::national_holiday, "Wafat Yesus Kristus"},
    {"2025-04-20", alur::closed_kind::national_holiday, "Kebangkitan Yesus Kristus"},
    {"2025-05-01", alur::closed_kind::national_holiday, "Hari Buruh Internasional"},
    {"2025-05-12", alur::closed_kind::national_holiday, "Hari Raya Waisak"},
    {"2025-05-13", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Waisak"},
    {"2025-05-29", alur::closed_kind::national_holiday, "Kenaikan Yesus Kristus"},
    {"2025-05-30", alur::closed_kind::joint_leave, "Cuti Bersama Kenaikan Yesus Kristus"},
    {"2025-06-01", alur::closed_kind::national_holiday, "Hari Lahir Pancasila"},
    {"2025-06-06", alur::closed_kind::national_holiday, "Hari Raya Idul Adha"},
    {"2025-06-09", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Idul Adha"},
    {"2025-06-27", alur::closed_kind::national_holiday, "Tahun Baru Islam"},
    {"2025-08-17", alur::closed_kind::national_holiday, "Hari Kemerdekaan Republik Indonesia"},
    {"2025-08-18", alur::closed_kind::joint_leave, "Cuti Bersama Hari Kemerdekaan Republik Indonesia"},
    {"2025-09-05", alur::closed_kind::national_holiday, "Maulid Nabi Muhammad"},
    {"2025-12-25", alur::closed_kind::national_holiday, "Hari Raya Natal"},
    {"2025-12-26", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Natal"},
    {"2026-01-01", alur::closed_kind::national_holiday, "Tahun Baru Masehi"},
    {"2026-01-16", alur::closed_kind::national_holiday, "Isra Mikraj Nabi Muhammad"},
    {"2026-02-16", alur::closed_kind::joint_leave, "Cuti Bersama Tahun Baru Imlek"},
    {"2026-02-17", alur::closed_kind::national_holiday, "Tahun Baru Imlek"},
    {"2026-03-18", alur::closed_kind::joint_leave, "Cuti Bersama Hari Suci Nyepi"},
    {"2026-03-19", alur::closed_kind::national_holiday, "Hari Suci Nyepi"},
    {"2026-03-20", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Idul Fitri"},
    {"2026-03-21", alur::closed_kind::national_holiday, "Hari Raya Idul Fitri"},
    {"2026-03-22", alur::closed_kind::national_holiday, "Hari kedua dari Hari Raya Idul Fitri"},
    {"2026-03-23", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Idul Fitri"},
    {"2026-03-24", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Idul Fitri"},
    {"2026-04-03", alur::closed_kind::national_holiday, "Wafat Yesus Kristus"},
    {"2026-04-05", alur::closed_kind::national_holiday, "Kebangkitan Yesus Kristus"},
    {"2026-05-01", alur::closed_kind::national_holiday, "Hari Buruh Internasional"},
    {"2026-05-14", alur::closed_kind::national_holiday, "Kenaikan Yesus Kristus"},
    {"2026-05-15", alur::closed_kind::joint_leave, "Cuti Bersama Kenaikan Yesus Kristus"},
    {"2026-05-27", alur::closed_kind::national_holiday, "Hari Raya Idul Adha"},
    {"2026-05-28", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Idul Adha"},
    {"2026-05-31", alur::closed_kind::national_holiday, "Hari Raya Waisak"},
    {"2026-06-01", alur::closed_kind::national_holiday, "Hari Lahir Pancasila"},
    {"2026-06-16", alur::closed_kind::national_holiday, "Tahun Baru Islam"},
    {"2026-08-17", alur::closed_kind::national_holiday, "Hari Kemerdekaan Republik Indonesia"},
    {"2026-08-25", alur::closed_kind::national_holiday, "Maulid Nabi Muhammad"},
    {"2026-12-24", alur::closed_kind::joint_leave, "Cuti Bersama Hari Raya Natal"},
    {"2026-12-25", alur::closed_kind::national_holiday, "Hari Raya Natal"},
};
// clang-format on

// Indonesia 2023 to 2026 with the default office hours of Perpres 21/2023.
inline alur::calendar_data national() {
    alur::calendar_data data;
    data.id = "id";
    data.version = "uji";
    data.hours = alur::default_hours();
    data.ramadan_hours = alur::default_ramadan_hours();
    data.ramadan.push_back({{day("2023-03-23"), day("2023-04-21")}, "Ramadan 1444 H"});
    data.ramadan.push_back({{day("2024-03-12"), day("2024-04-09")}, "Ramadan 1445 H"});
    data.ramadan.push_back({{day("2025-03-01"), day("2025-03-30")}, "Ramadan 1446 H"});
    data.ramadan.push_back({{day("2026-02-19"), day("2026-03-20")}, "Ramadan 1447 H"});
    data.known = {day("2023-01-01"), day("2026-12-31")};
    for (const listed_day& each : listed)
        data.closed.push_back({day(each.date), each.kind, std::string(each.name),
                               "SKB " + std::string(each.date.substr(0, 4))});
    return data;
}

inline alur::work_calendar compiled(alur::calendar_data data) {
    auto calendar = alur::make_calendar(std::move(data));
    REQUIRE(calendar);
    return *std::move(calendar);
}

inline alur::work_calendar with_week(alur::weekly_hours hours,
                                     alur::counting policy = alur::counting::end_of_day) {
    alur::calendar_data data = national();
    data.policy = policy;
    auto calendar = compiled(std::move(data)).with_hours(hours);
    REQUIRE(calendar);
    return *std::move(calendar);
}

inline alur::work_calendar office() { return compiled(national()); }
inline alur::work_calendar same_clock_office() {
    alur::calendar_data data = national();
    data.policy = alur::counting::same_clock;
    return compiled(std::move(data));
}
inline alur::work_calendar six_days() {
    return with_week(
        week({{"Senin-Kamis", "07.30-14.00"}, {"Jumat", "07.30-11.30"}, {"Sabtu", "07.30-13.00"}}));
}
inline alur::work_calendar half_friday() {
    return with_week(week({{"Senin-Kamis", "08.00-12.00, 13.00-16.30"}, {"Jumat", "08.00-12.00"}}));
}
inline alur::work_calendar desk() { return with_week(round_the_clock()); }
inline alur::work_calendar night_shift() {
    return with_week(week({{"Senin, Rabu, Jumat", "20.00-24.00"},
                           {"Selasa, Kamis, Sabtu", "00.00-04.00, 22.00-24.00"},
                           {"Minggu", "00.00-04.00"}}));
}

}  // namespace calendars
