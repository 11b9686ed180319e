// Where two rules meet and each alone would be easy. Instants are worked out by hand: in January
// 2026 the office is open 07.30-12.00 and 13.00-16.00, on Friday 07.30-11.30 and 13.00-16.30; the
// 5th is a Monday.
#include <alur/case/feasibility.hpp>
#include <alur/case/register.hpp>

#include "case/small_sops.hpp"

namespace traps_test {

using namespace alur_test;
using alur::refusal;
namespace events = alur::events;

namespace {

const std::string side_by_side = R"({
  "judul": "Uji", "pelaksana": {"a": "A", "b": "B", "c": "C"},
  "langkah": [
    {"kegiatan": "Membagi", "pelaksana": "c", "lanjut": ["kiri", "kanan"]},
    {"id": "kiri", "kegiatan": "Kiri", "pelaksana": "a", "lanjut": "temu"},
    {"id": "kanan", "kegiatan": "Kanan", "pelaksana": "b", "beda_orang": "kiri", "lanjut": "temu"},
    {"id": "temu", "kegiatan": "Bertemu", "pelaksana": "c"}
  ]})";

std::vector<std::string> told(const run& r, const std::vector<alur::notice>& notices) {
    std::vector<std::string> lines;
    for (const alur::notice& each : notices)
        lines.push_back(text(each.due) + " " + std::to_string(each.rung) +
                        (each.office == alur::no_role
                             ? ""
                             : " " + r.sop->sop.performers[alur::index(each.office)].code));
    return lines;
}

// When the row is due, for the unit if it is repeated.
std::string due_at(const run& r, const std::string& row, const std::string& unit = "") {
    for (const alur::open_row& each : r.berkas.open_rows())
        if (r.sop->sop.rows[alur::index(each.at.row)].id == row &&
            alur::unit_name(*r.sop, r.berkas.facts(), each.at) == unit)
            return text(each.clock.due.at);
    return "not open";
}

alur::office_register people(const std::string& assignments) {
    const alur::register_loaded read = alur::load_register(
        {"pejabat.json", R"({"unit_kerja": "Contoh", "versi": "1", "orang": ["ani", "budi"],
                             "penugasan": [)" +
                             assignments + "]}"});
    REQUIRE(read);
    return *read.people;
}

const std::string ani_makes =
    R"({"orang": "ani", "jabatan": "Staff"}, {"orang": "budi", "jabatan": "Kepala"})";

}  // namespace

TEST_CASE("delegation × separation") {
    const alur::office_register in = people(ani_makes + R"(,
        {"orang": "ani", "jabatan": "Sekretaris", "sebagai": "Plh", "surat": "ST 12/2026",
         "dari": "2026-01-05", "sampai": "2026-01-05"},
        {"orang": "budi", "jabatan": "Sekretaris", "sebagai": "Plh", "surat": "ST 13/2026",
         "dari": "2026-01-06"})");
    const auto comes = [&](std::string_view when, const std::string& who, std::string row,
                           std::string answer) {
        return done(when, alur::actor_at(in, who, at(when), alur::zone::WIB), std::move(row),
                    std::move(answer));
    };
    run r(checked);
    r.does(start("08:00"));
    alur::event made = comes("08:05", "ani", "susun", "");
    r.refuses(made, refusal::office);  // in which of her two offices?
    made.as = "Staff";
    r.does(made);
    // Ani stands in for the secretary by letter; she still made what she would check.
    const alur::refused_event no =
        r.refuses(comes("08:10", "ani", "periksa", "Ya"), refusal::separation);
    CHECK(no.message.id ==
          "Langkah 2 harus dikerjakan orang lain: Anda sudah mengerjakan langkah 1 sebagai Staff");
    // On the next day her letter has ended, and Budi holds one.
    r.refuses(comes("6 08:10", "ani", "periksa", "Ya"), refusal::office);
    const alur::entry yes = r.does(comes("6 08:15", "budi", "periksa", "Ya"));
    CHECK(relied_on(yes).capacity == alur::capacity::plh);
    CHECK(relied_on(yes).letter == "ST 13/2026");
}

TEST_CASE("parallel rows × separation") {
    for (const bool left_first : {true, false}) {
        run r(side_by_side);
        r.does(start("08:00"));
        r.does(done("08:05", person("c", "c"), "1"));
        const std::string first = left_first ? "kiri" : "kanan";
        const std::string second = left_first ? "kanan" : "kiri";
        const alur::actor both{"x", {{"a"}, {"b"}}};
        r.does(done("08:10", both, first));
        r.refuses(done("08:15", both, second), refusal::separation);
        r.does(done("08:20", person("y", left_first ? "b" : "a"), second));
    }
}

TEST_CASE("separation × too few people") {
    // Ani makes and is the only one who could check.
    const std::string alone = R"(, {"orang": "ani", "jabatan": "Sekretaris"})";
    const std::string two = R"(, {"orang": "budi", "jabatan": "Sekretaris"})";
    run r(R"({"judul": "Uji", "pengendali": "kepala",
      "pelaksana": {"staf": "Staff", "sekretaris": "Sekretaris", "kepala": "Kepala"},
      "langkah": [
        {"id": "susun", "kegiatan": "Menyusun", "pelaksana": "staf"},
        {"id": "periksa", "kegiatan": "Memeriksa", "pelaksana": "sekretaris", "beda_orang": "susun"}]})");
    const alur::diagnostics nobody =
        alur::check(r.sop->sop, people(ani_makes + alone),
                    std::chrono::local_days{std::chrono::year{2026} / 1 / 5});
    REQUIRE(nobody.size() == 1);
    CHECK(nobody[0].code == "PJ32");
    CHECK(alur::check(r.sop->sop, people(ani_makes + two),
                      std::chrono::local_days{std::chrono::year{2026} / 1 / 5})
              .empty());
    // What was foreseen happens; only the head helps, once and on paper.
    const alur::actor ani{"ani", {{"staf"}, {"sekretaris"}}};
    r.does(start("08:00"));
    r.does(done("08:05", ani, "susun"));
    r.refuses(done("08:10", ani, "periksa"), refusal::separation);
    r.does(happens("08:15", person("budi", "kepala"), lifting("periksa", "pemisahan", "ani")));
    const alur::entry through = r.does(done("08:20", ani, "periksa"));
    CHECK(through.lifted == std::vector<refusal>{refusal::separation});
    CHECK(r.berkas.stage() == alur::lifecycle::completed);
}

TEST_CASE("return × parallel × clocks") {
    run r(R"({"judul": "Uji", "pelaksana": {"a": "A", "b": "B", "c": "C"}, "langkah": [
      {"id": "bagi", "kegiatan": "Membagi", "pelaksana": "c", "lanjut": ["kiri", "kanan"]},
      {"id": "kiri", "kegiatan": "Kiri", "pelaksana": "a", "waktu": "3 jam"},
      {"id": "kiri2", "kegiatan": "Kiri lagi", "pelaksana": "c", "waktu": "2 jam",
       "kembali": "kiri", "lanjut": "temu"},
      {"id": "kanan", "kegiatan": "Kanan", "pelaksana": "b", "waktu": "4 jam", "lanjut": "temu"},
      {"id": "temu", "kegiatan": "Bertemu", "pelaksana": "c", "waktu": "1 jam",
       "keputusan": "Cocok?", "cabang": {"Ya": "lanjut", "Tidak": "kiri"}},
      {"id": "arsip", "kegiatan": "Mengarsip", "pelaksana": "c"}]})");
    r.does(start("08:00"));
    r.does(done("09:00", as("c"), "bagi"));
    CHECK(due_at(r, "kiri") == "2026-01-05T12:00+07:00");
    CHECK(due_at(r, "kanan") == "2026-01-05T14:00+07:00");
    r.does(done("10:00", as("a"), "kiri"));
    CHECK(due_at(r, "kiri2") == "2026-01-05T12:00+07:00");
    // The left branch goes back: its clock starts anew, the right branch's runs on.
    const alur::entry back =
        r.does(happens("11:00", as("c"), events::send_back{"kiri2", "kiri", "salah angka"}));
    CHECK(back.withdrawn.empty());
    REQUIRE(back.void_acts.size() == 1);
    CHECK(back.void_acts[0].person == "p-a");
    CHECK(due_at(r, "kiri") == "2026-01-05T15:00+07:00");  // one hour before noon, two after
    CHECK(due_at(r, "kanan") == "2026-01-05T14:00+07:00");
    CHECK(alur::next_deadline(r.berkas) == at("14:00"));
    // Its arrival stays while the left branch goes round again.
    CHECK(alur::was_late(r.does(done("14:01", as("b"), "kanan"))) == true);
    CHECK(r.open() == names{"2"});
    CHECK(alur::was_late(r.does(done("14:30", as("a"), "kiri"))) == false);
    r.does(done("14:45", as("c"), "kiri2"));
    CHECK(due_at(r, "temu") == "2026-01-05T15:45+07:00");
    // Back once more, from behind: only the left branch is done again.
    r.does(done("15:30", as("c"), "temu", "Tidak", "", "belum cocok"));
    CHECK(r.open() == names{"2"});
    CHECK(due_at(r, "kiri") == "2026-01-06T10:00+07:00");  // half an hour today, two and a half
    r.does(done("6 08:00", as("a"), "kiri"));
    CHECK(due_at(r, "kiri2") == "2026-01-06T10:00+07:00");
    r.does(done("6 08:30", as("c"), "kiri2"));
    CHECK(r.open() == names{"5"});
    CHECK(due_at(r, "temu") == "2026-01-06T09:30+07:00");
}

TEST_CASE("suspension × weekend") {
    run r(
        R"({"judul": "Uji", "pengendali": "kepala", "pelaksana": {"staf": "Staff", "kepala": "Kepala"},
      "langkah": [{"id": "a", "kegiatan": "Mengerjakan", "pelaksana": "staf", "waktu": "20 jam",
                   "terlambat": ["tolak", "1 jam: kepala"]}]})");
    r.does(start("8 08:00"));
    r.does(happens("9 15:00", as("kepala"), events::suspend{"rapat"}));
    CHECK(r.does(tick("12 07:00")).notices.empty());
    r.does(happens("12 07:00", as("kepala"), events::resume{}));
    // 20 hours less 7 on Thursday and 6 on Friday.
    CHECK(alur::next_deadline(r.berkas) == at("12 15:30"));
    r.refuses(done("12 15:31", as("staf"), "a"), refusal::lateness);
    r.does(done("12 15:30", as("staf"), "a"));
}

TEST_CASE("suspension × weekend: days keep their working time, and a weekend takes none") {
    for (const bool over_the_weekend_only : {true, false}) {
        run r(one_row(R"("catat")"));
        r.does(start("9 08:00"));
        CHECK(due_at(r, "a") == "2026-01-12T16:00+07:00");
        r.does(happens(over_the_weekend_only ? "9 16:30" : "9 14:00", as("kepala"),
                       events::suspend{"menunggu edaran"}));
        r.does(happens(over_the_weekend_only ? "12 07:30" : "12 13:00", as("kepala"),
                       events::resume{}));
        // Suspended on Friday at two with 2.5 hours of that day and 7.5 of Monday left: on Monday
        // from one o'clock three of them, the other seven on Tuesday.
        CHECK(due_at(r, "a") ==
              (over_the_weekend_only ? "2026-01-12T16:00+07:00" : "2026-01-13T15:30+07:00"));
    }
}

TEST_CASE("calendar change × armed deadlines") {
    run r(one_row(R"(["catat", "1 hari: kepala"])"));
    r.does(start("08:00"));
    r.does(tick("7 09:00"));
    alur::calendar_data data = national_calendar().data();
    data.version = "baru";
    for (const int day : {6, 7})
        data.closed.push_back({std::chrono::local_days{std::chrono::year{2026} / 1 / day},
                               alur::closed_kind::regional, "Banjir", "SE 1"});
    const alur::timetable next = alur::make_timetable(*r.sop, *alur::make_calendar(data));
    const alur::event change =
        happens("7 10:00", as("kepala"), events::new_calendar{"SE 1: banjir"});
    CHECK_THROWS_AS(r.berkas.judge(change), std::invalid_argument);
    alur::judgement answer = r.berkas.judge(change, next);
    REQUIRE(answer);
    const alur::entry& decided = answer.decided();
    REQUIRE(decided.moved.size() == 1);
    CHECK(text(decided.moved[0].due.at) == "2026-01-08T16:00+07:00");
    CHECK(told(r, decided.disproved) == std::vector<std::string>{"2026-01-06T16:00+07:00 0"});
    CHECK(decided.calendar_version == "baru");
    r.berkas.apply(answer.decided());
    CHECK(&r.berkas.times() == &next);
    CHECK(r.does(done("8 15:00", as("staf"), "a")).disproved.empty());
}

TEST_CASE("extension × rung") {
    run r(one_row(R"(["tolak", "1 hari: kepala"])", R"(, "perpanjangan": "2 kali 2 hari")"));
    r.does(start("08:00"));
    const auto extend = [&](std::string_view when, std::string who, std::string reason) {
        return happens(when, as(std::move(who)), events::extend{"a", "", std::move(reason)});
    };
    r.refuses(extend("6 09:00", "staf", "data besar"), refusal::office);
    r.refuses(extend("6 09:00", "kepala", ""), refusal::exit);
    const alur::entry first = r.does(extend("6 09:00", "kepala", "data besar"));
    REQUIRE(first.moved.size() == 1);
    CHECK(text(first.moved[0].due.at) == "2026-01-08T16:00+07:00");
    r.does(extend("6 10:00", "kepala", "data besar"));
    r.refuses(extend("6 11:00", "kepala", "data besar"), refusal::exit);
    // The rungs count from the moved deadline.
    CHECK(told(r, r.does(tick("20 08:00")).notices) ==
          std::vector<std::string>{"2026-01-12T16:00+07:00 0", "2026-01-13T16:00+07:00 1 kepala"});
    run late(one_row(R"("catat")", R"(, "perpanjangan": "1 hari")"));
    late.does(start("08:00"));
    late.refuses(happens("7 09:00", as("kepala"), events::extend{"a", "", "x"}), refusal::lateness);
    late.refuses(happens("6 09:00", as("kepala"), events::extend{"b", "", "x"}),
                 refusal::row_not_open);
    run never(one_row(R"("catat")"));
    never.does(start("08:00"));
    never.refuses(happens("6 09:00", as("kepala"), events::extend{"a", "", "x"}), refusal::exit);
}

TEST_CASE("downtime × rungs") {
    const std::string ladder = one_row(R"(["catat", "2 hari: kepala", "1 hari: staf"])");
    run often(ladder);
    run rarely(ladder);
    often.does(start("08:00"));
    rarely.does(start("08:00"));
    std::vector<std::string> seen;
    for (const char* when : {"6 15:59", "6 16:00", "6 18:00", "7 16:00", "8 16:00", "9 10:00"})
        for (const std::string& each : told(often, often.does(tick(when)).notices))
            seen.push_back(each);
    const std::vector<std::string> once{"2026-01-06T16:00+07:00 0", "2026-01-07T16:00+07:00 1 staf",
                                        "2026-01-08T16:00+07:00 2 kepala"};
    CHECK(seen == once);
    CHECK(alur::next_deadline(often.berkas) == alur::instant::max());
    // After downtime all of them are entered before the act that notices them.
    CHECK(alur::next_deadline(rarely.berkas) == at("6 16:00"));
    const alur::entry act = rarely.does(done("9 10:00", as("staf"), "a"));
    CHECK(told(rarely, act.notices) == once);
    often.does(done("9 10:00", as("staf"), "a"));
    CHECK(often.berkas == often.berkas);
    CHECK(often.berkas.facts().ledger == rarely.berkas.facts().ledger);
    CHECK(often.berkas.facts().sequence == rarely.berkas.facts().sequence);
}

TEST_CASE("late completion × breach") {
    run r(one_row(R"(["catat", "1 hari: kepala"])"));
    r.does(start("08:00"));
    CHECK(told(r, r.does(tick("6 17:00")).notices) ==
          std::vector<std::string>{"2026-01-06T16:00+07:00 0"});
    const alur::entry act = r.does(done("7 10:00", as("staf"), "a"));
    // What was entered stays as it is and is not entered again.
    CHECK(act.notices.empty());
    CHECK(act.disproved.empty());
    REQUIRE(act.measured.size() == 1);
    CHECK(act.measured[0].late);
    CHECK(text(act.measured[0].due.at) == "2026-01-06T16:00+07:00");
    CHECK(alur::was_late(act) == true);
    // The next rung would have come on Wednesday at four; a row that is done has none.
    CHECK(r.does(tick("8 09:00")).notices.empty());
    CHECK(alur::next_deadline(r.berkas) == alur::instant::max());
}

TEST_CASE("late completion × breach: an act dated back disproves what was entered since") {
    run r(one_row(R"("1 hari: kepala")"));
    r.does(start("08:00"));
    CHECK(r.does(tick("8 09:00")).notices.size() == 2);
    const alur::entry act = r.does(done("7 10:00", as("staf"), "a"));
    CHECK(told(r, act.disproved) == std::vector<std::string>{"2026-01-07T16:00+07:00 1 kepala"});
    CHECK(alur::was_late(act) == true);
    run kept(one_row(R"("1 hari: kepala")"));
    kept.does(start("08:00"));
    kept.does(tick("8 09:00"));
    const alur::entry in_time = kept.does(done("6 15:00", as("staf"), "a"));
    CHECK(in_time.disproved.size() == 2);
    CHECK(alur::was_late(in_time) == false);
}

TEST_CASE("unit removed × quorum") {
    run r(R"({"judul": "Uji", "pengendali": "kepala",
      "pelaksana": {"kepala": "Kepala", "kabid": {"nama": "Kabid", "setiap": "bidang"}},
      "langkah": [
        {"id": "minta", "kegiatan": "Meminta", "pelaksana": "kepala"},
        {"id": "isi", "kegiatan": "Mengisi", "pelaksana": "kabid", "setiap": "bidang", "kuorum": "50%", "waktu": "2 jam"},
        {"id": "gabung", "kegiatan": "Menggabung", "pelaksana": "kepala", "waktu": "3 jam"},
        {"id": "arsip", "kegiatan": "Mengarsip", "pelaksana": "kepala"}]})");
    const auto leaves = [&](std::string_view when, std::string unit) {
        return happens(when, as("kepala"),
                       events::remove_unit{"bidang", std::move(unit), "digabung"});
    };
    r.does(start("08:00", {{"bidang", {"A", "B", "C", "D"}}}));
    r.does(done("08:00", as("kepala"), "minta"));
    r.does(done("08:30", as("kabid", "A"), "isi", "", "A"));
    CHECK(r.open() == names{"2 B", "2 C", "2 D"});
    // Half of three, rounded up, is two; half of two is one, and that one has delivered.
    CHECK(r.does(leaves("09:00", "D")).opened.empty());
    CHECK(r.open() == names{"2 B", "2 C"});
    const alur::entry opens = r.does(leaves("10:00", "C"));
    REQUIRE(opens.opened.size() == 1);
    REQUIRE(opens.withdrawn.size() == 1);
    CHECK(r.open() == names{"2 B", "3"});
    CHECK(due_at(r, "isi", "B") == "2026-01-05T10:00+07:00");
    CHECK(due_at(r, "gabung") == "2026-01-05T14:00+07:00");  // two hours before noon, one after
    // The unit that delivered leaves as well: what has met stays met, the straggler may deliver.
    r.does(leaves("10:30", "A"));
    CHECK(r.open() == names{"2 B", "3"});
    r.refuses(leaves("10:31", "B"), refusal::unit);
    CHECK(r.does(done("10:45", as("kepala"), "gabung")).withdrawn.size() == 1);
    CHECK(r.open() == names{"4"});
}

TEST_CASE("exception × order (refused)") {
    run r(checked);
    r.does(start("08:00"));
    for (const char* what : {"urutan", "unit", "tahap", ""})
        r.refuses(happens("08:01", person("k", "kepala"), lifting("susun", what, "ani")),
                  refusal::unknown_name);
    r.refuses(happens("08:01", person("k", "kepala"), lifting("periksa", "pemisahan", "ani")),
              refusal::row_not_open);
    // One granted for a row is gone when the row is left.
    r.does(happens("08:02", person("k", "kepala"), lifting("susun", "jabatan", "x", "staf")));
    r.does(done("08:03", person("ani", "staf"), "susun"));
    CHECK(r.berkas.facts().ledger.exceptions.empty());
}

}  // namespace traps_test
