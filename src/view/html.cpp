#include <fmt/format.h>
#include <alur/view/form.hpp>

#include <iterator>

#include "view/marks.hpp"
#include "view/text.hpp"

namespace alur {
namespace {

using namespace drawing;

// The tables have the pixel sizes of the drawing, and the drawing lies over them. Their cells have
// no borders of their own, so nothing depends on how a browser shares a border's width.
constexpr const char* style = R"(<style>
.alur-form{{font-family:{0};color:#000;line-height:1.2}}
.alur-page{{position:relative;overflow:hidden;background:#fff;
 margin:0 0 16px;box-shadow:0 0 0 1px #ccc}}
.alur-sheet{{position:absolute;left:0;top:0;transform-origin:0 0}}
.alur-sheet>svg{{position:absolute;left:0;top:0;pointer-events:none}}
.alur-sheet table{{position:absolute;border-collapse:separate;border-spacing:0;
 table-layout:fixed;margin:0;border:0;color:#000;font-size:inherit}}
.alur-sheet :is(tr,td,th){{background:none;border:0}}
.alur-sheet :is(td,th){{padding:0 4px;box-sizing:border-box;font-weight:normal;
 text-align:left;vertical-align:middle;overflow:hidden;overflow-wrap:anywhere;max-width:none}}
.alur-sheet .c{{text-align:center}}
.alur-sheet .t{{vertical-align:top;padding-top:4px}}
.alur-sheet p{{margin:0}}
.alur-sheet .u{{writing-mode:vertical-rl;transform:rotate(180deg);margin:0 auto;text-align:center}}
.alur-sheet .v{{position:absolute;width:1px;height:1px;overflow:hidden;
 clip-path:inset(50%);white-space:nowrap}}
.alur-sheet .n{{position:absolute;white-space:nowrap}}
@media print{{
.alur-page{{margin:0;box-shadow:none;break-after:page;break-inside:avoid}}
.alur-page:last-child{{break-after:auto}}}}
</style>
)";

class html_writer {
  public:
    explicit html_writer(const official_form& form) : form_(form) {}

    std::string write() {
        put(fmt::runtime(style), font_family);
        out_ += "<div class=\"alur-form\" lang=\"id\">\n";
        for (std::size_t p = 0; p < form_.pages.size(); ++p) page(p);
        out_ += "</div>\n";
        return std::move(out_);
    }

  private:
    template <typename Pattern, typename... Args>
    void put(const Pattern& pattern, Args&&... args) {
        fmt::format_to(std::back_inserter(out_), pattern, std::forward<Args>(args)...);
    }

    void page(std::size_t number) {
        const form_page& its = form_.pages[number];
        // Sizes stand here and not in the style: a notebook may show several forms.
        const bool a4 = form_.on == paper::a4;
        const int width = a4 ? 1122 : 1247;
        put(fmt::runtime("<section class=\"alur-page\" style=\"width:{}px;height:{}px\" "
                         "aria-label=\"Halaman {} dari {}\"><div class=\"alur-sheet\" "
                         "style=\"width:{}px;height:{}px;transform:scale({:.5f})\">\n"),
            width, a4 ? 793 : 812, number + 1, form_.pages.size(), form_.width, form_.height,
            static_cast<double>(width) / form_.width);
        for (const form_label& each : its.notes) note(each);
        for (const form_grid& each : its.grids) table(each);
        put(fmt::runtime("<svg xmlns=\"http://www.w3.org/2000/svg\" "
                         "xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
                         "width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" "
                         "role=\"img\">\n<title>{2}</title>"
                         "<desc>{3}</desc>\n{4}"),
            form_.width, form_.height, escaped("SOP " + form_.title),
            escaped(description(form_, number)), definitions());
        draw_page(form_, its, false, out_);
        out_ += "</svg>\n</div></section>\n";
    }

    void note(const form_label& its) {
        for (const form_line& each : its.lines)
            put(fmt::runtime(
                    "<div class=\"n\" style=\"left:{}px;top:{}px;font-size:{}px{}\">{}</div>\n"),
                each.x, each.baseline - its.size, its.size, each.bold ? ";font-weight:bold" : "",
                escaped(each.text));
    }

    void table(const form_grid& its) {
        put(fmt::runtime("<table style=\"left:{}px;top:{}px;width:{}px\"><caption "
                         "class=\"v\">{}</caption><colgroup>"),
            its.columns.front(), its.rows.front(), its.columns.back() - its.columns.front(),
            escaped(harmless(its.caption)));
        for (std::size_t c = 0; c + 1 < its.columns.size(); ++c)
            put(fmt::runtime("<col style=\"width:{}px\">"), its.columns[c + 1] - its.columns[c]);
        out_ += "</colgroup>\n";
        const int rows = count(its.rows.size()) - 1;
        for (int r = 0; r < rows; ++r) {
            if (r == 0) out_ += its.headings > 0 ? "<thead>\n" : "<tbody>\n";
            if (r == its.headings && r > 0) out_ += "</thead><tbody>\n";
            put(fmt::runtime("<tr style=\"height:{}px\">"), its.rows[at(r) + 1] - its.rows[at(r)]);
            for (const form_cell& each : its.cells)
                if (each.row == r) cell(each);
            out_ += "</tr>\n";
        }
        out_ += rows > its.headings ? "</tbody></table>\n" : "</thead></table>\n";
    }

    void cell(const form_cell& its) {
        const bool heading = its.role != cell_role::data;
        const char* tag = heading ? "th" : "td";
        put(fmt::runtime("<{}"), tag);
        if (heading)
            put(fmt::runtime(" scope=\"{}\""), its.role == cell_role::row_heading ? "row"
                                               : its.columns > 1                  ? "colgroup"
                                                                                  : "col");
        if (its.rows > 1) put(fmt::runtime(" rowspan=\"{}\""), its.rows);
        if (its.columns > 1) put(fmt::runtime(" colspan=\"{}\""), its.columns);
        const bool top = !its.lines.empty() && !its.upright && its.size == 12;
        if (its.centred || top)
            put(fmt::runtime(" class=\"{}{}\""), its.centred ? "c " : "", top ? "t" : "");
        if (!its.lines.empty())
            put(fmt::runtime(" style=\"font-size:{}px;line-height:{}px{}\""), its.size,
                line_height(its.size),
                top && its.centred && its.rows > 1
                    ? fmt::format(";padding-top:{}px",
                                  its.lines.front().baseline - its.size - its.box.top)
                    : "");
        out_ += '>';
        if (its.upright)
            put(fmt::runtime("<div class=\"u\" style=\"height:{}px\">"),
                its.box.bottom - its.box.top - 8);
        paragraphs(its.lines);
        if (its.upright) out_ += "</div>";
        if (!its.spoken.empty())
            put(fmt::runtime("<span class=\"v\">{}</span>"), escaped(harmless(its.spoken)));
        put(fmt::runtime("</{}>"), tag);
    }

    // A browser breaks the lines again; its font is no wider, so it needs no more of them.
    void paragraphs(const std::vector<form_line>& lines) {
        bool open = false;
        for (const form_line& each : lines) {
            if (each.before == form_break::paragraph || !open) {
                if (open) out_ += "</p>";
                std::string look;
                if (each.indent > 0)
                    look += fmt::format("padding-left:{0}px;text-indent:-{0}px;", each.indent);
                if (each.bold) look += "font-weight:bold;";
                if (each.italic) look += "font-style:italic;";
                out_ += look.empty() ? "<p>" : "<p style=\"" + look + "\">";
                if (each.text.empty()) out_ += "&nbsp;";
                open = true;
            } else {
                out_ += each.before == form_break::space ? " " : "<wbr>";
            }
            out_ += escaped(each.text);
        }
        if (open) out_ += "</p>";
    }

    const official_form& form_;
    std::string out_;
};

}  // namespace

std::string form_fragment(const official_form& form) { return html_writer(form).write(); }

std::string form_html(const official_form& form) {
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"id\">\n<head><meta charset=\"utf-8\"><title>{}</title>\n"
        "<style>@page{{size:{};margin:0}}@media print{{body{{margin:0}}}}</style></head>\n"
        "<body>\n{}</body>\n</html>\n",
        escaped("SOP " + form.title), form.on == paper::a4 ? "297mm 210mm" : "330mm 215mm",
        form_fragment(form));
}

}  // namespace alur
