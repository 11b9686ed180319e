// A scenario for each of its codes, found as severe as the list says.
#include <alur/sop/codes.hpp>
#include <alur/sop/compile.hpp>
#include <alur/sop/load.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "command/scenario.hpp"

namespace codes_test {

using namespace alur;

namespace {

machine two_rows() {
    const loaded read =
        load({"contoh.json", R"({"judul": "Contoh", "pelaksana": {"a": "A", "b": "B"},
      "langkah": [{"kegiatan": "Satu", "pelaksana": "a"}, {"kegiatan": "Dua", "pelaksana": "b"}]})"});
    REQUIRE(read.sop);
    compiled made = compile(*read.sop);
    REQUIRE(made.machine);
    return *std::move(made.machine);
}

// One person in one office, and one event.
std::string scenario_of(const std::string& office, const std::string& event,
                        const std::string& ending = "selesai") {
    return R"({"judul": "Uji", "pelaku": {"ani": ")" + office +
           R"("}, "mulai": {"pada": "2026-03-02T09:00+07:00", "oleh": "ani"}, "kejadian": [{)" +
           event + R"(}], "berakhir": ")" + ending + "\"}";
}

const std::string fine = R"("pada": "2026-03-02T10:00+07:00", "oleh": "ani", "selesaikan": "1")";

}  // namespace

TEST_CASE("a scenario without mistakes has no findings") {
    const machine sop = two_rows();
    const source from{"skenario.json", scenario_of("a", fine)};
    const command::scenario_loaded read = command::read_scenario(from, sop);
    INFO(to_text(from, read.problems, language::en));
    CHECK(read.play);
    CHECK(read.problems.empty());
}

TEST_CASE("every code of scenarios is found in one, as severe as the list says") {
    const machine sop = two_rows();
    const std::vector<std::pair<std::string, std::string>> triggers{
        {"SK01", scenario_of("a", R"("pada": "2026-03-02T10:00+07:00", "oleh": "ani")")},
        {"SK01", scenario_of("a", fine + R"(, "tunda": "libur")")},
        {"SK02",
         scenario_of("a",
                     R"("pada": "2026-03-02T10:00+07:00", "oleh": "budi", "selesaikan": "1")")},
        {"SK03", scenario_of("z", fine)},
        {"SK04", scenario_of("a", R"("pada": "besok", "oleh": "ani", "selesaikan": "1")")},
        {"SK05", scenario_of("a", fine + R"(, "ditolak": "entah")")},
        {"SK05", scenario_of("a", fine, "selesai: entah")},
        {"SK06", scenario_of("a", fine + R"(, "dicatat": "2026-03-01T10:00+07:00")")},
    };
    std::set<std::string> found;
    for (const auto& [code, text] : triggers) {
        const source from{"skenario.json", text};
        const command::scenario_loaded read = command::read_scenario(from, sop);
        INFO(code << " in " << text << '\n' << to_text(from, read.problems, language::en));
        CHECK_FALSE(read.play);
        const auto hit =
            std::find_if(read.problems.begin(), read.problems.end(),
                         [code = code](const diagnostic& d) { return d.code == code; });
        REQUIRE(hit != read.problems.end());
        CHECK(hit->level == find_code(code)->level);
        found.insert(code);
    }
    for (const code_entry& each : codes())
        if (each.code.substr(0, 2) == "SK") CHECK(found.count(std::string(each.code)) == 1);
}

}  // namespace codes_test
