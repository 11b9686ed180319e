// What the compiler refuses for its flow is exactly what the oracle, trying everything, finds
// unsound.
#include "generator/mutants.hpp"
#include "generator/sop.hpp"
#include "oracle/cases.hpp"
#include "oracle/sound.hpp"

#include <alur/sop/compile.hpp>
#include <alur/sop/write.hpp>

#include <catch2/catch.hpp>

#include <iostream>

namespace mutants_test {

using namespace alur;

namespace {

std::string in_words(const oracle::soundness& found) {
    std::string text = found.why;
    for (const std::string& step : found.steps) {
        text += "\n  " + step;
    }
    return text;
}

std::string errors_of(const compiled& made) {
    std::string text;
    for (const diagnostic& d : made.problems) {
        if (d.level == severity::error) {
            text += d.code + " " + d.pointer + " " + d.message.en + "\n";
        }
    }
    return text;
}

// Small enough to try everything.
bool small(const definition& sop) { return sop.rows.size() <= 8; }

}  // namespace

TEST_CASE("of every operator's mutants exactly the unsound ones are refused") {
    for (const generate::mutation& operation : generate::mutations()) {
        const std::size_t wanted = std::max<std::size_t>(50, oracle::cases(300));
        std::size_t unsound = 0;
        std::size_t sound = 0;
        for (std::uint64_t seed = 1; unsound < wanted; ++seed) {
            definition sop = generate::sop(seed, generate::mode::compiling);
            for (row& r : sop.rows) {
                r.until.clear();  // a clock that can no longer stop is refused, but not unsound
            }
            if (!small(sop) || !compile(sop).machine) {
                continue;
            }
            for (const definition& mutant : operation.all(sop)) {
                const oracle::soundness found = oracle::sound(mutant, {1'500, 2});
                if (!found.known) {
                    continue;
                }
                const compiled made = compile(mutant);
                INFO(operation.name << " of seed " << seed << "\n" << to_json(mutant));
                INFO(in_words(found) << "\n" << errors_of(made));
                REQUIRE(found.sound == made.machine.has_value());
                ++(found.sound ? sound : unsound);
            }
        }
        std::cout << "mutants, " << operation.name << ": " << unsound << " unsound and refused, "
                  << sound << " sound and compiled\n";
    }
}

}  // namespace mutants_test
