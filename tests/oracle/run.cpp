#include "oracle/run.hpp"

#include <algorithm>

namespace alur::oracle {
namespace {

// Has the run completed the row, in force, as seen from a place?
bool completed_in_force(const run& r, int row, place seen_from) {
    const bool same_lane =
        r.plan->lane_of(row) != none && r.plan->lane_of(row) == r.plan->lane_of(seen_from.row);
    return std::any_of(r.completions.begin(), r.completions.end(), [&](const completion& c) {
        return c.in_force && c.at.row == row && (!same_lane || c.at.unit == seen_from.unit);
    });
}

opening& open_opening(run& r, place at) {
    return *std::find_if(r.openings.begin(), r.openings.end(), [&](const opening& o) {
        return o.state == opening_state::open && o.at == at;
    });
}

void hand_back(opening& o, result& out) {
    const auto link =
        std::find_if(o.acts.rbegin(), o.acts.rend(), [](const act_done& a) { return a.in_force; });
    link->in_force = false;
    out.void_acts.insert({o.at, link->office});
}

}  // namespace

const opening* opening_at(const run& r, place at) {
    for (const opening& o : r.openings) {
        if (o.state == opening_state::open && o.at == at) {
            return &o;
        }
    }
    return nullptr;
}

std::set<place> open_places(const run& r) {
    std::set<place> places;
    for (const opening& o : r.openings) {
        if (o.state == opening_state::open) {
            places.insert(o.at);
        }
    }
    return places;
}

std::vector<bool> allowed_exits(const structure& s, int row,
                                const std::vector<bool>& rule_is_true) {
    const std::vector<way>& ways = s.ways[static_cast<std::size_t>(row)];
    std::vector<bool> allowed(ways.size(), true);
    const bool ruled = std::any_of(ways.begin(), ways.end(), [](const way& w) { return w.ruled; });
    bool any_true = false;
    for (std::size_t w = 0; w < ways.size(); ++w) {
        any_true = any_true || (ways[w].ruled && rule_is_true[w]);
    }
    for (std::size_t w = 0; ruled && w < ways.size(); ++w) {
        allowed[w] = ways[w].ruled ? rule_is_true[w] : !any_true;
    }
    return allowed;
}

run open(std::shared_ptr<const structure> plan, int start,
         const std::map<std::string, int>& units) {
    run r;
    r.plan = std::move(plan);
    for (const auto& [kind, count] : units) {
        for (int u = 0; u < count; ++u) {
            r.units[kind].insert(u);
        }
    }
    result ignored;
    enter(r, start, none, {}, ignored);
    return r;
}

void go_back(run& r, place from, int target, const std::set<int>& named, result& out) {
    const structure& s = *r.plan;
    out.stepped_back = true;
    const int stretch = s.lane_of(target);
    const bool same_lane = stretch != none && stretch == s.lane_of(from.row);
    const bool from_behind = from_behind_into_stretch(s, from.row, target);

    std::set<int> for_units{from.unit};
    if (from_behind) {
        for_units = named.empty() ? r.stretches.at(stretch).delivered : named;
    } else if (!same_lane) {
        for_units = {none};
    }

    // What the step undoes: the target and what lies after it, in its own stretch only for the
    // units concerned, and nothing outside of it for a step within one unit's lane.
    const std::set<int> rows = s.from_here(target);
    const auto undone = [&](place at) {
        const bool inside = stretch != none && s.lane_of(at.row) == stretch;
        return rows.contains(at.row) && (inside ? for_units.contains(at.unit) : !same_lane);
    };

    std::map<int, std::vector<int>> causes;  // of the target's last opening, per unit
    for (const opening& o : r.openings) {
        if (o.at.row == target && o.state == opening_state::closed) {
            causes[o.at.unit] = o.causes;
        }
    }
    for (opening& o : r.openings) {
        if (!undone(o.at)) {
            continue;
        }
        withdraw(o, out);
        for (act_done& a : o.acts) {
            if (a.in_force) {
                out.void_acts.insert({o.at, a.office});
            }
            a.in_force = false;
        }
    }
    for (completion& c : r.completions) {
        if (c.in_force && undone(c.at)) {
            const way& w = s.exit(c.at.row, c.way);
            if (!s.text(c.at.row).outputs.empty() && !s.goes_back(c.at.row, w)) {
                out.void_outputs.insert(c.at);
            }
            c.in_force = false;
        }
    }
    if (from_behind) {
        stretch_state& state = r.stretches.at(stretch);
        for (const int unit : for_units) {
            state.delivered.erase(unit);
            state.delivered_by.erase(unit);
        }
        state.awaited = for_units;
    }
    for (int b = 0; b < static_cast<int>(s.blocks.size()); ++b) {
        if (!same_lane && b != stretch && !s.at(b).is_fork && rows.contains(s.at(b).opener)) {
            r.stretches.erase(b);
        }
    }
    for (const int unit : for_units) {
        open_one(r, {target, unit}, causes[unit], out);
    }
}

void finish(run& r, place at, int way_taken, const std::set<int>& named, result& out) {
    opening& o = open_opening(r, at);
    o.state = opening_state::closed;
    out.closed = at;
    completion done;
    done.at = at;
    done.opening = static_cast<int>(&o - r.openings.data());
    done.way = way_taken;
    const way& w = r.plan->exit(at.row, way_taken);
    const bool back = r.plan->goes_back(at.row, w);
    // By the letter: an exit is backward if this run has completed its goal, or it is the row
    // itself.
    for (const int goal : w.goals) {
        const bool by_history = goal == at.row || (goal >= 0 && completed_in_force(r, goal, at));
        if (by_history != back) {
            r.anomalies.push_back("history and plan differ on an exit of row " +
                                  r.plan->text(at.row).id);
        }
    }
    r.completions.push_back(done);
    if (back) {
        go_back(r, at, w.goals[0], named, out);
    } else {
        go_forward(r, static_cast<int>(r.completions.size()) - 1, out);
    }
}

void give_back(run& r, place at, int target, const std::set<int>& named, result& out) {
    open_opening(r, at).state = opening_state::closed;
    out.closed = at;
    go_back(r, at, target, named, out);
}

result act(run& r, const event& e) {
    result out;
    int office = e.office;
    out.why = judge(r, e, office);
    if (out.why != refusal::accepted) {
        return out;
    }
    const place at{e.row, e.unit};
    if (e.kind == event_kind::complete) {
        opening& o = open_opening(r, at);
        const bool last = finishes(r, o, office);
        o.acts.push_back({office});
        if (last) {
            r.named[e.row] = e.chosen;
            finish(r, at, std::max(e.exit, 0), e.named, out);
        }
    } else if (e.kind == event_kind::add_unit) {
        add_unit(r, e, out);
    } else if (e.kind == event_kind::remove_unit) {
        remove_unit(r, e, out);
    } else if (r.plan->is_chain(e.row) && e.target == e.row) {
        hand_back(open_opening(r, at), out);
    } else {
        give_back(r, at, e.target, e.named, out);
    }
    return out;
}

}  // namespace alur::oracle
