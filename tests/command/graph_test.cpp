// `alur graph`: what it writes, what it refuses, and that nothing is lost.
#include <catch2/catch.hpp>

#include <filesystem>

#include "command/support.hpp"

namespace graph_command_test {

using namespace alur_test;
using Catch::Contains;

namespace {

const std::string dumai = in_source("sops/dumai.json");

}  // namespace

TEST_CASE("the ending of the file says which graph is written") {
    const folder to;
    for (const std::string ending : {"bpmn", "mmd", "dot"}) {
        const said done = command({"graph", dumai, "-o", to / "dumai." + ending});
        CHECK(done.code == 0);
        CHECK(done.out.empty());
        CHECK(done.err.empty());
        check_golden(file_text(to / "dumai." + ending), "graph_dumai." + ending);
    }
    for (const std::string name : {"dumai.xml", "dumai", "-"}) {
        const said other = command({"graph", dumai, "-o", to / name});
        CHECK(other.code == 2);
        CHECK_THAT(other.err, Contains(".bpmn, .mmd, atau .dot"));
        CHECK_FALSE(std::filesystem::exists(to / name));
    }
    CHECK_THAT(command({"graph", dumai, "-o", "x.svg"}, {}, alur::language::en).err,
               Contains(".bpmn, .mmd or .dot"));
    CHECK(command({"graph", dumai}).code == 2);
}

TEST_CASE("a graph of an SOP with errors is not written, of one that calls another is") {
    const folder to;
    put(to / "sop.json", R"({"judul": "Uji", "pelaksana": {"a": "A"},
  "langkah": [{"kegiatan": "L", "pelaksana": "b"}]})");
    put(to / "sop.bpmn", "old");
    const said refused = command({"graph", to / "sop.json", "-o", to / "sop.bpmn"});
    CHECK(refused.code == 1);
    CHECK_THAT(refused.err, Contains("RU01"));
    CHECK(file_text(to / "sop.bpmn") == "old");
    CHECK(command({"graph", to / "none.json", "-o", to / "sop.bpmn"}).code == 3);
    put(to / "calls.json", R"({"judul": "Uji", "pelaksana": {"a": "A"},
  "langkah": [{"kegiatan": "L", "pelaksana": "a", "sop": "Surat Keluar"}]})");
    const said calls = command({"graph", to / "calls.json", "-o", to / "sop.bpmn"});
    CHECK(calls.code == 0);
    CHECK(calls.err.empty());
    CHECK_THAT(file_text(to / "sop.bpmn"), Contains("calledElement=\"Process_Surat.20Keluar\""));
}

TEST_CASE("a graph neither replaces its SOP nor leaves anything half written") {
    const folder to;
    to.copy("sops/dumai.json", "sop.dot");
    const std::string text = file_text(to / "sop.dot");
    CHECK(command({"graph", to / "sop.dot", "-o", to / "sop.dot"}).code == 2);
    CHECK(file_text(to / "sop.dot") == text);
    std::filesystem::create_directory(to / "taken.mmd");
    const said answer = command({"graph", dumai, "-o", to / "taken.mmd"});
    CHECK(answer.code == 4);
    CHECK_THAT(answer.err, Contains("tidak dapat ditulis"));
    CHECK(command({"graph", dumai, "-o", to / "none/dumai.mmd"}).code == 4);
}

}  // namespace graph_command_test
