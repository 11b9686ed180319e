// One page of the table: which rows it has, how high everything is, and the way of its arrows.
#pragma once

#include <vector>

#include "view/route.hpp"
#include "view/sheet.hpp"

namespace alur::drawing {

// The lines of every text cell, broken for its column.
using row_lines = std::array<std::vector<form_line>, text_cells>;

struct table_content {
    const definition& sop;
    const flow& chart;
    const std::vector<std::string>& names;
    const std::vector<row_text>& texts;
    table_columns columns;
    std::vector<row_lines> lines;  // per row

    [[nodiscard]] int longest(int row) const;  // lines of its longest cell
};

struct page_plan {
    std::vector<page_item> items;
    chart drawn;
    routes ways;
    chart_room room;
    std::vector<int> level_middle;  // from the top of the page's first item
    std::vector<int> level_above;   // what stands there needs, up and down from its middle
    std::vector<int> level_below;
    int arrivals = 0;          // height of the strip of connectors at the top
    std::vector<int> heights;  // of the items, headings of phases included
    int departures = 0;        // of the strip at the bottom
    int symbol_height = 0;     // of the tallest item, by its symbols alone
    [[nodiscard]] int height() const;
};

// The heading of the phase that begins with a row, over the first two columns; and its height.
[[nodiscard]] std::vector<form_line> phase_lines(const row& its, const table_columns& columns);
[[nodiscard]] int phase_height(const row& its, const page_item& item, const table_columns& columns);
[[nodiscard]] int text_height(int lines);

// At least what an item needs, without arrows.
[[nodiscard]] int least_height(const table_content& of, const page_item& item);

[[nodiscard]] page_plan plan_page(const table_content& of, std::vector<page_item> items);

}  // namespace alur::drawing
