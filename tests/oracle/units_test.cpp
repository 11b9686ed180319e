// `check` explores repeated rows with one unit and with two. What it finds sound must be sound with
// the full product of up to four units, under every quorum.
#include "cases.hpp"

#include <alur/sop/compile.hpp>
#include <alur/sop/soundness.hpp>
#include <generator/sop.hpp>

#include <catch2/catch.hpp>

namespace units_test {

using namespace alur;

TEST_CASE("an SOP that is sound with two units is sound with up to four, whatever the quorum") {
    std::size_t explored = 0;
    std::size_t too_large = 0;
    const std::size_t wanted = oracle::cases(200);
    for (std::uint64_t seed = oracle::first_seed(); explored < wanted; ++seed) {
        const compiled made = compile(generate::sop(seed, generate::mode::compiling));
        if (!made.machine || made.machine->table.stretches.empty()) continue;
        if (made.machine->table.rows.size() > 7) continue;  // four units multiply states quickly
        ++explored;
        for (std::uint16_t units = 1; units <= 4; ++units)
            for (std::uint32_t quorum = 1; quorum <= units; ++quorum)
                for (const flaw& found : find_flaws(*made.machine, units, quorum)) {
                    INFO("seed " << seed << ", units " << units << ", quorum " << quorum);
                    if (found.kind == flaw_kind::too_large)
                        ++too_large;
                    else
                        FAIL("a flaw of kind " << static_cast<int>(found.kind));
                }
    }
    CHECK(too_large < explored);  // of ten explorations each
}

}  // namespace units_test
