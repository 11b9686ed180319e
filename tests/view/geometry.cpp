#include "view/geometry.hpp"

#include <algorithm>
#include <cstdlib>
#include <sstream>

namespace alur_test {
namespace {

using namespace alur;

struct segment {
    form_point a;
    form_point b;
    std::size_t arrow = 0;
};

form_box box_of(const segment& s) {
    return {std::min(s.a.x, s.b.x), std::min(s.a.y, s.b.y), std::max(s.a.x, s.b.x),
            std::max(s.a.y, s.b.y)};
}
// Interiors that meet; a segment is a box without height or width.
bool meet(const form_box& a, const form_box& b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
bool inside(const form_box& in, const form_box& out) {
    return in.left >= out.left && in.right <= out.right && in.top >= out.top &&
           in.bottom <= out.bottom;
}
form_box widened(const form_box& b, int by) {
    return {b.left - by, b.top - by, b.right + by, b.bottom + by};
}

form_box line_box(const form_line& line, int size, bool centred) {
    const int left = centred ? line.x - (line.width + 1) / 2 : line.x;
    return {left, line.baseline - size, left + line.width, line.baseline + 3};
}
form_box upright_box(const form_line& line, int size) {
    return {line.baseline - size, line.x - (line.width + 1) / 2, line.baseline + 3,
            line.x + (line.width + 1) / 2};
}

// Whether a box has a point in common with a diamond: the corner of the box that is nearest to its
// middle lies in it.
bool in_diamond(const form_box& what, const form_box& diamond) {
    const int x = (diamond.left + diamond.right) / 2;
    const int y = (diamond.top + diamond.bottom) / 2;
    const int dx = what.left > x ? what.left - x : what.right < x ? x - what.right : 0;
    const int dy = what.top > y ? what.top - y : what.bottom < y ? y - what.bottom : 0;
    return 2 * dx * (diamond.bottom - diamond.top) + 2 * dy * (diamond.right - diamond.left) <
           (diamond.right - diamond.left) * (diamond.bottom - diamond.top);
}

class measurer {
  public:
    measurer(const official_form& form, std::size_t number)
        : form_(form), page_(form.pages[number]), number_(number) {}

    std::string faults() {
        for (std::size_t a = 0; a < page_.arrows.size(); ++a)
            for (std::size_t p = 1; p < page_.arrows[a].points.size(); ++p)
                segments_.push_back({page_.arrows[a].points[p - 1], page_.arrows[a].points[p], a});
        grids();
        symbols();
        labels();
        arrows();
        overlaps();
        return out_.str();
    }

  private:
    template <typename... Words>
    void fault(const Words&... words) {
        out_ << "page " << number_ + 1 << ": ";
        (out_ << ... << words);
        out_ << '\n';
    }
    static std::string show(const form_box& b) {
        std::ostringstream text;
        text << '(' << b.left << ',' << b.top << ")-(" << b.right << ',' << b.bottom << ')';
        return text.str();
    }
    void in_page(const form_box& b, const char* what) {
        if (!inside(b, {0, 0, form_.width, form_.height}))
            fault(what, " leaves the page: ", show(b));
    }
    void crossed(const form_box& b, const std::string& what) {
        for (const segment& s : segments_)
            if (meet(box_of(s), b))
                fault("arrow ", page_.arrows[s.arrow].about, " crosses ", what, " ", show(b));
    }

    void grids() {
        form_box before{0, 0, 0, 0};
        for (const form_grid& grid : page_.grids) {
            if (!std::is_sorted(grid.columns.begin(), grid.columns.end()) ||
                !std::is_sorted(grid.rows.begin(), grid.rows.end()))
                fault("a table's edges are out of order");
            const form_box all{grid.columns.front(), grid.rows.front(), grid.columns.back(),
                               grid.rows.back()};
            in_page(widened(all, 10), "a table");
            if (meet(all, before)) fault("two tables overlap");
            before = all;
            for (std::size_t c = 0; c < grid.cells.size(); ++c) {
                const form_cell& cell = grid.cells[c];
                for (std::size_t d = 0; d < c; ++d)
                    if (meet(cell.box, grid.cells[d].box))
                        fault("two cells overlap: ", show(cell.box));
                texts(cell);
            }
        }
        for (const form_label& each : page_.notes) in_page(each.box, "a note");
    }
    void texts(const form_cell& cell) {
        int last = -1000000;
        for (const form_line& line : cell.lines) {
            const form_box box = cell.upright ? upright_box(line, cell.size)
                                              : line_box(line, cell.size, cell.centred);
            if (!inside(box, cell.box))
                fault("\"", line.text, "\" ", show(box), " leaves its cell ", show(cell.box));
            if (line.baseline - last < cell.size) fault("two lines overlap: ", line.text);
            last = line.baseline;
            crossed(box, "\"" + line.text + "\"");
        }
    }

    void symbols() {
        for (std::size_t s = 0; s < page_.symbols.size(); ++s) {
            const form_symbol& its = page_.symbols[s];
            crossed(its.box, "symbol " + its.about);
            bool in_cell = false;
            for (const form_grid& grid : page_.grids)
                for (const form_cell& cell : grid.cells)
                    in_cell = in_cell || inside(widened(its.box, 1), cell.box);
            if (!in_cell) fault("symbol ", its.about, " ", show(its.box), " is in no cell");
            for (std::size_t t = 0; t < s; ++t)
                if (meet(widened(its.box, 2), page_.symbols[t].box))
                    fault("two symbols overlap: ", its.about);
            for (const form_line& line : its.text)
                if (!inside(line_box(line, 10, true), widened(its.box, 2)))
                    fault("\"", line.text, "\" leaves its symbol ", show(its.box));
        }
    }

    void labels() {
        for (std::size_t l = 0; l < page_.labels.size(); ++l) {
            const form_label& its = page_.labels[l];
            crossed(its.box, "label \"" + its.lines.front().text + "\"");
            for (std::size_t m = 0; m < l; ++m)
                if (meet(its.box, page_.labels[m].box))
                    fault("two labels overlap: ", its.lines.front().text);
            for (const form_symbol& each : page_.symbols)
                if (each.kind == form_symbol_kind::decision ? in_diamond(its.box, each.box)
                                                            : meet(its.box, each.box))
                    fault("label \"", its.lines.front().text, "\" lies on ", each.about);
            bool in_cell = false;
            for (const form_grid& grid : page_.grids)
                for (const form_cell& cell : grid.cells)
                    in_cell = in_cell || inside(its.box, cell.box);
            if (!in_cell)
                fault("label \"", its.lines.front().text, "\" ", show(its.box), " is in no cell");
            for (const form_line& line : its.lines)
                if (!inside(line_box(line, its.size, false), widened(its.box, 1)))
                    fault("\"", line.text, "\" leaves its label");
        }
    }

    form_box end_box(int end) const {
        return end >= 0 ? page_.symbols[static_cast<std::size_t>(end)].box
                        : page_.labels[static_cast<std::size_t>(-1 - end)].box;
    }
    // In the middle of a side; beside the text of an answer.
    static bool touches(const form_point& p, const form_box& b, bool symbol) {
        const int x = (b.left + b.right) / 2;
        const int y = (b.top + b.bottom) / 2;
        const int off = symbol ? 0 : 6;
        const auto near = [&](int a, int c) { return std::abs(a - c) <= off; };
        return (near(p.x, x) && (near(p.y, b.top) || near(p.y, b.bottom))) ||
               (near(p.y, y) && (near(p.x, b.left) || near(p.x, b.right)));
    }
    void arrows() {
        for (const form_arrow& its : page_.arrows) {
            if (its.points.size() < 2) {
                fault("arrow ", its.about, " has no way");
                continue;
            }
            if (!touches(its.points.front(), end_box(its.from), its.from >= 0))
                fault("arrow ", its.about, " does not begin at its symbol");
            if (!touches(its.points.back(), end_box(its.to), its.to >= 0))
                fault("arrow ", its.about, " does not end at its symbol");
            const form_point& tip = its.points.back();
            const form_point& before = its.points[its.points.size() - 2];
            if (its.head && std::abs(tip.x - before.x) + std::abs(tip.y - before.y) < 7)
                fault("no room for the head of ", its.about);
        }
        for (const segment& s : segments_) {
            if ((s.a.x == s.b.x) == (s.a.y == s.b.y))
                fault("arrow ", page_.arrows[s.arrow].about, " is not straight");
            const form_grid& grid = page_.grids.front();
            if (!inside(box_of(s), {grid.columns.front(), grid.rows.front(), grid.columns.back(),
                                    grid.rows.back()}))
                fault("arrow ", page_.arrows[s.arrow].about, " leaves the table");
            const auto& edges = s.a.x == s.b.x ? grid.columns : grid.rows;
            const int where = s.a.x == s.b.x ? s.a.x : s.a.y;
            for (const int edge : edges)
                if (std::abs(edge - where) < 3)
                    fault("arrow ", page_.arrows[s.arrow].about, " runs along a line of the table");
        }
    }

    // Lines on or close beside each other belong to arrows that begin or end at one place.
    void overlaps() {
        for (std::size_t i = 0; i < segments_.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                const segment& s = segments_[i];
                const segment& t = segments_[j];
                const auto& a = page_.arrows[s.arrow];
                const auto& b = page_.arrows[t.arrow];
                if (s.arrow == t.arrow || a.points.front() == b.points.front() ||
                    a.points.back() == b.points.back())
                    continue;
                if ((s.a.x == s.b.x) != (t.a.x == t.b.x)) continue;
                form_box one = box_of(s);
                const form_box two = box_of(t);
                const bool upright = s.a.x == s.b.x;
                const int apart =
                    upright ? std::abs(one.left - two.left) : std::abs(one.top - two.top);
                const bool beside = upright ? one.top < two.bottom && two.top < one.bottom
                                            : one.left < two.right && two.left < one.right;
                if (beside && apart < 3)
                    fault("arrows ", a.about, " and ", b.about, " lie on each other");
            }
    }

    const official_form& form_;
    const form_page& page_;
    std::size_t number_;
    std::vector<segment> segments_;
    std::ostringstream out_;
};

}  // namespace

std::string geometry_faults(const official_form& form) {
    std::string all;
    for (std::size_t p = 0; p < form.pages.size(); ++p) all += measurer(form, p).faults();
    return all;
}

}  // namespace alur_test
