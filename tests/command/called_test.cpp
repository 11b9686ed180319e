// The command and SOPs whose rows run another SOP: scenarios, asking, checking, and journals that
// are judged again with the SOPs they were kept with.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "command/support.hpp"

namespace called_test {

using namespace alur_test;
using Catch::Matchers::Contains;

namespace {

const std::string child = R"({"judul": "Penilaian", "nomor": "7/2026", "pengendali": "tim",
  "pelaksana": {"tim": "Tim"}, "langkah": [
    {"kegiatan": "Memeriksa", "pelaksana": "tim"},
    {"kegiatan": "Menilai", "pelaksana": "tim", "keputusan": "Layak?",
     "cabang": {"Ya": "selesai: diterima", "Tidak": "selesai: ditolak"}}]})";

const std::string parent = R"({"judul": "Permohonan", "pengendali": "staf",
  "pelaksana": {"staf": "Staf"}, "langkah": [
    {"id": "terima", "kegiatan": "Menerima", "pelaksana": "staf"},
    {"id": "nilai", "kegiatan": "Menilaikan", "pelaksana": "staf", "sop": "Penilaian",
     "cabang": {"Diterima": "lanjut", "Ditolak": "terima"}},
    {"id": "catat", "kegiatan": "Mencatat", "pelaksana": "staf"}]})";

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

std::string at(const std::string& clock, const std::string& rest) {
    return R"({"pada": "2026-01-05T)" + clock + R"(+07:00", "oleh": "ani", )" + rest + "}";
}

std::string scenario_of(const std::vector<std::string>& events, const std::string& ending,
                        const std::string& start = {}) {
    std::string all;
    for (const std::string& each : events) all += (all.empty() ? "" : ",\n") + each;
    return R"({"judul": "x", "pelaku": {"ani": ["staf"]}, "berakhir": ")" + ending +
           "\",\n\"mulai\": {\"pada\": \"2026-01-05T08:00+07:00\", \"oleh\": \"ani\"" + start +
           "},\n\"kejadian\": [\n" + all + "]}";
}

const std::string child_case =
    R"("berkas_sop": {"id": "nilai-3", "judul": "Penilaian", "hasil": "diterima", "sidik": "ab",
     "pemanggil": {"berkas": "p-1", "langkah": "nilai"},
     "mulai": "2026-01-05T09:00+07:00", "selesai": "2026-01-05T10:00+07:00"})";
const std::string received = at("09:00", R"("selesaikan": "terima")");

// The parent and its child in a folder, and what the command says about them.
struct office : folder {
    std::string sop = *this / "induk.json";
    std::string called = *this / "anak.json";
    std::string journal = *this / "p-1.jsonl";

    office() {
        put(sop, parent);
        put(called, child);
    }
    [[nodiscard]] said plays(const std::string& scenario, std::vector<std::string> more) const {
        put(*this / "s.jsonc", scenario);
        std::vector<std::string> words{"run",        sop,     "--scenario", *this / "s.jsonc",
                                       "--calendar", calendar};
        words.insert(words.end(), more.begin(), more.end());
        return command(words);
    }
    [[nodiscard]] said verifies(std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"journal", "verify", journal, "--calendar",
                                       calendar,  "--lang", "id"};
        words.insert(words.end(), more.begin(), more.end());
        return command(words);
    }
    // Goes as expected and, with the child at hand, each telling says what stands here.
    void tells(const std::string& scenario, const std::string& id, const std::string& en,
               const std::string& json) const {
        INFO(scenario);
        const auto told = [&](std::vector<std::string> more, const std::string& what) {
            more.insert(more.end(), {"--sop", called});
            const said answer = plays(scenario, more);
            INFO(answer.err);
            CHECK(answer.code == 0);
            CHECK_THAT(answer.out, Contains(what));
        };
        told({"--lang", "id"}, id);
        told({"--lang", "en"}, en);
        told({"--format", "json"}, json);
    }
};

}  // namespace

TEST_CASE("a row that runs another SOP says so when it opens", "[called]") {
    const office of;
    of.tells(scenario_of({received}, "berjalan"),
             "→ 2 · Staf · menjalankan SOP \"Penilaian\" sebagai berkas sendiri",
             "→ 2 · Staf · runs the SOP \"Penilaian\" as a case of its own",
             R"("dibuka":[{"langkah":"nilai","sop":"Penilaian"}])");
    // Without it at hand the row is done by hand: said, and warned of, in every form.
    const said alone = of.plays(
        scenario_of({received, at("11:00", R"("selesaikan": "nilai", "jawab": "Diterima")")},
                    "berjalan"),
        {"--lang", "id"});
    CHECK(alone.code == 0);
    CHECK_THAT(alone.out, Contains("SOP \"Penilaian\" tidak ada di sini: dikerjakan tangan"));
    CHECK_THAT(alone.err, Contains("AL40"));
}

TEST_CASE("berkas_sop: the finished case of the called SOP gives the answer", "[called]") {
    const office of;
    const std::string done = at("11:00", R"("selesaikan": "nilai", )" + child_case);
    of.tells(scenario_of({received, done}, "berjalan"),
             "berkas SOP \"Penilaian\" selesai dengan hasil \"diterima\": nilai-3",
             "the case of \"Penilaian\" ended with the outcome \"diterima\": nilai-3",
             R"("berkas_sop":{"id":"nilai-3","judul":"Penilaian","hasil":"diterima","sidik":"ab",)"
             R"("pemanggil":{"berkas":"p-1","langkah":"nilai"},)"
             R"("mulai":"2026-01-05T09:00+07:00","selesai":"2026-01-05T10:00+07:00"})");
    of.tells(scenario_of({received, done}, "berjalan"), "→ 3 · Staf", "→ 3 · Staf",
             R"("jawab":"Diterima")");
    // Without its case, or with one of another row, it is refused.
    for (const std::string& act :
         {std::string(R"("jawab": "Diterima")"), replaced(child_case, "\"nilai\"", "\"catat\""),
          replaced(child_case, "\"Penilaian\"", "\"Lain\""),
          replaced(child_case, "10:00", "11:30")})
        of.tells(
            scenario_of(
                {received, at("11:00", R"("selesaikan": "nilai", "ditolak": "dokumen", )" + act)},
                "berjalan"),
            "DITOLAK: dokumen", "REFUSED: documents", R"("ditolak":"dokumen")");
    of.tells(
        scenario_of({at("09:00", R"("selesaikan": "terima", "ditolak": "dokumen", )" + child_case)},
                    "berjalan"),
        "DITOLAK: dokumen", "REFUSED: documents", R"("ditolak":"dokumen")");
}

TEST_CASE("pemanggil: a case that runs for another is opened, suspended and cancelled with it",
          "[called]") {
    const office of;
    const std::string start =
        R"(, "pemanggil": {"berkas": "p-9", "langkah": "nilai", "unit": "Sosial"})";
    const auto tells = [&](const std::vector<std::string>& events, const std::string& ending,
                           const std::string& id, const std::string& en, const std::string& json) {
        of.tells(scenario_of(events, ending, start), id, en, json);
    };
    tells({}, "berjalan", "untuk berkas p-9, langkah nilai Sosial",
          "for the case p-9, step nilai Sosial",
          R"("pemanggil":{"berkas":"p-9","langkah":"nilai","unit":"Sosial"})");
    const std::string paused = at("09:00", R"("tunda": "libur", "pemanggil": "p-9")");
    tells({paused}, "ditunda", "bersama berkas pemanggilnya, p-9", "with its calling case, p-9",
          R"("pemanggil":"p-9")");
    tells({paused, at("10:00", R"("lanjutkan": "", "pemanggil": "p-9")"),
           at("11:00", R"("batalkan": "dicabut", "pemanggil": "p-9")")},
          "dibatalkan", "BATALKAN", "CANCEL", R"("kejadian":"batalkan")");
    // Another case has no say here.
    tells({at("09:00", R"("batalkan": "x", "pemanggil": "p-8", "ditolak": "jabatan")")}, "berjalan",
          "Berkas ini dijalankan oleh berkas p-9, bukan p-8",
          "This case runs for the case p-9, not for p-8", R"("ditolak":"jabatan")");
}

TEST_CASE("a bad value of a key about called SOPs is refused at its place", "[called]") {
    const office of;
    const auto refuses = [&](std::string scenario, const std::string& code, const std::string& id,
                             const std::string& en) {
        const std::size_t mark = scenario.find('@');
        REQUIRE(mark != std::string::npos);
        scenario.erase(mark, 1);
        const std::string before = scenario.substr(0, mark);
        const auto line = 1 + std::count(before.begin(), before.end(), '\n');
        const std::string place = "s.jsonc:" + std::to_string(line) + ":" +
                                  std::to_string(mark - (before.rfind('\n') + 1) + 1) + ": ";
        INFO(scenario);
        for (const auto& [lang, words] : {std::pair{"id", id}, std::pair{"en", en}}) {
            const said answer = of.plays(scenario, {"--lang", lang, "--sop", of.called});
            CHECK(answer.code == 1);
            CHECK(answer.out.empty());
            CHECK_THAT(answer.err, Contains(place) && Contains(code) && Contains(words));
        }
    };
    const auto event = [&](const std::string& rest) {
        return scenario_of({at("11:00", rest)}, "berjalan");
    };
    const auto with = [&](const std::string& what, const std::string& by) {
        return event(R"("selesaikan": "nilai", )" + replaced(child_case, what, by));
    };
    refuses(event(R"("selesaikan": "nilai", "berkas_sop": @"nilai-3")"), "JS12", "harus ada objek",
            "must stand an object");
    refuses(event(R"("selesaikan": "nilai", "berkas_sop": @{"id": "x"})"), "JS11",
            "Kunci \"pemanggil\" belum ada", "The key \"pemanggil\" is missing");
    refuses(with("{\"id\": \"nilai-3\", ", "@{"), "JS11", "Kunci \"id\" belum ada",
            "The key \"id\" is missing");
    refuses(with("\"diterima\"", "@7"), "JS12", "harus ada teks", "must stand a text");
    refuses(with("{\"berkas\": \"p-1\", ", "@{"), "JS11", "\"berkas\" belum ada",
            "\"berkas\" is missing");
    refuses(with("\"langkah\"", "\"langka\": @\"nilai\", \"langkah\""), "JS10",
            "Maksud Anda \"langkah\"?", "Did you mean \"langkah\"?");
    refuses(with("\"judul\": ", "\"jdul\": @"), "JS10", "Maksud Anda \"judul\"?",
            "Did you mean \"judul\"?");
    refuses(with("\"2026-01-05T09:00+07:00\"", "@\"kemarin\""), "SK04", "tidak terbaca",
            "cannot be read");
    refuses(with("\"2026-01-05T10:00+07:00\"", "@\"2026-01-05T08:00+07:00\""), "SK06",
            "selesai sebelum mulai", "ends before it begins");
    refuses(event(R"("selesaikan": "nilai", "karena_diam": true, )" +
                  replaced(child_case, ": {", ": @{")),
            "SK06", "tidak cocok dengan \"karena_diam\"", "does not go with \"karena_diam\"");
    refuses(event(R"("selesaikan": "nilai", "tunjuk_unit": @7)"), "JS12", "harus ada teks",
            "must stand a text");
    refuses(event(R"("tunda": "x", "pemanggil": @{"berkas": "p-9"})"), "JS12", "harus ada teks",
            "must stand a text");
    refuses(event(R"("catat": "x", "pemanggil": @"p-9")"), "JS10", "tidak dikenal di sini",
            "is unknown here");
    refuses(scenario_of({}, "berjalan", R"(, "pemanggil": @"p-9")"), "JS12", "harus ada objek",
            "must stand an object");
}

TEST_CASE("files that are checked together are each other's library", "[called]") {
    const office of;
    const auto check = [](const std::vector<std::string>& files) {
        std::vector<std::string> words{"check", "--lang", "en"};
        words.insert(words.end(), files.begin(), files.end());
        return command(words);
    };
    const said alone = check({of.sop});
    CHECK(alone.code == 0);
    CHECK_THAT(alone.out, Contains("AL40"));
    for (const auto& files : {std::vector{of.sop, of.called}, std::vector{of.called, of.sop}}) {
        const said both = check(files);
        CHECK(both.code == 0);
        CHECK_THAT(both.out, !Contains("AL40"));
    }
    // An outcome nobody answers to is found only together, and where it is.
    put(of.called, replaced(child, "selesai: ditolak", "selesai: dikembalikan"));
    const said wrong = check({of.sop, of.called});
    CHECK(wrong.code == 1);
    CHECK_THAT(wrong.out, Contains("induk.json:5:16: error: AL42"));
    CHECK_THAT(wrong.out, Contains("anak.json: can be run"));
}

TEST_CASE("a journal is judged again with the SOPs it was kept with", "[called]") {
    const office of;
    const std::string story =
        scenario_of({received, at("11:00", R"("selesaikan": "nilai", )" + child_case)}, "berjalan");
    const std::vector<std::string> keeping{"--journal", of.journal, "--sop", of.called};
    REQUIRE(of.plays(story, keeping).code == 0);
    const auto good = [](const said& answer) {
        INFO(answer.out << answer.err);
        CHECK(answer.code == 0);
        CHECK_THAT(answer.out, Contains("setiap putusan sama"));
    };
    good(of.verifies());  // both lie in the folder
    good(of.verifies({"--sop", of.sop, "--sop", of.called}));
    const std::vector<std::string> at_noon{"--calendar",       calendar, "--at",
                                           "2026-01-05T12:00", "--lang", "id"};
    std::vector<std::string> words{"case", of.journal};
    words.insert(words.end(), at_noon.begin(), at_noon.end());
    const said where = command(words);
    INFO(where.err);
    CHECK(where.code == 0);
    CHECK_THAT(where.out, Contains("Mencatat"));
    const said shown = command({"journal", "show", of.journal, "--lang", "id"});
    CHECK_THAT(shown.out, Contains("berkas SOP yang dipanggil: nilai-3, diterima"));

    SECTION("without the called SOP it cannot be judged, and says what is lacking") {
        const said answer = of.verifies({"--sop", of.sop});
        CHECK_THAT(answer.out, Contains("Tidak dinilai ulang"));
        CHECK_THAT(answer.out, Contains("beserta SOP yang"));
    }
    SECTION("a later version beside the old one does not stand in the way") {
        put(of / "aaa.json", replaced(child, "selesai: ditolak", "selesai: gugur"));
        good(of.verifies());
    }
    SECTION("a called SOP with other outcomes does not fit") {
        put(of.called, replaced(child, "selesai: ditolak", "selesai: gugur"));
        CHECK_THAT(of.verifies().out, Contains("Tidak dinilai ulang"));
    }
    SECTION("going on needs the same called SOPs") {
        const std::vector<std::string> on{
            "run",        of.sop,   "--journal", of.journal, "--at", "2026-01-05T12:00",
            "--calendar", calendar, "--lang",    "id"};
        CHECK(command(on, "").code == 1);
        std::vector<std::string> with = on;
        with.insert(with.end(), {"--sop", of.called});
        CHECK(command(with, "").code == 0);
    }
}

TEST_CASE("a journal kept without the called SOP is judged without it, though it is there",
          "[called]") {
    const office of;
    const std::string story = scenario_of(
        {received, at("11:00", R"("selesaikan": "nilai", "jawab": "Diterima")")}, "berjalan");
    REQUIRE(of.plays(story, {"--journal", of.journal}).code == 0);
    const said answer = of.verifies();
    INFO(answer.out << answer.err);
    CHECK(answer.code == 0);
    CHECK_THAT(answer.out, Contains("setiap putusan sama"));
}

TEST_CASE("case and journal show say which SOP is awaited, and for whom a case runs", "[called]") {
    const office of;
    const std::string story =
        scenario_of({received}, "berjalan", R"(, "pemanggil": {"berkas": "p-9", "langkah": "x"})");
    REQUIRE(of.plays(story, {"--journal", of.journal, "--sop", of.called}).code == 0);
    const auto asks = [&](std::vector<std::string> words) {
        words.insert(words.end(), {"--sop", of.path(), "--calendar", calendar});
        const said answer = command(words);
        INFO(answer.err);
        CHECK(answer.code == 0);
        return answer.out;
    };
    CHECK_THAT(asks({"case", of.journal, "--lang", "id"}),
               Contains("\"Penilaian\", sebagai berkas sendiri"));
    CHECK_THAT(asks({"case", of.journal, "--lang", "en"}),
               Contains("\"Penilaian\", as a case of its own"));
    CHECK_THAT(asks({"case", of.journal, "--format", "json"}), Contains(R"("sop":"Penilaian")"));
    CHECK_THAT(asks({"journal", "show", of.journal, "--lang", "en"}),
               Contains("for the case: p-9, step x"));
}

TEST_CASE("a called SOP that is named but cannot be used ends the run", "[called]") {
    const office of;
    const std::string story = scenario_of({received}, "berjalan");
    CHECK(of.plays(story, {"--sop", of / "tiada.json"}).code == 3);
    put(of.called, "{");
    CHECK(of.plays(story, {"--sop", of.called}).code == 1);
    // In a folder it is passed over.
    CHECK(of.plays(story, {"--sop", of.path()}).code == 0);
}

TEST_CASE("asked for the called case, its journal is read", "[called]") {
    const office of;
    const std::string its_journal = of / "nilai-3.jsonl";
    put(of / "anak-s.jsonc",
        R"({"judul": "x", "pelaku": {"tuti": "tim"}, "berakhir": "selesai: diterima",
      "mulai": {"pada": "2026-01-05T09:00+07:00", "oleh": "tuti",
                "pemanggil": {"berkas": "p-1", "langkah": "nilai"}},
      "kejadian": [
        {"pada": "2026-01-05T09:10+07:00", "oleh": "tuti", "selesaikan": "1"},
        {"pada": "2026-01-05T09:30+07:00", "oleh": "tuti", "selesaikan": "2", "jawab": "Ya"}]})");
    const said child_run = command({"run", of.called, "--scenario", of / "anak-s.jsonc",
                                    "--journal", its_journal, "--calendar", calendar});
    INFO(child_run.err);
    REQUIRE(child_run.code == 0);
    const std::vector<std::string> words{"run",        of.sop,    "--journal", of.journal,
                                         "--sop",      of.called, "--at",      "2026-01-05T08:00",
                                         "--calendar", calendar,  "--lang",    "id"};
    const said answer = command(words,
                                "ani\nstaf\n"      // opens
                                "1\nani\n09:00\n"  // terima
                                "1\n\n" +
                                    its_journal + "\nani\n10:00\n");  // nilai, by its outcome
    INFO(answer.out << answer.err);
    CHECK(answer.code == 0);
    CHECK_THAT(answer.out, Contains("berkas SOP \"Penilaian\" selesai dengan hasil \"diterima\": "
                                    "nilai-3"));
    CHECK_THAT(answer.out, Contains("→ 3 · Staf"));
    const said again = of.verifies();
    INFO(again.out);
    CHECK(again.code == 0);
    CHECK_THAT(again.out, Contains("setiap putusan sama"));
}

TEST_CASE("asked for the called case, its id will do, with what is known of it", "[called]") {
    const office of;
    const said answer =
        command({"run", of.sop, "--sop", of.called, "--at", "2026-01-05T08:00", "--calendar",
                 calendar, "--lang", "id"},
                "ani\nstaf\n1\nani\n09:00\n"
                "1\n\nnilai-3\nditolak\n\nbesok\n2026-01-05T09:10\n2026-01-05T09:20\nani\n10:00\n"
                "1\n\nnilai-3\nditerima\n\n2026-01-05T09:10\n2026-01-05T09:20\nani\n10:00\n");
    INFO(answer.out << answer.err);
    CHECK(answer.code == 0);
    CHECK_THAT(answer.out, Contains("Tulis misalnya 2026-01-05T08:15."));
    CHECK_THAT(answer.out, Contains("DITOLAK: jawaban"));  // back, without a reason
    CHECK_THAT(answer.out, Contains("hasil \"diterima\": nilai-3"));
}

// ---- units that are named, and units' own calendars --------------------------------------------

namespace {

const std::string disposition = R"({"judul": "Disposisi",
  "pelaksana": {"kepala": "Kepala", "kabid": {"nama": "Kabid", "setiap": "bidang"}},
  "langkah": [
    {"id": "disposisi", "kegiatan": "Mendisposisi", "pelaksana": "kepala"},
    {"id": "isi", "kegiatan": "Mengisi", "pelaksana": "kabid", "setiap": "bidang",
     "ditunjuk": "disposisi", "waktu": "1 hari"},
    {"kegiatan": "Mengumpulkan", "pelaksana": "kepala"}]})";

// Open on Saturdays too, until 14.00, and closed on Tuesday the 6th.
const std::string six_days = R"({"id": "enam", "nama": "Enam hari", "zona_waktu": "WIB",
  "versi": "2026-01-01", "berlaku": {"dari": "2026-01-01", "sampai": "2026-12-31"},
  "jam_kerja": {"Senin-Sabtu": "07.00-14.00"},
  "libur": [{"tanggal": "2026-01-06", "nama": "Libur daerah", "jenis": "libur_daerah"}]})";

const std::string people = R"({"unit_kerja": "Contoh", "versi": "1",
  "orang": ["p1", "p2", "p3"],
  "unit": {"bidang": {"Ekonomi": {}, "Sosial": {"kalender": "enam"}}},
  "penugasan": [
    {"orang": "p1", "jabatan": "kepala"},
    {"orang": "p2", "jabatan": "kabid", "unit": "Ekonomi"},
    {"orang": "p3", "jabatan": "kabid", "unit": "Sosial"}]})";

struct agency : folder {
    std::string sop = *this / "disposisi.json";
    std::string journal = *this / "d-1.jsonl";

    agency() {
        put(sop, disposition);
        put(*this / "pejabat.json", people);
        std::filesystem::create_directory(*this / "calendars");
        put(*this / "calendars/enam.json", six_days);
    }
    [[nodiscard]] said asks(const std::string& input, bool with_register = true) const {
        std::vector<std::string> words{"run",        sop,
                                       "--journal",  journal,
                                       "--at",       "2026-01-05T08:00",
                                       "--units",    "bidang=Ekonomi,Sosial",
                                       "--calendar", calendar,
                                       "--lang",     "id"};
        if (with_register) words.insert(words.end(), {"--register", *this / "pejabat.json"});
        return command(words, input);
    }
    [[nodiscard]] said ask(std::vector<std::string> words) const {
        words.insert(words.end(), {"--calendar", calendar, "--lang", "id"});
        return command(words);
    }
};

}  // namespace

TEST_CASE("tunjuk_unit: the units named take part, and no other", "[called]") {
    const agency of;
    const auto plays = [&](const std::string& more, const std::string& lang,
                           const std::string& format) {
        put(of / "s.jsonc",
            R"({"judul": "x", "pelaku": {"ani": "kepala", "budi": {"jabatan": "kabid", "unit": "Sosial"}},
          "berakhir": "berjalan",
          "mulai": {"pada": "2026-01-05T08:00+07:00", "oleh": "ani",
                    "unit": {"bidang": ["Ekonomi", "Sosial", "Fisik"]}},
          "kejadian": [{"pada": "2026-01-05T09:00+07:00", "oleh": "ani", "selesaikan": "disposisi", )" +
                more + R"(},
            {"pada": "2026-01-05T10:00+07:00", "oleh": "budi", "selesaikan": "isi",
             "unit": "Sosial", "ditolak": "unit"}]})");
        const said answer = command({"run", of.sop, "--scenario", of / "s.jsonc", "--calendar",
                                     calendar, "--lang", lang, "--format", format});
        INFO(answer.err << answer.out);
        CHECK(answer.code == 0);
        return answer.out;
    };
    const std::string two = R"("tunjuk_unit": ["Ekonomi", "Fisik"])";
    CHECK_THAT(plays(two, "id", "text"),
               Contains("menunjuk unit Ekonomi dan Fisik") && Contains("→ 2 Ekonomi dan Fisik"));
    CHECK_THAT(plays(two, "en", "text"), Contains("names the units Ekonomi and Fisik"));
    CHECK_THAT(plays(two, "id", "json"), Contains(R"("tunjuk_unit":["Ekonomi","Fisik"])"));
    CHECK_THAT(plays(R"("tunjuk_unit": "Fisik")", "id", "text"), Contains("→ 2 Fisik"));
}

TEST_CASE("who does a disposition by asking is asked for the units", "[called]") {
    const agency of;
    const said answer = of.asks("p1\n1\n\nSosial\np1\n09:00\n");
    INFO(answer.out << answer.err);
    CHECK(answer.code == 0);
    CHECK_THAT(answer.out, Contains("Unit mana yang ditunjuk?"));
    CHECK_THAT(answer.out, Contains("→ 2 Sosial"));
}

TEST_CASE("a unit with a calendar of its own is due by it, and its journal is judged so again",
          "[called]") {
    const agency of;
    const said answer = of.asks("p1\n1\n\n\np1\n09:00\n");
    INFO(answer.out << answer.err);
    REQUIRE(answer.code == 0);
    CHECK_THAT(answer.out, Contains("Ekonomi") && Contains("Sel 6 Jan 16.00"));
    const said found = of.ask({"journal", "verify", of.journal});
    INFO(found.out << found.err);
    CHECK(found.code == 0);
    CHECK_THAT(found.out, Contains("setiap putusan sama"));
    const said where = of.ask({"case", of.journal, "--at", "2026-01-05T12:00"});
    INFO(where.err);
    CHECK(where.code == 0);
    CHECK_THAT(where.out, Contains("Rab 7 Jan 14.00") && Contains("Sel 6 Jan 16.00"));
    const said tasks = of.ask({"todo", of.path(), "--actor", "p3", "--at", "2026-01-05T12:00"});
    INFO(tasks.err);
    CHECK(tasks.code == 0);
    CHECK_THAT(tasks.out, Contains("Rab 7 Jan 14.00"));

    std::filesystem::rename(of / "pejabat.json", of / "daftar.txt");
    // The journal itself names the calendars.
    CHECK_THAT(of.ask({"journal", "verify", of.journal}).out, Contains("setiap putusan sama"));
    CHECK_THAT(of.ask({"case", of.journal, "--at", "2026-01-05T12:00"}).out,
               Contains("Rab 7 Jan 14.00"));
    const said resumed = of.asks("", false);
    CHECK_THAT(resumed.err, Contains("diteruskan dengan kalender yang dicatat jejaknya") &&
                                Contains("unit dengan kalender sendiri: 1"));
    CHECK(of.ask({"case", of.journal, "--register", of / "daftar.txt"}).code == 0);
}

TEST_CASE("a journal kept without the register is judged without its calendars", "[called]") {
    const agency of;
    const said answer = of.asks("ani\nkepala\n1\n\n\nani\n09:00\n", false);
    INFO(answer.out << answer.err);
    REQUIRE(answer.code == 0);
    const said found = of.ask({"journal", "verify", of.journal});
    INFO(found.out << found.err);
    CHECK(found.code == 0);
    const said where = of.ask({"case", of.journal, "--at", "2026-01-05T12:00"});
    CHECK(where.code == 0);
    CHECK_THAT(where.out, !Contains("Rab 7 Jan"));
}

TEST_CASE("a later version of a unit's calendar changes nothing that was judged before it",
          "[called]") {
    const agency of;
    REQUIRE(of.asks("p1\n1\n\n\np1\n09:00\n").code == 0);
    std::string later = replaced(six_days, "2026-01-01", "2999-01-01");
    put(of / "calendars/nanti.json", replaced(later, "2026-01-06", "2026-01-07"));
    CHECK(of.ask({"journal", "verify", of.journal}).code == 0);
}

TEST_CASE("of versions side by side a case begins with the newest and keeps it", "[called]") {
    const agency of;
    const std::string national = file_text(in_source("sops/calendars/id.json"));
    const std::string version = "\"versi\": \"2026-07-23\"";
    REQUIRE(national.find(version) != std::string::npos);
    put(of / "calendars/a-lama.json", replaced(national, "2026-07-23", "2026-01-01"));
    put(of / "calendars/b-baru.json", national);
    put(of / "calendars/c-lama.json", replaced(national, "2026-07-23", "2026-02-01"));
    const std::vector<std::string> words{
        "run",     of.sop,           "--journal", of.journal, "--at", "2026-01-05T08:00",
        "--units", "bidang=Ekonomi", "--lang",    "id"};
    const said begun = command(words, "ani\nkepala\n");
    CHECK_THAT(begun.out, Contains("versi 2026-07-23"));

    put(of / "calendars/d-kelak.json", replaced(national, "2026-07-23", "2999-01-01"));
    const said resumed = command(words, "keluar\n");
    CHECK(resumed.code == 0);
    CHECK_THAT(resumed.out, Contains("versi 2026-07-23") && !Contains("2999"));
    CHECK_THAT(resumed.err, Contains("dicatat jejaknya (id versi 2026-07-23), bukan"));
    CHECK(command({"journal", "verify", of.journal}).code == 0);
}

TEST_CASE("a calendar that a journal names and nobody has is named", "[called]") {
    const agency of;
    REQUIRE(of.asks("p1\n1\n\n\np1\n09:00\n").code == 0);
    std::filesystem::remove(of / "calendars/enam.json");
    const std::string missing = "kalender \"enam\" versi 2026-01-01 tidak ditemukan";
    CHECK_THAT(of.ask({"journal", "verify", of.journal}).out,
               Contains("Tidak dinilai ulang: " + missing));
    const said where = of.ask({"case", of.journal});
    CHECK(where.code == 3);
    CHECK_THAT(where.err, Contains(missing));
    const said resumed = of.asks("", false);
    CHECK(resumed.code == 3);
    CHECK_THAT(resumed.err, Contains(missing));
}

TEST_CASE("a unit's calendar that is not there is named", "[called]") {
    const agency of;
    std::filesystem::remove(of / "calendars/enam.json");
    const said answer = of.asks("p1\n");
    CHECK(answer.code == 3);
    CHECK_THAT(answer.err, Contains("kalender unit \"enam\" tidak ditemukan"));
}

}  // namespace called_test
