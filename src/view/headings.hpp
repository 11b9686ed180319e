// The two rows of headings above the table, on every page.
#pragma once

#include "view/sheet.hpp"

namespace alur::drawing {

[[nodiscard]] int heading_split(const flow& chart, const table_columns& columns);
[[nodiscard]] int headings_height(const flow& chart, const table_columns& columns);

// Appends them to a grid that has no rows yet.
void add_headings(form_grid& to, const flow& chart, const table_columns& columns, int top);

// A cell whose lines are placed: from the top, or in the middle of its height.
enum class vertical : std::uint8_t { top, middle };
void place_in_cell(form_cell& cell, vertical how);

}  // namespace alur::drawing
