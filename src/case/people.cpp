// Who may do it, beyond the office: assignment, claim, separation.
#include "case/guards.hpp"

#include <alur/case/open_case.hpp>

#include <fmt/format.h>

#include <algorithm>

#include "case/refusals.hpp"
#include "case/words.hpp"
#include "sop/spelling.hpp"

namespace alur {
namespace {

// A unit's own naming where both rows are repeated for its kind, elsewhere the last one.
const designation* named_for(const machine& sop, const case_facts& facts, row_unit at) noexcept {
    const step_id naming = sop.demands[index(at.row)].named_at;
    if (naming == no_step) return nullptr;
    const bool own = sop.kind_of(naming) != no_kind && sop.kind_of(naming) == sop.kind_of(at.row);
    const shared_list<designation>& all = facts.ledger.named;
    const auto found = std::find_if(all.rbegin(), all.rend(), [&](const designation& d) {
        return d.at.row == naming && (!own || d.at.unit == at.unit);
    });
    return found == all.rend() ? nullptr : &*found;
}

// Inside one stretch rows of the same unit are compared, elsewhere those of every unit.
bool concerns(const machine& sop, row_unit at, row_unit other) noexcept {
    const std::uint16_t own = sop.table.rows[index(at.row)].stretch;
    return own == 0xffff || own != sop.table.rows[index(other.row)].stretch ||
           at.unit == other.unit;
}

}  // namespace

std::optional<refused_event> check_assignment(const scene& s, const accepted_act& act) {
    const row_demands& asks = s.sop.demands[index(act.at.row)];
    const std::string& me = s.given.by.id;
    if (asks.definitive && act.recorder == no_role && act.used != nullptr &&
        act.used->capacity != capacity::definitive)
        return definitive_only(s, act.at, act.office, act.used->capacity);
    if (const designation* named = named_for(s.sop, s.facts, act.at);
        named != nullptr && act.recorder == no_role && !named->person.empty() &&
        named->person != me)
        return assigned_to_another(s, act.at, named->person);
    if (const row_holder* holder = holder_of(s.facts, act.at);
        holder != nullptr && holder->assigned && holder->person != me)
        return assigned_to_another(s, act.at, holder->person);
    return std::nullopt;
}

std::optional<refused_event> check_claim(const scene& s, const accepted_act& act) {
    const row_holder* holder = holder_of(s.facts, act.at);
    if (holder == nullptr || holder->assigned || holder->person == s.given.by.id)
        return std::nullopt;
    return claimed_by_another(s, act.at, holder->person);
}

std::optional<refused_event> check_separation(const scene& s, const accepted_act& act) {
    const row_demands& asks = s.sop.demands[index(act.at.row)];
    if (asks.other_than.empty() || act.recorder != no_role) return std::nullopt;
    if (blank(s.given.by.id)) return nobody_in_particular(s, act.at);
    const act_done* earlier = act_that_bars(s.sop, s.facts, act.at, s.given.by.id);
    return earlier == nullptr ? std::nullopt : std::optional{same_person(s, act.at, *earlier)};
}

const act_done* act_that_bars(const machine& sop, const case_facts& facts, row_unit at,
                              std::string_view person) noexcept {
    const auto& rows = sop.demands[index(at.row)].other_than;
    if (rows.empty()) return nullptr;
    for (const act_done& each : facts.ledger.acts)
        if (std::find(rows.begin(), rows.end(), each.at.row) != rows.end() &&
            each.recorder == no_role && same_text(each.person, person) &&
            concerns(sop, at, each.at))
            return &each;
    return nullptr;
}

std::string_view named_person(const machine& sop, const case_facts& facts, row_unit at) noexcept {
    const designation* named = named_for(sop, facts, at);
    return named == nullptr ? std::string_view() : std::string_view(named->person);
}

role_set designated_offices(const machine& sop, const case_facts& facts, row_unit at) noexcept {
    const designation* named = named_for(sop, facts, at);
    if (named == nullptr) return ~role_set{0};
    const role_set chosen = only(named->office) & sop.table.rows[index(at.row)].deciders;
    return chosen == 0 ? ~role_set{0} : chosen;
}

void keep_designation(const scene& s, const accepted_act& act, entry& decided) {
    if (act.what == nullptr || !act.finishes || !s.sop.demands[index(act.at.row)].names_others)
        return;
    shared_list<designation>& named = decided.after.ledger.named;
    erase_if(named, [&](const designation& d) { return d.at == act.at; });
    const role_id office =
        blank(act.what->name_office) ? no_role : s.sop.find_role(stripped(act.what->name_office));
    const std::string person{stripped(act.what->name_person)};
    const std::vector<std::string>& units = act.what->name_units;
    if (office != no_role || !person.empty() || !units.empty())
        named.push_back({act.at, office, person, units});
}

std::vector<units_chosen> chosen_units(const scene& s, step_id finishing,
                                       const events::complete* what) {
    std::vector<units_chosen> all;
    for (std::size_t i = 0; i < s.view.stretches.size(); ++i) {
        const stretch_entry& stretch = s.view.stretches[i];
        if (stretch.members == 0) continue;
        const step_id naming = s.sop.demands[index(stretch.entry)].named_at;
        const std::vector<std::string>* names = nullptr;
        for (const designation& each : s.facts.ledger.named)
            if (each.at.row == naming) names = &each.units;
        if (what != nullptr && naming == finishing) names = &what->name_units;
        if (names == nullptr) continue;
        units_chosen one{static_cast<std::uint16_t>(i), {}};
        for (const std::string& name : *names)
            if (const unit_id unit = find_unit(s.facts, stretch.kind, name); unit != no_unit)
                one.units.push_back(unit);
        all.push_back(std::move(one));
    }
    return all;
}

std::vector<unit_choice> as_choices(const std::vector<units_chosen>& chosen) {
    std::vector<unit_choice> list;
    for (const units_chosen& each : chosen) list.push_back({each.stretch, each.units});
    return list;
}

const exception_granted* exception_for(const scene& s, row_unit at, refusal why) {
    for (const exception_granted& each : s.facts.ledger.exceptions)
        if (each.at == at && each.lifts == why && each.person == s.given.by.id) return &each;
    return nullptr;
}

}  // namespace alur
