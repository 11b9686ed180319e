#include <fmt/format.h>
#include <alur/view/form.hpp>

#include <algorithm>

#include "view/draw_table.hpp"
#include "view/identity.hpp"

namespace alur {
namespace {

void add_footers(const definition& sop, official_form& form) {
    using namespace drawing;
    constexpr type_style small{9, false, false};
    const std::string title =
        cut(harmless(sop.form.number.empty() ? sop.form.title
                                             : sop.form.title + " · " + sop.form.number),
            300);
    for (std::size_t p = 0; p < form.pages.size(); ++p) {
        const auto note = [&](const std::string& text, int left, int width) {
            std::vector<form_line> lines = wrap(text, width, small);
            if (lines.empty()) return;
            if (lines.size() > 1) lines[0].text += " …";
            lines.resize(1);
            form_label made;
            made.size = small.size;
            made.box = {left, form.height - margin - 14, left + width, form.height - margin};
            place_lines(lines, left, made.box.top, small.size);
            made.lines = std::move(lines);
            form.pages[p].notes.push_back(std::move(made));
        };
        const std::string number = fmt::format("Halaman {} dari {}", p + 1, form.pages.size());
        const int wide = text_width(number, small) + 4;
        note(title, margin, (form.width - 2 * margin) / 2);
        note(number, form.width - margin - wide, wide);
        const auto guess = [](const auto& each) { return each.guessed; };
        const form_page& page = form.pages[p];
        bool guesses = std::any_of(page.symbols.begin(), page.symbols.end(), guess) ||
                       std::any_of(page.arrows.begin(), page.arrows.end(), guess);
        for (const form_grid& each : page.grids)
            guesses = guesses || std::any_of(each.cells.begin(), each.cells.end(), guess);
        if (guesses)
            note("Garis putus-putus: dugaan, belum dipastikan", form.width / 2 + 10,
                 form.width / 2 - margin - wide - 20);
    }
}

}  // namespace

official_form draw_form(const definition& sop, const form_wishes& wishes) {
    using namespace drawing;
    const flow chart = flow_of(sop, wishes.counts);
    const std::vector<row_text> texts = row_texts(sop);
    const std::vector<std::string> names = row_names(sop);
    const table_pages table = paginate(sop, chart, texts, names, paper_sheet(wishes.on));
    official_form form;
    form.on = wishes.on;
    form.width = table.on.width;
    form.height = table.on.height;
    form.title = cut(harmless(sop.form.title), 200);
    form.logo = wishes.logo;
    form.pages = draw_identity(sop, table.on);
    const std::vector<form_page> rows = draw_table(sop, chart, table, count(form.pages.size()));
    form.pages.insert(form.pages.end(), rows.begin(), rows.end());
    if (wishes.identification) {
        const std::vector<form_page> more = draw_identification(sop, table.on);
        form.pages.insert(form.pages.end(), more.begin(), more.end());
    }
    add_footers(sop, form);
    return form;
}

}  // namespace alur
