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

void text_pages::add(const std::vector<text_cell>& cells, int least) {
    std::size_t done = 0;
    const std::size_t all = most_lines(cells);
    for (;;) {
        const std::size_t left = all - done;
        const int height = std::max(done == 0 ? least : 0, height_of(left));
        if (y_ + height <= on_.bottom()) {
            put(cells, done, left, height);
            return;
        }
        const int fit = (on_.bottom() - y_ - height_of(0)) / line_height(size);
        const bool fresh = y_ <= margin;
        // Three lines are worth a beginning; what a page cannot hold at all is begun anyway.
        if (fit >= (fresh ? 1 : 3) && left > at(fit)) {
            put(cells, done, at(fit), height_of(at(fit)));
            done += at(fit);
        } else if (fresh) {
            put(cells, done, left, on_.bottom() - y_);
            return;
        }
        new_page();
    }
}

void text_pages::put(const std::vector<text_cell>& cells, std::size_t first, std::size_t lines,
                     int height) {
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
        const auto begin = each.lines.begin();
        const std::size_t end = std::min(first + lines, each.lines.size());
        if (first < end)
            made.lines.assign(begin + static_cast<std::ptrdiff_t>(first),
                              begin + static_cast<std::ptrdiff_t>(end));
        place_in_cell(made, vertical::top);
        grid().cells.push_back(std::move(made));
    }
    y_ += height;
}

}  // namespace alur::drawing
