#include "analysis/way.hpp"

#include <algorithm>
#include <cstdint>

#include "case/moment.hpp"
#include "case/observed.hpp"

namespace alur {
namespace {

// Rows to be done; forward exits never lead in a circle, and a row is open at most once.
using cost = std::uint32_t;
constexpr cost never = 0x3fff'ffff;
constexpr cost not_known = 0xffff'ffff;

cost sum(cost a, cost b) { return std::min(never, a + b); }

// Blocks are nested: branches of a fork end where they arrive, units of a stretch where they
// deliver. So the way to a row is: inside the block one is in, if it is there; else everybody in
// the block goes to its end by the shortest way, and on from where they meet.
class pathfinder {
  public:
    pathfinder(const machine& sop, const case_facts& from, row_unit wanted)
        : view_(sop.view()), wanted_(wanted) {
        facts_.at = from.at;
        facts_.words = from.words;
        facts_.units = from.units;
        to_wanted_.assign(view_.rows.size(), not_known);
        to_end_.assign(view_.rows.size(), not_known);
        leads_.assign(view_.rows.size(), unknown);
        state_ = state_of(sop, view_, facts_);
    }

    std::optional<std::vector<done_unseen>> run() {
        std::vector<done_unseen> way;
        while (!is_open(view_, state_, wanted_)) {
            const std::optional<done_unseen> next = choose();
            if (!next) return std::nullopt;
            if (!close_whole_row(view_, next->at, next->answer, 0xffff, {}, state_).accepted())
                return std::nullopt;
            facts_.at = state_.at;
            facts_.words = state_.words;
            way.push_back(*next);
        }
        return way;
    }

  private:
    enum known : std::uint8_t { unknown, no, yes };

    std::optional<done_unseen> choose() {
        std::optional<done_unseen> best;
        cost least = never;
        const row_units open = rows_open(view_, facts_);
        for (const row_unit at : open)
            if (!other_lane(at) && row_to_wanted(at.row) < least) {
                least = row_to_wanted(at.row);
                best = leave(at, [&](const exit_cell& e) { return exit_to_wanted(e); });
            }
        if (best) return best;
        for (const row_unit at : open)
            if (!other_lane(at) && is_awaited(at) && leads(at.row) && row_to_end(at.row) < least) {
                least = row_to_end(at.row);
                best = leave(at, [&](const exit_cell& e) { return exit_to_end(e); });
            }
        return best;
    }
    [[nodiscard]] bool other_lane(row_unit at) const {
        return view_.rows[index(at.row)].stretch != 0xffff &&
               view_.rows[index(at.row)].stretch == view_.rows[index(wanted_.row)].stretch &&
               at.unit != wanted_.unit;
    }

    // Units beyond a quorum that is met are not.
    [[nodiscard]] bool is_awaited(row_unit at) const {
        const std::uint16_t stretch = view_.rows[index(at.row)].stretch;
        if (stretch == 0xffff) return true;
        const stretch_entry& s = view_.stretches[stretch];
        const const_marking state{&state_.layout, state_.words};
        return !state.test(s.met) || state.test(s.kind, s.awaited, at.unit);
    }

    template <class Cost>
    std::optional<done_unseen> leave(row_unit at, Cost from) {
        const row_entry& row = view_.rows[index(at.row)];
        cost least = never;
        std::size_t first_opened = 0;
        std::optional<done_unseen> best;
        for (std::uint8_t i = 0; i < row.exit_count; ++i) {
            const exit_cell& exit = view_.exits[row.first_exit + i];
            const cost this_way = exit.backward ? never : from(exit);
            if (this_way >= never) continue;
            const std::size_t opens = first_row(exit);
            if (this_way > least || (this_way == least && opens >= first_opened)) continue;
            least = this_way;
            first_opened = opens;
            best = {at, row.decides ? static_cast<exit_id>(i) : no_exit};
        }
        return best;
    }
    [[nodiscard]] std::size_t first_row(const exit_cell& exit) const {
        if (view_.sequential) return index(exit.next);
        const goal_cell& goal = view_.goals[exit.goal];
        return goal.open_count == 0 ? index(no_step) : index(view_.opens[goal.first_open]);
    }

    // Each asks the row's forward exits for the least.
    template <class Cost>
    cost least_of(step_id row, std::vector<cost>& kept, Cost of_exit) {
        cost& here = kept[index(row)];
        if (here != not_known) return here;
        here = never;
        cost least = never;
        const row_entry& entry = view_.rows[index(row)];
        for (const exit_cell& exit : view_.exits.subspan(entry.first_exit, entry.exit_count))
            if (!exit.backward) least = std::min(least, sum(1, of_exit(exit)));
        kept[index(row)] = least;
        return least;
    }
    cost row_to_wanted(step_id row) {
        return least_of(row, to_wanted_, [&](const exit_cell& e) { return exit_to_wanted(e); });
    }
    cost row_to_end(step_id row) {
        return least_of(row, to_end_, [&](const exit_cell& e) { return exit_to_end(e); });
    }
    cost exit_to_wanted(const exit_cell& exit) {
        if (!view_.sequential) return goal_to_wanted(exit.goal);
        return exit.next == no_step ? never : open_to_wanted(exit.next);
    }
    cost exit_to_end(const exit_cell& exit) {
        return view_.sequential ? never : goal_to_end(exit.goal);
    }
    cost open_to_wanted(step_id row) { return row == wanted_.row ? 0 : row_to_wanted(row); }

    cost goal_to_wanted(std::uint32_t goal) {
        const goal_cell& g = view_.goals[goal];
        switch (g.kind) {
            case goal_kind_tag::open:
            case goal_kind_tag::lane:
                return open_to_wanted(static_cast<step_id>(g.at));
            case goal_kind_tag::enter: {
                const stretch_entry& s = view_.stretches[g.at];
                if (view_.rows[index(wanted_.row)].stretch == g.at) return open_to_wanted(s.entry);
                return sum(all_lanes(s), goal_to_wanted(s.then));
            }
            case goal_kind_tag::fork: {
                const fork_entry& f = view_.forks[g.at];
                cost least = never;
                for (std::uint32_t b = 0; b < f.branches; ++b)
                    least = std::min(least, goal_to_wanted(f.first_entry + b));
                return std::min(least, sum(all_branches(f), goal_to_wanted(f.then)));
            }
            case goal_kind_tag::arrive:
            case goal_kind_tag::deliver:
            case goal_kind_tag::end:
                break;
        }
        return never;
    }
    cost goal_to_end(std::uint32_t goal) {
        const goal_cell& g = view_.goals[goal];
        switch (g.kind) {
            case goal_kind_tag::open:
            case goal_kind_tag::lane:
                return row_to_end(static_cast<step_id>(g.at));
            case goal_kind_tag::enter:
                return sum(all_lanes(view_.stretches[g.at]),
                           goal_to_end(view_.stretches[g.at].then));
            case goal_kind_tag::fork:
                return sum(all_branches(view_.forks[g.at]), goal_to_end(view_.forks[g.at].then));
            case goal_kind_tag::arrive:
            case goal_kind_tag::deliver:
                return 0;
            case goal_kind_tag::end:
                break;
        }
        return never;
    }
    cost all_branches(const fork_entry& f) {
        cost all = 0;
        for (std::uint32_t b = 0; b < f.branches; ++b)
            all = sum(all, goal_to_end(f.first_entry + b));
        return all;
    }
    cost all_lanes(const stretch_entry& s) {
        const std::uint32_t units = state_.layout.kinds[index(s.kind)].capacity;
        const std::uint64_t wanted = s.everybody ? units : s.quorum.of(units);
        return static_cast<cost>(std::min<std::uint64_t>(never, wanted * row_to_end(s.entry)));
    }

    // Could the row's end bring `wanted` about, with what others must still do?
    bool leads(step_id row) {
        known& here = leads_[index(row)];
        if (here != unknown) return here == yes;
        here = no;
        const row_entry& entry = view_.rows[index(row)];
        for (const exit_cell& exit : view_.exits.subspan(entry.first_exit, entry.exit_count))
            if (!exit.backward && !view_.sequential && goal_leads(exit.goal)) {
                leads_[index(row)] = yes;
                return true;
            }
        return false;
    }
    bool opens_or_leads(step_id row) { return row == wanted_.row || leads(row); }
    bool goal_leads(std::uint32_t goal) {
        const goal_cell& g = view_.goals[goal];
        switch (g.kind) {
            case goal_kind_tag::open:
            case goal_kind_tag::lane:
                return opens_or_leads(static_cast<step_id>(g.at));
            case goal_kind_tag::enter:
                return opens_or_leads(view_.stretches[g.at].entry);
            case goal_kind_tag::fork: {
                const fork_entry& f = view_.forks[g.at];
                for (std::uint32_t b = 0; b < f.branches; ++b)
                    if (goal_leads(f.first_entry + b)) return true;
                return false;
            }
            case goal_kind_tag::arrive:
                return goal_leads(view_.forks[g.at].then);
            case goal_kind_tag::deliver:
                return goal_leads(view_.stretches[g.at].then);
            case goal_kind_tag::end:
                break;
        }
        return false;
    }

    machine_view view_;
    row_unit wanted_;
    case_facts facts_;
    kernel_state state_;
    std::vector<cost> to_wanted_;
    std::vector<cost> to_end_;
    std::vector<known> leads_;
};

}  // namespace

std::optional<std::vector<done_unseen>> shortest_way(const machine& sop, const case_facts& from,
                                                     row_unit wanted) {
    return pathfinder(sop, from, wanted).run();
}

}  // namespace alur
