// The slow, obvious reference for alignments: Dijkstra over every pair of a place in the trace and
// a state of the case, each step asked of the kernel afresh. No bound, no reduction, no table.
#pragma once

#include <alur/analysis/align.hpp>
#include <alur/engine/kernel.hpp>

#include <algorithm>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace alur::testing {

using state_words = std::vector<std::uint64_t>;

struct slow_lead {
    step_id row;
    unit_id unit;
    exit_id exit;
    std::vector<unit_id> named;
    state_words to;
};

class slow_model {
  public:
    slow_model(const machine_view& m, std::vector<std::uint16_t> units)
        : m_(m), layout_(make_layout(m, units)) {}

    [[nodiscard]] state_words begin(step_id start) const {
        if (m_.sequential) return {index(start)};
        state_words at(layout_.words);
        open(m_, marking{&layout_, at}, start);
        return at;
    }

    [[nodiscard]] bool ended(const state_words& at) const {
        if (m_.sequential) return at[0] == index(no_step);
        for (std::size_t r = 0; r < m_.rows.size(); ++r)
            if (is_open(m_, const_marking{&layout_, at}, static_cast<step_id>(r))) return false;
        return true;
    }

    // The state behind a row that everybody completes, by one exit; nothing if it is refused.
    [[nodiscard]] std::optional<state_words> after(const state_words& from, step_id row,
                                                   unit_id unit, exit_id exit,
                                                   std::span<const unit_id> named) const {
        const row_entry& entry = m_.rows[index(row)];
        const auto acts = m_.acts.subspan(entry.first_act, entry.act_count);
        state_words at = from;
        for (std::size_t i = 0; i < acts.size(); ++i) {
            step_event e;
            e.row = row;
            e.unit = unit;
            e.office = acts[i];
            const bool alone = entry.mode == act_mode::one;
            if (alone && (entry.deciders & only(e.office)) == 0) continue;
            if (alone || i + 1 == acts.size()) {
                if (entry.decides) e.answer = exit;
                e.reasoned = true;
                e.attendants = 0xffff;
                e.named = named;
                const verdict v = take(at, e);
                if (!v.accepted() || v.result == progress::row_open || v.taken != exit) return {};
                return at;
            }
            if (!take(at, e).accepted()) return {};
        }
        return {};
    }

    [[nodiscard]] std::vector<slow_lead> leads(const state_words& from) const {
        std::vector<slow_lead> found;
        for (std::size_t r = 0; r < m_.rows.size(); ++r) {
            const bool repeated = m_.rows[r].stretch != 0xffff;
            const int lanes = repeated ? layout_.kinds[index(m_.rows[r].kind)].capacity : 1;
            for (int u = 0; u < lanes; ++u)
                for (std::size_t x = 0; x < m_.rows[r].exit_count; ++x)
                    for (const auto& named : namings(from, m_.exits[m_.rows[r].first_exit + x])) {
                        const auto row = static_cast<step_id>(r);
                        const unit_id unit = repeated ? static_cast<unit_id>(u) : no_unit;
                        const auto exit = static_cast<exit_id>(x);
                        if (auto to = after(from, row, unit, exit, named))
                            found.push_back({row, unit, exit, named, std::move(*to)});
                    }
        }
        return found;
    }

  private:
    verdict take(state_words& at, const step_event& e) const {
        if (!m_.sequential) return step(m_, marking{&layout_, at}, e);
        // A row that several perform is completed within one lead, but by several acts.
        sequential_state state{static_cast<step_id>(at[0] & 0xffff),
                               static_cast<std::uint16_t>(at[0] >> 16)};
        const verdict v = step(m_, state, e);
        at[0] = index(state.row) | std::uint64_t{state.acted} << 16;
        return v;
    }

    // Nobody, and every set of units that could be named; the kernel refuses what cannot be.
    [[nodiscard]] std::vector<std::vector<unit_id>> namings(const state_words& from,
                                                            const exit_cell& exit) const {
        std::vector<std::vector<unit_id>> found{{}};
        if (m_.sequential || !exit.backward || m_.rows[exit.goal].stretch == 0xffff) return found;
        const stretch_entry& s = m_.stretches[m_.rows[exit.goal].stretch];
        std::vector<unit_id> delivered;
        for (std::uint16_t u = 0; u < layout_.kinds[index(s.kind)].capacity; ++u)
            if (const_marking{&layout_, from}.test(s.kind, s.delivered, static_cast<unit_id>(u)))
                delivered.push_back(static_cast<unit_id>(u));
        for (std::uint32_t set = 1; set < 1U << delivered.size(); ++set) {
            found.emplace_back();
            for (std::size_t i = 0; i < delivered.size(); ++i)
                if ((set >> i & 1U) != 0) found.back().push_back(delivered[i]);
        }
        return found;
    }

    machine_view m_;
    marking_layout layout_;
};

inline std::uint64_t log_cost(const align_costs& costs, step_id row) {
    return index(row) < costs.log_only_of.size() ? costs.log_only_of[index(row)] : costs.log_only;
}
inline std::uint64_t model_cost(const align_costs& costs, step_id row) {
    return index(row) < costs.model_only_of.size() ? costs.model_only_of[index(row)]
                                                   : costs.model_only;
}
inline bool agrees(const log_event& e, step_id row, unit_id unit, exit_id exit) {
    if (e.row != row) return false;
    if (unit != no_unit && e.unit != no_unit && e.unit != unit) return false;
    return e.exit == no_exit || e.exit == exit;
}

struct least {
    std::uint64_t cost = 0;
    std::uint64_t moves = 0;
    friend auto operator<=>(const least&, const least&) = default;
};

// Nothing if more than `most` pairs would have to be looked at.
inline std::optional<least> slow_align(const machine_view& m, const log_trace& trace,
                                       const align_options& options, std::size_t most) {
    const slow_model model(m, {trace.units.begin(), trace.units.end()});
    using pair = std::pair<std::size_t, state_words>;
    std::set<std::pair<least, pair>> open;
    std::map<pair, least> known;
    const auto reach = [&](least spent, pair to) {
        const auto [found, is_new] = known.try_emplace(to, spent);
        if (!is_new) {
            if (found->second <= spent) return;
            open.erase({found->second, to});
            found->second = spent;
        }
        open.emplace(spent, std::move(to));
    };
    for (const step_id start : m.starts)
        if (trace.start == no_step || trace.start == start) reach({}, {0, model.begin(start)});
    while (!open.empty()) {
        if (known.size() > most) return {};
        const auto [spent, at] = *open.begin();
        open.erase(open.begin());
        const auto& [i, state] = at;
        const bool more = i < trace.events.size();
        if (!more && (options.prefix || model.ended(state))) return spent;
        if (more)
            reach({spent.cost + log_cost(options.costs, trace.events[i].row), spent.moves + 1},
                  {i + 1, state});
        for (const slow_lead& lead : model.leads(state)) {
            reach({spent.cost + model_cost(options.costs, lead.row), spent.moves + 1},
                  {i, lead.to});
            if (more && agrees(trace.events[i], lead.row, lead.unit, lead.exit))
                reach({spent.cost + options.costs.synchronous, spent.moves + 1}, {i + 1, lead.to});
        }
    }
    return {};
}

// What is wrong with an alignment, in a word; "" if the run is one of the kernel's, the trace is
// all of the trace, and the cost is what its moves cost.
inline std::string fault_of(const machine_view& m, const log_trace& trace,
                            const align_options& options, const alignment& a) {
    const slow_model model(m, {trace.units.begin(), trace.units.end()});
    if (std::ranges::count(m.starts, a.start) == 0) return "start";
    state_words at = model.begin(a.start);
    std::size_t i = 0;
    std::uint64_t cost = 0;
    for (const align_move& move : a.moves) {
        if (move.kind != move_kind::model_only) {
            if (move.event != i || i >= trace.events.size()) return "order of events";
            const log_event& e = trace.events[i++];
            if (move.kind == move_kind::log_only) {
                if (log_event{move.row, move.unit, move.exit} != e) return "log-only move";
                cost += log_cost(options.costs, e.row);
                continue;
            }
            if (!agrees(e, move.row, move.unit, move.exit)) return "synchronous move";
            cost += options.costs.synchronous;
        } else {
            if (move.event != no_event) return "model-only move";
            cost += model_cost(options.costs, move.row);
        }
        const auto named = std::span(a.named).subspan(move.first_named, move.named_count);
        auto next = model.after(at, move.row, move.unit, move.exit, named);
        if (!next) return "a move that the kernel refuses";
        at = std::move(*next);
    }
    if (i != trace.events.size()) return "events left";
    if (!options.prefix && !model.ended(at)) return "a run that does not end";
    return cost == a.cost ? "" : "cost";
}

}  // namespace alur::testing
