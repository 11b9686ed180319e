// The fewest rows that must have been done for another to be open. Private to src/analysis.
#pragma once

#include <alur/case/facts.hpp>
#include <alur/sop/machine.hpp>

#include <optional>
#include <vector>

namespace alur {

struct done_unseen {
    row_unit at;
    exit_id answer = no_exit;
};

// From where the case stands, forwards only; of several ways the one with the earlier rows. Empty
// if the row is open, nothing if no way leads there. Rows of parallel work that `wanted` does not
// wait for are left alone, and so are units beyond a quorum. Cost: linear in the rows for each row
// done.
[[nodiscard]] std::optional<std::vector<done_unseen>> shortest_way(const machine& sop,
                                                                   const case_facts& from,
                                                                   row_unit wanted);

}  // namespace alur
