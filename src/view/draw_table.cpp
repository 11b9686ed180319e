#include "view/draw_table.hpp"

#include <algorithm>

#include "view/draw_chart.hpp"
#include "view/headings.hpp"

namespace alur::drawing {
namespace {

std::string letters(int number) {
    std::string text;
    for (++number; number > 0; number = (number - 1) / 26)
        text.insert(text.begin(), static_cast<char>('A' + (number - 1) % 26));
    return text;
}

connections connect(const table_pages& pages, int pages_before) {
    connections out;
    for (std::size_t p = 0; p < pages.pages.size(); ++p)
        for (const node& each : pages.pages[p].drawn.nodes) {
            if (each.kind != node_kind::connector) continue;
            const int page = pages_before + count(p) + 1;
            out.letter.emplace(each.target, letters(count(out.letter.size())));
            if (each.arrives)
                out.page_of_target[each.target] = page;
            else
                out.sources[each.target].push_back(page);
        }
    return out;
}

class table_drawer {
  public:
    table_drawer(const definition& sop, const flow& chart, const table_pages& pages)
        : sop_(sop), chart_(chart), pages_(pages) {}

    form_page draw(const page_plan& plan, const connections& to_others) {
        form_page page;
        page.grids.emplace_back();
        grid_ = &page.grids.back();
        grid_->caption = "Langkah " + cut(sop_.form.title, 200);
        add_headings(*grid_, chart_, pages_.columns, margin);
        const int top = grid_->rows.back();
        draw_chart(plan, pages_.columns, top, to_others, page);
        if (plan.arrivals > 0) strip(plan.arrivals, "Sambungan dari halaman lain");
        for (std::size_t i = 0; i < plan.items.size(); ++i) item(plan.items[i], plan.heights[i]);
        if (plan.departures > 0) strip(plan.departures, "Sambungan ke halaman lain");
        speak(page);
        return page;
    }

  private:
    form_cell& cell(int column, int wide = 1) {
        form_cell made;
        made.row = count(grid_->rows.size()) - 2;
        made.column = column;
        made.columns = wide;
        made.size = table_size;
        made.box = {grid_->columns[at(column)], grid_->rows[at(made.row)],
                    grid_->columns[at(column + wide)], grid_->rows.back()};
        grid_->cells.push_back(std::move(made));
        return grid_->cells.back();
    }
    void add_row(int height) { grid_->rows.push_back(grid_->rows.back() + height); }
    void performers() {
        for (int c = 0; c < pages_.columns.performers(); ++c) cell(2 + c);
    }

    void strip(int height, const char* spoken) {
        add_row(height);
        cell(0, 2).spoken = spoken;
        performers();
        cell(pages_.columns.text_column(2), 4);
    }

    void item(const page_item& its, int height) {
        const row& source = sop_.rows[at(its.row)];
        const int phase = phase_height(source, its, pages_.columns);
        if (phase > 0) {
            add_row(phase);
            form_cell& heading = cell(0, 2);
            heading.role = cell_role::row_heading;
            heading.lines = phase_lines(source, pages_.columns);
            place_in_cell(heading, vertical::middle);
            performers();
            cell(pages_.columns.text_column(2), 4);
            height -= phase;
        }
        add_row(height);
        const row_lines& lines = pages_.lines[at(its.row)];
        const row_text& texts = texts_of(its.row);
        for (int c = 0; c < text_cells; ++c) {
            if (c == 2) performers();
            form_cell& made = cell(pages_.columns.text_column(c));
            const auto& all = lines[at(c)];
            for (int i = its.first_line;
                 i < std::min(its.first_line + its.lines, count(all.size())); ++i)
                made.lines.push_back(all[at(i)]);
            made.centred = c == 0 || c == 3;
            made.guessed = texts[at(c)].guessed;
            if (c == 0 && !its.symbols) made.spoken = source.number + " (lanjutan)";
            if (c == 0 && its.symbols) made.role = cell_role::row_heading;
            place_in_cell(made, vertical::middle);
        }
    }

    const row_text& texts_of(int r) {
        if (texts_.empty()) texts_ = row_texts(sop_);
        return texts_[at(r)];
    }

    // Every symbol and where its arrows lead, in the cell in which it stands.
    void speak(const form_page& page) {
        for (std::size_t s = 0; s < page.symbols.size(); ++s) {
            const form_symbol& symbol = page.symbols[s];
            std::string text = symbol.about;
            for (const form_arrow& each : page.arrows)
                if (each.from == count(s) && each.about.find("→") != std::string::npos)
                    text += "; " + each.about;
            const int x = (symbol.box.left + symbol.box.right) / 2;
            const int y = (symbol.box.top + symbol.box.bottom) / 2;
            for (form_cell& cell : grid_->cells)
                if (cell.box.left <= x && x < cell.box.right && cell.box.top <= y &&
                    y < cell.box.bottom)
                    cell.spoken += (cell.spoken.empty() ? "" : ". ") + text;
        }
    }

    const definition& sop_;
    const flow& chart_;
    const table_pages& pages_;
    std::vector<row_text> texts_;
    form_grid* grid_ = nullptr;
};

}  // namespace

std::vector<form_page> draw_table(const definition& sop, const flow& chart,
                                  const table_pages& pages, int pages_before) {
    const connections to_others = connect(pages, pages_before);
    table_drawer drawer(sop, chart, pages);
    std::vector<form_page> out;
    for (const page_plan& each : pages.pages) out.push_back(drawer.draw(each, to_others));
    return out;
}

}  // namespace alur::drawing
