// `alur test`: which scenarios are played, what is said of them, and what nobody has tried.
#include <catch2/catch.hpp>

#include <filesystem>

#include "command/support.hpp"

namespace test_command_test {

using namespace alur_test;
using Catch::Contains;

namespace {

const std::string sop_text = R"({"judul": "Izin", "nomor": "7/2026",
  "pelaksana": {"a": "Staf", "k": "Kepala"},
  "langkah": [
    {"id": "terima", "kegiatan": "Menerima", "pelaksana": "a", "waktu": "2 jam"},
    {"id": "putus", "kegiatan": "Memutus", "pelaksana": "k", "keputusan": "Setuju?",
     "cabang": {"Ya": "lanjut", "Tidak": "terima"}},
    {"id": "arsip", "kegiatan": "Mengarsip", "pelaksana": "a", "kembali": "putus"}]})";

std::string at(const std::string& clock, const std::string& by, const std::string& rest) {
    return R"({"pada": "2026-01-05T)" + clock + R"(+07:00", "oleh": ")" + by + "\", " + rest + "}";
}
const std::string received = at("08:30", "ani", R"("selesaikan": "terima")");

std::string scenario_of(const std::vector<std::string>& events,
                        const std::string& ending = "berjalan", const std::string& more = "") {
    std::string all;
    for (const std::string& each : events) all += (all.empty() ? "" : ",\n") + each;
    return R"({"judul": "Cerita", )" + more + R"("berakhir": ")" + ending + "\",\n" +
           "\"pelaku\": {\"ani\": [\"a\"], \"kaban\": [\"k\"]},\n" +
           "\"mulai\": {\"pada\": \"2026-01-05T08:00+07:00\", \"oleh\": \"ani\"},\n" +
           "\"kejadian\": [\n" + all + "]}";
}

// A folder with one SOP and its calendar.
struct office : folder {
    office() {
        put(*this / "izin.json", sop_text);
        std::filesystem::create_directories(*this / "skenario");
        std::filesystem::create_directories(*this / "calendars");
        copy("sops/calendars/id.json", "calendars/id.json");
    }
    [[nodiscard]] said test(const std::vector<std::string>& more = {}) const {
        std::vector<std::string> words{"test", path()};
        words.insert(words.end(), more.begin(), more.end());
        return command(words);
    }
};

std::size_t times(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t i = text.find(part); i != std::string::npos; i = text.find(part, i + 1))
        ++found;
    return found;
}

}  // namespace

TEST_CASE("the scenarios of the four SOPs pass, and walk every row, answer and return") {
    const said all = command({"test", in_source("sops")});
    CHECK(all.code == 0);
    CHECK(all.err.empty());
    CHECK(times(all.out, "✔") == 9);
    CHECK_THAT(all.out, Contains("9 skenario lulus, 0 gagal; 4 SOP\n"));
    CHECK_THAT(all.out, !Contains("belum"));
}

TEST_CASE("a failure is told with its line, what was expected, and what happened") {
    const office at_work;
    put(at_work / "skenario/izin.json",
        scenario_of({at("11:30", "ani", R"("selesaikan": "terima", "terlambat": false)"),
                     at("11:40", "ani", R"("selesaikan": "putus", "ditolak": "urutan")"),
                     at("11:50", "kaban", R"("selesaikan": "putus", "terbuka": "arsip")")},
                    "selesai"));
    const said told = at_work.test();
    CHECK(told.code == 1);
    const auto line = [&](int n, int column) {
        return "skenario/izin.json:" + std::to_string(n) + ":" + std::to_string(column) + ": ";
    };
    CHECK_THAT(told.out,
               Contains("✘") && Contains(line(5, 1)) &&
                   Contains("diharapkan tepat waktu, ternyata terlambat") &&
                   Contains("diterima; batas Sen 5 Jan 2026 10.00; terbuka: langkah 2 (Memutus)"));
    CHECK_THAT(told.out, Contains(line(6, 1)) &&
                             Contains("diharapkan ditolak: urutan, ternyata ditolak:") &&
                             Contains("milik Kepala"));
    CHECK_THAT(told.out, Contains(line(7, 1)) && Contains("diharapkan terbuka: 3; ternyata: 2"));
    CHECK_THAT(told.out,
               Contains(line(1, 33)) && Contains("diharapkan selesai, ternyata berjalan"));
    CHECK_THAT(told.out, Contains("0 skenario lulus, 1 gagal; 1 SOP; 2 langkah"));
    const said english = at_work.test({"--lang", "en"});
    CHECK_THAT(english.out,
               Contains("expected to be open: 3; but it was: 2") &&
                   Contains("accepted; due Mon 5 Jan 2026 10.00; open: step 2 (Memutus)") &&
                   Contains("0 scenarios passed, 1 failed; 1 SOP; 2 steps"));
}

TEST_CASE("rows, answers and returns that no scenario walked are named") {
    const office at_work;
    const auto events = std::vector<std::string>{
        received, at("09:00", "kaban", R"("selesaikan": "putus", "jawab": "Ya")")};
    put(at_work / "skenario/izin-1.json", scenario_of({received}));
    CHECK_THAT(at_work.test().out, Contains("langkah 2 belum pernah diuji\n") &&
                                       Contains("langkah 3 belum pernah diuji\n") &&
                                       !Contains("cabang Tidak"));
    put(at_work / "skenario/izin-2.json",
        scenario_of({received, events[1], at("09:10", "ani", R"("selesaikan": "arsip")")},
                    "selesai"));
    const said two = at_work.test();
    CHECK(two.code == 0);
    CHECK_THAT(two.out, Contains("langkah 2 cabang Tidak belum pernah diuji\n") &&
                            Contains("langkah 3 kembali ke langkah 2 belum pernah diuji\n") &&
                            Contains("2 skenario lulus, 0 gagal; 1 SOP; 2 langkah atau cabang"));
    CHECK_THAT(at_work.test({"--lang", "en"}).out,
               Contains("step 2, answer Tidak: never tested\n") &&
                   Contains("step 3, back to step 2: never tested\n"));
    put(at_work / "skenario/izin-3.json",
        scenario_of(
            {received, events[1],
             at("09:20", "ani", R"("kembalikan": "arsip", "ke": "putus", "alasan": "x")"),
             at("09:30", "kaban", R"("selesaikan": "putus", "jawab": "Tidak", "alasan": "x")")}));
    CHECK_THAT(at_work.test().out, !Contains("belum pernah diuji"));
    const said json = at_work.test({"--format", "json"});
    CHECK_THAT(json.out, Contains(R"("belum_diuji":[])") && Contains(R"("lulus":3,"gagal":0)"));
    std::filesystem::remove(at_work / "skenario/izin-3.json");
    CHECK_THAT(
        at_work.test({"--format", "json"}).out,
        Contains(R"({"langkah":"putus","cabang":"Tidak"},{"langkah":"arsip","kembali":"2"})"));
}

TEST_CASE("a scenario is of the SOP it names, else of the one its own name begins with") {
    const office at_work;
    put(at_work / "izin-usaha.json",
        R"({"judul": "Izin Usaha", "nomor": "8/2026")" + sop_text.substr(sop_text.find(",\n")));
    const auto played = [&](const std::string& name, const std::string& more,
                            const std::string& sop) {
        INFO(name << ' ' << more);
        put(at_work / name, scenario_of({received}, "berjalan", more));
        const said told = command({"test", at_work / sop});
        CHECK(told.code == 0);
        CHECK_THAT(told.out, Contains(name));
        const said alone = command({"test", at_work / name});
        CHECK(alone.code == 0);
        CHECK_THAT(alone.out, Contains(sop) && Contains("1 skenario lulus"));
        std::filesystem::remove(at_work / name);
    };
    played("skenario/izin-1.json", "", "izin.json");
    played("skenario/izin-usaha.json", "", "izin-usaha.json");
    played("skenario/izin-usaha-2.json", "", "izin-usaha.json");
    played("skenario/lain.json", R"("sop": "izin-usaha.json", )", "izin-usaha.json");
    played("skenario/lain.json", R"("sop": "izin-usaha", )", "izin-usaha.json");
    played("lain.json", R"("sop": "7/2026", )", "izin.json");
    played("lain.json", R"("sop": " IZIN ", )", "izin.json");
    played("izin-3.json", "", "izin.json");
    std::filesystem::remove(at_work / "izin-usaha.json");
    played("skenario/lain.json", "", "izin.json");
    played("skenario.json", "", "izin.json");
}

TEST_CASE("without an argument, or from inside a folder, the tests are found too") {
    const office at_work;
    put(at_work / "skenario/izin-1.json", scenario_of({received}));
    const std::filesystem::path before = std::filesystem::current_path();
    const auto from = [&](const std::string& folder, const std::vector<std::string>& words) {
        std::filesystem::current_path(folder);
        const said told = command(words);
        std::filesystem::current_path(before);
        CHECK(told.code == 0);
        CHECK_THAT(told.out, Contains("1 skenario lulus"));
        return told.out;
    };
    CHECK_THAT(from(at_work.path(), {"test"}), Contains("✔ skenario/izin-1.json"));
    from(at_work.path(), {"test", "."});
    from(at_work.path(), {"test", "izin.json", "skenario/izin-1.json", "."});
    from(at_work / "skenario", {"test", "izin-1.json"});
    from(at_work / "skenario", {"test", "./izin-1.json"});
    from(at_work / "skenario", {"test", ".."});
}

TEST_CASE("an SOP without scenarios is said, and not counted as passed") {
    const office at_work;
    const said none = at_work.test();
    CHECK(none.code == 2);
    CHECK_THAT(none.out, Contains("belum ada skenario") && Contains("1 tanpa skenario"));
    CHECK_THAT(none.err, Contains("tidak ada skenario untuk dimainkan"));
    put(at_work / "surat.json", sop_text);
    put(at_work / "skenario/izin-1.json", scenario_of({received}));
    const said one = at_work.test();
    CHECK(one.code == 0);
    CHECK_THAT(one.out, Contains("1 skenario lulus, 0 gagal; 2 SOP, 1 tanpa skenario"));
    CHECK_THAT(at_work.test({"--format", "json"}).out, Contains(R"("tanpa_skenario":1})"));
}

TEST_CASE("what cannot be tested is trouble, whatever else passes") {
    const office at_work;
    put(at_work / "skenario/izin-1.json", scenario_of({received}));
    const auto trouble = [&](const std::string& name, const std::string& text, const char* why) {
        INFO(name << ' ' << text);
        put(at_work / name, text);
        const said told = at_work.test();
        CHECK(told.code == 2);
        CHECK_THAT(told.err, Contains(why));
        std::filesystem::remove(at_work / name);
    };
    trouble("lain.json", "{", "lain.json");
    trouble("lain.json", R"({"judul": "x", "langkah": []})", "lain.json");
    trouble("skenario/izin-2.json", "[1", "izin-2.json");
    trouble("skenario/izin-2.json", scenario_of({received}, "selesai: apa"), "SK05");
    trouble("skenario/izin-2.json", scenario_of({received}, "berjalan", R"("kalender": "xx", )"),
            "xx");
    trouble("skenario/izin-2.json", scenario_of({received}, "berjalan", R"("sop": "Surat", )"),
            "SOP \"Surat\" tidak ada di sini");
    put(at_work / "surat.json", sop_text);
    trouble("skenario/lain.json", scenario_of({received}), "sebutkan dengan \"sop\"");
    trouble("skenario/lain.json", scenario_of({received}, "berjalan", R"("sop": "Izin", )"),
            "lebih dari satu SOP bernama \"Izin\"");
    CHECK(at_work.test().code == 0);
    CHECK(command({"test", at_work / "none.json"}).code == 2);
    CHECK(command({"test", at_work / "calendars"}).code == 2);
    CHECK(command({"test", at_work / "calendars/id.json"}).code == 2);
}

TEST_CASE("an SOP that another one calls is at hand beside it") {
    const office at_work;
    put(at_work / "izin.json", R"({"judul": "Izin", "pelaksana": {"a": "Staf"},
  "langkah": [{"kegiatan": "Menilai", "pelaksana": "a", "sop": "Penilaian"}]})");
    put(at_work / "nilai.json", R"({"judul": "Penilaian", "pelaksana": {"a": "Staf"},
  "langkah": [{"kegiatan": "Menilai", "pelaksana": "a"}]})");
    std::string text =
        scenario_of({at("09:00", "ani", R"("selesaikan": "1", "ditolak": "dokumen")")});
    text.erase(text.find(R"(, "kaban": ["k"])"), 16);
    put(at_work / "skenario/izin.json", text);
    CHECK(at_work.test().code == 0);
    CHECK(command({"test", at_work / "izin.json"}).code == 1);
    CHECK(command({"test", at_work / "izin.json", "--sop", at_work / "nilai.json"}).code == 0);
}

}  // namespace test_command_test
