#include "view/process_merges.hpp"

#include <utility>

#include "view/text.hpp"

namespace alur::drawing {
namespace {

template <class Needless>
void renumber(process& of, const Needless& needless) {
    std::vector<int> number(of.nodes.size(), -1);
    std::vector<bool> used(at(of.columns), false);
    std::vector<process_node> kept;
    for (int n = 0; n < count(of.nodes.size()); ++n) {
        if (needless(n)) continue;
        number[at(n)] = count(kept.size());
        process_node& node = of.nodes[at(n)];
        used[at(node.column)] = true;
        if (node.kind == node_is::stretch) used[at(node.last_column)] = true;
        kept.push_back(std::move(node));
    }
    std::vector<int> column(used.size(), 0);
    of.columns = 0;
    for (std::size_t c = 0; c < used.size(); ++c) column[c] = used[c] ? of.columns++ : of.columns;
    for (process_node& node : kept) {
        node.column = column[at(node.column)];
        node.last_column = column[at(node.last_column)];
        if (node.inside >= 0) node.inside = number[at(node.inside)];
    }
    of.nodes = std::move(kept);
    for (process_flow& each : of.flows) {
        each.from = number[at(each.from)];
        each.to = number[at(each.to)];
    }
}

}  // namespace

void drop_needless_merges(process& of) {
    std::vector<int> in(of.nodes.size(), 0);
    std::vector<int> only_flow(of.nodes.size(), -1);
    for (std::size_t f = 0; f < of.flows.size(); ++f) {
        ++in[at(of.flows[f].to)];
        if (of.nodes[at(of.flows[f].from)].kind == node_is::merge)
            only_flow[at(of.flows[f].from)] = count(f);
    }
    const auto needless = [&](int n) {
        return of.nodes[at(n)].kind == node_is::merge && in[at(n)] < 2;
    };
    std::vector<bool> gone(of.flows.size(), false);
    for (process_flow& each : of.flows)
        while (needless(each.to)) {
            const int next = only_flow[at(each.to)];
            gone[at(next)] = true;
            each.to = of.flows[at(next)].to;
        }
    std::vector<process_flow> flows;
    for (std::size_t f = 0; f < of.flows.size(); ++f)
        if (!gone[f]) flows.push_back(std::move(of.flows[f]));
    of.flows = std::move(flows);
    renumber(of, needless);
}

}  // namespace alur::drawing
