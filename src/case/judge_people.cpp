// Who holds an open row, more time for it, and what a controller lets through.
#include <alur/case/open_case.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include "case/clocks.hpp"
#include "case/named.hpp"
#include "case/offices.hpp"
#include "case/refusals.hpp"
#include "case/scene.hpp"
#include "sop/spelling.hpp"

namespace alur {
namespace {

// What these events have in common: an open row, and an actor with an office that may do this.
struct request {
    row_unit at;
    acting_office office;
};

using asked = std::variant<refused_event, request>;

asked read_request(const scene& s, std::string_view row, std::string_view unit,
                   role_set (*of)(const scene&, row_unit)) {
    role_id as = no_role;
    if (auto why = resolve_office(s, s.given.as, as)) return *std::move(why);
    const auto place = open_place(s, row, unit);
    if (const auto* why = std::get_if<refused_event>(&place)) return *why;
    const row_unit at = std::get<row_unit>(place);
    auto chosen = choose_one_of(s, at, as, of(s, at));
    if (auto* why = std::get_if<refused_event>(&chosen)) return std::move(*why);
    return request{at, std::get<acting_office>(chosen)};
}

role_set who_may_act(const scene& s, row_unit at) { return may_act(s.sop, s.facts, at); }
role_set controllers(const scene& s, row_unit) { return s.sop.controllers; }
role_set anybody_there(const scene& s, row_unit at) {
    return s.sop.controllers | s.view.rows[index(at.row)].deciders | may_act(s.sop, s.facts, at);
}

entry& decided_by(const judging& s, const request& by) {
    entry& decided = begin_entry(s);
    sign(by.office, decided);
    decided.at = by.at;
    return decided;
}

bool is_controller(const request& by, const scene& s) {
    return (s.sop.controllers & only(by.office.office)) != 0;
}

void hold(row_unit at, std::string person, bool assigned, entry& decided) {
    shared_list<row_holder>& holders = decided.after.ledger.holders;
    erase_if(holders, [&](const row_holder& h) { return h.at == at; });
    holders.push_back({at, std::move(person), assigned});
}

constexpr std::array<std::pair<std::string_view, refusal>, 4> liftable{
    {{"jabatan", refusal::office},
     {"pemisahan", refusal::separation},
     {"bukti", refusal::evidence},
     {"keterlambatan", refusal::lateness}}};

refusal lifted_by(std::string_view name) {
    for (const auto& [word, why] : liftable)
        if (same_name(word, name)) return why;
    return refusal::none;
}

// The clock an extension moves: the row's own, or the `sampai` clock that begins with it.
struct extensible {
    measured_thing what;
    running_clock* clock;
};

extensible clock_of(const machine& sop, row_unit at, case_facts& facts) {
    const unit_id lane = sop.kind_of(at.row) == no_kind ? no_unit : at.unit;
    for (open_span& each : facts.ledger.spans)
        if (sop.clocks[each.clock_index].from == at.row && each.unit == lane)
            return {measured_thing::span, &each.clock};
    const auto own = std::find_if(facts.ledger.open.begin(), facts.ledger.open.end(),
                                  [&](const open_row& o) { return o.at == at; });
    return {measured_thing::row, &own->clock};
}

}  // namespace

objection judge_hold(const judging& s, const events::claim& what) {
    const asked read = read_request(s, what.row, what.unit, who_may_act);
    if (const auto* why = std::get_if<refused_event>(&read)) return *why;
    const auto& by = std::get<request>(read);
    if (blank(s.given.by.id)) return nobody_in_particular(s, by.at);
    if (const row_holder* holder = holder_of(s.facts, by.at);
        holder != nullptr && holder->person != s.given.by.id)
        return holder->assigned ? assigned_to_another(s, by.at, holder->person)
                                : claimed_by_another(s, by.at, holder->person);
    hold(by.at, s.given.by.id, false, decided_by(s, by));
    return std::nullopt;
}

objection judge_hold(const judging& s, const events::release& what) {
    const asked read = read_request(s, what.row, what.unit, anybody_there);
    if (const auto* why = std::get_if<refused_event>(&read)) return *why;
    const auto& by = std::get<request>(read);
    const row_holder* holder = holder_of(s.facts, by.at);
    if (holder == nullptr) return held_by_nobody(s, by.at);
    if (holder->person != s.given.by.id) {
        if (!is_controller(by, s)) return claimed_by_another(s, by.at, holder->person);
        if (blank(what.reason)) return reason_needed(s);
    }
    erase_if(decided_by(s, by).after.ledger.holders,
             [&](const row_holder& h) { return h.at == by.at; });
    return std::nullopt;
}

objection judge_hold(const judging& s, const events::assign& what) {
    const asked read = read_request(s, what.row, what.unit, anybody_there);
    if (const auto* why = std::get_if<refused_event>(&read)) return *why;
    const auto& by = std::get<request>(read);
    const row_holder* holder = holder_of(s.facts, by.at);
    const bool mine = holder != nullptr && holder->person == s.given.by.id;
    if (!mine && !is_controller(by, s))
        return holder != nullptr ? claimed_by_another(s, by.at, holder->person)
                                 : controllers_only(s);
    if (blank(what.person)) return person_needed(s, by.at);
    hold(by.at, std::string(stripped(what.person)), true, decided_by(s, by));
    return std::nullopt;
}

objection judge_extension(const judging& s, const events::extend& what) {
    const asked read = read_request(s, what.row, what.unit, controllers);
    if (const auto* why = std::get_if<refused_event>(&read)) return *why;
    const auto& by = std::get<request>(read);
    const std::optional<extension>& more = s.row(by.at.row).extends;
    if (blank(what.reason)) return reason_needed(s);
    entry& decided = decided_by(s, by);
    const auto [measures, clock] = clock_of(s.sop, by.at, decided.after);
    if (!more || !clock->due.has_limit()) return not_extensible(s, by.at);
    if (clock->extensions >= more->times) return extended_enough(s, by.at, more->times);
    const work_calendar& calendar = measured_by(s.sop, s.times, s.facts, by.at);
    if (is_late(*clock, s.given.at)) return extension_too_late(s, by.at, clock->due);
    take_back(s.sop, measures, by.at, *clock, calendar, s.given.at, decided.disproved);
    clock->due = due_after(calendar, clock->due, more->each);
    ++clock->extensions;
    decided.moved.push_back({measures, by.at, clock->due});
    return std::nullopt;
}

objection judge_exception(const judging& s, const events::except& what) {
    role_id office = no_role;
    if (auto why = resolve_office(s, what.office, office)) return *std::move(why);
    const refusal lifts = lifted_by(what.lifts);
    if (lifts == refusal::none) return cannot_be_lifted(s, what.lifts);
    const asked read = read_request(s, what.row, what.unit, controllers);
    if (const auto* why = std::get_if<refused_event>(&read)) return *why;
    const auto& by = std::get<request>(read);
    if (blank(what.reason) || blank(what.letter)) return exception_unfounded(s, by.at);
    if (blank(what.person)) return person_needed(s, by.at);
    if (lifts == refusal::office && office == no_role) return stead_needed(s, by.at);
    decided_by(s, by).after.ledger.exceptions.push_back(
        {by.at, lifts, lifts == refusal::office ? office : no_role,
         std::string(stripped(what.person))});
    return std::nullopt;
}

}  // namespace alur
