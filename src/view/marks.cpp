#include "view/marks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>
#include <vector>

#include "view/text.hpp"

namespace alur::drawing {
namespace {

class page_writer {
  public:
    page_writer(const official_form& form, const form_page& page, std::string& to)
        : form_(form), page_(page), to_(to) {}

    void write(bool texts) {
        rules();
        if (page_.has_logo) logo();
        for (const form_grid& grid : page_.grids)
            for (const form_cell& cell : grid.cells) {
                if (cell.guessed)
                    put("<rect class=\"g\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n",
                        cell.box.left + 2, cell.box.top + 2, cell.box.right - cell.box.left - 4,
                        cell.box.bottom - cell.box.top - 4);
                if (texts) cell_text(cell);
            }
        for (const form_arrow& each : page_.arrows) arrow(each);
        for (const form_symbol& each : page_.symbols) symbol(each);
        for (const form_label& each : page_.labels) label(each, "");
        if (texts)
            for (const form_label& each : page_.notes) label(each, "");
    }

  private:
    template <typename... Args>
    void put(fmt::format_string<Args...> pattern, Args&&... args) {
        fmt::format_to(std::back_inserter(to_), pattern, std::forward<Args>(args)...);
    }

    // Every line once, however many cells have it as an edge.
    void rules() {
        for (const form_grid& grid : page_.grids) {
            std::map<int, std::vector<std::pair<int, int>>> across;
            std::map<int, std::vector<std::pair<int, int>>> down;
            for (const form_cell& cell : grid.cells) {
                across[cell.box.top].emplace_back(cell.box.left, cell.box.right);
                across[cell.box.bottom].emplace_back(cell.box.left, cell.box.right);
                down[cell.box.left].emplace_back(cell.box.top, cell.box.bottom);
                down[cell.box.right].emplace_back(cell.box.top, cell.box.bottom);
            }
            put("<path class=\"r\" d=\"");
            for (auto& each : across)
                line(each.second, [&](int a, int b) { put("M{} {}H{}", a, each.first, b); });
            for (auto& each : down)
                line(each.second, [&](int a, int b) { put("M{} {}V{}", each.first, a, b); });
            put("\"/>\n");
        }
    }
    template <typename Draw>
    static void line(std::vector<std::pair<int, int>>& parts, const Draw& draw) {
        std::sort(parts.begin(), parts.end());
        std::pair<int, int> now = parts.front();
        for (const auto& each : parts) {
            if (each.first > now.second) {
                draw(now.first, now.second);
                now = each;
            }
            now.second = std::max(now.second, each.second);
        }
        draw(now.first, now.second);
    }

    void logo() {
        const form_box& box = page_.logo;
        const int size = box.right - box.left;
        if (form_.logo.empty())
            put("<rect class=\"slot\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"><title>Tempat "
                "logo</title></rect>\n",
                box.left, box.top, size, size);
        else
            put("<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" href=\"{}\" "
                "xlink:href=\"{}\"><title>Logo</title></image>\n",
                box.left, box.top, size, size, escaped(form_.logo), escaped(form_.logo));
    }

    void text(const form_line& line, int size, const char* anchor) {
        if (line.text.empty()) return;
        put("<text x=\"{}\" y=\"{}\" font-size=\"{}\"{}{}{}>{}</text>\n", line.x, line.baseline,
            size, anchor, line.bold ? " font-weight=\"bold\"" : "",
            line.italic ? " font-style=\"italic\"" : "", escaped(line.text));
    }
    void cell_text(const form_cell& cell) {
        for (const form_line& each : cell.lines) {
            if (!cell.upright) {
                text(each, cell.size, cell.centred ? " text-anchor=\"middle\"" : "");
                continue;
            }
            put("<text transform=\"translate({} {}) rotate(-90)\" font-size=\"{}\" "
                "text-anchor=\"middle\"{}>{}</text>\n",
                each.baseline, each.x, cell.size, each.bold ? " font-weight=\"bold\"" : "",
                escaped(each.text));
        }
    }
    void label(const form_label& its, const char* anchor) {
        for (const form_line& each : its.lines) text(each, its.size, anchor);
    }

    void symbol(const form_symbol& its) {
        const auto& [left, top, right, bottom] = its.box;
        const int x = (left + right) / 2;
        const int y = (top + bottom) / 2;
        put("<g class=\"{}\"><title>{}</title>", its.guessed ? "s d" : "s",
            escaped(harmless(its.about)));
        switch (its.kind) {
            case form_symbol_kind::terminator:
                put("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>", left, top,
                    right - left, bottom - top, std::min(bottom - top, 22) / 2);
                break;
            case form_symbol_kind::process:
                put("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", left, top, right - left,
                    bottom - top);
                break;
            case form_symbol_kind::decision:
                put("<path d=\"M{} {}L{} {}L{} {}L{} {}Z\"/>", x, top, right, y, x, bottom, left,
                    y);
                break;
            case form_symbol_kind::connector:
                put("<path d=\"M{} {}H{}V{}L{} {}L{} {}Z\"/>", left, top, right, bottom - 8, x,
                    bottom, left, bottom - 8);
                break;
        }
        put("</g>\n");
        for (const form_line& each : its.text) text(each, 10, " text-anchor=\"middle\"");
    }

    void head(const form_point& tip, const form_point& before) {
        const int dx = tip.x == before.x ? 0 : tip.x > before.x ? 1 : -1;
        const int dy = tip.y == before.y ? 0 : tip.y > before.y ? 1 : -1;
        put("<path class=\"h\" d=\"M{} {}L{} {}L{} {}Z\"/>", tip.x, tip.y, tip.x - 7 * dx - 3 * dy,
            tip.y - 7 * dy - 3 * dx, tip.x - 7 * dx + 3 * dy, tip.y - 7 * dy + 3 * dx);
    }
    void arrow(const form_arrow& its) {
        put("<g><title>{}</title><path class=\"{}\" d=\"M{} {}", escaped(harmless(its.about)),
            its.guessed ? "a d" : "a", its.points.front().x, its.points.front().y);
        for (std::size_t i = 1; i < its.points.size(); ++i) {
            if (its.points[i].x == its.points[i - 1].x)
                put("V{}", its.points[i].y);
            else
                put("H{}", its.points[i].x);
        }
        put("\"/>");
        if (its.head) head(its.points.back(), its.points[its.points.size() - 2]);
        if (its.both) head(its.points.front(), its.points[1]);
        put("</g>\n");
    }

    const official_form& form_;
    const form_page& page_;
    std::string& to_;
};

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    return out;
}

void draw_page(const official_form& form, const form_page& page, bool texts, std::string& to) {
    page_writer(form, page, to).write(texts);
}

std::string definitions() {
    return "<style>.r{fill:none;stroke:#000;stroke-width:1}"
           ".s rect,.s path{fill:#fff;stroke:#000;stroke-width:1.2}"
           ".a{fill:none;stroke:#000;stroke-width:1.2}.h{fill:#000}"
           ".d,.d rect,.d path{stroke-dasharray:4 3}"
           ".g{fill:none;stroke:#000;stroke-width:.8;stroke-dasharray:4 3}"
           ".slot{fill:none;stroke:#999;stroke-width:.8}</style>\n";
}

std::string description(const official_form& form, std::size_t page) {
    std::string text = fmt::format("Halaman {} dari {}.", page + 1, form.pages.size());
    for (const form_arrow& each : form.pages[page].arrows)
        if (each.about.find("→") != std::string::npos) text += " " + harmless(each.about) + ".";
    return text;
}

}  // namespace alur::drawing
