// The kernel for SOPs in which at most one row is open and none is repeated per unit.
//
//   alur::sequential_state at = alur::open(machine, machine.starts[0]);
//   alur::verdict v = alur::step(machine, at, {.office = clerk, .row = first});
//
// Pure, constexpr, noexcept, O(offices of the row); a refused event leaves the state as it was.
#pragma once

#include <alur/engine/decide.hpp>

#include <bit>
#include <cstdint>
#include <type_traits>

namespace alur {

// Eight bytes: the open row and who of its offices has acted. `no_step`: the case has ended.
struct sequential_state {
    step_id row = no_step;
    std::uint16_t reserved = 0;
    std::uint32_t acted = 0;  // bit per office in the row's own list
    friend constexpr bool operator==(const sequential_state&, const sequential_state&) = default;
};
static_assert(sizeof(sequential_state) == 8 && std::is_trivially_copyable_v<sequential_state>);

// Precondition: `machine.sequential`, and `start` is one of its starts.
constexpr sequential_state open(const machine_view&, step_id start) noexcept { return {start}; }

namespace kernel {

constexpr verdict moved(const exit_cell& exit, exit_id taken) noexcept {
    verdict v;
    v.taken = taken;
    v.backward = exit.backward;
    if (exit.next == no_step) {
        v.result = progress::case_ended;
        v.outcome = static_cast<std::uint16_t>(exit.goal);
    } else {
        v.result = progress::row_closed;
        v.first_open = exit.goal;
        v.open_count = 1;
    }
    return v;
}

constexpr verdict still_open() noexcept {
    verdict v;
    v.result = progress::row_open;
    return v;
}

constexpr verdict send_back(const machine_view& m, sequential_state& state, const row_entry& row,
                            const step_event& e) noexcept {
    if (act_now(m, row, state.acted, e.office) == row.act_count || !may_record(m, row, e))
        return refused(refusal::office);
    if (!e.reasoned) return refused(refusal::exit);
    if (row.mode == act_mode::in_order && e.target == e.row) {
        if (state.acted == 0) return refused(refusal::exit);
        state.acted >>= 1U;  // the last link's act is void; links act from the lowest bit up
        return still_open();
    }
    if (!may_return(m, row, e.target)) return refused(refusal::exit);
    state = {e.target};
    verdict v;
    v.backward = true;
    v.result = progress::row_closed;
    v.first_open = static_cast<std::uint32_t>(index(e.target));
    v.open_count = 1;
    return v;
}

}  // namespace kernel

// Judges the event and, if it is accepted, moves the state. Steps about units are refused: such an
// SOP has none.
constexpr verdict step(const machine_view& m, sequential_state& state,
                       const step_event& e) noexcept {
    if (e.what >= step_kind::add_unit) return refused(refusal::unit);
    if (e.row != state.row || e.row == no_step) return refused(refusal::row_not_open);
    if (e.unit != no_unit || !e.named.empty()) return refused(refusal::unit);
    const row_entry& row = m.rows[index(e.row)];
    if (e.what == step_kind::send_back) return kernel::send_back(m, state, row, e);

    const std::uint32_t wanted =
        row.meeting == 0xffff ? 0
                              : m.meetings[row.meeting].quorum.of(m.meetings[row.meeting].single);
    const kernel::decision d = kernel::decide(m, row, state.acted, wanted, e);
    if (d.why != refusal::none) return refused(d.why);
    if (!d.finishes) {
        state.acted |= 1U << d.act;
        return kernel::still_open();
    }
    const exit_cell& exit = m.exits[row.first_exit + index(d.taken)];
    state = {exit.next};
    return kernel::moved(exit, d.taken);
}

}  // namespace alur
