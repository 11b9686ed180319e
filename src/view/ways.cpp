#include "view/ways.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "view/lanes.hpp"
#include "view/text.hpp"

namespace alur::drawing {
namespace {

stretch between(bool along_column, int track, int a, int b) {
    return {along_column, track, std::min(a, b), std::max(a, b)};
}

class way_finder {
  public:
    way_finder(const chart& page, const arrow& a)
        : page_(page),
          from_(page.nodes[at(a.from)]),
          to_(page.nodes[at(a.to)]),
          loop_(a.from == a.to) {}

    std::vector<way> find(const std::vector<port>& from_ports) {
        for (const port out : from_ports) {
            straight(out);
            for (int k = 0; k <= page_.columns; ++k) {
                through_channel(out, k, port::top);
                const bool back = to_.level <= from_.level;
                // The corners of a diamond are its answers'.
                if (!back || loop_ || to_.kind != node_kind::process) continue;
                if (!to_.left_taken && k <= to_.column) through_channel(out, k, port::left);
                if (!to_.right_taken && k > to_.column) through_channel(out, k, port::right);
            }
        }
        return std::move(found_);
    }

  private:
    void offer(way w) {
        w.cost += length(w.its);
        found_.push_back(std::move(w));
    }

    void straight(port out) {
        if (to_.level <= from_.level) return;
        const int arrive = above_place(to_.level);
        if (out == port::bottom) {
            const int leave = below_place(from_.level);
            if (from_.column == to_.column) {
                offer(way{{out, port::top}, {between(true, from_.column, leave, arrive)}, 0});
                return;
            }
            way early{{out, port::top}, {}, 0};
            early.its.below = true;
            early.stretches = {between(true, from_.column, leave, leave),
                               between(true, to_.column, leave, arrive)};
            offer(std::move(early));
            way late{{out, port::top}, {}, 1};
            late.its.above = true;
            late.stretches = {between(true, from_.column, leave, arrive),
                              between(true, to_.column, arrive, arrive)};
            offer(std::move(late));
        } else if (to_.column != from_.column &&
                   (to_.column > from_.column) == (out == port::right)) {
            const int step = out == port::right ? 1 : -1;
            offer(way{{out, port::top},
                      {between(false, from_.level, column_place(from_.column) + step,
                               column_place(to_.column)),
                       between(true, to_.column, middle_place(from_.level), arrive)},
                      0});
        }
    }

    void through_channel(port out, int k, port in) {
        way w;
        w.its.out = out;
        w.its.in = in;
        w.its.channel = k;
        if (out == port::bottom) {
            w.its.below = true;
            w.stretches.push_back(
                between(true, from_.column, below_place(from_.level), below_place(from_.level)));
        } else {
            w.stretches.push_back(side(from_, out, k));
        }
        if (in == port::top) {
            w.its.above = true;
            w.stretches.push_back(
                between(true, to_.column, above_place(to_.level), above_place(to_.level)));
        } else {
            w.stretches.push_back(side(to_, in, k));
        }
        offer(std::move(w));
    }
    // From the side of a node to a channel; an impossible stretch where that lies behind it.
    static stretch side(const node& n, port at_side, int k) {
        const int step = at_side == port::right ? 1 : -1;
        const int begin = column_place(n.column) + step;
        if ((channel_place(k) - begin) * step < 0)
            return {false, n.level, column_place(n.column), column_place(n.column)};
        return between(false, n.level, begin, channel_place(k));
    }

    // About as long as it will be on paper, and every corner costs.
    int length(const route& w) const {
        constexpr int wide = 40;
        constexpr int high = 20;
        constexpr int corner = 30;
        const int x = column_place(from_.column);
        const int goal_x = column_place(to_.column);
        if (w.channel < 0) {
            const int corners = from_.column == to_.column ? 0 : w.below || w.above ? 2 : 1;
            return std::abs(goal_x - x) * wide + (to_.level - from_.level) * 3 * high +
                   corners * corner;
        }
        const int lane = channel_place(w.channel);
        const int first = w.below ? below_place(from_.level) : middle_place(from_.level);
        const int last = w.above ? above_place(to_.level) : middle_place(to_.level);
        const int corners = 2 + (w.below ? 1 : 0) + (w.above ? 1 : 0);
        return (std::abs(x - lane) + std::abs(goal_x - lane)) * wide +
               std::abs(first - last) * high + corners * corner + 10;
    }

    const chart& page_;
    const node& from_;
    const node& to_;
    bool loop_;
    std::vector<way> found_;
};

}  // namespace

std::vector<way> ways_of(const chart& page, const arrow& a, const std::vector<port>& from_ports) {
    return way_finder(page, a).find(from_ports);
}

}  // namespace alur::drawing
