#include <alur/case/ledger.hpp>

#include "case/support.hpp"

namespace ledger_test {

using namespace alur_test;
using alur::punctuality;
using alur::refusal;
namespace events = alur::events;

namespace {

const std::string timed = R"({
  "judul": "Uji", "pelaksana": {"a": "A", "b": "B", "warga": {"nama": "Warga", "luar": true}},
  "langkah": [
    {"kegiatan": "Satu", "pelaksana": "a", "waktu": "1 jam"},
    {"kegiatan": "Dua", "pelaksana": "b", "waktu": "2 hari"},
    {"kegiatan": "Tiga", "pelaksana": "warga", "waktu": "30 menit"},
    {"kegiatan": "Empat", "pelaksana": "a"}
  ]})";

const alur::open_row& only_row(const run& r) {
    REQUIRE(r.berkas.open_rows().size() == 1);
    return r.berkas.open_rows().front();
}

std::string due_of(const run& r) { return text(only_row(r).clock.due.at); }

}  // namespace

TEST_CASE("a row is on time, near its limit from 80 %, and late after its due instant") {
    run r(timed);
    r.does(start("08:00"));
    CHECK(due_of(r) == "2026-01-05T09:00+07:00");
    CHECK(alur::timeliness(r.berkas, at("08:47")) == punctuality::on_time);
    CHECK(alur::timeliness(r.berkas, at("08:48")) == punctuality::nearing);
    CHECK(alur::timeliness(r.berkas, at("09:00")) == punctuality::nearing);
    CHECK(alur::timeliness(r.berkas, at("09:01")) == punctuality::late);
    const alur::entry late = r.does(done("09:01", as("a"), "1"));
    CHECK(alur::was_late(late) == true);
    CHECK(due_of(r) == "2026-01-07T16:00+07:00");
}

TEST_CASE("an act that took nearly all of its time, and no more, was in time") {
    run r(timed);
    r.does(start("08:00"));
    CHECK(alur::timeliness(r.berkas, at("09:00")) == punctuality::nearing);
    const alur::entry kept = r.does(done("09:00", as("a"), "1"));
    REQUIRE(kept.measured.size() == 1);
    CHECK_FALSE(kept.measured[0].late);
    CHECK(alur::was_late(kept) == false);
}

TEST_CASE("a due instant is noticed once, before what noticed it takes effect") {
    run r(timed);
    r.does(start("08:00"));
    CHECK(alur::next_deadline(r.berkas) == at("09:00"));
    CHECK(r.does(tick("08:59")).notices.empty());
    const alur::entry noticed = r.does(tick("09:30"));
    REQUIRE(noticed.notices.size() == 1);
    CHECK(text(noticed.notices[0].due) == "2026-01-05T09:00+07:00");
    CHECK(text(noticed.notices[0].noticed) == "2026-01-05T09:30+07:00");
    CHECK(alur::next_deadline(r.berkas) == alur::instant::max());
    CHECK(r.does(tick("09:31")).notices.empty());
    CHECK(r.does(done("09:40", as("a"), "1")).notices.empty());
    CHECK(r.berkas.facts().sequence == 3);
}

TEST_CASE("a refused event notices nothing") {
    run r(timed);
    r.does(start("08:00"));
    r.refuses(done("10:00", as("b"), "1"), refusal::office);
    CHECK(r.does(done("10:01", as("a"), "1")).notices.size() == 1);
}

TEST_CASE("ticks change neither the state nor the number of the last line") {
    run with(timed);
    run without(timed);
    for (run* r : {&with, &without}) {
        const auto maybe_tick = [&](std::string_view when) {
            if (r == &with) r->does(tick(when));
        };
        r->does(start("08:00"));
        maybe_tick("08:30");
        maybe_tick("09:00");
        maybe_tick("09:30");
        r->does(done("10:00", as("a"), "1"));
        maybe_tick("8 09:00");
        r->does(done("8 10:00", as("b"), "2"));
        maybe_tick("8 10:31");
        r->does(done("8 11:00", as("warga"), "3"));
    }
    CHECK(with.berkas.facts() == without.berkas.facts());
}

TEST_CASE("suspension keeps the remainder of working time") {
    run r(timed);
    r.does(start("08:00"));
    r.does(happens("08:20", as("a"), events::suspend{"menunggu"}));
    CHECK(alur::timeliness(r.berkas, at("12:00")) == punctuality::on_time);
    CHECK(alur::next_deadline(r.berkas) == alur::instant::max());
    r.does(happens("9 16:20", as("a"), events::resume{}));  // Friday, ten minutes before closing
    CHECK(due_of(r) == "2026-01-12T08:00+07:00");
}

TEST_CASE("an outsider's row has a due instant but is nobody's lateness") {
    run r(timed);
    r.does(start("08:00"));
    r.does(done("08:10", as("a"), "1"));
    r.does(done("08:20", as("b"), "2"));
    CHECK(due_of(r) == "2026-01-05T08:50+07:00");
    CHECK(alur::timeliness(r.berkas, at("15:00")) == punctuality::on_time);
    CHECK(alur::next_deadline(r.berkas) == alur::instant::max());
    const alur::entry late = r.does(done("15:00", as("warga"), "3"));
    CHECK(late.notices.empty());
    REQUIRE(late.measured.size() == 1);
    CHECK(late.measured[0].outside);
    CHECK_FALSE(alur::was_late(late).has_value());
}

TEST_CASE("a clock over several rows stops when the last is completed and judges that act") {
    const std::string spanned = R"({
      "judul": "Uji", "pelaksana": {"a": "A", "b": "B"},
      "langkah": [
        {"kegiatan": "Satu", "pelaksana": "a", "waktu": "1 jam", "sampai": "3"},
        {"kegiatan": "Dua", "pelaksana": "a"},
        {"kegiatan": "Tiga", "pelaksana": "b", "cabang": {"Ya": "lanjut", "Tidak": "2", "Ulang": "1"}},
        {"kegiatan": "Empat", "pelaksana": "b"}
      ]})";
    run r(spanned);
    const alur::entry opened = r.does(start("08:00"));
    CHECK(text(opened.opened[0].due.at) == "2026-01-05T09:00+07:00");
    CHECK_FALSE(only_row(r).clock.due.has_limit());
    r.does(done("08:10", as("a"), "1"));
    r.does(done("08:20", as("a"), "2"));
    r.does(done("08:30", as("b"), "3", "Tidak", "", "kurang"));
    CHECK(alur::next_deadline(r.berkas) == at("09:00"));
    SECTION("going back behind its start leaves it running") {
        r.does(done("08:40", as("a"), "2"));
        const alur::entry end = r.does(done("09:30", as("b"), "3", "Ya"));
        REQUIRE(end.notices.size() == 1);
        CHECK(end.notices[0].what == alur::measured_thing::span);
        CHECK(alur::was_late(end) == true);
        CHECK(r.berkas.facts().ledger.spans.empty());
    }
    SECTION("entering its own row again restarts it") {
        r.does(done("08:40", as("a"), "2"));
        r.does(done("08:50", as("b"), "3", "Ulang", "", "kurang"));
        CHECK(alur::next_deadline(r.berkas) == at("09:50"));
    }
}

TEST_CASE("the time of the whole SOP rests while only outsiders are awaited") {
    run r(R"({"judul": "Uji", "waktu": "2 jam",
      "pelaksana": {"a": "A", "warga": {"nama": "Warga", "luar": true}},
      "langkah": [{"kegiatan": "Satu", "pelaksana": "a"}, {"kegiatan": "Dua", "pelaksana": "warga"},
                  {"kegiatan": "Tiga", "pelaksana": "a"}]})");
    r.does(start("08:00"));
    CHECK(alur::next_deadline(r.berkas) == at("10:00"));
    r.does(done("08:30", as("a"), "1"));
    CHECK(alur::next_deadline(r.berkas) == alur::instant::max());
    CHECK(alur::timeliness(r.berkas, at("15:00")) == punctuality::on_time);
    r.does(done("13:00", as("a"), "2"));
    CHECK(alur::next_deadline(r.berkas) == at("14:30"));
    const alur::entry end = r.does(done("14:31", as("a"), "3"));
    REQUIRE(end.measured.size() == 2);
    CHECK(end.measured[1].what == alur::measured_thing::service);
    CHECK(end.measured[1].late);
}

TEST_CASE("a row has office hours of its own") {
    run r(R"({"judul": "Uji", "pelaksana": {"a": "A"},
      "langkah": [{"kegiatan": "Satu", "pelaksana": "a", "waktu": "2 jam", "jam_kerja": "24 jam"},
                  {"kegiatan": "Dua", "pelaksana": "a", "waktu": "2 jam"}]})");
    r.does(start("15:00"));
    CHECK(due_of(r) == "2026-01-05T17:00+07:00");
    r.does(done("15:30", as("a"), "1"));
    CHECK(due_of(r) == "2026-01-06T09:00+07:00");
    CHECK_FALSE(alur::why_due(*r.sop, r.times->of(alur::step_id{1}), alur::step_id{1}, at("15:30"))
                    .empty());
}

TEST_CASE("the zone of the SOP moves its office hours") {
    run r(R"({"judul": "Uji", "zona_waktu": "WIT", "pelaksana": {"a": "A"},
      "langkah": [{"kegiatan": "Satu", "pelaksana": "a", "waktu": "1 hari"}]})");
    r.does(start("2026-01-05T08:00+09:00"));
    CHECK(due_of(r) == "2026-01-06T14:00+07:00");
}

TEST_CASE("deadlines after the calendar's horizon say that they are provisional") {
    run r(R"({"judul": "Uji", "pelaksana": {"a": "A"},
      "langkah": [{"kegiatan": "Satu", "pelaksana": "a", "waktu": "2 tahun"}]})");
    const alur::entry opened = r.does(start("08:00"));
    CHECK(opened.opened[0].due.provisional);
}

}  // namespace ledger_test
