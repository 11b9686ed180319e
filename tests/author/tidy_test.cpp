#include <alur/author/tidy.hpp>
#include <alur/sop/load.hpp>
#include <alur/sop/write.hpp>

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace tidy_test {

using namespace alur;

namespace {

std::string tidied_text(const std::string& text) {
    const tidied made = tidy({"sop.json", text});
    INFO(text);
    INFO(to_text({"sop.json", text}, made.problems, language::en));
    REQUIRE(made.text);
    CHECK(tidy({"sop.json", *made.text}).text == made.text);
    return *made.text;
}

void refused(const std::string& text, const std::string& code) {
    const tidied made = tidy({"sop.json", text});
    INFO(text);
    CHECK_FALSE(made.text);
    REQUIRE_FALSE(made.problems.empty());
    CHECK(made.problems.front().code == code);
}

// A row's keys around the two every row has.
std::string with_row(const std::string& keys) {
    return R"({"judul": "x", "pelaksana": {"a": "A"}, "langkah": [{"kegiatan": "y", "pelaksana": "a")" +
           keys + "}]}";
}
std::string row_of(const std::string& keys) {
    const std::string text = tidied_text(with_row(keys));
    const std::string start = R"("kegiatan": "y", "pelaksana": "a")";
    const std::size_t at = text.find(start);
    REQUIRE(at != std::string::npos);
    const std::size_t from = at + start.size();
    return text.substr(from, text.find("}\n  ]") - from);
}

}  // namespace

TEST_CASE("keys are put in the form's order, times and dates in one spelling") {
    CHECK(
        tidied_text(
            R"({"langkah": [{"waktu": "1  Jam", "pelaksana": {"bersama": ["b ", "a"]}, "kegiatan": " Satu ",
 "id": "l  satu"}], "pelaksana": {"a": {"nama": "Staf"}, "b": {"luar": true, "nama": "Pemohon"}},
 "tanggal_revisi": "—", "judul": "Contoh", "tanggal_pembuatan": "02 JANUARI 2026", "kualifikasi": ["ASN"]})") ==
        R"({
  "judul": "Contoh",
  "tanggal_pembuatan": "2 Januari 2026",
  "tanggal_revisi": "-",
  "kualifikasi": "ASN",
  "pelaksana": {"a": "Staf", "b": {"nama": "Pemohon", "luar": true}},
  "langkah": [
    {"id": "l satu", "kegiatan": "Satu", "pelaksana": {"bersama": ["b", "a"]}, "waktu": "1 jam"}
  ]
}
)");
}

TEST_CASE("a comment stays with what it stood at, also when keys are put in order") {
    CHECK(tidied_text(R"(// kepala berkas

{ // pembuka
  "langkah": [ // daftar langkah
    /* yang pertama */ {"kegiatan": "y" /* kalimat */, // masih kalimat
      // siapa
      "pelaksana": /* kode */ "a", /* waktu */ "waktu": "1 jam"
      // sebelum kurung
    }, // di belakang langkah
    // sesudah langkah
  ],

  // siapa saja

  "pelaksana": {"a": "A", /* kosong */},
  "judul": "x", // judulnya
  "peralatan": [ /* belum ada */ ],
} // penutup
// kaki
)") == R"(// kepala berkas

{ // pembuka
  "judul": "x", // judulnya
  "peralatan": [
    /* belum ada */
  ],

  // siapa saja

  "pelaksana": {
    "a": "A" /* kosong */
  },
  "langkah": [ // daftar langkah
    /* yang pertama */
    {
      "kegiatan": "y", /* kalimat */ // masih kalimat
      // siapa
      /* kode */
      "pelaksana": "a",
      /* waktu */
      "waktu": "1 jam"
      // sebelum kurung
    } // di belakang langkah
    // sesudah langkah
  ]
} // penutup
// kaki
)");
}

TEST_CASE("two comments that end their line are never put on one") {
    CHECK(tidied_text("{\"judul\": \"x\" // satu\n , // dua\n"
                      "\"pelaksana\": // tiga\n // empat\n {\"a\": \"A\"},\n"
                      "\"langkah\": [{\"kegiatan\": \"y\", \"pelaksana\": \"a\"}]}") == R"({
  "judul": "x", // satu
  // dua
  // tiga
  // empat
  "pelaksana": {"a": "A"},
  "langkah": [
    {"kegiatan": "y", "pelaksana": "a"}
  ]
}
)");
}

TEST_CASE("what is blank or holds anyway is not left out") {
    CHECK(row_of(R"(, "wajib": false, "keterangan": "  ", "no": "1", "output": [])") ==
          R"(, "output": [], "keterangan": "", "wajib": false)");
    CHECK_THAT(tidied_text(with_row(R"(, "no": " 1 ")")),
               Catch::Matchers::Contains(R"({"no": "1", "kegiatan")"));
    const std::string blank = tidied_text(
        R"({"judul": "x", "nomor": " ", "wajib": false, "data": {}, "pelaksana": {"a": {"nama": "A", "kolom": "A", "luar": false}},
            "langkah": [{"kegiatan": "y", "pelaksana": "a"}]})");
    CHECK_THAT(
        blank,
        Catch::Matchers::Contains("\"nomor\": \"\",\n  \"wajib\": false,\n  \"data\": {},") &&
            Catch::Matchers::Contains(R"("a": {"nama": "A", "kolom": "A", "luar": false})"));
}

TEST_CASE("every value has its one spelling") {
    CHECK(row_of(R"(, "kelengkapan": [{"salah_satu": ["KTP"]}])") == R"(, "kelengkapan": "KTP")");
    CHECK(row_of(R"(, "kelengkapan": [{"salah_satu": "KTP"}, "B"])") ==
          R"(, "kelengkapan": ["KTP", "B"])");
    CHECK(row_of(R"(, "kembali": ["1", "semua"])") == R"(, "kembali": ["semua", "1"])");
    CHECK(row_of(R"(, "kuorum": 3e0, "perpanjangan": "1 Kali 7  HARI")") ==
          R"(, "kuorum": 3, "perpanjangan": "7 hari")");
    CHECK(row_of(R"(, "waktu": "3 – 5  Hari")") == R"(, "waktu": "3-5 hari")");
    CHECK(row_of(R"(, "terlambat": ["1 Hari:  a"])") == R"(, "terlambat": "1 hari: a")");
}

TEST_CASE("what is said within a value that would be shortened keeps the value as it is") {
    CHECK(row_of("") == "");
    CHECK_THAT(tidied_text(with_row(", \"kelengkapan\": [\"KTP\" // asli\n]")),
               Catch::Matchers::Contains("\"kelengkapan\": [\n        \"KTP\" // asli\n      ]"));
    CHECK_THAT(
        tidied_text(
            R"({"judul": "x", "jam_kerja": {"Selasa": "8.00 - 12.00", /* hari pasar */ "Senin": "08:00-12:00"},
            "pelaksana": {"a": {/* inti */ "nama": "A"}}, "langkah": [{"kegiatan": "y", "pelaksana": "a"}]})"),
        Catch::Matchers::Contains(
            "\"jam_kerja\": {\n    /* hari pasar */\n    \"Senin-Selasa\": \"08.00-12.00\"\n  }") &&
            Catch::Matchers::Contains("\"a\": {\n      /* inti */\n      \"nama\": \"A\"\n    }"));
}

TEST_CASE("a byte order mark and line ends of Windows go, blank lines stay, one at most") {
    CHECK(tidied_text("\xEF\xBB\xBF{\r\n\"judul\": \"x\", // catatan\r\n\r\n\r\n"
                      "\"pelaksana\": {\"a\": \"A\"},\r\n/* dua\r\nbaris */\r\n"
                      "\"langkah\": [{\"kegiatan\": \"y\", \"pelaksana\": \"a\"}]}\r\n") == R"({
  "judul": "x", // catatan

  "pelaksana": {"a": "A"},
  /* dua
baris */
  "langkah": [
    {"kegiatan": "y", "pelaksana": "a"}
  ]
}
)");
}

TEST_CASE("what cannot be read is refused") {
    refused("{\"judul\": ", "JS05");
    refused(with_row(R"(, "kegiatann": "z")"), "JS10");
    refused(with_row(R"(, "kegiatan": "z")"), "JS09");
    refused(with_row(R"(, "waktu": "sebentar")"), "WK01");
}

TEST_CASE("every SOP and example is tidied without a change of its meaning") {
    namespace fs = std::filesystem;
    std::size_t seen = 0;
    for (const char* folder : {"sops", "examples"})
        for (const fs::directory_entry& each :
             fs::recursive_directory_iterator(std::string(ALUR_SOURCE_DIR "/") + folder)) {
            if (each.path().extension() != ".json") continue;
            std::ifstream in(each.path(), std::ios::binary);
            const std::string text{std::istreambuf_iterator<char>(in), {}};
            const source from{each.path().string(), text};
            const loaded read = load(from);
            if (!read.sop || !no_errors(read.problems)) continue;
            INFO(from.name);
            ++seen;
            const std::string made = tidied_text(text);
            CHECK(load({"", made}).sop == read.sop);
        }
    CHECK(seen >= 13);
}

}  // namespace tidy_test
