// Alignments of random traces with random SOPs, by columns and by search, beside the slow
// reference.
#include "analysis/random_trace.hpp"
#include "generator/sop.hpp"
#include "oracle/cases.hpp"

#include <alur/sop/compile.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <iostream>

#include "analysis/search.hpp"

namespace align_random_test {

using namespace alur;
using namespace alur::testing;

namespace {

struct tally {
    int sops = 0;
    int sequential = 0;
    int forked = 0;
    int repeated = 0;
    int quorums = 0;
    int traces = 0;
    int compared = 0;
    int too_large = 0;
    int with_names = 0;
    int searched_too_large = 0;
};

std::string to_text(const std::vector<log_event>& events) {
    std::string text;
    for (const log_event& e : events)
        text += std::to_string(index(e.row)) + "/" + std::to_string(index(e.unit)) + "/" +
                std::to_string(index(e.exit)) + " ";
    return text;
}

// As the best-first search sees it, however few states the case has.
alignment by_search(const machine_view& m, const log_trace& trace, const align_options& options) {
    const analysis::price_list prices(options.costs, m.rows.size());
    analysis::net runs(m, trace.units);
    analysis::bound rest(runs, prices, options.prefix);
    analysis::search find;
    alignment made;
    find.run(runs, rest, prices, trace, options.prefix, options.max_states, made);
    return made;
}

align_options random_options(generate::dice& d, std::size_t rows) {
    align_options options;
    options.prefix = d.chance(20);
    options.max_states = 300'000;
    if (d.chance(70)) return options;
    align_costs& costs = options.costs;
    costs.log_only = static_cast<std::uint32_t>(d.between(0, 3));
    costs.model_only = static_cast<std::uint32_t>(d.between(0, 3));
    costs.synchronous = static_cast<std::uint32_t>(d.chance(20) ? d.between(1, 3) : 0);
    for (std::size_t r = 0; r < rows && d.chance(90); ++r) {
        costs.log_only_of.push_back(static_cast<std::uint32_t>(d.between(0, 4)));
        costs.model_only_of.push_back(static_cast<std::uint32_t>(d.between(0, 4)));
    }
    return options;
}

void compare(const machine_view& m, const random_log& log, const align_options& options,
             tally& sum) {
    const log_trace trace = log.trace();
    ++sum.traces;
    const std::optional<least> expected = slow_align(m, trace, options, 4'000);
    if (!expected) {
        ++sum.too_large;
        return;
    }
    aligner by(m, options);
    const alignment found = by.align(trace);
    REQUIRE(found.result == align_result::aligned);
    REQUIRE(found.cost == expected->cost);
    REQUIRE(found.moves.size() == expected->moves);
    REQUIRE(fault_of(m, trace, options, found).empty());
    const alignment searched = by_search(m, trace, options);
    if (searched.result == align_result::too_large) {
        ++sum.searched_too_large;
    } else {
        REQUIRE(searched.cost == expected->cost);
        REQUIRE(searched.moves.size() == expected->moves);
        REQUIRE(fault_of(m, trace, options, searched).empty());
    }
    ++sum.compared;
    sum.with_names += searched.named.empty() ? 0 : 1;
}

void count(const machine_view& m, tally& sum) {
    ++sum.sops;
    sum.sequential += m.sequential ? 1 : 0;
    sum.forked += m.forks.empty() ? 0 : 1;
    sum.repeated += m.stretches.empty() ? 0 : 1;
    sum.quorums +=
        std::ranges::any_of(m.stretches, [](const stretch_entry& s) { return !s.everybody; });
}

}  // namespace

TEST_CASE("an alignment costs what the slow reference says, and the kernel accepts its run") {
    tally sum;
    const int sops_wanted = std::max(50, static_cast<int>(oracle::cases(1'200)));
    for (std::uint64_t seed = 1; sum.sops < sops_wanted; ++seed) {
        const compiled made = compile(generate::sop(seed, generate::mode::compiling));
        if (!made.machine) continue;
        const machine_view m = made.machine->view();
        count(m, sum);
        generate::dice d(seed);
        for (int t = 0; t < 3; ++t) {
            random_log log = random_walk(d, m, random_units(d, m, 4), 30);
            for (int edits = d.under(5); edits > 0; --edits) edit(d, m, log);
            forget(d, log);
            const align_options options = random_options(d, m.rows.size());
            INFO("seed " << seed << " trace " << t << ": " << to_text(log.events));
            compare(m, log, options, sum);
        }
    }
    std::cout << "  " << sum.sops << " SOPs (" << sum.sequential << " sequential, " << sum.forked
              << " with forks, " << sum.repeated << " per unit, " << sum.quorums
              << " with kuorum), " << sum.compared << " traces compared, " << sum.with_names
              << " of them naming units, " << sum.too_large
              << " too large for the reference; refused by the search alone: "
              << sum.searched_too_large << "\n";
    CHECK(sum.sequential > sops_wanted / 5);
    CHECK(sum.forked > sops_wanted / 5);
    CHECK(sum.repeated > sops_wanted / 5);
    CHECK(sum.quorums > sops_wanted / 10);
    CHECK(sum.with_names > sops_wanted / 50);
    CHECK(sum.compared > sops_wanted * 2);
}

TEST_CASE("a run of the SOP aligns at no cost, and each edit costs no more than it changed") {
    const std::uint64_t wanted = std::max<std::size_t>(100, oracle::cases(400));
    for (std::uint64_t seed = 5'000; seed < 5'000 + wanted; ++seed) {
        const compiled made = compile(generate::sop(seed, generate::mode::compiling));
        if (!made.machine) continue;
        const machine_view m = made.machine->view();
        generate::dice d(seed);
        random_log log = random_walk(d, m, random_units(d, m, 6), 60);
        align_options options;
        options.prefix = !log.ended;
        aligner by(m, options);
        INFO("seed " << seed);
        const alignment perfect = by.align(log.trace());
        if (perfect.result == align_result::too_large) continue;
        REQUIRE(perfect.cost == 0);
        REQUIRE(perfect.moves.size() == log.events.size());
        std::uint64_t most = 0;
        for (int edits = 0; edits < 3; ++edits) {
            most += static_cast<std::uint64_t>(edit(d, m, log));
            const alignment edited = by.align(log.trace());
            INFO(to_text(log.events));
            if (edited.result == align_result::too_large) break;
            REQUIRE(edited.cost <= most);
            REQUIRE(fault_of(m, log.trace(), options, edited).empty());
        }
    }
}

}  // namespace align_random_test
