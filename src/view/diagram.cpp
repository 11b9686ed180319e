#include "view/diagram.hpp"

#include <algorithm>
#include <cstdlib>

#include "view/diagram_ways.hpp"
#include "view/text.hpp"

namespace alur::drawing {
namespace {

constexpr int band_width = 30;  // of the names of pool and lanes
constexpr int event_half = 18;
constexpr int gateway_half = 25;
constexpr int task_half = 75;
constexpr int least_task_rise = 40;
constexpr int label_width = 90;
constexpr int label_line = 14;
constexpr int task_line = 15;
constexpr int track_step = 10;
constexpr int pool_left = 160;
constexpr int pool_top = 80;
constexpr int lane_padding = 10;
constexpr int frame_head = 32;  // its name
constexpr int frame_foot = 34;  // its mark
constexpr type_style task_style{12, false, false};
constexpr type_style label_style{11, false, false};

struct extent {
    int left = 0;
    int right = 0;
    int up = 0;
    int down = 0;
    void cover(const extent& other) {
        left = std::max(left, other.left);
        right = std::max(right, other.right);
        up = std::max(up, other.up);
        down = std::max(down, other.down);
    }
};

struct label_size_of {
    int width = 0;
    int height = 0;
};

label_size_of measured(const std::string& text) {
    label_size_of its;
    for (const form_line& each : wrap(text, label_width - 4, label_style)) {
        its.width = std::max(its.width, each.width + 4);
        its.height += label_line;
    }
    return its;
}

class diagram_maker {
  public:
    explicit diagram_maker(const process& of)
        : of_(of),
          frames_(frames_of(of)),
          leave_by_(leavings(of)),
          ways_(find_ways(of, frames_, leave_by_)) {}

    diagram make() {
        sizes();
        extents();
        columns();
        lanes();
        for (int n = 0; n < count(of_.nodes.size()); ++n) place(n);
        for (int f = 0; f < count(of_.flows.size()); ++f) draw(f);
        return std::move(made_);
    }

  private:
    const process_node& node(int n) const { return of_.nodes[at(n)]; }
    int lane_count() const { return count(of_.lanes.size()); }

    // ---- sizes ---------------------------------------------------------------------------------

    void sizes() {
        for (const process_node& each : of_.nodes) {
            int half = gateway_half;
            int rise = gateway_half;
            switch (each.kind) {
                case node_is::start:
                case node_is::end:
                case node_is::leave:
                case node_is::left:
                    half = rise = event_half;
                    break;
                case node_is::task:
                case node_is::call: {
                    half = task_half;
                    const int lines = count(wrap(each.name, 2 * task_half - 18, task_style).size());
                    rise = std::max(least_task_rise, lines * task_line / 2 + 26);
                    break;
                }
                default:
                    break;
            }
            half_.push_back(half);
            rise_.push_back(rise);
        }
    }
    bool named_beside(int n) const {
        switch (node(n).kind) {
            case node_is::start:
            case node_is::end:
            case node_is::leave:
            case node_is::left:
            case node_is::decide:
                return !node(n).name.empty();
            default:
                return false;
        }
    }

    void extents() {
        of_column_.resize(at(of_.columns));
        of_lane_.resize(at(lane_count()));
        head_.assign(at(lane_count()), 0);
        foot_.assign(at(lane_count()), 0);
        under_.assign(at(lane_count()), 0);
        for (int n = 0; n < count(of_.nodes.size()); ++n) {
            if (node(n).kind == node_is::stretch) continue;
            extent its{half_[at(n)] + 2, half_[at(n)] + 2, rise_[at(n)] + 6, rise_[at(n)] + 6};
            if (named_beside(n)) room_for_label(n, its);
            if (node(n).kind == node_is::left) {
                of_column_[at(node(n).column)].cover({its.left, its.right, 0, 0});
                continue;
            }
            of_column_[at(node(n).column)].cover(its);
            of_lane_[at(node(n).lane)].cover(its);
        }
        prong_room_.assign(of_.nodes.size(), 0);
        lift_.assign(of_.nodes.size(), 0);
        for (std::size_t f = 0; f < of_.flows.size(); ++f)
            if (node(of_.flows[f].from).kind == node_is::decide && leave_by_[f].by == side::right)
                lift_[at(of_.flows[f].from)] =
                    std::max(0, measured(of_.flows[f].name).height + 4 - gateway_half);
        for (int f = 0; f < count(of_.flows.size()); ++f) room_for_flow(f);
        for (const frame& each : frames_) {
            of_column_[at(each.first_column)].cover({2, 12, 0, 0});
            of_column_[at(each.last_column)].cover({12, 2, 0, 0});
            head_[at(each.first_lane)] = frame_head;
            foot_[at(each.last_lane)] = std::max(foot_[at(each.last_lane)], frame_foot);
        }
        for (int n = 0; n < count(of_.nodes.size()); ++n)
            if (node(n).kind == node_is::left)
                for (const frame& each : frames_)
                    if (each.node == node(n).inside) {
                        int& under = under_[at(each.last_lane)];
                        under = std::max(under, event_half + 8 + measured(node(n).name).height);
                    }
    }
    void room_for_label(int n, extent& its) const {
        const label_size_of label = measured(node(n).name);
        if (node(n).kind == node_is::decide) {
            its.left = std::max(its.left, 16 + label.width);
            its.up = std::max(its.up, 12 + label.height + 4);
        } else if (node(n).kind == node_is::left) {
            its.right = std::max(its.right, 8 + label.width + 4);
        } else {
            its.left = std::max(its.left, label.width / 2 + 2);
            its.right = std::max(its.right, label.width / 2 + 2);
            its.down = std::max(its.down, event_half + 4 + label.height + 4);
        }
    }
    void room_for_flow(int f) {
        const process_flow& its = of_.flows[at(f)];
        prong_y_.push_back(0);
        if (its.name.empty() || node(its.from).kind != node_is::decide) return;
        const label_size_of label = measured(its.name);
        extent room;
        const leaving& by = leave_by_[at(f)];
        if (by.prong > 0) {
            int& used = prong_room_[at(its.from)];
            used += label.height + 10;
            prong_y_.back() = gateway_half + used;
            room.right = 8 + label.width + 4;
            room.down = gateway_half + used + 8;
        } else if (by.by == side::right) {
            room.right = gateway_half + 4 + label.width + 6;
            room.up = 4 + label.height + 4;
        } else {
            room.right = 6 + label.width + 4;
            (by.by == side::top ? room.up : room.down) =
                gateway_half + 6 + label.height + 6 +
                (by.by == side::top ? lift_[at(its.from)] : 0);
        }
        of_column_[at(node(its.from).column)].cover(room);
        of_lane_[at(node(its.from).lane)].cover(room);
    }

    // ---- the grid ------------------------------------------------------------------------------

    void columns() {
        int x = pool_left + 2 * band_width + 8;
        for (int c = 0; c <= of_.columns; ++c) {
            gutter_x_.push_back(x + 10);
            const int tracks = ways_.gutter_tracks[at(c)];
            x += tracks == 0 ? 26 : 10 + (tracks - 1) * track_step + 18;
            if (c == of_.columns) break;
            column_x_.push_back(x + of_column_[at(c)].left);
            x += of_column_[at(c)].left + of_column_[at(c)].right;
        }
        made_.pool = {pool_left, pool_top, x + 4, pool_top};
    }
    static int channel_height(int tracks) { return tracks == 0 ? 0 : tracks * track_step + 4; }
    int tracks(int lane, band b) const {
        return ways_.channel_tracks[at(lane * bands + static_cast<int>(b))];
    }

    void lanes() {
        channel_y_.assign(of_.lanes.size() * bands, 0);
        int y = pool_top;
        for (int l = 0; l < lane_count(); ++l) {
            const int top = y;
            const int up = std::max(of_lane_[at(l)].up, 20);
            const int down = std::max(of_lane_[at(l)].down, 20);
            const int over = channel_height(tracks(l, band::over_frames));
            const int above = channel_height(tracks(l, band::above));
            const int below = channel_height(tracks(l, band::below));
            const int under = channel_height(tracks(l, band::under_frames));
            const int needed = 2 * lane_padding + over + head_[at(l)] + above + up + down + below +
                               foot_[at(l)] + under_[at(l)] + under;
            const int spare = std::max(0, height_for_name(l, needed) - needed);
            const auto channel = [&](band b) -> int& {
                return channel_y_[at(l * bands + static_cast<int>(b))];
            };
            y += lane_padding + spare / 2;
            channel(band::over_frames) = y;
            y += over;
            frame_top_.push_back(y);
            y += head_[at(l)];
            channel(band::above) = y;
            y += above + up;
            channel(band::centre) = y;
            y += down;
            channel(band::below) = y;
            y += below + foot_[at(l)];
            frame_bottom_.push_back(y);
            y += under_[at(l)];
            channel(band::under_frames) = y;
            y += under + lane_padding + (spare + 1) / 2;
            made_.lanes.push_back({pool_left + band_width, top, made_.pool.right, y});
        }
        made_.pool.bottom = y;
    }
    // The name runs upwards, in two lines at most as far as that is sensible. A browser's font may
    // be narrower by a fifth: a name that it would squeeze into one line gets room for one.
    int height_for_name(int lane, int needed) const {
        constexpr int most = 400;
        const std::string& name = of_.lanes[at(lane)];
        const int width = text_width(name, task_style);
        int height = std::max(needed, 50);
        const auto fits = [&] {
            if (width + 20 <= height) return true;
            return width * 4 / 5 > height && wrap(name, height - 20, task_style).size() <= 2;
        };
        while (height < most && !fits()) height += 10;
        return height;
    }

    // ---- nodes ---------------------------------------------------------------------------------

    int centre_y(int lane) const {
        return channel_y_[at(lane * bands + static_cast<int>(band::centre))];
    }
    const frame& frame_at(int n) const {
        return *std::find_if(frames_.begin(), frames_.end(),
                             [&](const frame& each) { return each.node == n; });
    }
    void place(int n) {
        const process_node& its = node(n);
        const int x = column_x_[at(its.column)];
        diagram_label label;
        if (its.kind == node_is::stretch) {
            const frame& around = frame_at(n);
            made_.nodes.push_back({x, frame_top_[at(around.first_lane)],
                                   column_x_[at(its.last_column)],
                                   frame_bottom_[at(around.last_lane)]});
            made_.labels.push_back(label);
            return;
        }
        int y = centre_y(its.lane);
        if (its.kind == node_is::left) y = frame_bottom_[at(frame_at(its.inside).last_lane)];
        made_.nodes.push_back(
            {x - half_[at(n)], y - rise_[at(n)], x + half_[at(n)], y + rise_[at(n)]});
        if (named_beside(n)) {
            const label_size_of size = measured(its.name);
            label.there = true;
            if (its.kind == node_is::decide)
                label.box = box_at(x - 16 - size.width, y - 12 - size.height, size);
            else if (its.kind == node_is::left)
                label.box = box_at(x + 8, y + event_half + 4, size);
            else
                label.box = box_at(x - size.width / 2, y + event_half + 4, size);
        }
        made_.labels.push_back(label);
    }
    static form_box box_at(int x, int y, const label_size_of& size) {
        return {x, y, x + size.width, y + size.height};
    }

    // ---- flows ---------------------------------------------------------------------------------

    int x_of(const straight& piece) const {
        const int place = piece.along;
        return place % 2 == 1 ? column_x_[at(place / 2)]
                              : gutter_x_[at(place / 2)] + piece.track * track_step;
    }
    int y_of(int f, const straight& piece) const {
        const int lane = lane_of(piece.along);
        const band b = band_of(piece.along);
        if (b == band::centre)
            return centre_y(lane) + (prong_of(piece.along) > 0 ? prong_y_[at(f)] : 0);
        return channel_y_[at(lane * bands + static_cast<int>(b))] + 6 + piece.track * track_step;
    }
    form_point port(int n, side s) const {
        const form_box& box = made_.nodes[at(n)];
        const int x = (box.left + box.right) / 2;
        const int y =
            node(n).kind == node_is::stretch ? centre_y(node(n).lane) : (box.top + box.bottom) / 2;
        switch (s) {
            case side::left:
                return {box.left, y};
            case side::right:
                return {box.right, y};
            case side::top:
                return {x, box.top};
            case side::bottom:
                break;
        }
        return {x, box.bottom};
    }

    void draw(int f) {
        const flow_way& way = ways_.of_flow[at(f)];
        diagram_line made;
        made.points.push_back(port(of_.flows[at(f)].from, way.out));
        for (std::size_t i = 0; i + 1 < way.pieces.size(); ++i) {
            const straight& one = way.pieces[i];
            const straight& two = way.pieces[i + 1];
            const straight& upright = one.upright ? one : two;
            const straight& level = one.upright ? two : one;
            made.points.push_back({x_of(upright), y_of(f, level)});
        }
        made.points.push_back(port(of_.flows[at(f)].to, way.in));
        made.points = slim(made.points);
        label(f, made);
        made_.flows.push_back(std::move(made));
    }
    static std::vector<form_point> slim(const std::vector<form_point>& points) {
        std::vector<form_point> all;
        for (const form_point& each : points) {
            if (!all.empty() && all.back() == each) continue;
            if (all.size() > 1) {
                const form_point& one = all[all.size() - 2];
                const form_point& two = all.back();
                if ((one.x == two.x && two.x == each.x) || (one.y == two.y && two.y == each.y))
                    all.pop_back();
            }
            all.push_back(each);
        }
        return all;
    }
    void label(int f, diagram_line& line) const {
        const process_flow& its = of_.flows[at(f)];
        if (its.name.empty() || node(its.from).kind != node_is::decide) return;
        const label_size_of size = measured(its.name);
        const form_box& box = made_.nodes[at(its.from)];
        const int x = (box.left + box.right) / 2;
        const int y = (box.top + box.bottom) / 2;
        const leaving& by = leave_by_[at(f)];
        line.label.there = true;
        if (by.prong > 0)
            line.label.box = box_at(x + 8, y + prong_y_[at(f)] - size.height - 3, size);
        else if (by.by == side::right)
            line.label.box = box_at(box.right + 4, y - 4 - size.height, size);
        else if (by.by == side::bottom)
            line.label.box = box_at(x + 6, box.bottom + 6, size);
        else
            line.label.box = box_at(x + 6, box.top - 6 - lift_[at(its.from)] - size.height, size);
    }

    const process& of_;
    std::vector<frame> frames_;
    std::vector<leaving> leave_by_;
    flow_ways ways_;
    diagram made_;
    std::vector<int> half_, rise_;
    std::vector<extent> of_column_, of_lane_;
    std::vector<int> head_, foot_, under_;  // per lane: of frames, and under them
    std::vector<int> prong_y_;              // per flow, from its gateway's middle
    std::vector<int> prong_room_;
    std::vector<int> lift_;  // of a label above a gateway, over the one at its right
    std::vector<int> gutter_x_, column_x_, channel_y_, frame_top_, frame_bottom_;
};

}  // namespace

diagram diagram_of(const process& of) { return diagram_maker(of).make(); }

}  // namespace alur::drawing
