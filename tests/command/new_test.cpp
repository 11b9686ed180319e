#include <catch2/catch.hpp>

#include "command/support.hpp"

namespace new_test {

using namespace alur_test;
using Catch::Matchers::Contains;

namespace {

const std::string table =
    "Nama SOP: Pelayanan Surat Keluar;;;;;;;\r\n"
    "NO;URAIAN PROSEDUR;PELAKSANA;;MUTU BUKU;;;KET\r\n"
    ";;Staf;Kasubbag Umum;Kelengkapan;Waktu;Output;\r\n"
    "1;2;3;4;5;6;7;8\r\n"
    "1.;Menyusun draf surat;x;;\"Disposisi\nKonsep\";30 menit;Draf surat;\r\n"
    "2.;Memeriksa draf surat;;√;Draf surat;02-Mar;Surat;\r\n"
    "3.;Mengirim surat;x;;Surat;1 jam;Tanda terima;\r\n";

// Everything a person is asked and answers.
const std::string typed =
    "Pelayanan Surat\nKelurahan Contoh\nStaf\nLurah\nStaf\n\n"
    "Menyusun surat\n1\nKTP; KK\nsebentar\n15 menit\nSurat\n\n"
    "Memeriksa surat\n2\nSurat\n\nSurat\nya\n"
    "Menyerahkan surat\n1, 2\n\n5 menit\n\n\n"
    "\n"
    "2\n\n\n1\n";

}  // namespace

TEST_CASE("new makes an SOP by asking, and check finds no error in it") {
    const folder at;
    const said told = command({"new", "-o", at / "surat.json"}, typed);
    INFO(told.err);
    CHECK(told.code == 0);
    std::string shown = told.out;
    for (std::size_t i; (i = shown.find(at.path())) != std::string::npos;)
        shown.replace(i, at.path().size(), "folder");
    check_golden(shown, "new.txt");
    check_golden(file_text(at / "surat.json"), "new.json");
    CHECK(command({"check", at / "surat.json"}).code == 0);
    CHECK(command({"fmt", "--check", at / "surat.json"}).code == 0);
}

TEST_CASE("new asks in English too") {
    const folder at;
    const said told = command({"new", "-o", at / "surat.json"}, typed, alur::language::en);
    CHECK(told.code == 0);
    CHECK_THAT(told.out, Contains("Title of the SOP?") && Contains("what is done?") &&
                             Contains("3 rows, 2 performers") && !Contains("Langkah"));
}

TEST_CASE("new keeps what was answered when the input ends, and says what is open") {
    const folder at;
    const std::string begun = typed.substr(0, typed.find("Memeriksa")) + "Memeriksa surat\n";
    const said told = command({"new", "-o", at / "surat.json"}, begun);
    CHECK(told.code == 0);
    CHECK_THAT(told.out,
               Contains("Belum dijawab") && Contains("langkah 2: pelaksananya diduga Staf"));
    CHECK(command({"check", at / "surat.json"}).code == 0);
    for (const std::string nothing : {"", "Judul\n", "Judul\nUnit\nStaf\n\n"}) {
        const said empty = command({"new", "-o", at / "kosong.json"}, nothing);
        CHECK(empty.code == 1);
        CHECK_THAT(empty.err, Contains("tidak ada yang ditulis"));
        CHECK_FALSE(std::filesystem::exists(at / "kosong.json"));
    }
    const said left = command({"new", "-o", at / "kosong.json"}, begun + "keluar\n");
    CHECK(left.code == 1);
    CHECK_FALSE(std::filesystem::exists(at / "kosong.json"));
}

TEST_CASE("new --table reads a table and asks what it does not say") {
    const folder at;
    put(at / "tabel.csv", table);
    const said told = command({"new", "--table", at / "tabel.csv", "-o", at / "surat.json"},
                              "2-3 jam\nya\n\n\n\n");
    INFO(told.err);
    CHECK(told.code == 0);
    std::string shown = told.out;
    for (std::size_t i; (i = shown.find(at.path())) != std::string::npos;)
        shown.replace(i, at.path().size(), "folder");
    check_golden(shown, "new_table.txt");
    check_golden(file_text(at / "surat.json"), "new_table.json");
    const said checked = command({"check", at / "surat.json"});
    CHECK(checked.code == 0);
    CHECK_THAT(checked.out, Contains("(0 kesalahan"));
}

TEST_CASE("new --table without answers marks what is open; in JSON for programs") {
    const folder at;
    put(at / "tabel.csv", table);
    const said told =
        command({"new", "--table", at / "tabel.csv", "-o", at / "surat.json", "--format", "json"});
    CHECK(told.code == 0);
    CHECK_THAT(
        told.out,
        Contains(R"("langkah":3,"pelaksana":2)") &&
            Contains(R"("terbuka":["langkah 2: waktu \"02-Mar\" tidak terbaca; dikosongkan")"));
    CHECK_THAT(told.err, Contains("mungkin Excel mengubah"));
    const said piped = command({"new", "--table", "-", "-o", at / "pipa.json"}, table);
    CHECK(piped.code == 0);
    CHECK(file_text(at / "pipa.json") == file_text(at / "surat.json"));
}

TEST_CASE("new never overwrites, and refuses what is no table") {
    const folder at;
    put(at / "ada.json", "isi");
    const said there = command({"new", "-o", at / "ada.json"}, typed);
    CHECK(there.code == 4);
    CHECK(there.out.empty());
    CHECK_THAT(there.err, Contains("berkas sudah ada"));
    CHECK(file_text(at / "ada.json") == "isi");
    put(at / "buku.xlsx", "PK\x03\x04");
    const said office = command({"new", "--table", at / "buku.xlsx", "-o", at / "x.json"});
    CHECK(office.code == 1);
    CHECK_THAT(office.err, Contains("CSV UTF-8"));
    CHECK(command({"new", "--table", at / "tidak-ada.csv", "-o", at / "x.json"}).code == 3);
    CHECK(command({"new"}).code == 2);
    CHECK(command({"new", "-o", at / "tidak/ada.json", "--table", "-"}, table).code == 4);
}

TEST_CASE("new takes no sign that an SOP cannot keep") {
    const folder at;
    const said told = command({"new", "-o", at / "x.json"}, "Ju\x1b[Ddul\n" + typed);
    CHECK(told.code == 0);
    CHECK_THAT(told.out, Contains("tombol panah"));
}

}  // namespace new_test
