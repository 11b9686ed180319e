// Units with calendars of their own.
#include <alur/case/record.hpp>
#include <alur/case/timetable.hpp>

#include "case/support.hpp"

namespace timetable_test {

using namespace alur_test;

namespace {

// Open on Saturdays too, until 14.00, and closed on Tuesday the 6th.
const alur::work_calendar& six_days() {
    static const alur::work_calendar made = [] {
        alur::calendars_loaded read = alur::load_calendars({"t", R"({
          "id": "enam", "nama": "Enam hari", "zona_waktu": "WIB", "versi": "1", "berlaku": {"dari": "2026-01-01", "sampai": "2026-12-31"},
          "jam_kerja": {"Senin-Sabtu": "07.00-14.00"},
          "libur": [{"tanggal": "2026-01-06", "nama": "Libur daerah", "jenis": "libur_daerah"}]})"});
        INFO(alur::to_text({"t", ""}, read.problems, alur::language::en));
        REQUIRE_FALSE(read.calendars.empty());
        return *alur::make_calendar(std::move(read.calendars.front()));
    }();
    return made;
}

struct unit_run : run {
    explicit unit_run(const std::string& json) : run(json) {
        const std::vector<alur::unit_calendar> own{{"Bidang", " sosial", &six_days()}};
        *times = alur::make_timetable(*sop, national_calendar(), own);
    }
    std::string due(std::size_t i) const { return text(berkas.open_rows()[i].clock.due.at); }
};

const std::string per_unit = R"({
  "judul": "Uji", "pelaksana": {"a": "A", "kabid": {"nama": "Kabid", "setiap": "bidang"}},
  "langkah": [
    {"kegiatan": "Meminta", "pelaksana": "a", "waktu": "1 hari"},
    {"kegiatan": "Mengisi", "pelaksana": "kabid", "setiap": "bidang", "waktu": "1 hari"},
    {"kegiatan": "Mengumpulkan", "pelaksana": "a"}
  ]})";

}  // namespace

TEST_CASE("a repeated row is due by its unit's own calendar", "[timetable]") {
    unit_run r(per_unit);
    r.does(start("08:00", {{"bidang", {"Ekonomi", "Sosial"}}}));
    CHECK(r.due(0) == "2026-01-06T16:00+07:00");
    r.does(done("09:00", as("a"), "1"));
    REQUIRE(r.open() == names{"2 Ekonomi", "2 Sosial"});
    CHECK(r.due(0) == "2026-01-06T16:00+07:00");
    CHECK(r.due(1) == "2026-01-07T14:00+07:00");  // the 6th is a holiday there
    CHECK(&alur::calendar_for(r.berkas, r.berkas.open_rows()[1].at) !=
          &alur::calendar_for(r.berkas, r.berkas.open_rows()[0].at));

    // By Wednesday noon the one is late, the other is not.
    const alur::entry late = r.does(done("7 12:00", as("kabid", "Ekonomi"), "2", "", "Ekonomi"));
    CHECK(alur::was_late(late) == true);
    const alur::entry kept = r.does(done("7 13:00", as("kabid", "Sosial"), "2", "", "Sosial"));
    CHECK(alur::was_late(kept) == false);
}

TEST_CASE("notices, suspension and the next deadline follow the unit's calendar", "[timetable]") {
    unit_run r(per_unit);
    r.does(start("08:00", {{"bidang", {"Ekonomi", "Sosial"}}}));
    r.does(done("09:00", as("a"), "1"));
    CHECK(text(alur::next_deadline(r.berkas)) == "2026-01-06T16:00+07:00");
    const alur::entry one = r.does(tick("7 13:59"));
    REQUIRE(one.notices.size() == 1);
    CHECK(alur::unit_name(*r.sop, r.berkas.facts(), one.notices[0].at) == "Ekonomi");
    const alur::entry two = r.does(tick("7 14:01"));
    REQUIRE(two.notices.size() == 1);
    CHECK(alur::unit_name(*r.sop, r.berkas.facts(), two.notices[0].at) == "Sosial");
}

TEST_CASE("a case that belongs to one unit is measured by that unit's calendar", "[timetable]") {
    unit_run r(R"({
      "judul": "Uji", "waktu": "5 hari",
      "pelaksana": {"a": "A", "kabid": {"nama": "Kabid", "setiap": "bidang"}},
      "langkah": [
        {"kegiatan": "Meminta", "pelaksana": "kabid", "waktu": "1 hari"},
        {"kegiatan": "Menerima", "pelaksana": "a", "waktu": "1 hari", "jam_kerja": "24 jam"}
      ]})");
    alur::open_case other = r.berkas;
    r.does(start("5 08:00", {{"bidang", {"Sosial"}}}));
    CHECK(r.due(0) == "2026-01-07T14:00+07:00");
    // Five working days of a six-day week, without the 6th: 7, 8, 9, 10, 12 January.
    CHECK(text(r.berkas.facts().ledger.service->due.at) == "2026-01-12T14:00+07:00");

    alur::judgement answer = other.judge(start("5 08:00", {{"bidang", {"Ekonomi"}}}));
    REQUIRE(answer);
    other.apply(answer.decided());
    CHECK(text(other.open_rows()[0].clock.due.at) == "2026-01-06T16:00+07:00");
}

TEST_CASE("office hours that the SOP or a row states go before the unit's", "[timetable]") {
    unit_run r(R"({
      "judul": "Uji", "jam_kerja": {"Senin-Jumat": "08.00-12.00"},
      "pelaksana": {"kabid": {"nama": "Kabid", "setiap": "bidang"}},
      "langkah": [
        {"kegiatan": "Meminta", "pelaksana": "kabid", "setiap": "bidang", "waktu": "1 hari"},
        {"kegiatan": "Mengisi", "pelaksana": "kabid", "setiap": "bidang", "waktu": "1 jam",
         "jam_kerja": "24 jam"}
      ]})");
    r.does(start("09:00", {{"bidang", {"Ekonomi", "Sosial"}}}));
    CHECK(r.due(0) == "2026-01-06T12:00+07:00");
    CHECK(r.due(1) == "2026-01-07T12:00+07:00");
    r.does(done("10:00", as("kabid", "Sosial"), "1", "", "Sosial"));
    REQUIRE(r.open() == names{"1 Ekonomi", "2 Sosial"});
    CHECK(r.due(1) == "2026-01-05T11:00+07:00");
}

TEST_CASE("a timetable is named by its calendars, in whatever order the units were given") {
    const unit_run r(per_unit);
    const alur::work_calendar& office = national_calendar();
    const std::vector<alur::unit_calendar> one{{"bidang", "Sosial", &six_days()},
                                               {"bidang", "Ekonomi", &office}};
    const std::vector<alur::unit_calendar> other{{"bidang", "Ekonomi", &office},
                                                 {"bidang", "Sosial", &six_days()},
                                                 {"Bidang", "sosial", &office}};
    const alur::timetable made = alur::make_timetable(*r.sop, office, one);
    CHECK(made.name() == alur::make_timetable(*r.sop, office, other).name());
    CHECK(made.name().calendar == "id");
    REQUIRE(made.name().units.size() == 2);
    CHECK(made.name().units[1] == alur::timetable_name::unit{"bidang", "Sosial", "enam", "1"});
    CHECK(made.name() != alur::make_timetable(*r.sop, office).name());
    CHECK(&made.of(alur::step_id{1}, "bidang", "Sosial") !=
          &made.of(alur::step_id{1}, "bidang", "Ekonomi"));
}

TEST_CASE("a journal names the calendars of units, and is not rebuilt on others") {
    unit_run r(per_unit);
    alur::judgement answer = r.berkas.judge(start("08:00", {{"bidang", {"Ekonomi", "Sosial"}}}));
    REQUIRE(answer);
    const std::string journal = alur::record(r.berkas, answer.decided()).front().text + '\n';
    REQUIRE(alur::timetables_of(journal) == std::vector{r.times->name()});

    alur::calendar_data data = six_days().data();
    data.version = "2";
    const alur::work_calendar later = *alur::make_calendar(data);
    const std::vector<alur::unit_calendar> own{{"bidang", "Sosial", &later}};
    const alur::timetable other = alur::make_timetable(*r.sop, national_calendar(), own);
    const alur::timetable plain = alur::make_timetable(*r.sop, national_calendar());
    const alur::timetable* wrong[] = {&plain, &other};
    const auto without = alur::rebuild(*r.sop, wrong, journal);
    REQUIRE(std::holds_alternative<alur::replay_error>(without));
    const alur::replay_error& why = std::get<alur::replay_error>(without);
    CHECK(why.what == alur::replay_fault::unknown_calendar);
    CHECK(why.line == 1);
    CHECK(why.message.id.find("Bidang  sosial: kalender enam versi 1") != std::string::npos);
    CHECK(alur::verify(*r.sop, wrong, journal)->what == alur::replay_fault::unknown_calendar);
    const alur::timetable* right[] = {&plain, &other, &*r.times};
    CHECK(std::holds_alternative<alur::rebuilt_case>(alur::rebuild(*r.sop, right, journal)));
    CHECK_FALSE(alur::verify(*r.sop, right, journal));
}

}  // namespace timetable_test
