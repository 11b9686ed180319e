// What follows from a step of the kernel: rows and clocks open and stop, acts and outputs come and
// go. Private to src/case. Defined in ledger.cpp.
#pragma once

#include "case/scene.hpp"

namespace alur {

struct flow_change {
    verdict said;
    step_id target = no_step;  // of a step back
};

// Carries the change into `decided.after` (whose kernel state is already the new one), the end of
// the case included, and tells `decided` what opened, closed and stopped. `decided.at` and `.taken`
// are set.
void follow_flow(const scene& s, const flow_change& change, entry& decided);

// Opens the rows and clocks of a case that starts.
void open_first(const scene& s, entry& decided);
// Everything still open is withdrawn and every clock stops.
void withdraw_all(const scene& s, entry& decided);

}  // namespace alur
