// An SOP as a graph: read back, measured, and compared with its rows.
#include <alur/sop/compile.hpp>
#include <alur/sop/load.hpp>
#include <alur/view/graph.hpp>

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

#include "generator/draft.hpp"
#include "generator/sop.hpp"
#include "view/bpmn.hpp"

namespace graph_test {

using namespace alur;
using namespace alur_test;

namespace {

machine machine_of(const definition& sop) {
    compiled made = compile(sop);
    REQUIRE(made.machine);
    return *std::move(made.machine);
}

machine machine_of(const std::string& path) {
    std::ifstream in(ALUR_SOURCE_DIR "/" + path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    const loaded read = load({path, text.str()});
    REQUIRE(read.sop);
    return machine_of(*read.sop);
}

void well_made(const machine& sop) {
    const bpmn_file file = read_bpmn(graph_bpmn(sop));
    CHECK(diagram_faults(file) == "");
    CHECK(process_faults(file, sop.sop) == "");
}

}  // namespace

TEST_CASE("the BPMN of the four SOPs and of every feature says what they say") {
    for (const std::string path :
         {"sops/dumai.json", "sops/jambi.json", "sops/balangan.json", "sops/banggai.json",
          "examples/format/contoh-lengkap.json", "examples/form/semua-bentuk.json",
          "examples/form/tiga-puluh-langkah.json"}) {
        INFO(path);
        well_made(machine_of(path));
    }
}

TEST_CASE("a diamond has as many answers as a row may have, and a label for each") {
    generate::draft d;
    d.step("awal", {"a"}).step("pilih", {"b"});
    for (int i = 0; i < 16; ++i)
        d.exit("Jawaban nomor " + std::to_string(i), i < 5   ? "awal"
                                                     : i < 9 ? "selesai: hasil " + std::to_string(i)
                                                             : "s" + std::to_string(i));
    for (int i = 9; i < 16; ++i) d.step("s" + std::to_string(i), {i % 2 == 0 ? "a" : "c"});
    well_made(machine_of(d.made));
}

TEST_CASE("what parallel work and repeated rows withdraw is said by events") {
    generate::draft d;
    d.office("kabid", "bidang");
    d.step("mulai", {"staf"}).to({"a", "b"});
    d.step("a", {"staf"}).exit("Ya", "temu").exit("Tidak", "selesai: batal");
    d.step("b", {"arsip"}).to({"temu"});
    d.step("temu", {"staf"});
    d.step("isi", {"kabid"}).each("bidang").exit("Lanjut", "sah").exit("Tolak", "selesai: ditolak");
    d.step("sah", {"kabid"}).each("bidang").exit("Ya", "akhir").exit("Ulang semua", "mulai");
    d.step("akhir", {"staf"}).back({"sah"});
    const machine sop = machine_of(d.made);
    well_made(sop);
    const bpmn_file file = read_bpmn(graph_bpmn(sop));
    const auto events = [&](const std::string& type, const std::string& event) {
        int sum = 0;
        for (const bpmn_element& each : file.elements)
            sum += each.type == type && each.event == event ? 1 : 0;
        return sum;
    };
    CHECK(events("endEvent", "terminate") == 1);
    CHECK(events("endEvent", "escalation") == 2);
    CHECK(events("boundaryEvent", "escalation") == 2);
    CHECK(events("endEvent", "") == 3);  // of the case, of `ditolak`, of one unit
    CHECK(file.at("Unit_isi").repeated);
    CHECK(file.at("Gateway_dari_isi").out.size() == 2);
}

TEST_CASE("nothing that a text says is anything but text, in any graph") {
    generate::draft d;
    const std::string evil =
        "end\n</bpmn:process><script>alert(1)</script> \"; #quot; `x` %%{init} | ]] }} \\N \x01 "
        "\xE2\x80\xAE kebalik \xFF \xD8\xB3\xD9\x84\xD8\xA7\xD9\x85 &amp;";
    d.step("awal", {"a"}).step("<\"&' \xC3\xA9.", {"b"});
    d.made.rows[0].activity = d.made.rows[1].question = d.made.form.title = evil;
    d.made.rows[0].trigger = d.made.performers[0].name = d.made.form.work_unit = evil;
    d.made.rows[1].activity = "end";
    d.made.rows[1].answers = {{evil, {goal_kind::end, {}, evil}, {}},
                              {"Tidak", {goal_kind::row, "awal", {}}, {}}};
    const machine sop = machine_of(d.made);
    const bpmn_file file = read_bpmn(graph_bpmn(sop));
    CHECK(diagram_faults(file) == "");
    CHECK(file.at("Task_awal").name.find("</bpmn:process><script>") != std::string::npos);
    CHECK(file.by_id.count("Task_.3c.22.26.27.20.c3.a9.2e") == 1);
    for (const std::string& text : {graph_bpmn(sop), graph_mermaid(sop), graph_dot(sop)}) {
        CHECK(text.find('\x01') == std::string::npos);
        CHECK(text.find("\xE2\x80\xAE") == std::string::npos);
        CHECK(text.find("[U+202E]") != std::string::npos);
        CHECK(text.find("\xD8\xB3\xD9\x84") != std::string::npos);
    }
    CHECK(graph_mermaid(sop).find("<script") == std::string::npos);
    CHECK(graph_mermaid(sop).find("\nend\n") == std::string::npos);
    CHECK(graph_dot(sop).find("\\\"; #quot;") != std::string::npos);
}

TEST_CASE("the largest SOPs have graphs too") {
    generate::draft d;
    for (int r = 0; r < 4096; ++r) {
        d.step("s" + std::to_string(r), {"jabatan_" + std::to_string(r * 37 % 64)});
        if (r > 0 && r % 7 == 0) d.back({"s" + std::to_string(r - 5)});
        if (r > 0 && r % 1000 == 0) d.back_anywhere();
    }
    const machine sop = machine_of(d.made);
    const bpmn_file file = read_bpmn(graph_bpmn(sop));
    CHECK(process_faults(file, sop.sop) == "");
    CHECK(graph_dot(sop).size() > 400'000);
}

TEST_CASE("the BPMN of random SOPs says what they say, and nothing lies on anything else") {
    int made = 0;
    for (std::uint64_t seed = 1; made < 150; ++seed) {
        INFO("seed " << seed);
        const compiled each = compile(generate::sop(seed, generate::mode::compiling));
        if (!each.machine) continue;
        ++made;
        well_made(*each.machine);
    }
}

}  // namespace graph_test
