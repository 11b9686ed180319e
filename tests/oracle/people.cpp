// Who acts, and may it be this person? Offices held, assignment, claims, separation, exceptions.
#include "oracle/dossier.hpp"

#include <algorithm>

namespace alur::oracle {
namespace {

bool left_by(const happened& h, place at) {
    return h.flow.closed == at || h.flow.withdrawn.contains(at) || h.flow.opened.contains(at) ||
           h.what.kind == wish_kind::cancel;
}

bool removed_by(const dossier& d, const happened& h, place at) {
    return h.what.kind == wish_kind::remove_unit && at.unit == h.at.unit &&
           same(kind_of(d, at.row), h.what.unit_kind);
}

// Names the unit of an office that exists per unit, as far as the place says which it is.
std::optional<std::string> wanted_unit(const dossier& d, const std::string& kind, place at) {
    if (!is_repeated(d, kind)) {
        const auto found = d.unit_names.find(kind);
        if (found == d.unit_names.end() || found->second.empty()) {
            return std::nullopt;
        }
        return found->second.front();
    }
    if (at.row >= 0 && kind_of(d, at.row) == kind && at.unit >= 0) {
        return d.unit_names.at(kind)[static_cast<std::size_t>(at.unit)];
    }
    return std::nullopt;
}

bool fits(const dossier& d, int office, const std::string& unit, place at) {
    const std::string& kind = d.plan->who(office).kind;
    if (kind.empty()) {
        return true;
    }
    if (const auto wanted = wanted_unit(d, kind, at)) {
        return same(*wanted, unit);
    }
    if (!is_repeated(d, kind) || d.past.empty()) {
        return !is_repeated(d, kind);
    }
    const int number = unit_called(d, kind, unit);
    return number >= 0 && d.flow.units.at(kind).contains(number);
}

struct naming {
    int office = none;
    std::string person;
};

bool names_others(const dossier& d, int row) {
    return std::any_of(d.sop().rows.begin(), d.sop().rows.end(), [&](const alur::row& r) {
        return !r.assigned_at.empty() && row_called(d, r.assigned_at) == row;
    });
}

// Who was last named for this place, if anybody in particular.
naming named_for(const dossier& d, place at) {
    const std::string& where = d.plan->text(at.row).assigned_at;
    if (where.empty()) {
        return {};
    }
    const int row = row_called(d, where);
    const bool own_unit = !kind_of(d, row).empty() && kind_of(d, row) == kind_of(d, at.row);
    std::vector<std::pair<place, naming>> all;
    for (const happened& h : d.past) {
        const auto is_his = [&](const auto& each) { return each.first == h.at; };
        if (h.what.kind == wish_kind::remove_unit) {
            std::erase_if(all, [&](const auto& each) { return removed_by(d, h, each.first); });
        }
        if (h.what.kind != wish_kind::complete || h.what.by_silence || !h.finishing ||
            h.at.row != row) {
            continue;
        }
        std::erase_if(all, is_his);
        if (!blank(h.what.name_office) || !blank(h.what.name_person)) {
            all.push_back({h.at, {office_called(d, h.what.name_office), h.what.name_person}});
        }
    }
    for (auto last = all.rbegin(); last != all.rend(); ++last) {
        if (!own_unit || last->first.unit == at.unit) {
            return last->second;
        }
    }
    return {};
}

std::set<int> common(const std::set<int>& a, const std::set<int>& b) {
    std::set<int> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(both, both.end()));
    return both;
}

// Rows that `beda_orang` keeps apart from this one, whichever of the two says so.
std::set<int> others_than(const dossier& d, int row) {
    std::set<int> rows;
    for (int r = 0; r < d.plan->rows; ++r) {
        for (const std::string& id : d.plan->text(r).different_person) {
            if (r == row) {
                rows.insert(row_called(d, id));
            }
            if (row_called(d, id) == row) {
                rows.insert(r);
            }
        }
    }
    return rows;
}

chosen_office recorded(const dossier& d, const wish& w, place at, const std::set<int>& may,
                       int outside, const std::set<int>& mine) {
    std::set<int> fitting = common(may, mine);
    if (!blank(w.as) && office_called(d, w.as) != outside) {
        fitting = common(fitting, {office_called(d, w.as)});
    }
    if (!d.plan->who(outside).outside || fitting.size() != 1) {
        return {};
    }
    return {outside, *fitting.begin(), seat_of(d, w, *fitting.begin(), at)};
}

}  // namespace

std::vector<signature> signatures_in_force(const dossier& d) {
    std::vector<signature> all;
    for (const happened& h : d.past) {
        if (h.what.kind == wish_kind::complete && !h.what.by_silence) {
            all.push_back({h.at, h.office, h.recorder, h.what.person});
        }
        std::erase_if(all, [&](const signature& s) {
            return h.flow.void_acts.contains({s.at, s.office}) || removed_by(d, h, s.at);
        });
    }
    return all;
}

std::set<int> held_by(const dossier& d, const wish& w, place at) {
    std::set<int> offices;
    for (const held_office& each : w.seats) {
        const int office = office_called(d, each.office);
        if (office >= 0 && fits(d, office, each.unit, at)) {
            offices.insert(office);
        }
    }
    return offices;
}

const held_office* seat_of(const dossier& d, const wish& w, int office, place at) {
    for (const held_office& each : w.seats) {
        if (office_called(d, each.office) == office && fits(d, office, each.unit, at)) {
            return &each;
        }
    }
    return nullptr;
}

std::set<int> able(const dossier& d, place at) {
    const opening* o = opening_at(d.flow, at);
    std::set<int> offices;
    for (const int office : d.plan->performers_of(at.row)) {
        if (o != nullptr && may_act(d.flow, *o, office)) {
            offices.insert(office);
        }
    }
    const sharing shared = d.plan->text(at.row).shared;
    if (shared == sharing::all || shared == sharing::in_order) {
        return offices;
    }
    const std::set<int> named = common(offices, {named_for(d, at).office});
    return named.empty() ? offices : named;
}

chosen_office choose_among(const dossier& d, const wish& w, place at,
                           const std::set<int>& offices) {
    const std::set<int> mine = held_by(d, w, at);
    std::set<int> fitting = common(mine, offices);
    if (!blank(w.as)) {
        fitting = common(fitting, {office_called(d, w.as)});
    }
    if (fitting.size() != 1) {
        return {};
    }
    return {*fitting.begin(), none, seat_of(d, w, *fitting.begin(), at)};
}

chosen_office choose_actor(const dossier& d, const wish& w, const event& e, place at) {
    const std::set<int> mine = held_by(d, w, at);
    const opening& o = *opening_at(d.flow, at);
    const auto recorders_of = [&](int outside) {
        return recorders(d.flow, e, finishes(d.flow, o, outside));
    };
    int as = blank(w.as) ? none : office_called(d, w.as);
    int outside = blank(w.on_behalf_of) ? none : office_called(d, w.on_behalf_of);
    wish rest = w;
    if (outside == none && as != none && !mine.contains(as) && d.plan->who(as).outside) {
        outside = as;
        as = none;
        rest.as.clear();
    }
    if (as != none && !mine.contains(as)) {
        return {};
    }
    if (outside != none) {
        if (mine.contains(outside)) {
            return {outside, none, seat_of(d, w, outside, at)};
        }
        chosen_office by = recorded(d, rest, at, recorders_of(outside), outside, mine);
        by.seat = by.office == none ? nullptr : seat_of(d, w, by.recorder, at);
        return by;
    }
    const std::set<int> now = able(d, at);
    const std::set<int> candidates = common(as == none ? mine : std::set<int>{as}, now);
    if (candidates.size() == 1) {
        return {*candidates.begin(), none, seat_of(d, w, *candidates.begin(), at)};
    }
    if (!candidates.empty()) {
        return {};  // which of them?
    }
    std::set<int> waiting;
    for (const int office : now) {
        if (d.plan->who(office).outside) {
            waiting.insert(office);
        }
    }
    if (waiting.size() != 1) {
        return {};
    }
    return recorded(d, w, at, recorders_of(*waiting.begin()), *waiting.begin(), mine);
}

std::optional<holding> holder_of(const dossier& d, place at) {
    std::optional<holding> held;
    for (const happened& h : d.past) {
        if (left_by(h, at)) {
            held.reset();
        }
        if (h.at != at) {
            continue;
        }
        if (h.what.kind == wish_kind::claim) {
            held = {h.what.person, false};
        } else if (h.what.kind == wish_kind::assign) {
            held = {h.what.whom, true};
        } else if (h.what.kind == wish_kind::release) {
            held.reset();
        }
    }
    return held;
}

objection judge_holding(const dossier& d, const wish& w, place at, int office) {
    const std::optional<holding> held = holder_of(d, at);
    const bool mine = held && held->person == w.person;
    const bool controls = d.plan->controllers.contains(office);
    if (w.kind == wish_kind::claim) {
        if (blank(w.person)) {
            return objection::separation;
        }
        if (held && !mine) {
            return held->assigned ? objection::assignment : objection::claim;
        }
        return objection::nothing;
    }
    if (w.kind == wish_kind::release) {
        if (!held || (!mine && !controls)) {
            return objection::claim;
        }
        return !mine && blank(w.reason) ? objection::exit : objection::nothing;
    }
    if (!mine && !controls) {
        return held ? objection::claim : objection::office;
    }
    return blank(w.whom) ? objection::exit : objection::nothing;
}

std::optional<grant> granted(const dossier& d, const wish& w, place at, objection why) {
    std::vector<grant> all;
    for (const happened& h : d.past) {
        for (const objection lifted : h.lifted) {
            const auto used = std::find_if(all.begin(), all.end(), [&](const grant& g) {
                return g.at == h.at && g.lifts == lifted && g.person == h.what.person;
            });
            if (used != all.end()) {
                all.erase(used);
            }
        }
        std::erase_if(all, [&](const grant& g) { return left_by(h, g.at); });
        if (h.what.kind == wish_kind::except) {
            const std::string& word = h.what.lifts;
            const objection lifts = same(word, "jabatan")     ? objection::office
                                    : same(word, "pemisahan") ? objection::separation
                                    : same(word, "bukti")     ? objection::evidence
                                                              : objection::lateness;
            all.push_back({h.at, lifts, office_called(d, h.what.stead), h.what.whom});
        }
    }
    for (const grant& g : all) {
        if (g.at == at && g.lifts == why && g.person == w.person) {
            return g;
        }
    }
    return std::nullopt;
}

// A unit of the case, of a stretch whose first row is `ditunjuk` here.
bool unit_may_be_named(const dossier& d, const std::string& name, int row) {
    return std::any_of(d.plan->blocks.begin(), d.plan->blocks.end(), [&](const block& each) {
        if (each.is_fork || d.plan->text(each.opener).assigned_at != d.plan->text(row).id) {
            return false;
        }
        const int unit = unit_called(d, each.kind, name);
        return unit >= 0 && d.flow.units.at(each.kind).contains(unit);
    });
}

bool bad_naming(const dossier& d, const wish& w, int row, bool finishing) {
    if (blank(w.name_office) && blank(w.name_person) && w.name_units.empty()) {
        return false;
    }
    if (!names_others(d, row) || !finishing) {
        return true;
    }
    for (const std::string& unit : w.name_units) {
        if (!unit_may_be_named(d, unit, row)) {
            return true;
        }
    }
    if (blank(w.name_office)) {
        return false;
    }
    const int office = office_called(d, w.name_office);
    for (int r = 0; r < d.plan->rows; ++r) {
        const alur::row& text = d.plan->text(r);
        if (text.assigned_at.empty() || row_called(d, text.assigned_at) != row) {
            continue;
        }
        std::vector<int> who = d.plan->performers_of(r);
        if (text.shared == sharing::meeting) {
            who = {who.back()};
        }
        if (std::count(who.begin(), who.end(), office) != 0) {
            return false;
        }
    }
    return true;
}

bool wrong_assignment(const dossier& d, const wish& w, const proposal& a) {
    const bool himself = a.recorder == none;
    if (d.plan->text(a.at.row).definitive_only && himself && a.seat != nullptr &&
        !a.seat->definitive) {
        return true;
    }
    const std::string named = named_for(d, a.at).person;
    if (himself && !blank(named) && named != w.person) {
        return true;
    }
    const std::optional<holding> held = holder_of(d, a.at);
    return held && held->assigned && held->person != w.person;
}

bool claimed_by_another(const dossier& d, const wish& w, const proposal& a) {
    const std::optional<holding> held = holder_of(d, a.at);
    return held && !held->assigned && held->person != w.person;
}

bool not_separate(const dossier& d, const wish& w, const proposal& a) {
    const std::set<int> others = others_than(d, a.at.row);
    if (others.empty() || a.recorder != none) {
        return false;
    }
    if (blank(w.person)) {
        return true;  // nobody can say who this is
    }
    const int lane = d.plan->lane_of(a.at.row);
    for (const signature& s : signatures_in_force(d)) {
        const bool other_unit =
            lane != none && d.plan->lane_of(s.at.row) == lane && s.at.unit != a.at.unit;
        if (others.contains(s.at.row) && s.recorder == none && s.person == w.person &&
            !other_unit) {
            return true;
        }
    }
    return false;
}

}  // namespace alur::oracle
