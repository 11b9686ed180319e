// Opening a case; what controllers do with it as a whole; data and notes.
#include <alur/sop/limits.hpp>

#include <algorithm>

#include "oracle/dossier_parts.hpp"

namespace alur::oracle {
namespace {

objection judge_controller(const dossier& d, const wish& w) {
    return choose_among(d, w, {}, d.plan->controllers).office == none ? objection::office
                                                                      : objection::nothing;
}

// Units that the SOP, which lists them, does not have.
bool names_unlisted(const dossier& d, const std::string& kind,
                    const std::vector<std::string>& units) {
    for (const unit_kind& each : d.sop().units) {
        for (const std::string& unit : units) {
            if (same(each.kind, kind) && !each.names.empty() &&
                std::none_of(each.names.begin(), each.names.end(),
                             [&](const std::string& name) { return same(name, unit); })) {
                return true;
            }
        }
    }
    return false;
}

// The names of the units of one kind, or none where they cannot be these.
std::vector<std::string> units_named(const dossier& d, const wish& w, const std::string& kind) {
    std::vector<std::string> listed;
    for (const unit_kind& each : d.sop().units) {
        if (each.kind == kind) {
            listed = each.names;
        }
    }
    const bool one = !is_repeated(d, kind);
    std::vector<std::string> names;
    for (const auto& [given, units] : w.units) {
        for (const std::string& unit : same(given, kind) ? units : std::vector<std::string>{}) {
            const auto is_it = [&](const std::string& other) { return same(other, unit); };
            const auto known = std::find_if(listed.begin(), listed.end(), is_it);
            if (blank(unit) || std::any_of(names.begin(), names.end(), is_it)) {
                return {};
            }
            names.push_back(listed.empty() ? stripped(unit) : *known);
        }
    }
    if (names.empty()) {
        names = listed;
    }
    if (names.size() > max_units || (one && names.size() != 1)) {
        return {};
    }
    return names;
}

}  // namespace

judged judge_stage_change(const dossier& d, const wish& w) {
    if (is_unknown_office(d, w.as)) {
        return no(objection::unknown_name);
    }
    const stage now = stage_of(d);
    const bool fits = w.kind == wish_kind::suspend ? now == stage::running
                      : w.kind == wish_kind::resume
                          ? now == stage::suspended
                          : now == stage::running || now == stage::suspended;
    if (!fits) {
        return no(objection::lifecycle);
    }
    if (judge_controller(d, w) != objection::nothing) {
        return no(objection::office);
    }
    if (w.kind != wish_kind::resume && blank(w.reason)) {
        return no(objection::exit);
    }
    return yes(w);
}

judged judge_unit_change(const dossier& d, const wish& w) {
    const std::string kind = kind_called(d, w.unit_kind);
    if (is_unknown_office(d, w.as) || kind.empty()) {
        return no(objection::unknown_name);
    }
    if (stage_of(d) != stage::running) {
        return no(objection::lifecycle);
    }
    if (!is_repeated(d, kind) || blank(w.unit)) {
        return no(objection::unit);
    }
    const int known = unit_called(d, kind, w.unit);
    const std::set<int>& active = d.flow.units.at(kind);
    if (w.kind == wish_kind::add_unit
            ? active.contains(known) ||
                  (known == unknown && d.unit_names.at(kind).size() >= max_units)
            : !active.contains(known) || active.size() == 1) {
        return no(objection::unit);
    }
    if (judge_controller(d, w) != objection::nothing) {
        return no(objection::office);
    }
    if (blank(w.reason)) {
        return no(objection::exit);
    }
    judged j = yes(w);
    j.entry.at.unit = known;
    return j;
}

judged judge_data(const dossier& d, const wish& w) {
    if (is_unknown_office(d, w.as)) {
        return no(objection::unknown_name);
    }
    for (const auto& [name, value] : w.values) {
        const data_types& all = d.sop().data;
        const auto found = std::find_if(all.begin(), all.end(),
                                        [&n = name](const auto& t) { return t.first == n; });
        if (found == all.end() || !alur::fits(value, found->second)) {
            return no(objection::unknown_name);
        }
    }
    if (stage_of(d) == stage::not_started ||
        (w.kind == wish_kind::data && stage_of(d) != stage::running)) {
        return no(objection::lifecycle);
    }
    const std::set<int> mine = held_by(d, w, {});
    if (mine.empty() || (!blank(w.as) && !mine.contains(office_called(d, w.as)))) {
        return no(objection::office);
    }
    if (w.kind == wish_kind::note && blank(w.text)) {
        return no(objection::exit);
    }
    return yes(w);
}

judged judge_start(dossier& d, const wish& w) {
    int row = row_called(d, w.row);
    const std::vector<int>& starts = d.plan->starts;
    if (!blank(w.row) && std::count(starts.begin(), starts.end(), row) == 0) {
        return no(objection::unknown_name);
    }
    for (const auto& [kind, units] : w.units) {
        if (kind_called(d, kind).empty() || names_unlisted(d, kind, units)) {
            return no(objection::unknown_name);
        }
    }
    if (stage_of(d) != stage::not_started) {
        return no(objection::lifecycle);
    }
    if (blank(w.row) && starts.size() != 1) {
        return no(objection::unknown_name);
    }
    row = blank(w.row) ? starts.front() : row;
    std::map<std::string, std::vector<std::string>> names;
    std::map<std::string, int> counts;
    for (const bool repeated : {true, false}) {
        for (const std::string& kind : kinds_of(d, repeated)) {
            names[kind] = units_named(d, w, kind);
            counts[kind] = static_cast<int>(names[kind].size());
            if (names[kind].empty()) {
                return no(objection::unit);
            }
        }
    }
    judged j = yes(w);
    d.unit_names = names;
    d.flow = open(d.plan, row, counts);
    j.entry.flow.opened = open_places(d.flow);
    return j;
}

}  // namespace alur::oracle
