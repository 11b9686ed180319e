#include "generator/events.hpp"

#include <algorithm>

namespace alur::generate {
namespace {

using namespace oracle;

template <class T>
T any_of_set(dice& d, const std::set<T>& from) {
    return *std::next(from.begin(), d.under(static_cast<int>(from.size())));
}

bool repeated(const structure& s, const std::string& kind) {
    for (int r = 0; r < s.rows; ++r) {
        if (s.text(r).per_unit == kind) {
            return true;
        }
    }
    return false;
}

event unit_event(dice& d, const run& r, bool wrong) {
    event e;
    e.kind = d.chance(50) ? event_kind::add_unit : event_kind::remove_unit;
    std::vector<std::string> kinds;
    for (const auto& [kind, units] : r.units) {
        if (wrong || repeated(*r.plan, kind)) {
            kinds.push_back(kind);
        }
    }
    if (kinds.empty()) {
        kinds.push_back(r.units.begin()->first);
    }
    e.unit_kind = d.pick(kinds);
    e.unit = d.under(6);
    if (!wrong && e.kind == event_kind::remove_unit) {
        e.unit = any_of_set(d, r.units.at(e.unit_kind));
    }
    e.office = r.plan->controllers.empty() ? none : any_of_set(d, r.plan->controllers);
    e.reason = true;
    if (wrong && d.chance(30)) {
        e.office = d.under(static_cast<int>(r.plan->offices.size()));
    }
    if (wrong && d.chance(30)) {
        e.reason = false;
    }
    return e;
}

void choose_exit(dice& d, const run& r, event& e, const opening& o) {
    const structure& s = *r.plan;
    const auto& ways = s.ways[static_cast<std::size_t>(e.row)];
    if (!s.text(e.row).answers.empty() && finishes(r, o, e.office)) {
        e.exit = d.under(static_cast<int>(ways.size()));
        if (d.chance(60)) {  // go on more often than back, so that runs get somewhere
            for (int w = 0; w < static_cast<int>(ways.size()); ++w) {
                if (s.goes_back(e.row, s.exit(e.row, e.exit))) {
                    e.exit = w;
                }
            }
        }
        std::vector<bool> truths;
        for (std::size_t w = 0; w < ways.size(); ++w) {
            truths.push_back(static_cast<int>(w) == e.exit || d.chance(15));
        }
        if (s.exit(e.row, e.exit).ruled || d.chance(20)) {
            e.allowed = allowed_exits(s, e.row, truths);
        } else {
            e.allowed = allowed_exits(s, e.row, std::vector<bool>(ways.size(), false));
        }
    }
}

void name_units(dice& d, const run& r, event& e) {
    const int target = back_target(r, e);
    if (target == none || !from_behind_into_stretch(*r.plan, e.row, target)) {
        return;
    }
    if (d.chance(8)) {  // perhaps one that has not delivered
        e.named.insert(any_of_set(d, r.units.at(r.plan->at(r.plan->lane_of(target)).kind)));
    }
    if (d.chance(40)) {
        return;
    }
    const auto found = r.stretches.find(r.plan->lane_of(target));
    if (found == r.stretches.end()) {
        return;
    }
    for (const int unit : found->second.delivered) {
        if (d.chance(60)) {
            e.named.insert(unit);
        }
    }
}

// Units for the stretches whose first row is `ditunjuk` here.
void choose_units(dice& d, const run& r, event& e) {
    const structure& s = *r.plan;
    for (const block& each : s.blocks) {
        if (each.is_fork || s.text(each.opener).assigned_at != s.text(e.row).id || d.chance(25)) {
            continue;
        }
        for (const int unit : r.units.at(each.kind)) {
            if (d.chance(60)) {
                e.chosen[each.kind].insert(unit);
            }
        }
    }
}

void attend(dice& d, const run& r, event& e) {
    const place at{e.row, e.unit};
    if (r.plan->text(e.row).shared != sharing::meeting) {
        return;
    }
    const std::set<seat> expected = expected_attendants(r, at);
    e.attendants.assign(expected.begin(), expected.end());
    d.shuffle(e.attendants);
    const auto needed = static_cast<int>(attendants_needed(r, at));
    const auto all = static_cast<int>(e.attendants.size());
    e.attendants.resize(static_cast<std::size_t>(d.between(needed, all)));
}

// An outsider's act may be recorded by an insider, named or not.
void record(dice& d, const run& r, event& e, const opening& o) {
    if (e.office == none || !r.plan->who(e.office).outside || d.chance(30)) {
        return;
    }
    const std::set<int> may = recorders(r, e, finishes(r, o, e.office));
    if (!may.empty()) {
        e.recorder = any_of_set(d, may);
    }
}

void bend(dice& d, const run& r, event& e) {
    const structure& s = *r.plan;
    switch (d.under(12)) {
        case 0:
            e.row = d.under(s.rows);
            break;
        case 1:
            e.unit = e.unit == none ? d.under(3) : none;
            break;
        case 2:
            e.unit = d.under(7);
            break;
        case 3:
        case 4:
            e.office = d.under(static_cast<int>(s.offices.size()));
            break;
        case 5:
            e.recorder = d.under(static_cast<int>(s.offices.size()));
            break;
        case 6:
            e.exit = e.exit == none ? 0 : none;
            break;
        case 7:
            e.exit = d.under(4);
            break;
        case 8:
            e.reason = false;
            break;
        case 9:
            e.named.insert(d.under(5));
            break;
        case 10:
            if (e.kind == event_kind::give_back) {
                e.target = d.under(s.rows);
            } else if (!e.allowed.empty()) {
                e.allowed.assign(e.allowed.size(), false);
            }
            break;
        default:
            if (!e.attendants.empty()) {
                if (d.chance(50)) {
                    e.attendants.push_back(e.attendants.front());
                } else {
                    e.attendants.clear();
                }
            } else {
                e.reason = false;
            }
            break;
    }
}

}  // namespace

std::map<std::string, int> units_for(dice& d, const definition& sop) {
    std::map<std::string, int> units;
    for (const performer& p : sop.performers) {
        if (!p.per_unit.empty()) {
            units[p.per_unit] = 0;
        }
    }
    for (const row& r : sop.rows) {
        if (!r.per_unit.empty()) {
            units[r.per_unit] = 0;
        }
    }
    for (auto& [kind, count] : units) {
        bool is_repeated = false;
        for (const row& r : sop.rows) {
            is_repeated = is_repeated || r.per_unit == kind;
        }
        count = is_repeated ? d.between(1, 4) : 1;
        for (const unit_kind& listed : sop.units) {
            if (listed.kind == kind) {
                count = static_cast<int>(listed.names.size());
            }
        }
    }
    return units;
}

event next_event(dice& d, const run& r, int wrong_percent) {
    const structure& s = *r.plan;
    const bool wrong = d.chance(wrong_percent);
    if (!r.units.empty() && d.chance(6)) {
        return unit_event(d, r, wrong);
    }
    event e;
    const std::set<place> open = open_places(r);
    if (open.empty()) {
        e.row = d.under(s.rows);
        e.office = s.performers_of(e.row)[0];
        return e;
    }
    const place at = any_of_set(d, open);
    const opening& o = *opening_at(r, at);
    e.row = at.row;
    e.unit = at.unit;
    for (const int office : s.performers_of(at.row)) {
        if (may_act(r, o, office) && (e.office == none || d.chance(50))) {
            e.office = office;
        }
    }
    const std::set<int>& targets = s.return_targets[static_cast<std::size_t>(at.row)];
    const bool chain = s.is_chain(at.row);
    if ((!targets.empty() && d.chance(20)) || (chain && d.chance(10))) {
        e.kind = event_kind::give_back;
        e.target = targets.empty() || (chain && d.chance(40)) ? at.row : any_of_set(d, targets);
        for (const int target : targets) {
            if (from_behind_into_stretch(s, at.row, target) && d.chance(40)) {
                e.target = target;
            }
        }
        e.reason = true;
        name_units(d, r, e);
    } else {
        choose_exit(d, r, e, o);
        e.reason = back_target(r, e) != none || d.chance(10);
        if (finishes(r, o, e.office)) {
            name_units(d, r, e);
            choose_units(d, r, e);
        }
        attend(d, r, e);
    }
    record(d, r, e, o);
    if (wrong) {
        bend(d, r, e);
    }
    return e;
}

std::string to_text(const structure& s, const std::set<place>& places) {
    std::string text;
    for (const place& p : places) {
        text += " " + s.text(p.row).id + (p.unit == none ? "" : "/" + std::to_string(p.unit));
    }
    return text.empty() ? " nothing" : text;
}

std::string to_text(const run& r, const event& e) {
    const structure& s = *r.plan;
    const auto office = [&](int o) {
        return o == none ? std::string("?") : s.from->performers[static_cast<std::size_t>(o)].code;
    };
    std::string text;
    switch (e.kind) {
        case event_kind::complete:
            text = "complete " + s.text(e.row).id;
            break;
        case event_kind::give_back:
            text = "return " + s.text(e.row).id + " to " + s.text(e.target).id;
            break;
        case event_kind::add_unit:
            text = "add " + e.unit_kind;
            break;
        case event_kind::remove_unit:
            text = "remove " + e.unit_kind;
            break;
    }
    text += " unit " + std::to_string(e.unit) + " as " + office(e.office);
    if (e.recorder != none) text += " recorded by " + office(e.recorder);
    if (e.exit != none) text += " exit " + std::to_string(e.exit);
    if (e.reason) text += " with reason";
    for (const seat& at : e.attendants) {
        text += " attended by " + office(at.office) + "/" + std::to_string(at.unit);
    }
    for (const int unit : e.named) text += " naming " + std::to_string(unit);
    for (const auto& [kind, units] : e.chosen) {
        for (const int unit : units) text += " choosing " + kind + " " + std::to_string(unit);
    }
    if (!e.allowed.empty()) {
        text += " allowed ";
        for (const bool a : e.allowed) text += a ? "1" : "0";
    }
    return text;
}

}  // namespace alur::generate
