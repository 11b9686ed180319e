#include <alur/time/work_calendar.hpp>
#include <catch2/catch.hpp>
#include <string>

#include "calendars.hpp"

namespace work_calendar_test {

using calendars::at;
using calendars::day;
using calendars::text;
using namespace std::chrono_literals;

TEST_CASE("breaks, evenings and weekends are not working time") {
    const alur::work_calendar calendar = calendars::office();
    CHECK(calendar.working_time_between(at("2026-02-03T07:30"), at("2026-02-03T16:00")) == 450min);
    CHECK(calendar.working_time_between(at("2026-02-03T12:00"), at("2026-02-03T13:00")) == 0min);
    CHECK(calendar.working_time_between(at("2026-02-03T11:59:59.999"),
                                        at("2026-02-03T13:00:00.001")) == 2ms);
    CHECK(calendar.working_time_between(at("2026-02-06T15:30"), at("2026-02-09T08:30")) == 2h);
    CHECK(calendar.working_time_between(at("2026-02-09T08:30"), at("2026-02-06T15:30")) == -2h);
    CHECK(calendar.working_time_between(at("2026-02-02T00:00"), at("2026-02-09T00:00")) ==
          37h + 30min);
}

TEST_CASE("in Ramadan the week has thirty-two and a half hours") {
    const alur::work_calendar calendar = calendars::office();
    CHECK(calendar.working_time_between(at("2025-03-03T00:00"), at("2025-03-10T00:00")) ==
          32h + 30min);
    CHECK(text(calendar.next_opening(at("2025-03-04T07:30"))) == "2025-03-04T08:00+07:00");
    CHECK(text(calendar.add_working_time(at("2025-03-04T14:30"), 1h)) == "2025-03-05T08:30+07:00");
}

TEST_CASE("April 2023 and April 2024 have their long holidays") {
    const alur::work_calendar calendar = calendars::office();
    CHECK(calendar.working_days_between(day("2023-04-01"), day("2023-05-01")) == 14);
    CHECK(calendar.working_days_between(day("2024-04-01"), day("2024-05-01")) == 16);
    CHECK(text(calendar.next_opening(at("2023-04-18T15:00"))) == "2023-04-26T07:30+07:00");
    CHECK(text(calendar.next_opening(at("2024-04-05T15:30"))) == "2024-04-16T07:30+07:00");
    CHECK(calendar.working_day_after(day("2023-04-18"), 1) == day("2023-04-26"));
    CHECK(calendar.working_day_after(day("2023-04-22"), 2) == day("2023-04-27"));
}

TEST_CASE("work used up at the end of a day ends at closing time, not at the next opening") {
    const alur::work_calendar calendar = calendars::office();
    CHECK(text(calendar.add_working_time(at("2026-02-03T07:30"), 450min)) ==
          "2026-02-03T16:00+07:00");
    CHECK(text(calendar.add_working_time(at("2026-02-03T07:30"), 450min + 1ms)) ==
          "2026-02-04T07:30:00.001+07:00");
    CHECK(text(calendar.add_working_time(at("2026-02-03T07:30"), 270min)) ==
          "2026-02-03T12:00+07:00");
    CHECK(text(calendar.add_working_time(at("2026-02-03T20:00"), 0min)) ==
          "2026-02-03T20:00+07:00");
    CHECK(text(calendar.add_working_time(at("2026-02-03T20:00"), -1h)) == "2026-02-03T20:00+07:00");
}

TEST_CASE("closing time is not open but belongs to its day") {
    const alur::work_calendar calendar = calendars::office();
    CHECK(calendar.is_open(at("2026-02-03T07:30")));
    CHECK_FALSE(calendar.is_open(at("2026-02-03T16:00")));
    CHECK(text(calendar.next_opening(at("2026-02-03T16:00"))) == "2026-02-04T07:30+07:00");
    const alur::day_time start = calendar.clock_start(at("2026-02-03T16:00"));
    CHECK(start.day == day("2026-02-03"));
    CHECK(calendar.clock_start(at("2026-02-03T16:00:00.001")).day == day("2026-02-04"));
}

TEST_CASE("a half Friday spills into Monday") {
    const alur::work_calendar calendar = calendars::half_friday();
    CHECK(calendar.hours_of(day("2026-02-06")).minutes() == 240);
    CHECK(text(calendar.add_working_time(at("2026-02-06T08:00"), 450min)) ==
          "2026-02-09T11:30+07:00");
}

TEST_CASE("a six-day week works on Saturday") {
    const alur::work_calendar calendar = calendars::six_days();
    CHECK(calendar.is_working_day(day("2026-02-07")));
    CHECK_FALSE(calendar.is_working_day(day("2026-02-08")));
    CHECK(calendar.working_days_between(day("2026-02-02"), day("2026-02-09")) == 6);
}

TEST_CASE("a desk may be open at all hours in Ramadan alone, but not on holidays") {
    alur::calendar_data data = calendars::national();
    data.ramadan_hours = calendars::round_the_clock();
    const alur::work_calendar calendar = calendars::compiled(data);
    CHECK(calendar.working_time_between(at("2026-02-21T00:00"), at("2026-02-22T00:00")) == 24h);
    CHECK(calendar.working_time_between(at("2026-02-14T00:00"), at("2026-02-15T00:00")) == 0h);
    CHECK(calendar.working_time_between(at("2026-03-19T00:00"), at("2026-03-20T00:00")) == 0h);
}

TEST_CASE("no working days later is the day itself, and a closed day keeps its clock time") {
    const alur::work_calendar calendar = calendars::office();
    CHECK(calendar.working_day_after(day("2026-02-07"), 0) == day("2026-02-07"));
    const alur::day_time saturday{day("2026-02-07"), 20h};
    CHECK(calendar.within_hours(saturday) == saturday);
    CHECK(calendar.within_hours({day("2026-02-06"), 20h}).since_midnight == 16h + 30min);
}

TEST_CASE("after the last closed day no entry closes a day") {
    const alur::work_calendar calendar = calendars::office();
    CHECK(calendar.closed_by(day("2026-12-25"))->name == "Hari Raya Natal");
    CHECK(calendar.closed_by(day("2026-12-26")) == nullptr);
    CHECK(calendar.closed_by(day("2026-12-23")) == nullptr);
}

TEST_CASE("a 24-hour desk is open on holidays, and its days end at midnight") {
    const alur::work_calendar calendar = calendars::desk();
    CHECK(calendar.is_working_day(day("2026-03-21")));
    CHECK(calendar.closed_by(day("2026-03-21")) == nullptr);
    CHECK(calendar.working_time_between(at("2026-03-18T00:00"), at("2026-03-25T00:00")) == 7 * 24h);
    CHECK(text(calendar.add_working_time(at("2026-03-20T23:00"), 2h)) == "2026-03-21T01:00+07:00");
    CHECK(calendar.closing(day("2026-03-21")).since_midnight == 24h);
}

TEST_CASE("midnight belongs to the day that closes then") {
    const alur::work_calendar calendar = calendars::night_shift();
    const alur::day_time monday = calendar.clock_start(at("2026-02-03T00:00"));
    CHECK(monday.day == day("2026-02-03"));  // Tuesday opens at 00.00
    const alur::day_time closes = calendar.clock_start(at("2026-02-04T00:00"));
    CHECK(closes.day == day("2026-02-03"));  // Wednesday opens at 20.00
    CHECK(closes.since_midnight == 24h);
}

TEST_CASE("beyond the horizon the plain week goes on") {
    const alur::work_calendar calendar = calendars::office();
    CHECK_FALSE(calendar.knows(day("2027-01-01")));
    CHECK(calendar.knows(day("2026-12-31")));
    CHECK_FALSE(calendar.knows(day("2022-12-31")));
    CHECK(calendar.is_working_day(day("2027-01-01")));
    CHECK(calendar.working_time_between(at("2027-01-04T00:00"), at("2027-01-11T00:00")) ==
          37h + 30min);
    CHECK(calendar.working_time_between(at("2022-12-05T00:00"), at("2022-12-12T00:00")) ==
          37h + 30min);
    CHECK(text(calendar.add_working_time(at("2026-12-31T15:30"), 60min)) ==
          "2027-01-01T08:00+07:00");
    CHECK(text(calendar.next_opening(at("2022-12-31T12:00"))) == "2023-01-02T07:30+07:00");
    CHECK(calendar.working_day_after(day("2022-12-26"), 5) == day("2023-01-02"));
    CHECK(calendar.working_day_after(day("2026-12-31"), 1) == day("2027-01-01"));
}

TEST_CASE("instants out of all bounds are answered, not computed") {
    const alur::work_calendar calendar = calendars::office();
    CHECK(calendar.working_time_between(alur::instant::min(), alur::instant::max()) > 0ms);
    CHECK(calendar.add_working_time(at("2026-02-03T07:30"), std::chrono::milliseconds::max()) >
          at("2026-02-03T07:30"));
    CHECK(calendar.next_opening(alur::instant::min()) > alur::instant::min());
}

TEST_CASE("office hours of a row replace those of the calendar, in Ramadan too") {
    const alur::work_calendar calendar =
        *calendars::office().with_hours(calendars::week({{"Senin-Jumat", "09.00-10.00"}}));
    CHECK(calendar.working_time_between(at("2025-03-03T00:00"), at("2025-03-10T00:00")) == 5h);
    CHECK_FALSE(calendar.is_working_day(day("2025-03-28")));
    CHECK_FALSE(calendars::office().with_hours({}));
}

TEST_CASE("regional holidays are added to a calendar, each day once") {
    const alur::work_calendar base = calendars::office();
    const auto more = base.with_closed(
        {{day("2026-02-03"), alur::closed_kind::regional, "Hari jadi", "Perwali 1"}});
    REQUIRE(more);
    CHECK_FALSE(more->is_working_day(day("2026-02-03")));
    CHECK(base.is_working_day(day("2026-02-03")));
    REQUIRE(more->closed_by(day("2026-02-03")) != nullptr);
    CHECK(more->closed_by(day("2026-02-03"))->decree == "Perwali 1");
    CHECK_FALSE(base.with_closed({{day("2026-01-01"), alur::closed_kind::regional, "Lagi", ""}}));
}

TEST_CASE("what does not make a calendar is named") {
    using alur::calendar_fault;
    const auto finds = [](const alur::calendar_data& data, calendar_fault what, std::size_t index) {
        const auto found = alur::check(data);
        REQUIRE(found.size() == 1);
        CHECK(found[0] == alur::calendar_finding{what, index});
        CHECK_FALSE(alur::make_calendar(data));
    };
    const alur::calendar_data sound = calendars::national();
    CHECK(alur::check(sound).empty());
    alur::calendar_data data = sound;
    data.hours = {};
    finds(data, calendar_fault::no_hours, 0);
    data = sound;
    data.closed.push_back(data.closed.front());
    finds(data, calendar_fault::closed_twice, 109);
    data = sound;
    data.closed.push_back({day("2027-01-01"), alur::closed_kind::regional, "", ""});
    finds(data, calendar_fault::closed_outside_span, 109);
    data = sound;
    data.ramadan.push_back({{day("2026-05-02"), day("2026-05-01")}, ""});
    finds(data, calendar_fault::ramadan_reversed, 4);
    data = sound;
    data.ramadan.push_back({{day("2026-03-20"), day("2026-03-21")}, ""});
    finds(data, calendar_fault::ramadan_overlap, 4);
    data = sound;
    data.ramadan.push_back({{day("2027-02-08"), day("2027-03-09")}, ""});
    finds(data, calendar_fault::ramadan_outside_span, 4);
    data.ramadan.back() = {{day("2026-12-30"), day("2027-01-02")}, ""};
    finds(data, calendar_fault::ramadan_outside_span, 4);
    data = sound;
    data.ramadan_hours.reset();
    finds(data, calendar_fault::ramadan_without_hours, 0);
    data = sound;
    data.known.last = day("2090-12-31");
    finds(data, calendar_fault::span_too_long, 0);
    data = {};
    data.hours = alur::default_hours();
    data.known = {day("2023-01-02"), day("2023-01-01")};
    finds(data, calendar_fault::span_reversed, 0);
    data.known = {day("1900-01-01") - std::chrono::days{1}, day("1900-01-01")};
    finds(data, calendar_fault::span_out_of_range, 0);
    data.known = {day("9999-12-31"), day("9999-12-31") + std::chrono::days{1}};
    finds(data, calendar_fault::span_out_of_range, 0);
}

TEST_CASE("the largest calendar keeps its tables under 256 KiB") {
    alur::calendar_data data;
    data.hours.round_the_clock = true;
    data.known = {day("2000-01-01"), day("2000-01-01") + alur::longest_span - std::chrono::days{1}};
    const auto calendar = alur::make_calendar(data);
    REQUIRE(calendar);
    CHECK(calendar->table_bytes() < 256 * 1024);
}

}  // namespace work_calendar_test
