#include <alur/author/differences.hpp>
#include <alur/sop/load.hpp>

#include <catch2/catch.hpp>

#include <string>

namespace differences_test {

using namespace alur;

namespace {

definition sop_of(
    const std::string& rows,
    const std::string& offices = R"("staf": "Staf", "kepala": "Kepala", "umum": "Kasubbag Umum")",
    const std::string& keys = "") {
    const std::string text = R"({"judul": "x", )" + keys + R"("pelaksana": {)" + offices +
                             R"(}, "langkah": [)" + rows + "]}";
    const loaded read = load({"", text});
    INFO(text);
    INFO(to_text({"", text}, read.problems, language::en));
    REQUIRE(read.sop);
    REQUIRE(no_errors(read.problems));
    return *read.sop;
}
std::string told(const definition& before, const definition& after) {
    std::string out;
    for (const sop_change& each : differences(before, after)) out += each.text.id + '\n';
    return out;
}
std::string told(const std::string& before, const std::string& after) {
    return told(sop_of(before), sop_of(after));
}

const std::string susun =
    R"({"kegiatan": "Menyusun laporan", "pelaksana": "staf", "waktu": "2 hari"})";
const std::string periksa =
    R"({"kegiatan": "Memeriksa laporan", "pelaksana": "kepala", "keputusan": "Benar?", "cabang": {"Ya": "lanjut", "Tidak": "1"}})";
const std::string kirim =
    R"({"kegiatan": "Mengirim laporan", "pelaksana": "staf", "output": ["A", "B"]})";
const std::string umumkan = R"({"kegiatan": "Mengumumkan hasilnya", "pelaksana": "umum"})";

}  // namespace

TEST_CASE("what changes for who follows the SOP comes before the wording") {
    CHECK(
        told(
            susun + "," + periksa + "," + kirim,
            R"({"kegiatan": "Menyusun draf laporan", "pelaksana": "umum", "waktu": "1 hari", "keterangan": "segera"},
                  {"kegiatan": "Memeriksa laporan", "pelaksana": "kepala", "keputusan": "Benar?", "cabang": {"Ya": "lanjut", "Tidak": "selesai: ditolak"}},
                  {"kegiatan": "Mengirim laporan", "pelaksana": {"bersama": ["staf", "kepala"]}, "output": ["A", "B", "C"], "kelengkapan": "KTP"})") ==
        "langkah 1: pelaksana Staf → Kasubbag Umum\n"
        "langkah 3: pelaksana Staf → bersama: Staf, Kepala\n"
        "langkah 1: waktu 2 hari → 1 hari\n"
        "langkah 2: cabang Tidak langkah 1 → selesai: ditolak\n"
        "langkah 3: kelengkapan ditambah: \"KTP\"\n"
        "langkah 3: output ditambah \"C\"\n"
        "langkah 1: kegiatan \"Menyusun laporan\" → \"Menyusun draf laporan\"\n"
        "langkah 1: keterangan ditambah: \"segera\"\n");
}

TEST_CASE("a reference is the same where it leads to the same row") {
    // "Tidak" led to row 1, which is row 2 now.
    CHECK(
        told(
            susun + "," + periksa,
            umumkan + "," + susun +
                R"(,{"kegiatan": "Memeriksa laporan", "pelaksana": "kepala", "keputusan": "Benar?", "cabang": {"Ya": "lanjut", "Tidak": "2"}})") ==
        "langkah 1 ditambah: \"Mengumumkan hasilnya\" (Kasubbag Umum)\n");
    CHECK(told(susun + "," + periksa, umumkan + "," + susun + "," + periksa) ==
          "langkah 1 ditambah: \"Mengumumkan hasilnya\" (Kasubbag Umum)\n"
          "langkah 3 (dulu 2): cabang Tidak langkah 1 \"Menyusun laporan\" → langkah 1 "
          "\"Mengumumkan hasilnya\"\n");
    CHECK(
        told(
            sop_of(susun + "," + periksa),
            sop_of(
                R"({"kegiatan": "Menyusun laporan", "pelaksana": "pelaksana_umum", "waktu": "2 hari"},)" +
                    periksa,
                R"("pelaksana_umum": "Staf", "kepala": "Kepala", "umum": "Kasubbag Umum")")) ==
        "pelaksana Staf: kode \"staf\" → \"pelaksana_umum\"\n");
}

TEST_CASE("rows are told apart when moved, removed, and written anew") {
    CHECK(told(susun + "," + kirim + "," + umumkan, umumkan + "," + susun + "," + kirim) ==
          "langkah 3 dipindah menjadi langkah 1: \"Mengumumkan hasilnya\"\n");
    CHECK(told(susun + "," + kirim + "," + umumkan, susun + "," + umumkan) ==
          "langkah 2 dihapus: \"Mengirim laporan\" (Staf)\n");
    CHECK(told(susun + "," + kirim,
               R"({"kegiatan": "Membuat berkas baru", "pelaksana": "staf", "waktu": "2 hari"},)" +
                   kirim) ==
          "langkah 1: kegiatan \"Menyusun laporan\" → \"Membuat berkas baru\"\n");
    CHECK(told(susun + "," + kirim,
               R"({"kegiatan": "Membuat berkas baru", "pelaksana": "umum", "waktu": "9 hari"},)" +
                   kirim) ==
          "langkah 1 ditambah: \"Membuat berkas baru\" (Kasubbag Umum)\n"
          "langkah 1 dihapus: \"Menyusun laporan\" (Staf)\n");
}

TEST_CASE("offices are added, removed and renamed; orders are told") {
    const std::string one = R"({"kegiatan": "Menyusun", "pelaksana": "staf"})";
    CHECK(told(sop_of(one, R"("staf": "Staf", "kepala": "Kepala")"),
               sop_of(one, R"("camat": "Camat", "staf": {"nama": "Staf Umum", "luar": true})")) ==
          "pelaksana ditambah: Camat\n"
          "pelaksana Staf Umum: nama Staf → Staf Umum\n"
          "pelaksana Staf Umum: luar ditambah: ya\n"
          "pelaksana dihapus: Kepala\n");
    CHECK(told(sop_of(one, R"("staf": "Staf", "kepala": "Kepala")"),
               sop_of(one, R"("kepala": "Kepala", "staf": "Staf")")) ==
          "urutan pelaksana: Staf, Kepala → Kepala, Staf\n");
    CHECK(told(R"({"kegiatan": "x", "pelaksana": "staf", "output": ["A", "B"]})",
               R"({"kegiatan": "x", "pelaksana": "staf", "output": ["B", "A"]})") ==
          "langkah 1: urutan output: A, B → B, A\n");
    CHECK(
        told(
            R"({"kegiatan": "x", "pelaksana": "staf", "cabang": {"Ya": "lanjut", "Tidak": "selesai"}})",
            R"({"kegiatan": "x", "pelaksana": "staf", "cabang": {"Tidak": "selesai", "Ya": "lanjut"}})") ==
        "langkah 1: urutan cabang: Ya, Tidak → Tidak, Ya\n");
}

TEST_CASE("what holds for the whole SOP is told without a row") {
    CHECK(
        told(
            sop_of(susun, R"("staf": "Staf", "kepala": "Kepala")",
                   R"("nomor": "1", "wajib": true, )"),
            sop_of(
                susun, R"("staf": "Staf", "kepala": "Kepala")",
                R"("nomor": "2", "waktu": "10 hari", "pengendali": "kepala", "terlambat": "1 hari: kepala", "data": {"nilai": "angka"}, )")) ==
        "pengendali ditambah: Kepala\n"
        "waktu ditambah: 10 hari\n"
        "terlambat ditambah: 1 hari: Kepala\n"
        "data nilai ditambah: angka\n"
        "wajib dihapus: \"ya\"\n"
        "nomor \"1\" → \"2\"\n");
}

TEST_CASE("numbers are told where somebody wrote them, else follow from the rows") {
    CHECK(told(R"({"kegiatan": "x", "pelaksana": "staf"})",
               R"({"no": "5", "kegiatan": "x", "pelaksana": "staf"})") ==
          "langkah 5 (dulu 1): nomor 1 → 5\n");
    CHECK(told(R"({"kegiatan": "x", "pelaksana": "staf"})",
               R"({"id": "x", "kegiatan": "x", "pelaksana": "staf", "mulai": ""})") ==
          "langkah 1: mulai ditambah\nlangkah 1: id ditambah: \"x\"\n");
}

}  // namespace differences_test
