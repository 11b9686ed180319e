#include "graph.hpp"

#include <algorithm>
#include <deque>
#include <utility>

namespace alur {

namespace {

// Tarjan's strongly connected components over the exits not yet marked backward, without recursion:
// a printed form may have thousands of rows in one line.
class components {
  public:
    components(const resolved& flow, const std::vector<int>& rows, const std::vector<int>& group,
               int here)
        : flow_(flow),
          group_(group),
          here_(here),
          low_(flow.rows.size(), 0),
          number_(flow.rows.size(), 0),
          on_stack_(flow.rows.size(), false) {
        for (const int row : rows)
            if (number_[at(row)] == 0) visit(row);
    }
    std::vector<std::vector<int>> found;

  private:
    struct frame {
        int row;
        std::size_t next_exit;
    };

    void begin(int row) {
        low_[at(row)] = number_[at(row)] = ++last_;
        stack_.push_back(row);
        on_stack_[at(row)] = true;
        frames_.push_back({row, 0});
    }

    void finish(int row) {
        if (low_[at(row)] != number_[at(row)]) return;
        std::vector<int> component;
        int member = no_number;
        do {
            member = stack_.back();
            stack_.pop_back();
            on_stack_[at(member)] = false;
            component.push_back(member);
        } while (member != row);
        found.push_back(std::move(component));
    }

    void visit(int root) {
        begin(root);
        while (!frames_.empty()) {
            const int row = frames_.back().row;
            const auto& exits = flow_.rows[at(row)].exits;
            if (frames_.back().next_exit == exits.size()) {
                frames_.pop_back();
                finish(row);
                if (!frames_.empty()) {
                    int& low = low_[at(frames_.back().row)];
                    low = std::min(low, low_[at(row)]);
                }
                continue;
            }
            const resolved_exit& exit = exits[frames_.back().next_exit++];
            if (exit.to == no_number || exit.backward || group_[at(exit.to)] != here_) continue;
            if (number_[at(exit.to)] == 0)
                begin(exit.to);
            else if (on_stack_[at(exit.to)])
                low_[at(row)] = std::min(low_[at(row)], number_[at(exit.to)]);
        }
    }

    const resolved& flow_;
    const std::vector<int>& group_;
    int here_;
    std::vector<int> low_;
    std::vector<int> number_;
    std::vector<bool> on_stack_;
    std::vector<int> stack_;
    std::vector<frame> frames_;
    int last_ = 0;
};

std::vector<int> reachable_rows(const resolved& flow) {
    std::vector<bool> seen(flow.rows.size(), false);
    std::vector<int> found;
    for (const int start : flow.starts) {
        if (seen[at(start)]) continue;
        seen[at(start)] = true;
        found.push_back(start);
    }
    for (std::size_t i = 0; i < found.size(); ++i)
        for (const resolved_exit& exit : flow.rows[at(found[i])].exits)
            if (exit.to != no_number && !seen[at(exit.to)]) {
                seen[at(exit.to)] = true;
                found.push_back(exit.to);
            }
    return found;
}

// Peels loops: within every component the exits to its head are backward; what is left is peeled
// again until no loop remains.
class loop_peeler {
  public:
    loop_peeler(resolved& flow, loop_choice choice)
        : flow_(flow),
          choice_(choice),
          group_(flow.rows.size(), no_number),
          entered_from_(flow.rows.size()) {}

    bool ambiguous = false;

    void run() {
        std::vector<int> rows = reachable_rows(flow_);
        for (const int row : rows)
            for (resolved_exit& exit : flow_.rows[at(row)].exits)
                if (exit.to == row) exit.backward = true;
        for (const int row : rows)
            for (const resolved_exit& exit : flow_.rows[at(row)].exits)
                if (exit.to != no_number && !exit.backward)
                    entered_from_[at(exit.to)].push_back(row);
        std::vector<std::vector<int>> work{std::move(rows)};
        while (!work.empty()) {
            const std::vector<int> part = std::move(work.back());
            work.pop_back();
            const int here = ++last_group_;
            for (const int row : part) group_[at(row)] = here;
            components split(flow_, part, group_, here);
            for (std::vector<int>& loop : split.found)
                if (loop.size() > 1) peel(loop, work);
        }
    }

  private:
    void peel(std::vector<int>& loop, std::vector<std::vector<int>>& work) {
        const int here = ++last_group_;
        for (const int row : loop) group_[at(row)] = here;
        std::vector<int> entries;
        for (const int row : loop)
            if (is_entry(row, here)) entries.push_back(row);
        ambiguous |= entries.size() > 1;
        const auto [first, last] = std::minmax_element(entries.begin(), entries.end());
        const int head = choice_ == loop_choice::first_printed ? *first : *last;
        for (const int row : loop)
            for (resolved_exit& exit : flow_.rows[at(row)].exits)
                if (exit.to == head) exit.backward = true;
        work.push_back(std::move(loop));
    }

    bool is_entry(int row, int here) const {
        if (std::find(flow_.starts.begin(), flow_.starts.end(), row) != flow_.starts.end())
            return true;
        const auto& from = entered_from_[at(row)];
        return std::any_of(from.begin(), from.end(), [&](int source) {
            return group_[at(source)] != here && leads_forwards(source, row);
        });
    }

    bool leads_forwards(int from, int to) const {
        const auto& exits = flow_.rows[at(from)].exits;
        return std::any_of(exits.begin(), exits.end(), [&](const resolved_exit& exit) {
            return exit.to == to && !exit.backward;
        });
    }

    resolved& flow_;
    loop_choice choice_;
    std::vector<int> group_;
    std::vector<std::vector<int>> entered_from_;
    int last_group_ = 0;
};

void clear_marks(resolved& flow) {
    for (resolved_row& row : flow.rows)
        for (resolved_exit& exit : row.exits) exit.backward = false;
}

}  // namespace

flow_graph order_rows(resolved& flow, loop_choice choice) {
    clear_marks(flow);
    loop_peeler(flow, choice).run();

    flow_graph graph;
    const std::size_t n = flow.rows.size();
    graph.rank.assign(n, no_number);
    std::vector<int> incoming(n, 0);
    const std::vector<int> rows = reachable_rows(flow);
    for (const int row : rows)
        for (const resolved_exit& exit : flow.rows[at(row)].exits)
            if (exit.to != no_number && !exit.backward) ++incoming[at(exit.to)];
    for (const int row : rows)
        if (incoming[at(row)] == 0) graph.order.push_back(row);
    for (std::size_t i = 0; i < graph.order.size(); ++i)
        for (const resolved_exit& exit : flow.rows[at(graph.order[i])].exits)
            if (exit.to != no_number && !exit.backward && --incoming[at(exit.to)] == 0)
                graph.order.push_back(exit.to);
    for (std::size_t i = 0; i < graph.order.size(); ++i)
        graph.rank[at(graph.order[i])] = static_cast<int>(i);

    graph.reach.assign(n, row_set(n));
    for (auto row = graph.order.rbegin(); row != graph.order.rend(); ++row) {
        graph.reach[at(*row)].add(*row);
        for (const resolved_exit& exit : flow.rows[at(*row)].exits)
            if (exit.to != no_number && !exit.backward)
                graph.reach[at(*row)].add_all(graph.reach[at(exit.to)]);
    }
    return graph;
}

bool has_ambiguous_loop(const resolved& flow) {
    resolved copy = flow;
    clear_marks(copy);
    loop_peeler peeler(copy, loop_choice::first_printed);
    peeler.run();
    return peeler.ambiguous;
}

std::vector<bool> can_end(const resolved& flow) {
    std::vector<bool> ends(flow.rows.size(), false);
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t r = flow.rows.size(); r-- > 0;) {
            if (ends[r]) continue;
            const auto& exits = flow.rows[r].exits;
            const bool now =
                std::any_of(exits.begin(), exits.end(), [&](const resolved_exit& exit) {
                    return exit.to == no_number || ends[at(exit.to)];
                });
            if (now) ends[r] = changed = true;
        }
    }
    return ends;
}

std::vector<std::pair<int, int>> shortest_way(const resolved& flow, int to) {
    std::vector<std::pair<int, int>> from(flow.rows.size(), {no_number, no_number});
    std::vector<bool> seen(flow.rows.size(), false);
    std::deque<int> queue;
    for (const int start : flow.starts) {
        seen[at(start)] = true;
        queue.push_back(start);
    }
    while (!queue.empty() && queue.front() != to) {
        const int row = queue.front();
        queue.pop_front();
        const auto& exits = flow.rows[at(row)].exits;
        for (std::size_t e = 0; e < exits.size(); ++e) {
            if (exits[e].to == no_number || seen[at(exits[e].to)]) continue;
            seen[at(exits[e].to)] = true;
            from[at(exits[e].to)] = {row, static_cast<int>(e)};
            queue.push_back(exits[e].to);
        }
    }
    std::vector<std::pair<int, int>> way;
    for (int row = to; from[at(row)].first != no_number; row = from[at(row)].first)
        way.push_back(from[at(row)]);
    std::reverse(way.begin(), way.end());
    return way;
}

}  // namespace alur
