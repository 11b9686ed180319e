#include "generator/random.hpp"

#include <alur/author/form_table.hpp>

#include <catch2/catch.hpp>

#include <string>

namespace form_table_test {

using namespace alur;
using Catch::Matchers::Contains;

namespace {

form_table good(const std::string& bytes) {
    form_table read = read_form_table(bytes);
    INFO(bytes);
    if (read.fault) INFO(read.fault->en);
    REQUIRE_FALSE(read.fault);
    return read;
}
std::string fault_of(const std::string& bytes) {
    const form_table read = read_form_table(bytes);
    REQUIRE(read.fault);
    return read.fault->id;
}
std::string notes_of(const form_table& table) {
    std::string out;
    for (const bilingual& each : table.notes) out += each.id + '\n';
    return out;
}
std::string utf16(const std::string& ascii, bool big, bool mark) {
    std::string out = !mark ? "" : big ? "\xFE\xFF" : "\xFF\xFE";
    for (const char c : ascii) {
        if (big) out += '\0';
        out += c;
        if (!big) out += '\0';
    }
    return out;
}

const std::string small =
    "No\tKegiatan\tStaf\tKepala\tKelengkapan\tWaktu\tOutput\tKet\r\n"
    "1.\tMenyusun surat\tv\t\tKonsep\t15 menit\tSurat\t\r\n"
    "2.\tMemeriksa surat\t\t√\tSurat\t1 jam\tSurat\tsegera\r\n";

void is_small(const form_table& read) {
    REQUIRE(read.rows.size() == 2);
    CHECK(read.offices == text_list{"Staf", "Kepala"});
    CHECK(read.rows[0].activity == "Menyusun surat");
    CHECK(read.rows[0].number == "1");
    CHECK(read.rows[0].performers == std::vector<std::size_t>{0});
    CHECK(read.rows[0].papers == text_list{"Konsep"});
    CHECK(read.rows[0].time == "15 menit");
    CHECK(read.rows[1].performers == std::vector<std::size_t>{1});
    CHECK(read.rows[1].outputs == text_list{"Surat"});
    CHECK(read.rows[1].remarks == "segera");
    CHECK(read.rows[1].line == 3);
}

}  // namespace

TEST_CASE("a table is read in every encoding Excel writes") {
    is_small(good(small));
    is_small(good("\xEF\xBB\xBF" + small));
    std::string plain = small;
    plain.replace(plain.find("√"), 3, "x");
    for (const bool big : {false, true})
        for (const bool mark : {false, true}) is_small(good(utf16(plain, big, mark)));
    std::string windows = plain;
    windows.replace(windows.find("segera"), 6,
                    "segera \x96 \x93"
                    "cito\x94");
    windows.replace(windows.find("\tx\t"), 3, "\t\xFC\t");  // a tick of Wingdings
    const form_table read = good(windows);
    CHECK(read.rows[1].remarks == "segera – “cito”");
    CHECK(read.rows[1].performers == std::vector<std::size_t>{1});
    CHECK_THAT(notes_of(read), Contains("Windows-1252"));
}

TEST_CASE("comma, semicolon, tab and quoted cells with line breaks divide one table alike") {
    for (const char divider : {',', ';'}) {
        std::string text = small;
        for (char& c : text)
            if (c == '\t') c = divider;
        is_small(good(text));
        const form_table told = good(std::string("sep=") + divider + "\r\n" + text);
        CHECK(told.rows.size() == 2);
        CHECK(told.rows[1].line == 4);
    }
    const form_table read = good(
        "No;Kegiatan;Staf;Kelengkapan;Waktu;Output\n"
        "1;\"Menyusun \"\"Nota\"\", lalu\nmengirim\";=\"x\";\"1. KTP\n2. KK\n(fotokopi\nberwarna)\n"
        "3. Surat pengantar\ndari RT\";\"15\xC2\xA0menit\";\"- Nota\n- Tanda terima\"\n;;;;;\n");
    REQUIRE(read.rows.size() == 1);
    CHECK(read.rows[0].activity == "Menyusun \"Nota\", lalu mengirim");
    CHECK(read.rows[0].performers.size() == 1);
    CHECK(read.rows[0].papers ==
          text_list{"KTP", "KK (fotokopi berwarna)", "Surat pengantar dari RT"});
    CHECK(read.rows[0].time == "15 menit");
    CHECK(read.rows[0].outputs == text_list{"Nota", "Tanda terima"});
}

TEST_CASE("headings of two lines, column numbers and page breaks are known, and told") {
    const form_table read = good(
        "PEMERINTAH KOTA CONTOH;;;;;;;\n"
        "Nama SOP;:;Pelayanan Surat;;;;;\n"
        "NO;URAIAN PROSEDUR;PELAKSANA;;MUTU BUKU;;;ket\n"
        ";;Kasubbag Umum;Staf;Kelengkapan dan Peralatan;Waktu (menit);Ouput;\n"
        "(1);(2);(3);(4);(5);(6);(7);(8)\n"
        "1.;Menerima surat;;MULAI;Surat;15;Agenda;-\n"
        "NO;URAIAN PROSEDUR;PELAKSANA;;MUTU BUKU;;;ket\n"
        ";;Kasubbag Umum;Staf;Kelengkapan dan Peralatan;Waktu (menit);Ouput;\n"
        "1;2;3;4;5;6;7;8\n"
        ";;;;Lampiran;;;\n"
        "2.;Meneliti surat;Ya;Tidak;Agenda;2 jam;Disposisi;\n"
        "Mengetahui, Kepala Dinas;;;;;;;\n"
        ";;;;;;;\n");
    CHECK(read.title == "Pelayanan Surat");
    CHECK(read.offices == text_list{"Kasubbag Umum", "Staf"});
    REQUIRE(read.rows.size() == 2);
    CHECK(read.rows[0].performers == std::vector<std::size_t>{1});
    CHECK(read.rows[0].time == "15 menit");
    CHECK(read.rows[0].papers == text_list{"Surat", "Lampiran"});
    CHECK(read.rows[0].remarks.empty());
    CHECK(read.rows[1].performers.empty());
    CHECK(read.rows[1].labels == text_list{"Ya (Kasubbag Umum)", "Tidak (Staf)"});
    CHECK(read.rows[1].time == "2 jam");
    CHECK(notes_of(read) ==
          "baris 1: di atas tabel, dilewati: \"PEMERINTAH KOTA CONTOH\"\n"
          "baris 2: dibaca sebagai judul: \"Pelayanan Surat\"\n"
          "baris 5: nomor kolom (1 2 3 …), dilewati\n"
          "baris 7: judul kolom diulang, dilewati\n"
          "baris 8: judul kolom diulang, dilewati\n"
          "baris 9: nomor kolom (1 2 3 …), dilewati\n"
          "baris 10: sambungan langkah di atasnya\n"
          "baris 12: tanpa kegiatan, dilewati: \"Mengetahui, Kepala Dinas\"\n");
}

TEST_CASE("a column of names is as good as marks, and several are several performers") {
    const form_table read = good(
        "No,Kegiatan,Pelaksana,Kelengkapan,Waktu,Output,Keterangan\n"
        "1,Menyusun,Staf,,,,\n2,Memeriksa,\"kasi Umum; STAF\",,,,\n3,Membuat,\"Kasi Umum\n- "
        "Camat\",,,,\n");
    CHECK(read.offices == text_list{"Staf", "kasi Umum", "Camat"});
    CHECK(read.rows[1].performers == std::vector<std::size_t>{1, 0});
    CHECK(read.rows[2].performers == std::vector<std::size_t>{1, 2});
}

TEST_CASE("every mark people paste says who acts, and blanks do not") {
    for (const char* mark :
         {"x", "X", "v", "V", "✓", "✔", "√", "■", "●", "1", "□", "ü", "\xEF\x83\xBC", "Mulai"}) {
        INFO(mark);
        const form_table read =
            good(std::string("No\tKegiatan\tA\tB\tWaktu\n1\tMenyusun\t-\t") + mark + "\t\n");
        CHECK(read.rows[0].performers == std::vector<std::size_t>{1});
    }
    CHECK(good("No\tKegiatan\tA\tB\tWaktu\n1\tMenyusun\t0\t◇\t\n").rows[0].decision ==
          decides::yes);
}

TEST_CASE("a heading over two columns is one office") {
    const form_table read = good(
        "No;Kegiatan;Pelaksana;;;Mutu Baku;;\n;;Camat;;Staf;Kelengkapan;Waktu;Output\n"
        "1;Menyusun;;x;;;;\n2;Mengirim;;;x;;;\n");
    CHECK(read.offices == text_list{"Camat", "Staf"});
    CHECK(read.rows[0].performers == std::vector<std::size_t>{0});
    CHECK(read.rows[1].performers == std::vector<std::size_t>{1});
}

TEST_CASE("numbers that a spreadsheet spoilt are not used, and said") {
    const form_table read =
        good("No;Kegiatan;Staf;Waktu;Output\n1.0;Satu;x;;\n01-Jan;Dua;x;;\nIII;Tiga;x;;\n");
    CHECK(read.rows[0].number == "1");
    CHECK(read.rows[1].number == "01-Jan");  // draft_sop judges it
    CHECK(read.rows[2].number.empty());
    CHECK_THAT(notes_of(read), Contains("nomor \"III\" tidak dipakai"));
    CHECK_THAT(notes_of(good("No;Kegiatan;Staf;Waktu;Output;Biaya\n1;Satu;x;;;500;lagi\n")),
               Contains("kolom \"Biaya\" tidak dikenal") &&
                   Contains("sel di luar kolom, tidak dipakai: \"lagi\""));
}

TEST_CASE("what is no table is refused with what to do") {
    CHECK_THAT(fault_of("PK\x03\x04 …"), Contains("CSV UTF-8"));
    CHECK_THAT(fault_of(""), Contains("judul kolom tidak ditemukan"));
    CHECK_THAT(fault_of("a;b;c\n1;2;3\n"), Contains("judul kolom tidak ditemukan"));
    CHECK_THAT(fault_of("No;Kegiatan;Kelengkapan;Waktu\n1;Satu;;\n"), Contains("kolom pelaksana"));
    CHECK_THAT(fault_of("No;Kegiatan;Staf;Waktu\n"), Contains("satu langkah pun"));
    CHECK_THAT(fault_of("No;Kegiatan;Staf;Waktu\n1;\"Satu;x;\n"), Contains("tidak pernah ditutup"));
}

TEST_CASE("what is copied from Word is put together again") {
    // Headings over several columns are one cell, and a cell's paragraphs are lines.
    const form_table read = good(
        "NO\tURAIAN PROSEDUR\tPELAKSANA\tMUTU BAKU\tKET\r\n"
        "\t\tStaf\tLurah\tKelengkapan\tWaktu\tOutput\t\r\n"
        "1\t2\t3\t4\t5\t6\t7\t8\r\n"
        "1.\tMenyusun surat\r\nyang diminta\tx\t\tKTP\r\nKK\r\nPengantar RT\t5 "
        "menit\tSurat\tsegera\r\n"
        "2.\tMemeriksa\t\tx\tSurat\t5 menit\tSurat\t\r\n");
    CHECK(read.offices == text_list{"Staf", "Lurah"});
    REQUIRE(read.rows.size() == 2);
    CHECK(read.rows[0].activity == "Menyusun surat yang diminta");
    CHECK(read.rows[0].papers == text_list{"KTP", "KK", "Pengantar RT"});
    CHECK(read.rows[0].remarks == "segera");
    CHECK(read.rows[1].performers == std::vector<std::size_t>{1});
    CHECK(notes_of(read) ==
          "baris 4: disambung dengan 3 baris di bawahnya (satu sel berisi beberapa baris)\n"
          "baris 3: nomor kolom (1 2 3 …), dilewati\n");
}

TEST_CASE("spoilt tables are read or refused, and nothing is read twice or lost") {
    generate::dice d(7);
    const std::string signs("\t;,\"\n\r=x1\0\xFF\xC2(-", 15);
    for (int round = 0; round < 3000; ++round) {
        std::string text = small;
        for (int n = d.between(1, 6); n > 0; --n) {
            const auto at = static_cast<std::size_t>(d.under(static_cast<int>(text.size())));
            const char c = signs[static_cast<std::size_t>(d.under(static_cast<int>(signs.size())))];
            if (d.chance(30))
                text.erase(at, static_cast<std::size_t>(d.between(1, 9)));
            else if (d.chance(50))
                text[at] = c;
            else
                text.insert(at, 1, c);
            if (text.empty()) break;
        }
        const form_table read = read_form_table(text);
        CHECK((read.fault || !read.rows.empty()));
        CHECK(read.rows.size() <= 12);
        for (const form_row& each : read.rows)
            for (const std::size_t office : each.performers) CHECK(office < read.offices.size());
    }
}

TEST_CASE("a mark of UTF-8 before other letters, and a divider that is none, do no harm") {
    const std::string table = "No;Kegiatan;Staf;Waktu\n1;Menulis \x93surat\x94;x;1 jam\n";
    const form_table marked = good("\xEF\xBB\xBF" + table);
    CHECK(marked.rows.at(0).activity == "Menulis “surat”");
    CHECK_THAT(notes_of(marked), Contains("Windows-1252"));
    CHECK(good("sep=\xE2\n" + table).rows.at(0).activity == "Menulis “surat”");
}

TEST_CASE("a table in which nobody acts is refused") {
    const form_table read = read_form_table("No;Kegiatan;Pelaksana;Waktu\n1;Menulis;;1 jam\n");
    REQUIRE(read.fault);
    CHECK_THAT(read.fault->id, Contains("kolom Pelaksana kosong"));
    CHECK_THAT(read.fault->en, Contains("Pelaksana is empty"));
}

}  // namespace form_table_test
