#include "oracle/undo.hpp"

#include <algorithm>

namespace alur::oracle {
namespace {

struct descent {
    const run& r;
    place from;
    undone found;
    std::set<int> seen;

    void opening_and_on(int index) {
        if (!seen.insert(index).second) {
            return;
        }
        const opening& o = r.openings[static_cast<std::size_t>(index)];
        if (o.state == opening_state::open && o.at != from) {
            found.withdrawn.insert(o.at);
        }
        for (const act_done& a : o.acts) {
            if (a.in_force) {
                found.acts.insert({o.at, a.office});
            }
        }
        for (const completion& c : r.completions) {
            if (c.opening == index) {
                completion_and_on(c);
            }
        }
    }

    void completion_and_on(const completion& c) {
        const way& w = r.plan->exit(c.at.row, c.way);
        if (c.in_force && !r.plan->text(c.at.row).outputs.empty() &&
            !r.plan->goes_back(c.at.row, w)) {
            found.outputs.insert(c.at);
        }
        for (const int next : c.opened) {
            opening_and_on(next);
        }
    }
};

}  // namespace

undone undo(const run& r, place from, int target, const std::set<int>& named, int acting) {
    descent all{r, from, {}, {}};
    const int lane = r.plan->lane_of(target);
    for (int i = 0; i < static_cast<int>(r.openings.size()); ++i) {
        if (target == from.row && r.openings[static_cast<std::size_t>(i)].at == from &&
            r.openings[static_cast<std::size_t>(i)].state == opening_state::open) {
            all.opening_and_on(i);
        }
    }
    std::set<int> units{lane == none ? none : from.unit};
    if (from_behind_into_stretch(*r.plan, from.row, target)) {
        units = named.empty() ? r.stretches.at(lane).delivered : named;
    }
    for (const completion& c : r.completions) {
        if (target != from.row && c.in_force && c.at.row == target && units.contains(c.at.unit)) {
            all.opening_and_on(c.opening);
        }
    }
    if (acting != none) {
        all.found.acts.insert({from, acting});
    }
    return all.found;
}

undone undone_by(const result& done) { return {done.withdrawn, done.void_acts, done.void_outputs}; }

}  // namespace alur::oracle
