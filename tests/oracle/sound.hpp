// Is a small SOP sound? Every state it can get into is visited with the oracle itself: from each
// the case can end on flow alone, every row happens in some run, and no row opens while it is open.
#pragma once

#include "oracle/run.hpp"

#include <string>
#include <vector>

namespace alur::oracle {

struct limits {
    std::size_t states = 20'000;  // per exploration
    int units = 2;                // every kind with 1 to so many
};

struct soundness {
    bool sound = false;
    bool known = true;  // false: more states than the limit
    std::string why;    // a fault, or what happens after `steps`
    std::vector<std::string> steps;
};

[[nodiscard]] soundness sound(const definition& from, const limits& within = {});

}  // namespace alur::oracle
