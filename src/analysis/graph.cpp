#include "analysis/graph.hpp"

#include <algorithm>

namespace alur::analysis {
namespace {

constexpr std::size_t most_tried = 6;

// Every non-empty subset of those who delivered, by size of its bit pattern.
bool add_all_namings(net& of, std::uint32_t state, const net_edge& edge,
                     std::vector<net_edge>& into) {
    const std::vector<unit_id> all = of.delivered(state, edge);
    if (all.size() > most_tried) return false;
    std::vector<unit_id> names;
    for (std::uint32_t set = 1; set < std::uint32_t{1} << all.size(); ++set) {
        names.clear();
        for (std::size_t i = 0; i < all.size(); ++i)
            if ((set >> i & 1U) != 0) names.push_back(all[i]);
        into.push_back(of.go_back(state, edge, names));
    }
    return true;
}

bool leads(net& of, std::uint32_t state, std::vector<net_edge>& into) {
    into.clear();
    const auto found = of.edges(state);
    const std::vector<net_edge> plain(found.begin(), found.end());
    for (const net_edge& edge : plain) {
        if (edge.to != nowhere)
            into.push_back(edge);
        else if (!add_all_namings(of, state, edge, into))
            return false;
    }
    return true;
}

struct walker {
    net& of;
    std::size_t most;
    std::vector<std::vector<net_edge>> leads_of;  // by the net's number
    std::vector<std::uint32_t> left;              // in the order in which nothing new follows
    std::vector<bool> seen;

    bool walk(std::uint32_t from) {
        struct frame {
            std::uint32_t state;
            std::size_t next;
        };
        std::vector<frame> path;
        const auto enter = [&](std::uint32_t state) {
            if (seen.size() <= state) seen.resize(state + 1, false);
            if (seen[state]) return true;
            seen[state] = true;
            if (left.size() + path.size() >= most) return false;
            if (leads_of.size() <= state) leads_of.resize(state + 1);
            std::vector<net_edge> found;
            if (!leads(of, state, found)) return false;
            leads_of[state] = std::move(found);
            path.push_back({state, 0});
            return true;
        };
        if (!enter(from)) return false;
        while (!path.empty()) {
            frame& at = path.back();
            if (at.next == leads_of[at.state].size()) {
                left.push_back(at.state);
                path.pop_back();
            } else if (!enter(leads_of[at.state][at.next++].to)) {
                return false;
            }
        }
        return true;
    }
};

void index_rows(graph& made, std::size_t rows) {
    made.row_first.assign(rows + 1, 0);
    for (const graph_edge& edge : made.edges) ++made.row_first[index(edge.row) + 1];
    for (std::size_t r = 0; r < rows; ++r) made.row_first[r + 1] += made.row_first[r];
    made.by_row.resize(made.edges.size());
    std::vector<std::uint32_t> next(made.row_first.begin(), made.row_first.end() - 1);
    for (std::uint32_t i = 0; i < made.edges.size(); ++i)
        made.by_row[next[index(made.edges[i].row)]++] = i;
}

}  // namespace

std::optional<graph> whole(net& of, std::size_t most_states) {
    walker by{of, most_states, {}, {}, {}};
    std::vector<std::uint32_t> starts;
    for (const step_id start : of.machine().starts) {
        starts.push_back(of.start(start));
        if (!by.walk(starts.back())) return std::nullopt;
    }
    graph made;
    made.state_of.assign(of.size(), nowhere);
    for (std::uint32_t s = 0; s < by.left.size(); ++s) made.state_of[by.left[s]] = s;
    for (std::uint32_t s = 0; s < by.left.size(); ++s) {
        made.first.push_back(static_cast<std::uint32_t>(made.edges.size()));
        made.ended.push_back(of.ended(by.left[s]) ? 1 : 0);
        for (const net_edge& edge : by.leads_of[by.left[s]]) {
            const std::uint32_t to = made.state_of[edge.to];
            if (to >= s) made.uphill.push_back(static_cast<std::uint32_t>(made.edges.size()));
            made.edges.push_back({s, to, edge.naming, edge.row, edge.unit, edge.exit});
        }
    }
    made.first.push_back(static_cast<std::uint32_t>(made.edges.size()));
    for (const std::uint32_t start : starts) made.starts.push_back(made.state_of[start]);
    index_rows(made, of.machine().rows.size());
    return made;
}

}  // namespace alur::analysis
