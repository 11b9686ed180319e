// A definition with its references resolved to numbers: the form on which flow is studied.
//
// Invariants, if resolving reported no error: every number is in range; a row that forks has two or
// more exits, each a row; a row that does not has one exit per answer, or exactly one; answers and
// exits are in the same order.
#pragma once

#include <alur/sop/definition.hpp>
#include <alur/sop/diagnostic.hpp>
#include <alur/sop/rule.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace alur {

inline constexpr int no_number = -1;

// A number that is there, as an index.
inline std::size_t at(int number) { return static_cast<std::size_t>(number); }

struct resolved_exit {
    int to = no_number;  // a row, or no_number: the case ends
    int outcome = 0;     // where the case ends
    bool backward = false;
    std::optional<rule> guard;
};

struct resolved_row {
    std::vector<int> offices;
    int kind = no_number;  // repeated for each unit of this kind
    bool forks = false;    // its exits are branches that run in parallel
    std::vector<resolved_exit> exits;
    std::vector<int> returns;
    int until = no_number;
};

struct resolved {
    std::vector<resolved_row> rows;
    std::vector<int> starts;
    std::vector<std::string> outcomes;    // distinct, in order of appearance
    std::vector<std::string> kinds;       // some row is repeated for each
    std::vector<std::string> case_kinds;  // the case belongs to one unit of each
    std::vector<int> office_kind;         // per office: its repeated kind or no_number
    std::vector<int> controllers;
};

// Where the goal of exit `e` of row `r` is written, for findings about it.
std::string exit_pointer(const definition& sop, std::size_t r, std::size_t e);

// "langkah 6 (Memeriksa rekapitulasi)", long sentences cut.
std::string row_name(const definition& sop, std::size_t r, language lang);

resolved resolve(const definition& sop, diagnostics& problems);

}  // namespace alur
