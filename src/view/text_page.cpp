#include "view/text_page.hpp"

#include <algorithm>

namespace alur::drawing {
namespace {

int height_of(std::size_t lines) {
    return count(lines) * line_height(text_pages::size) + 2 * padding + 2;
}

std::size_t most_lines(const std::vector<text_cell>& cells) {
    std::size_t most = 0;
    for (const text_cell& each : cells) most = std::max(most, each.lines.size());
    return most;
}

}  // namespace

void text_pages::new_page() {
    pages_.emplace_back();
    y_ = margin;
    if (!edges_.empty()) table(caption_, edges_);
}

void text_pages::table(const std::string& caption, std::vector<int> edges, int gap) {
    caption_ = caption;
    edges_ = std::move(edges);
    if (pages_.empty()) {
        new_page();
        return;
    }
    y_ += gap;
    page().grids.emplace_back();
    grid().caption = caption_;
    grid().columns = edges_;
    grid().rows = {y_};
}

void text_pages::title(const std::string& text) {
    std::vector<form_line> lines = wrap(text, on_.inner_width(), {size, true, false});
    if (pages_.empty()) new_page();
    const int high = count(lines.size()) * line_height(size);
    if (y_ + high + 60 > on_.bottom()) {
        edges_.clear();
        new_page();
    }
    form_label made;
    made.size = size;
    made.box = {margin, y_ + 6, margin + on_.inner_width(), y_ + 6 + high};
    place_lines(lines, margin, y_ + 6, size);
    made.lines = std::move(lines);
    page().notes.push_back(std::move(made));
    y_ += high + 10;
}

void text_pages::add(std::vector<text_cell> cells, int least) {
    for (;;) {
        const std::size_t lines = most_lines(cells);
        const int height = std::max(least, height_of(lines));
        if (y_ + height <= on_.bottom()) {
            put(cells, height);
            return;
        }
        const int fit = (on_.bottom() - y_ - height_of(0)) / line_height(size);
        const bool fresh = y_ <= margin;
        // Three lines are worth a beginning; what a page cannot hold at all is begun anyway.
        if (fit >= (fresh ? 1 : 3) && lines > at(fit)) {
            std::vector<text_cell> part = cells;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                const std::size_t here = std::min(cells[i].lines.size(), at(fit));
                part[i].lines.resize(here);
                cells[i].lines.erase(cells[i].lines.begin(),
                                     cells[i].lines.begin() + static_cast<std::ptrdiff_t>(here));
            }
            put(part, height_of(at(fit)));
            least = 0;
        } else if (fresh) {
            put(cells, on_.bottom() - y_);
            return;
        }
        new_page();
    }
}

void text_pages::put(const std::vector<text_cell>& cells, int height) {
    const int row = count(grid().rows.size()) - 1;
    grid().rows.push_back(y_ + height);
    for (const text_cell& each : cells) {
        form_cell made;
        made.row = row;
        made.column = each.column;
        made.columns = each.columns;
        made.size = size;
        made.centred = each.centred;
        made.role = each.heading ? cell_role::row_heading : cell_role::data;
        made.box = {edges_[at(each.column)], y_, edges_[at(each.column + each.columns)],
                    y_ + height};
        made.lines = each.lines;
        place_in_cell(made, vertical::top);
        grid().cells.push_back(std::move(made));
    }
    y_ += height;
}

}  // namespace alur::drawing
