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
