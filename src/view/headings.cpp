#include "view/headings.hpp"

#include <algorithm>

namespace alur::drawing {
namespace {

constexpr int first_row = heading_size + 3 + 2 * padding;
constexpr std::size_t longest_heading = 160;

std::vector<form_line> heading_lines(const std::string& text, int width) {
    return wrap(cut(text, longest_heading), width, in_heading);
}

// How long upright headings must be, so that their lines stand beside each other in their columns.
int upright_length(const flow& chart, const table_columns& columns) {
    int length = 60;
    for (std::size_t c = 0; c < chart.columns.size(); ++c) {
        if (!columns.upright[c]) continue;
        length =
            std::max(length, std::min(150, widest_word(harmless(chart.columns[c]), in_heading)));
        const int lines =
            std::max(1, (columns.width_of(count(c) + 2) - 2) / line_height(heading_size));
        while (count(heading_lines(chart.columns[c], length).size()) > lines) length += 5;
    }
    return length + 2 * padding;
}

int second_row(const flow& chart, const table_columns& columns) {
    const bool upright =
        std::find(columns.upright.begin(), columns.upright.end(), true) != columns.upright.end();
    std::size_t lines = 1;
    for (std::size_t c = 0; c < chart.columns.size(); ++c)
        if (!columns.upright[c])
            lines = std::max(
                lines, heading_lines(chart.columns[c], columns.width_of(count(c) + 2) - 2 * padding)
                           .size());
    return std::max(count(lines) * line_height(heading_size) + 2 * padding,
                    upright ? upright_length(chart, columns) : 0);
}

}  // namespace

int heading_split(const flow&, const table_columns&) { return first_row; }

int headings_height(const flow& chart, const table_columns& columns) {
    return first_row + second_row(chart, columns);
}

void place_in_cell(form_cell& cell, vertical how) {
    const form_box& box = cell.box;
    const int high = count(cell.lines.size()) * line_height(cell.size);
    if (cell.upright) {
        // Line by line from left to right; x counts from the middle of the height.
        const int left = box.left + (box.right - box.left - high) / 2;
        for (std::size_t i = 0; i < cell.lines.size(); ++i) {
            cell.lines[i].x = (box.top + box.bottom) / 2;
            cell.lines[i].baseline = left + cell.size + count(i) * line_height(cell.size);
        }
        return;
    }
    const int top =
        how == vertical::top ? box.top + padding : box.top + (box.bottom - box.top - high) / 2;
    place_lines(cell.lines, cell.centred ? (box.left + box.right) / 2 : box.left + padding, top,
                cell.size);
}

void add_headings(form_grid& to, const flow& chart, const table_columns& columns, int top) {
    const int split = top + heading_split(chart, columns);
    const int bottom = top + headings_height(chart, columns);
    to.columns = columns.edges;
    to.rows = {top, split, bottom};
    to.headings = 2;
    const auto add = [&](int row, int rows, int column, int wide, const std::string& text,
                         bool upright = false) {
        form_cell cell;
        cell.row = row;
        cell.rows = rows;
        cell.column = column;
        cell.columns = wide;
        cell.role = cell_role::column_heading;
        cell.size = heading_size;
        cell.centred = true;
        cell.upright = upright;
        cell.box = {columns.edges[at(column)], to.rows[at(row)], columns.edges[at(column + wide)],
                    to.rows[at(row + rows)]};
        const int length =
            upright ? cell.box.bottom - cell.box.top : cell.box.right - cell.box.left;
        cell.lines = heading_lines(text, length - 2 * padding);
        place_in_cell(cell, vertical::middle);
        to.cells.push_back(std::move(cell));
    };
    const int performers = columns.performers();
    add(0, 2, 0, 1, text_headings[0]);
    add(0, 2, 1, 1, text_headings[1]);
    if (performers > 0) add(0, 1, 2, performers, "Pelaksana");
    add(0, 1, 2 + performers, 3, "Mutu Baku");
    add(0, 2, 5 + performers, 1, text_headings[5]);
    for (int c = 0; c < performers; ++c) {
        add(1, 1, 2 + c, 1, chart.columns[at(c)], columns.upright[at(c)]);
        to.cells.back().guessed = chart.column_guessed[at(c)];
    }
    for (int c = 2; c < 5; ++c) add(1, 1, performers + c, 1, text_headings[at(c)]);
}

}  // namespace alur::drawing
