#include <catch2/catch.hpp>

#include "command/support.hpp"

namespace diff_test {

using namespace alur_test;
using Catch::Matchers::Contains;

namespace {

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

// What a unit might change in a year.
std::string new_dumai() {
    std::string text = file_text(in_source("sops/dumai.json"));
    text = replaced(text, R"("waktu": "1 Jam")", R"("waktu": "2 hari")");
    text = replaced(text, R"("tanggal_revisi": "-")", R"("tanggal_revisi": "5 Januari 2026")");
    text = replaced(text, R"({"berurutan": ["sekretaris", "kepala"]})", R"("kepala")");
    text = replaced(text, R"("output": "Nota Dinas")",
                    R"("output": ["Nota Dinas", "Lembar kendali"])");
    text = replaced(text, R"({"nama": "Staff", "alias": ["Staf"]})", R"("Staf Sekretariat")");
    const std::size_t last = text.rfind("}\n  ]");
    return text.substr(0, last + 1) +
           R"(, {"kegiatan": "Mengumumkan laporan di situs web", "pelaksana": "staf", "waktu": "1 hari"})" +
           text.substr(last + 1);
}

}  // namespace

TEST_CASE("diff tells what changed, first for who follows the SOP") {
    const folder at;
    at.copy("sops/dumai.json", "lama.json");
    put(at / "baru.json", new_dumai());
    for (const alur::language lang : {alur::language::id, alur::language::en}) {
        const said told = command({"diff", at / "lama.json", at / "baru.json"}, {}, lang);
        CHECK(told.code == 1);
        std::string shown = told.out;
        for (std::size_t i; (i = shown.find(at.path())) != std::string::npos;)
            shown.replace(i, at.path().size(), "folder");
        check_golden(shown, lang == alur::language::id ? "diff.txt" : "diff_en.txt");
    }
    const said json = command({"diff", at / "lama.json", at / "baru.json", "--format", "json"});
    CHECK(json.code == 1);
    check_golden(json.out, "diff.json");
}

TEST_CASE("diff is silent about order, comments and layout") {
    const folder at;
    put(at / "baru.json", "// baru\n" + file_text(in_source("sops/dumai.json")));
    const std::string dumai = in_source("sops/dumai.json");
    CHECK(command({"fmt", at / "baru.json"}).code == 0);
    const said told = command({"diff", dumai, at / "baru.json"});
    CHECK(told.code == 0);
    CHECK_THAT(told.out, Contains("isinya sama"));
    CHECK(command({"diff", dumai, dumai, "--format", "json"}).out ==
          "{\"sama\":true,\"perubahan\":[]}\n");
}

TEST_CASE("diff is in trouble with what it cannot read") {
    const std::string dumai = in_source("sops/dumai.json");
    const temporary_file broken("{\"judul\": ");
    CHECK(command({"diff", dumai, "tidak-ada.json"}).code == 2);
    const said told = command({"diff", broken.path(), dumai});
    CHECK(told.code == 2);
    CHECK(told.out.empty());
    CHECK_THAT(told.err, Contains("JS05"));
    CHECK(command({"diff", dumai}).code == 2);
    CHECK(command({"diff", dumai, dumai, dumai}).code == 2);
    CHECK(command({"diff", dumai, "-"}, file_text(dumai)).code == 0);
}

}  // namespace diff_test
