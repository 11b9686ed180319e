// Cases and their journals: rebuilt equals live, judged again equals written.
#include <alur/case/record.hpp>

#include <algorithm>
#include <fstream>
#include <tuple>

#include "case/kept_run.hpp"

namespace record_test {

using namespace alur_test;
namespace events = alur::events;

namespace {

const std::string sop_text = R"({
  "judul": "Uji jejak", "nomor": "1/2026", "pengendali": "kepala", "data": {"nilai": "angka", "terbit": "tanggal"},
  "pelaksana": {"kepala": "Kepala", "staf": "Staff", "kabid": {"nama": "Kabid", "setiap": "bidang"}},
  "langkah": [
    {"id": "minta", "kegiatan": "Meminta", "pelaksana": "kepala", "waktu": "1 jam", "terlambat": ["alasan", "1 hari: kepala"],
     "perpanjangan": "1 jam", "output": "Surat"},
    {"id": "isi", "kegiatan": "Mengisi", "pelaksana": "kabid", "setiap": "bidang", "waktu": "1 hari", "output": "Isian"},
    {"id": "gabung", "kegiatan": "Menggabung", "pelaksana": {"bersama": ["staf", "kepala"]}, "beda_orang": "minta",
     "keputusan": "Lengkap?", "cabang": {"Ya": "lanjut", "Tidak": "isi"}},
    {"id": "arsip", "kegiatan": "Mengarsip", "pelaksana": "staf", "definitif": true}
  ]})";

alur::actor who(std::string id, std::string office, std::string unit = "",
                alur::capacity held = alur::capacity::definitive) {
    return {std::move(id),
            {{std::move(office), std::move(unit), held,
              held == alur::capacity::definitive ? "" : "ST/7"}}};
}

// Every kind of event there is.
void play_everything(kept_run& r) {
    alur::event first = start("08:00", {{"bidang", {"Ekonomi", "Sosial \"Budaya\""}}});
    first.id = "evt-1";
    r.writes(first);
    r.writes(happens("08:01", who("k", "kepala"),
                     events::set_data{{{"nilai", 2.5},
                                       {"terbit", std::chrono::year_month_day{
                                                      std::chrono::year{2026} / 1 / 2}}}}));
    r.writes(happens("08:02", who("k", "kepala"), events::claim{"minta"}));
    r.writes_refusal(done("08:03", who("x", "kepala"), "minta"));
    r.writes(happens("08:04", who("k", "kepala"), events::release{"minta"}));
    r.writes(happens("08:05", who("k", "kepala"), events::assign{"minta", "", "k"}));
    r.writes(happens("08:10", who("k", "kepala"), events::extend{"minta", "", "menunggu data"}));
    r.writes(happens("08:20", who("k", "kepala"), events::suspend{"listrik padam"}));
    r.writes(happens("08:50", who("k", "kepala"), events::resume{"menyala"}));
    r.writes(tick("15:00"));
    events::complete late;
    late.row = "minta";
    late.late_reason = "menunggu data";
    late.documents = {{"Surat", "S/1", std::string(64, 'b')}};
    alur::event back_dated = happens("7 11:00", who("k", "kepala"), late);
    back_dated.recorded = at("7 13:00");
    r.writes(tick("7 12:00"));
    r.writes(back_dated);
    r.writes(happens("7 13:00", who("k", "kepala"),
                     events::add_unit{"bidang", "Hukum", "baru dibentuk"}));
    r.writes(done("7 13:10", who("e", "kabid", "Ekonomi"), "isi", "", "Ekonomi"));
    r.writes(done("7 13:20", who("s", "kabid", "Sosial \"Budaya\"", alur::capacity::plh), "isi", "",
                  "Sosial \"Budaya\""));
    r.writes(happens("7 13:30", who("k", "kepala"),
                     events::remove_unit{"bidang", "Hukum", "tidak jadi"}));
    r.writes(done("8 09:00", who("t", "staf"), "gabung"));
    r.writes(happens(
        "8 09:05", who("k", "kepala"),
        events::except{"gabung", "", "pemisahan", "k", "", "tidak ada orang lain", "800/1"}));
    events::complete no;
    no.row = "gabung";
    no.answer = "Tidak";
    no.reason = "angka tidak cocok";
    no.back_for = {"Ekonomi"};
    r.writes(happens("8 09:10", who("k", "kepala"), no));
    r.writes(happens("8 09:11", who("k", "kepala"), events::note{"dibicarakan lewat telepon"}));
    r.writes(done("8 10:00", who("e", "kabid", "Ekonomi"), "isi", "", "Ekonomi"));
    r.writes(done("8 10:10", who("t", "staf"), "gabung"));
    r.writes(done("8 10:20", who("z", "kepala"), "gabung", "Ya"));
    r.writes_refusal(done("8 10:30", who("t", "staf", "", alur::capacity::plt), "arsip"));
    r.writes(done("8 10:40", who("t", "staf"), "arsip"));
    CHECK(r.berkas.stage() == alur::lifecycle::completed);
}

const std::string strict_text = R"({
  "judul": "Uji penolakan", "wajib": true, "pengendali": "kepala",
  "pelaksana": {"staf": "Staff", "kepala": "Kepala"}, "unit": {"bidang": ["Ekonomi"]},
  "langkah": [
    {"id": "susun", "kegiatan": "Menyusun", "pelaksana": "staf", "waktu": "1 jam", "terlambat": "tolak", "output": "Draf"},
    {"id": "periksa", "kegiatan": "Memeriksa", "pelaksana": "kepala", "beda_orang": "susun", "definitif": true,
     "keputusan": "Benar?", "cabang": {"Ya": "lanjut", "Tidak": "susun"}},
    {"id": "sebar", "kegiatan": "Menyebarkan", "pelaksana": "staf", "setiap": "bidang"},
    {"kegiatan": "Mengarsip", "pelaksana": "staf"}
  ]})";

// One line for every reason there is.
void play_refusals(kept_run& r) {
    const auto with_draft = [](std::string_view when, alur::actor by) {
        events::complete what;
        what.row = "susun";
        what.documents = {{"Draf", "D/1"}};
        return happens(when, std::move(by), std::move(what));
    };
    r.writes(start("08:00"));
    alur::event stale = done("08:01", who("a", "staf"), "susun");
    stale.head = std::string(64, '0');
    r.writes_refusal(stale);
    r.writes_refusal(done("07:00", who("a", "staf"), "susun"));
    r.writes_refusal(done("08:02", who("a", "staf"), "entah"));
    r.writes_refusal(happens("08:03", who("k", "kepala"), events::resume{}));
    r.writes_refusal(done("08:04", who("k", "kepala"), "periksa", "Ya"));
    r.writes_refusal(done("08:05", who("a", "staf"), "susun", "", "Ekonomi"));
    r.writes_refusal(done("08:06", who("k", "kepala"), "susun"));
    r.writes_refusal(done("08:07", who("a", "staf"), "susun", "Ya"));
    r.writes(happens("08:08", who("k", "kepala"), events::assign{"susun", "", "a"}));
    r.writes_refusal(with_draft("08:09", who("b", "staf")));
    r.writes(happens("08:10", who("k", "kepala"), events::release{"susun", "", "sakit"}));
    r.writes(happens("08:11", who("a", "staf"), events::claim{"susun"}));
    r.writes_refusal(with_draft("08:12", who("b", "staf")));
    r.writes_refusal(done("08:13", who("a", "staf"), "susun"));
    r.writes_refusal(with_draft("6 08:00", who("a", "staf")));
    r.writes(happens("6 08:01", who("k", "kepala"),
                     events::except{"susun", "", "keterlambatan", "a", "", "banjir", "800/2"}));
    r.writes(with_draft("6 08:02", who("a", "staf")));
    r.writes_refusal(done("6 08:03", who("a", "kepala"), "periksa", "Ya"));
    r.writes_refusal(done("6 08:04", who("k", "kepala", "", alur::capacity::plt), "periksa", "Ya"));
    r.writes(done("6 08:05", who("k", "kepala"), "periksa", "Ya"));
}

}  // namespace

TEST_CASE("a case is rebuilt from its journal after every line, and every line is judged alike") {
    kept_run r(sop_text);
    play_everything(r);
    r.verifies();
    // Sent again, it is known although the case was rebuilt.
    const auto again = alur::rebuild(*r.sop, r.all, r.journal);
    alur::event first = start("08:00");
    first.id = "evt-1";
    CHECK(std::get<alur::rebuilt_case>(again).berkas.judge(first).known());
    CHECK(std::get<alur::rebuilt_case>(again).id == "B-1");
}

TEST_CASE("a cancelled case and a new calendar are rebuilt too") {
    kept_run r(sop_text);
    r.writes(start("08:00", {{"bidang", {"Ekonomi"}}}));
    alur::calendar_data data = national_calendar().data();
    data.version = "baru";
    const alur::timetable next = alur::make_timetable(*r.sop, *alur::make_calendar(data));
    r.all.push_back(&next);
    alur::judgement moved = r.berkas.judge(
        happens("09:00", who("k", "kepala"), events::new_calendar{"SKB perubahan"}), next);
    REQUIRE(moved);
    r.append(moved.decided());
    r.writes(happens("09:30", who("k", "kepala"), events::cancel{"dicabut"}));
    r.verifies();
    r.all.pop_back();
    const auto without = alur::rebuild(*r.sop, r.all, r.journal);
    REQUIRE(std::holds_alternative<alur::replay_error>(without));
    CHECK(std::get<alur::replay_error>(without).what == alur::replay_fault::unknown_calendar);
    CHECK(std::get<alur::replay_error>(without).line == 3);  // after what was due by then
}

TEST_CASE("case data that are called as members of a line are do no harm") {
    kept_run r(R"({"judul": "Uji", "pelaksana": {"a": "A"},
                   "data": {"buku": "tanggal", "ditolak": "tanggal", "kejadian": "tanggal"},
                   "langkah": [{"id": "isi", "kegiatan": "Mengisi", "pelaksana": "a"}]})");
    const std::chrono::year_month_day day{std::chrono::year{2026} / 1 / 2};
    r.writes(start("08:00"));
    r.writes(happens("08:01", who("p", "a"),
                     events::set_data{{{"buku", day}, {"ditolak", day}, {"kejadian", day}}}));
    r.writes(done("08:02", who("p", "a"), "isi"));
    r.verifies();
}

TEST_CASE("a new calendar that was refused is rebuilt and judged again") {
    kept_run r(sop_text);
    r.writes(start("08:00", {{"bidang", {"Ekonomi"}}}));
    const alur::event given =
        happens("09:00", who("a", "staf"), events::new_calendar{"SKB perubahan"});
    const alur::judgement no = r.berkas.judge(given, r.berkas.times());
    REQUIRE_FALSE(no.accepted());
    alur::entry kept = alur::attempt(r.berkas, given, no.refused());
    r.append(kept);
    r.verifies();
}

// Committed for ever: what version 1 wrote is read, and judged alike, by every later alur.
TEST_CASE("the journals of version 1 are written, rebuilt and judged as they were") {
    for (const auto& [path, text, play] :
         {std::tuple{"tests/golden/journal_v1_events.jsonl", sop_text, &play_everything},
          std::tuple{"tests/golden/journal_v1_refusals.jsonl", strict_text, &play_refusals}}) {
        kept_run r(text);
        play(r);
        const std::string golden = file_text(path);
        INFO(path);
        if (r.journal != golden)
            std::ofstream("actual_" + std::string(path).substr(13)) << r.journal;
        CHECK(r.journal == golden);
        const auto read = alur::rebuild(*r.sop, r.all, golden);
        REQUIRE(std::holds_alternative<alur::rebuilt_case>(read));
        CHECK(std::get<alur::rebuilt_case>(read).berkas == r.berkas);
        CHECK_FALSE(alur::verify(*r.sop, r.all, golden));
    }
}

TEST_CASE("a journal of another SOP, of a later alur, or of a move is refused with its line") {
    kept_run r(sop_text);
    r.writes(start("08:00", {{"bidang", {"Ekonomi"}}}));
    const auto refused = [&](const std::string& text, const alur::machine& sop,
                             const alur::timetable& when) {
        const alur::timetable* list[] = {&when};
        const auto read = alur::rebuild(sop, list, text);
        REQUIRE(std::holds_alternative<alur::replay_error>(read));
        const alur::replay_error error = std::get<alur::replay_error>(read);
        CHECK_FALSE(error.message.id.empty());
        return error;
    };
    std::string other_text = sop_text;
    other_text.replace(other_text.find("1 jam"), 5, "2 jam");
    const run other(other_text);
    CHECK(refused(r.journal, *other.sop, *other.times).what == alur::replay_fault::foreign_machine);
    // What is only printed changes nothing.
    std::string printed = sop_text;
    printed.replace(printed.find("1/2026"), 6, "2/2026");
    const run same(printed);
    const alur::timetable* list[] = {same.times.get()};
    CHECK(std::holds_alternative<alur::rebuilt_case>(alur::rebuild(*same.sop, list, r.journal)));

    const auto sealed = [&](std::string content) {
        const auto made = alur::seal(content, alur::head_of(r.berkas));
        return r.journal + std::get<alur::sealed_line>(made).text + "\n";
    };
    CHECK(refused(sealed(R"({"n":2,"v":2)"), *r.sop, *r.times).what ==
          alur::replay_fault::future_version);
    CHECK(refused(sealed(R"({"n":2,"v":1,"migrasi":{})"), *r.sop, *r.times).what ==
          alur::replay_fault::migration);
    CHECK(refused(sealed(R"({"n":2,"v":1,"catatan":"x")"), *r.sop, *r.times).what ==
          alur::replay_fault::not_a_journal);
    CHECK(refused(sealed(R"({"n":2,"v":1,"putusan":{},"buku":{"terbuka":[9,9,[]]})"), *r.sop,
                  *r.times)
              .what == alur::replay_fault::not_a_journal);
    std::string altered = r.journal;
    altered[altered.find("Ekonomi")] = 'e';
    const alur::replay_error chain = refused(altered, *r.sop, *r.times);
    CHECK(chain.what == alur::replay_fault::chain);
    CHECK(chain.line == 1);
}

TEST_CASE("a line that was rewritten with new hashes is found by judging it again") {
    kept_run r(sop_text);
    r.writes(start("08:00", {{"bidang", {"Ekonomi"}}}));
    const std::string before = r.journal;
    const alur::journal_head head = alur::head_of(r.berkas);
    r.writes(done("08:30", who("k", "kepala"), "minta"));
    std::string line = r.journal.substr(before.size());
    line.erase(line.rfind(",\"sidik\""));
    const std::size_t at = line.find("08:30");
    line.replace(at, 5, "08:29");
    const auto forged = alur::seal(line, head);
    const std::string text = before + std::get<alur::sealed_line>(forged).text + "\n";
    CHECK(std::holds_alternative<alur::rebuilt_case>(alur::rebuild(*r.sop, r.all, text)));
    const auto wrong = alur::verify(*r.sop, r.all, text);
    REQUIRE(wrong);
    CHECK(wrong->what == alur::replay_fault::differs);
    CHECK(wrong->line == 2);
}

}  // namespace record_test
