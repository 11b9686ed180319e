// Definition → machine.
//
// `check` finds everything that is wrong with a definition; `compile` additionally makes the
// machine if nothing stops it: no error among the findings, and no key that is accepted but not
// enforced yet (code TD01, a warning in `check`, an error here).
//
// Both are pure: same definition, same result. Neither throws for any definition (std::bad_alloc
// aside). Cost is linear for SOPs without parallel work; parallel work is explored state by state
// and refused beyond `max_states` (code AL33).
#pragma once

#include <alur/sop/diagnostic.hpp>
#include <alur/sop/machine.hpp>

#include <optional>

namespace alur {

// Reads nothing but the definition; pointers in the findings refer to the document it came from.
[[nodiscard]] diagnostics check(const definition& sop);

struct compiled {
    std::optional<alur::machine> machine;  // absent if a finding is an error
    diagnostics problems;
};

[[nodiscard]] compiled compile(const definition& sop);

}  // namespace alur
