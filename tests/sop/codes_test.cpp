// The codes, their list, and a document for each of them.
#include <alur/lint/lint.hpp>
#include <alur/sop/calendar_file.hpp>
#include <alur/sop/codes.hpp>
#include <alur/sop/limits.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "small_sop.hpp"

namespace codes_test {

using namespace alur;
using alur::testing::document;
using alur::testing::sop_of;

namespace {

// What `alur check` shows: what is wrong with the text, then with the definition.
diagnostics examined(const std::string& text) {
    loaded read = load({"contoh.json", text});
    diagnostics all = std::move(read.problems);
    if (!read.sop) return all;
    for (diagnostic& each : check(*read.sop)) all.push_back(std::move(each));
    return all;
}

// The same, with an SOP at hand that rows may call.
diagnostics examined_among_others(const std::string& text) {
    const loaded other = load({"penilaian.json", R"({"judul": "Penilaian", "pelaksana": {"a": "A"},
        "langkah": [{"kegiatan": "Menilai", "pelaksana": "a",
                     "cabang": {"Ya": "selesai: diterima", "Tidak": "selesai: ditolak"}}]})"});
    return check(*load({"contoh.json", text}).sop, std::vector{*other.sop});
}

diagnostics of_calendar(const std::string& text) {
    return load_calendar({"kalender.json", text}).problems;
}

struct trigger {
    std::string code;
    std::string text;
    diagnostics (*reader)(const std::string&) = examined;
};

// The rows of a small SOP; `more` are keys of the SOP.
trigger rows(std::string code, std::string_view text, std::string_view more = "") {
    return {std::move(code), document(text, more).text};
}

// One row with more keys.
trigger row_with(std::string code, const std::string& keys, std::string_view more = "") {
    return rows(std::move(code), R"({"id": "p", "kegiatan": "1", "pelaksana": "a", )" + keys + "}",
                more);
}

// A rule, beside the answer that holds when it is not true.
trigger rule(std::string code, const std::string& bila,
             std::string_view more =
                 R"("data": {"nilai": "angka", "terbit": "tanggal", "lengkap": "ya/tidak"},)") {
    return row_with(
        std::move(code),
        R"("cabang": {"Ya": {"ke": "selesai", "bila": )" + bila + R"(}, "Tidak": "selesai"})",
        more);
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

const std::string calendar = R"({"id": "kota", "versi": "1", "zona_waktu": "WITA",
  "berlaku": {"dari": "2025-01-01", "sampai": "2025-12-31"},
  "jam_kerja": {"Senin-Jumat": "08.00-16.00"},
  "libur": [{"tanggal": "2025-03-03", "jenis": "libur_daerah", "nama": "Hari jadi kota"}]})";

trigger almanac(std::string code, std::string_view from, std::string_view to) {
    return {std::move(code), replaced(calendar, from, to), of_calendar};
}

const std::string joined = R"({"kegiatan": "1", "pelaksana": "a", "lanjut": ["p", "q"]},)";

std::string many(std::size_t count, const std::function<std::string(std::size_t)>& item) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += (i == 0 ? "" : ", ") + item(i);
    return all;
}

std::vector<trigger> from_text() {
    const std::string one = document(R"({"kegiatan": "1", "pelaksana": "a"})").text;
    return {
        {"JS01", R"({"judul" "Contoh"})"},
        {"JS02", R"({'judul': "Contoh"})"},
        {"JS03", "{\"judul\": \"a\tb\"}"},
        {"JS04", "{\"judul\": \"\xE9\"}"},
        {"JS05", R"({"judul": "Contoh")"},
        {"JS06", std::string(max_text_bytes + 1, ' ')},
        {"JS07", std::string(max_nesting + 1, '[') + std::string(max_nesting + 1, ']')},
        {"JS08", "\xEF\xBB\xBF" + one},
        {"JS09", replaced(one, R"("judul": "Contoh")", R"("judul": "Contoh", "judul": "Lain")")},
        row_with("JS10", R"("keluaran": "Nota")"),
        {"JS11", R"({"pelaksana": {"a": "A"}, "langkah": [{"kegiatan": "1", "pelaksana": "a"}]})"},
        row_with("JS12", R"("waktu": 3)"),
        {"JS13",
         document(R"({"kegiatan": "1", "pelaksana": "a"})", R"("zona_waktu": "GMT",)").text},
        row_with("JS14", R"("waktu": "")"),
        {"JS15", replaced(one, "Contoh", "Con\\u202Etoh")},
        {"JS16",
         document(R"({"kegiatan": "1", "pelaksana": "a"})", R"("tanggal_revisi": "besok",)").text},
        row_with("JS17",
                 R"("lanjut": [)" + many(max_branches + 1, [](auto) { return R"("p")"; }) + "]"),
        rows("JS18", R"({"id": "selesai", "kegiatan": "1", "pelaksana": "a"})"),
        row_with("JS19", R"("kuorum": 0)"),
        {"JS20",
         document(R"({"kegiatan": "1", "pelaksana": "u"})", R"("unit": {"bidang": ["E", "E"]},)")
             .text},
        row_with("JS21", R"("waktu": "1 jam", "jam_kerja": "siang")"),
        rows("JS22", many(max_findings + 1, [](auto) { return R"({"pelaksana": "a"})"; })),
        {"ID03",
         document(R"({"kegiatan": "1", "pelaksana": "a"})",
                  R"("tanggal_pembuatan": "2 Januari 2023", "tanggal_efektif": "1 Januari 2023",)")
             .text},
        row_with("FL04", R"("cabang": {"Ya": "selesai"})"),
        rows(
            "FL10",
            R"({"no": "2", "kegiatan": "1", "pelaksana": "a"}, {"no": "1", "kegiatan": "2", "pelaksana": "a"})"),
        rows("PL01", R"({"kegiatan": "1"})"),
        row_with("WK01", R"("waktu": "sebentar")"),
    };
}

std::vector<trigger> from_references() {
    return {
        rows("RU01", R"({"kegiatan": "1", "pelaksana": "z"})"),
        row_with("RU02", R"("lanjut": "z")"),
        rows("RU03", R"({"kegiatan": "1", "pelaksana": "a"})", R"("unit": {"seksi": "P"},)"),
        rows("RU07", R"({"kegiatan": "1", "pelaksana": {"bersama": ["a", "a"]}})"),
        row_with("RU08", R"("waktu": "1 hari", "terlambat": "dianggap: Setuju")"),
        rows("RU10", R"({"kegiatan": "1", "pelaksana": "a"})", R"("pengendali": "x",)"),
        {"RU11", R"({"judul": "C", "pelaksana": {"a": {"nama": "A", "alias": "B"}, "b": "B"},
           "langkah": [{"kegiatan": "1", "pelaksana": {"bersama": ["a", "b"]}}]})"},
        rows("RU12", R"({"kegiatan": "1", "pelaksana": "x"})"),
        row_with("AB01", R"("abaikan": {"SB30": "sudah"})"),
        row_with("SB02", R"("sumber": {"waktu_": "dugaan: x"})"),
        row_with("SB03", R"("sumber": {"waktu": "dugaan: x"})"),
        row_with("AL40", R"("sop": "SOP Lain")"),
        row_with("AL41", R"("sop": "Contoh")"),
        {"AL42",
         document(R"({"kegiatan": "1", "pelaksana": "a", "sop": "Penilaian",
                      "cabang": {"Diterima": "lanjut", "Lainnya": "selesai"}},
                     {"kegiatan": "2", "pelaksana": "b"})")
             .text,
         examined_among_others},
        {"AL43",
         document(R"({"kegiatan": "1", "pelaksana": "a", "sop": "Penilaian",
                      "cabang": {"Diterima": "lanjut", "Ditolak": "selesai", "Lainnya": "selesai"}},
                     {"kegiatan": "2", "pelaksana": "b"})")
             .text,
         examined_among_others},
        rows(
            "MB02",
            R"({"kegiatan": "1", "pelaksana": "a"}, {"kegiatan": "2", "pelaksana": "b", "kelengkapan": "Nota"})"),
        rows(
            "DK02",
            R"({"kegiatan": "1", "pelaksana": "a"}, {"kegiatan": "2", "pelaksana": "b", "kelengkapan": "Nota", "wajib": true})"),
        rule("RL01", R"({"lebih": [1, 2]})"),
        rule("RL02", R"({"!": [1, 2]})"),
        rule("RL03", R"({"==": [{"var": "nilal"}, 1]})"),
        rule("RL05", R"({"+": [)" + many(2'100, [](auto) { return "1"; }) + "]}"),
        rule("RL06", R"({"tanggal": "besok"})"),
        rule("RL07", R"({"some": [[)" + many(900, [](auto) { return "1"; }) + R"(], {"some": [[)" +
                         many(900, [](auto) { return "1"; }) +
                         R"(], {"==": [{"var": ""}, 2]}]}]})"),
        rule("RL09", R"({"==": [1, 2], "!=": [1, 2]})"),
        rule("RL10", R"({"==": [1, 2], "==": [1, 2]})"),
        rule("RL11", R"({"==": [{"var": "nilai"}, 1e999]})"),
        rule("RL12", R"({"==": [{"var": "pada"}, {"tanggal": "2026-01-01"}]})",
             R"("data": {"pada": "tanggal"},)"),
        rule("RL13", R"({"==": [{"var": "lengkap"}, "ya"]})"),
        rule("RL14", R"({"==": [1, 1]})"),
        rule("RL15", R"({"+": [{"var": "terbit"}, 1]})"),
        rule("RL16", R"({"some": [[1, 2], {"==": [{"var": "nilai"}, 1]}]})"),
        row_with("RL20",
                 R"("cabang": {"Ya": {"ke": "selesai", "bila": {"==": [{"var": "nilai"}, 1]}},
                                       "Tidak": {"ke": "selesai", "bila": {"==": [{"var": "nilai"}, 2]}}})",
                 R"("data": {"nilai": "angka"},)"),
        rows("RL21", R"({"kegiatan": "1", "pelaksana": "a"})", R"("data": {"nilai": "angka"},)"),
    };
}

std::vector<trigger> from_flow() {
    const auto kind = [](std::size_t i) { return "\"setiap\": \"k" + std::to_string(i) + "\""; };
    const std::string wide =
        many(60, [](std::size_t i) { return "\"p" + std::to_string(i) + "\""; });
    return {
        rows("FL01", R"({"id": "p", "kegiatan": "1", "pelaksana": "a", "lanjut": "p"})"),
        rows(
            "FL03",
            R"({"kegiatan": "1", "pelaksana": "a", "lanjut": "selesai"}, {"kegiatan": "2", "pelaksana": "b"})"),
        rows(
            "AL01",
            R"({"kegiatan": "1", "pelaksana": "a", "lanjut": ["p", "selesai"]}, {"id": "p", "kegiatan": "2", "pelaksana": "a"})"),
        rows(
            "AL02",
            R"({"kegiatan": "1", "pelaksana": "a", "lanjut": ["p", "p"]}, {"id": "p", "kegiatan": "2", "pelaksana": "a"})"),
        row_with("AL03", R"("cabang": {"Ya": "selesai", "Tidak": "selesai"}, "lanjut": "selesai")"),
        rows(
            "AL04",
            R"({"kegiatan": "1", "pelaksana": "a", "lanjut": ["p", "z"]}, {"id": "p", "kegiatan": "2", "pelaksana": "a"},
                        {"id": "z", "kegiatan": "3", "pelaksana": "b"})"),
        rows(
            "AL05",
            R"({"id": "p", "kegiatan": "1", "pelaksana": {"berurutan": ["a", "b"]}, "kembali": "p"})"),
        row_with("AL08", R"("keputusan": "Benar?")"),
        rows("AL10", R"({"kegiatan": "0", "pelaksana": "a", "cabang": {"Ya": "p", "Tidak": "q"}},
                        {"id": "p", "kegiatan": "1", "pelaksana": "u", "setiap": "bidang"},
                        {"id": "q", "kegiatan": "2", "pelaksana": "u", "setiap": "bidang"})"),
        rows(
            "AL11",
            R"({"kegiatan": "1", "pelaksana": "u", "setiap": "bidang", "cabang": {"Ya": "lanjut", "Tidak": "q"}},
                        {"kegiatan": "2", "pelaksana": "a", "lanjut": "selesai"}, {"id": "q", "kegiatan": "3", "pelaksana": "a"})"),
        rows(
            "AL12",
            joined +
                R"({"id": "p", "kegiatan": "2", "pelaksana": "a", "cabang": {"Ya": "q", "Tidak": "z"}},
                        {"id": "q", "kegiatan": "3", "pelaksana": "b", "lanjut": "z"}, {"id": "z", "kegiatan": "4", "pelaksana": "a"})"),
        rows("AL13", R"({"kegiatan": "0", "pelaksana": "a", "cabang": {"Ya": "f", "Tidak": "p"}},
                        {"id": "f", "kegiatan": "1", "pelaksana": "a", "lanjut": ["p", "q"]}, {"id": "p", "kegiatan": "2", "pelaksana": "a", "lanjut": "z"},
                        {"id": "q", "kegiatan": "3", "pelaksana": "b", "lanjut": "z"}, {"id": "z", "kegiatan": "4", "pelaksana": "a"})"),
        rows("AL14",
             joined + R"({"id": "p", "kegiatan": "2", "pelaksana": "a", "lanjut": "selesai: jadi"},
                        {"id": "q", "kegiatan": "3", "pelaksana": "b", "lanjut": "selesai: batal"})"),
        rows(
            "AL20",
            R"({"kegiatan": "1", "pelaksana": "a", "cabang": {"Ya": "p", "Tidak": "q"}}, {"id": "p", "kegiatan": "2", "pelaksana": "a"},
                        {"id": "q", "kegiatan": "3", "pelaksana": "a", "kembali": "p"})"),
        rows("AL30", R"({"id": "p", "kegiatan": "1", "pelaksana": "a", "lanjut": ["l", "r"]},
                        {"id": "l", "kegiatan": "2", "pelaksana": "a", "lanjut": "z"},
                        {"id": "r", "kegiatan": "3", "pelaksana": "b", "cabang": {"Lagi": "r", "Ulang": "p"}},
                        {"id": "z", "kegiatan": "4", "pelaksana": "c"})"),
        rows("AL33", R"({"kegiatan": "0", "pelaksana": "a", "lanjut": [)" + wide + "]}, " +
                         many(60,
                              [](std::size_t i) {
                                  return R"({"id": "p)" + std::to_string(i) +
                                         R"(", "kegiatan": "1", "pelaksana": "a", "lanjut": "z"})";
                              }) +
                         R"(, {"id": "z", "kegiatan": "2", "pelaksana": "b"})"),
        rows(
            "UN02",
            R"({"kegiatan": "1", "pelaksana": "u", "setiap": "bidang"}, {"kegiatan": "2", "pelaksana": "v"})"),
        row_with("UN03", R"("kuorum": 2)"),
        rows("UN04", R"({"kegiatan": "1", "pelaksana": "u", "setiap": "bidang", "kuorum": 2},
                        {"kegiatan": "2", "pelaksana": "u", "setiap": "bidang", "kuorum": 1})"),
        rows("UN06", R"({"kegiatan": "1", "pelaksana": "u", "setiap": "bidang"},
                        {"kegiatan": "2", "pelaksana": {"rapat": ["a", "u"]}, "cabang": {"Ya": "lanjut", "Tidak": "selesai"}},
                        {"kegiatan": "3", "pelaksana": "a"})"),
        rows("UN08", many(17,
                          [&](std::size_t i) {
                              return R"({"kegiatan": "1", "pelaksana": "a", )" + kind(i) + "}";
                          })),
        rows("WK20", R"({"id": "p", "kegiatan": "1", "pelaksana": "a"},
                        {"kegiatan": "2", "pelaksana": "b", "waktu": "1 jam", "sampai": "p"})"),
        rows("WK21", R"({"kegiatan": "1", "pelaksana": "a", "waktu": "1 jam", "sampai": "q"},
                        {"id": "q", "kegiatan": "2", "pelaksana": "u", "setiap": "bidang"})"),
    };
}

std::vector<trigger> from_calendars() {
    return {
        almanac("KL01", R"("versi")", R"("ver": "", "versi")"),
        almanac("KL02", R"("versi": "1")", R"("versi": "1", "versi": "2")"),
        almanac("KL03", R"("versi": "1",)", ""),
        almanac("KL04", R"("versi": "1")", R"("versi": 1)"),
        almanac("KL05", "2025-03-03", "2025-02-30"),
        almanac(
            "KL06", R"("libur": [)",
            R"("libur": [{"tanggal": "2025-03-03", "jenis": "libur_daerah", "nama": "Lain"}, )"),
        almanac("KL07", "2025-03-03", "2026-03-03"),
        almanac("KL08", "08.00-16.00", "siang"),
        almanac("KL09", "2025-12-31", "2024-12-31"),
        almanac("KL10", "libur_daerah", "libur_kota"),
        almanac("KL11", R"("libur")", R"("jam_ramadan": {"Senin-Jumat": "08.00-15.00"}, "libur")"),
        {"KL12", "[" + calendar + ", " + calendar + "]", of_calendar},
    };
}

// What `load` refuses already, or cannot make: definitions that a program wrote.
struct spoiled {
    std::string code;
    void (*how)(definition&);
};

const std::vector<spoiled> from_programs{
    {"RU05", [](definition& sop) { sop.rows[1].id = sop.rows[0].id; }},
    {"RU06", [](definition& sop) { sop.rows[1].id = "semua"; }},
    {"UN01",
     [](definition& sop) {
         sop.units = {{"bidang", {"P", "P"}}};
     }},
    {"UN05",
     [](definition& sop) {
         sop.rows[0].enough = quorum{101, true};
     }},
    {"SB01",
     [](definition& sop) {
         sop.rows[0].readings = {{"waktu", "katanya"}};
     }},
    {"PL01", [](definition& sop) { sop.rows[0].performers.clear(); }},
    {"JS23", [](definition& sop) { sop.faulty = true; }},
    {"FL04",
     [](definition& sop) {
         sop.rows[1].answers = {{"Ya", {}, ""}};
     }},
    {"FL01", [](definition& sop) { sop.rows.clear(); }},
    {"RL04",
     [](definition& sop) {
         std::string deep = "1";
         for (int i = 0; i < 40; ++i) deep = "{\"!\":[" + deep + "]}";
         sop.rows[1].answers = {{"Ya", {goal_kind::end, "", ""}, deep},
                                {"Tidak", {goal_kind::end, "", ""}, ""}};
     }},
    {"RL08",
     [](definition& sop) {
         sop.rows[1].answers = {{"Ya", {goal_kind::end, "", ""}, "{\"!\":"},
                                {"Tidak", {goal_kind::end, "", ""}, ""}};
     }},
    {"JS17", [](definition& sop) { sop.rows.resize(max_rows + 1, sop.rows[0]); }},
    {"JS17", [](definition& sop) { sop.performers.resize(max_offices + 1, sop.performers[0]); }},
    {"JS17",
     [](definition& sop) {
         sop.units = {{"bidang", text_list(max_units + 1, "P")}};
     }},
    {"JS17", [](definition& sop) { sop.rows[1].performers.resize(max_row_offices + 1, "a"); }},
    {"JS17", [](definition& sop) { sop.rows[1].answers.resize(max_exits + 1); }},
    {"JS17", [](definition& sop) { sop.rows[1].next.resize(max_branches + 1); }},
};

std::string file(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    REQUIRE(in);
    return {std::istreambuf_iterator<char>{in}, {}};
}

// Every "XX00" in quotes, and the files it stands in.
std::map<std::string, std::set<std::string>> codes_in_sources() {
    std::map<std::string, std::set<std::string>> found;
    const std::regex quoted("\"([A-Z]{2}[0-9]{2})\"");
    const std::filesystem::path root = std::filesystem::path{ALUR_SOURCE_DIR} / "src";
    for (const auto& entry : std::filesystem::recursive_directory_iterator{root}) {
        if ((entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") ||
            entry.path().filename() == "codes.cpp")
            continue;
        const std::string text = file(entry.path());
        for (std::sregex_iterator at{text.begin(), text.end(), quoted}, end; at != end; ++at)
            found[(*at)[1]].insert(entry.path().filename().string());
    }
    return found;
}

// The examples of `abaikan` in the messages about keys name codes without finding anything.
bool is_example(const std::set<std::string>& files) {
    return files == std::set<std::string>{"load_keys.cpp"};
}

// What `check` and `load` do not find themselves.
bool is_lint(std::string_view code) {
    const auto rules = lint_rules();
    return code != "MB02" &&
           std::any_of(rules.begin(), rules.end(),
                       [&](const lint_rule& rule) { return rule.code == code; }) &&
           find_code(code)->level != severity::error;
}

// No document is known to have these: blocks that nest let every row happen, and once only. The
// exploration looks all the same; soundness_test.cpp lets it look at tables that do not nest.
bool is_guard(std::string_view code) { return code == "AL31" || code == "AL32"; }

}  // namespace

TEST_CASE("the codes in the sources are the codes of the list") {
    std::set<std::string> used;
    for (const auto& [code, files] : codes_in_sources()) {
        if (is_example(files)) continue;
        INFO(code << " in " << *files.begin());
        CHECK(find_code(code) != nullptr);
        used.insert(code);
    }
    CHECK(used.size() > 80);
    for (const code_entry& each : codes()) {
        INFO(each.code);
        CHECK(used.count(std::string(each.code)) == 1);
    }
}

TEST_CASE("every code has a title in both languages; what only an import can find is no code") {
    for (const code_entry& each : codes()) {
        INFO(each.code);
        CHECK_FALSE(each.title.id.empty());
        CHECK_FALSE(each.title.en.empty());
        CHECK(find_code(each.code) == &each);
    }
    CHECK(planned_lints().size() == 3);
    for (const std::string_view each : planned_lints()) CHECK(find_code(each) == nullptr);
}

TEST_CASE("every code that a document can have is found in one, as severe as the list says") {
    std::set<std::string> found;
    std::vector<trigger> all = from_text();
    for (const auto& more : {from_references(), from_flow(), from_calendars()})
        all.insert(all.end(), more.begin(), more.end());
    for (const trigger& each : all) {
        const source from{"contoh.json", each.text};
        const diagnostics problems = each.reader(each.text);
        INFO(each.code << " in " << each.text.substr(0, 2'000) << "\n"
                       << to_text(from, problems, language::en).substr(0, 2'000));
        const auto hit = std::find_if(problems.begin(), problems.end(),
                                      [&](const diagnostic& d) { return d.code == each.code; });
        REQUIRE(hit != problems.end());
        CHECK(hit->level == find_code(each.code)->level);
        CHECK_FALSE(hit->message.id.empty());
        CHECK_FALSE(hit->message.en.empty());
        CHECK(hit->fix.id.empty() == hit->fix.en.empty());
        CHECK(from.where(*hit).line >= 1);
        found.insert(each.code);
    }
    for (const spoiled& each : from_programs) {
        definition sop =
            sop_of(R"({"id": "p", "kegiatan": "1", "pelaksana": "u", "setiap": "bidang"},
                                   {"kegiatan": "2", "pelaksana": "a"})");
        each.how(sop);
        const diagnostics problems = compile(sop).problems;
        INFO(each.code << " in a definition\n" << to_text({}, problems, language::en));
        const auto hit = std::find_if(problems.begin(), problems.end(),
                                      [&](const diagnostic& d) { return d.code == each.code; });
        REQUIRE(hit != problems.end());
        CHECK(hit->level == find_code(each.code)->level);
        CHECK_FALSE(compile(sop).machine);
        found.insert(each.code);
    }
    for (const code_entry& each : codes()) {
        if (each.code.substr(0, 2) == "SK") continue;  // scenarios: tests/command/codes_test.cpp
        if (each.code.substr(0, 2) == "PJ") continue;  // registers: tests/case
        if (is_guard(each.code)) continue;
        if (is_lint(each.code)) continue;  // rules of the form: tests/lint
        INFO(each.code);
        CHECK(found.count(std::string(each.code)) == 1);
    }
}

TEST_CASE(
    "abaikan names codes that exist, now or as a lint to come; a misspelt one is refused with the "
    "code meant") {
    for (const char* code : {"SB03", "DK01", "MB02", "RU01", "WK03", "TX03", "MB02", "ID08"}) {
        INFO(code);
        CHECK(no_errors(check(sop_of(R"({"kegiatan": "1", "pelaksana": "a", "abaikan": {")" +
                                     std::string(code) + R"(": "sudah"}})"))));
    }
    const diagnostics found =
        check(sop_of(R"({"kegiatan": "1", "pelaksana": "a"})", R"("abaikan": {"SB04": "sudah"},)"));
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "AB01");
    CHECK(found[0].pointer == "/abaikan/SB04");
    CHECK(found[0].fix.en == "Did you mean \"SB03\"?");
    testing::refuses(R"({"kegiatan": "1", "pelaksana": "a", "abaikan": {"XX99": "sudah"}})", "AB01",
                     "/langkah/0/abaikan/XX99");
}

}  // namespace codes_test
