#include "view/page_plan.hpp"

#include <algorithm>
#include <numeric>

namespace alur::drawing {
namespace {

int above_room(int lanes) {
    return lanes == 0 ? arrow_length + 2 : arrow_length + 2 + lanes * lane_step;
}
int below_room(int lanes) { return lanes == 0 ? 4 : 2 + lanes * lane_step + 2; }

// Labels at the corners that answers took need room of their own.
void make_room(page_plan& plan) {
    chart_room& room = plan.room;
    room.left_lanes = plan.ways.left_lanes;
    room.right_lanes = plan.ways.right_lanes;
    room.left.assign(at(plan.drawn.columns), 0);
    room.right = room.left;
    for (const node& each : plan.drawn.nodes)
        for (auto* side : {&room.left, &room.right})
            (*side)[at(each.column)] = std::max((*side)[at(each.column)], each.half + 2);
    for (std::size_t a = 0; a < plan.drawn.arrows.size(); ++a) {
        const arrow& each = plan.drawn.arrows[a];
        if (!each.corner || each.label.empty()) continue;
        node& from = plan.drawn.nodes[at(each.from)];
        const int high = count(each.label.size()) * line_height(label_size);
        const port corner = plan.ways.of_arrow[a].out;
        const int wide = (corner == port::bottom ? 4 : label_offset(from)) + each.label_width + 2;
        int& side = (corner == port::left ? room.left : room.right)[at(from.column)];
        side = std::max(side, wide);
        if (corner == port::bottom)
            from.below = std::max(from.below, from.rise + high + 3);
        else
            from.above = std::max(from.above, label_lift + high + 1);
    }
    plan.level_above.assign(at(plan.drawn.levels), 0);
    plan.level_below.assign(at(plan.drawn.levels), 0);
    for (const node& each : plan.drawn.nodes) {
        int& above = plan.level_above[at(each.level)];
        int& below = plan.level_below[at(each.level)];
        above = std::max(above, each.above);
        below = std::max(below, each.below);
    }
}

}  // namespace

int table_content::longest(int row) const {
    std::size_t most = 0;
    for (const auto& cell : lines[at(row)]) most = std::max(most, cell.size());
    return count(most);
}

int page_plan::height() const {
    return arrivals + std::accumulate(heights.begin(), heights.end(), 0) + departures;
}

std::vector<form_line> phase_lines(const row& its, const table_columns& columns) {
    return wrap(its.phase, columns.edges[2] - columns.edges[0] - 2 * padding,
                {table_size, true, false});
}

int phase_height(const row& its, const page_item& item, const table_columns& columns) {
    if (!item.symbols || its.phase.empty()) return 0;
    const std::size_t lines = phase_lines(its, columns).size();
    return lines == 0 ? 0 : count(lines) * line_height(table_size) + padding;
}

int text_height(int lines) { return lines * line_height(table_size) + 2 * padding + 2; }

int least_height(const table_content& of, const page_item& item) {
    const int symbols = item.symbols ? 22 + above_room(0) + below_room(0) : 0;
    return std::max(text_height(item.lines), symbols) +
           phase_height(of.sop.rows[at(item.row)], item, of.columns);
}

page_plan plan_page(const table_content& of, std::vector<page_item> items) {
    page_plan plan;
    plan.items = std::move(items);
    plan.drawn = chart_of(of.chart, plan.items, of.names);
    plan.ways = route_arrows(plan.drawn);
    make_room(plan);
    const int levels = plan.drawn.levels;
    const auto level_height = [&](int l) {
        return above_room(plan.ways.above_lanes[at(l)]) + plan.level_above[at(l)] +
               plan.level_below[at(l)] + below_room(plan.ways.below_lanes[at(l)]);
    };
    plan.level_middle.resize(at(levels));
    plan.heights.resize(plan.items.size());
    int y = 0;
    for (int item = -1, l = 0; item <= count(plan.items.size()); ++item) {
        int symbols = 0;
        int end = l;
        for (; end < levels && plan.drawn.item_of_level[at(end)] == item; ++end)
            symbols += level_height(end);
        int height = symbols;
        int top = 0;
        if (item >= 0 && item < count(plan.items.size())) {
            const page_item& its = plan.items[at(item)];
            top = phase_height(of.sop.rows[at(its.row)], its, of.columns);
            plan.symbol_height = std::max(plan.symbol_height, symbols + top);
            height = top + std::max(symbols, text_height(its.lines));
            plan.heights[at(item)] = height;
        } else {
            (item < 0 ? plan.arrivals : plan.departures) = height;
        }
        int at_y = y + top + (height - top - symbols) / 2;
        for (; l < end; ++l) {
            plan.level_middle[at(l)] =
                at_y + above_room(plan.ways.above_lanes[at(l)]) + plan.level_above[at(l)];
            at_y += level_height(l);
        }
        y += height;
    }
    return plan;
}

}  // namespace alur::drawing
