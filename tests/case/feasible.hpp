// What feasibility is asked about: an SOP that loads, and a day.
#pragma once

#include <alur/sop/load.hpp>

#include <catch2/catch.hpp>

#include <chrono>
#include <string>

namespace alur_test {

inline constexpr std::chrono::local_days today{std::chrono::year{2026} / 2 / 3};

inline alur::definition sop_of(const std::string& text) {
    const alur::source from{"sop.json", text};
    const alur::loaded read = alur::load(from);
    INFO(text << '\n' << alur::to_text(from, read.problems, alur::language::en));
    REQUIRE(read.sop);
    REQUIRE(alur::no_errors(read.problems));
    return *read.sop;
}

}  // namespace alur_test
