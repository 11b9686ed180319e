// The chart of one page in coordinates: symbols, arrows and labels.
#pragma once

#include <map>
#include <string>

#include "view/page_plan.hpp"

namespace alur::drawing {

// Connectors: their letter, and where the other half is.
struct connections {
    std::map<int, std::string> letter;        // by target
    std::map<int, int> page_of_target;        // where it arrives
    std::map<int, std::vector<int>> sources;  // pages it is left from
};

void draw_chart(const page_plan& plan, const table_columns& columns, int top,
                const connections& to_others, form_page& into);

}  // namespace alur::drawing
