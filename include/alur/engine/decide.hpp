// The half of the kernel that needs no knowledge of what else is open: may this office act on this
// row now, does that finish the row, and through which exit.
//
// Pure and constexpr; no allocation.
#pragma once

#include <alur/engine/machine_view.hpp>
#include <alur/engine/verdict.hpp>

#include <algorithm>
#include <bit>
#include <cstdint>

namespace alur::kernel {

// `act` is the position of the office in the row's list; `taken` the exit, if the row is finished.
struct decision {
    refusal why = refusal::none;
    bool finishes = false;
    exit_id taken = no_exit;
    std::uint8_t act = 0;
};

constexpr std::uint32_t all_acted(const row_entry& row) noexcept {
    return row.act_count >= 32 ? ~0U : (1U << row.act_count) - 1U;
}

// Position of an office that may act now, or `act_count`. `acted` has a bit per office of the list.
constexpr std::uint8_t act_now(const machine_view& m, const row_entry& row, std::uint32_t acted,
                               role_id office) noexcept {
    if (row.mode == act_mode::one) return (row.deciders & only(office)) != 0 ? 0 : row.act_count;
    const auto acts = m.acts.subspan(row.first_act, row.act_count);
    if (row.mode == act_mode::in_order) {
        const auto link = static_cast<std::uint8_t>(std::popcount(acted));
        return link < row.act_count && acts[link] == office ? link : row.act_count;
    }
    for (std::uint8_t i = 0; i < row.act_count; ++i) {
        if (acts[i] != office) continue;
        const bool last = i + 1 == row.act_count;
        const bool others_missing = (acted | (1U << i)) != all_acted(row);
        const bool done = (acted >> i & 1U) != 0;
        return done || (row.decides && last && others_missing) ? row.act_count : i;
    }
    return row.act_count;
}

// Who may record an outsider's act: whoever the answer leads to; without one, whoever any leads to.
constexpr role_set recorders(const machine_view& m, const row_entry& row, exit_id answer) noexcept {
    if (row.decides && index(answer) < row.exit_count)
        return m.exits[row.first_exit + index(answer)].recorders;
    role_set any = 0;
    for (std::uint32_t i = 0; i < row.exit_count; ++i) any |= m.exits[row.first_exit + i].recorders;
    return any;
}

constexpr bool may_record(const machine_view& m, role_set allowed, const step_event& e) noexcept {
    return e.recorder == no_role ||
           ((m.outsiders & only(e.office)) != 0 && (allowed & only(e.recorder)) != 0);
}

// A step back is recorded by whoever performs the row it leads to.
constexpr bool may_record_return(const machine_view& m, const step_event& e) noexcept {
    const role_set allowed = index(e.target) < m.rows.size() ? m.rows[index(e.target)].insiders : 0;
    return may_record(m, allowed, e);
}

// `attendants_wanted` is 0 unless the row is a meeting.
constexpr decision decide(const machine_view& m, const row_entry& row, std::uint32_t acted,
                          std::uint32_t attendants_wanted, const step_event& e) noexcept {
    decision d;
    d.act = act_now(m, row, acted, e.office);
    d.why = refusal::office;
    if (d.act == row.act_count) return d;
    d.finishes = row.mode == act_mode::one || (acted | (1U << d.act)) == all_acted(row);
    if (!may_record(m, recorders(m, row, d.finishes ? e.answer : no_exit), e)) return d;
    d.why = refusal::exit;
    if (!d.finishes) {
        if (e.answer == no_exit) d.why = refusal::none;
        return d;
    }
    if (row.decides ? index(e.answer) >= row.exit_count : e.answer != no_exit) return d;
    const exit_id taken = row.decides ? e.answer : exit_id{0};
    if ((e.allowed >> index(taken) & 1U) == 0) return d;
    if (m.exits[row.first_exit + index(taken)].backward && !e.reasoned) return d;
    if (e.attendants < attendants_wanted) return d;
    d.taken = taken;
    d.why = refusal::none;
    return d;
}

// May this row be sent back to `target`? Handing back within a chain is the caller's business.
constexpr bool may_return(const machine_view& m, const row_entry& row, step_id target) noexcept {
    const auto legal = m.returns.subspan(row.first_return, row.return_count);
    return std::binary_search(legal.begin(), legal.end(), target);
}

}  // namespace alur::kernel
