// The comparison of kernel and oracle is worth something only if it notices: each of the defects of
// defects/table.cmake, planted in a copy of the kernel, is caught, and the copy without one is not.
#include "planted.hpp"

#include <catch2/catch.hpp>

#include <iostream>

using namespace alur;

namespace {

struct compiled_sop {
    std::uint64_t seed;
    definition sop;
    machine made;
};

const std::vector<compiled_sop>& some_sops() {
    static const std::vector<compiled_sop> sops = [] {
        std::vector<compiled_sop> all;
        for (std::uint64_t seed = 1; all.size() < 1'500; ++seed) {
            definition sop = generate::sop(seed, generate::mode::compiling);
            if (compiled made = compile(sop); made.machine) {
                all.push_back({seed, std::move(sop), std::move(*made.machine)});
            }
        }
        return all;
    }();
    return sops;
}

// How many runs it takes to notice; 0 if all of them do not suffice.
template <class Kernel>
std::size_t caught_after() {
    oracle::walk_tally ignored;
    std::size_t count = 0;
    for (std::uint64_t again = 0; again < 6; ++again) {
        for (const compiled_sop& one : some_sops()) {
            ++count;
            const std::uint64_t seed = one.seed + again * 1'000'000;
            if (!oracle::walk<Kernel>(one.sop, one.made, seed, 40, ignored).empty()) {
                return count;
            }
        }
    }
    return 0;
}

template <class Kernel>
void is_caught() {
    INFO(Kernel::what);
    if (!Kernel::applied) {
        FAIL("the line to change is not in the kernel any more; mend defects/table.cmake");
    }
    const std::size_t after = caught_after<Kernel>();
    std::cout << "defect \"" << Kernel::what << "\": ";
    if (std::string(Kernel::what) == "nothing") {
        std::cout << "not caught\n";
        CHECK(after == 0);
    } else {
        std::cout << "caught after " << after << " runs\n";
        CHECK(after != 0);
    }
}

}  // namespace

TEST_CASE("every planted defect of the kernel is caught") {
#define ALUR_IS_CAUGHT(kernel) is_caught<kernel>();
    ALUR_PLANTED(ALUR_IS_CAUGHT)
#undef ALUR_IS_CAUGHT
}
