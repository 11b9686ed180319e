// An SOP with one thing changed. Not every mutant is unsound; the oracle tells which are.
#pragma once

#include <alur/sop/definition.hpp>

#include <string>
#include <vector>

namespace alur::generate {

struct mutation {
    std::string name;
    std::vector<definition> (*all)(const definition&);  // every way of applying it
};

// Drop an exit, redirect it, drop a branch, swap fork and decision, end inside a branch, rule
// without default.
[[nodiscard]] const std::vector<mutation>& mutations();

}  // namespace alur::generate
