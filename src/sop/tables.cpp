#include "tables.hpp"

#include "demands.hpp"

#include <alur/engine/sequential.hpp>

#include <algorithm>
#include <utility>

namespace alur {

namespace {

std::uint32_t u32(std::size_t n) { return static_cast<std::uint32_t>(n); }
std::uint16_t u16(std::size_t n) { return static_cast<std::uint16_t>(n); }
step_id step_of(int row) { return static_cast<step_id>(row); }
role_id role_of(int office) { return static_cast<role_id>(office); }

struct builder {
    const definition& sop;
    const studied& from;
    machine made{};
    std::vector<bool> is_target = std::vector<bool>(from.flow.rows.size(), false);

    [[nodiscard]] const resolved_row& flow_row(std::size_t r) const { return from.flow.rows[r]; }
    [[nodiscard]] int lane_of(int row) const {
        return from.tree.containers[at(from.tree.of_row[at(row)])].lane;
    }

    // ---- who ----------------------------------------------------------------------------------

    [[nodiscard]] role_set set_of(const std::vector<int>& offices) const {
        role_set set = 0;
        for (const int office : offices) set |= only(role_of(office));
        return set;
    }

    void add_offices() {
        for (std::size_t p = 0; p < sop.performers.size(); ++p)
            if (sop.performers[p].outside) made.table.outsiders |= only(static_cast<role_id>(p));
        made.controllers = set_of(from.flow.controllers);
    }

    void add_acts(std::size_t r, row_entry& entry) {
        const std::vector<int>& offices = flow_row(r).offices;
        entry.first_act = u32(made.table.acts.size());
        for (const int office : offices) made.table.acts.push_back(role_of(office));
        entry.act_count = static_cast<std::uint8_t>(offices.size());
        const sharing how = sop.rows[r].shared;
        entry.deciders = how == sharing::meeting ? only(role_of(offices.back())) : set_of(offices);
        if (offices.size() > 1 && how == sharing::all) entry.mode = act_mode::all;
        if (offices.size() > 1 && how == sharing::in_order) entry.mode = act_mode::in_order;
        if (how == sharing::meeting) add_meeting(r, entry);
        entry.insiders = set_of(offices) & ~made.table.outsiders;
        if (entry.insiders == 0) entry.insiders = made.controllers;
    }

    void add_meeting(std::size_t r, row_entry& entry) {
        meeting_entry meeting;
        meeting.first_kind = u32(made.table.lists.size());
        for (const int office : flow_row(r).offices) {
            const int kind = from.flow.office_kind[at(office)];
            if (kind == no_number || kind == flow_row(r).kind) {
                ++meeting.single;
            } else {
                ++meeting.kind_count;
                made.table.lists.push_back(u32(at(kind)));
            }
        }
        if (sop.rows[r].enough)
            meeting.quorum = {sop.rows[r].enough->amount, sop.rows[r].enough->percent};
        entry.meeting = u16(made.table.meetings.size());
        made.table.meetings.push_back(meeting);
    }

    // Insiders of the rows an exit leads to; where there are none, the controllers.
    [[nodiscard]] role_set recorders_of(std::size_t r, std::size_t e) const {
        role_set insiders = 0;
        for (std::size_t i = 0; i < flow_row(r).exits.size(); ++i) {
            if (i != e && !flow_row(r).forks) continue;
            const int to = flow_row(r).exits[i].to;
            if (to != no_number)
                insiders |= set_of(flow_row(at(to)).offices) & ~made.table.outsiders;
        }
        return insiders != 0 ? insiders : made.controllers;
    }

    // ---- places -------------------------------------------------------------------------------

    void place_rows() {
        for (std::size_t r = 0; r < sop.rows.size(); ++r) {
            row_entry& entry = made.table.rows[r];
            if (from.tree.stretch_of[r] != no_number) continue;
            entry.open = made.table.single_places++;
            if (entry.mode == act_mode::one) continue;
            entry.acted = made.table.single_places;
            made.table.single_places += entry.act_count;
        }
    }

    void place_stretch(std::size_t s) {
        const stretch_block& block = from.tree.stretches[s];
        std::uint32_t& next = made.table.kinds[at(block.kind)].places;
        stretch_entry& entry = made.table.stretches[s];
        entry.first_place = next;
        for (const int row : block.rows) {
            row_entry& of_row = made.table.rows[at(row)];
            of_row.stretch = u16(s);
            of_row.kind = static_cast<kind_id>(block.kind);
            of_row.open = next++;
            if (of_row.mode == act_mode::one) continue;
            of_row.acted = next;
            next += of_row.act_count;
        }
        entry.row_places = next - entry.first_place;
        for (std::size_t f = 0; f < from.tree.forks.size(); ++f)
            if (from.tree.stretch_of[at(from.tree.forks[f].row)] == static_cast<int>(s))
                place_fork(f, next);
        entry.delivered = next++;
        if (!sop.rows[at(block.entry)].assigned_at.empty()) entry.members = next++;
        entry.awaited = next++;
        entry.place_count = next - entry.first_place;
        entry.met = made.table.single_places++;
    }

    void place_fork(std::size_t f, std::uint32_t& next) {
        made.table.forks[f].arrived = next;
        next += u32(from.tree.forks[f].branches.size());
    }

    void place_everything() {
        made.table.kinds.resize(from.flow.kinds.size());
        made.table.stretches.resize(from.tree.stretches.size());
        made.table.forks.resize(from.tree.forks.size());
        place_rows();
        for (std::size_t f = 0; f < from.tree.forks.size(); ++f)
            if (from.tree.stretch_of[at(from.tree.forks[f].row)] == no_number)
                place_fork(f, made.table.single_places);
        for (std::size_t s = 0; s < from.tree.stretches.size(); ++s) place_stretch(s);
        made.table.mask_words = (made.table.single_places + 63) / 64;
    }

    // ---- where exits lead -----------------------------------------------------------------------

    goal_cell goal_towards(int container, int to, int outcome) {
        const arrival there = arrive(from.tree, container, to, outcome);
        goal_cell goal;
        goal.at = u16(at(there.at));
        goal.branch = static_cast<std::uint8_t>(there.branch);
        switch (there.kind) {
            case arrival::what::opens:
                goal.kind = lane_of(to) == no_number ? goal_kind_tag::open : goal_kind_tag::lane;
                break;
            case arrival::what::enters:
                goal.kind = goal_kind_tag::enter;
                break;
            case arrival::what::arrives:
                goal.kind = goal_kind_tag::arrive;
                break;
            case arrival::what::delivers:
                goal.kind = goal_kind_tag::deliver;
                break;
            case arrival::what::ends:
            case arrival::what::impossible:
                goal.kind = goal_kind_tag::end;
                break;
        }
        if (goal.kind <= goal_kind_tag::enter) {
            goal.first_open = u32(at(to));
            goal.open_count = 1;
        }
        return goal;
    }

    std::uint32_t add_goal(const goal_cell& goal) {
        made.table.goals.push_back(goal);
        return u32(made.table.goals.size()) - 1;
    }

    static int outcome_or_first(int outcome) { return outcome == no_number ? 0 : outcome; }

    std::uint32_t add_fork(int row) {
        const std::size_t f = at(from.tree.fork_of[at(row)]);
        const fork_block& block = from.tree.forks[f];
        std::vector<goal_cell> entries;
        goal_cell all;
        all.kind = goal_kind_tag::fork;
        all.at = u16(f);
        all.first_open = u32(made.table.opens.size());
        for (std::size_t b = 0; b < block.branches.size(); ++b) {
            const int to = flow_row(at(row)).exits[b].to;
            entries.push_back(goal_towards(block.branches[b], to, 0));
            made.table.opens.push_back(step_of(to));
        }
        all.open_count = u16(made.table.opens.size() - all.first_open);
        fork_entry& entry = made.table.forks[f];
        entry.first_entry = u32(made.table.goals.size());
        entry.branches = static_cast<std::uint8_t>(entries.size());
        if (const int lane = lane_of(row); lane != no_number)
            entry.kind = static_cast<kind_id>(from.tree.stretches[at(lane)].kind);
        for (const goal_cell& goal : entries) add_goal(goal);
        entry.then =
            add_goal(goal_towards(block.parent, block.meeting, outcome_or_first(block.outcome)));
        return add_goal(all);
    }

    void add_stretch(std::size_t s) {
        const stretch_block& block = from.tree.stretches[s];
        stretch_entry& entry = made.table.stretches[s];
        entry.kind = static_cast<kind_id>(block.kind);
        entry.entry = step_of(block.entry);
        entry.everybody = block.quorum_row == no_number;
        if (!entry.everybody) {
            const quorum& wanted = *sop.rows[at(block.quorum_row)].enough;
            entry.quorum = {wanted.amount, wanted.percent};
        }
        entry.first_row = u32(made.table.lists.size());
        entry.row_count = u16(block.rows.size());
        for (const int row : block.rows) made.table.lists.push_back(u32(at(row)));
        entry.then =
            add_goal(goal_towards(block.parent, block.meeting, outcome_or_first(block.outcome)));
    }

    void add_exit(std::size_t r, std::size_t e) {
        const resolved_exit& exit = flow_row(r).exits[e];
        exit_cell cell;
        cell.backward = exit.backward;
        if (exit.to != no_number) cell.next = step_of(exit.to);
        if (exit.backward) {
            cell.goal = u32(at(exit.to));
            is_target[at(exit.to)] = true;
        } else if (made.table.sequential) {
            cell.goal = u32(at(exit.to == no_number ? exit.outcome : exit.to));
        } else if (flow_row(r).forks) {
            cell.goal = add_fork(static_cast<int>(r));
        } else {
            cell.goal = add_goal(goal_towards(from.tree.of_row[r], exit.to, exit.outcome));
        }
        const row_entry& row = made.table.rows[r];
        if (row.mode == act_mode::one && row.meeting == 0xffff) cell.alone = row.deciders;
        if ((set_of(flow_row(r).offices) & made.table.outsiders) != 0)
            cell.recorders = recorders_of(r, e);
        made.table.exits.push_back(cell);
        made.rules.push_back(exit.guard);
    }

    void add_exits(std::size_t r) {
        row_entry& entry = made.table.rows[r];
        entry.decides = !sop.rows[r].answers.empty();
        entry.first_exit = u32(made.table.exits.size());
        const std::size_t count = flow_row(r).forks ? 1 : flow_row(r).exits.size();
        entry.exit_count = static_cast<std::uint8_t>(count);
        for (std::size_t e = 0; e < count; ++e) add_exit(r, e);
    }

    void add_returns(std::size_t r) {
        const std::vector<int> legal = legal_returns(sop, from, r);
        made.table.rows[r].first_return = u32(made.table.returns.size());
        made.table.rows[r].return_count = u16(legal.size());
        for (const int target : legal) {
            made.table.returns.push_back(step_of(target));
            is_target[at(target)] = true;
        }
    }

    void add_left(std::size_t r) {
        row_entry& entry = made.table.rows[r];
        entry.first_left = u32(made.table.lists.size());
        for (std::size_t s = 0; s < from.tree.stretches.size(); ++s)
            if (from.tree.stretches[s].quorum_row != no_number &&
                from.tree.stretches[s].meeting == static_cast<int>(r))
                made.table.lists.push_back(u32(s));
        entry.left_count = u16(made.table.lists.size() - entry.first_left);
    }

    void add_place_set(exit_cell& exit) const {
        if (exit.backward) return;
        const goal_cell& goal = made.table.goals[exit.goal];
        if (goal.kind == goal_kind_tag::lane) {
            exit.sets = made.table.rows[goal.at].open;
            exit.met = made.table.stretches[made.table.rows[goal.at].stretch].met;
        } else if (goal.kind == goal_kind_tag::deliver &&
                   from.tree.stretches[goal.at].quorum_row == no_number &&
                   made.table.stretches[goal.at].members == 0) {
            exit.sets = made.table.stretches[goal.at].delivered;
            exit.met = made.table.stretches[goal.at].met;
        }
    }

    void add_places_set(const row_entry& row) {
        if (row.left_count != 0) return;
        for (std::uint32_t e = 0; e < row.exit_count; ++e)
            add_place_set(made.table.exits[row.first_exit + e]);
    }

    // ---- going back ---------------------------------------------------------------------------

    // Does the branch's arrival descend from a completion of `target`?
    [[nodiscard]] bool forgets_arrival(const fork_block& fork, std::size_t branch,
                                       int target) const {
        if (from.graph.reach[at(target)].has(fork.row)) return true;
        for (int c = from.tree.of_row[at(target)]; c > 0; c = from.tree.containers[at(c)].parent)
            if (c == fork.branches[branch]) return true;
        return false;
    }

    // Unit places of the target's own lane.
    void add_lane(int target, back_entry& back) {
        const int lane = from.tree.stretch_of[at(target)];
        back.first_lane = u32(made.table.lists.size());
        if (lane == no_number) return;
        for (const int row : from.tree.stretches[at(lane)].rows) {
            if (!from.graph.reach[at(target)].has(row)) continue;
            const row_entry& entry = made.table.rows[at(row)];
            made.table.lists.push_back(entry.open);
            if (entry.mode == act_mode::one) continue;
            for (std::uint32_t i = 0; i < entry.act_count; ++i)
                made.table.lists.push_back(entry.acted + i);
        }
        for (std::size_t f = 0; f < from.tree.forks.size(); ++f) {
            const fork_block& fork = from.tree.forks[f];
            if (from.tree.stretch_of[at(fork.row)] != lane) continue;
            for (std::size_t b = 0; b < fork.branches.size(); ++b)
                if (forgets_arrival(fork, b, target))
                    made.table.lists.push_back(made.table.forks[f].arrived + u32(b));
        }
        back.lane_count = u16(made.table.lists.size() - back.first_lane);
    }

    void add_mask(int target, back_entry& back) {
        std::vector<std::uint64_t> mask(made.table.mask_words, 0);
        const auto clear = [&](std::uint32_t place) {
            mask[place / 64] |= std::uint64_t{1} << place % 64;
        };
        for (const int row : from.graph.order) {
            if (from.tree.stretch_of[at(row)] != no_number) continue;
            if (!from.graph.reach[at(target)].has(row)) continue;
            const row_entry& entry = made.table.rows[at(row)];
            clear(entry.open);
            if (entry.mode == act_mode::one) continue;
            for (std::uint32_t i = 0; i < entry.act_count; ++i) clear(entry.acted + i);
        }
        for (std::size_t f = 0; f < from.tree.forks.size(); ++f) {
            const fork_block& fork = from.tree.forks[f];
            if (from.tree.stretch_of[at(fork.row)] != no_number) continue;
            for (std::size_t b = 0; b < fork.branches.size(); ++b)
                if (forgets_arrival(fork, b, target)) clear(made.table.forks[f].arrived + u32(b));
        }
        back.mask = u32(made.table.masks.size());
        made.table.masks.insert(made.table.masks.end(), mask.begin(), mask.end());
    }

    void add_back(int target) {
        back_entry& back = made.table.backs[at(target)];
        add_lane(target, back);
        add_mask(target, back);
        back.first_stretch = u32(made.table.lists.size());
        for (std::size_t s = 0; s < from.tree.stretches.size(); ++s)
            if (from.tree.stretch_of[at(target)] != static_cast<int>(s) &&
                from.graph.reach[at(target)].has(from.tree.stretches[s].entry))
                made.table.lists.push_back(u32(s));
        back.stretch_count = u16(made.table.lists.size() - back.first_stretch);
    }

    void add_void(int target) {
        for (std::size_t r = 0; r < sop.rows.size(); ++r)
            if (from.graph.reach[at(target)].has(static_cast<int>(r)))
                made.voids[at(target)].push_back(static_cast<step_id>(r));
    }

    // ---- the rest -----------------------------------------------------------------------------

    void add_clocks() {
        for (std::size_t r = 0; r < sop.rows.size(); ++r) {
            const int until = flow_row(r).until;
            if (until == no_number) continue;
            span_clock clock;
            clock.from = static_cast<step_id>(r);
            clock.to = step_of(until);
            for (const row_set& reach : from.graph.reach) clock.alive.push_back(reach.has(until));
            made.clocks.push_back(std::move(clock));
        }
    }

    [[nodiscard]] bool is_sequential() const {
        const std::vector<row_entry>& rows = made.table.rows;
        return from.tree.forks.empty() && from.tree.stretches.empty() &&
               std::all_of(rows.begin(), rows.end(), [](const row_entry& row) {
                   return row.mode == act_mode::one || row.act_count <= max_sequential_acts;
               });
    }

    machine run() {
        const std::size_t n = sop.rows.size();
        made.sop = sop;
        made.outcomes = from.flow.outcomes;
        made.kinds = from.flow.kinds;
        made.case_kinds = from.flow.case_kinds;
        made.table.rows.resize(n);
        made.voids.resize(n);
        for (const int start : from.flow.starts) made.table.starts.push_back(step_of(start));
        add_offices();
        for (std::size_t r = 0; r < n; ++r) add_acts(r, made.table.rows[r]);
        made.table.sequential = is_sequential();
        for (std::size_t r = 0; r < n; ++r) made.table.opens.push_back(static_cast<step_id>(r));
        if (!made.table.sequential) place_everything();
        for (std::size_t s = 0; s < from.tree.stretches.size(); ++s) add_stretch(s);
        for (std::size_t r = 0; r < n; ++r) add_exits(r);
        for (std::size_t r = 0; r < n; ++r) add_returns(r);
        for (std::size_t r = 0; r < n; ++r) add_left(r);
        if (!made.table.sequential)
            for (const row_entry& row : made.table.rows) add_places_set(row);
        made.table.backs.resize(n);
        for (std::size_t r = 0; r < n; ++r) {
            if (!is_target[r]) continue;
            if (!made.table.sequential) add_back(static_cast<int>(r));
            add_void(static_cast<int>(r));
        }
        add_clocks();
        made.demands = collect_demands(sop, from.flow);
        return std::move(made);
    }
};

}  // namespace

std::vector<int> legal_returns(const definition& sop, const studied& of, std::size_t row) {
    std::vector<int> legal = of.flow.rows[row].returns;
    if (sop.rows[row].returns_anywhere)
        for (std::size_t t = 0; t < sop.rows.size(); ++t)
            if (t != row && of.completed[row].has(static_cast<int>(t)))
                legal.push_back(static_cast<int>(t));
    std::sort(legal.begin(), legal.end());
    legal.erase(std::unique(legal.begin(), legal.end()), legal.end());
    return legal;
}

machine build_machine(const definition& sop, const studied& from) {
    return builder{sop, from}.run();
}

}  // namespace alur
