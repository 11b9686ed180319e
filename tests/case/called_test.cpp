// Rows that run another SOP: its case is opened, followed, and its outcome used.
#include <alur/case/called.hpp>

#include "case/kept_run.hpp"

namespace called_test {

using namespace alur_test;
using alur::call;
using alur::call_action;
using alur::refusal;
namespace events = alur::events;

namespace {

const std::string child_text = R"({
  "judul": "Penilaian", "pelaksana": {"tim": "Tim Penilai"},
  "langkah": [
    {"kegiatan": "Menilai", "pelaksana": "tim",
     "cabang": {"Ya": "selesai: diterima", "Tidak": "selesai: ditolak"}}
  ]})";

const std::string parent_text = R"({
  "judul": "Permohonan", "pengendali": "kepala", "pelaksana": {"staf": "Staff", "kepala": "Kepala"},
  "langkah": [
    {"id": "terima", "kegiatan": "Menerima", "pelaksana": "staf"},
    {"id": "nilai", "kegiatan": "Menilaikan", "pelaksana": "staf", "sop": "Penilaian", "waktu": "3 hari",
     "terlambat": "dianggap: Diterima",
     "cabang": {"Diterima": "lanjut", "Ditolak": "terima"}},
    {"id": "catat", "kegiatan": "Mencatat", "pelaksana": "staf", "kembali": "nilai"}
  ]})";

struct family {
    kept_run parent{parent_text, {child_text}};
    std::vector<call> asked;  // by the last entry of the parent

    family() {
        parent.writes(start("08:00"));
        acts(done("09:00", as("staf"), "terima"));
    }
    void acts(const alur::event& given) {
        alur::judgement answer = parent.judge(given);
        INFO((answer ? std::string() : answer.refused().message.en));
        REQUIRE(answer);
        asked = alur::calls(parent.berkas, answer.decided());
        last = answer.decided();
        told.clear();
        for (const call& each : asked)
            told.push_back(alur::event_for(each, parent.berkas, "P-1", answer.decided()));
        parent.append(answer.decided());
    }
    alur::entry last;
    std::vector<alur::event> told;  // what the called cases are told by it
};

alur::row_unit row(std::uint16_t number) { return {alur::step_id{number}, alur::no_unit}; }

alur::event nilai(std::string_view when, alur::called_case called, std::string answer = "",
                  std::string reason = "") {
    events::complete what;
    what.row = "nilai";
    what.answer = std::move(answer);
    what.reason = std::move(reason);
    what.called = std::move(called);
    return happens(when, as("staf"), std::move(what));
}

// A case of the child as the parent asked for it, played to an answer.
alur::called_case finished(kept_run& child, const alur::event& opening, std::string_view when,
                           const std::string& answer) {
    child.writes(opening);
    CHECK_FALSE(alur::result_of(child.berkas, "C"));
    child.writes(done(when, as("tim"), "1", answer));
    return *alur::result_of(child.berkas, "C");
}

}  // namespace

TEST_CASE("opening a row that calls an SOP asks for a case of it, told for whom it runs",
          "[called]") {
    family f;
    CHECK(f.asked == std::vector{call{call_action::open, row(1)}});
    kept_run child(child_text);
    child.writes(f.told.front());
    CHECK(*child.berkas.facts().caller == alur::calling_row{"P-1", "nilai", ""});
    child.verifies();
}

TEST_CASE("a calling row is completed by the finished case, whose outcome is the answer",
          "[called]") {
    family f;
    kept_run child(child_text);
    const alur::called_case result = finished(child, f.told.front(), "10:00", "Ya");
    CHECK(result.outcome == "diterima");
    CHECK(result.head == alur::to_hex(child.berkas.facts().head));

    f.parent.refuses(done("11:00", as("staf"), "nilai"), refusal::evidence);
    f.parent.refuses(done("11:00", as("staf"), "nilai", "Diterima"), refusal::evidence);
    f.parent.refuses(nilai("11:00", result, "Ditolak", "ulang"), refusal::exit);
    f.parent.refuses(nilai("09:59", result), refusal::evidence);  // before it was finished
    f.acts(nilai("11:00", result));
    CHECK(f.asked.empty());
    CHECK(f.parent.open() == names{"3"});
    f.parent.verifies();
}

TEST_CASE("a case of another SOP, of another row, or without outcome does not do", "[called]") {
    family f;
    kept_run child(child_text);
    const alur::called_case good = finished(child, f.told.front(), "10:00", "Ya");
    const auto refused = [&](auto change) {
        alur::called_case bad = good;
        change(bad);
        f.parent.refuses(nilai("11:00", bad, "Diterima"), refusal::evidence);
    };
    refused([](alur::called_case& c) { c.title = "Lain"; });
    refused([](alur::called_case& c) { c.caller.row = "terima"; });
    refused([](alur::called_case& c) { c.caller.unit = "Ekonomi"; });
    refused([](alur::called_case& c) { c.outcome = "entah"; });
    refused([](alur::called_case& c) { c.started = at("08:30"); });
    events::complete elsewhere;
    elsewhere.row = "catat";
    elsewhere.called = good;
    f.acts(nilai("11:00", good));
    f.parent.refuses(happens("12:00", as("staf"), elsewhere), refusal::evidence);
}

TEST_CASE("an outcome that leads back demands a reason and opens a new case next time",
          "[called]") {
    family f;
    kept_run first(child_text);
    const alur::called_case no = finished(first, f.told.front(), "10:00", "Tidak");
    f.parent.refuses(nilai("11:00", no), refusal::exit);
    f.acts(nilai("11:00", no, "", "kurang lengkap"));
    CHECK(f.asked.empty());  // its case is finished, not cancelled
    CHECK(f.parent.open() == names{"1"});
    f.acts(done("12:00", as("staf"), "terima"));
    CHECK(f.asked == std::vector{call{call_action::open, row(1)}});
    f.parent.refuses(nilai("13:00", no, "", "lagi"), refusal::evidence);
}

TEST_CASE("a return opens a new called case; the old one is over", "[called]") {
    family f;
    kept_run first(child_text);
    const alur::called_case old = finished(first, f.told.front(), "10:00", "Ya");
    f.acts(nilai("11:00", old));
    f.acts(happens("12:00", as("staf"), events::send_back{"catat", "nilai", "salah menilai"}));
    CHECK(f.asked == std::vector{call{call_action::open, row(1)}});
    f.parent.refuses(nilai("13:00", old), refusal::evidence);
    kept_run second(child_text);
    f.acts(nilai("14:00", finished(second, f.told.front(), "13:30", "Ya")));
    f.parent.verifies();
}

TEST_CASE("called SOP × cancel: cancelling the calling case cancels the called one", "[called]") {
    family f;
    kept_run child(child_text);
    child.writes(f.told.front());
    f.acts(happens("10:00", as("kepala"), events::cancel{"dicabut pemohon"}));
    REQUIRE(f.asked == std::vector{call{call_action::cancel, row(1)}});
    // Nobody there is asked: the person holds no office in the called SOP.
    child.writes(f.told.front());
    CHECK(child.berkas.stage() == alur::lifecycle::cancelled);
    child.verifies();
    f.parent.verifies();
}

TEST_CASE("called SOP × suspend: suspended and resumed together, and not alone", "[called]") {
    family f;
    kept_run child(child_text);
    child.writes(f.told.front());
    f.acts(happens("10:00", as("kepala"), events::suspend{"banjir"}));
    REQUIRE(f.asked == std::vector{call{call_action::suspend, row(1)}});
    child.writes(f.told.front());
    CHECK(child.berkas.stage() == alur::lifecycle::suspended);
    child.refuses(happens("10:30", as("tim"), events::resume{}), refusal::lifecycle);
    CHECK(child.refuses(done("10:30", as("tim"), "1", "Ya"), refusal::lifecycle).message.id ==
          "Berkas ini ditunda bersama berkas P-1: lanjutkan berkas itu");
    f.acts(happens("11:00", as("kepala"), events::resume{"surut"}));
    REQUIRE(f.asked == std::vector{call{call_action::resume, row(1)}});
    child.writes(f.told.front());
    CHECK(child.berkas.stage() == alur::lifecycle::running);

    // What its own controller suspended, the calling case does not resume.
    child.writes(happens("12:00", as("tim"), events::suspend{"ketua sakit"}));
    alur::event again = f.told.front();
    again.at = at("13:00");
    child.refuses(again, refusal::lifecycle);
    child.writes(happens("13:30", as("tim"), events::resume{}));
    child.verifies();
}

TEST_CASE("suspended by its controller and by its caller, a case rests until both resume it",
          "[called]") {
    family f;
    kept_run child(child_text);
    child.writes(f.told.front());
    child.writes(happens("09:30", as("tim"), events::suspend{"ketua sakit"}));
    f.acts(happens("10:00", as("kepala"), events::suspend{"banjir"}));
    child.writes(f.told.front());
    child.refuses(happens("10:30", as("tim"), events::resume{}), refusal::lifecycle);
    child.refuses(happens("10:30", as("tim"), events::suspend{"lagi"}), refusal::lifecycle);
    f.acts(happens("11:00", as("kepala"), events::resume{"surut"}));
    child.writes(f.told.front());
    CHECK(child.berkas.stage() == alur::lifecycle::suspended);
    child.writes(happens("12:00", as("tim"), events::resume{}));
    CHECK(child.berkas.stage() == alur::lifecycle::running);
    child.verifies();
}

TEST_CASE("another case cannot suspend, resume or cancel one it did not call", "[called]") {
    family f;
    kept_run child(child_text);
    child.writes(f.told.front());
    child.refuses(happens("10:00", as("tim"), events::cancel{"iseng", "P-2"}), refusal::office);
    child.refuses(happens("10:00", as("tim"), events::suspend{"iseng", "P-2"}), refusal::office);
    kept_run alone(child_text);
    alone.writes(start("08:00"));
    alone.refuses(happens("10:00", as("tim"), events::cancel{"iseng", "P-1"}), refusal::office);
}

TEST_CASE("silence answers in place of the called case, which is then cancelled", "[called]") {
    family f;
    events::complete deemed;
    deemed.row = "nilai";
    deemed.by_silence = true;
    deemed.called = alur::called_case{"C", "Penilaian"};  // whatever is named: silence uses no case
    f.acts(happens("12 09:00", as("kepala"), deemed));
    CHECK(f.asked == std::vector{call{call_action::cancel, row(1)}});
    CHECK(f.parent.open() == names{"3"});
}

TEST_CASE("an exception about evidence lets a calling row through by hand", "[called]") {
    family f;
    events::except lifts;
    lifts.row = "nilai";
    lifts.lifts = "bukti";
    lifts.person = "p-staf";
    lifts.reason = "aplikasi penilaian rusak";
    lifts.letter = "800/3";
    f.acts(happens("10:00", as("kepala"), lifts));
    f.acts(done("10:30", as("staf"), "nilai", "Diterima"));
    CHECK(f.asked == std::vector{call{call_action::cancel, row(1)}});
    CHECK(f.parent.open() == names{"3"});
}

TEST_CASE("a row whose SOP is not at hand is answered by hand", "[called]") {
    run r(parent_text);
    r.does(start("08:00"));
    r.does(done("09:00", as("staf"), "terima"));
    r.does(done("10:00", as("staf"), "nilai", "Diterima"));
    CHECK(r.open() == names{"3"});
}

TEST_CASE("each unit has its own called case", "[called]") {
    kept_run r(R"({
      "judul": "Induk", "pelaksana": {"a": "A", "kabid": {"nama": "Kabid", "setiap": "bidang"}},
      "langkah": [
        {"kegiatan": "Membagi", "pelaksana": "a"},
        {"id": "nilai", "kegiatan": "Menilaikan", "pelaksana": "kabid", "setiap": "bidang", "sop": "Penilaian"},
        {"kegiatan": "Mengumpulkan", "pelaksana": "a"}
      ]})",
               {child_text});
    r.writes(start("08:00", {{"bidang", {"X", "Y"}}}));
    alur::judgement answer = r.judge(done("09:00", as("a"), "1"));
    REQUIRE(answer);
    const std::vector<call> asked = alur::calls(r.berkas, answer.decided());
    REQUIRE(asked.size() == 2);
    const alur::event for_x = alur::event_for(asked[0], r.berkas, "P-1", answer.decided());
    r.append(answer.decided());
    kept_run child(child_text);
    const alur::called_case of_x = finished(child, for_x, "10:00", "Ya");
    events::complete what;
    what.row = "nilai";
    what.called = of_x;
    what.unit = "Y";
    r.refuses(happens("11:00", as("kabid", "Y"), what), refusal::evidence);
    what.unit = "X";
    r.writes(happens("11:00", as("kabid", "X"), what));
    r.verifies();
}

TEST_CASE("a called case whose caller has no id is written down as it was given", "[called]") {
    family f;
    kept_run child(child_text);
    alur::called_case result = finished(child, f.told.front(), "10:00", "Ya");
    result.caller.case_id.clear();
    f.acts(nilai("11:00", result));
    f.parent.verifies();
}

}  // namespace called_test
