// One event of the kernel beside its peers, in one binary with the same flags: a hand-written
// switch, a bare table lookup, and a tuned Boost.MSM machine. Every peer sees the same events.
#include "flow.hpp"
#include "hand_written_msm.hpp"
#include "one_unit_msm.hpp"

#include <alur/engine/kernel.hpp>
#include <alur/sop/compile.hpp>
#include <alur/sop/load.hpp>

#include <benchmark/benchmark.h>

#include <array>
#include <fstream>
#include <sstream>
#include <vector>

namespace {

using bench::by_msm;
using bench::flow_event;

constexpr std::size_t event_count = 1'000'000;

// ---- switch
// ---------------------------------------------------------------------------------------

struct by_switch {
    std::uint8_t at = 0;
    bool take(const flow_event& e, const alur::machine_view&) {
        switch (at) {
            case 0:
                return move(e, 0, 2, 1);
            case 1:
                return move(e, 1, 4, 2);
            case 2:
                return move(e, 2, 3, 3);
            case 3:
                return move(e, 3, 3, 4);
            case 4:
                return move(e, 4, 2, 5);
            case 5:
                return move(e, 5, 1, e.answer == 1 ? 4 : 6);
            case 6:
                return move(e, 6, 0, 7);
            default:
                return move(e, 7, 4, 0);
        }
    }

  private:
    bool move(const flow_event& e, std::uint8_t row, std::uint8_t office, int next) {
        if (e.row != row || e.office != office) return false;
        at = static_cast<std::uint8_t>(next);
        return true;
    }
};

// ---- bare table
// -----------------------------------------------------------------------------------

struct cell {
    std::uint64_t offices;
    std::uint8_t next;
};

std::array<cell, bench::row_count * 2> make_table() {
    std::array<cell, bench::row_count * 2> table{};
    for (std::uint8_t row = 0; row < bench::row_count; ++row)
        for (std::uint8_t answer = 0; answer < 2; ++answer)
            table[row * 2U + answer] = {std::uint64_t{1} << bench::office_of[row],
                                        bench::next_row(row, answer)};
    return table;
}
const std::array<cell, bench::row_count* 2> bare = make_table();

struct by_table {
    std::uint8_t at = 0;
    bool take(const flow_event& e, const alur::machine_view&) {
        const cell& c = bare[e.row * 2U + e.answer];
        if (e.row != at || (c.offices >> e.office & 1U) == 0) return false;
        at = c.next;
        return true;
    }
};

// ---- alur
// -----------------------------------------------------------------------------------------

alur::definition dumai_flow() {
    std::ifstream in(ALUR_SOURCE_DIR "/tests/bench/one_unit.json");
    std::ostringstream text;
    text << in.rdbuf();
    return *alur::load({"one_unit.json", text.str()}).sop;
}

const alur::machine& dumai() {
    static const alur::machine made = *alur::compile(dumai_flow()).machine;
    return made;
}

alur::step_event as_step(const flow_event& e) {
    alur::step_event event;
    event.row = static_cast<alur::step_id>(e.row);
    event.office = static_cast<alur::role_id>(e.office);
    event.answer = static_cast<alur::exit_id>(e.given);
    event.reasoned = true;
    return event;
}

struct by_alur {
    alur::sequential_state at{alur::step_id{0}, 0};
    bool take(const flow_event& e, const alur::machine_view& view) {
        const alur::verdict v = alur::step(view, at, as_step(e));
        at.row = at.row == alur::no_step ? alur::step_id{0} : at.row;
        return v.accepted();
    }
};

// The same SOP, compiled into the program by `alur compile`.
struct by_alur_constexpr {
    alur::sequential_state at{alur::step_id{0}, 0};
    bool take(const flow_event& e, const alur::machine_view&) {
        const alur::verdict v = alur::step(one_unit::machine, at, as_step(e));
        at.row = at.row == alur::no_step ? alur::step_id{0} : at.row;
        return v.accepted();
    }
};
struct by_alur_msm {
    one_unit::msm_flow<> at;
    bool take(const flow_event& e, const alur::machine_view&) {
        const alur::verdict v = at.take(as_step(e));
        if (v.result == alur::progress::case_ended) at = one_unit::msm_flow<>();
        return v.accepted();
    }
};

// ---- runs
// -----------------------------------------------------------------------------------------

template <class Peer>
void one_event(benchmark::State& state) {
    const alur::machine_view view = dumai().view();
    const auto cases = static_cast<std::uint32_t>(state.range(0));
    const std::vector<flow_event> events = bench::make_events(cases, event_count);
    std::size_t accepted = 0;
    for (auto _ : state) {
        state.PauseTiming();
        std::vector<Peer> live(cases);
        state.ResumeTiming();
        accepted = 0;
        for (const flow_event& e : events) accepted += live[e.which].take(e, view) ? 1 : 0;
        benchmark::DoNotOptimize(accepted);
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * events.size()));
    state.counters["bytes/case"] = sizeof(Peer);
    state.counters["refused"] =
        1.0 - static_cast<double>(accepted) / static_cast<double>(events.size());
}

#define ALUR_PEER(Peer)        \
    BENCHMARK(one_event<Peer>) \
        ->Name(#Peer)          \
        ->Arg(1)               \
        ->Arg(1000)            \
        ->Arg(100000)          \
        ->Unit(benchmark::kMillisecond)
ALUR_PEER(by_switch);
ALUR_PEER(by_table);
ALUR_PEER(by_msm);
ALUR_PEER(by_alur);
ALUR_PEER(by_alur_constexpr);
ALUR_PEER(by_alur_msm);

// A stretch of two rows that twenty units walk, and the row where they meet.
alur::definition stretch_flow() {
    alur::definition sop = dumai_flow();
    sop.rows.resize(4);
    sop.rows[1].per_unit = sop.rows[2].per_unit = "bidang";
    return sop;
}

void stretch_event(benchmark::State& state) {
    const alur::machine made = *alur::compile(stretch_flow()).machine;
    const alur::machine_view m = made.view();
    const std::array<std::uint16_t, 1> units{20};
    const alur::marking_layout layout = alur::make_layout(m, units);
    const auto cases = static_cast<std::uint32_t>(state.range(0));
    std::vector<std::uint64_t> words(std::size_t{layout.words} * cases);
    const auto at = [&](std::uint32_t which) {
        return alur::marking{
            &layout, std::span(words).subspan(std::size_t{which} * layout.words, layout.words)};
    };
    // Every case is played by the same script, the cases interleaved at random.
    std::vector<alur::step_event> script;
    const auto act = [&](int row, int unit) {
        alur::step_event e;
        e.row = static_cast<alur::step_id>(row);
        e.office = static_cast<alur::role_id>(bench::office_of[row]);
        if (unit >= 0) e.unit = static_cast<alur::unit_id>(unit);
        script.push_back(e);
    };
    act(0, -1);
    for (int unit = 0; unit < 20; ++unit)
        for (int row = 1; row <= 2; ++row) act(row, unit);
    act(3, -1);
    std::mt19937 random(20260105);
    std::vector<std::uint8_t> place(cases, 0);
    std::vector<std::pair<std::uint32_t, std::uint8_t>> events;
    for (std::size_t i = 0; i < event_count; ++i) {
        const auto which = static_cast<std::uint32_t>(random() % cases);
        events.emplace_back(which, place[which]);
        place[which] = static_cast<std::uint8_t>((place[which] + 1U) % script.size());
    }
    std::size_t accepted = 0;
    for (auto _ : state) {
        state.PauseTiming();
        std::fill(words.begin(), words.end(), 0);
        for (std::uint32_t c = 0; c < cases; ++c) alur::open(m, at(c), alur::step_id{0});
        state.ResumeTiming();
        for (const auto& [which, which_event] : events) {
            const alur::verdict v = alur::step(m, at(which), script[which_event]);
            if (v.result == alur::progress::case_ended) alur::open(m, at(which), alur::step_id{0});
            accepted += v.accepted() ? 1 : 0;
        }
        benchmark::DoNotOptimize(accepted);
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * events.size()));
    state.counters["bytes/case"] = static_cast<double>(layout.words) * 8;
}
BENCHMARK(stretch_event)
    ->Name("by_alur_20_units")
    ->Arg(1)
    ->Arg(1000)
    ->Arg(100000)
    ->Unit(benchmark::kMillisecond);

}  // namespace
