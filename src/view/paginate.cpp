#include "view/paginate.hpp"

#include <algorithm>

#include "view/headings.hpp"

namespace alur::drawing {
namespace {

std::vector<row_lines> break_lines(const std::vector<row_text>& texts,
                                   const table_columns& columns) {
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
        for (int r = 0; r < count(of_.sop.rows.size()); ++r)
            waiting_.push_back({r, 0, of_.longest(r), true});
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
        if (rest.lines > 0)
            waiting_.insert(waiting_.begin() + static_cast<std::ptrdiff_t>(next_), rest);
        return plan;
    }

    const table_content& of_;
    int capacity_;
    std::vector<page_item> waiting_;
    std::size_t next_ = 0;
};

class paginator {
  public:
    paginator(const definition& sop, const flow& chart, const std::vector<row_text>& texts,
              const std::vector<std::string>& names, const sheet& paper)
        : sop_(sop), chart_(chart), texts_(texts), names_(names), paper_(paper) {}

    // The ways of arrows need room, room moves lines and pages, and that changes the ways: room
    // only grows until it is enough.
    table_pages settle() {
        chart_room room = none();
        sheet on = paper_;
        for (;;) {
            table_pages made = lay_out(room, on);
            if (room.cover(made.room)) return slimmed(made);
            on = made.on;
        }
    }

  private:
    // Not all that was needed on the way may be needed in the end.
    table_pages slimmed(const table_pages& first) {
        chart_room room = none();
        (void)room.cover(first.room);
        table_pages second = lay_out(room, paper_);
        return room.cover(second.room) ? second : first;
    }

    chart_room none() const {
        const std::size_t columns = chart_.columns.size();
        return {std::vector<int>(columns + 1), std::vector<int>(columns + 1),
                std::vector<int>(columns, 26), std::vector<int>(columns, 26)};
    }

    // On a larger sheet where columns or the symbols of one row do not fit.
    table_pages lay_out(const chart_room& room, sheet on) {
        const auto enlarge = [&](int width) {
            on = {width, static_cast<int>(std::int64_t{width} * paper_.height / paper_.width)};
        };
        for (;;) {
            table_pages out;
            out.on = on;
            out.columns = columns_for(chart_, texts_, room, on);
            if (out.columns.needed_width > on.width) {
                enlarge(out.columns.needed_width);
                continue;
            }
            out.headings = headings_height(chart_, out.columns);
            table_content content{sop_,   chart_,      names_,
                                  texts_, out.columns, break_lines(texts_, out.columns)};
            const int capacity = on.bottom() - margin - out.headings;
            std::optional<std::vector<page_plan>> pages = page_filler(content, capacity).fill();
            if (!pages) {
                enlarge(on.width + on.width / 8);
                continue;
            }
            out.room = none();
            for (const page_plan& each : *pages) (void)out.room.cover(each.room);
            out.pages = *std::move(pages);
            out.lines = std::move(content.lines);
            return out;
        }
    }

    const definition& sop_;
    const flow& chart_;
    const std::vector<row_text>& texts_;
    const std::vector<std::string>& names_;
    sheet paper_;
};

}  // namespace

table_pages paginate(const definition& sop, const flow& chart, const std::vector<row_text>& texts,
                     const std::vector<std::string>& names, const sheet& paper) {
    return paginator(sop, chart, texts, names, paper).settle();
}

}  // namespace alur::drawing
