// Assignments of a register that contradict each other. Private to src/case.
#pragma once

#include <alur/case/register.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "sop/json_shape.hpp"

namespace alur {

// Where an assignment stands, and whether person, office and period could be read.
struct placed_assignment {
    const json_node* at = nullptr;
    bool comparable = false;
};

// Two names are the same if this is: letter case (ASCII) does not count. Spaces are single already.
[[nodiscard]] std::string folded(std::string_view name);

// `placed` is parallel to the assignments. n log n in them.
void report_conflicts(const json_shape& shape, const office_register& in,
                      const std::vector<placed_assignment>& placed);

}  // namespace alur
