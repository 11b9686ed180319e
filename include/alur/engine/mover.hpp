// The half of the kernel that moves a marking once a step is accepted: rows close, what follows
// opens, or what a step back undoes is undone.
//
// Constexpr; no allocation. Internal to the kernel.
#pragma once

#include <alur/engine/marking.hpp>
#include <alur/engine/verdict.hpp>

#include <cstdint>
#include <span>

namespace alur::kernel {

// One accepted step being carried out.
struct mover {
    const machine_view& m;
    marking at;
    unit_id unit = no_unit;  // the unit that acts, inside a stretch
    std::span<const unit_choice> chosen{};
    verdict result{};

    constexpr void clear_row(const row_entry& row) const noexcept {
        if (row.stretch == 0xffff) {
            at.clear(row.open);
            if (row.mode == act_mode::one) return;
            for (std::uint32_t i = 0; i < row.act_count; ++i) at.clear(row.acted + i);
        } else {
            const kind_id kind = row.kind;
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
        at.clear(s.met);
    }

    // Those chosen who are in the case; everybody, if nobody was chosen or none of them is left.
    constexpr void let_take_part(const stretch_entry& s) const noexcept {
        if (s.members == 0) return;
        for (const unit_choice& each : chosen) {
            if (&m.stretches[each.stretch] != &s) continue;
            for (const unit_id u : each.units)
                if (at.active(s.kind, u)) at.set(s.kind, s.members, u);
        }
        if (at.any(s.kind, s.members)) return;
        const auto everyone = at.units(s.kind, 0);
        const auto members = at.units(s.kind, s.members);
        for (std::size_t w = 0; w < members.size(); ++w) members[w] = everyone[w];
    }

    constexpr void enter(const stretch_entry& s) const noexcept {
        withdraw_whole(s);
        let_take_part(s);
        const auto everyone = at.units(s.kind, s.members);
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
        const std::uint32_t members = s.everybody ? 0 : at.count(s.kind, s.members);
        const bool enough_there =
            s.everybody ? at.all(s.kind, s.delivered, s.members)
                        : members == 0 || at.count(s.kind, s.delivered) >= s.quorum.of(members);
        if (enough_there) at.set(s.met);
        return enough_there;
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
            if (!(f.kind == no_kind ? at.test(f.arrived + b)
                                    : at.test(f.kind, f.arrived + b, unit)))
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
            at.set(m.rows[g.at].kind, m.rows[g.at].open, unit);
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
            at.set(to.kind, to.open, unit);
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
        for (std::uint32_t i = 0; i < at.layout->kinds[index(s.kind)].capacity; ++i)
            if (const auto u = static_cast<unit_id>(i); at.test(s.kind, s.delivered, u)) again(u);
    }
};

}  // namespace alur::kernel
