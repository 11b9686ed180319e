// The kernel: judges one step of a case of any SOP and, if it is accepted, moves its marking.
//
// It decides four things: is this (row, unit) open; may this office act; is this exit among those
// allowed; what opens next. Time, people and documents are the business of the guards around it.
//
// Pure, constexpr, noexcept, no allocation. A refused step leaves the marking as it was. Cost:
// O(offices of the row), plus O(units / 64) where a stretch is entered, delivered to or left.
#pragma once

#include <alur/engine/decide.hpp>
#include <alur/engine/marking.hpp>
#include <alur/engine/sequential.hpp>

#include <cstdint>
#include <span>

namespace alur {

namespace kernel {

// One accepted step being carried out.
struct mover {
    const machine_view& m;
    marking at;
    unit_id unit = no_unit;  // the unit that acts, inside a stretch
    verdict result{};

    constexpr void clear_row(const row_entry& row) const noexcept {
        if (row.stretch == 0xffff) {
            at.clear(row.open);
            if (row.mode == act_mode::one) return;
            for (std::uint32_t i = 0; i < row.act_count; ++i) at.clear(row.acted + i);
        } else {
            const kind_id kind = m.stretches[row.stretch].kind;
            at.clear(kind, row.open, unit);
            if (row.mode == act_mode::one) return;
            for (std::uint32_t i = 0; i < row.act_count; ++i) at.clear(kind, row.acted + i, unit);
        }
    }

    constexpr void clear_places(const stretch_entry& s, std::uint32_t count) const noexcept {
        for (std::uint32_t p = s.first_place; p < s.first_place + count; ++p)
            for (std::uint64_t& word : at.units(s.kind, p)) word = 0;
    }

    // What arrived at the forks of those who delivered stays, for a later step back into a branch.
    constexpr void withdraw_rows(const stretch_entry& s) const noexcept {
        clear_places(s, s.row_places);
    }

    constexpr void withdraw_whole(const stretch_entry& s) const noexcept {
        clear_places(s, s.place_count);
        for (std::uint64_t& word : at.units(s.kind, s.delivered)) word = 0;
        for (std::uint64_t& word : at.units(s.kind, s.awaited)) word = 0;
        at.clear(s.met);
    }

    constexpr void enter(const stretch_entry& s) const noexcept {
        withdraw_whole(s);
        const auto everyone = at.units(s.kind, 0);
        const auto entry = at.units(s.kind, m.rows[index(s.entry)].open);
        for (std::size_t w = 0; w < entry.size(); ++w) entry[w] = everyone[w];
    }

    // Does the stretch's meeting point open by this unit's delivery?
    [[nodiscard]] constexpr bool deliver(const stretch_entry& s) const noexcept {
        at.set(s.kind, s.delivered, unit);
        if (at.test(s.met)) return no_longer_awaited(s);
        return meets_quorum(s);
    }

    [[nodiscard]] constexpr bool meets_quorum(const stretch_entry& s) const noexcept {
        if (at.count(s.kind, s.delivered) < s.quorum.of(at.count(s.kind, 0))) return false;
        at.set(s.met);
        return true;
    }

    [[nodiscard]] constexpr bool no_longer_awaited(const stretch_entry& s) const noexcept {
        if (!at.test(s.kind, s.awaited, unit)) return false;
        at.clear(s.kind, s.awaited, unit);
        return !at.any(s.kind, s.awaited);
    }

    constexpr void set_arrived(const fork_entry& f, std::uint32_t branch) const noexcept {
        if (f.kind == no_kind)
            at.set(f.arrived + branch);
        else
            at.set(f.kind, f.arrived + branch, unit);
    }

    [[nodiscard]] constexpr bool all_arrived(const fork_entry& f) const noexcept {
        for (std::uint32_t b = 0; b < f.branches; ++b)
            if (!(f.kind == no_kind ? at.test(f.arrived + b) : at.test(f.kind, f.arrived + b, unit)))
                return false;
        return true;
    }

    constexpr void fork(const fork_entry& f) noexcept {
        for (std::uint32_t b = 0; b < f.branches; ++b) {
            if (f.kind == no_kind)
                at.clear(f.arrived + b);
            else
                at.clear(f.kind, f.arrived + b, unit);
        }
        for (std::uint32_t b = 0; b < f.branches; ++b) open_entry(m.goals[f.first_entry + b]);
    }

    // A branch begins with a row or a stretch, nothing else.
    constexpr void open_entry(const goal_cell& g) const noexcept {
        if (g.kind == goal_kind_tag::open)
            at.set(m.rows[g.at].open);
        else if (g.kind == goal_kind_tag::lane)
            at.set(m.stretches[m.rows[g.at].stretch].kind, m.rows[g.at].open, unit);
        else
            enter(m.stretches[g.at]);
    }

    constexpr void end(std::uint16_t outcome) noexcept {
        for (std::uint32_t w = 0; w < (m.single_places + 63) / 64; ++w) at.words[w] = 0;
        for (const stretch_entry& s : m.stretches) withdraw_whole(s);
        result.result = progress::case_ended;
        result.outcome = outcome;
    }

    // Follows a goal until a row opens, somebody is still awaited, or the case ends.
    constexpr void follow(std::uint32_t goal) noexcept {
        for (;;) {
            const goal_cell& g = m.goals[goal];
            switch (g.kind) {
                case goal_kind_tag::open:
                case goal_kind_tag::lane:
                case goal_kind_tag::enter:
                    open_entry(g);
                    return opened(g);
                case goal_kind_tag::fork:
                    fork(m.forks[g.at]);
                    return opened(g);
                case goal_kind_tag::arrive:
                    set_arrived(m.forks[g.at], g.branch);
                    if (!all_arrived(m.forks[g.at])) return;
                    goal = m.forks[g.at].then;
                    break;
                case goal_kind_tag::deliver:
                    if (!deliver(m.stretches[g.at])) return;
                    goal = m.stretches[g.at].then;
                    break;
                case goal_kind_tag::end:
                    return end(g.at);
            }
        }
    }

    constexpr void opened(const goal_cell& g) noexcept {
        result.first_open = g.first_open;
        result.open_count = g.open_count;
    }

    // Rows left forwards take their stragglers' turns away.
    constexpr void leave(const row_entry& row) const noexcept {
        for (std::uint32_t i = 0; i < row.left_count; ++i)
            withdraw_rows(m.stretches[m.lists[row.first_left + i]]);
    }

    constexpr void step_back(step_id target, const row_entry& from,
                             std::span<const unit_id> named) noexcept {
        const row_entry& to = m.rows[index(target)];
        const back_entry& back = m.backs[index(target)];
        result.backward = true;
        result.first_open = static_cast<std::uint32_t>(index(target));
        result.open_count = 1;
        clear_row(from);
        if (to.stretch != 0xffff && to.stretch == from.stretch) {
            clear_lane(back, m.stretches[to.stretch], unit);
            at.set(m.stretches[to.stretch].kind, to.open, unit);
            return;
        }
        for (std::uint32_t w = 0; w < m.mask_words; ++w) at.words[w] &= ~m.masks[back.mask + w];
        for (std::uint32_t i = 0; i < back.stretch_count; ++i)
            withdraw_whole(m.stretches[m.lists[back.first_stretch + i]]);
        if (to.stretch == 0xffff)
            at.set(to.open);
        else
            reopen(m.stretches[to.stretch], to, back, named);
    }

    constexpr void clear_lane(const back_entry& back, const stretch_entry& s,
                              unit_id u) const noexcept {
        for (std::uint32_t i = 0; i < back.lane_count; ++i)
            at.clear(s.kind, m.lists[back.first_lane + i], u);
    }

    // Units that had delivered go back into their stretch; the meeting point awaits them all.
    constexpr void reopen(const stretch_entry& s, const row_entry& to, const back_entry& back,
                          std::span<const unit_id> named) const noexcept {
        const auto again = [&](unit_id u) {
            clear_lane(back, s, u);
            at.clear(s.kind, s.delivered, u);
            at.set(s.kind, s.awaited, u);
            at.set(s.kind, to.open, u);
        };
        for (const unit_id u : named) again(u);
        if (!named.empty()) return;
        for (std::uint32_t i = 0; i < at.layout->capacity[index(s.kind)]; ++i)
            if (const auto u = static_cast<unit_id>(i); at.test(s.kind, s.delivered, u)) again(u);
    }
};

// Units may be named only by a step back, from outside, into a stretch in which they delivered.
constexpr bool names_possible(const machine_view& m, const_marking at, const row_entry& row,
                              step_id target, std::span<const unit_id> named) noexcept {
    if (target == no_step || index(target) >= m.rows.size()) return named.empty();
    const std::uint16_t stretch = m.rows[index(target)].stretch;
    if (stretch == 0xffff || stretch == row.stretch) return named.empty();
    const stretch_entry& s = m.stretches[stretch];
    for (const unit_id u : named)
        if (!at.active(s.kind, u) || !at.test(s.kind, s.delivered, u)) return false;
    return true;
}

constexpr step_id backward_target(const machine_view& m, const row_entry& row,
                                  const step_event& e) noexcept {
    if (e.what == step_kind::send_back) return e.target;
    if (row.decides && index(e.answer) >= row.exit_count) return no_step;
    const exit_cell& exit = m.exits[row.first_exit + (row.decides ? index(e.answer) : 0)];
    return exit.backward ? static_cast<step_id>(exit.goal) : no_step;
}

constexpr std::uint32_t attendants_wanted(const machine_view& m, const_marking at,
                                          const row_entry& row) noexcept {
    if (row.meeting == 0xffff) return 0;
    const meeting_entry& meeting = m.meetings[row.meeting];
    std::uint32_t total = meeting.single;
    for (std::uint32_t i = 0; i < meeting.kind_count; ++i)
        total += at.count(static_cast<kind_id>(m.lists[meeting.first_kind + i]), 0);
    return meeting.quorum.of(total);
}

constexpr void set_acted(const machine_view& m, marking at, const row_entry& row, unit_id unit,
                         std::uint32_t act, bool done) noexcept {
    const std::uint32_t place = row.acted + act;
    if (row.stretch == 0xffff) {
        if (done)
            at.set(place);
        else
            at.clear(place);
    } else {
        const kind_id kind = m.stretches[row.stretch].kind;
        if (done)
            at.set(kind, place, unit);
        else
            at.clear(kind, place, unit);
    }
}

constexpr bool has_open_row(const machine_view& m, const_marking at,
                            const stretch_entry& s) noexcept {
    for (std::uint32_t i = 0; i < s.row_count; ++i)
        if (at.any(s.kind, m.rows[m.lists[s.first_row + i]].open)) return true;
    return false;
}

constexpr const_marking reading(marking at) noexcept { return {at.layout, at.words}; }

constexpr verdict add_unit(const machine_view& m, marking at, kind_id kind, unit_id u) noexcept {
    if (index(u) >= at.layout->capacity[index(kind)] || at.test(kind, 0, u))
        return refused(refusal::unit);
    verdict v;
    v.result = progress::row_open;
    for (const stretch_entry& s : m.stretches) {
        if (s.kind != kind || !has_open_row(m, reading(at), s)) continue;
        at.set(kind, m.rows[index(s.entry)].open, u);
        if (s.everybody && at.test(s.met)) at.set(kind, s.awaited, u);
    }
    at.set(kind, 0, u);
    return v;
}

// A stretch that had rows open may be complete without the unit.
constexpr verdict remove_unit(const machine_view& m, marking at, kind_id kind,
                              unit_id u) noexcept {
    if (!at.active(kind, u) || at.count(kind, 0) == 1) return refused(refusal::unit);
    mover go{m, at, u};
    go.result.result = progress::row_open;
    at.clear(kind, 0, u);
    for (const stretch_entry& s : m.stretches) {
        if (s.kind != kind) continue;
        const bool was_open = has_open_row(m, reading(at), s);
        for (std::uint32_t p = s.first_place; p < s.first_place + s.place_count; ++p)
            at.clear(kind, p, u);
        at.clear(kind, s.delivered, u);
        if (!was_open) continue;
        if (at.test(s.met) ? go.no_longer_awaited(s) : go.meets_quorum(s)) go.follow(s.then);
        at.clear(kind, s.awaited, u);
        if (go.result.result == progress::case_ended) break;
    }
    return go.result;
}

constexpr verdict send_back(const machine_view& m, marking at, const row_entry& row,
                            const step_event& e) noexcept {
    const std::uint32_t done = acted(m, reading(at), e.row, e.unit);
    if (act_now(m, row, done, e.office) == row.act_count || !may_record_return(m, e))
        return refused(refusal::office);
    if (!e.reasoned) return refused(refusal::exit);
    if (row.mode == act_mode::in_order && e.target == e.row) {
        if (done == 0) return refused(refusal::exit);
        const auto last = static_cast<std::uint32_t>(std::popcount(done)) - 1;
        set_acted(m, at, row, e.unit, last, false);
        return still_open();
    }
    if (!may_return(m, row, e.target)) return refused(refusal::exit);
    mover go{m, at, e.unit};
    go.result.result = progress::row_closed;
    go.step_back(e.target, row, e.named);
    return go.result;
}

constexpr bool lacks_deliveries(const machine_view& m, const_marking at, const row_entry& row,
                                step_id target) noexcept {
    if (target == no_step || index(target) >= m.rows.size()) return false;
    const std::uint16_t stretch = m.rows[index(target)].stretch;
    if (stretch == 0xffff || stretch == row.stretch) return false;
    return !at.any(m.stretches[stretch].kind, m.stretches[stretch].delivered);
}

constexpr refusal check_units(const machine_view& m, const_marking at, const row_entry& row,
                              const step_event& e) noexcept {
    if (row.stretch == 0xffff ? e.unit != no_unit : !is_open(m, at, e.row, e.unit) || e.unit == no_unit)
        return refusal::unit;
    const step_id target = backward_target(m, row, e);
    if (!names_possible(m, at, row, target, e.named)) return refusal::unit;
    if (lacks_deliveries(m, at, row, target)) return refusal::unit;
    return refusal::none;
}

}  // namespace kernel

// Puts a case at its start. `at.words` must be zeroed; every unit of the layout is in the case.
constexpr void open(const machine_view& m, marking at, step_id start) noexcept {
    for (std::size_t k = 0; k < m.kinds.size(); ++k)
        for (std::uint32_t u = 0; u < at.layout->capacity[k]; ++u)
            at.set(static_cast<kind_id>(k), 0, static_cast<unit_id>(u));
    const row_entry& row = m.rows[index(start)];
    if (row.stretch == 0xffff)
        at.set(row.open);
    else
        kernel::mover{m, at}.enter(m.stretches[row.stretch]);
}

constexpr verdict step(const machine_view& m, marking at, const step_event& e) noexcept {
    if (e.what >= step_kind::add_unit) {
        if (index(e.kind) >= m.kinds.size()) return refused(refusal::unit);
        return e.what == step_kind::add_unit ? kernel::add_unit(m, at, e.kind, e.unit)
                                             : kernel::remove_unit(m, at, e.kind, e.unit);
    }
    const const_marking seen = kernel::reading(at);
    if (index(e.row) >= m.rows.size() || !is_open(m, seen, e.row))
        return refused(refusal::row_not_open);
    const row_entry& row = m.rows[index(e.row)];
    if (const refusal why = kernel::check_units(m, seen, row, e); why != refusal::none)
        return refused(why);
    if (e.what == step_kind::send_back) return kernel::send_back(m, at, row, e);

    const std::uint32_t done = acted(m, seen, e.row, e.unit);
    const kernel::decision d =
        kernel::decide(m, row, done, kernel::attendants_wanted(m, seen, row), e);
    if (d.why != refusal::none) return refused(d.why);
    if (!d.finishes) {
        kernel::set_acted(m, at, row, e.unit, d.act, true);
        return kernel::still_open();
    }
    kernel::mover go{m, at, e.unit};
    go.result.result = progress::row_closed;
    go.result.taken = d.taken;
    const exit_cell& exit = m.exits[row.first_exit + index(d.taken)];
    if (exit.backward) {
        go.step_back(static_cast<step_id>(exit.goal), row, e.named);
    } else {
        go.clear_row(row);
        go.leave(row);
        go.follow(exit.goal);
    }
    return go.result;
}

}  // namespace alur
