// Adding a unit to a case and removing one (docs/format.md, "Units").
//
// Constexpr; no allocation. Internal to the kernel.
#pragma once

#include <alur/engine/mover.hpp>

#include <cstdint>

namespace alur::kernel {

constexpr bool has_open_row(const machine_view& m, const_marking at,
                            const stretch_entry& s) noexcept {
    for (std::uint32_t i = 0; i < s.row_count; ++i)
        if (at.any(s.kind, m.rows[m.lists[s.first_row + i]].open)) return true;
    return false;
}

constexpr verdict add_unit(const machine_view& m, marking at, kind_id kind, unit_id u) noexcept {
    if (index(u) >= at.layout->kinds[index(kind)].capacity || at.test(kind, 0, u))
        return refused(refusal::unit);
    verdict v;
    v.result = progress::row_open;
    for (const stretch_entry& s : m.stretches) {
        if (s.kind != kind || !has_open_row(m, at, s)) continue;
        at.set(kind, m.rows[index(s.entry)].open, u);
        if (s.members != 0) at.set(kind, s.members, u);
        if (s.everybody && at.test(s.met)) at.set(kind, s.awaited, u);
    }
    at.set(kind, 0, u);
    return v;
}

// A stretch that had rows open may be complete without the unit.
constexpr verdict remove_unit(const machine_view& m, marking at, const step_event& e) noexcept {
    const kind_id kind = e.kind;
    const unit_id u = e.unit;
    if (!at.active(kind, u) || at.count(kind, 0) == 1) return refused(refusal::unit);
    mover go{m, at, u, e.chosen};
    go.result.result = progress::row_open;
    at.clear(kind, 0, u);
    for (const stretch_entry& s : m.stretches) {
        if (s.kind != kind) continue;
        const bool was_open = has_open_row(m, at, s);
        for (std::uint32_t p = s.first_place; p < s.awaited; ++p) at.clear(kind, p, u);
        if (!was_open) continue;
        if (at.test(s.met) ? go.no_longer_awaited(s) : go.meets_quorum(s)) go.follow(s.then);
        at.clear(kind, s.awaited, u);
        if (go.result.result == progress::case_ended) break;
    }
    return go.result;
}

}  // namespace alur::kernel
