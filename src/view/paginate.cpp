#include "view/paginate.hpp"

#include <algorithm>

#include "view/headings.hpp"

namespace alur::drawing {
namespace {

std::vector<row_lines> break_lines(const std::vector<row_text>& texts, const table_columns& columns) {
    std::vector<row_lines> all;
    for (const row_text& row : texts) {
        row_lines lines;
        for (int c = 0; c < text_cells; ++c) {
            const int width = columns.width_of(columns.text_column(c)) - 2 * padding;
            // Remarks are sentences of their own, not items of a list.
            const cell_text& text = row[at(c)];
            if (c == 5)
                for (const std::string& each : text.items) {
                    const std::vector<form_line> more = wrap(each, width, in_table);
                    lines[at(c)].insert(lines[at(c)].end(), more.begin(), more.end());
                }
            else
                lines[at(c)] = wrap_list(text.items, width, in_table, bullets::dashes);
            const std::vector<form_line> more = wrap(text.more, width, slanted_in_table);
            lines[at(c)].insert(lines[at(c)].end(), more.begin(), more.end());
        }
        all.push_back(std::move(lines));
    }
    return all;
}

class page_filler {
  public:
    page_filler(const table_content& of, int capacity) : of_(of), capacity_(capacity) {}

    // Nothing where the symbols of one row are taller than a page.
    std::optional<std::vector<page_plan>> fill() {
        for (int r = 0; r < count(of_.sop.rows.size()); ++r) waiting_.push_back({r, 0, of_.longest(r), true});
        std::vector<page_plan> pages;
        while (next_ < waiting_.size()) {
            std::optional<page_plan> page = next_page();
            if (!page) return std::nullopt;
            pages.push_back(*std::move(page));
        }
        return pages;
    }

  private:
    std::optional<page_plan> next_page() {
        std::size_t end = next_;
        for (int height = 0; end < waiting_.size(); ++end) {
            height += least_height(of_, waiting_[end]);
            if (height > capacity_) break;
        }
        for (; end > next_; --end) {
            page_plan plan = plan_of(end);
            if (plan.height() > capacity_) continue;
            next_ = end;
            return plan;
        }
        return part_of_row();
    }
    page_plan plan_of(std::size_t end) const {
        return plan_page(of_, {waiting_.begin() + static_cast<std::ptrdiff_t>(next_),
                               waiting_.begin() + static_cast<std::ptrdiff_t>(end)});
    }

    std::optional<page_plan> part_of_row() {
        page_item& item = waiting_[next_];
        const int all = item.lines;
        item.lines = 0;
        page_plan plan = plan_of(next_ + 1);
        const int strips = plan.arrivals + plan.departures +
                           phase_height(of_.sop.rows[at(item.row)], item, of_.columns);
        const int fit = (capacity_ - strips - text_height(0)) / line_height(table_size);
        if (plan.height() > capacity_ || fit < 1) return std::nullopt;
        const page_item rest{item.row, item.first_line + fit, all - fit, false};
        item.lines = fit;
        plan = plan_of(next_ + 1);
        ++next_;
        if (rest.lines > 0) waiting_.insert(waiting_.begin() + static_cast<std::ptrdiff_t>(next_), rest);
        return plan;
    }

    const table_content& of_;
    int capacity_;
    std::vector<page_item> waiting_;
    std::size_t next_ = 0;
};

}  // namespace

table_pages paginate(const definition& sop, const flow& chart, const std::vector<row_text>& texts,
                     const std::vector<std::string>& names, const sheet& paper) {
    table_pages out;
    out.on = paper;
    chart_room room;
    room.left_lanes.assign(chart.columns.size() + 1, 0);
    room.right_lanes = room.left_lanes;
    room.left.assign(chart.columns.size(), 26);
    room.right = room.left;
    const auto enlarge = [&](int width) {
        width = std::max(width, out.on.width + 1);
        out.on = {width, static_cast<int>(std::int64_t{width} * paper.height / paper.width)};
    };
    for (;;) {
        table_columns columns = columns_for(chart, texts, room, out.on);
        if (columns.needed_width > out.on.width) {
            enlarge(columns.needed_width);
            continue;
        }
        out.columns = columns;
        out.heading_split = heading_split(chart, columns);
        out.headings = headings_height(chart, columns);
        table_content content{sop, chart, names, texts, std::move(columns), {}};
        content.lines = break_lines(texts, content.columns);
        const int capacity = out.on.bottom() - margin - out.headings;
        std::optional<std::vector<page_plan>> pages = page_filler(content, capacity).fill();
        if (!pages) {
            enlarge(out.on.width + out.on.width / 8);
            continue;
        }
        bool enough = true;
        for (const page_plan& each : *pages) enough = room.cover(each.room) && enough;
        if (!enough) continue;
        out.pages = *std::move(pages);
        out.lines = std::move(content.lines);
        return out;
    }
}

}  // namespace alur::drawing
