// Lateness policies, rungs, silence, extensions, calendars that change, and acts dated back.
#include <alur/case/open_case.hpp>

#include "case/small_sops.hpp"

namespace punctuality_test {

using namespace alur_test;
using alur::refusal;
namespace events = alur::events;

namespace {

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

TEST_CASE("silence closes a row of three of whom one has signed") {
    for (const char* shared : {"bersama", "berurutan"}) {
        run r(R"({"judul": "Uji", "pengendali": "kepala",
          "pelaksana": {"staf": "Staff", "sekretaris": "Sekretaris", "kepala": "Kepala"},
          "langkah": [{"id": "a", "kegiatan": "Menyetujui", "waktu": "1 hari", "pelaksana": {")" +
              std::string(shared) + R"(": ["staf", "sekretaris", "kepala"]},
            "keputusan": "Setuju?", "cabang": {"Ya": "lanjut", "Tidak": "selesai: ditolak"},
            "terlambat": "dianggap: Ya"},
            {"id": "b", "kegiatan": "Meneruskan", "pelaksana": "staf"}]})");
        r.does(start("08:00"));
        r.does(done("09:00", as("staf"), "a"));
        events::complete silent;
        silent.row = "a";
        silent.by_silence = true;
        r.does(happens("7 09:00", as("kepala"), silent));
        CHECK(r.open() == names{"2"});
    }
}

TEST_CASE("an answer by silence on a row that decides nothing is a wrong exit") {
    run r(one_row(R"("catat")"));
    r.does(start("08:00"));
    events::complete silent;
    silent.row = "a";
    silent.by_silence = true;
    silent.answer = "Ya";
    r.refuses(happens("7 09:00", as("kepala"), silent), refusal::exit);
}

}  // namespace punctuality_test
