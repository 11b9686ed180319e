// A defect planted in one of the guards is noticed by the comparison with the oracle.
#include <iostream>

#include "case/guards_walk.hpp"

// Written into the changed copy of the source file.
extern const char* const planted_what;
extern const bool planted_applied;

using namespace alur_test;

TEST_CASE("the planted defect of the guards is caught") {
    INFO(planted_what);
    if (!planted_applied) {
        FAIL("the line to change is not in the guards any more; mend defects/table.cmake");
    }
    const bool sound = std::string(planted_what) == "nothing";
    guards_tally sum;
    bool caught = false;
    for (std::uint64_t seed = 1; !caught && sum.events < (sound ? 20'000U : 400'000U); ++seed) {
        dice d(seed << 9U);
        const alur::machine sop = guarded_machine(d);
        for (int n = 0; n < 3 && !caught; ++n) {
            caught = !walk_guards(d, sop, 60, sum).empty();
        }
    }
    std::cout << "defect \"" << planted_what
              << "\": " << (caught ? "caught after " : "not caught in ") << sum.events
              << " events\n";
    CHECK(caught == !sound);
}
