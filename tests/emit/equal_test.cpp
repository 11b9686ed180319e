// The oracle, the machine made at run time, the constexpr tables and the Boost.MSM machine go the
// same way: every acceptance, every reason of a refusal, every row that is open.
#include "emit/peer.hpp"
#include "generator/sop.hpp"
#include "oracle/cases.hpp"
#include "oracle/kernel_walk.hpp"
#include "oracle/the_kernel.hpp"

#include <alur/sop/load.hpp>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

namespace equal_test {

using namespace alur;

namespace {

struct tally {
    std::size_t events = 0;
    std::size_t taken_by_msm = 0;
    std::map<alur::refusal, std::size_t> verdicts;
};

definition sop_named(const std::string& name) {
    if (name.front() == 'g' && name.find('.') == std::string::npos)
        return generate::sop(std::stoul(name.substr(1)), generate::mode::compiling);
    std::ifstream in(name);
    std::ostringstream text;
    text << in.rdbuf();
    return *load({name, text.str()}).sop;
}

std::string text_of(const verdict& v) {
    return fmt::format(
        "refusal {}, progress {}, exit {}, backward {}, closed {}, outcome {}, opens {}+{}",
        static_cast<int>(v.why), static_cast<int>(v.result), index(v.taken), v.backward,
        index(v.closed), v.outcome, v.first_open, v.open_count);
}

// What a generated machine says otherwise than the kernel, or nothing.
std::string disagreement(const equal::peer& other, const verdict& its, const verdict& v,
                         const machine& m, const oracle::run& slow) {
    if (its != v) return "it says " + text_of(its) + "; the kernel " + text_of(v);
    const std::set<oracle::place> open = open_places(slow);
    for (int r = 0; r < static_cast<int>(m.table.rows.size()); ++r) {
        const auto row = static_cast<step_id>(r);
        const bool repeated = m.kind_of(row) != no_kind;
        for (int u = repeated ? 0 : oracle::none; u < (repeated ? oracle::room_for_units : 0);
             ++u) {
            const unit_id unit = repeated ? static_cast<unit_id>(u) : no_unit;
            if (other.is_open(row, unit) != open.contains({r, u}))
                return "row " + std::to_string(r + 1) + " is open for one of them only";
        }
    }
    return {};
}

std::string walk(const definition& sop, const machine& m, std::span<const equal::entry> entries,
                 std::uint64_t seed, tally& sum) {
    const auto plan = std::make_shared<const oracle::structure>(oracle::read(sop));
    generate::dice d(seed);
    const int start = d.pick(plan->starts);
    const auto units = generate::units_for(d, sop);
    oracle::run slow = oracle::open(plan, start, units);
    oracle::kernel_case<oracle::the_kernel> fast(m, start, units);
    std::vector<std::uint16_t> counts;
    for (const std::string& kind : m.kinds)
        counts.push_back(static_cast<std::uint16_t>(units.at(kind)));
    std::vector<std::unique_ptr<equal::peer>> peers;
    for (const equal::entry& each : entries)
        peers.push_back(each.begin(static_cast<step_id>(start), counts));
    std::string told = "seed " + std::to_string(seed) + "\n";
    for (int i = 0; i < 60 && !slow.ended; ++i) {
        const oracle::event e = generate::next_event(d, slow, 18);
        if (oracle::guard_of_units(slow, e) != alur::refusal::none) continue;  // not the kernel's
        told += generate::to_text(slow, e) + "\n";
        oracle::translated t = oracle::translate(m, slow, e);
        t.step.named = t.named;
        t.step.chosen = t.chosen;
        const verdict v = fast.step(t.step);
        const oracle::result done = oracle::act(slow, e);
        if (const std::string differs = oracle::difference(m, fast, v, slow, done);
            !differs.empty())
            return told + differs;
        for (std::size_t p = 0; p < peers.size(); ++p) {
            const verdict its = peers[p]->take(t.step);
            if (const std::string differs = disagreement(*peers[p], its, v, m, slow);
                !differs.empty())
                return told + (entries[p].msm ? "Boost.MSM, " : "constexpr, ") + differs;
            sum.taken_by_msm += entries[p].msm ? 1 : 0;
        }
        ++sum.events;
        ++sum.verdicts[v.why];
    }
    return {};
}

}  // namespace

TEST_CASE("generated machines agree with the kernel and the oracle") {
    std::map<std::string, std::vector<equal::entry>> by_sop;
    for (const equal::entry& each : equal::all_entries())
        by_sop[std::string(each.sop)].push_back(each);
    tally sum;
    const std::size_t wanted = oracle::cases(1'000'000) / by_sop.size() + 1;
    for (const auto& [name, entries] : by_sop) {
        const definition sop = sop_named(name);
        const compiled made = compile(sop);
        REQUIRE(made.machine);
        const std::size_t before = sum.events;
        for (std::uint64_t seed = oracle::first_seed(); sum.events < before + wanted; ++seed)
            if (const std::string differs = walk(sop, *made.machine, entries, seed, sum);
                !differs.empty())
                FAIL(name << ": " << differs);
    }
    std::cout << by_sop.size() << " SOPs, " << sum.events << " events, " << sum.taken_by_msm
              << " by Boost.MSM machines; verdicts";
    for (const auto& [why, count] : sum.verdicts)
        std::cout << ' ' << static_cast<int>(why) << ": " << count;
    std::cout << '\n';
    for (const alur::refusal why :
         {alur::refusal::none, alur::refusal::row_not_open, alur::refusal::unit,
          alur::refusal::office, alur::refusal::exit})
        CHECK(sum.verdicts[why] >= 1'000);
}

}  // namespace equal_test
