#include "analysis/columns.hpp"

#include <algorithm>

namespace alur::analysis {
namespace {

// Model-only moves before anything else happens. Whatever does not go uphill is settled by one
// pass; an edge uphill that still gains something asks for another.
void settle(const graph& g, const edge_prices& prices, std::span<price> column) {
    for (bool again = true; again;) {
        for (std::uint32_t s = 0; s < column.size(); ++s) {
            price best = column[s];
            for (std::uint32_t i = g.first[s]; i < g.first[s + 1]; ++i)
                best = std::min(best, prices.model_only[i] + column[g.edges[i].to]);
            column[s] = best;
        }
        again = false;
        for (const std::uint32_t i : g.uphill)
            again |= prices.model_only[i] + column[g.edges[i].to] < column[g.edges[i].from];
    }
}

}  // namespace

void last_column(const graph& g, const edge_prices& prices, bool prefix, std::span<price> column) {
    for (std::uint32_t s = 0; s < column.size(); ++s)
        column[s] = prefix || g.ended[s] != 0 ? 0 : never;
    if (!prefix) settle(g, prices, column);
}

void column_before(const graph& g, const edge_prices& prices, const log_event& event, price passing,
                   std::span<const price> next, std::span<price> column) {
    for (std::uint32_t s = 0; s < column.size(); ++s) column[s] = next[s] + passing;
    for (const std::uint32_t i : g.of_row(event.row)) {
        const graph_edge& edge = g.edges[i];
        if (!says(event, edge.row, edge.unit, edge.exit)) continue;
        column[edge.from] = std::min(column[edge.from], prices.synchronous[i] + next[edge.to]);
    }
    settle(g, prices, column);
}

}  // namespace alur::analysis
