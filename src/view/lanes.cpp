#include "view/lanes.hpp"

#include <algorithm>

#include "view/text.hpp"

namespace alur::drawing {
namespace {

struct piece_of_way {
    int arrow = 0;
    int first = 0;
    int last = 0;
    int* lane = nullptr;
};

class lane_maker {
  public:
    lane_maker(const chart& page, routes& found) : page_(page), found_(found) {}

    void make() {
        found_.below_lanes.assign(at(page_.levels), 0);
        found_.above_lanes.assign(at(page_.levels), 0);
        found_.left_lanes.assign(at(page_.columns) + 1, 0);
        found_.right_lanes.assign(at(page_.columns) + 1, 0);
        for (int l = 0; l < page_.levels; ++l) {
            found_.below_lanes[at(l)] = spread(below(l));
            found_.above_lanes[at(l)] = spread(above(l));
        }
        for (int k = 0; k <= page_.columns; ++k) channel(k);
    }

  private:
    const node& from(int a) const { return page_.nodes[at(page_.arrows[at(a)].from)]; }
    const node& to(int a) const { return page_.nodes[at(page_.arrows[at(a)].to)]; }

    std::vector<piece_of_way> below(int level) {
        std::vector<piece_of_way> all;
        for (int a = 0; a < count(page_.arrows.size()); ++a) {
            route& way = found_.of_arrow[at(a)];
            if (!way.below || from(a).level != level) continue;
            const int end =
                way.channel >= 0 ? channel_place(way.channel) : column_place(to(a).column);
            all.push_back(piece(a, column_place(from(a).column), end, way.below_lane));
        }
        return all;
    }
    std::vector<piece_of_way> above(int level) {
        std::vector<piece_of_way> all;
        for (int a = 0; a < count(page_.arrows.size()); ++a) {
            route& way = found_.of_arrow[at(a)];
            if (!way.above || to(a).level != level) continue;
            const int begin =
                way.channel >= 0 ? channel_place(way.channel) : column_place(from(a).column);
            all.push_back(piece(a, begin, column_place(to(a).column), way.above_lane));
        }
        return all;
    }
    static piece_of_way piece(int a, int x, int y, int& lane) {
        return {a, std::min(x, y), std::max(x, y), &lane};
    }

    bool same_port(int a, int b) const {
        const arrow& x = page_.arrows[at(a)];
        const arrow& y = page_.arrows[at(b)];
        const route& u = found_.of_arrow[at(a)];
        const route& v = found_.of_arrow[at(b)];
        return (x.from == y.from && u.out == v.out) || (x.to == y.to && u.in == v.in);
    }

    // Short pieces lie nearest to the symbols, so that long ones need not cross them.
    int spread(std::vector<piece_of_way> pieces) const {
        std::stable_sort(pieces.begin(), pieces.end(),
                         [](const piece_of_way& a, const piece_of_way& b) {
                             return a.last - a.first < b.last - b.first;
                         });
        std::vector<std::vector<piece_of_way>> lanes;
        for (const piece_of_way& each : pieces) {
            std::size_t lane = 0;
            for (; lane < lanes.size(); ++lane)
                if (std::all_of(lanes[lane].begin(), lanes[lane].end(),
                                [&](const piece_of_way& other) {
                                    return each.last < other.first || other.last < each.first ||
                                           same_port(each.arrow, other.arrow);
                                }))
                    break;
            if (lane == lanes.size()) lanes.emplace_back();
            lanes[lane].push_back(each);
            *each.lane = count(lane);
        }
        return count(lanes.size());
    }

    // What comes from the left and goes back there lies left; nobody's way leads between it and the
    // symbols it joins.
    void channel(int k) {
        std::vector<piece_of_way> left;
        std::vector<piece_of_way> middle;
        std::vector<piece_of_way> right;
        for (int a = 0; a < count(page_.arrows.size()); ++a) {
            route& way = found_.of_arrow[at(a)];
            if (way.channel != k) continue;
            const int begin = way.below ? below_place(from(a).level) : middle_place(from(a).level);
            const int end = way.above ? above_place(to(a).level) : middle_place(to(a).level);
            const bool from_left = from(a).column < k;
            const bool to_left = to(a).column < k;
            auto& side = from_left == to_left ? (from_left ? left : right) : middle;
            side.push_back(piece(a, begin, end, way.channel_lane));
        }
        const int lefts = spread(left);
        const int middles = spread(middle);
        const int rights = spread(right);
        for (const piece_of_way& each : middle) *each.lane += lefts;
        for (const piece_of_way& each : right)
            *each.lane = lefts + middles + rights - 1 - *each.lane;
        int before_line = lefts + (rights > lefts ? middles : 0);
        if (k == 0) before_line = 0;
        if (k == page_.columns) before_line = lefts + middles + rights;
        found_.left_lanes[at(k)] = before_line;
        found_.right_lanes[at(k)] = lefts + middles + rights - before_line;
    }

    const chart& page_;
    routes& found_;
};

}  // namespace

void assign_lanes(const chart& page, routes& found) { lane_maker(page, found).make(); }

}  // namespace alur::drawing
