#include "view/draw_chart.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "view/lanes.hpp"

namespace alur::drawing {
namespace {

class chart_drawer {
  public:
    chart_drawer(const page_plan& plan, const table_columns& columns, int top,
                 const connections& to_others, form_page& into)
        : plan_(plan), columns_(columns), top_(top), others_(to_others), into_(into) {}

    void draw() {
        for (const node& each : plan_.drawn.nodes)
            number_.push_back(each.kind == node_kind::answer ? answer(each) : symbol(each));
        for (std::size_t a = 0; a < plan_.drawn.arrows.size(); ++a) draw_arrow(a);
    }

  private:
    int x_of(const node& n) const { return columns_.middle[at(n.column)]; }
    int y_of(const node& n) const { return top_ + plan_.level_middle[at(n.level)]; }

    int answer(const node& n) {
        add_label(n.text, label_size, {x_of(n) - n.half + 3, y_of(n) - n.rise + 2}, n.half * 2 - 6,
                  true);
        return -count(into_.labels.size());
    }
    void add_label(std::vector<form_line> lines, int size, form_point corner, int width,
                   bool centred = false) {
        form_label made;
        made.size = size;
        made.box = {corner.x, corner.y, corner.x + width,
                    corner.y + count(lines.size()) * line_height(size)};
        for (std::size_t i = 0; i < lines.size(); ++i) {
            lines[i].x = corner.x + (centred ? (width - lines[i].width) / 2 : 0);
            lines[i].baseline = corner.y + size + count(i) * line_height(size);
        }
        made.lines = std::move(lines);
        into_.labels.push_back(std::move(made));
    }

    int symbol(const node& n) {
        form_symbol made;
        const int x = x_of(n);
        const int y = y_of(n);
        made.box = {x - n.half, y - n.rise, x + n.half, y + n.rise};
        made.guessed = n.guessed;
        made.about = n.about;
        made.row = n.row;
        made.text = n.text;
        switch (n.kind) {
            case node_kind::terminator:
                made.kind = form_symbol_kind::terminator;
                break;
            case node_kind::decision:
                made.kind = form_symbol_kind::decision;
                break;
            case node_kind::connector:
                made.kind = form_symbol_kind::connector;
                connector(n, made);
                break;
            case node_kind::process:
            case node_kind::answer:
                made.kind = form_symbol_kind::process;
                break;
        }
        const int high = count(made.text.size()) * line_height(label_size);
        for (std::size_t i = 0; i < made.text.size(); ++i) {
            made.text[i].x = x;
            made.text[i].baseline = y - high / 2 + label_size + count(i) * line_height(label_size);
            if (n.kind == node_kind::connector) made.text[i].baseline -= 3;  // its tip is below
        }
        into_.symbols.push_back(std::move(made));
        return count(into_.symbols.size()) - 1;
    }

    void connector(const node& n, form_symbol& made) {
        const std::string& letter = others_.letter.at(n.target);
        made.text = wrap(letter, 24, {label_size, true, false});
        constexpr type_style tiny{8, false, false};
        constexpr int room = 52;
        const std::vector<int> to{n.arrives ? 0 : others_.page_of_target.at(n.target)};
        const std::vector<int>& list = n.arrives ? others_.sources.at(n.target) : to;
        const std::string pages = fmt::format("hal. {}", fmt::join(list, ", "));
        made.about = fmt::format("Sambungan {}, {} {}", letter, n.arrives ? "dari" : "ke", pages);
        std::vector<form_line> lines = wrap(
            text_width(pages, tiny) <= room ? pages : fmt::format("hal. {} dst.", list.front()),
            room, tiny);
        const int width = lines.front().width;
        const int y = n.arrives ? y_of(n) - n.rise - line_height(8) - 1 : y_of(n) + n.rise + 1;
        add_label(std::move(lines), 8, {x_of(n) - width / 2, y}, width, true);
    }

    form_point port_of(const node& n, port p) const {
        const int x = x_of(n);
        const int y = y_of(n);
        switch (p) {
            case port::top:
                return {x, y - n.rise};
            case port::bottom:
                return {x, y + n.rise};
            case port::left:
                return {x - n.half, y};
            case port::right:
                break;
        }
        return {x + n.half, y};
    }
    int below_y(const node& n, int lane) const {
        return y_of(n) + plan_.level_below[at(n.level)] + 4 + lane * lane_step;
    }
    int above_y(const node& n, int lane) const {
        return y_of(n) - plan_.level_above[at(n.level)] - arrow_length - 4 - lane * lane_step;
    }
    // Lanes share the room evenly, left and right of the line between two columns.
    int channel_x(int k, int lane) const {
        const int line = columns_.edges[at(k) + 2];
        const int left = plan_.ways.left_lanes[at(k)];
        if (lane < left) {
            const int room = columns_.left_room[at(k)];
            return line - room + room * (lane + 1) / (left + 1);
        }
        const int room = columns_.right_room[at(k)];
        return line + room * (lane - left + 1) / (plan_.ways.right_lanes[at(k)] + 1);
    }

    void draw_arrow(std::size_t a) {
        const arrow& its = plan_.drawn.arrows[a];
        const route& way = plan_.ways.of_arrow[a];
        const node& from = plan_.drawn.nodes[at(its.from)];
        const node& to = plan_.drawn.nodes[at(its.to)];
        form_arrow made;
        made.from = number_[at(its.from)];
        made.to = number_[at(its.to)];
        made.head = its.head;
        made.both = its.both;
        made.guessed = its.guessed;
        made.about = its.about;
        made.points = its.link ? link_points(from, to) : points_of(from, to, way);
        into_.arrows.push_back(std::move(made));
        if (!its.label.empty()) corner_label(its, from, way.out);
    }
    std::vector<form_point> link_points(const node& from, const node& to) const {
        const bool right = x_of(to) > x_of(from);
        return {port_of(from, right ? port::right : port::left),
                port_of(to, right ? port::left : port::right)};
    }
    std::vector<form_point> points_of(const node& from, const node& to, const route& way) const {
        const form_point end = port_of(to, way.in);
        std::vector<form_point> all{port_of(from, way.out)};
        const auto go_down = [&](int y) { all.push_back({all.back().x, y}); };
        const auto go_aside = [&](int x) { all.push_back({x, all.back().y}); };
        if (way.below) go_down(below_y(from, way.below_lane));
        if (way.channel >= 0) go_aside(channel_x(way.channel, way.channel_lane));
        if (way.above) go_down(above_y(to, way.above_lane));
        if (way.in == port::top)
            go_aside(end.x);
        else
            go_down(end.y);
        all.push_back(end);
        std::vector<form_point> slim;
        for (const form_point& each : all) {
            if (!slim.empty() && slim.back() == each) continue;
            if (slim.size() > 1) {
                const form_point& one = slim[slim.size() - 2];
                const form_point& two = slim.back();
                if ((one.x == two.x && two.x == each.x) || (one.y == two.y && two.y == each.y))
                    slim.pop_back();
            }
            slim.push_back(each);
        }
        return slim;
    }

    void corner_label(const arrow& its, const node& from, port corner) {
        const int high = count(its.label.size()) * line_height(label_size);
        const int x = x_of(from);
        const int y = y_of(from);
        form_point place{x + 4, y + from.rise + 1};
        if (corner == port::right) place = {x + label_offset(from), y - label_lift - high};
        if (corner == port::left)
            place = {x - label_offset(from) - its.label_width, y - label_lift - high};
        add_label(its.label, label_size, place, its.label_width);
    }

    const page_plan& plan_;
    const table_columns& columns_;
    int top_;
    const connections& others_;
    form_page& into_;
    std::vector<int> number_;
};

}  // namespace

void draw_chart(const page_plan& plan, const table_columns& columns, int top,
                const connections& to_others, form_page& into) {
    chart_drawer(plan, columns, top, to_others, into).draw();
}

}  // namespace alur::drawing
