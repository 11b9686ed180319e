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

machine machine_of(const std::string& path) {
    std::ifstream in(ALUR_SOURCE_DIR "/" + path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    const loaded read = load({path, text.str()});
    REQUIRE(read.sop);
    compiled made = compile(*read.sop);
    REQUIRE(made.machine);
    return *std::move(made.machine);
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
