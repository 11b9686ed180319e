// The symbols of a chart, as large as their texts need.
#pragma once

#include <string>
#include <vector>

#include "view/chart.hpp"

namespace alur::drawing {

[[nodiscard]] node symbol(node_kind kind);

// The box or diamond of a row, as wide as what is said in it.
[[nodiscard]] node row_symbol(bool decides, const std::string& done);

// "Mulai", "Selesai: ditolak"
[[nodiscard]] node capsule(const std::string& word, const std::string& more);
[[nodiscard]] node answer_node(const flow_exit& exit);

[[nodiscard]] std::vector<form_line> label_lines(const std::string& text);
[[nodiscard]] int widest_line(const std::vector<form_line>& lines);

}  // namespace alur::drawing
