// The kernel: judges one step of a case of any SOP and, if it is accepted, moves its marking.
//
// It decides four things: is this (row, unit) open; may this office act; is this exit among those
// allowed; what opens next. Time, people and documents are the business of the guards around it.
//
// Pure, constexpr, noexcept, no allocation. A refused step leaves the marking as it was. Cost:
// O(offices of the row), plus O(units / 64) where a stretch is entered, delivered to or left.
#pragma once

#include <alur/engine/decide.hpp>
#include <alur/engine/sequential.hpp>
#include <alur/engine/unit_steps.hpp>

#include <cstdint>
#include <span>

namespace alur {

namespace kernel {

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

constexpr void set_acted(marking at, const row_entry& row, unit_id unit, std::uint32_t act,
                         bool done) noexcept {
    const std::uint32_t place = row.acted + act;
    if (row.stretch == 0xffff) {
        if (done)
            at.set(place);
        else
            at.clear(place);
    } else {
        const kind_id kind = row.kind;
        if (done)
            at.set(kind, place, unit);
        else
            at.clear(kind, place, unit);
    }
}

constexpr verdict send_back(const machine_view& m, marking at, const row_entry& row,
                            const step_event& e) noexcept {
    const std::uint32_t done = acted(m, at, e.row, e.unit);
    if (act_now(m, row, done, e.office) == row.act_count || !may_record_return(m, e))
        return refused(refusal::office);
    if (!e.reasoned) return refused(refusal::exit);
    if (row.mode == act_mode::in_order && e.target == e.row) {
        if (done == 0) return refused(refusal::exit);
        const auto last = static_cast<std::uint32_t>(std::popcount(done)) - 1;
        set_acted(at, row, e.unit, last, false);
        return still_open();
    }
    if (!may_return(m, row, e.target)) return refused(refusal::exit);
    mover go{m, at, e.unit};
    go.result.result = progress::row_closed;
    go.result.closed = e.row;
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
    if (row.stretch == 0xffff ? e.unit != no_unit
                              : !is_open(m, at, e.row, e.unit) || e.unit == no_unit)
        return refusal::unit;
    const step_id target = backward_target(m, row, e);
    if (!names_possible(m, at, row, target, e.named)) return refusal::unit;
    if (lacks_deliveries(m, at, row, target)) return refusal::unit;
    return refusal::none;
}

// Open for this unit, or open where no unit is named and the row is not repeated.
constexpr bool is_open_for(marking at, const row_entry& row, unit_id unit) noexcept {
    if (row.stretch == 0xffff) return unit == no_unit && at.test(row.open);
    return index(unit) < at.layout->kinds[index(row.kind)].capacity &&
           at.test(row.kind, row.open, unit);
}

[[gnu::noinline]] constexpr verdict go_on(const machine_view& m, marking at, const row_entry& row,
                                          step_event e, exit_id taken) noexcept {
    mover go{m, at, e.unit, e.chosen};
    go.result.result = progress::row_closed;
    go.result.closed = e.row;
    go.result.taken = taken;
    go.clear_row(row);
    go.leave(row);
    go.follow(m.exits[row.first_exit + index(taken)].goal);
    return go.result;
}

// Everything but the commonest event; see the sequential kernel.
[[gnu::noinline]] constexpr verdict step_rare(const machine_view& m, marking at,
                                              step_event e) noexcept {
    if (e.what >= step_kind::add_unit) {
        if (index(e.kind) >= m.kinds.size()) return refused(refusal::unit);
        return e.what == step_kind::add_unit ? add_unit(m, at, e.kind, e.unit)
                                             : remove_unit(m, at, e);
    }
    const const_marking seen = at;
    if (index(e.row) >= m.rows.size() || !is_open(m, seen, e.row))
        return refused(refusal::row_not_open);
    const row_entry& row = m.rows[index(e.row)];
    if (const refusal why = check_units(m, seen, row, e); why != refusal::none) return refused(why);
    if (e.what == step_kind::send_back) return send_back(m, at, row, e);

    const std::uint32_t done = acted(m, seen, e.row, e.unit);
    const decision d = decide(m, row, done, attendants_wanted(m, seen, row), e);
    if (d.why != refusal::none) return refused(d.why);
    if (!d.finishes) {
        set_acted(at, row, e.unit, d.act, true);
        return still_open();
    }
    const exit_cell& exit = m.exits[row.first_exit + index(d.taken)];
    if (!exit.backward) return go_on(m, at, row, e, d.taken);
    mover go{m, at, e.unit};
    go.result.result = progress::row_closed;
    go.result.closed = e.row;
    go.result.taken = d.taken;
    go.step_back(static_cast<step_id>(exit.goal), row, e.named);
    return go.result;
}

}  // namespace kernel

// Puts a case at its start. `at.words` must be zeroed; every unit of the layout is in the case.
constexpr void open(const machine_view& m, marking at, step_id start) noexcept {
    for (std::size_t k = 0; k < m.kinds.size(); ++k) at.set_all(static_cast<kind_id>(k), 0);
    const row_entry& row = m.rows[index(start)];
    if (row.stretch == 0xffff)
        at.set(row.open);
    else
        kernel::mover{m, at}.enter(m.stretches[row.stretch]);
}

// Judges the event and, if it is accepted, moves the marking. An office that completes a row alone
// is judged in place, and so is a unit that goes on inside its stretch; they are nearly every
// event.
[[gnu::always_inline]] constexpr verdict step(const machine_view& m, marking at,
                                              const step_event& e) noexcept {
    const bool plain = e.what == step_kind::complete && index(e.row) < m.rows.size() &&
                       e.recorder == no_role && e.named.empty();
    if (!plain) [[unlikely]]
        return kernel::step_rare(m, at, kernel::copy(e));
    const row_entry& row = m.rows[index(e.row)];
    const auto taken = static_cast<std::uint8_t>(index(e.answer) + (row.decides ? 0 : 1));
    if (taken >= row.exit_count) [[unlikely]]
        return kernel::step_rare(m, at, kernel::copy(e));
    const exit_cell& exit = m.exits[row.first_exit + taken];
    const bool may = (exit.alone & only(e.office)) != 0 && (e.allowed >> taken & 1U) != 0;
    if (!may) [[unlikely]]
        return kernel::step_rare(m, at, kernel::copy(e));
    if (exit.sets == no_place) [[unlikely]]
        return exit.backward || !kernel::is_open_for(at, row, e.unit)
                   ? kernel::step_rare(m, at, kernel::copy(e))
                   : kernel::go_on(m, at, row, kernel::copy(e), static_cast<exit_id>(taken));
    if (index(e.unit) >= at.layout->kinds[index(row.kind)].capacity) [[unlikely]]
        return kernel::step_rare(m, at, kernel::copy(e));
    const auto lane = at.lane(row.kind, e.unit);
    if (!lane.test(row.open) || at.test(exit.met)) [[unlikely]]
        return kernel::step_rare(m, at, kernel::copy(e));
    const goal_cell& goal = m.goals[exit.goal];
    lane.clear(row.open);
    lane.set(exit.sets);
    // Whether a unit goes on or delivers cannot be guessed; whether it is the last to deliver can.
    if (lane.maybe_all(exit.sets) && goal.kind == goal_kind_tag::deliver) [[unlikely]]
        return kernel::go_on(m, at, row, kernel::copy(e), static_cast<exit_id>(taken));
    verdict v;
    v.result = progress::row_closed;
    v.closed = e.row;
    v.taken = static_cast<exit_id>(taken);
    v.first_open = goal.first_open;
    v.open_count = goal.open_count;
    return v;
}

}  // namespace alur
