#include <alur/analysis/align.hpp>

#include <alur/sop/compile.hpp>
#include <alur/sop/load.hpp>

#include <catch2/catch.hpp>

#include <fstream>
#include <initializer_list>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "analysis/slow_align.hpp"
#include "sop/small_sop.hpp"

namespace align_test {

using namespace alur;
using alur::testing::fault_of;
using alur::testing::machine_of;
using alur::testing::slow_align;

namespace {

machine shipped(const std::string& name) {
    std::ifstream file(std::string(ALUR_SOURCE_DIR "/sops/") + name + ".json");
    std::ostringstream text;
    text << file.rdbuf();
    const loaded read = load({name, text.str()});
    REQUIRE(read.sop);
    compiled made = compile(*read.sop);
    REQUIRE(made.machine);
    return *made.machine;
}

constexpr exit_id unsaid = no_exit;
constexpr exit_id yes{0};
constexpr exit_id no{1};

// Rows by their place in print from 1; 0 is an activity that the SOP does not know.
log_event on(int row, exit_id exit = unsaid) {
    return {row == 0 ? no_step : static_cast<step_id>(row - 1), no_unit, exit};
}
log_event by(int unit, int row, exit_id exit = unsaid) {
    return {static_cast<step_id>(row - 1), static_cast<unit_id>(unit), exit};
}

using events = std::vector<log_event>;
using counts = std::vector<std::uint16_t>;

// S synchronous, L log-only, M model-only, each with its row as printed, from 1.
std::string told(const alignment& a) {
    std::ostringstream text;
    for (const align_move& each : a.moves) {
        if (&each != a.moves.data()) text << ' ';
        text << "SLM"[static_cast<int>(each.kind)];
        if (each.row == no_step)
            text << '?';
        else
            text << index(each.row) + 1;
        if (each.unit != no_unit) text << '.' << index(each.unit);
    }
    return text.str();
}

alignment aligned(const machine& sop, const events& trace, const counts& units = {},
                  const align_options& options = {}) {
    aligner compare(sop.view(), options);
    alignment found = compare.align({trace, units});
    REQUIRE(found.result == align_result::aligned);
    CHECK(fault_of(sop.view(), {trace, units}, options, found).empty());
    return found;
}

events rows(std::initializer_list<int> numbers) {
    events made;
    for (const int number : numbers) made.push_back(on(number));
    return made;
}

events append(events first, const events& then) {
    first.insert(first.end(), then.begin(), then.end());
    return first;
}

// A per-unit stretch of so many rows, then two rows, of which the second may send back into it.
machine repeated(int length) {
    std::ostringstream text;
    text << R"({"kegiatan": "0", "pelaksana": "a"},)";
    for (int r = 0; r < length; ++r)
        text << R"({"id": "s)" << r
             << R"(", "kegiatan": "s", "pelaksana": "u", "setiap": "bidang"},)";
    text << R"({"id": "m", "kegiatan": "m", "pelaksana": "b"},
        {"kegiatan": "p", "pelaksana": "c", "cabang": {"Ya": "selesai", "Tidak": "s0"}})";
    return machine_of(text.str());
}

}  // namespace

TEST_CASE("Balangan: a run costs nothing, and so does its rework") {
    const machine sop = shipped("balangan");
    const alignment plain = aligned(sop, rows({1, 2, 3, 4, 5, 6, 7, 8, 9}));
    CHECK(plain.cost == 0);
    CHECK(told(plain) == "S1 S2 S3 S4 S5 S6 S7 S8 S9");
    CHECK(plain.moves[6].exit == yes);
    CHECK(plain.moves[8].event == 8);
    const alignment again = aligned(sop, rows({1, 2, 3, 4, 5, 6, 7, 6, 7, 8, 7, 8, 9}));
    CHECK(again.cost == 0);
    CHECK(again.moves[6].exit == no);
}

TEST_CASE("Balangan: a row that was skipped costs one, at its place") {
    const alignment found = aligned(shipped("balangan"), rows({1, 2, 4, 5, 6, 7, 8, 9}));
    CHECK(found.cost == 1);
    CHECK(told(found) == "S1 S2 M3 S4 S5 S6 S7 S8 S9");
    CHECK(found.moves[2].event == no_event);
}

TEST_CASE("Balangan: an activity the SOP does not know, or not there, costs one") {
    const machine sop = shipped("balangan");
    CHECK(told(aligned(sop, rows({1, 2, 0, 3, 4, 5, 6, 7, 8, 9}))) ==
          "S1 S2 L? S3 S4 S5 S6 S7 S8 S9");
    CHECK(aligned(sop, rows({1, 2, 3, 4, 5, 6, 7, 8, 9, 0})).cost == 1);
    CHECK(told(aligned(sop, rows({1, 2, 2, 3, 4, 5, 6, 7, 8, 9}))) ==
          "S1 S2 L2 S3 S4 S5 S6 S7 S8 S9");
}

TEST_CASE("Balangan: two rows in the wrong order cost two") {
    const alignment found = aligned(shipped("balangan"), rows({1, 3, 2, 4, 5, 6, 7, 8, 9}));
    CHECK(found.cost == 2);
    CHECK(told(found) == "S1 L3 S2 M3 S4 S5 S6 S7 S8 S9");
}

TEST_CASE("an answer that leads elsewhere is not synchronous") {
    const machine sop = shipped("balangan");
    events trace = rows({1, 2, 3, 4, 5, 6, 7, 8, 9});
    trace[6].exit = no;
    const alignment found = aligned(sop, trace);
    // sent back on paper, yet nobody did it again
    CHECK(found.cost == 2);
    trace[6].exit = yes;
    CHECK(aligned(sop, trace).cost == 0);
    trace[0].exit = yes;  // the only exit of a row that does not ask
    CHECK(aligned(sop, trace).cost == 0);
    trace[0].exit = no;
    CHECK(aligned(sop, trace).cost == 2);
}

TEST_CASE("an empty trace is the cheapest run, and nothing in prefix mode") {
    const machine sop = shipped("balangan");
    CHECK(aligned(sop, {}).cost == 9);
    align_options open_case;
    open_case.prefix = true;
    CHECK(aligned(sop, {}, {}, open_case).moves.empty());
    CHECK(aligned(sop, rows({1, 2, 3}), {}, open_case).cost == 0);
    CHECK(aligned(sop, rows({1, 3}), {}, open_case).cost == 1);
    CHECK(aligned(sop, rows({1, 2, 3})).cost == 6);
}

TEST_CASE("Dumai: every bidang walks its rows at its own pace") {
    const machine sop = shipped("dumai");
    const events trace{on(1),    on(2), by(0, 3),  by(2, 3), by(2, 4),   by(1, 3), by(0, 4),
                       by(1, 4), on(5), on(6, no), on(5),    on(6, yes), on(7),    on(8)};
    CHECK(aligned(sop, trace, {3}).cost == 0);
    // a bidang of which the log knows nothing
    CHECK(aligned(sop, trace, {4}).cost == 2);
    // one that the case does not have
    CHECK(aligned(sop, trace, {2}).cost == 2);
}

TEST_CASE("Dumai: events that do not say whose they are fit any bidang") {
    const machine sop = shipped("dumai");
    const alignment found = aligned(sop, rows({1, 2, 3, 3, 4, 4, 5, 6, 7, 8}), {2});
    CHECK(found.cost == 0);
    CHECK(told(found) == "S1 S2 S3.0 S3.1 S4.0 S4.1 S5 S6 S7 S8");
    CHECK(aligned(sop, rows({1, 2, 3, 4, 4, 3, 5, 6, 7, 8}), {2}).cost == 2);
}

TEST_CASE("Dumai: the meeting row before a bidang has delivered is out of order") {
    const alignment found = aligned(
        shipped("dumai"),
        {on(1), on(2), by(0, 3), by(0, 4), by(1, 3), on(5), by(1, 4), on(6), on(7), on(8)}, {2});
    CHECK(found.cost == 2);
}

TEST_CASE("Banggai and Jambi: a run costs nothing") {
    const machine banggai = shipped("banggai");
    CHECK(aligned(banggai,
                  {on(1), on(2), on(3), on(4), by(0, 5), by(1, 5), by(1, 6), by(0, 6), by(0, 7),
                   by(0, 8), by(1, 7), by(1, 8), on(9)},
                  {2})
              .cost == 0);
    const machine jambi = shipped("jambi");
    const events asked{on(1), on(2), by(0, 3), by(1, 3), on(4, no), by(1, 3), on(4, yes), on(5)};
    const alignment found = aligned(jambi, asked, {2});
    CHECK(found.cost == 0);
    REQUIRE(found.moves[4].named_count == 1);
    CHECK(found.named[found.moves[4].first_named] == unit_id{1});
}

TEST_CASE("a return is no move of the run, so what it repeats is log-only") {
    const events trace{on(1),    on(2),    on(3),    on(4),    by(0, 5), by(0, 6),
                       by(0, 7), by(0, 6), by(0, 7), by(0, 8), on(9)};
    CHECK(aligned(shipped("banggai"), trace, {1}).cost == 2);
}

TEST_CASE("costs are the rows' own where they have some") {
    const machine sop = shipped("balangan");
    align_options options;
    options.costs.model_only = 3;
    options.costs.log_only = 2;
    options.costs.model_only_of = {3, 3, 50};
    CHECK(aligned(sop, rows({1, 2, 4, 5, 6, 7, 8, 9}), {}, options).cost == 50);
    CHECK(aligned(sop, rows({1, 2, 3, 4, 6, 7, 8, 9}), {}, options).cost == 3);
    CHECK(aligned(sop, rows({1, 0, 2, 3, 4, 5, 6, 7, 8, 9}), {}, options).cost == 2);
    options.costs.log_only_of = {7};
    CHECK(aligned(sop, rows({1, 1, 2, 3, 4, 5, 6, 7, 8, 9}), {}, options).cost == 7);
    options.costs = {};
    options.costs.synchronous = 5;
    CHECK(aligned(sop, rows({1, 2, 3, 4, 5, 6, 7, 8, 9}), {}, options).cost == 18);
    options.costs = {0, 0, 0, {}, {}};
    CHECK(told(aligned(sop, rows({1, 2, 3, 4, 5, 6, 7, 8, 9}), {}, options)) ==
          "S1 S2 S3 S4 S5 S6 S7 S8 S9");
}

TEST_CASE("five units that skip their two rows, and twenty, are found at once") {
    const machine sop = repeated(2);
    for (const int n : {5, 10, 20, 40}) {
        const alignment found =
            aligned(sop, {on(1), on(4), on(5, yes)}, {static_cast<std::uint16_t>(n)});
        INFO(n << " units, " << found.states << " states");
        CHECK(found.cost == 2 * static_cast<std::uint64_t>(n));
        CHECK(found.states < 5'000);
    }
}

TEST_CASE("twelve units in every order, one of them out of turn and two sent back") {
    const machine sop = repeated(3);
    events trace{on(1)};
    for (int r = 2; r <= 4; ++r)
        for (int u = 0; u < 12; ++u)
            if (u != 7 || r != 3) trace.push_back(by((u * 5) % 12, r));
    trace = append(trace, {on(5), on(6, no), by(3, 2), by(9, 2), by(9, 3), by(3, 3), by(3, 4),
                           by(9, 4), on(5), by(4, 4), on(6, yes)});
    const alignment found = aligned(sop, trace, {12});
    CHECK(found.cost == 2);
    CHECK(found.states < 20'000);
    CHECK(found.named == std::vector<unit_id>{unit_id{3}, unit_id{9}});
}

TEST_CASE("a unit that the trace does not mention again may be sent back to end the case") {
    const machine sop = machine_of(R"(
        {"id": "s", "kegiatan": "s", "pelaksana": "u", "setiap": "bidang",
         "cabang": {"Ya": "lanjut", "Batal": "selesai"}},
        {"kegiatan": "s", "pelaksana": "u", "setiap": "bidang"},
        {"kegiatan": "s", "pelaksana": "u", "setiap": "bidang"},
        {"kegiatan": "m", "pelaksana": "b", "cabang": {"Ya": "selesai", "Tidak": "s"}})");
    for (const int n : {2, 8}) {  // by columns, by search
        INFO(n);
        events trace;
        for (int r = 1; r <= 3; ++r)
            for (int u = 0; u < n; ++u) trace.push_back(by(u, r, yes));
        trace = append(trace, {on(4, no), by(0, 1, yes), by(0, 2)});
        const alignment found = aligned(sop, trace, {static_cast<std::uint16_t>(n)});
        CHECK(found.cost == 1);
        CHECK(found.named.size() == 2);
        CHECK(found.moves.back().kind == move_kind::model_only);
        CHECK(found.moves.back().exit == no);
    }
}

TEST_CASE("units that nobody can tell apart may be many") {
    events trace{on(1)};
    for (int r = 2; r <= 3; ++r)
        for (int u = 0; u < 8; ++u) trace.push_back(on(r));
    CHECK(aligned(repeated(2), append(trace, {on(4), on(5, yes)}), {8}).cost == 0);
}

TEST_CASE("beyond the limit nothing is said but that it is too large") {
    const machine sop = repeated(2);
    const events trace{on(5), on(4), on(3), on(2), on(1)};
    const counts units{30};
    align_options options;
    options.max_states = 100;
    aligner compare(sop.view(), options);
    const alignment refused = compare.align({trace, units});
    CHECK(refused.result == align_result::too_large);
    CHECK(refused.moves.empty());
    CHECK(refused.cost == 0);
    // and the next trace is none the worse for it
    const events fits{on(1), by(0, 2), by(0, 3), on(4), on(5, yes)};
    CHECK(compare.align({fits}).cost == 0);
    const events longer(100, on(1));
    CHECK(compare.align({longer}).result == align_result::too_large);
}

TEST_CASE("the same trace gives the same alignment, whatever was aligned before") {
    const machine sop = repeated(3);
    const counts units{9};
    const events trace{on(1), by(0, 4), by(1, 2), by(2, 3),  by(3, 3), by(3, 2),
                       on(5), by(1, 4), by(8, 2), on(6, no), by(8, 4), on(6)};
    const events other{on(6), on(5), by(0, 3), by(5, 2), on(1), on(6, no)};
    aligner fresh(sop.view());
    const alignment first = fresh.align({trace, units});
    REQUIRE(first.result == align_result::aligned);
    aligner used(sop.view());
    (void)used.align({other, units});
    (void)used.align({other});
    CHECK(used.align({trace, units}) == first);
    CHECK(used.align({trace, units}) == first);
}

TEST_CASE("a log is aligned once for each distinct trace") {
    const machine sop = shipped("dumai");
    const events a = rows({1, 2, 3, 4, 5, 6, 7, 8});
    const events b = rows({1, 2, 3, 4, 5, 6, 8});
    const counts two{2};
    const std::vector<log_trace> log{{a}, {b}, {a}, {a, two}, {b}, {a, two, step_id{0}}};
    aligner compare(sop.view());
    const aligned_log found = align_all(compare, log);
    CHECK(found.variant_of == std::vector<std::uint32_t>{0, 1, 0, 2, 1, 3});
    REQUIRE(found.variants.size() == 4);
    CHECK(found.variants[0].cost == 0);
    CHECK(found.variants[1].cost == 1);
    CHECK(found.variants[2].cost == 2);
    CHECK(found.variants[3] == found.variants[2]);
}

TEST_CASE("a trace that does not say how it began takes the cheapest start") {
    const machine sop = machine_of(R"(
        {"id": "p", "mulai": "satu", "kegiatan": "1", "pelaksana": "a", "lanjut": "z"},
        {"id": "q", "mulai": "dua", "kegiatan": "2", "pelaksana": "b", "lanjut": "z"},
        {"id": "z", "kegiatan": "3", "pelaksana": "c"})");
    aligner compare(sop.view());
    const events trace = rows({2, 3});
    const alignment found = compare.align({trace});
    CHECK(found.cost == 0);
    CHECK(found.start == step_id{1});
    const alignment other = compare.align({trace, {}, step_id{0}});
    CHECK(other.cost == 2);
    CHECK(other.start == step_id{0});
    CHECK_THROWS_AS(compare.align({trace, {}, step_id{2}}), std::invalid_argument);
}

TEST_CASE("misuse is told by an exception") {
    const machine sop = shipped("dumai");
    align_options options;
    options.costs.log_only = max_align_cost + 1;
    CHECK_THROWS_AS(aligner(sop.view(), options), std::invalid_argument);
    options = {};
    options.costs.model_only_of = {max_align_cost + 1};
    CHECK_THROWS_AS(aligner(sop.view(), options), std::invalid_argument);
    options = {};
    options.max_states = most_align_states + 1;
    CHECK_THROWS_AS(aligner(sop.view(), options), std::invalid_argument);
    aligner compare(sop.view());
    const counts units{1'025};
    CHECK_THROWS_AS(compare.align({{}, units}), std::invalid_argument);
}

}  // namespace align_test
