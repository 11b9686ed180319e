// The sheet all pages are drawn on, and the columns of its table.
#pragma once

#include <array>
#include <vector>

#include "view/flow.hpp"
#include "view/row_text.hpp"

namespace alur::drawing {

inline constexpr int margin = 34;
inline constexpr int footer = 22;
inline constexpr int padding = 4;  // between a cell's edge and its text
inline constexpr int table_size = 11;
inline constexpr int heading_size = 10;
inline constexpr int lane_step = 7;
inline constexpr int arrow_length = 8;

struct sheet {
    int width = 0;
    int height = 0;

    [[nodiscard]] int inner_width() const { return width - 2 * margin; }
    [[nodiscard]] int bottom() const { return height - margin - footer; }
};

[[nodiscard]] sheet paper_sheet(paper on);

// What the charts of all pages need of the columns' width; the most of any page.
struct chart_room {
    // Lanes left of the line between two columns, and right of it; per channel.
    std::vector<int> left_lanes;
    std::vector<int> right_lanes;
    // Per column: from the middle of its symbols to the edge of what belongs to them.
    std::vector<int> left;
    std::vector<int> right;

    // Whether there was enough.
    bool cover(const chart_room& page);
};

struct table_columns {
    std::vector<int> edges;  // of all columns: No, Kegiatan, performers, Kelengkapan … Keterangan
    std::vector<int> middle;     // of each performer column, where its symbols stand
    std::vector<int> left_room;  // of lanes, per channel
    std::vector<int> right_room;
    std::vector<bool> upright;  // whether a performer's heading runs upwards
    int needed_width = 0;       // of a sheet; larger than the sheet's if the columns do not fit

    [[nodiscard]] int performers() const { return count(middle.size()); }
    // The table's column in which a text cell stands.
    [[nodiscard]] int text_column(int cell) const { return cell < 2 ? cell : performers() + cell; }
    [[nodiscard]] int width_of(int column) const {
        return edges[at(column) + 1] - edges[at(column)];
    }
};

[[nodiscard]] table_columns columns_for(const flow& sop, const std::vector<row_text>& texts,
                                        const chart_room& room, const sheet& on);

inline constexpr std::array<const char*, text_cells> text_headings{
    "No", "Kegiatan", "Kelengkapan", "Waktu", "Output", "Keterangan"};

}  // namespace alur::drawing
