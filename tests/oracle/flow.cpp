// Forwards: completions open rows, arrive at meeting points, complete blocks, end the case.
#include "oracle/run.hpp"

#include <algorithm>

namespace alur::oracle {
namespace {

void arrive(run& r, container where, int unit, int goal, const std::string& outcome,
            const std::vector<int>& causes, result& out);

void add_all(std::vector<int>& to, const std::vector<int>& more) {
    for (const int one : more) {
        if (std::count(to.begin(), to.end(), one) == 0) {
            to.push_back(one);
        }
    }
}

bool complete(const run& r, int b, int unit) {
    const block& it = r.plan->at(b);
    if (!it.is_fork) {
        const auto found = r.stretches.find(b);
        return found != r.stretches.end() && found->second.met && found->second.awaited.empty();
    }
    for (int p = 0; p < static_cast<int>(it.parts.size()); ++p) {
        if (!arrived(r, {b, p}, unit)) {
            return false;
        }
    }
    return true;
}

// Completions in force by which this part of a block came to its meeting point.
std::vector<int> arrivals(const run& r, container where, int unit) {
    const structure& s = *r.plan;
    const int meeting = s.at(where).meeting;
    std::vector<int> found;
    for (int c = 0; c < static_cast<int>(r.completions.size()); ++c) {
        const completion& done = r.completions[static_cast<std::size_t>(c)];
        const way& w = s.exit(done.at.row, done.way);
        if (done.in_force && done.at.unit == unit && s.home_of(done.at.row) == where &&
            w.goals.size() == 1 && w.goals[0] == meeting) {
            found.push_back(c);
        }
    }
    return found;
}

// What brought the meeting point of a complete block about.
std::vector<int> causes_of(const run& r, int b, int unit) {
    const structure& s = *r.plan;
    std::vector<int> found;
    if (!s.at(b).is_fork) {
        const stretch_state& state = r.stretches.at(b);
        for (const int u : state.delivered) {
            add_all(found, state.delivered_by.at(u));
        }
        return state.delivered.empty() ? state.entered_by : found;  // all who took part have left
    }
    for (int p = 0; p < static_cast<int>(s.at(b).parts.size()); ++p) {
        const container branch{b, p};
        add_all(found, arrivals(r, branch, unit));
        for (int inner = 0; inner < static_cast<int>(s.blocks.size()); ++inner) {
            if (s.at(inner).parent == branch && s.at(inner).meeting == s.at(b).meeting &&
                complete(r, inner, unit)) {
                add_all(found, causes_of(r, inner, unit));
            }
        }
    }
    return found;
}

void end_case(run& r, const std::string& outcome, result& out) {
    r.ended = true;
    r.outcome = outcome;
    for (opening& o : r.openings) {
        withdraw(o, out);
    }
}

// A unit that delivers after the quorum still counts among what the meeting row rests on.
void deliver_late(run& r, int meeting, const std::vector<int>& causes) {
    for (int i = 0; i < static_cast<int>(r.openings.size()); ++i) {
        opening& o = r.openings[static_cast<std::size_t>(i)];
        if (o.state == opening_state::open && o.at.row == meeting) {
            add_all(o.causes, causes);
            for (const int c : causes) {
                add_all(r.completions[static_cast<std::size_t>(c)].opened, {i});
            }
        }
    }
}

void leave_stretch(run& r, int b, const std::string& outcome, result& out) {
    const block& it = r.plan->at(b);
    arrive(r, it.parent, none, it.meeting, outcome, causes_of(r, b, none), out);
}

void deliver(run& r, int b, int unit, const std::string& outcome, const std::vector<int>& causes,
             result& out) {
    stretch_state& state = r.stretches[b];
    state.delivered.insert(unit);
    state.delivered_by[unit] = causes;
    if (!state.met) {
        if (state.delivered.size() >= stretch_quorum(r, b)) {
            state.met = true;
            leave_stretch(r, b, outcome, out);
        }
    } else if (state.awaited.erase(unit) == 0) {
        deliver_late(r, r.plan->at(b).meeting, causes);
    } else if (state.awaited.empty()) {
        leave_stretch(r, b, outcome, out);
    }
}

// From within `where`, something leads to `goal`.
void arrive(run& r, container where, int unit, int goal, const std::string& outcome,
            const std::vector<int>& causes, result& out) {
    if (where.block == none) {
        if (goal == the_end) {
            end_case(r, outcome, out);
        } else {
            enter(r, goal, none, causes, out);
        }
        return;
    }
    const block& around = r.plan->at(where);
    if (goal != around.meeting) {
        if (goal == the_end) {
            end_case(r, outcome, out);  // the parallel work has a meeting row: this ends it all
        } else {
            enter(r, goal, unit, causes, out);
        }
    } else if (!around.is_fork) {
        deliver(r, where.block, unit, outcome, causes, out);
    } else if (complete(r, where.block, unit)) {
        arrive(r, around.parent, unit, goal, outcome, causes_of(r, where.block, unit), out);
    }
}

// Once a meeting row is left forwards, whoever is still in its stretches is withdrawn.
void withdraw_stragglers(run& r, int meeting, result& out) {
    for (opening& o : r.openings) {
        const int lane = r.plan->lane_of(o.at.row);
        if (lane != none && r.plan->at(lane).meeting == meeting) {
            withdraw(o, out);
        }
    }
}

// Is the end, seen from a row of the stretch, where its blocks meet?
bool ends_by_meeting(const structure& s, int row, int stretch) {
    container where = s.home_of(row);
    while (where.block != stretch && s.at(where).meeting == the_end) {
        where = s.at(where).parent;
    }
    return where.block == stretch;
}

// All arrivals at one end have one outcome, so any of them will do, also one that did not happen:
// whoever was to arrive may have left.
std::string outcome_of(const run& r, int b) {
    for (const int row : r.plan->at(b).parts[0]) {
        for (const way& w : r.plan->ways[static_cast<std::size_t>(row)]) {
            if (w.goals == std::vector<int>{the_end} && ends_by_meeting(*r.plan, row, b)) {
                return w.outcome;
            }
        }
    }
    return {};
}

std::vector<int> stretches_of(const run& r, const std::string& kind) {
    std::vector<int> found;
    for (int b = 0; b < static_cast<int>(r.plan->blocks.size()); ++b) {
        if (!r.plan->at(b).is_fork && r.plan->at(b).kind == kind) {
            found.push_back(b);
        }
    }
    return found;
}

bool is_open(const run& r, int stretch) {
    return std::any_of(r.openings.begin(), r.openings.end(), [&](const opening& o) {
        return o.state == opening_state::open && r.plan->lane_of(o.at.row) == stretch;
    });
}

bool has_quorum(const run& r, int stretch) {
    const std::set<int>& rows = r.plan->at(stretch).parts[0];
    return std::any_of(rows.begin(), rows.end(), [&](int row) {
        return r.plan->text(row).enough && r.plan->text(row).shared != sharing::meeting;
    });
}

}  // namespace

bool arrived(const run& r, container where, int unit) {
    const structure& s = *r.plan;
    if (!s.at(where).is_fork) {
        const auto found = r.stretches.find(where.block);
        return found != r.stretches.end() && found->second.delivered.contains(unit);
    }
    if (!arrivals(r, where, unit).empty()) {
        return true;
    }
    for (int inner = 0; inner < static_cast<int>(s.blocks.size()); ++inner) {
        if (s.at(inner).parent == where && s.at(inner).meeting == s.at(where).meeting &&
            complete(r, inner, unit)) {
            return true;
        }
    }
    return false;
}

// The units in the case; where the stretch's first row is `ditunjuk`, those of them that were
// named, if any is left.
std::set<int> who_takes_part(const run& r, int stretch) {
    const std::string& kind = r.plan->at(stretch).kind;
    const std::set<int>& active = r.units.at(kind);
    const std::string& naming = r.plan->text(r.plan->at(stretch).opener).assigned_at;
    std::set<int> members;
    for (const auto& [row, named] : r.named) {
        const auto of_kind = named.find(kind);
        if (naming.empty() || r.plan->text(row).id != naming || of_kind == named.end()) {
            continue;
        }
        std::set_intersection(active.begin(), active.end(), of_kind->second.begin(),
                              of_kind->second.end(), std::inserter(members, members.end()));
    }
    return members.empty() ? active : members;
}

void enter(run& r, int row, int unit, const std::vector<int>& causes, result& out) {
    const int lane = r.plan->lane_of(row);
    if (lane == none || unit != none) {
        open_one(r, {row, lane == none ? none : unit}, causes, out);
        return;
    }
    stretch_state fresh;
    fresh.entered_by = causes;
    fresh.members = who_takes_part(r, lane);
    r.stretches[lane] = fresh;
    for (const int u : fresh.members) {
        open_one(r, {row, u}, causes, out);
    }
}

void open_one(run& r, place at, const std::vector<int>& causes, result& out) {
    if (opening_at(r, at) != nullptr) {
        r.anomalies.push_back("row " + r.plan->text(at.row).id + " opens while it is open");
        return;
    }
    for (const int c : causes) {
        r.completions[static_cast<std::size_t>(c)].opened.push_back(
            static_cast<int>(r.openings.size()));
    }
    r.openings.push_back({at, causes, opening_state::open, {}});
    out.opened.insert(at);
}

void withdraw(opening& o, result& out) {
    if (o.state == opening_state::open) {
        o.state = opening_state::withdrawn;
        out.withdrawn.insert(o.at);
    }
}

void go_forward(run& r, int completion, result& out) {
    const auto [row, unit] = r.completions[static_cast<std::size_t>(completion)].at;
    const way& w = r.plan->exit(row, r.completions[static_cast<std::size_t>(completion)].way);
    withdraw_stragglers(r, row, out);
    if (w.goals.size() == 1) {
        arrive(r, r.plan->home_of(row), unit, w.goals[0], w.outcome, {completion}, out);
        return;
    }
    for (const int branch : w.goals) {
        enter(r, branch, unit, {completion}, out);
    }
}

void add_unit(run& r, const event& e, result& out) {
    r.units.at(e.unit_kind).insert(e.unit);
    for (const int b : stretches_of(r, e.unit_kind)) {
        if (!is_open(r, b)) {
            continue;
        }
        stretch_state& state = r.stretches.at(b);
        if (state.met && !has_quorum(r, b)) {
            state.awaited.insert(e.unit);
        }
        state.members.insert(e.unit);
        open_one(r, {r.plan->at(b).opener, e.unit}, state.entered_by, out);
    }
}

void remove_unit(run& r, const event& e, result& out) {
    std::set<int> were_open;
    for (const int b : stretches_of(r, e.unit_kind)) {
        if (is_open(r, b)) {
            were_open.insert(b);
        }
    }
    r.units.at(e.unit_kind).erase(e.unit);
    const auto its_own = [&](place at) {
        const int lane = r.plan->lane_of(at.row);
        return were_open.contains(lane) && at.unit == e.unit &&
               r.plan->at(lane).kind == e.unit_kind;
    };
    for (opening& o : r.openings) {
        if (its_own(o.at)) {
            withdraw(o, out);
            for (act_done& a : o.acts) {
                a.in_force = false;
            }
        }
    }
    for (completion& c : r.completions) {
        c.in_force = c.in_force && !its_own(c.at);
    }
    for (const int b : stretches_of(r, e.unit_kind)) {
        stretch_state& state = r.stretches[b];
        state.members.erase(e.unit);
        state.delivered.erase(e.unit);
        state.delivered_by.erase(e.unit);
        const bool last_awaited = state.awaited.erase(e.unit) != 0 && state.awaited.empty();
        if (!were_open.contains(b) || r.ended) {
            continue;
        }
        const bool enough = !state.met && state.delivered.size() >= stretch_quorum(r, b);
        if (enough || (state.met && last_awaited)) {
            state.met = true;
            leave_stretch(r, b, outcome_of(r, b), out);
        }
    }
}

}  // namespace alur::oracle
