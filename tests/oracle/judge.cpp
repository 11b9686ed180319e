// May this be done? The order of refusals: row not open, unit, office, exit.
#include "oracle/run.hpp"

#include <algorithm>

namespace alur::oracle {
namespace {

std::size_t enough_of(const quorum& q, std::size_t all) {
    const std::size_t wanted =
        q.percent ? (q.amount * all + 99) / 100 : static_cast<std::size_t>(q.amount);
    return std::min(std::max<std::size_t>(1, wanted), all);
}

bool is_last(const structure& s, int row, int office) {
    return s.performers_of(row).back() == office;
}

std::size_t acts_in_force(const opening& o) {
    return static_cast<std::size_t>(
        std::count_if(o.acts.begin(), o.acts.end(), [](const act_done& a) { return a.in_force; }));
}

bool has_acted(const opening& o, int office) {
    return std::any_of(o.acts.begin(), o.acts.end(),
                       [&](const act_done& a) { return a.in_force && a.office == office; });
}

refusal judge_unit_event(const run& r, const event& e) {
    bool repeated = false;
    for (int row = 0; row < r.plan->rows; ++row) {
        repeated = repeated || r.plan->text(row).per_unit == e.unit_kind;
    }
    if (e.unit_kind.empty() || !repeated || e.unit < 0) {
        return refusal::unit;
    }
    const std::set<int>& active = r.units.at(e.unit_kind);
    if (e.kind == event_kind::add_unit ? active.contains(e.unit)
                                       : !active.contains(e.unit) || active.size() == 1) {
        return refusal::unit;
    }
    if (!r.plan->controllers.contains(e.office)) {
        return refusal::office;
    }
    return e.reason ? refusal::accepted : refusal::exit;
}

bool row_open_for_anyone(const run& r, int row) {
    const std::set<place> open = open_places(r);
    return std::any_of(open.begin(), open.end(), [&](const place& p) { return p.row == row; });
}

bool units_named_well(const run& r, const event& e) {
    const int target = back_target(r, e);
    if (target == none || !from_behind_into_stretch(*r.plan, e.row, target)) {
        return e.named.empty();
    }
    const auto found = r.stretches.find(r.plan->lane_of(target));
    const std::set<int> delivered =
        found == r.stretches.end() ? std::set<int>{} : found->second.delivered;
    if (e.named.empty()) {
        return !delivered.empty();  // nobody could be meant
    }
    return std::includes(delivered.begin(), delivered.end(), e.named.begin(), e.named.end());
}

bool office_may(const run& r, const event& e, const opening& o, int& office) {
    office = e.office;
    if (office == none && e.recorder != none) {
        for (const int candidate : r.plan->performers_of(e.row)) {
            if (r.plan->who(candidate).outside && may_act(r, o, candidate)) {
                if (office != none) {
                    return false;  // two could be meant
                }
                office = candidate;
            }
        }
    }
    if (office == none || !may_act(r, o, office)) {
        return false;
    }
    if (e.recorder == none) {
        return true;
    }
    return r.plan->who(office).outside &&
           recorders(r, e, finishes(r, o, office)).contains(e.recorder);
}

bool attendants_suffice(const run& r, const event& e, place at) {
    const std::set<seat> expected = expected_attendants(r, at);
    const std::set<seat> present(e.attendants.begin(), e.attendants.end());
    return present.size() == e.attendants.size() &&
           std::includes(expected.begin(), expected.end(), present.begin(), present.end()) &&
           present.size() >= attendants_needed(r, at);
}

bool exit_may(const run& r, const event& e, const opening& o, int office) {
    const structure& s = *r.plan;
    const row& text = s.text(e.row);
    if (e.kind == event_kind::give_back) {
        if (s.is_chain(e.row) && e.target == e.row) {
            return e.reason && acts_in_force(o) > 0;  // the first link has nobody before it
        }
        return e.reason && s.return_targets[static_cast<std::size_t>(e.row)].contains(e.target);
    }
    if (!finishes(r, o, office)) {
        return e.exit == none;
    }
    int chosen = 0;
    if (text.answers.empty()) {
        if (e.exit != none) {
            return false;
        }
    } else {
        if (e.exit < 0 || e.exit >= static_cast<int>(text.answers.size())) {
            return false;
        }
        if (!e.allowed.empty() && !e.allowed[static_cast<std::size_t>(e.exit)]) {
            return false;
        }
        chosen = e.exit;
    }
    if (s.goes_back(e.row, s.exit(e.row, chosen)) && !e.reason) {
        return false;
    }
    return text.shared != sharing::meeting || attendants_suffice(r, e, o.at);
}

// Insiders who perform one of these rows; if there is none, the controllers.
std::set<int> insiders_of(const structure& s, const std::vector<int>& rows) {
    std::set<int> found;
    for (const int row : rows) {
        for (const int office : row < 0 ? std::vector<int>{} : s.performers_of(row)) {
            if (!s.who(office).outside) {
                found.insert(office);
            }
        }
    }
    return found.empty() ? s.controllers : found;
}

}  // namespace

std::set<seat> expected_attendants(const run& r, place at) {
    std::set<seat> seats;
    for (const int o : r.plan->performers_of(at.row)) {
        const std::string& kind = r.plan->who(o).kind;
        if (kind.empty()) {
            seats.insert({o, none});
        } else if (kind == r.plan->text(at.row).per_unit) {
            seats.insert({o, at.unit});
        } else {
            for (const int unit : r.units.at(kind)) {
                seats.insert({o, unit});
            }
        }
    }
    return seats;
}

std::size_t attendants_needed(const run& r, place at) {
    const std::size_t all = expected_attendants(r, at).size();
    const std::optional<quorum>& q = r.plan->text(at.row).enough;
    return q ? enough_of(*q, all) : all;
}

std::size_t stretch_quorum(const run& r, int block) {
    const std::size_t active = r.stretches.at(block).members.size();
    for (const int row : r.plan->at(block).parts[0]) {
        const alur::row& text = r.plan->text(row);
        if (text.enough && text.shared != sharing::meeting) {
            return r.quorum_of_stretches != 0 ? std::min(r.quorum_of_stretches, active)
                                              : enough_of(*text.enough, active);
        }
    }
    return active;
}

bool may_act(const run& r, const opening& o, int office) {
    const structure& s = *r.plan;
    const std::vector<int>& offices = s.performers_of(o.at.row);
    if (std::count(offices.begin(), offices.end(), office) == 0) {
        return false;
    }
    const std::size_t done = acts_in_force(o);
    switch (s.text(o.at.row).shared) {
        case sharing::single:
        case sharing::any_one:
            return true;
        case sharing::in_order:
            return offices[done] == office;
        case sharing::meeting:
            return is_last(s, o.at.row, office);
        case sharing::all:
            break;
    }
    const bool answered_by_last = !s.text(o.at.row).answers.empty();
    const bool too_early =
        answered_by_last && is_last(s, o.at.row, office) && done + 1 < offices.size();
    return !has_acted(o, office) && !too_early;
}

bool finishes(const run& r, const opening& o, int office) {
    const sharing shared = r.plan->text(o.at.row).shared;
    if (shared == sharing::all || shared == sharing::in_order) {
        return may_act(r, o, office) &&
               acts_in_force(o) + 1 == r.plan->performers_of(o.at.row).size();
    }
    return true;
}

int back_target(const run& r, const event& e) {
    const structure& s = *r.plan;
    if (e.kind == event_kind::give_back) {
        const bool hand_back = s.is_chain(e.row) && e.target == e.row;
        return hand_back ? none : e.target;
    }
    const std::vector<way>& ways = s.ways[static_cast<std::size_t>(e.row)];
    const int chosen = s.text(e.row).answers.empty() ? 0 : e.exit;
    if (chosen < 0 || chosen >= static_cast<int>(ways.size())) {
        return none;
    }
    const way& w = ways[static_cast<std::size_t>(chosen)];
    return s.goes_back(e.row, w) ? w.goals[0] : none;
}

bool from_behind_into_stretch(const structure& s, int row, int target) {
    return target >= 0 && s.lane_of(target) != none && s.lane_of(target) != s.lane_of(row);
}

std::set<int> recorders(const run& r, const event& e, bool finishing) {
    const structure& s = *r.plan;
    const std::vector<way>& ways = s.ways[static_cast<std::size_t>(e.row)];
    if (e.kind == event_kind::give_back) {
        return insiders_of(s, {e.target});
    }
    const bool known = e.exit >= 0 && e.exit < static_cast<int>(ways.size());
    std::set<int> found;
    for (int w = 0; w < static_cast<int>(ways.size()); ++w) {
        if (!finishing || !known || w == e.exit) {
            found.merge(insiders_of(s, s.exit(e.row, w).goals));
        }
    }
    return found;
}

refusal judge(const run& r, const event& e, int& office) {
    if (r.ended) {
        return refusal::row_not_open;
    }
    if (e.kind == event_kind::add_unit || e.kind == event_kind::remove_unit) {
        return judge_unit_event(r, e);
    }
    if (!row_open_for_anyone(r, e.row)) {
        return refusal::row_not_open;
    }
    const opening* o = opening_at(r, {e.row, e.unit});
    if (o == nullptr || !units_named_well(r, e)) {
        return refusal::unit;
    }
    if (!office_may(r, e, *o, office)) {
        return refusal::office;
    }
    return exit_may(r, e, *o, office) ? refusal::accepted : refusal::exit;
}

}  // namespace alur::oracle
