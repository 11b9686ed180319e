#include <alur/analysis/align.hpp>
#include <alur/sop/limits.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <unordered_map>

#include "analysis/search.hpp"

namespace alur {

namespace analysis {
namespace {

void check_cost(std::uint32_t cost) {
    if (cost > max_align_cost)
        throw std::invalid_argument("alur::aligner: a cost is at most " +
                                    std::to_string(max_align_cost));
}

std::vector<price> prices_by_row(std::uint32_t usual, const std::vector<std::uint32_t>& of_rows,
                                 std::size_t rows) {
    check_cost(usual);
    std::vector<price> list(rows, price_of(usual));
    for (std::size_t r = 0; r < std::min(rows, of_rows.size()); ++r) {
        check_cost(of_rows[r]);
        list[r] = price_of(of_rows[r]);
    }
    return list;
}

// A net is kept for the next trace with as many units, unless it has become this large.
constexpr std::size_t most_kept_states = 200'000;

}  // namespace

price_list::price_list(const align_costs& costs, std::size_t rows)
    : log_only(prices_by_row(costs.log_only, costs.log_only_of, rows)),
      model_only(prices_by_row(costs.model_only, costs.model_only_of, rows)),
      synchronous(price_of(costs.synchronous)) {
    check_cost(costs.synchronous);
    log_only.push_back(price_of(costs.log_only));
}

// What does not depend on the trace but on how many units it has.
struct for_units {
    net runs;
    std::optional<graph> all;
    edge_prices prices;
    std::optional<bound> rest;  // once a search needs it

    for_units(const machine_view& m, std::span<const std::uint16_t> units, const price_list& by_row)
        : runs(m, units), all(whole(runs, m.sequential ? m.rows.size() + 1 : dense_states)) {
        if (!all) return;
        for (const graph_edge& edge : all->edges)
            prices.model_only.push_back(by_row.model_only[index(edge.row)]);
        prices.synchronous.assign(all->edges.size(), by_row.synchronous);
    }
};

struct comparison {
    machine_view machine;
    align_options options;
    price_list prices;
    std::map<std::vector<std::uint16_t>, for_units> by_units;
    for_units* latest = nullptr;
    std::vector<std::uint16_t> latest_units;
    std::vector<std::uint16_t> units;
    std::vector<price> columns;
    search finder;

    comparison(const machine_view& m, align_options how)
        : machine(m), options(std::move(how)), prices(options.costs, m.rows.size()) {
        if (options.max_states > most_align_states)
            throw std::invalid_argument("alur::aligner: max_states is at most " +
                                        std::to_string(most_align_states));
    }

    void align(const log_trace& trace, alignment& into);
    void compare(const log_trace& trace, alignment& into);
    for_units& case_of(const log_trace& trace);
    void by_columns(const for_units& of, const log_trace& trace, alignment& into);
    void walk(const for_units& of, std::uint32_t from, const log_trace& trace, alignment& into);
};

for_units& comparison::case_of(const log_trace& trace) {
    units.clear();
    for (std::size_t k = 0; k < machine.kinds.size(); ++k) {
        const std::uint16_t n = k < trace.units.size() ? trace.units[k] : std::uint16_t{1};
        if (n > max_units) throw std::invalid_argument("alur::aligner: too many units");
        units.push_back(std::max<std::uint16_t>(n, 1));
    }
    if (latest == nullptr || units != latest_units) {
        auto found = by_units.find(units);
        if (found == by_units.end())
            found = by_units
                        .emplace(std::piecewise_construct, std::forward_as_tuple(units),
                                 std::forward_as_tuple(machine, units, prices))
                        .first;
        latest = &found->second;
        latest_units = units;
    }
    return *latest;
}

// From the front, the first of the cheapest moves in the order that the header promises. Every move
// is at least one, so what is left shrinks.
void comparison::walk(const for_units& of, std::uint32_t from, const log_trace& trace,
                      alignment& into) {
    const graph& g = *of.all;
    const std::size_t m = g.size();
    std::uint32_t at = from;
    std::uint32_t i = 0;
    const auto left = [&](std::uint32_t place, std::uint32_t where) {
        return columns[place * m + where];
    };
    const auto take = [&](const graph_edge& edge, move_kind kind, std::uint32_t event) {
        const auto named = of.runs.named(edge.naming);
        into.moves.push_back({kind, edge.exit, edge.row, edge.unit, event,
                              static_cast<std::uint32_t>(into.named.size()),
                              static_cast<std::uint32_t>(named.size())});
        into.named.insert(into.named.end(), named.begin(), named.end());
        at = edge.to;
    };
    const auto cheapest = [&](move_kind kind) {
        const bool together = kind == move_kind::synchronous;
        const std::vector<price>& cost = together ? of.prices.synchronous : of.prices.model_only;
        for (std::uint32_t e = g.first[at]; e < g.first[at + 1]; ++e) {
            const graph_edge& edge = g.edges[e];
            if (together && !says(trace.events[i], edge.row, edge.unit, edge.exit)) continue;
            if (cost[e] + left(i + (together ? 1 : 0), edge.to) != left(i, at)) continue;
            take(edge, kind, together ? i : no_event);
            return true;
        }
        return false;
    };
    while (left(i, at) != 0) {
        if (i < trace.events.size()) {
            const log_event& event = trace.events[i];
            if (cheapest(move_kind::synchronous)) {
                ++i;
                continue;
            }
            if (prices.log(event.row) + left(i + 1, at) == left(i, at)) {
                into.moves.push_back(
                    {move_kind::log_only, event.exit, event.row, event.unit, i, 0, 0});
                ++i;
                continue;
            }
        }
        cheapest(move_kind::model_only);
    }
}

void comparison::by_columns(const for_units& of, const log_trace& trace, alignment& into) {
    const graph& g = *of.all;
    const std::size_t n = trace.events.size();
    const std::size_t m = g.size();
    columns.resize(std::max(columns.size(), (n + 1) * m));
    const std::span<price> all(columns);
    last_column(g, of.prices, options.prefix, all.subspan(n * m, m));
    for (std::size_t i = n; i-- > 0;)
        column_before(g, of.prices, trace.events[i], prices.log(trace.events[i].row),
                      all.subspan((i + 1) * m, m), all.subspan(i * m, m));
    std::uint32_t from = nowhere;
    for (std::size_t s = 0; s < g.starts.size(); ++s) {
        if (trace.start != no_step && trace.start != machine.starts[s]) continue;
        if (from != nowhere && columns[g.starts[s]] >= columns[from]) continue;
        from = g.starts[s];
        into.start = machine.starts[s];
    }
    into.cost = columns[from] >> move_bits;
    into.states = (n + 1) * m;
    walk(of, from, trace, into);
}

void comparison::align(const log_trace& trace, alignment& into) {
    if (trace.start != no_step && std::ranges::count(machine.starts, trace.start) == 0)
        throw std::invalid_argument("alur::aligner: the trace begins at no start");
    into.result = align_result::aligned;
    into.start = no_step;
    into.cost = 0;
    into.moves.clear();
    into.named.clear();
    into.states = 0;
    if (trace.events.size() >= options.max_states) {
        into.result = align_result::too_large;
        return;
    }
    try {
        compare(trace, into);
    } catch (...) {
        latest = nullptr;
        by_units.clear();
        throw;
    }
}

void comparison::compare(const log_trace& trace, alignment& into) {
    for_units& of = case_of(trace);
    if (of.all && (trace.events.size() + 1) * of.all->size() <= options.max_states)
        return by_columns(of, trace, into);
    if (!of.rest) of.rest.emplace(of.runs, prices, options.prefix);
    finder.run(of.runs, *of.rest, prices, trace, options.prefix, options.max_states, into);
    if (of.runs.size() > most_kept_states) {
        latest = nullptr;
        by_units.erase(latest_units);
    }
}

}  // namespace analysis

struct aligner::state : analysis::comparison {
    using comparison::comparison;
};

aligner::aligner(const machine_view& machine, align_options options)
    : state_(std::make_unique<state>(machine, std::move(options))) {}
aligner::aligner(aligner&&) noexcept = default;
aligner& aligner::operator=(aligner&&) noexcept = default;
aligner::~aligner() = default;

alignment aligner::align(const log_trace& trace) {
    alignment made;
    state_->align(trace, made);
    return made;
}

void aligner::align(const log_trace& trace, alignment& into) { state_->align(trace, into); }

namespace {

bool same_trace(const log_trace& a, const log_trace& b) {
    return a.start == b.start && std::ranges::equal(a.units, b.units) &&
           std::ranges::equal(a.events, b.events);
}

std::uint64_t hash_of_trace(const log_trace& trace) {
    std::uint64_t h = index(trace.start);
    const auto mix = [&](std::uint64_t word) {
        h = (h ^ word) * 0xbf58476d1ce4e5b9U;
        h ^= h >> 29U;
    };
    for (const std::uint16_t n : trace.units) mix(n);
    for (const log_event& e : trace.events)
        mix(index(e.row) << 32U | index(e.unit) << 16U | index(e.exit));
    return h;
}

}  // namespace

aligned_log align_all(aligner& by, std::span<const log_trace> traces) {
    aligned_log made;
    std::unordered_multimap<std::uint64_t, std::uint32_t> known;  // variants
    std::vector<std::uint32_t> first;                             // trace of each
    for (std::uint32_t t = 0; t < traces.size(); ++t) {
        const std::uint64_t h = hash_of_trace(traces[t]);
        const auto [begin, end] = known.equal_range(h);
        const auto found = std::find_if(begin, end, [&](const auto& each) {
            return same_trace(traces[first[each.second]], traces[t]);
        });
        if (found != end) {
            made.variant_of.push_back(found->second);
            continue;
        }
        const auto variant = static_cast<std::uint32_t>(first.size());
        known.emplace(h, variant);
        first.push_back(t);
        made.variants.push_back(by.align(traces[t]));
        made.variant_of.push_back(variant);
    }
    return made;
}

}  // namespace alur
