// What stands in the text cells of the table.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "view/text.hpp"

namespace alur::drawing {

struct cell_text {
    text_list items;
    std::string more;  // slanted, below
    bool guessed = false;
};

// No, Kegiatan, Kelengkapan, Waktu, Output, Keterangan
inline constexpr int text_cells = 6;
using row_text = std::array<cell_text, text_cells>;

[[nodiscard]] std::vector<row_text> row_texts(const definition& sop);

// "Langkah 5", for what is said of symbols and arrows.
[[nodiscard]] std::vector<std::string> row_names(const definition& sop);

}  // namespace alur::drawing
