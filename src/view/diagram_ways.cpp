#include "view/diagram_ways.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <set>
#include <unordered_map>
#include <utility>

#include "view/diagram_tracks.hpp"
#include "view/text.hpp"

namespace alur::drawing {
namespace {

straight level_piece(int height, int from, int to) { return {false, height, from, to, 0}; }
straight upright_piece(int place, int from, int to) { return {true, place, from, to, 0}; }

class way_search {
  public:
    way_search(const process& of, const std::vector<frame>& frames,
               const std::vector<leaving>& leave_by)
        : of_(of), frames_(frames), leave_by_(leave_by), lanes_(count(of.lanes.size())) {
        made_.of_flow.resize(of.flows.size());
        frame_of_.assign(of.nodes.size(), -1);
        for (std::size_t f = 0; f < frames.size(); ++f) frame_of_[at(frames[f].node)] = count(f);
        standing_.assign(at(lanes_), std::vector<int>(at(of.columns) + 1, 0));
        in_column_.resize(at(of.columns));
        for (std::size_t n = 0; n < of.nodes.size(); ++n) stand(of.nodes[n], count(n));
        for (auto& lane : standing_)
            for (std::size_t c = 1; c < lane.size(); ++c) lane[c] += lane[c - 1];
    }

    flow_ways find() {
        for (const int f : in_order()) take(f, best(f));
        assign_tracks(of_, made_);
        return std::move(made_);
    }

  private:
    const process_node& from(int f) const { return of_.nodes[at(of_.flows[at(f)].from)]; }
    const process_node& to(int f) const { return of_.nodes[at(of_.flows[at(f)].to)]; }

    // Counted behind its column, so that sums tell how many stand between two columns.
    void stand(const process_node& node, int n) {
        if (node.kind == node_is::stretch || node.kind == node_is::left) return;
        ++standing_[at(node.lane)][at(node.column) + 1];
        in_column_[at(node.column)].push_back(n);
    }
    // Nodes of a lane in columns from `first` to `last`.
    int nodes_between(int lane, int first, int last) const {
        if (first > last) return 0;
        return standing_[at(lane)][at(last) + 1] - standing_[at(lane)][at(first)];
    }

    // Short ones first: they are what a reader follows, and should be straight.
    std::vector<int> in_order() const {
        std::vector<std::pair<std::int64_t, int>> keys;
        for (int f = 0; f < count(of_.flows.size()); ++f) {
            const int way = to(f).column - from(f).column;
            const int across = std::abs(to(f).lane - from(f).lane);
            keys.emplace_back((way > 0 ? way : 100000 - way) * 100LL + across, f);
        }
        std::sort(keys.begin(), keys.end());
        std::vector<int> order;
        for (const auto& key : keys) order.push_back(key.second);
        return order;
    }

    // ---- one flow's ends -----------------------------------------------------------------------

    struct ends {
        int flow;
        int first_column, last_column;
        int first_lane, last_lane;
        int start;  // height it leaves at
        int frame;  // it stays inside, or none
    };
    ends ends_of(int f) const {
        ends its{};
        its.flow = f;
        its.first_column = from(f).kind == node_is::stretch ? from(f).last_column : from(f).column;
        its.last_column = to(f).column;
        its.first_lane = from(f).lane;
        its.last_lane = to(f).lane;
        its.start = height_of(its.first_lane, band::centre);
        its.frame = -1;
        if (from(f).kind == node_is::left) {
            const frame& around = frames_[at(frame_of_[at(from(f).inside)])];
            its.first_lane = around.last_lane;
            its.start = height_of(around.last_lane, band::below, prongs / 2);
        } else if (from(f).inside >= 0) {
            its.frame = frame_of_[at(from(f).inside)];
        }
        return its;
    }
    std::vector<leaving> ways_out(int f) const {
        if (from(f).kind == node_is::left) return {{side::bottom, 0}};
        if (from(f).kind == node_is::decide) return {leave_by_[at(f)]};
        if (from(f).kind == node_is::split)
            return {{side::right, 0}, {side::bottom, 0}, {side::top, 0}};
        return {{side::right, 0}};
    }
    std::vector<side> ways_in(int f) const {
        if (to(f).kind == node_is::merge || to(f).kind == node_is::join)
            return {side::left, side::top, side::bottom};
        return {side::left};
    }
    // Channels worth trying: near both ends; in small diagrams all.
    std::vector<int> channels(const ends& its) const {
        std::vector<int> all;
        const int low = std::min(its.first_lane, its.last_lane);
        const int high = std::max(its.first_lane, its.last_lane);
        for (int lane = 0; lane < lanes_; ++lane) {
            const bool near =
                lane >= low - 1 && lane <= high + 1 &&
                (high - low < 8 || std::abs(lane - low) < 3 || std::abs(lane - high) < 3);
            if (!near && lane != 0 && lane + 1 != lanes_) continue;
            for (const band b : {band::over_frames, band::above, band::below, band::under_frames})
                all.push_back(height_of(lane, b));
        }
        return all;
    }

    // ---- candidates ----------------------------------------------------------------------------

    flow_way best(int f) {
        const ends its = ends_of(f);
        flow_way found;
        least_ = std::numeric_limits<int>::max();
        for (const leaving& out : ways_out(f))
            for (const side in : ways_in(f)) {
                if (out.by == side::right || out.prong > 0)
                    by_the_side(its, out, in, found);
                else
                    by_the_tip(its, out.by, in, found);
            }
        return found;
    }

    void by_the_side(const ends& its, const leaving& out, side in, flow_way& found) {
        const int centre = height_of(its.last_lane, band::centre);
        const int begin = middle(its.first_column);
        const int end = middle(its.last_column);
        const int next = gutter(its.first_column + 1);
        const int before = gutter(its.last_column);
        std::vector<straight> head;
        int height = its.start;
        if (out.prong > 0) {
            height = its.start + out.prong;
            head.push_back(upright_piece(begin, its.start, height));
        }
        const auto offer_more = [&](std::vector<straight> tail) {
            std::vector<straight> all = head;
            all.insert(all.end(), tail.begin(), tail.end());
            offer(its, {out.by, in, out.prong, std::move(all)}, found);
        };
        const bool forward = end > begin;
        if (in == side::left) {
            if (forward && out.prong == 0 && height == centre)
                offer_more({level_piece(height, begin, end)});
            if (forward && height != centre) {
                offer_more({level_piece(height, begin, next), upright_piece(next, height, centre),
                            level_piece(centre, next, end)});
                if (before != next && out.prong == 0)
                    offer_more({level_piece(height, begin, before),
                                upright_piece(before, height, centre),
                                level_piece(centre, before, end)});
            }
        } else if (forward && out.prong == 0 && height != centre &&
                   (in == side::top) == (height < centre)) {
            offer_more({level_piece(height, begin, end), upright_piece(end, height, centre)});
        }
        for (const int channel : channels(its)) {
            if (in == side::left)
                offer_more({level_piece(height, begin, next), upright_piece(next, height, channel),
                            level_piece(channel, next, before),
                            upright_piece(before, channel, centre),
                            level_piece(centre, before, end)});
            else if ((in == side::top) == (channel < centre))
                offer_more({level_piece(height, begin, next), upright_piece(next, height, channel),
                            level_piece(channel, next, end), upright_piece(end, channel, centre)});
        }
    }

    void by_the_tip(const ends& its, side out, side in, flow_way& found) {
        const int centre = height_of(its.last_lane, band::centre);
        const int begin = middle(its.first_column);
        const int end = middle(its.last_column);
        const int before = gutter(its.last_column);
        const auto that_way = [&](int height) {
            return height != its.start && (height > its.start) == (out == side::bottom);
        };
        if (in == side::left && end > begin && that_way(centre))
            offer(its,
                  {out,
                   in,
                   0,
                   {upright_piece(begin, its.start, centre), level_piece(centre, begin, end)}},
                  found);
        for (const int channel : channels(its)) {
            if (!that_way(channel)) continue;
            if (in == side::left)
                offer(
                    its,
                    {out,
                     in,
                     0,
                     {upright_piece(begin, its.start, channel), level_piece(channel, begin, before),
                      upright_piece(before, channel, centre), level_piece(centre, before, end)}},
                    found);
            else if ((in == side::top) == (channel < centre))
                offer(its,
                      {out,
                       in,
                       0,
                       {upright_piece(begin, its.start, channel), level_piece(channel, begin, end),
                        upright_piece(end, channel, centre)}},
                      found);
        }
    }

    void offer(const ends& its, flow_way way, flow_way& found) {
        int cost = 0;
        for (const straight& each : way.pieces) {
            const int length = std::abs(each.to - each.from);
            cost += each.upright ? length * 24 / prongs : length * 50;
            cost += 30;
        }
        if (cost >= least_) return;
        for (const straight& each : way.pieces)
            if (!possible(its, each)) return;
        for (std::size_t i = 0; i < way.pieces.size(); ++i)
            if (const turn its_turn = turn_of(way, i);
                its_turn.there &&
                turns_.count({way.pieces[i].along, its_turn.right, its_turn.left}) > 0)
                return;
        for (const straight& each : way.pieces) {
            const int lying = lying_on(its.flow, way, each);
            if (lying < 0) return;
            cost += 120 * lying;
        }
        if (of_.flows.size() <= few)
            for (const straight& each : way.pieces) cost += 25 * crossings(each);
        if (cost >= least_) return;
        least_ = cost;
        found = std::move(way);
    }

    // ---- what is in the way --------------------------------------------------------------------

    bool possible(const ends& its, const straight& piece) const {
        const int low = std::min(piece.from, piece.to);
        const int high = std::max(piece.from, piece.to);
        if (piece.upright) {
            if (!inside(its, low) || !inside(its, high)) return false;
            if (piece.along % 2 == 0) return true;
            for (const int n : in_column_[at(piece.along / 2)]) {
                const process_flow& flow = of_.flows[at(its.flow)];
                if (n == flow.from || n == flow.to) continue;
                const int height = height_of(of_.nodes[at(n)].lane, band::centre);
                if (height >= low && height <= high) return false;
            }
            return true;
        }
        if (!inside(its, piece.along)) return false;
        if (band_of(piece.along) == band::centre && prong_of(piece.along) == 0) {
            // Columns that lie strictly between.
            const int first = low / 2 + (low % 2 == 1 ? 1 : 0);
            const int last = high / 2 - 1;
            if (nodes_between(lane_of(piece.along), first, last) > 0) return false;
        }
        if (its.frame >= 0) return true;
        return std::none_of(frames_.begin(), frames_.end(), [&](const frame& each) {
            return low < middle(each.last_column) && high > middle(each.first_column) &&
                   in_frame(each, piece.along);
        });
    }
    static bool in_frame(const frame& its, int height) {
        return height >= height_of(its.first_lane, band::above) &&
               height < height_of(its.last_lane, band::under_frames);
    }
    bool inside(const ends& its, int height) const {
        return its.frame < 0 || in_frame(frames_[at(its.frame)], height);
    }

    bool is_middle(const straight& piece) const {
        return piece.upright ? piece.along % 2 == 1
                             : band_of(piece.along) == band::centre && prong_of(piece.along) == 0;
    }
    static std::int64_t key(const straight& piece, int step) {
        return ((static_cast<std::int64_t>(piece.along) * 2 + (piece.upright ? 1 : 0)) << 32) +
               step;
    }
    // Steps between places, or between bands, that a piece goes over.
    static std::pair<int, int> steps(const straight& piece) {
        const int unit = piece.upright ? prongs / 2 : 1;
        const int low = std::min(piece.from, piece.to);
        const int high = std::max(piece.from, piece.to);
        return {low / unit, (high + unit - 1) / unit};
    }
    // 1 if it lies on another flow that shares an end, 0 if on none, -1 if it must not.
    int lying_on(int f, const flow_way& way, const straight& piece) const {
        if (!is_middle(piece)) return 0;
        int lying = 0;
        const auto [first, last] = steps(piece);
        for (int step = first; step < last; ++step) {
            const auto found = used_.find(key(piece, step));
            if (found == used_.end()) continue;
            for (const int other : found->second) {
                if (!same_end(of_, f, way, other, made_.of_flow[at(other)])) return -1;
                lying = 1;
            }
        }
        return lying;
    }
    // In a gutter, from one middle on its left to another on its right. Two that change places
    // would lie on each other, whatever their tracks.
    struct turn {
        bool there = false;
        int left = 0;
        int right = 0;
    };
    turn turn_of(const flow_way& way, std::size_t i) const {
        const straight& piece = way.pieces[i];
        if (!piece.upright || piece.along % 2 == 1 || i == 0 || i + 1 == way.pieces.size())
            return {};
        const straight& before = way.pieces[i - 1];
        const straight& after = way.pieces[i + 1];
        if (!is_middle(before) || !is_middle(after)) return {};
        return before.from < piece.along ? turn{true, piece.from, piece.to}
                                         : turn{true, piece.to, piece.from};
    }

    int crossings(const straight& piece) const {
        int sum = 0;
        const int low = std::min(piece.from, piece.to);
        const int high = std::max(piece.from, piece.to);
        for (const straight& other : placed_) {
            if (other.upright == piece.upright) continue;
            if (other.along > low && other.along < high &&
                piece.along > std::min(other.from, other.to) &&
                piece.along < std::max(other.from, other.to))
                ++sum;
        }
        return sum;
    }

    void take(int f, flow_way way) {
        for (std::size_t i = 0; i < way.pieces.size(); ++i)
            if (const turn its = turn_of(way, i); its.there)
                turns_.insert({way.pieces[i].along, its.left, its.right});
        for (const straight& piece : way.pieces) {
            if (of_.flows.size() <= few) placed_.push_back(piece);
            if (!is_middle(piece)) continue;
            const auto [first, last] = steps(piece);
            for (int step = first; step < last; ++step) used_[key(piece, step)].push_back(f);
        }
        made_.of_flow[at(f)] = std::move(way);
    }

    static constexpr std::size_t few = 400;  // flows; crossings of more are not counted

    const process& of_;
    const std::vector<frame>& frames_;
    const std::vector<leaving>& leave_by_;
    int lanes_;
    flow_ways made_;
    std::vector<int> frame_of_;               // per node
    std::vector<std::vector<int>> standing_;  // per lane: how many before each column
    std::vector<std::vector<int>> in_column_;
    std::unordered_map<std::int64_t, std::vector<int>> used_;
    std::set<std::array<int, 3>> turns_;
    std::vector<straight> placed_;
    int least_ = 0;
};

}  // namespace

std::vector<frame> frames_of(const process& of) {
    std::vector<frame> all;
    for (int n = 0; n < count(of.nodes.size()); ++n) {
        const process_node& node = of.nodes[at(n)];
        if (node.kind != node_is::stretch) continue;
        all.push_back({n, node.lane, node.lane, node.column, node.last_column});
    }
    for (const process_node& node : of.nodes) {
        if (node.inside < 0 || node.kind == node_is::left) continue;
        for (frame& each : all) {
            if (each.node != node.inside) continue;
            each.first_lane = std::min(each.first_lane, node.lane);
            each.last_lane = std::max(each.last_lane, node.lane);
        }
    }
    return all;
}

std::vector<leaving> leavings(const process& of) {
    std::vector<leaving> all(of.flows.size());
    std::vector<std::vector<int>> out(of.nodes.size());
    for (int f = 0; f < count(of.flows.size()); ++f) out[at(of.flows[at(f)].from)].push_back(f);
    for (std::size_t n = 0; n < out.size(); ++n) {
        if (of.nodes[n].kind != node_is::decide) continue;
        const auto target = [&](int f) { return of.nodes[at(of.flows[at(f)].to)]; };
        int main = -1;
        for (const int f : out[n])
            if (!of.flows[at(f)].back && target(f).column > of.nodes[n].column &&
                (main < 0 || target(f).column < target(main).column))
                main = f;
        if (main < 0) main = out[n].front();
        std::vector<int> rest;
        for (const int f : out[n])
            if (f != main) rest.push_back(f);
        if (rest.size() <= 2) {
            bool top_taken = false;
            bool bottom_taken = false;
            for (const int f : rest) {
                const bool up = target(f).lane < of.nodes[n].lane;
                side by = up ? side::top : side::bottom;
                if ((by == side::top && top_taken) || (by == side::bottom && bottom_taken))
                    by = by == side::top ? side::bottom : side::top;
                (by == side::top ? top_taken : bottom_taken) = true;
                all[at(f)] = {by, 0};
            }
        } else {
            int prong = 0;
            for (const int f : rest) all[at(f)] = {side::bottom, ++prong};
        }
    }
    return all;
}

flow_ways find_ways(const process& of, const std::vector<frame>& frames,
                    const std::vector<leaving>& leave_by) {
    return way_search(of, frames, leave_by).find();
}

}  // namespace alur::drawing
