#include "analysis/search.hpp"

#include <algorithm>
#include <array>

namespace alur::analysis {
namespace {

constexpr std::size_t most_named = 64;

}  // namespace

void search::clear() {
    if (slots_.empty()) slots_.resize(1024);
    nodes_.clear();
    heap_.clear();
    fans_.clear();
    picks_.clear();
    order_ = 0;
    if (++run_ == 0) {
        std::ranges::fill(slots_, slot{});
        run_ = 1;
    }
}

std::size_t search::slot_of(std::uint32_t state, std::uint32_t at) const {
    std::uint64_t h = (std::uint64_t{state} << 32U | at) * 0x9e3779b97f4a7c15U;
    h ^= h >> 29U;
    std::size_t i = h & (slots_.size() - 1);
    while (slots_[i].run == run_ &&
           (nodes_[slots_[i].node].state != state || nodes_[slots_[i].node].at != at))
        i = (i + 1) & (slots_.size() - 1);
    return i;
}

void search::grow() {
    slots_.assign(slots_.size() * 2, {});
    for (std::uint32_t n = 0; n < nodes_.size(); ++n)
        slots_[slot_of(nodes_[n].state, nodes_[n].at)] = {n, run_};
}

void search::reach(std::uint32_t from, move_kind kind, const net_edge& by, std::uint32_t at,
                   price spent) {
    if (nodes_.size() * 2 >= slots_.size()) grow();
    slot& known = slots_[slot_of(by.to, at)];
    if (known.run != run_) {
        known = {static_cast<std::uint32_t>(nodes_.size()), run_};
        const price moves_left = (events_.size() - at) * rest_->parts();
        nodes_.push_back(
            {by.to, at, from, kind, by, spent, std::max(moves_left, rest_->of(*net_, at, by.to))});
    } else if (spent < nodes_[known.node].spent) {
        node& cheaper = nodes_[known.node];
        cheaper = {by.to, at, from, kind, by, spent, cheaper.rest};
    } else {
        return;
    }
    heap_.push_back({spent + nodes_[known.node].rest, spent, ++order_, known.node, none});
    std::ranges::push_heap(heap_, behind);
}

bool search::says_next(std::uint32_t number, const net_edge& edge) const {
    const std::uint32_t at = nodes_[number].at;
    return at < events_.size() && says(events_[at], edge.row, edge.unit, edge.exit);
}

void search::go(std::uint32_t number, move_kind kind, const net_edge& edge) {
    const node& from = nodes_[number];
    const bool together = kind == move_kind::synchronous;
    const price cost = together ? prices_->synchronous : prices_->model_only[index(edge.row)];
    reach(number, kind, edge, from.at + (together ? 1 : 0), from.spent + rest_->parts() * cost);
}

void search::note_last_events() {
    const machine_view& m = net_->machine();
    last_.resize(m.stretches.size());
    last_of_anybody_.assign(m.stretches.size(), 0);
    for (std::size_t s = 0; s < m.stretches.size(); ++s)
        last_[s].assign(net_->layout().kinds[index(m.stretches[s].kind)].capacity, 0);
    for (std::uint32_t i = 0; i < events_.size(); ++i) {
        const log_event& e = events_[i];
        if (index(e.row) >= m.rows.size() || m.rows[index(e.row)].stretch == 0xffff) continue;
        const std::uint16_t s = m.rows[index(e.row)].stretch;
        if (e.unit == no_unit)
            last_of_anybody_[s] = i + 1;
        else if (index(e.unit) < last_[s].size())
            last_[s][index(e.unit)] = i + 1;
    }
}

// Units that the rest of the trace does not mention only cost something when they are sent back as
// well; but one of them may be needed, to be named at all or to leave the stretch by another exit.
bool search::go_back(std::uint32_t number, const net_edge& edge) {
    const std::uint32_t at = nodes_[number].at;
    const stretch_entry& into = net_->goes_back_into(edge);
    const auto s = static_cast<std::size_t>(&into - net_->machine().stretches.data());
    fan all;
    all.from = number;
    all.edge = edge;
    std::vector<unit_id> rest;
    for (const unit_id u : net_->delivered(nodes_[number].state, edge)) {
        const bool ahead = last_[s][index(u)] > at || last_of_anybody_[s] > at;
        (ahead ? all.units : rest).push_back(u);
    }
    if (all.units.size() > most_named) return false;
    if (can_leave(net_->machine(), into)) all.extras = rest;
    for (const move_kind kind : {move_kind::model_only, move_kind::synchronous}) {
        if (kind == move_kind::synchronous && !says_next(number, edge)) continue;
        all.kind = kind;
        for (const unit_id u : rest) name(all, std::array{u});
        if (!all.units.empty()) open_fan(all, rest);
    }
    return true;
}

void search::name(const fan& of, std::span<const unit_id> names) {
    go(of.from, of.kind, net_->go_back(nodes_[of.from].state, of.edge, names));
}

// What naming a unit or not is worth by the bound, which is a sum over the units.
void search::open_fan(fan made, std::span<const unit_id> rest) {
    const std::uint32_t state = nodes_[made.from].state;
    const std::size_t at = nodes_[made.from].at + (made.kind == move_kind::synchronous ? 1U : 0U);
    const std::vector<unit_id> units = std::move(made.units);
    std::vector<unit_id> everybody = units;
    everybody.insert(everybody.end(), rest.begin(), rest.end());
    const auto after = [&](std::span<const unit_id> names) {
        return net_->go_back(state, made.edge, names).to;
    };
    const std::uint32_t with_all = after(everybody);
    const std::uint32_t with_first = after(std::span(units).first(1));
    const std::uint32_t without_first =
        units.size() > 1 ? after(std::span(units).subspan(1, 1)) : with_first;

    struct worth {
        price loss;
        unit_id unit;
        bool named;
    };
    std::vector<worth> worths;
    price rest_of_it = 0;
    for (std::size_t part = 0; part < rest_->parts(); ++part) {
        const auto u = static_cast<unit_id>(part);
        const price named = rest_->of_part(*net_, at, with_all, part);
        const price not_named =
            rest_->of_part(*net_, at, u == units[0] ? without_first : with_first, part);
        const bool may = std::ranges::count(units, u) != 0;
        const bool free = may || std::ranges::count(made.extras, u) != 0;
        rest_of_it += free ? std::min(named, not_named) : not_named;
        if (may)
            worths.push_back(
                {named < not_named ? not_named - named : named - not_named, u, named <= not_named});
    }
    for (const unit_id u : units)
        if (index(u) >= rest_->parts()) worths.push_back({0, u, true});
    std::ranges::stable_sort(worths, {}, &worth::loss);
    for (const worth& each : worths) {
        if (each.named) made.best |= std::uint64_t{1} << made.units.size();
        made.units.push_back(each.unit);
        made.loss.push_back(each.loss);
    }
    const price cost = made.kind == move_kind::synchronous
                           ? prices_->synchronous
                           : prices_->model_only[index(made.edge.row)];
    const price spent = nodes_[made.from].spent + rest_->parts() * cost;
    fans_.push_back(std::move(made));
    open_pick({static_cast<std::uint32_t>(fans_.size() - 1), 0, none, spent + rest_of_it});
}

void search::open_pick(const pick& next) {
    heap_.push_back({next.total, 0, ++order_, none, static_cast<std::uint32_t>(picks_.size())});
    std::ranges::push_heap(heap_, behind);
    picks_.push_back(next);
}

void search::take(const pick& chosen) {
    const fan& of = fans_[chosen.fan];
    std::vector<unit_id> names;
    for (std::size_t i = 0; i < of.units.size(); ++i)
        if (((of.best ^ chosen.changed) >> i & 1U) != 0) names.push_back(of.units[i]);
    std::ranges::sort(names);
    if (!names.empty()) {
        name(of, names);
        names.push_back(no_unit);
        for (const unit_id u : of.extras) {
            names.back() = u;
            name(of, names);
        }
    }
    const std::uint32_t next = chosen.last + 1;  // none + 1 is 0
    if (next == of.units.size()) return;
    pick more = chosen;
    more.last = next;
    more.changed |= std::uint64_t{1} << next;
    more.total += of.loss[next];
    open_pick(more);
    if (chosen.last == none) return;
    more.changed &= ~(std::uint64_t{1} << chosen.last);
    more.total -= of.loss[chosen.last];
    open_pick(more);
}

bool search::leave(std::uint32_t number) {
    const auto edges = net_->edges(nodes_[number].state);
    leads_.assign(edges.rbegin(), edges.rend());
    for (const net_edge& edge : leads_) {
        if (edge.to == nowhere) {
            if (!go_back(number, edge)) return false;
            continue;
        }
        go(number, move_kind::model_only, edge);
        if (says_next(number, edge)) go(number, move_kind::synchronous, edge);
    }
    const node& from = nodes_[number];
    if (from.at == events_.size()) return true;
    net_edge stay;
    stay.to = from.state;
    reach(number, move_kind::log_only, stay, from.at + 1,
          from.spent + rest_->parts() * prices_->log(events_[from.at].row));
    return true;
}

void search::tell(std::uint32_t goal, alignment& into) const {
    into.cost = nodes_[goal].spent / rest_->parts() >> move_bits;
    std::uint32_t number = goal;
    for (; nodes_[number].from != none; number = nodes_[number].from) {
        const node& each = nodes_[number];
        align_move move;
        move.kind = each.kind;
        if (each.kind == move_kind::log_only) {
            const log_event& event = events_[each.at - 1];
            move.row = event.row;
            move.unit = event.unit;
            move.exit = event.exit;
        } else {
            move.row = each.by.row;
            move.unit = each.by.unit;
            move.exit = each.by.exit;
            const auto named = net_->named(each.by.naming);
            move.first_named = static_cast<std::uint32_t>(into.named.size());
            move.named_count = static_cast<std::uint32_t>(named.size());
            into.named.insert(into.named.end(), named.begin(), named.end());
        }
        if (each.kind != move_kind::model_only) move.event = each.at - 1;
        into.moves.push_back(move);
    }
    std::ranges::reverse(into.moves);
    into.start = nodes_[number].by.row;
}

void search::run(net& of, bound& rest, const price_list& prices, const log_trace& trace,
                 bool prefix, std::size_t most, alignment& into) {
    net_ = &of;
    rest_ = &rest;
    prices_ = &prices;
    events_ = trace.events;
    clear();
    rest.prepare(events_);
    note_last_events();
    const auto starts = of.machine().starts;
    for (std::size_t i = starts.size(); i-- > 0;) {
        if (trace.start != no_step && trace.start != starts[i]) continue;
        net_edge begin;
        begin.to = of.start(starts[i]);
        begin.row = starts[i];
        reach(none, move_kind::model_only, begin, 0, 0);
    }
    while (!heap_.empty() && nodes_.size() + picks_.size() <= most) {
        std::ranges::pop_heap(heap_, behind);
        const promise best = heap_.back();
        heap_.pop_back();
        if (best.node == none) {
            take(pick(picks_[best.pick]));
            continue;
        }
        const node& here = nodes_[best.node];
        if (best.spent != here.spent) continue;
        if (here.at == events_.size() && (prefix || of.ended(here.state))) {
            into.states = nodes_.size() + picks_.size();
            return tell(best.node, into);
        }
        if (!leave(best.node)) break;
    }
    into.result = align_result::too_large;
}

}  // namespace alur::analysis
