// The kernel for SOPs in which at most one row is open and none is repeated per unit.
//
//   alur::sequential_state at = alur::open(machine, machine.starts[0]);
//   alur::verdict v = alur::step(machine, at, {.office = clerk, .row = first});
//
// Pure, constexpr, noexcept, O(offices of the row); a refused event leaves the state as it was.
#pragma once

#include <alur/engine/decide.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace alur {

// Offices that may have to act on one row of such an SOP; with more on any row it needs a marking.
inline constexpr std::size_t max_sequential_acts = 16;

// Four bytes: the open row and who of its offices has acted. `no_step`: the case has ended.
struct sequential_state {
    step_id row = no_step;
    std::uint16_t acted = 0;  // bit per office in the row's own list
    friend constexpr bool operator==(const sequential_state&, const sequential_state&) = default;
};
static_assert(sizeof(sequential_state) == 4 && std::is_trivially_copyable_v<sequential_state>);

// Precondition: `machine.sequential`, and `start` is one of its starts.
constexpr sequential_state open(const machine_view&, step_id start) noexcept { return {start}; }

namespace kernel {

// Without branches: which row an event is for is the one thing a processor cannot guess.
constexpr verdict moved(const exit_cell& exit, step_id closed, exit_id taken) noexcept {
    const bool ended = exit.next == no_step;
    verdict v;
    v.closed = closed;
    v.taken = taken;
    v.backward = exit.backward;
    v.result = ended ? progress::case_ended : progress::row_closed;
    v.outcome = ended ? static_cast<std::uint16_t>(exit.goal) : std::uint16_t{0};
    v.first_open = ended ? 0 : exit.goal;
    v.open_count = ended ? 0 : 1;
    return v;
}

constexpr verdict still_open() noexcept {
    verdict v;
    v.result = progress::row_open;
    return v;
}

constexpr verdict send_back(const machine_view& m, sequential_state& state, const row_entry& row,
                            const step_event& e) noexcept {
    if (act_now(m, row, state.acted, e.office) == row.act_count || !may_record_return(m, e))
        return refused(refusal::office);
    if (!e.reasoned) return refused(refusal::exit);
    if (row.mode == act_mode::in_order && e.target == e.row) {
        if (state.acted == 0) return refused(refusal::exit);
        // the last link's act is void; links act from the lowest bit up
        state.acted = static_cast<std::uint16_t>(state.acted >> 1U);
        return still_open();
    }
    if (!may_return(m, row, e.target)) return refused(refusal::exit);
    state = {e.target};
    verdict v;
    v.backward = true;
    v.closed = e.row;
    v.result = progress::row_closed;
    v.first_open = static_cast<std::uint32_t>(index(e.target));
    v.open_count = 1;
    return v;
}

}  // namespace kernel

namespace kernel {

// Everything but the commonest event. Apart and by value, so that `step` is small enough to be
// inlined where it is called and the caller's event need not live in memory: three times as fast.
[[gnu::noinline]] constexpr verdict step_rare(const machine_view& m, sequential_state& state,
                                              step_event e) noexcept {
    if (e.what >= step_kind::add_unit) return refused(refusal::unit);
    if (e.row != state.row || e.row == no_step) return refused(refusal::row_not_open);
    if (e.unit != no_unit || !e.named.empty()) return refused(refusal::unit);
    const row_entry& row = m.rows[index(e.row)];
    if (e.what == step_kind::send_back) return send_back(m, state, row, e);

    const std::uint32_t wanted =
        row.meeting == 0xffff ? 0
                              : m.meetings[row.meeting].quorum.of(m.meetings[row.meeting].single);
    const decision d = decide(m, row, state.acted, wanted, e);
    if (d.why != refusal::none) return refused(d.why);
    if (!d.finishes) {
        state.acted = static_cast<std::uint16_t>(state.acted | 1U << d.act);
        return still_open();
    }
    const exit_cell& exit = m.exits[row.first_exit + index(d.taken)];
    state = {exit.next};
    return moved(exit, e.row, d.taken);
}

}  // namespace kernel

namespace kernel {
// Member by member, so that a compiler that inlines `step` makes the copy only where it is needed.
[[gnu::always_inline]] constexpr step_event copy(const step_event& e) noexcept {
    return {e.what, e.office, e.recorder, e.answer,     e.reasoned, e.kind,  e.row,
            e.unit, e.target, e.allowed,  e.attendants, e.named,    e.chosen};
}
}  // namespace kernel

// Judges the event and, if it is accepted, moves the state. Steps about units are refused: such an
// SOP has none. An office that completes a row alone is judged in place; it is nearly every event.
[[gnu::always_inline]] constexpr verdict step(const machine_view& m, sequential_state& state,
                                              const step_event& e) noexcept {
    if (e.row != state.row || e.row == no_step)
        return refused(e.what >= step_kind::add_unit ? refusal::unit : refusal::row_not_open);
    const row_entry& row = m.rows[index(e.row)];
    // A row that does not decide takes its only exit by no answer: 255 + 1 is 0.
    const auto taken = static_cast<std::uint8_t>(index(e.answer) + (row.decides ? 0 : 1));
    const bool plain = e.what == step_kind::complete && e.unit == no_unit &&
                       e.recorder == no_role && e.named.empty() && taken < row.exit_count;
    if (!plain) [[unlikely]]
        return kernel::step_rare(m, state, kernel::copy(e));
    const exit_cell& exit = m.exits[row.first_exit + taken];
    if ((exit.alone & only(e.office)) == 0) [[unlikely]]
        return exit.alone != 0 ? refused(refusal::office)
                               : kernel::step_rare(m, state, kernel::copy(e));
    if ((e.allowed >> taken & 1U) == 0 || (exit.backward && !e.reasoned)) [[unlikely]]
        return refused(refusal::exit);
    state = {exit.next};
    return kernel::moved(exit, e.row, static_cast<exit_id>(taken));
}

}  // namespace alur
