// Pages of the table, from their plans.
#pragma once

#include <vector>

#include "view/paginate.hpp"

namespace alur::drawing {

// `pages_before` is how many pages of the form come before these.
[[nodiscard]] std::vector<form_page> draw_table(const definition& sop, const flow& chart,
                                                const table_pages& pages, int pages_before);

}  // namespace alur::drawing
