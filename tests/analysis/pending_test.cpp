#include <alur/analysis/pending.hpp>

#include <catch2/catch.hpp>

#include "case/support.hpp"

namespace pending_test {

using namespace alur_test;

std::int64_t ms(alur::instant at) { return at.time_since_epoch().count(); }

TEST_CASE("what waits, waits in office time, and is late from when it is due") {
    constexpr std::int64_t hour = 3'600'000;
    const alur::work_calendar calendar = national_calendar();
    alur::pending_row row;
    row.measured = &calendar;
    row.opened = ms(*alur::parse_instant("2026-04-02T15:00+07:00"));  // Thursday
    row.due = ms(*alur::parse_instant("2026-04-06T08:00+07:00"));     // Friday is a holiday
    const alur::instant monday = *alur::parse_instant("2026-04-06T10:00+07:00");

    CHECK(alur::waited_until(row, monday).waited ==
          calendar.working_time_between(*alur::parse_instant("2026-04-02T15:00+07:00"), monday)
              .count());
    CHECK(alur::waited_until(row, monday).late == 2 * hour);
    CHECK(alur::waited_until(row, *alur::parse_instant("2026-04-06T08:00+07:00")).late == 0);
    CHECK(alur::waited_until(row, *alur::parse_instant("2026-04-05T20:00+07:00")).late == 0);

    row.outside = true;  // nobody's lateness
    CHECK(alur::waited_until(row, monday).late == alur::no_time);
    CHECK(alur::waited_until(row, monday).waited > 0);
    row.outside = false;
    row.opened = row.due = alur::no_time;
    CHECK(alur::waited_until(row, monday).waited == alur::no_time);
    CHECK(alur::waited_until(row, monday).late == alur::no_time);
}

}  // namespace pending_test
