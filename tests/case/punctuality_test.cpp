// Lateness policies, rungs, silence, extensions, calendars that change, and acts dated back.
#include <alur/case/open_case.hpp>

#include "case/support.hpp"

using namespace alur_test;
using alur::refusal;
namespace events = alur::events;

namespace {

std::string one_row(const std::string& policy, const std::string& more = "") {
    return R"({"judul": "Uji", "pengendali": "kepala", "pelaksana": {"staf": "Staff", "kepala": "Kepala"},
      "langkah": [{"id": "a", "kegiatan": "Mengerjakan", "pelaksana": "staf", "waktu": "1 hari",
                   "terlambat": )" +
           policy + more + R"(},
                  {"id": "b", "kegiatan": "Meneruskan", "pelaksana": "kepala"}]})";
}

std::vector<std::string> told(const run& r, const std::vector<alur::notice>& notices) {
    std::vector<std::string> lines;
    for (const alur::notice& each : notices)
        lines.push_back(text(each.due) + " " + std::to_string(each.rung) +
                        (each.office == alur::no_role
                             ? ""
                             : " " + r.sop->sop.performers[alur::index(each.office)].code));
    return lines;
}

events::complete late_because(std::string reason) {
    events::complete what;
    what.row = "a";
    what.late_reason = std::move(reason);
    return what;
}

}  // namespace

// Monday 5 January 2026; office hours end at 16:00, on Friday at 16:30.
TEST_CASE("where the SOP asks why, a late act needs the reason") {
    run r(one_row(R"("alasan")"));
    r.does(start("08:00"));
    const alur::refused_event no = r.refuses(done("7 08:00", as("staf"), "a"), refusal::lateness);
    CHECK(no.message.id.find("sebutkan alasan keterlambatan") != std::string::npos);
    const alur::entry late = r.does(happens("7 08:00", as("staf"), late_because("server mati")));
    CHECK(alur::was_late(late) == true);
}

TEST_CASE("where the SOP refuses, only an exception opens a late row") {
    run r(one_row(R"("tolak")"));
    r.does(start("08:00"));
    r.refuses(happens("7 08:00", as("staf"), late_because("server mati")), refusal::lateness);
    r.does(happens("7 08:01", as("kepala"),
                   events::except{"a", "", "keterlambatan", "p-staf", "", "banjir", "800/9"}));
    const alur::entry through = r.does(done("7 08:02", as("staf"), "a"));
    CHECK(through.lifted == std::vector<refusal>{refusal::lateness});
}

TEST_CASE("rungs are entered once, in order, however often the clock is looked at") {
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

TEST_CASE("an act dated back disproves what was entered since") {
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

TEST_CASE("an extension moves the deadline before it has passed, as often as the SOP says") {
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

TEST_CASE("silence answers after the time is up, without signer, output or evidence") {
    run r(R"({"judul": "Uji", "wajib": true, "pengendali": "kepala",
      "pelaksana": {"staf": "Staff", "sekretaris": "Sekretaris", "kepala": "Kepala"},
      "langkah": [{"id": "a", "kegiatan": "Menyetujui", "pelaksana": {"bersama": ["staf", "sekretaris"]}, "waktu": "1 hari",
        "keputusan": "Setuju?", "output": "Persetujuan", "cabang": {"Setuju": "lanjut", "Tolak": "selesai: ditolak"},
        "terlambat": "dianggap: Setuju"},
        {"id": "b", "kegiatan": "Meneruskan", "pelaksana": "sekretaris"}]})");
    r.does(start("08:00"));
    r.does(done("09:00", as("staf"), "a"));
    events::complete silent;
    silent.row = "a";
    silent.by_silence = true;
    r.refuses(happens("6 15:00", as("kepala"), silent), refusal::lateness);
    r.refuses(happens("7 09:00", as("staf"), silent), refusal::office);
    events::complete other = silent;
    other.answer = "Tolak";
    r.refuses(happens("7 09:00", as("kepala"), other), refusal::exit);
    const alur::entry given = r.does(happens("7 09:00", as("sekretaris"), silent));
    CHECK(r.open() == names{"2"});
    CHECK(given.outputs.empty());
    CHECK(r.berkas.facts().ledger.acts.size() == 1);
    REQUIRE(given.measured.size() == 1);
    CHECK(given.measured[0].late);
}

TEST_CASE("a new calendar version moves open deadlines, and corrects a breach that is none by it") {
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

TEST_CASE("a suspension over a weekend keeps what is left of the working time") {
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

TEST_CASE("an event sent twice is answered once, and one made against an old state is refused") {
    run r(one_row(R"("catat")"));
    alur::event opening = start("08:00");
    opening.id = "evt-1";
    r.does(opening);
    const alur::judgement again = r.berkas.judge(opening);
    REQUIRE(again.known());
    CHECK_FALSE(again.accepted());
    CHECK(std::get<alur::known_event>(again.is).sequence == 1);
    alur::event act = done("08:10", as("staf"), "a");
    act.head = std::string(64, '1');
    r.refuses(act, refusal::stale_head);
    act.head = alur::to_hex(r.berkas.facts().head);
    r.does(act);
}
