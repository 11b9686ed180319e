// The kernel agrees with the oracle: refusals, open rows, ends and outcomes, on random SOPs.
#include "generator/coverage.hpp"
#include "oracle/cases.hpp"
#include "oracle/kernel_walk.hpp"
#include "oracle/the_kernel.hpp"

#include <alur/sop/load.hpp>

#include <catch2/catch.hpp>

#include <iostream>
#include <map>

namespace kernel_test {

using namespace alur;

namespace {

void compare(generate::mode how, std::size_t wanted, oracle::walk_tally& sum, std::size_t& tried) {
    const std::uint64_t first = oracle::first_seed();
    for (std::uint64_t seed = first; sum.sops < wanted && tried < 40 * wanted; ++seed, ++tried) {
        const definition sop = generate::sop(seed, how);
        const loaded read = load({"sop.json", to_json(sop)});
        if (!read.sop || !no_errors(read.problems)) {
            continue;
        }
        const compiled made = compile(sop);
        if (!made.machine) {
            continue;
        }
        const std::string differs =
            oracle::walk<oracle::the_kernel>(sop, *made.machine, seed, 30, sum);
        if (!differs.empty()) {
            FAIL(differs);
        }
    }
}

}  // namespace

TEST_CASE("the kernel agrees with the oracle on SOPs made to compile", "[kernel]") {
    oracle::walk_tally sum;
    std::size_t tried = 0;
    compare(generate::mode::compiling, oracle::cases(90'000), sum, tried);
    std::cout << "kernel against oracle from seed " << oracle::first_seed() << ": " << sum.sops
              << " of " << tried << " SOPs compiled, " << sum.sequential << " sequential, "
              << sum.events << " events, " << sum.steps_back << " steps back, " << sum.ended
              << " ended; verdicts";
    for (const std::size_t count : sum.verdicts) {
        std::cout << ' ' << count;
        CHECK(count >= 100);
    }
    std::cout << '\n';
    CHECK(sum.sops * 10 >= tried * 9);  // nine in ten compile
}

TEST_CASE("the kernel agrees with the oracle on whatever else compiles", "[kernel]") {
    oracle::walk_tally sum;
    std::size_t tried = 0;
    compare(generate::mode::wild, oracle::cases(10'000), sum, tried);
    std::cout << "of " << tried << " wild SOPs " << sum.sops << " compiled; " << sum.events
              << " events agreed\n";
    CHECK(sum.sops >= oracle::cases(10'000));
}

TEST_CASE("the generator covers the format", "[long]") {
    const std::size_t many = oracle::cases(20'000);
    std::map<std::string, std::size_t> keys;
    std::map<std::string, std::size_t> features;
    std::size_t compiling = 0;
    for (std::uint64_t seed = 1; seed <= many; ++seed) {
        for (const generate::mode how : {generate::mode::compiling, generate::mode::wild}) {
            const definition sop = generate::sop(seed, how);
            for (const std::string& key : generate::keys_of(sop)) {
                ++keys[key];
            }
            if (how == generate::mode::wild || !compile(sop).machine) {
                continue;
            }
            ++compiling;
            const std::set<std::string> found = generate::features_of(sop);
            for (const std::string& a : found) {
                for (const std::string& b : found) {
                    if (a < b) {
                        ++features[a + " + " + b];
                    }
                }
            }
        }
    }
    std::cout << "of " << 2 * many << " random SOPs, " << compiling << " compiling:\n";
    for (const std::string& key : generate::all_keys()) {
        std::cout << "  " << key << ' ' << 50.0 * double(keys[key]) / double(many) << " %\n";
        CHECK(keys[key] * 20 >= 2 * many);
    }
    for (const std::string& a : generate::all_features()) {
        for (const std::string& b : generate::all_features()) {
            if (a < b) {
                const std::string pair = a + " + " + b;
                std::cout << "  " << pair << ' '
                          << 100.0 * double(features[pair]) / double(compiling) << " %\n";
                INFO(pair);
                CHECK(features[pair] * 100 >= compiling);
            }
        }
    }
}

}  // namespace kernel_test
