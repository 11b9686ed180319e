// The chart of one page: symbols on a grid of levels and columns, and the arrows between them.
//
// At most one node stands at a level and column. Levels are the heights at which symbols stand, top
// to bottom; a row has one or more of them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "view/flow.hpp"

namespace alur::drawing {

// An answer that finds no corner of its diamond is a node: its arrow ends above it and goes on
// below.
enum class node_kind : std::uint8_t { terminator, process, decision, connector, answer };

enum class port : std::uint8_t { top, right, bottom, left };

struct node {
    node_kind kind = node_kind::process;
    int level = 0;
    int column = 0;
    bool guessed = false;
    int half = 26;  // of its width and height
    int rise = 12;
    std::vector<form_line> text;
    std::string about;
    int row = -1;     // of the SOP
    int target = -1;  // of a connector
    bool arrives = false;
    int above = 0;  // room it needs, from its middle
    int below = 0;
    bool left_taken = false;  // by a link
    bool right_taken = false;
};

struct arrow {
    int from = 0;
    int to = 0;
    bool link = false;  // straight, to a neighbour at the same level
    bool head = true;
    bool both = false;
    bool guessed = false;
    bool corner = false;  // leaves a diamond by a corner of its own
    std::vector<form_line> label;
    int label_width = 0;
    std::string about;
};

// Part of a row on a page; only the first part has the symbols.
struct page_item {
    int row = -1;
    int first_line = 0;
    int lines = 0;  // of its longest cell
    bool symbols = true;
};

struct chart {
    int columns = 0;
    int levels = 0;
    std::vector<node> nodes;
    std::vector<arrow> arrows;
    std::vector<int> item_of_level;  // -1 above the items, as many as there are items below
};

[[nodiscard]] chart chart_of(const flow& sop, const std::vector<page_item>& items,
                             const std::vector<std::string>& row_names);

inline constexpr int label_size = 10;
inline constexpr int label_lift = 5;  // of a label above the line from a diamond's side

// From the middle of a diamond to the label at its side.
[[nodiscard]] int label_offset(const node& diamond);

}  // namespace alur::drawing
