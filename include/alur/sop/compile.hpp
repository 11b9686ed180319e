// Definition → machine.
//
// `check` finds everything that is wrong with a definition; `compile` additionally makes the
// machine if no finding is an error. `others` are the SOPs that rows may call (`sop`), found by
// their number or title; a row that calls one which is not among them is done by hand (a warning).
//
// Both are pure: same definitions, same result, in any thread. Neither throws for any definition
// (std::bad_alloc aside). Cost is linear for SOPs without parallel work; parallel work is explored
// state by state and refused beyond `max_states` (code AL33).
#pragma once

#include <alur/sop/diagnostic.hpp>
#include <alur/sop/machine.hpp>

#include <optional>
#include <span>

namespace alur {

// Reads nothing but the definitions; pointers in the findings refer to the document that `sop` came
// from. `others` are not checked themselves.
[[nodiscard]] diagnostics check(const definition& sop, std::span<const definition> others = {});

struct compiled {
    std::optional<alur::machine> machine;  // absent if a finding is an error
    diagnostics problems;
};

[[nodiscard]] compiled compile(const definition& sop, std::span<const definition> others = {});

}  // namespace alur
