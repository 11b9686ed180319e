#include "case/moment.hpp"

#include "case/guards.hpp"
#include "sop/spelling.hpp"

#include <algorithm>
#include <alur/case/open_case.hpp>
#include <array>
#include <cctype>
#include <utility>

namespace alur {

marking_layout layout_of(const machine_view& view, const unit_names& units) noexcept {
    std::array<std::uint16_t, max_kinds> counts{};
    for (std::size_t k = 0; k < units.of_kind.size() && k < counts.size(); ++k)
        counts[k] = static_cast<std::uint16_t>(units.of_kind[k].size());
    return make_layout(view, counts);
}

kernel_state state_of(const machine& sop, const machine_view& view, const case_facts& facts) {
    kernel_state state;
    state.at = facts.at;
    if (!sop.table.sequential) {
        state.words = facts.words;
        state.layout = layout_of(view, *facts.units);
    }
    return state;
}

verdict step(const machine_view& view, kernel_state& state, const step_event& e) noexcept {
    if (view.sequential) return step(view, state.at, e);
    return step(view, marking{&state.layout, state.words}, e);
}

bool is_open(const machine_view& view, const kernel_state& state, row_unit at) noexcept {
    if (view.sequential) return state.at.row == at.row && at.row != no_step;
    if (state.words.empty()) return false;
    return is_open(view, const_marking{&state.layout, state.words}, at.row, at.unit);
}

std::uint32_t acted(const machine_view& view, const kernel_state& state, row_unit at) noexcept {
    if (view.sequential) return state.at.acted;
    return acted(view, const_marking{&state.layout, state.words}, at.row, at.unit);
}

row_units rows_open(const machine_view& view, const case_facts& facts) {
    row_units open;
    if (view.sequential) {
        if (facts.at.row != no_step) open.push_back({facts.at.row, no_unit});
        return open;
    }
    if (facts.words.empty()) return open;
    const marking_layout layout = layout_of(view, *facts.units);
    const const_marking at{&layout, facts.words};
    for (std::size_t r = 0; r < view.rows.size(); ++r) {
        const auto row = static_cast<step_id>(r);
        if (!is_open(view, at, row)) continue;
        if (view.rows[r].stretch == 0xffff) {
            open.push_back({row, no_unit});
            continue;
        }
        const kind_id kind = view.stretches[view.rows[r].stretch].kind;
        for (std::uint32_t u = 0; u < layout.kinds[index(kind)].capacity; ++u)
            if (at.test(kind, view.rows[r].open, static_cast<unit_id>(u)))
                open.push_back({row, static_cast<unit_id>(u)});
    }
    return open;
}

const row_holder* holder_of(const case_facts& facts, row_unit at) noexcept {
    for (const row_holder& each : facts.ledger.holders)
        if (each.at == at) return &each;
    return nullptr;
}

const std::string& unit_name(const machine& sop, const case_facts& facts, row_unit at) {
    static const std::string none;
    const kind_id kind = at.row == no_step ? no_kind : sop.kind_of(at.row);
    if (kind == no_kind || index(kind) >= facts.units->of_kind.size()) return none;
    const std::vector<std::string>& names = facts.units->of_kind[index(kind)];
    return index(at.unit) < names.size() ? names[index(at.unit)] : none;
}

const work_calendar& measured_by(const machine& sop, const timetable& times,
                                 const case_facts& facts, row_unit at) noexcept {
    if (!times.knows_units()) return times.of(at.row);
    if (const std::string& unit = unit_name(sop, facts, at); !unit.empty())
        return times.of(at.row, sop.kinds[index(sop.kind_of(at.row))], unit);
    for (std::size_t k = 0; k < facts.units->of_case.size(); ++k)
        if (const work_calendar& own = times.of(at.row, sop.case_kinds[k], facts.units->of_case[k]);
            &own != &times.of(at.row))
            return own;
    return times.of(at.row);
}

const work_calendar& calendar_for(const open_case& of, row_unit at) noexcept {
    return measured_by(of.sop(), of.times(), of.facts(), at);
}

unit_id find_unit(const case_facts& facts, kind_id kind, std::string_view name) noexcept {
    if (index(kind) >= facts.units->of_kind.size()) return no_unit;
    const std::vector<std::string>& names = facts.units->of_kind[index(kind)];
    for (std::size_t u = 0; u < names.size(); ++u)
        if (same_name(names[u], name)) return static_cast<unit_id>(u);
    return no_unit;
}

bool is_active(const machine& sop, const case_facts& facts, kind_id kind, unit_id unit) {
    if (facts.words.empty() || index(kind) >= sop.kinds.size()) return false;
    const machine_view view = sop.view();
    const marking_layout layout = layout_of(view, *facts.units);
    return const_marking{&layout, facts.words}.active(kind, unit);
}

role_set may_act(const machine& sop, const case_facts& facts, row_unit at) noexcept {
    return may_act(sop, sop.view(), facts, at);
}

role_set may_act(const machine& sop, const machine_view& view, const case_facts& facts,
                 row_unit at) noexcept {
    if (index(at.row) >= view.rows.size()) return 0;
    const row_entry& row = view.rows[index(at.row)];
    if ((row.stretch == 0xffff) != (at.unit == no_unit)) return 0;
    std::uint32_t done = 0;
    if (view.sequential) {
        if (facts.at.row != at.row) return 0;
        done = facts.at.acted;
    } else {
        if (facts.words.empty()) return 0;
        const marking_layout layout = layout_of(view, *facts.units);
        const const_marking state{&layout, facts.words};
        if (!is_open(view, state, at.row, at.unit)) return 0;
        done = acted(view, state, at.row, at.unit);
    }
    if (row.mode == act_mode::one) return row.deciders & designated_offices(sop, facts, at);
    role_set can = 0;
    for (const role_id office : view.acts.subspan(row.first_act, row.act_count))
        if (kernel::act_now(view, row, done, office) != row.act_count) can |= only(office);
    return can;
}

}  // namespace alur
