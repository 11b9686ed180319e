// Small SOPs for tests, written as their rows.
//
// Offices: a, b, c, d (one each), x (outside), u and v (one in every bidang).
#pragma once

#include <alur/sop/compile.hpp>
#include <alur/sop/load.hpp>

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

namespace alur::testing {

inline source document(std::string_view rows, std::string_view more = "") {
    std::string text = R"({"judul": "Contoh", "pelaksana": {"a": "A", "b": "B", "c": "C", "d": "D",
      "x": {"nama": "X", "luar": true}, "u": {"nama": "U", "setiap": "bidang"},
      "v": {"nama": "V", "setiap": "bidang"}},)";
    text += more;
    text += "\n\"langkah\": [";
    text += rows;
    text += "]}";
    return {"contoh.json", text};
}

inline definition sop_of(std::string_view rows, std::string_view more = "") {
    const source from = document(rows, more);
    loaded read = load(from);
    INFO(from.text << "\n" << to_text(from, read.problems, language::en));
    REQUIRE(read.sop);
    return *read.sop;
}

inline machine machine_of(std::string_view rows, std::string_view more = "") {
    const source from = document(rows, more);
    compiled made = compile(sop_of(rows, more));
    INFO(from.text << "\n" << to_text(from, made.problems, language::en));
    REQUIRE(made.machine);
    return *made.machine;
}

// Refused with this code at this place, and with nothing else that is an error.
inline void refuses(std::string_view rows, std::string_view code, std::string_view pointer,
                    std::string_view more = "") {
    const source from = document(rows, more);
    const compiled made = compile(sop_of(rows, more));
    INFO(from.text << "\n" << to_text(from, made.problems, language::en));
    CHECK_FALSE(made.machine);
    bool found = false;
    for (const diagnostic& problem : made.problems) {
        if (problem.level != severity::error) continue;
        CHECK(problem.code == code);
        found |= problem.code == code && problem.pointer == pointer;
        CHECK_FALSE(problem.message.id.empty());
        CHECK_FALSE(problem.message.en.empty());
    }
    CHECK(found);
}

}  // namespace alur::testing
