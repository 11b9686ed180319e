// What a step back must undo, told from who caused what and from nothing else: the target's last
// completion, and everything that came about through it. A second opinion on what `act` does from
// reachability alone.
#pragma once

#include "oracle/run.hpp"

namespace alur::oracle {

struct undone {
    std::set<place> withdrawn;  // open rows, without the one stepped back from
    std::set<void_act> acts;
    std::set<place> outputs;
    friend bool operator==(const undone&, const undone&) = default;
};

// For a step back that `act` would accept now. `acting` is the office whose finishing act gives a
// backward answer, none for a return.
[[nodiscard]] undone undo(const run& r, place from, int target, const std::set<int>& named,
                          int acting);

// The same, as `act` did it.
[[nodiscard]] undone undone_by(const result& done);

}  // namespace alur::oracle
