// Spoiled scenarios: every code of scenarios is found in one, and none of them confuses the reader.
#include "generator/sound_findings.hpp"
#include "generator/spoil.hpp"
#include "oracle/cases.hpp"

#include <alur/sop/compile.hpp>
#include <alur/sop/load.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "command/scenario.hpp"
#include "command/support.hpp"

namespace spoiled_test {

using namespace alur;

namespace {

struct played {
    machine sop;
    std::string scenario;
};

// The spoiler edits values of plain JSON.
std::string without_comment_lines(const std::string& text) {
    std::istringstream in(text);
    std::string plain;
    for (std::string line; std::getline(in, line);) {
        const std::size_t first = line.find_first_not_of(' ');
        if (first == std::string::npos || line.compare(first, 2, "//") != 0) plain += line + '\n';
    }
    return plain;
}

played read_played(const std::string& sop, const std::string& scenario) {
    const loaded read = load({sop, alur_test::file_text(alur_test::in_source(sop))});
    REQUIRE(read.sop);
    compiled made = compile(*read.sop);
    REQUIRE(made.machine);
    return {*std::move(made.machine), without_comment_lines(alur_test::file_text(scenario))};
}

// Little but particulars that depend on each other.
constexpr std::string_view particular = R"({"judul": "Uji", "berakhir": "berjalan",
  "pelaku": {"budi": {"jabatan": "sekretaris", "selaku": "Plh", "surat": "ST 1"}},
  "mulai": {"pada": "2026-02-03T08:00+07:00", "oleh": "budi"},
  "kejadian": [
    {"pada": "2026-02-03T09:00+07:00", "dicatat": "2026-02-03T10:00+07:00", "oleh": "budi",
     "kecualikan": "1", "perihal": "jabatan", "orang": "budi", "menggantikan": "pptk",
     "surat": "ND 1", "alasan": "sakit"}]})";

// The scenarios of the four SOPs; "dumai-unit.json" plays dumai.json. And one with people, papers
// and dates, which have mistakes of their own.
std::vector<played> all_scenarios() {
    std::vector<std::filesystem::path> files;
    for (const auto& each :
         std::filesystem::directory_iterator(alur_test::in_source("sops/skenario")))
        files.push_back(each.path());
    std::sort(files.begin(), files.end());
    std::vector<played> all;
    for (const std::filesystem::path& each : files) {
        const std::string name = each.stem().string();
        all.push_back(
            read_played("sops/" + name.substr(0, name.find('-')) + ".json", each.string()));
    }
    const played plh =
        read_played("examples/plh/spm.json", alur_test::in_source("examples/plh/skenario.json"));
    const std::size_t plain = all.size();
    all.insert(all.end(), plain, plh);
    all.insert(all.end(), plain / 2, {plh.sop, std::string(particular)});
    return all;
}

}  // namespace

TEST_CASE("spoiled scenarios are refused with places and words, and every code is found in one") {
    const std::uint64_t seed = oracle::first_seed();
    const std::size_t times = std::max<std::size_t>(2'000, oracle::cases(5'000));
    INFO("seed " << seed);
    generate::dice d(seed << 32U);
    const std::vector<played> all = all_scenarios();
    REQUIRE(all.size() >= 8);
    std::map<std::string, std::size_t> found;
    for (std::size_t i = 0; i < times; ++i) {
        const played& one = d.pick(all);
        const generate::spoiled made = generate::spoil_json(d, one.scenario);
        const source from{"skenario.json", made.text};
        INFO(made.edit << " in\n" << made.text.substr(0, 20'000));
        const command::scenario_loaded read = command::read_scenario(from, one.sop);
        generate::sound_findings(from, read.problems);
        REQUIRE(read.play.has_value() == no_errors(read.problems));
        REQUIRE(command::read_scenario(from, one.sop).problems == read.problems);
        for (const diagnostic& each : read.problems) ++found[each.code];
    }
    std::cout << times << " scenarios spoiled from seed " << seed << ":";
    for (const auto& [code, count] : found) std::cout << ' ' << code << ' ' << count;
    std::cout << '\n';
    for (const code_entry& each : codes())
        if (each.code.substr(0, 2) == "SK" || each.code == "JS09" || each.code == "JS10" ||
            each.code == "JS11" || each.code == "JS12") {
            INFO(each.code << ": " << each.title.en);
            CHECK(found.count(std::string(each.code)) == 1);
        }
}

}  // namespace spoiled_test
