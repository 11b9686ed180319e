// The official form: measured, followed, and compared with what it was.
#include <alur/sop/load.hpp>
#include <alur/view/form.hpp>

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "generator/draft.hpp"
#include "generator/sop.hpp"
#include "view/geometry.hpp"

namespace form_test {

using namespace alur;
using namespace alur_test;

namespace {

std::string text_of(const std::string& path) {
    std::ifstream in(ALUR_SOURCE_DIR "/" + path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return std::move(text).str();
}

definition sop_of(const std::string& path) {
    loaded read = load({path, text_of(path)});
    REQUIRE(read.sop);
    return *std::move(read.sop);
}

official_form well_drawn(const definition& sop, const form_wishes& wishes = {}) {
    official_form form = draw_form(sop, wishes);
    CHECK(geometry_faults(form) == "");
    CHECK(content_faults(form, sop) == "");
    return form;
}

void check_golden(const std::string& got, const std::string& name) {
    const std::string path = ALUR_SOURCE_DIR "/tests/golden/" + name;
    if (std::getenv("ALUR_WRITE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << got;
    CHECK(got == text_of("tests/golden/" + name));
}

int symbols(const official_form& form, form_symbol_kind kind) {
    int sum = 0;
    for (const form_page& page : form.pages)
        for (const form_symbol& each : page.symbols) sum += each.kind == kind ? 1 : 0;
    return sum;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the forms of the four SOPs are as they were looked at") {
    for (const std::string name : {"dumai", "jambi", "balangan", "banggai"}) {
        const definition sop = sop_of("sops/" + name + ".json");
        const official_form form = well_drawn(sop);
        CHECK(form.width == 1122);
        check_golden(form_svg(form), "form_" + name + ".svg");
        well_drawn(sop, {paper::f4, true, {}});
    }
}

TEST_CASE("an SOP without rows, offices or texts has a form") {
    CHECK(draw_form({}).pages.size() == 1);
    generate::draft d;
    d.step("awal", {"a"}).step("tanpa", {}).step("akhir", {"b"}).to({"tidak_ada"});
    CHECK(geometry_faults(draw_form(d.made)) == "");
}

TEST_CASE("only the five symbols, and one MULAI and one SELESAI") {
    const official_form form = draw_form(sop_of("sops/dumai.json"));
    CHECK(symbols(form, form_symbol_kind::terminator) == 2);
    CHECK(symbols(form, form_symbol_kind::decision) == 1);
    CHECK(symbols(form, form_symbol_kind::process) == 9);
    CHECK(symbols(form, form_symbol_kind::connector) == 0);
    CHECK(has(form_svg(form), "Mulai"));
}

TEST_CASE("thirty rows and every feature are drawn without a fault") {
    for (const std::string path :
         {"examples/form/tiga-puluh-langkah.json", "examples/form/semua-bentuk.json",
          "examples/format/contoh-lengkap.json"}) {
        INFO(path);
        const definition sop = sop_of(path);
        well_drawn(sop);
        well_drawn(sop, {paper::f4, true, {}});
    }
    const official_form form = draw_form(sop_of("examples/form/semua-bentuk.json"));
    check_golden(form_svg(form), "form_semua-bentuk.svg");
    check_golden(form_html(form), "form_semua-bentuk.html");
}

TEST_CASE("64 offices and 32 of them on one row fit on a sheet that is scaled down") {
    generate::draft d;
    text_list many;
    for (int i = 0; i < 64; ++i) many.push_back("jabatan_" + std::to_string(i));
    for (int i = 0; i < 64; ++i)
        d.step("s" + std::to_string(i), {many[static_cast<std::size_t>(i * 37 % 64)]});
    d.step("bersama", {many.begin(), many.begin() + 32}, sharing::all);
    d.step("berurutan", {many[9], many[3], many[40], many[3], many[7]}, sharing::in_order);
    const official_form form = well_drawn(d.made);
    CHECK(form.width > 1122);
}

TEST_CASE("a diamond has as many answers as a row may have") {
    generate::draft d;
    d.step("awal", {"a"}).step("pilih", {"b"});
    for (int i = 0; i < 16; ++i)
        d.exit("Jawaban nomor " + std::to_string(i), i < 5   ? "awal"
                                                     : i < 9 ? "selesai: hasil " + std::to_string(i)
                                                             : "s" + std::to_string(i));
    for (int i = 9; i < 16; ++i) d.step("s" + std::to_string(i), {i % 2 == 0 ? "a" : "c"});
    well_drawn(d.made);
}

TEST_CASE(
    "a row taller than a page goes on on the next one; its symbols stand with its beginning") {
    generate::draft d;
    d.step("awal", {"a"}).step("panjang", {"b"}).step("akhir", {"a"});
    for (int i = 0; i < 900; ++i) d.made.rows[1].activity += " kata" + std::to_string(i);
    const official_form form = well_drawn(d.made);
    CHECK(symbols(form, form_symbol_kind::process) == 3);
    CHECK(form.pages.size() > 4);
}

TEST_CASE("long words are cut, long boxes go on on the next page") {
    generate::draft d;
    d.step("awal", {"a"}).step("akhir", {"b"});
    d.made.rows[0].activity = std::string(700, 'W');
    d.made.performers[0].name = d.made.performers[0].column = std::string(90, 'M');
    d.made.form.title = std::string(300, 'm');
    d.made.form.work_unit = std::string(1000, 'M');
    for (int i = 0; i < 120; ++i)
        d.made.form.legal_basis.push_back("Peraturan nomor " + std::to_string(i));
    well_drawn(d.made, {paper::a4, true, {}});
}

TEST_CASE("nothing that a text says is anything but text") {
    generate::draft d;
    d.step("awal", {"a"});
    const std::string evil =
        "</text></td><script>alert(1)</script>\" onload='x' &amp; \x01 \xE2\x80\xAE kebalik \xFF";
    row& its = d.made.rows[0];
    its.activity = its.question = its.remarks = its.phase = its.called_sop = evil;
    its.outputs = {evil};
    its.inputs = {{{evil, evil}}};
    its.trigger = evil;
    its.answers = {{evil, {goal_kind::end, {}, evil}, {}}, {"Tidak", {goal_kind::end, {}, {}}, {}}};
    d.made.performers[0].name = d.made.performers[0].column = evil;
    identity& form = d.made.form;
    form.title = form.number = form.government = form.created = form.approved_by.office = evil;
    form.legal_basis = {evil};
    const official_form drawn =
        draw_form(d.made, {paper::a4, true, "data:image/png;base64,\"><script>"});
    CHECK(geometry_faults(drawn) == "");
    for (const std::string& text : {form_svg(drawn), form_page_svg(drawn, 1), form_html(drawn)}) {
        CHECK(!has(text, "<script"));
        CHECK(!has(text, "\x01"));
        CHECK(!has(text, "\xE2\x80\xAE"));
        CHECK(!has(text, "\xFF"));
        CHECK(has(text, "[U+202E]"));
        CHECK(has(text, "&lt;script&gt;"));
    }
}

TEST_CASE("counts stand in the symbols and at the answers, and nothing crosses them") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const definition sop = generate::sop(seed, generate::mode::wild);
        form_wishes wishes;
        for (std::size_t r = 0; r < sop.rows.size(); ++r)
            wishes.counts.push_back({"1.234.567", {sop.rows[r].answers.size(), "100.000"}});
        const official_form form = draw_form(sop, wishes);
        INFO("seed " << seed);
        CHECK(geometry_faults(form) == "");
        for (const form_page& page : form.pages)
            for (const form_symbol& each : page.symbols)
                if (each.kind == form_symbol_kind::process ||
                    each.kind == form_symbol_kind::decision)
                    CHECK(each.text.front().text == "1.234.567");
    }
    const definition one = sop_of("sops/dumai.json");
    const std::string drawn = form_svg(draw_form(one, {paper::a4, false, {}, {{"<7>", {}}}}));
    CHECK(has(drawn, ">&lt;7&gt;<"));
}

TEST_CASE("random SOPs are drawn without a fault") {
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        INFO("seed " << seed);
        well_drawn(generate::sop(seed, generate::mode::compiling));
        well_drawn(generate::sop(seed, generate::mode::wild), {paper::f4, false, {}});
    }
}

}  // namespace form_test
