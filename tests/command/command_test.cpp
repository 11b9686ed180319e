#include <catch2/catch.hpp>
#include <cstdio>
#include <ostream>

#include "command/support.hpp"

namespace command_test {

using namespace alur_test;
using Catch::Matchers::Contains;

namespace {

const std::string dumai = in_source("sops/dumai.json");

}  // namespace

TEST_CASE("the language follows the locale: Indonesian or else English") {
    using alur::command::language_of;
    CHECK(language_of("", "", "id_ID.UTF-8") == alur::language::id);
    CHECK(language_of("", "", "id") == alur::language::id);
    CHECK(language_of("C", "", "id_ID.UTF-8") == alur::language::en);
    CHECK(language_of("", "id_ID", "en_US") == alur::language::id);
    CHECK(language_of("", "", "") == alur::language::en);
    CHECK(language_of("", "", "idx") == alur::language::en);
}

TEST_CASE("a command line that cannot be understood is a usage error") {
    CHECK(command({}).code == 2);
    CHECK(command({"terbang"}).code == 2);
    CHECK(command({"check"}).code == 2);
    CHECK(command({"check", dumai, "--lang", "jv"}).code == 2);
    CHECK(command({"run", dumai, "--scenario", "x.json", "--at", "2026-01-05T08:00"}).code == 2);
    CHECK(command({"due", "--waktu", "3 hari"}).code == 2);
    CHECK(command({"--help"}).code == 0);
    CHECK_THAT(command({"--version"}).out, Contains("alur"));
    CHECK_THAT(command({"--help", "--lang", "id"}).out, Contains("jalankan SOP"));
}

TEST_CASE("a mistake on the command line is said in Indonesian too") {
    const auto says = [](const std::vector<std::string>& words, const std::string& id) {
        CHECK(command(words).err == "alur: " + id + "\nLihat: alur --help\n");
        CHECK_THAT(command(words, {}, alur::language::en).err, !Contains(id));
    };
    says({}, "perintahnya belum disebut");
    const std::string verbs =
        "check, explain, compile, render, graph, show, run, test, replay, due, journal, todo, "
        "case, fmt, new, diff";
    says({"terbang"}, "perintah \"terbang\" tidak dikenal; yang ada: " + verbs);
    CHECK(command({"terbang", "--lang", "en"}).err ==
          "alur: unknown command \"terbang\"; there are: " + verbs + "\nSee: alur --help\n");
    says({"--terbang"}, "perintahnya belum disebut");
    says({"check"}, "FILE belum diberikan");
    says({"check", dumai, "--lamg"}, "\"--lamg\" tidak dikenal di sini");
    says({"check", dumai, "--b", "--b"}, "tidak dikenal di sini: --b --b");
    says({"check", dumai, "--format", "xml"},
         "--format: xml tidak ada dalam pilihan {text,json,github}");
    says({"run", dumai, "--at"}, "--at: nilainya belum diberikan");
    says({"run", dumai, dumai}, "FILE diberikan 2 kali; cukup satu kali");
    says({"run", dumai, "--scenario", "x", "--at", "y"},
         "--scenario dan --at tidak dapat dipakai bersama");
}

TEST_CASE("a missing file or a folder is named and nothing is printed") {
    for (const char* verb : {"check", "show", "run"}) {
        const said missing = command({verb, "tidak-ada.json"});
        CHECK(missing.code == 3);
        CHECK(missing.out.empty());
        CHECK_THAT(missing.err, Contains("tidak-ada.json: berkas tidak ada"));
        CHECK(command({verb, in_source("sops")}).code == 3);
    }
    CHECK(command({"run", dumai, "--scenario", "tidak-ada.json"}).code == 3);
}

TEST_CASE("a run that nobody starts ends without dates it does not have") {
    const said left = command({"run", dumai, "--at", "2026-01-05T08:00+07:00"}, "\n");
    CHECK_THAT(left.out, Contains("belum mulai"));
    CHECK_THAT(left.out, !Contains("1970"));
}

TEST_CASE("broken JSON is reported with its place") {
    const temporary_file broken("{\"judul\": \"x\",\n  \"langkah\": [}");
    const said answer = command({"check", broken.path()});
    CHECK(answer.code == 1);
    CHECK_THAT(answer.out, Contains(broken.path() + ":2:"));
    CHECK(command({"run", broken.path()}).code == 1);
    CHECK(command({"show", broken.path()}).code == 1);
    const said json = command({"check", broken.path(), "--format", "json"});
    CHECK_THAT(json.out, Contains("\"code\""));
}

TEST_CASE("check tells what is wrong and whether the SOP can be run") {
    const said good = command({"check", dumai});
    CHECK(good.code == 0);
    CHECK_THAT(good.out, Contains("dapat dijalankan (0 kesalahan"));
    CHECK(command({"check", dumai, in_source("sops/jambi.json"), "--format", "json"}).code == 0);
    const temporary_file wrong(
        R"({"judul": "x", "pelaksana": {"a": "A"}, "langkah": [{"kegiatan": "y", "pelaksana": "b"}]})");
    const said bad = command({"check", dumai, wrong.path()});
    CHECK(bad.code == 1);
    CHECK_THAT(bad.out, Contains("belum dapat dijalankan"));
}

TEST_CASE("show prints the form within the width") {
    const said shown = command({"show", dumai});
    CHECK(shown.code == 0);
    CHECK_THAT(shown.out, Contains("Kelengkapan") && Contains("Tidak → 5") && Contains("MULAI"));
    std::istringstream lines(shown.out);
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK(alur::command::columns(line) <= 100);
    }
    CHECK(command({"show", dumai, "--format", "json"}).out.front() == '{');
}

TEST_CASE("due computes a date and explains it") {
    const said answer =
        command({"due", "--calendar", calendar, "--from", "2026-03-31T15:00", "--waktu", "3 hari"});
    CHECK(answer.code == 0);
    CHECK_THAT(answer.out, Contains("Batas     Senin, 6 April 2026 pukul 16.00 WIB") &&
                               Contains("libur nasional Wafat Yesus Kristus"));
    const said json = command({"due", "--calendar", calendar, "--from", "2026-03-31T15:00",
                               "--waktu", "3 hari", "--format", "json"});
    CHECK_THAT(json.out, Contains("\"batas\":\"2026-04-06T16:00+07:00\""));
    CHECK(command({"due", "--calendar", calendar, "--from", "kemarin", "--waktu", "3 hari"}).code ==
          2);
    CHECK(command({"due", "--calendar", calendar, "--from", "2026-03-31T15:00", "--waktu", "3 har"})
              .code == 2);
}

TEST_CASE("an unknown calendar is an error") {
    const said answer =
        command({"due", "--calendar", "mars", "--from", "2026-03-31T15:00", "--waktu", "3 hari"});
    CHECK(answer.code == 3);
    CHECK_THAT(answer.err, Contains("kalender \"mars\" tidak dikenal"));
    CHECK(command({"run", dumai, "--calendar", "mars"}).code == 3);
    CHECK(command({"run", dumai, "--calendar", "tidak/ada.json"}).code == 3);
}

TEST_CASE("run refuses a wrong --at or --units") {
    CHECK(command({"run", dumai, "--at", "besok"}).code == 2);
    CHECK(command({"run", dumai, "--units", "Ekonomi"}).code == 2);
}

TEST_CASE("run asks who does what until the case has ended") {
    const temporary_file small(R"({"judul": "Kecil", "pelaksana": {"a": "A", "b": "B"},
        "langkah": [{"kegiatan": "Satu", "pelaksana": "a", "waktu": "10 menit"},
                    {"kegiatan": "Dua", "pelaksana": "b", "cabang": {"Ya": "lanjut", "Tidak": "1"}}]})");
    const said answer =
        command({"run", small.path(), "--calendar", calendar, "--at", "2026-01-05T08:00"},
                "ani\na\n"             // opens
                "1\nbudi\nb\n08:05\n"  // a wrong office
                "1\nani\n08.07\n"
                "1\nYa\nbudi\n\n");
    CHECK(answer.code == 0);
    CHECK_THAT(answer.out,
               Contains("Bukan giliran Anda: langkah 1 milik A; Anda masuk sebagai B") &&
                   Contains("tepat waktu · batas 08.10") && Contains("SELESAI"));
    const said cut_off = command({"run", small.path(), "--calendar", calendar}, "");
    CHECK(cut_off.code == 0);
}

TEST_CASE("run asks for papers, the reason of a delay and a name where the SOP wants them") {
    const temporary_file small(R"({"judul": "Kecil", "pelaksana": {"a": "A", "b": "B", "c": "C"},
        "langkah": [{"id": "p", "kegiatan": "Satu", "pelaksana": "a", "kelengkapan": "Surat",
                     "wajib": true, "waktu": "10 menit", "terlambat": "alasan", "output": "Nota"},
                    {"kegiatan": "Dua", "pelaksana": {"salah_satu": ["b", "c"]}, "ditunjuk": "p"}]})");
    const auto run = [&](const std::string& input) {
        return command({"run", small.path(), "--calendar", calendar, "--at", "2026-01-05T08:00"},
                       input)
            .out;
    };
    const std::string opens = "ani\na\n";
    const std::string by_person = run(opens + "1\nbudi\nani\n08:30\nSurat, Nota\nbanjir\n" +
                                      "1\nomar\nb\n\n"  // somebody else
                                      "1\nbudi\nb\n\n");
    CHECK_THAT(by_person, Contains("belum ada Surat") && Contains("Dokumen yang ada") &&
                              Contains("menyerahkan: Nota") && Contains("Alasan keterlambatan?") &&
                              Contains("alasan terlambat: banjir") && Contains("menunjuk: budi") &&
                              Contains("ditugaskan kepada budi, bukan kepada Anda") &&
                              Contains("SELESAI"));
    const std::string by_office = run(opens + "1\nC\nani\n08:05\nSurat, Nota\n");
    CHECK_THAT(by_office, Contains("menunjuk: C"));
    const std::string left = run(opens + "1\n\nani\n08:05\n\nkeluar\n");
    CHECK_THAT(left, Contains("belum ada Surat") && !Contains("menunjuk"));
}

TEST_CASE("an output that cannot be written is said and has its own exit code") {
    std::istringstream in;
    std::ostringstream err;
    std::ostream closed(nullptr);
    const alur::command::console at{in, closed, err, {}, 100, false, false};
    CHECK(alur::command::run_command({"check", dumai}, alur::language::id, at) == 4);
    CHECK_THAT(err.str(), Contains("keluaran tidak dapat ditulis"));
}

}  // namespace command_test
