#include <alur/sop/codes.hpp>
#include <alur/sop/limits.hpp>
#include <alur/sop/load.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>

namespace load_test {

using namespace alur;

namespace {

const std::filesystem::path vectors = std::filesystem::path{ALUR_SOURCE_DIR} / "tests/vectors/sop";

std::string file(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    REQUIRE(in);
    return {std::istreambuf_iterator<char>{in}, {}};
}

definition good(const std::string& json) {
    const source from{"good.json", json};
    loaded read = load(from);
    INFO(to_text(from, read.problems, language::en));
    REQUIRE(no_errors(read.problems));
    REQUIRE(read.sop);
    return *std::move(read.sop);
}

// The text must have a finding of that code at that place.
diagnostics bad(const std::string& json, const std::string& code, std::size_t line,
                std::size_t column) {
    const source from{"bad.json", json};
    const loaded read = load(from);
    INFO("expected " << code << " at " << line << ':' << column << ", found\n"
                     << to_text(from, read.problems, language::en));
    CHECK(std::any_of(read.problems.begin(), read.problems.end(), [&](const diagnostic& each) {
        return each.code == code && from.where(each) == position{line, column};
    }));
    return read.problems;
}

const char* const two_rows =
    R"({"kegiatan": "Satu", "pelaksana": "a"}, {"kegiatan": "Dua", "pelaksana": "b"})";

std::string with(const std::string& keys, const std::string& rows = two_rows) {
    return R"({"judul": "Uji", )" + keys + R"("pelaksana": {"a": "A", "b": "B"}, "langkah": [)" +
           rows + "]}";
}

row first_row(const std::string& keys) {
    return good(with("", R"({"kegiatan": "Satu", "pelaksana": "a", )" + keys +
                             R"(}, {"kegiatan": "Dua", "pelaksana": "b"})"))
        .rows.at(0);
}

}  // namespace

TEST_CASE("every good vector loads without an error") {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator{vectors}) {
        if (entry.path().filename().string().rfind("y_", 0) != 0) continue;
        INFO(entry.path());
        (void)good(file(entry.path()));
        ++count;
    }
    CHECK(count >= 10);
}

TEST_CASE("every bad vector is refused with its code at its place, and says how to mend it") {
    std::istringstream table{file(vectors / "expected.txt")};
    std::map<std::string, int> seen;
    std::string name;
    std::string code;
    std::size_t line = 0;
    std::size_t column = 0;
    while (table >> name >> code >> line >> column) {
        INFO(name);
        const diagnostics found = bad(file(vectors / name), code, line, column);
        CHECK_FALSE(no_errors(found));
        for (const diagnostic& each : found) {
            CHECK(find_code(each.code) != nullptr);
            CHECK_FALSE(each.message.id.empty());
            CHECK_FALSE(each.message.en.empty());
            CHECK_FALSE(each.fix.id.empty());
            CHECK_FALSE(each.fix.en.empty());
        }
        // One mistake in the document is one finding.
        CHECK(found.size() <= (name == "n_bom_then_error.json" ? 2U : 1U));
        ++seen[code];
    }
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator{vectors})
        if (entry.path().filename().string().rfind("n_", 0) == 0) ++files;
    std::size_t listed = 0;
    for (const auto& [each, times] : seen) listed += static_cast<std::size_t>(times);
    CHECK(files == listed);
}

TEST_CASE("every key of the format arrives in the definition") {
    const definition sop = good(R"({
      "$schema": "s", "judul": " Judul ", "nomor": "1", "pemerintah": "P", "unit_kerja": "U",
      "tanggal_pembuatan": "05 Feb 2020", "tanggal_revisi": "-", "tanggal_efektif": "6 Februari 2020", "tanggal_pengesahan": "5 Februari 2020",
      "disahkan_oleh": {"jabatan": "J", "nama": "N", "pangkat": "G", "nip": "-"},
      "dasar_hukum": ["d1", "d2"], "keterkaitan": "k", "kualifikasi": "q", "peralatan": "p", "peringatan": "w", "pencatatan": "c",
      "jenis_kegiatan": "rutin", "penanggung_jawab_produk": "pp", "penanggung_jawab_kegiatan": "pk", "ruang_lingkup": "r",
      "zona_waktu": "WITA", "jam_kerja": "24 jam", "waktu": "10 hari kerja", "unit": {"bidang": ["E", "S"]}, "dari_luar": "surat",
      "wajib": true, "data": {"nilai": "angka", "terbit": "tanggal"}, "pengendali": ["a", "b"], "terlambat": "alasan",
      "sumber": {"judul": "tersirat: x"}, "catatan": "n", "abaikan": {"ID08": "y"},
      "pelaksana": {"a": "A", "b": {"nama": "B", "kolom": "A/B", "alias": "Be", "setiap": "bidang", "luar": true}},
      "langkah": [
        {"no": "2", "id": "i", "tahap": "T", "mulai": "M", "kegiatan": "K", "pelaksana": {"bersama": ["a", "b"]}, "setiap": "bidang",
         "ditunjuk": "z", "kelengkapan": ["x", {"salah_satu": ["y", "z"]}], "waktu": "5-10 menit", "sampai": "z", "output": "o",
         "keterangan": "e", "keputusan": "?", "cabang": {"Ya": {"ke": "z", "bila": {"==": [1, 1.50]}}, "Tidak": "selesai: batal"},
         "kembali": ["semua", "z"], "sop": "S", "beda_orang": "z", "definitif": true, "kuorum": "75%", "perpanjangan": "2 kali 7 hari",
         "terlambat": ["catat", "tolak", "1 hari: a", "dianggap: Ya"], "jam_kerja": {"Senin": "08.00-12.00"}, "wajib": false,
         "sumber": {"cabang.Ya": "dugaan: y"}, "catatan": ["n1", "n2"], "abaikan": {"TX03": "z"}},
        {"id": "z", "kegiatan": "L", "pelaksana": {"rapat": "a"}, "lanjut": ["lanjut", "i", "selesai"]}]})");

    CHECK(sop.schema == "s");
    CHECK(sop.form.title == "Judul");
    CHECK(sop.form.number == "1");
    CHECK(sop.form.government == "P");
    CHECK(sop.form.work_unit == "U");
    CHECK(sop.form.created == "5 Februari 2020");
    CHECK(sop.form.revised == "-");
    CHECK(sop.form.effective == "6 Februari 2020");
    CHECK(sop.form.approved == "5 Februari 2020");
    CHECK(sop.form.approved_by == approver{"J", "N", "G", "-"});
    CHECK(sop.form.legal_basis == text_list{"d1", "d2"});
    CHECK(sop.form.related == text_list{"k"});
    CHECK(sop.form.qualification == text_list{"q"});
    CHECK(sop.form.equipment == text_list{"p"});
    CHECK(sop.form.warning == text_list{"w"});
    CHECK(sop.form.recording == text_list{"c"});
    CHECK(sop.form.activity_kind == "rutin");
    CHECK(sop.form.product_owner == "pp");
    CHECK(sop.form.activity_owner == "pk");
    CHECK(sop.form.scope == "r");
    CHECK(sop.local_zone == zone::WITA);
    REQUIRE(sop.hours);
    CHECK(sop.hours->round_the_clock);
    REQUIRE(sop.service_time);
    CHECK(sop.service_time->upper[time_unit::working_day] == 10);
    CHECK(sop.units == std::vector<unit_kind>{{"bidang", {"E", "S"}}});
    CHECK(sop.from_outside == text_list{"surat"});
    CHECK(sop.evidence_required);
    CHECK(sop.data == data_types{{"nilai", data_type::number}, {"terbit", data_type::date}});
    CHECK(sop.controllers == text_list{"a", "b"});
    REQUIRE(sop.when_late.size() == 1);
    CHECK(sop.when_late[0].kind == lateness_kind::reason);
    CHECK(sop.readings == text_map{{"judul", "tersirat: x"}});
    CHECK(sop.notes == text_list{"n"});
    CHECK(sop.silenced == text_map{{"ID08", "y"}});
    CHECK(sop.performers == std::vector<performer>{{"a", "A", "A", {}, "", false},
                                                   {"b", "B", "A/B", {"Be"}, "bidang", true}});

    REQUIRE(sop.rows.size() == 2);
    const row& one = sop.rows[0];
    CHECK(one.number == "2");
    CHECK(one.id == "i");
    CHECK(one.has_id);
    CHECK(one.phase == "T");
    CHECK(one.trigger == "M");
    CHECK(one.activity == "K");
    CHECK(one.shared == sharing::all);
    CHECK(one.performers == text_list{"a", "b"});
    CHECK(one.per_unit == "bidang");
    CHECK(one.assigned_at == "z");
    CHECK(one.inputs == std::vector<input_document>{{{"x"}}, {{"y", "z"}}});
    REQUIRE(one.time);
    CHECK(one.time->kind == limit_kind::range);
    CHECK(one.until == "z");
    CHECK(one.outputs == text_list{"o"});
    CHECK(one.remarks == "e");
    CHECK(one.question == "?");
    CHECK(one.answers ==
          std::vector<answer>{{"Ya", {goal_kind::row, "z", ""}, R"({"==":[1,1.50]})"},
                              {"Tidak", {goal_kind::end, "", "batal"}, ""}});
    CHECK(one.returns == text_list{"z"});
    CHECK(one.returns_anywhere);
    CHECK(one.called_sop == "S");
    CHECK(one.different_person == text_list{"z"});
    CHECK(one.definitive_only);
    CHECK(one.enough == quorum{75, true});
    REQUIRE(one.extends);
    CHECK(one.extends->times == 2);
    REQUIRE(one.when_late.size() == 4);
    CHECK(one.when_late[1].kind == lateness_kind::refuse);
    CHECK(one.when_late[2].office == "a");
    CHECK(one.when_late[3].answer == "Ya");
    REQUIRE(one.hours);
    CHECK(one.hours->days[0].minutes() == 240);
    CHECK(one.evidence_required == false);
    CHECK(one.readings == text_map{{"cabang.Ya", "dugaan: y"}});
    CHECK(one.notes == text_list{"n1", "n2"});
    CHECK(one.silenced == text_map{{"TX03", "z"}});
    const row& two = sop.rows[1];
    CHECK(two.number == "3");
    CHECK(two.shared == sharing::meeting);
    CHECK(two.next == std::vector<goal>{{goal_kind::next_row, "", ""},
                                        {goal_kind::row, "i", ""},
                                        {goal_kind::end, "", ""}});
    CHECK_FALSE(two.evidence_required);
    CHECK_FALSE(two.trigger);
}

TEST_CASE("every problem is reported in one pass") {
    const source from{"many.json", R"({
  "judul": 3,
  "nomer": "1",
  "zona_waktu": "WITX",
  "pelaksana": {"a": "A"},
  "langkah": [
    {"kegiatan": "", "waktu": "lama", "cabang": {"Ya": "lanjut"}},
    {"no": "0", "pelaksana": "a", "kuorum": "banyak"}
  ]
})"};
    const loaded read = load(from);
    CHECK_FALSE(read.sop);
    text_list codes;
    for (const diagnostic& each : read.problems) codes.push_back(each.code);
    std::sort(codes.begin(), codes.end());
    CHECK(codes == text_list{"FL04", "FL10", "JS10", "JS11", "JS12", "JS13", "JS14", "JS19", "PL01",
                             "WK01"});
}

TEST_CASE("an error that leaves the flow intact leaves the definition, but not without the error") {
    for (
        const char* rows :
        {R"({"kegiatan": "Satu", "pelaksana": "a", "waktu": "lama"})",
         R"({"no": "5", "kegiatan": "Satu", "pelaksana": "a"}, {"no": "3", "kegiatan": "Dua", "pelaksana": "b"})"}) {
        const loaded read = load({"x", with("", rows)});
        CHECK(read.sop);
        CHECK_FALSE(no_errors(read.problems));
    }
    CHECK_FALSE(load({"x", with(R"("cabangg": 1, )")}).sop);
    CHECK_FALSE(
        load(
            {"x",
             with(
                 "",
                 R"({"no": "5", "kegiatan": "Satu", "pelaksana": "a"}, {"no": "5", "kegiatan": "Dua", "pelaksana": "b"})")})
            .sop);
}

TEST_CASE("an unknown key is met with what was probably meant") {
    const auto advice = [](const std::string& key) {
        return load({"x", with("\"" + key + "\": \"1\", ")}).problems.at(0).fix.id;
    };
    CHECK(advice("nomer") == "Maksud Anda \"nomor\"?");
    CHECK(advice("Unit Kerja") == "Maksud Anda \"unit_kerja\"?");
    CHECK(advice("kegiatan").find("milik sebuah langkah") != std::string::npos);
    CHECK(advice("xyzzy").find("salah satu dari") != std::string::npos);
}

TEST_CASE("a number where a text belongs is shown in quotation marks") {
    const loaded read = load({"x", with("", R"({"no": 3, "kegiatan": "Satu", "pelaksana": "a"})")});
    REQUIRE(read.problems.size() == 1);
    CHECK(read.problems[0].message.en == "\"no\" must be a text, but holds a number.");
    CHECK(read.problems[0].fix.en.find("\"3\"") != std::string::npos);
}

TEST_CASE("rows are numbered on from the last printed number") {
    const definition sop = good(with(
        "",
        R"({"no": "4", "kegiatan": "1", "pelaksana": "a"}, {"no": "5a", "kegiatan": "2", "pelaksana": "a"},
                                            {"no": "5b", "kegiatan": "3", "pelaksana": "a"}, {"kegiatan": "4", "pelaksana": "a"})"));
    text_list numbers;
    for (const row& each : sop.rows) numbers.push_back(each.number);
    CHECK(numbers == text_list{"4", "5a", "5b", "6"});
    CHECK(sop.rows[3].id == "6");
    CHECK_FALSE(sop.rows[3].has_id);
}

TEST_CASE("goals are read by their words") {
    CHECK(first_row(R"("lanjut": "selesai")").next == std::vector<goal>{{goal_kind::end, "", ""}});
    CHECK(first_row(R"("lanjut": "selesai : ditolak")").next ==
          std::vector<goal>{{goal_kind::end, "", "ditolak"}});
    CHECK(first_row(R"("lanjut": ["2"])").next == std::vector<goal>{{goal_kind::row, "2", ""}});
    CHECK(first_row(R"("lanjut": "selesaikan")").next ==
          std::vector<goal>{{goal_kind::row, "selesaikan", ""}});
}

TEST_CASE("a quorum is a whole number or a percentage") {
    CHECK(first_row(R"("kuorum": 3)").enough == quorum{3, false});
    CHECK(first_row(R"("kuorum": 3.0)").enough == quorum{3, false});
    CHECK(first_row(R"("kuorum": "100%")").enough == quorum{100, true});
    for (const char* wrong :
         {"-1", "2.5", "1e400", "99999999999", R"("0%")", R"("101%")", R"("3")", R"("%")"}) {
        INFO(wrong);
        const loaded read =
            load({"x", with("", R"({"kegiatan": "Satu", "pelaksana": "a", "kuorum": )" +
                                    std::string{wrong} + "}")});
        REQUIRE(read.problems.size() == 1);
        CHECK(read.problems[0].code == "JS19");
    }
}

TEST_CASE("numbers in a rule keep their spelling and its duplicate keys are found") {
    const row one = first_row(
        R"("cabang": {"Ya": {"ke": "lanjut", "bila": {"<": [ {"var" : "x"}, 1e2, 0.10, -0, "a\"b", null, true ]}}, "Tidak": "selesai"})");
    CHECK(one.answers[0].rule == R"({"<":[{"var":"x"},1e2,0.10,-0,"a\"b",null,true]})");
}

TEST_CASE("limits are diagnostics") {
    const auto code_of = [](const std::string& json) {
        const loaded read = load({"x", json});
        REQUIRE(read.problems.size() == 1);
        CHECK_FALSE(read.sop);
        return read.problems[0].code;
    };
    const auto repeated = [](std::size_t times, auto&& item) {
        std::string out;
        for (std::size_t i = 0; i < times; ++i) out += (i == 0 ? "" : ", ") + item(i);
        return out;
    };
    const auto number = [](std::size_t i) { return "\"" + std::to_string(i) + "\""; };
    const auto a_row = [](std::size_t) {
        return std::string{R"({"kegiatan": "x", "pelaksana": "a"})"};
    };
    const auto one_row = [](const std::string& keys) {
        return with("", R"({"kegiatan": "x", )" + keys + "}");
    };

    (void)good(with("", repeated(max_rows, a_row)));
    CHECK(code_of(with("", repeated(max_rows + 1, a_row))) == "JS17");
    const auto office = [&](std::size_t i) { return number(i) + ": \"A\""; };
    const auto sop_of = [&](std::size_t n) {
        return R"({"judul": "x", "pelaksana": {)" + repeated(n, office) +
               R"(}, "langkah": [{"kegiatan": "x", "pelaksana": "1"}]})";
    };
    (void)good(sop_of(max_offices));
    CHECK(code_of(sop_of(max_offices + 1)) == "JS17");
    (void)good(one_row(R"("pelaksana": {"bersama": [)" + repeated(max_row_offices, number) + "]}"));
    CHECK(code_of(one_row(R"("pelaksana": {"bersama": [)" + repeated(max_row_offices + 1, number) +
                          "]}")) == "JS17");
    const auto exit = [&](std::size_t i) { return number(i) + ": \"lanjut\""; };
    (void)good(one_row(R"("pelaksana": "a", "cabang": {)" + repeated(max_exits, exit) + "}"));
    CHECK(code_of(one_row(R"("pelaksana": "a", "cabang": {)" + repeated(max_exits + 1, exit) +
                          "}")) == "JS17");
    (void)good(one_row(R"("pelaksana": "a", "lanjut": [)" + repeated(max_branches, number) + "]"));
    CHECK(code_of(one_row(R"("pelaksana": "a", "lanjut": [)" + repeated(max_branches + 1, number) +
                          "]")) == "JS17");
    (void)good(with(R"("unit": {"k": [)" + repeated(max_units, number) + "]}, "));
    CHECK(code_of(with(R"("unit": {"k": [)" + repeated(max_units + 1, number) + "]}, ")) == "JS17");
    CHECK(code_of(with(R"("catatan": ")" + std::string(max_text_bytes, 'x') + R"(", )")) == "JS06");
    CHECK(code_of(R"({"judul": [)" +
                  repeated(max_values, [](std::size_t) { return std::string{"1"}; }) + "]}") ==
          "JS17");
    CHECK(code_of(std::string(100'000, '[')) == "JS07");
}

TEST_CASE("nesting is counted exactly") {
    const auto nested = [](std::size_t depth) {
        const loaded read = load({"x", R"({"judul": )" + std::string(depth - 1, '[') +
                                           std::string(depth - 1, ']') + "}"});
        return read.problems.at(0).code;
    };
    CHECK(nested(max_nesting) == "JS12");
    CHECK(nested(max_nesting + 1) == "JS07");
}

TEST_CASE("only so many findings are listed, and the list says so") {
    std::string rows;
    for (int i = 0; i < 300; ++i) rows += (i == 0 ? "{}" : ", {}");
    const loaded read = load({"x", with("", rows)});
    CHECK_FALSE(read.sop);
    REQUIRE(read.problems.size() == max_findings + 1);
    CHECK(read.problems.back().code == "JS22");
}

TEST_CASE("a large object is searched for duplicate keys in good time") {
    std::string data;
    for (int i = 0; i < 100'000; ++i) data += "\"k" + std::to_string(i) + "\": \"angka\", ";
    const loaded read = load({"x", with("\"data\": {" + data + R"("k500": "teks"}, )")});
    REQUIRE(read.problems.size() == 1);
    CHECK(read.problems[0].code == "JS09");
}

TEST_CASE("codes are sorted and unique, and each has a title in both languages") {
    CHECK(find_code("JS00") == nullptr);
    CHECK(find_code("ZZ99") == nullptr);
    std::string_view last;
    for (const code_entry& each : codes()) {
        CHECK(last < each.code);
        last = each.code;
        CHECK_FALSE(each.title.id.empty());
        CHECK_FALSE(each.title.en.empty());
        CHECK(find_code(each.code) == &each);
    }
}

}  // namespace load_test
