// The oracle by itself, over random SOPs: nothing impossible happens, refused events change
// nothing, and what a step back undoes by reachability is what it undoes by cause.
#include "generator/events.hpp"
#include "generator/sop.hpp"
#include "oracle/cases.hpp"
#include "oracle/undo.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <iostream>

namespace walk_test {

using namespace alur;
using namespace alur::oracle;
using alur::oracle::refusal;

namespace {

struct tally {
    std::array<std::size_t, refusal_kinds> verdicts{};
    std::size_t steps_back = 0;
    std::size_t with_voids = 0;
    std::size_t ended = 0;
    std::size_t runs = 0;
};

using branch_of_unit = std::pair<std::pair<int, int>, int>;  // (block, part), unit

std::set<branch_of_unit> arrivals_of(const run& r) {
    std::set<branch_of_unit> found;
    for (int b = 0; b < static_cast<int>(r.plan->blocks.size()); ++b) {
        const block& it = r.plan->at(b);
        if (!it.is_fork) {
            continue;
        }
        const int lane = r.plan->lane_of(it.opener);
        const std::set<int> units =
            lane == none ? std::set<int>{none} : r.units.at(r.plan->at(lane).kind);
        for (int p = 0; p < static_cast<int>(it.parts.size()); ++p) {
            for (const int unit : units) {
                if (arrived(r, {b, p}, unit)) {
                    found.insert({{b, p}, unit});
                }
            }
        }
    }
    return found;
}

// S11: forgotten are the arrivals of the target's own branches and of branches wholly behind it.
std::set<branch_of_unit> arrivals_left(const run& before, const event& e, int target) {
    const structure& s = *before.plan;
    const std::set<int> undone = s.from_here(target);
    const int lane = s.lane_of(target);
    std::set<int> units{none};
    if (lane != none) {
        units = lane == s.lane_of(e.row) ? std::set<int>{e.unit}
                : e.named.empty()        ? before.stretches.at(lane).delivered
                                         : e.named;
    }
    std::set<branch_of_unit> left;
    for (const branch_of_unit& a : arrivals_of(before)) {
        const block& fork = s.at(a.first.first);
        const std::set<int>& part = fork.parts[static_cast<std::size_t>(a.first.second)];
        const int head = s.exit(fork.opener, 0).goals[static_cast<std::size_t>(a.first.second)];
        const bool own_lane = lane != none && s.lane_of(fork.opener) == lane;
        const bool concerned =
            own_lane ? units.contains(a.second) : lane == none || lane != s.lane_of(e.row);
        if (!(concerned && (part.contains(target) || undone.contains(head)))) {
            left.insert(a);
        }
    }
    return left;
}

void walk(dice_seed seed, tally& sum) {
    generate::dice d(seed.value);
    const definition made = generate::sop(seed.value, generate::mode::compiling);
    const auto plan = std::make_shared<const structure>(read(made));
    if (!plan->faults.empty()) {
        return;
    }
    ++sum.runs;
    run r = open(plan, d.pick(plan->starts), generate::units_for(d, made));
    for (int i = 0; i < 30 && !r.ended; ++i) {
        const event e = generate::next_event(d, r, 15);
        const run before = r;
        const result done = act(r, e);
        ++sum.verdicts[static_cast<std::size_t>(done.why)];
        const auto same = [&](const char* what, const auto& one, const auto& other) {
            if (one == other) return;
            FAIL(what << " differ: seed " << seed.value << ", event " << i << ": "
                      << generate::to_text(before, e));
        };
        if (done.why != refusal::accepted) {
            same("open places", open_places(before), open_places(r));
            same("completions", before.completions.size(), r.completions.size());
            continue;
        }
        if (!r.anomalies.empty()) {
            FAIL(r.anomalies.front());
        }
        if (done.stepped_back) {
            const int target = back_target(before, e);
            const bool answered = e.kind == event_kind::complete;
            int office = none;
            (void)judge(before, e, office);
            const undone by_cause =
                undo(before, {e.row, e.unit}, target, e.named, answered ? office : none);
            const undone by_reach = undone_by(done);
            same("rows withdrawn", by_cause.withdrawn, by_reach.withdrawn);
            same("acts", by_cause.acts, by_reach.acts);
            same("outputs", by_cause.outputs, by_reach.outputs);
            same("arrivals", arrivals_of(r), arrivals_left(before, e, target));
            ++sum.steps_back;
            sum.with_voids += by_cause.outputs.empty() ? 0 : 1;
        }
    }
    sum.ended += r.ended ? 1 : 0;
}

}  // namespace

TEST_CASE("what a step back undoes by reachability is what it undoes by cause") {
    tally sum;
    const std::uint64_t first = first_seed();
    for (std::uint64_t i = 0; i < cases(60'000) || (sum.steps_back < cases(100'000)); ++i) {
        walk({first + i}, sum);
    }
    std::cout << "random walks from seed " << first << ": " << sum.runs << " runs, " << sum.ended
              << " ended, " << sum.steps_back << " steps back, " << sum.with_voids
              << " of them void outputs\n";
    for (const std::size_t count : sum.verdicts) {
        CHECK(count >= std::min<std::size_t>(100, cases(100)));
    }
    CHECK(sum.steps_back >= cases(100'000));
}

}  // namespace walk_test
