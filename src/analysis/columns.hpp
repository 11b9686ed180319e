// What finishing costs from every state, by one event more at a time: the columns of a table whose
// rows are the states of a graph. The last column is for the end of the trace.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/graph.hpp"
#include "analysis/price.hpp"

namespace alur::analysis {

// Of every edge, as a model-only and as a synchronous move.
struct edge_prices {
    std::vector<price> model_only;
    std::vector<price> synchronous;
};

// In prefix mode a run may end anywhere.
void last_column(const graph& g, const edge_prices& prices, bool prefix, std::span<price> column);

// From `next`, the column behind the event. `passing`: the event as a log-only move.
void column_before(const graph& g, const edge_prices& prices, const log_event& event, price passing,
                   std::span<const price> next, std::span<price> column);

}  // namespace alur::analysis
