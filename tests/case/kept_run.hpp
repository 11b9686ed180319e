// A case with its journal in memory, for tests.
#pragma once

#include <alur/case/record.hpp>

#include <string>
#include <variant>
#include <vector>

#include "case/support.hpp"

namespace alur_test {

// A run whose every entry is written, rebuilt and compared.
struct kept_run : run {
    std::string journal;
    std::vector<const alur::timetable*> all{times.get()};

    using run::run;

    void append(alur::entry& decided) {
        for (const alur::sealed_line& line : alur::record(berkas, decided, "B-1"))
            journal += line.text + "\n";
        berkas.apply(decided);
        const auto again = alur::rebuild(*sop, all, journal);
        INFO(journal);
        if (const auto* error = std::get_if<alur::replay_error>(&again)) FAIL(error->message.en);
        REQUIRE(std::get<alur::rebuilt_case>(again).berkas.facts() == berkas.facts());
        CHECK(&std::get<alur::rebuilt_case>(again).berkas.times() == &berkas.times());
    }
    void writes(const alur::event& given) {
        alur::judgement answer = berkas.judge(given);
        INFO((answer ? std::string() : answer.refused().message.en));
        REQUIRE(answer);
        append(answer.decided());
    }
    void writes_refusal(const alur::event& given) {
        const alur::judgement answer = berkas.judge(given);
        REQUIRE_FALSE(answer.accepted());
        alur::entry kept = alur::attempt(berkas, given, answer.refused());
        append(kept);
    }
    void verifies() const {
        INFO(journal);
        const auto wrong = alur::verify(*sop, all, journal);
        INFO((wrong ? wrong->message.en : ""));
        CHECK_FALSE(wrong);
    }
};

}  // namespace alur_test
