#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>

#include "command/support.hpp"

namespace scenario_test {

using namespace alur_test;
using Catch::Matchers::Contains;

namespace {

struct played {
    std::string name;
    std::string sop;
    std::string scenario;
};

// "dumai-unit.json" plays dumai.json.
std::vector<played> all_scenarios() {
    std::vector<played> all;
    for (const auto& each : std::filesystem::directory_iterator(in_source("sops/skenario"))) {
        if (each.path().extension() != ".json") continue;
        const std::string name = each.path().stem().string();
        all.push_back({name, in_source("sops/" + name.substr(0, name.find('-')) + ".json"),
                       each.path().string()});
    }
    std::sort(all.begin(), all.end(),
              [](const played& a, const played& b) { return a.name < b.name; });
    return all;
}

const std::string start =
    R"({"judul": "x", "mulai": {"pada": "2026-01-05T08:00+07:00", "oleh": "ani",
        "unit": {"bidang": ["A"]}}, "pelaku": {"ani": ["jfp_sekretariat"]}, "kejadian": [)";

said plays(const std::string& events, const std::string& rest = "], \"berakhir\": \"berjalan\"}") {
    const temporary_file file(start + events + rest);
    return command(
        {"run", in_source("sops/dumai.json"), "--calendar", calendar, "--scenario", file.path()});
}

}  // namespace

TEST_CASE("every scenario goes as expected and is told as before") {
    const std::vector<played> all = all_scenarios();
    CHECK(all.size() >= 9);
    for (const played& each : all) {
        INFO(each.name);
        const said text =
            command({"run", each.sop, "--calendar", calendar, "--scenario", each.scenario});
        CHECK(text.code == 0);
        CHECK(text.err.empty());
        CHECK(text.out == file_text(in_source("tests/golden/run_" + each.name + ".txt")));
        std::istringstream lines(text.out);
        for (std::string line; std::getline(lines, line);) {
            INFO(line);
            CHECK(alur::command::columns(line) <= 100);
        }
    }
}

TEST_CASE("a scenario is told in English and as JSON lines too") {
    const auto dumai = [&](const char* option, const char* value) {
        return command({"run", in_source("sops/dumai.json"), "--calendar", calendar, "--scenario",
                        in_source("sops/skenario/dumai.json"), option, value});
    };
    CHECK(dumai("--lang", "en").out == file_text(in_source("tests/golden/run_dumai_en.txt")));
    CHECK(dumai("--format", "json").out == file_text(in_source("tests/golden/run_dumai.jsonl")));
}

TEST_CASE("the Plh. story is told in English and as JSON lines too") {
    const auto plh = [&](const char* option, const char* value) {
        return command({"run", in_source("examples/plh/spm.json"), "--calendar", calendar,
                        "--scenario", in_source("examples/plh/skenario.json"), option, value});
    };
    CHECK(plh("--lang", "en").out == file_text(in_source("tests/golden/run_plh_en.txt")));
    CHECK(plh("--format", "json").out == file_text(in_source("tests/golden/run_plh.jsonl")));
}

TEST_CASE("what does not go as expected is said and is exit 1") {
    const said refused =
        plays(R"({"pada": "2026-01-05T08:05+07:00", "oleh": "ani", "selesaikan": "2"})");
    CHECK(refused.code == 1);
    CHECK_THAT(refused.out, Contains("TIDAK SESUAI HARAPAN") && Contains("diharapkan diterima"));
    CHECK_THAT(refused.err, Contains("1 harapan skenario tidak terpenuhi"));
    CHECK(
        plays(
            R"({"pada": "2026-01-05T08:05+07:00", "oleh": "ani", "selesaikan": "1", "ditolak": "unit"})")
            .code == 1);
    CHECK(
        plays(
            R"({"pada": "2026-01-05T08:05+07:00", "oleh": "ani", "selesaikan": "1", "terlambat": true})")
            .code == 1);
    CHECK(plays("", "], \"berakhir\": \"selesai\"}").code == 1);
    CHECK(
        plays(
            R"({"pada": "2026-01-05T08:05+07:00", "oleh": "ani", "selesaikan": "1", "terlambat": false})")
            .code == 0);
}

TEST_CASE("a scenario that cannot be read is refused with code, place and help") {
    const auto bad = [](const std::string& event, const char* code) {
        INFO(event);
        const said answer = plays(event);
        CHECK(answer.code == 1);
        CHECK(answer.out.empty());
        CHECK_THAT(answer.err, Contains(code));
    };
    bad(R"({"pada": "2026-01-05T08:05+07:00", "oleh": "ani"})", "SK01");
    bad(R"({"pada": "2026-01-05T08:05+07:00", "oleh": "ani", "tunda": "x", "batalkan": "y"})",
        "SK01");
    bad(R"({"pada": "2026-01-05T08:05+07:00", "oleh": "ina", "selesaikan": "1"})", "SK02");
    bad(R"({"pada": "5 Januari", "oleh": "ani", "selesaikan": "1"})", "SK04");
    bad(R"({"pada": "2026-01-05T08:05+07:00", "oleh": "ani", "selesaikan": "1", "ditolak": "x"})",
        "SK05");
    bad(R"({"pada": "2026-01-05T08:05+07:00", "oleh": "ani", "selesaikan": "1", "jawap": "x"})",
        "jawab");
    bad(R"({"pada": "2026-01-05T08:05+07:00", "oleh": "ani", "tunda": "x", "jawab": "x"})", "JS10");
    bad(R"({"pada": "2026-01-05T08:05+07:00", "oleh": "ani", "selesaikan": 1})", "JS12");
    bad(R"({"oleh": "ani", "selesaikan": "1"})", "JS11");
    bad("[]", "JS12");
    CHECK_THAT(plays("", "], \"berakhir\": \"selesai: apa\"}").err, Contains("SK05"));
    CHECK_THAT(plays("", "]").err, Contains("JS"));
}

}  // namespace scenario_test
