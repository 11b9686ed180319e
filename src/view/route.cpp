#include "view/route.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <tuple>
#include <utility>

#include "view/lanes.hpp"
#include "view/text.hpp"
#include "view/ways.hpp"

namespace alur::drawing {
namespace {

class router {
  public:
    explicit router(const chart& page) : page_(page) {
        out_.of_arrow.resize(page.arrows.size());
        node_at_.assign(at(page.levels * page.columns), -1);
        used_.resize(at(page.levels * (3 * page.columns + 2 * page.columns + 1)));
        done_.assign(page.arrows.size(), false);
        for (std::size_t n = 0; n < page.nodes.size(); ++n)
            node_at_[at(page.nodes[n].level * page.columns + page.nodes[n].column)] = count(n);
    }

    routes solve() {
        for (std::size_t a = 0; a < page_.arrows.size(); ++a)
            if (page_.arrows[a].link) take(count(a), {});
        for (const int a : in_order()) {
            const arrow& its = page_.arrows[at(a)];
            if (done_[at(a)]) continue;
            if (its.corner)
                decision(its.from);
            else
                take(a, *best(a, ports_of(its)));
        }
        assign_lanes(page_, out_);
        return std::move(out_);
    }

  private:
    const node& from(const arrow& a) const { return page_.nodes[at(a.from)]; }
    const node& to(const arrow& a) const { return page_.nodes[at(a.to)]; }

    // Short ones first: they are what a reader follows, and should be straight.
    std::vector<int> in_order() const {
        std::vector<std::tuple<int, int, int>> keys;
        for (std::size_t i = 0; i < page_.arrows.size(); ++i) {
            const arrow& a = page_.arrows[i];
            if (a.link) continue;
            const int down = to(a).level - from(a).level;
            keys.emplace_back(down > 0 ? down : 1000 - down,
                              std::abs(to(a).column - from(a).column), count(i));
        }
        std::sort(keys.begin(), keys.end());
        std::vector<int> order;
        for (const auto& key : keys) order.push_back(std::get<2>(key));
        return order;
    }

    // An exit that is not an answer: forks share the port below.
    std::vector<port> ports_of(const arrow& a) const {
        const node& n = from(a);
        std::vector<port> ports{port::bottom};
        if (n.kind != node_kind::process && n.kind != node_kind::decision) return ports;
        int exits = 0;
        for (const arrow& each : page_.arrows)
            if (each.from == a.from && !each.link) ++exits;
        if (exits > 1) return ports;
        if (!n.left_taken) ports.push_back(port::left);
        if (!n.right_taken) ports.push_back(port::right);
        return ports;
    }

    // The answers of a diamond each leave by a corner of their own; the cheapest choice of all.
    void decision(int n) {
        std::vector<int> answers;
        for (std::size_t a = 0; a < page_.arrows.size(); ++a)
            if (page_.arrows[a].from == n && page_.arrows[a].corner) answers.push_back(count(a));
        std::vector<port> corners{port::bottom};
        if (!page_.nodes[at(n)].right_taken) corners.push_back(port::right);
        if (!page_.nodes[at(n)].left_taken) corners.push_back(port::left);
        std::vector<port> chosen;
        std::vector<port> cheapest;
        int least = -1;
        choose(answers, corners, chosen, 0, cheapest, least);
        for (std::size_t i = 0; i < answers.size(); ++i)
            take(answers[i], *best(answers[i], {cheapest[i]}));
    }
    void choose(const std::vector<int>& answers, const std::vector<port>& corners,
                std::vector<port>& chosen, int cost, std::vector<port>& cheapest, int& least) {
        if (least >= 0 && cost >= least) return;
        if (chosen.size() == answers.size()) {
            least = cost;
            cheapest = chosen;
            return;
        }
        for (const port each : corners) {
            if (std::count(chosen.begin(), chosen.end(), each) > 0) continue;
            const auto found = best(answers[chosen.size()], {each});
            if (!found) continue;
            chosen.push_back(each);
            choose(answers, corners, chosen, cost + found->cost, cheapest, least);
            chosen.pop_back();
        }
    }

    std::optional<way> best(int index, const std::vector<port>& ports) {
        std::optional<way> found;
        for (way& each : ways_of(page_, page_.arrows[at(index)], ports))
            if ((!found || each.cost < found->cost) && free(index, each)) found = std::move(each);
        return found;
    }

    int node_at(int level, int column) const {
        return node_at_[at(level * page_.columns + column)];
    }
    std::size_t place(bool along_column, int track, int p) const {
        return at(along_column
                      ? track * 3 * page_.levels + p
                      : page_.columns * 3 * page_.levels + track * (2 * page_.columns + 1) + p);
    }

    int out_group(int a, port p) const {
        return page_.arrows[at(a)].from * 4 + static_cast<int>(p);
    }
    int in_group(int a, port p) const { return page_.arrows[at(a)].to * 4 + static_cast<int>(p); }

    bool free(int index, const way& w) const {
        for (const stretch& s : w.stretches)
            for (int p = s.first; p <= s.last; ++p) {
                if (stands(index, s, p)) return false;
                for (const int other : used_[place(s.along_column, s.track, p)])
                    if (!share(index, w.its, other)) return false;
            }
        return true;
    }
    bool share(int a, const route& its, int b) const {
        if (page_.arrows[at(b)].link) return false;
        const route& other = out_.of_arrow[at(b)];
        return out_group(a, its.out) == out_group(b, other.out) ||
               in_group(a, its.in) == in_group(b, other.in);
    }
    // Whether a node stands there, or right beside: those places are its own arrows'.
    bool stands(int index, const stretch& s, int p) const {
        if (!s.along_column) return p % 2 == 1 && node_at(s.track, p / 2) >= 0;
        const int found = node_at(p / 3, s.track);
        if (found < 0) return false;
        const arrow& a = page_.arrows[at(index)];
        return p % 3 == 1 || (found != a.from && found != a.to);
    }

    void take(int index, const way& w) {
        done_[at(index)] = true;
        out_.of_arrow[at(index)] = w.its;
        const arrow& a = page_.arrows[at(index)];
        if (a.link) {
            const int x = column_place(from(a).column);
            const int y = column_place(to(a).column);
            for (int p = std::min(x, y) + 1; p < std::max(x, y); ++p)
                used_[place(false, from(a).level, p)].push_back(index);
            return;
        }
        for (const stretch& s : w.stretches)
            for (int p = s.first; p <= s.last; ++p)
                used_[place(s.along_column, s.track, p)].push_back(index);
    }

    const chart& page_;
    routes out_;
    std::vector<int> node_at_;
    std::vector<std::vector<int>> used_;
    std::vector<bool> done_;
};

}  // namespace

routes route_arrows(const chart& page) { return router(page).solve(); }

}  // namespace alur::drawing
