#include "analysis/net.hpp"

#include <alur/engine/kernel.hpp>

#include <boost/container_hash/hash.hpp>

#include <algorithm>
#include <bit>

namespace alur::analysis {
namespace {

// A sequential state is its row; rows share their act before the state is left.
sequential_state sequential_from(std::uint64_t word) { return {static_cast<step_id>(word)}; }

template <class State>
verdict take_whole(const machine_view& m, State&& at, step_event e) {
    const row_entry& row = m.rows[index(e.row)];
    if (row.mode == act_mode::one) {
        e.office = static_cast<role_id>(std::countr_zero(row.deciders));
        return step(m, at, e);
    }
    const std::span<const role_id> acts = m.acts.subspan(row.first_act, row.act_count);
    for (const role_id office : acts.first(acts.size() - 1)) {
        step_event part;
        part.row = e.row;
        part.unit = e.unit;
        part.office = office;
        if (!step(m, at, part).accepted()) return refused(refusal::office);
    }
    e.office = acts.back();
    return step(m, at, e);
}

}  // namespace

bool can_leave(const machine_view& m, const stretch_entry& s) {
    for (std::uint32_t i = 0; i < s.row_count; ++i) {
        const row_entry& row = m.rows[m.lists[s.first_row + i]];
        for (std::uint32_t x = 0; x < row.exit_count; ++x) {
            const exit_cell& exit = m.exits[row.first_exit + x];
            if (exit.backward) {
                if (m.rows[exit.goal].stretch != row.stretch) return true;
                continue;
            }
            const goal_cell& goal = m.goals[exit.goal];
            const bool stays =
                goal.kind == goal_kind_tag::lane || goal.kind == goal_kind_tag::deliver ||
                ((goal.kind == goal_kind_tag::fork || goal.kind == goal_kind_tag::arrive) &&
                 m.forks[goal.at].kind != no_kind);
            if (!stays) return true;
        }
    }
    return false;
}

net::net(const machine_view& m, std::span<const std::uint16_t> units)
    : m_(m),
      layout_(make_layout(m, units)),
      width_(m.sequential ? 1 : std::max<std::uint32_t>(1, layout_.words)),
      slots_(64, nowhere),
      scratch_(width_) {}

std::uint32_t net::start(step_id at) {
    std::fill(scratch_.begin(), scratch_.end(), 0);
    if (m_.sequential)
        scratch_[0] = index(open(m_, at).row);
    else
        open(m_, working(), at);
    return add(scratch_);
}

bool net::ended(std::uint32_t state) const {
    if (m_.sequential) return sequential_from(words(state)[0]).row == no_step;
    const const_marking at{&layout_, words(state)};
    for (std::size_t r = 0; r < m_.rows.size(); ++r)
        if (is_open(m_, at, static_cast<step_id>(r))) return false;
    return true;
}

std::size_t net::slot_of(std::span<const std::uint64_t> state) const {
    std::size_t at = boost::hash_range(state.begin(), state.end()) & (slots_.size() - 1);
    while (slots_[at] != nowhere && !std::ranges::equal(words(slots_[at]), state))
        at = (at + 1) & (slots_.size() - 1);
    return at;
}

std::uint32_t net::find(std::span<const std::uint64_t> state) const {
    return slots_[slot_of(state)];
}

std::uint32_t net::add(std::span<const std::uint64_t> state) {
    if (std::size_t{count_} * 2 >= slots_.size()) grow();
    const std::size_t at = slot_of(state);
    if (slots_[at] != nowhere) return slots_[at];
    words_.insert(words_.end(), state.begin(), state.end());
    runs_.push_back({});
    return slots_[at] = count_++;
}

void net::grow() {
    slots_.assign(slots_.size() * 2, nowhere);
    for (std::uint32_t s = 0; s < count_; ++s) slots_[slot_of(words(s))] = s;
}

std::span<const net_edge> net::edges(std::uint32_t state) {
    if (runs_[state].first == nowhere) explore(state);
    return std::span(edges_).subspan(runs_[state].first, runs_[state].count);
}

void net::explore(std::uint32_t state) {
    const auto first = static_cast<std::uint32_t>(edges_.size());
    if (m_.sequential) {
        const step_id row = sequential_from(words(state)[0]).row;
        if (row != no_step) try_row(state, row, no_unit);
    } else {
        for (std::size_t r = 0; r < m_.rows.size(); ++r) {
            const auto row = static_cast<step_id>(r);
            const bool repeated = m_.rows[r].stretch != 0xffff;
            const std::uint16_t lanes =
                repeated ? layout_.kinds[index(m_.rows[r].kind)].capacity : std::uint16_t{1};
            for (std::uint16_t u = 0; u < lanes; ++u) {
                const unit_id unit = repeated ? static_cast<unit_id>(u) : no_unit;
                if (is_open(m_, const_marking{&layout_, words(state)}, row, unit))
                    try_row(state, row, unit);
            }
        }
    }
    runs_[state] = {first, static_cast<std::uint32_t>(edges_.size()) - first};
}

void net::try_row(std::uint32_t state, step_id row, unit_id unit) {
    const row_entry& entry = m_.rows[index(row)];
    for (std::size_t x = 0; x < entry.exit_count; ++x) {
        net_edge edge{nowhere, 0, row, unit, static_cast<exit_id>(x)};
        edge.to = complete(state, edge, {});
        if (edge.to == nowhere) continue;
        const exit_cell& exit = m_.exits[entry.first_exit + x];
        if (exit.backward && !m_.sequential) {
            const std::uint16_t into = m_.rows[exit.goal].stretch;
            if (into != 0xffff && into != entry.stretch &&
                layout_.kinds[index(m_.stretches[into].kind)].capacity > 1)
                edge.to = nowhere;
        }
        edges_.push_back(edge);
    }
}

std::uint32_t net::complete(std::uint32_t state, const net_edge& edge,
                            std::span<const unit_id> names) {
    const std::span<const std::uint64_t> from = words(state);
    std::copy(from.begin(), from.end(), scratch_.begin());
    step_event e;
    e.row = edge.row;
    e.unit = edge.unit;
    e.answer = m_.rows[index(edge.row)].decides ? edge.exit : no_exit;
    e.reasoned = true;
    e.attendants = 0xffff;
    e.named = names;
    if (m_.sequential) {
        sequential_state at = sequential_from(from[0]);
        if (!take_whole(m_, at, e).accepted()) return nowhere;
        scratch_[0] = index(at.row);
    } else if (!take_whole(m_, working(), e).accepted()) {
        return nowhere;
    }
    return add(scratch_);
}

const stretch_entry& net::goes_back_into(const net_edge& edge) const {
    const exit_cell& exit = m_.exits[m_.rows[index(edge.row)].first_exit + index(edge.exit)];
    return m_.stretches[m_.rows[exit.goal].stretch];
}

std::vector<unit_id> net::delivered(std::uint32_t state, const net_edge& edge) const {
    const stretch_entry& s = goes_back_into(edge);
    const const_marking at{&layout_, words(state)};
    std::vector<unit_id> found;
    for (std::uint16_t u = 0; u < layout_.kinds[index(s.kind)].capacity; ++u)
        if (at.test(s.kind, s.delivered, static_cast<unit_id>(u)))
            found.push_back(static_cast<unit_id>(u));
    return found;
}

net_edge net::go_back(std::uint32_t state, net_edge edge, std::span<const unit_id> names) {
    edge.to = complete(state, edge, names);
    edge.naming = static_cast<std::uint32_t>(namings_.size());
    namings_.push_back({static_cast<std::uint32_t>(units_named_.size()),
                        static_cast<std::uint32_t>(names.size())});
    units_named_.insert(units_named_.end(), names.begin(), names.end());
    return edge;
}

}  // namespace alur::analysis
