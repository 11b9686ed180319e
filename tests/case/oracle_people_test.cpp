// People, papers and time: the case and the oracle refuse the same events for the same reasons.
#include "oracle/cases.hpp"

#include <iostream>

#include "case/guards_walk.hpp"

namespace oracle_people_test {

using namespace alur_test;

TEST_CASE("the oracle agrees on every refusal of a case with people, papers and time") {
    const std::uint64_t seed = alur::oracle::first_seed();
    const std::size_t wanted = std::max<std::size_t>(6'000, alur::oracle::cases(120'000));
    guards_tally sum;
    for (std::uint64_t i = 0; sum.events < wanted; ++i) {
        const std::uint64_t own = seed * 1'000'003 + i;
        dice d(own << 8U);
        const alur::machine sop = guarded_machine(d);
        for (int n = 0; n < 3; ++n) {
            const std::string differs = walk_guards(d, sop, 60, sum);
            if (!differs.empty()) FAIL("seed " << seed << ", SOP " << i << "\n" << differs);
        }
    }
    std::cout << "guards against oracle from seed " << seed << ": " << sum.events << " events, "
              << "answers";
    for (const std::size_t n : sum.answers) std::cout << ' ' << n;
    std::cout << "; lifted";
    for (const std::size_t n : sum.lifted) std::cout << ' ' << n;
    std::cout << '\n';
    const std::size_t enough = wanted >= 100'000 ? 100 : 5;
    for (std::size_t why = 0; why < sum.answers.size(); ++why) {
        INFO("answer " << why);
        CHECK(sum.answers[why] >= enough);
    }
    for (const slow::objection why : {slow::objection::office, slow::objection::separation,
                                      slow::objection::evidence, slow::objection::lateness}) {
        INFO("lifted " << static_cast<int>(why));
        CHECK(sum.lifted[static_cast<std::size_t>(why)] * 5 >= enough);
    }
}

}  // namespace oracle_people_test
