// Values of a wrong shape, key by key: one mistake is one finding, at its place.
#include <alur/sop/limits.hpp>
#include <alur/sop/load.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace load_shape_test {

using namespace alur;

namespace {

const char* const two_rows =
    R"({"kegiatan": "Satu", "pelaksana": "a"}, {"kegiatan": "Dua", "pelaksana": "b"})";

std::string sop_with(std::string_view keys, std::string_view rows = two_rows) {
    return R"({"judul": "Uji", )" + std::string{keys} +
           R"("pelaksana": {"a": "A", "b": "B"}, "langkah": [)" + std::string{rows} + "]}";
}

diagnostic only_finding(const std::string& text) {
    const source from{"x.json", text};
    const loaded read = load(from);
    INFO(text);
    INFO(to_text(from, read.problems, language::en));
    REQUIRE(read.problems.size() == 1);
    CHECK_FALSE(read.problems[0].message.id.empty());
    CHECK_FALSE(read.problems[0].fix.id.empty());
    return read.problems[0];
}

void bad(const std::string& text, std::string_view code, std::string_view pointer,
         std::string_view says = "") {
    const diagnostic found = only_finding(text);
    INFO(text);
    CHECK(found.code == code);
    CHECK(found.pointer == pointer);
    CHECK_THAT(found.message.en, Catch::Contains(std::string{says}));
}

void bad_sop(std::string_view keys, std::string_view code, std::string_view pointer,
             std::string_view says = "") {
    bad(sop_with(std::string{keys} + ", "), code, pointer, says);
}

std::string row_with(std::string_view keys) {
    return sop_with("", R"({"kegiatan": "Satu", "pelaksana": "a", )" + std::string{keys} +
                            R"(}, {"kegiatan": "Dua", "pelaksana": "b"})");
}

// `pointer` begins at the row.
void bad_row(std::string_view keys, std::string_view code, std::string_view pointer,
             std::string_view says = "") {
    bad(row_with(keys), code, "/langkah/0" + std::string{pointer}, says);
}

void bad_performers(std::string_view value, std::string_view code, std::string_view pointer,
                    std::string_view says = "") {
    bad(sop_with("", R"({"kegiatan": "Satu", "pelaksana": )" + std::string{value} + "}"), code,
        "/langkah/0/pelaksana" + std::string{pointer}, says);
}

definition good(const std::string& text) {
    const source from{"x.json", text};
    loaded read = load(from);
    INFO(text);
    INFO(to_text(from, read.problems, language::en));
    REQUIRE(read.problems.empty());
    REQUIRE(read.sop);
    return *std::move(read.sop);
}

}  // namespace

TEST_CASE("a value of the wrong kind is named with what it holds and what it should") {
    bad(R"({"judul": true, "pelaksana": {"a": "A"}, "langkah": [{"kegiatan": "x", "pelaksana": "a"}]})",
        "JS12", "/judul", "must be a text, but holds true/false");
    bad(R"({"judul": {}, "pelaksana": {"a": "A"}, "langkah": [{"kegiatan": "x", "pelaksana": "a"}]})",
        "JS12", "/judul", "but holds an object");
    bad(R"({"judul": "x", "pelaksana": "a", "langkah": [{"kegiatan": "x", "pelaksana": "a"}]})",
        "JS12", "/pelaksana", "must be an object");
    bad_sop(R"("disahkan_oleh": 3)", "JS12", "/disahkan_oleh");
    bad_sop(R"("dasar_hukum": 3)", "JS12", "/dasar_hukum", "a text or a list of texts");
    bad_sop(R"("unit": ["E"])", "JS12", "/unit", "must be an object");
    bad_sop(R"("data": "angka")", "JS12", "/data", "must be an object");
    bad_sop(R"("abaikan": "ID08")", "JS12", "/abaikan", "must be an object");
    bad_sop(R"("pengendali": 3)", "JS12", "/pengendali", "a text or a list of texts");
    bad_sop(R"("jam_kerja": 24)", "JS12", "/jam_kerja");
    bad_sop(R"("sumber": {"judul": 3})", "JS12", "/sumber/judul");
    bad(sop_with("", "3"), "JS12", "/langkah/0", "must be an object");
    bad_row(R"("cabang": "Ya")", "JS12", "/cabang", "an object of answers and goals");
    bad_row(R"("cabang": {"Ya": 3, "Tidak": "lanjut"})", "JS12", "/cabang/Ya");
    bad_row(R"("lanjut": 3)", "JS12", "/lanjut", "a text or a list of texts");
    bad_row(R"("kelengkapan": true)", "JS12", "/kelengkapan", "a text or a list");
    bad_row(R"("kelengkapan": [3])", "JS12", "/kelengkapan/0");
    bad_row(R"("kuorum": true)", "JS12", "/kuorum");
    bad_row(R"("terlambat": 3)", "JS12", "/terlambat");
    bad_performers("3", "JS12", "");
    bad(R"({"judul": "x", "pelaksana": {"a": 3}, "langkah": [{"kegiatan": "x", "pelaksana": "a"}]})",
        "JS12", "/pelaksana/a");
}

TEST_CASE("a true where a text belongs is shown in quotation marks") {
    const diagnostic found = only_finding(row_with(R"("keterangan": false)"));
    CHECK_THAT(found.fix.en, Catch::Contains("Put it in quotation marks: \"false\""));
    CHECK_THAT(only_finding(row_with(R"("keterangan": null)")).fix.en,
               Catch::Contains("Remove this key"));
}

TEST_CASE("what is empty where something must stand is named") {
    bad(R"({"judul": "x", "pelaksana": {"": "A", "a": "B"}, "langkah": [{"kegiatan": "x", "pelaksana": "a"}]})",
        "JS14", "/pelaksana/");
    bad_sop(R"("unit": {"": ["E"]})", "JS14", "/unit/");
    bad_sop(R"("data": {"": "angka"})", "JS14", "/data/");
    bad_sop(R"("data": {"nilai": " "})", "JS14", "/data/nilai");
    bad_sop(R"("zona_waktu": "")", "JS14", "/zona_waktu");
    bad_sop(R"("jam_kerja": "")", "JS14", "/jam_kerja");
    bad_sop(R"("jam_kerja": {})", "JS14", "/jam_kerja");
    bad_sop(R"("jam_kerja": {"Senin": ""})", "JS14", "/jam_kerja/Senin");
    bad_sop(R"("pengendali": [])", "JS14", "/pengendali");
    bad_sop(R"("abaikan": {"": "sebab"})", "JS14", "/abaikan/");
    bad_sop(R"("sumber": {"judul": ""})", "JS14", "/sumber/judul");
    bad_sop(R"("terlambat": [])", "JS14", "/terlambat");
    bad_sop(R"("terlambat": "")", "JS14", "/terlambat");
    bad_row(R"("cabang": {"Ya": "", "Tidak": "lanjut"})", "JS14", "/cabang/Ya");
    bad_row(R"("cabang": {"Ya": {"ke": ""}, "Tidak": "lanjut"})", "JS14", "/cabang/Ya/ke");
    bad_row(R"("lanjut": [])", "JS14", "/lanjut");
    bad_row(R"("waktu": "")", "JS14", "/waktu");
    bad_performers(R"(" ")", "PL01", "");
    bad_performers("{}", "PL01", "");
    bad_performers(R"({"bersama": []})", "PL01", "/bersama");
    bad_row(R"("kelengkapan": [{}])", "JS11", "/kelengkapan/0", "salah_satu");
}

TEST_CASE("units without a name are missed once each, not called the same") {
    const loaded read = load({"x", sop_with(R"("unit": {"bidang": ["", ""]}, )")});
    REQUIRE(read.problems.size() == 2);
    for (const diagnostic& each : read.problems) CHECK(each.code == "JS14");
}

TEST_CASE("boxes of the form may stay empty") {
    const definition sop = good(sop_with(R"("dasar_hukum": "", "tanggal_revisi": " ", )",
                                         R"({"kegiatan": "S", "pelaksana": "a", "kelengkapan": " ",
                                             "output": ""}, {"kegiatan": "D", "pelaksana": "b"})"));
    CHECK(sop.form.legal_basis.empty());
    CHECK(sop.form.revised.empty());
    CHECK(sop.rows[0].inputs.empty());
    CHECK(sop.rows[0].outputs.empty());
}

TEST_CASE("a key written twice is found in every object") {
    bad_sop(R"("unit": {"a": ["E"], "a": ["S"]})", "JS09", "/unit/a");
    bad_sop(R"("data": {"a": "angka", "a": "teks"})", "JS09", "/data/a");
    bad_sop(R"("abaikan": {"ID08": "x", "ID08": "y"})", "JS09", "/abaikan/ID08");
    bad_sop(R"("sumber": {"judul": "dugaan: x", "judul": "dugaan: y"})", "JS09", "/sumber/judul");
    bad_sop(R"("jam_kerja": {"Senin": "08.00-12.00", "Senin": "08.00-13.00"})", "JS09",
            "/jam_kerja/Senin");
    bad_row(R"("cabang": {"Ya": "lanjut", "Ya": "selesai", "Tidak": "lanjut"})", "FL04",
            "/cabang/Ya");
    bad(R"({"judul": "x", "pelaksana": {"a": "A", "a": "B"}, "langkah": [{"kegiatan": "x", "pelaksana": "a"}]})",
        "JS09", "/pelaksana/a");
}

TEST_CASE("a key in the wrong place is sent to the right one") {
    CHECK_THAT(only_finding(row_with(R"("pemerintah": "x")")).fix.en,
               Catch::Contains("belongs to the SOP"));
    CHECK_THAT(only_finding(row_with(R"("alias": "x")")).fix.en,
               Catch::Contains("belongs to a performer"));
    CHECK_THAT(only_finding(sop_with(R"("kelengkapan": "x", )")).fix.en,
               Catch::Contains("belongs to a row"));
}

TEST_CASE("dashes and underscores in a key are forgiven in the advice, great length is not") {
    CHECK(only_finding(sop_with(R"("unit-kerja": "x", )")).fix.en ==
          R"(Did you mean "unit_kerja"?)");
    for (const std::size_t length : {49U, 500U})
        CHECK_THAT(only_finding(sop_with("\"" + std::string(length, 'j') + R"(": "x", )")).fix.en,
                   Catch::Contains("use one of"));
    const std::string spaced = "u" + std::string(60, ' ') + "nit_kerja";
    CHECK(only_finding(sop_with("\"" + spaced + R"(": "x", )")).fix.en ==
          R"(Did you mean "unit_kerja"?)");
}

TEST_CASE("reserved words are no ids, with an end of any name among them") {
    for (const char* word : {"lanjut", "selesai", "semua", "selesai: batal"})
        bad_row(R"("id": ")" + std::string{word} + "\"", "JS18", "/id", "is a reserved word");
    CHECK(good(row_with(R"("id": "selesaikan")")).rows[0].id == "selesaikan");
}

TEST_CASE("performers share a row in one way") {
    bad_performers(R"({"bersama": ["a", "b"], "rapat": ["a", "b"]})", "JS19", "",
                   "in one way only");
    bad_performers(R"({"bersma": ["a", "b"]})", "JS10", "/bersma", "is unknown");
}

TEST_CASE("a quorum with words after it is refused") {
    bad_row(R"("kuorum": "75 % hadir")", "JS19", "/kuorum");
    CHECK(good(row_with(R"("kuorum": " 75 % ")")).rows[0].enough == quorum{75, true});
}

TEST_CASE("hours that cannot be read are named, and a day has hours once") {
    bad_sop(R"("jam_kerja": "8 jam")", "JS21", "/jam_kerja");
    bad_sop(R"("jam_kerja": {"Senin-Rabu": "08.00-12.00", "Selasa": "08.00-13.00"})", "JS21",
            "/jam_kerja/Selasa");
    bad_sop(R"("jam_kerja": {"Senin": "tutup"})", "JS21", "/jam_kerja/Senin");
}

TEST_CASE("lateness is one of its words, a rung or a deemed answer") {
    bad_row(R"("terlambat": "kepala: lapor")", "JS13", "/terlambat");
    bad_row(R"("terlambat": "dianggap: ")", "JS19", "/terlambat", "An answer must follow");
    bad_row(R"("terlambat": "1 hari kerja : ")", "WK01", "/terlambat");
}

TEST_CASE("a source says how it is known and why") {
    bad_sop(R"("sumber": {"judul": "mungkin: kebiasaan"})", "JS19", "/sumber/judul");
    bad_sop(R"("sumber": {"judul": "dugaan"})", "JS19", "/sumber/judul");
    bad_sop(R"("sumber": {"judul": "dugaan: "})", "JS19", "/sumber/judul");
    (void)good(sop_with(R"("sumber": {"judul": "dugaan: kebiasaan"}, )"));
}

TEST_CASE("a branch may have no rule, and a false in a rule stays false") {
    const definition sop = good(row_with(
        R"("cabang": {"Ya": {"ke": "lanjut"}, "Tidak": {"ke": "selesai", "bila": {"==": [false, {"var": "x"}]}}})"));
    CHECK(sop.rows[0].answers[0].rule.empty());
    CHECK(sop.rows[0].answers[1].rule == R"({"==":[false,{"var":"x"}]})");
}

TEST_CASE("numbers and ids that two rows share are found where the second stands") {
    const auto found = [](std::string_view rows) {
        const loaded read = load({"x", sop_with("", rows)});
        CHECK_FALSE(no_errors(read.problems));
        std::string out;
        for (const diagnostic& each : read.problems) out += each.code + each.pointer + ' ';
        return out;
    };
    CHECK(found(R"({"id": "2", "kegiatan": "1", "pelaksana": "a"},
                   {"kegiatan": "2", "pelaksana": "a"})") == "JS20/langkah/1 ");
    CHECK(found(R"({"id": "x", "kegiatan": "1", "pelaksana": "a"},
                   {"id": "x", "kegiatan": "2", "pelaksana": "a"})") == "JS20/langkah/1/id ");
    CHECK(found(R"({"no": "1", "kegiatan": "1", "pelaksana": "a"},
                   {"no": "1", "kegiatan": "2", "pelaksana": "a"})") == "FL10/langkah/1/no ");
    CHECK(found(R"({"no": "1", "id": "x", "kegiatan": "1", "pelaksana": "a"},
                   {"no": "1", "id": "x", "kegiatan": "2", "pelaksana": "a"})") ==
          "FL10/langkah/1/no JS20/langkah/1/id ");
    CHECK(found(R"({"no": "5", "kegiatan": "1", "pelaksana": "a"},
                   {"no": "4", "kegiatan": "2", "pelaksana": "a"},
                   {"kegiatan": "3", "pelaksana": "a"})") == "FL10/langkah/1/no FL10/langkah/2 ");
    // Of "3" nobody knows whether it was lost; an SOP may begin with any number.
    CHECK(found(R"({"no": "2", "kegiatan": "1", "pelaksana": "a"},
                   {"no": "2a", "kegiatan": "2", "pelaksana": "a"},
                   {"no": "4", "kegiatan": "3", "pelaksana": "a"})") == "FL10/langkah/2/no ");
}

TEST_CASE(
    "characters that cannot be seen are found in texts and keys, and their neighbours are not") {
    for (const char* hidden : {"\x7F", "\xC2\x80", "\xC2\x9F", "\xE2\x80\xAA", "\xE2\x80\xAE",
                               "\xE2\x81\xA6", "\xE2\x81\xA9"})
        bad_row("\"keterangan\": \"a" + std::string{hidden} + "b\"", "JS15", "/keterangan");
    for (const char* seen : {"\xC2\xA9", "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\xA5",
                             "\xE2\x81\xAA", "\xE2\x82\xAC", "\\r\\n\\t"})
        (void)good(row_with("\"keterangan\": \"a" + std::string{seen} + "b\""));
}

TEST_CASE("findings about characters are as few as any others") {
    std::string notes;
    for (int i = 0; i < 500; ++i) notes += (i == 0 ? "\"" : ", \"") + std::string{"\x7F\""};
    const loaded read = load({"x", sop_with("\"catatan\": [" + notes + "], ")});
    CHECK(std::count_if(read.problems.begin(), read.problems.end(), [](const diagnostic& each) {
              return each.code == "JS15";
          }) == static_cast<std::ptrdiff_t>(max_findings));
}

TEST_CASE("too many values are refused whatever they are") {
    for (const char* value : {"true", "null", "[]", "{}", "\"\""}) {
        INFO(value);
        std::string text = "[";
        for (std::size_t i = 0; i < max_values; ++i) (text += value) += ',';
        const loaded read = load({"x", text + "1]"});
        REQUIRE(read.problems.size() == 1);
        CHECK(read.problems[0].code == "JS17");
    }
}

}  // namespace load_shape_test
