// Which rows stand on which page.
#pragma once

#include <optional>
#include <vector>

#include "view/page_plan.hpp"

namespace alur::drawing {

struct table_pages {
    chart_room room;  // that the charts need
    sheet on;
    table_columns columns;
    int headings = 0;  // height of the two rows of headings
    std::vector<page_plan> pages;
    std::vector<row_lines> lines;
};

[[nodiscard]] table_pages paginate(const definition& sop, const flow& chart,
                                   const std::vector<row_text>& texts,
                                   const std::vector<std::string>& names, const sheet& paper);

}  // namespace alur::drawing
