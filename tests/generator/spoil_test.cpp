// Spoiled documents: every code is found in one, and none of them confuses a reader.
#include "generator/spoil.hpp"
#include "generator/sop.hpp"
#include "generator/sound_findings.hpp"
#include "oracle/cases.hpp"

#include <alur/lint/lint.hpp>
#include <alur/sop/calendar_file.hpp>
#include <alur/sop/codes.hpp>
#include <alur/sop/compile.hpp>
#include <alur/sop/load.hpp>
#include <alur/sop/write.hpp>
#include <alur/time/work_calendar.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace spoil_test {

using namespace alur;
using generate::sound_findings;

namespace {

// Codes that no spoiled SOP or calendar has.
const std::map<std::string_view, std::string_view> out_of_reach{
    {"AL31", "blocks that nest let every row happen; soundness_test.cpp has tables that do not"},
    {"AL32", "blocks that nest open no row twice; soundness_test.cpp has tables that do not"},
};

// Of registers (tests/case/register_test.cpp, feasibility_test.cpp) and of scenarios
// (tests/command/spoiled_test.cpp).
bool of_another_document(std::string_view code) {
    return code.substr(0, 2) == "PJ" || code.substr(0, 2) == "SK";
}

// A rule of the form stops nothing and `check` does not look for it: tests/lint.
bool of_the_form(const code_entry& entry) {
    const auto rules = lint_rules();
    return entry.code != "MB02" && entry.level != severity::error &&
           std::any_of(rules.begin(), rules.end(),
                       [&](const lint_rule& rule) { return rule.code == entry.code; });
}

struct tally {
    bool compiled = false;  // the last one
    std::map<std::string, std::size_t, std::less<>> codes;
    std::map<std::string_view, std::size_t> edits;
    std::map<std::string_view, std::size_t> harmless;

    void add(const diagnostics& found) {
        for (const diagnostic& each : found) ++codes[each.code];
    }
    void add(std::string_view edit, bool spoilt) {
        ++edits[edit];
        if (!spoilt) ++harmless[edit];
    }
};

// SOPs that rows may call: one with named ends.
const std::vector<definition>& callable_sops() {
    static const std::vector<definition> sops{
        *load({"penilaian.json", R"({"judul": "Penilaian", "pelaksana": {"a": "A"}, "langkah": [
                {"kegiatan": "Menilai", "pelaksana": "a",
                 "cabang": {"Ya": "selesai: diterima", "Tidak": "selesai: ditolak"}}]})"})
             .sop};
    return sops;
}

// True if something was found.
bool examine_compiled(const definition& sop, const source& from, tally& sum) {
    const compiled made = compile(sop, callable_sops());
    sound_findings(from, made.problems);
    sum.add(made.problems);
    sum.compiled = made.machine.has_value();
    REQUIRE(sum.compiled == no_errors(made.problems));
    if (sop.faulty) REQUIRE_FALSE(sum.compiled);
    return !made.problems.empty();
}

// Checking finds what compiling finds, but for what only compiling minds.
bool examine(const definition& sop, const source& from, tally& sum) {
    tally compiling;
    const bool wrong = examine_compiled(sop, from, compiling);
    const diagnostics found = check(sop, callable_sops());
    // The form is looked at whatever is wrong with the rest, and stops nothing; of some, for time.
    if (from.text.size() % 8 == 0) CHECK(no_errors(lint(sop)));
    sound_findings(from, found);
    if (!no_errors(found)) REQUIRE_FALSE(compiling.compiled);
    tally checking;
    checking.add(found);
    for (const auto& [code, times] : compiling.codes) {
        INFO(code);
        REQUIRE((code == "JS23" || checking.codes[code] == times));
        sum.codes[code] += times;
    }
    REQUIRE(checking.codes.size() + compiling.codes.count("JS23") == compiling.codes.size());
    return wrong;
}

bool examine(const source& from, tally& sum) {
    const loaded read = load(from);
    sound_findings(from, read.problems);
    sum.add(read.problems);
    const loaded again = load(from);
    REQUIRE(again.problems == read.problems);
    REQUIRE(again.sop == read.sop);
    REQUIRE((read.sop || !no_errors(read.problems)));
    if (!read.sop) return true;
    REQUIRE(read.sop->faulty == !no_errors(read.problems));
    const bool wrong = examine(*read.sop, from, sum);
    return wrong || !read.problems.empty();
}

definition some_sop(generate::dice& d) {
    const auto how = d.chance(90) ? generate::mode::compiling : generate::mode::wild;
    for (;;) {
        definition sop = generate::sop(d.next(), how);
        if (sop.rows.size() <= 10) return sop;
    }
}

// A failure shows the text.
std::string shown(const std::string& text) { return text.substr(0, 20'000); }

void spoil_sops(generate::dice& d, std::size_t times, tally& sum) {
    definition sop;
    for (std::size_t i = 0; i < times; ++i) {
        if (i % 3 == 0) sop = some_sop(d);
        const generate::spoiled made = generate::spoil_sop(d, sop);
        INFO(made.edit << " in\n" << shown(made.text));
        sum.add(made.edit, examine({"sop.json", made.text}, sum));
    }
    for (const generate::value_edit& edit : generate::slow_edits()) {
        generate::json_value document;
        do {
            do sop = some_sop(d);
            while (!compile(sop).machine);
            document = generate::json_from(to_json(sop));
        } while (!edit.apply(d, document));
        const source from{"sop.json", generate::to_text(document)};
        INFO(edit.name << " in\n" << shown(from.text));
        const loaded read = load(from);
        REQUIRE(read.sop);
        sum.add(edit.name, examine_compiled(*read.sop, from, sum));
    }
}

void spoil_definitions(generate::dice& d, std::size_t times, tally& sum) {
    for (std::size_t i = 0; i < times; ++i) {
        definition sop = some_sop(d);
        const std::string_view edit = generate::spoil_definition(d, sop);
        const source from{"sop.json", to_json(sop)};
        INFO("by a program: " << edit << " in\n" << shown(from.text));
        sum.add(edit, examine(sop, from, sum));
        examine(from, sum);
    }
}

void spoil_calendars(generate::dice& d, std::size_t times, tally& sum) {
    std::ifstream in{ALUR_SOURCE_DIR "/sops/calendars/id.json", std::ios::binary};
    const std::string sound{std::istreambuf_iterator<char>{in}, {}};
    REQUIRE(load_calendar({"id.json", sound}));
    for (std::size_t i = 0; i < times; ++i) {
        const generate::spoiled made = generate::spoil_calendar(d, sound);
        const source from{"id.json", made.text};
        INFO("calendar: " << made.edit << " in\n" << shown(made.text));
        const calendar_loaded read = load_calendar(from);
        sound_findings(from, read.problems);
        sum.add(read.problems);
        REQUIRE(read.calendar.has_value() == no_errors(read.problems));
        if (read.calendar) REQUIRE(make_calendar(*read.calendar));
        REQUIRE(load_calendar(from).problems == read.problems);
        const calendars_loaded list = load_calendars(from);
        sound_findings(from, list.problems);
        sum.add(list.problems);
        REQUIRE(list.calendars.empty() == !no_errors(list.problems));
        sum.add(made.edit, !read.problems.empty());
    }
}

}  // namespace

TEST_CASE("what the spoiler reads and prints again means the same") {
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        const definition sop = generate::sop(seed, generate::mode::compiling);
        const std::string text = generate::to_text(generate::json_from(to_json(sop)));
        INFO(text);
        const loaded read = load({"sop.json", text});
        REQUIRE(read.sop);
        REQUIRE(to_json(*read.sop) == to_json(sop));
    }
}

TEST_CASE("spoiled documents are refused with places and words, and every code is found in one") {
    const std::uint64_t seed = oracle::first_seed();
    const std::size_t times = std::max<std::size_t>(1'800, oracle::cases(10'000));
    INFO("seed " << seed);
    generate::dice d(seed << 32U);  // neighbours share a sequence
    tally sum;
    spoil_sops(d, times, sum);
    spoil_definitions(d, times / 10, sum);
    spoil_calendars(d, times / 5, sum);

    std::cout << "spoiled from seed " << seed << ": " << times << " SOPs, " << times / 10
              << " definitions, " << times / 5 << " calendars\n";
    for (const auto& [edit, count] : sum.edits)
        std::cout << "  " << edit << ": " << count << " times, " << sum.harmless[edit]
                  << " without a finding\n";
    for (const code_entry& each : codes()) {
        std::cout << "  " << each.code << ' ' << sum.codes[std::string{each.code}] << '\n';
        INFO(each.code << ": " << each.title.en);
        const bool beyond = of_another_document(each.code) || of_the_form(each) ||
                            out_of_reach.count(each.code) == 1;
        CHECK((sum.codes[std::string{each.code}] > 0) != beyond);
    }
}

}  // namespace spoil_test
