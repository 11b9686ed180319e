#include <alur/case/open_case.hpp>

#include <algorithm>
#include <optional>
#include <utility>

#include "case/clocks.hpp"
#include "case/flow.hpp"
#include "case/guards.hpp"
#include "case/named.hpp"
#include "case/observed.hpp"
#include "case/offices.hpp"
#include "case/refusals.hpp"
#include "case/scene.hpp"
#include "case/words.hpp"
#include "sop/spelling.hpp"

namespace alur {
namespace {

std::vector<unit_id> resolve_back_for(const scene& s, step_id target,
                                      const std::vector<std::string>& given) {
    std::vector<unit_id> units;
    const kind_id kind = target == no_step ? no_kind : s.sop.kind_of(target);
    for (const std::string& name : given) {
        unit_id unit = kind == no_kind ? no_unit : find_unit(s.facts, kind, name);
        if (unit == no_unit) unit = unknown_unit;
        if (std::find(units.begin(), units.end(), unit) == units.end()) units.push_back(unit);
    }
    return units;
}

std::uint16_t allowed_by_rules(const scene& s, step_id row) {
    const row_entry& entry = s.view.rows[index(row)];
    std::uint16_t allowed = 0;
    std::uint16_t free = 0;
    bool ruled = false;
    const auto bit = [](std::size_t i) { return static_cast<std::uint16_t>(1U << i); };
    for (std::size_t i = 0; i < entry.exit_count; ++i) {
        const std::optional<rule>& guard = s.sop.rules[entry.first_exit + i];
        if (!guard) {
            free = static_cast<std::uint16_t>(free | bit(i));
            continue;
        }
        ruled = true;
        const std::chrono::year_month_day today{local_date(s.given.at, s.times.where())};
        if (evaluate(*guard, *s.facts.data, today).is_true)
            allowed = static_cast<std::uint16_t>(allowed | bit(i));
    }
    if (!ruled) return 0xffff;
    return allowed != 0 ? allowed : free;
}

// Offices and units that were at a meeting; any flaw makes the whole list unusable.
struct attendance {
    std::vector<attendant> list;
    bilingual complaint;
};

attendance read_attendance(const scene& s, row_unit at, const std::vector<seat>& given) {
    attendance read;
    const auto complain = [&](std::string id, std::string en) {
        read.complaint = {std::move(id), std::move(en)};
    };
    const row_entry& entry = s.view.rows[index(at.row)];
    const auto acts = s.view.acts.subspan(entry.first_act, entry.act_count);
    for (const seat& each : given) {
        attendant one{s.sop.find_role(stripped(each.office)), no_unit};
        const std::string& name = s.office(one.office).name;
        if (std::find(acts.begin(), acts.end(), one.office) == acts.end()) {
            complain(name + " tidak ikut rapat ini", name + " is not part of this meeting");
            return read;
        }
        const std::string& kind = s.office(one.office).per_unit;
        const kind_id of_kind = kind.empty() ? no_kind : s.sop.find_kind(kind);
        if (of_kind != no_kind) {
            one.unit = find_unit(s.facts, of_kind, each.unit);
            const bool own_only = s.sop.kind_of(at.row) == of_kind;
            if (!is_active(s.sop, s.facts, of_kind, one.unit) ||
                (own_only && one.unit != at.unit)) {
                complain(name + ": sebutkan " + kind + " yang ikut dalam berkas ini",
                         name + ": name a " + kind + " that takes part in this case");
                return read;
            }
        } else if (!blank(each.unit) && !same_name(each.unit, unit_words(s, kind, at))) {
            complain(name + " bukan jabatan " + each.unit, name + " is no office of " + each.unit);
            return read;
        }
        if (std::find(read.list.begin(), read.list.end(), one) != read.list.end()) {
            complain(name + " disebut dua kali", name + " is named twice");
            return read;
        }
        read.list.push_back(one);
    }
    return read;
}

void keep_state(const machine& sop, kernel_state&& state, case_facts& facts) {
    facts.at = state.at;
    if (!sop.table.sequential) facts.words = std::move(state.words);
}

void hand_back(entry& decided) {
    shared_list<act_done>& acts = decided.after.ledger.acts;
    const auto last = std::find_if(acts.rbegin(), acts.rend(),
                                   [&](const act_done& a) { return a.at == decided.at; });
    if (last == acts.rend()) return;
    decided.void_acts.push_back(*last);
    acts.erase(std::next(last).base());
}

using guard = std::optional<refused_event> (*)(const scene&, const accepted_act&);
constexpr guard guards[] = {check_assignment, check_claim,    check_separation,
                            check_papers,     check_evidence, check_lateness};

// Asks every guard; what an exception lifts is noted instead of refused.
std::optional<refused_event> ask_guards(const scene& s, const accepted_act& act,
                                        std::vector<refusal>& lifted) {
    for (const guard asks : guards)
        if (auto why = asks(s, act)) {
            // What cannot be recorded, nobody can let through.
            const bool may_be_lifted = asks != check_papers;
            if (!may_be_lifted || exception_for(s, act.at, why->why) == nullptr) return why;
            lifted.push_back(why->why);
        }
    return std::nullopt;
}

// Each lets one act through: of two alike the older one is used.
void use_up_exceptions(const scene& s, entry& decided) {
    shared_list<exception_granted>& granted = decided.after.ledger.exceptions;
    for (const refusal lifted : decided.lifted) {
        const auto used =
            std::find_if(granted.begin(), granted.end(), [&](const exception_granted& e) {
                return e.at == decided.at && e.person == s.given.by.id && e.lifts == lifted;
            });
        if (used != granted.end()) granted.erase(used);
    }
}

// Every unit that is named must be one of a stretch whose first row is `ditunjuk` here.
std::optional<refused_event> check_units_named(const scene& s, row_unit at,
                                               const events::complete& what) {
    for (const std::string& name : what.name_units) {
        const auto takes = [&](const stretch_entry& stretch) {
            return s.sop.demands[index(stretch.entry)].named_at == at.row &&
                   is_active(s.sop, s.facts, stretch.kind, find_unit(s.facts, stretch.kind, name));
        };
        if (std::none_of(s.view.stretches.begin(), s.view.stretches.end(), takes))
            return unit_cannot_be_named(s, at, name);
    }
    return std::nullopt;
}

// Who was named at a row must be able to do a row that is `ditunjuk` there; the finishing act
// names.
std::optional<refused_event> check_naming(const scene& s, row_unit at, const events::complete& what,
                                          bool finishes) {
    if (blank(what.name_office) && blank(what.name_person) && what.name_units.empty())
        return std::nullopt;
    if (!s.sop.demands[index(at.row)].names_others) return names_nobody(s, at);
    if (!finishes) return named_too_early(s, at);
    if (auto why = check_units_named(s, at, what)) return why;
    const role_id office = role_named(s, what.name_office);
    if (office == no_role) return std::nullopt;
    for (std::size_t r = 0; r < s.sop.demands.size(); ++r)
        if (s.sop.demands[r].named_at == at.row && (s.view.rows[r].deciders & only(office)) != 0)
            return std::nullopt;
    return cannot_be_named(s, at, office);
}

struct row_event {
    std::string_view row;
    std::string_view unit;
    std::string_view on_behalf_of;
    std::string_view to;      // send_back
    std::string_view answer;  // complete
    const std::vector<std::string>& back_for;
    const events::complete* completes;  // null: send_back
};

// Judges what both kinds of event about a row have in common; they differ in `what`.
objection judge_step(const judging& s, const row_event& given, step_event e) {
    e.row = s.sop.find_row(stripped(given.row));
    if (e.row == no_step) return unknown_row(s, given.row);
    if (e.what == step_kind::send_back) {
        e.target = s.sop.find_row(stripped(given.to));
        if (e.target == no_step) return unknown_row(s, given.to);
    }
    claimed_offices claimed;
    if (auto why = resolve_office(s, s.given.as, claimed.as)) return *std::move(why);
    if (auto why = resolve_office(s, given.on_behalf_of, claimed.on_behalf_of))
        return *std::move(why);
    if (given.completes != nullptr) {
        role_id found = no_role;
        for (const seat& each : given.completes->attendants) {
            if (blank(each.office)) return unknown_office(s, each.office);
            if (auto why = resolve_office(s, each.office, found)) return *std::move(why);
        }
        if (auto why = resolve_office(s, given.completes->name_office, found))
            return *std::move(why);
    }
    const row_entry& entry_of_row = s.view.rows[index(e.row)];
    if (!blank(given.answer)) {
        e.answer = s.sop.find_answer(e.row, stripped(given.answer));
        if (e.answer == no_exit && entry_of_row.decides)
            return unknown_answer(s, e.row, given.answer);
        if (e.answer == no_exit) e.answer = exit_id{0};  // the kernel refuses any answer there
    }
    const exit_id by_outcome =
        given.completes == nullptr ? no_exit : answer_of(s, e.row, *given.completes->called);
    if (e.answer == no_exit) e.answer = by_outcome;

    if (!lifecycle_after(s.facts.stage, lifecycle_event::act)) return wrong_stage(s);

    kernel_state state = state_of(s.sop, s.view, s.facts);
    e.unit = resolve_unit(s, e.row, given.unit);
    const row_unit at{e.row, e.unit};
    const step_id target = kernel::backward_target(s.view, entry_of_row, e);
    const std::vector<unit_id> back_for = resolve_back_for(s, target, given.back_for);
    e.named = back_for;
    // Nobody's office: the kernel says whether the row is open at all, and for this unit.
    const verdict probe = step(s.view, state, e);
    if (probe.why == refusal::row_not_open) return not_open(s, at);
    if (probe.why == refusal::unit) {
        const bool for_unit_open =
            is_open(s.view, state, at) && (s.sop.kind_of(e.row) == no_kind) == (e.unit == no_unit);
        return for_unit_open ? wrong_units_back(s, at, target, given.back_for)
                             : wrong_unit(s, at, given.unit);
    }

    const std::uint32_t done = acted(s.view, state, at);
    auto chosen = choose_office(s, at, done, e, claimed);
    std::vector<refusal> lifted;
    const exception_granted* granted = exception_for(s, at, refusal::office);
    acting_office office;
    const auto act_as = [&](const acting_office& chosen_one) {
        office = chosen_one;
        e.office = office.office;
        e.recorder = office.recorder;
    };
    const auto act_in_stead = [&] {
        act_as({granted->office, no_role, nullptr});
        lifted.push_back(refusal::office);
    };
    if (auto* why = std::get_if<refused_event>(&chosen)) {
        if (granted == nullptr) return std::move(*why);
        act_in_stead();
    } else {
        act_as(std::get<acting_office>(chosen));
    }
    attendance met;
    if (entry_of_row.meeting != 0xffff && given.completes != nullptr) {
        met = read_attendance(s, at, given.completes->attendants);
        if (met.complaint.empty()) e.attendants = static_cast<std::uint16_t>(met.list.size());
    }
    if (entry_of_row.decides) e.allowed = allowed_by_rules(s, e.row);

    const std::vector<units_chosen> taking_part = chosen_units(s, e.row, given.completes);
    const std::vector<unit_choice> choices = as_choices(taking_part);
    e.chosen = choices;
    flow_change change;
    change.said = step(s.view, state, e);
    if (change.said.why == refusal::office && granted != nullptr && lifted.empty()) {
        act_in_stead();
        change.said = step(s.view, state, e);
    }
    if (change.said.why == refusal::office)
        return e.recorder != no_role
                   ? may_not_record(s, at, e.office, who_records(s, at, done, e, e.office))
                   : not_your_turn(s, at);
    if (change.said.why == refusal::exit)
        return e.what == step_kind::send_back ? wrong_return(s, at, e, done)
                                              : wrong_exit(s, at, e, done, met.complaint);
    if (!change.said.accepted()) return not_open(s, at);
    if (by_outcome != no_exit && change.said.taken != by_outcome)
        return answer_is_the_outcome(s, at, *given.completes->called);
    if (given.completes != nullptr)
        if (auto why =
                check_naming(s, at, *given.completes, change.said.result != progress::row_open))
            return *std::move(why);

    accepted_act act{at, given.completes, e.office, e.recorder, office.used};
    act.first = done == 0;
    act.finishes = change.said.result != progress::row_open;
    act.forwards = act.finishes && !change.said.backward && given.completes != nullptr;
    if (auto why = ask_guards(s, act, lifted)) return *std::move(why);

    entry& decided = begin_entry(s);
    sign(office, decided);
    decided.at = at;
    decided.taken = change.said.taken;
    decided.backward = change.said.backward;
    decided.allowed = e.allowed;
    decided.attendants = std::move(met.list);
    decided.lifted = std::move(lifted);
    use_up_exceptions(s, decided);
    keep_documents(s, act, decided);
    keep_designation(s, act, decided);
    keep_state(s.sop, std::move(state), decided.after);
    if (e.what == step_kind::complete)
        decided.after.ledger.acts.emplace_back(at, e.office, e.recorder, s.given.at, s.given.by.id);
    if (change.said.backward) change.target = target;
    decided.target = change.target;
    follow_flow(s, change, decided);
    if (e.what == step_kind::send_back && change.said.result == progress::row_open) {
        decided.target = e.row;
        decided.backward = true;
        hand_back(decided);
    }
    return std::nullopt;
}

// `dianggap`: time has answered, and somebody enters it.
objection judge_silence(const judging& s, const events::complete& what) {
    role_id as = no_role;
    if (auto why = resolve_office(s, s.given.as, as)) return *std::move(why);
    const step_id named = s.sop.find_row(stripped(what.row));
    if (named != no_step && !blank(what.answer) && s.view.rows[index(named)].decides &&
        s.sop.find_answer(named, stripped(what.answer)) == no_exit)
        return unknown_answer(s, named, what.answer);
    const auto place = open_place(s, what.row, what.unit);
    if (const auto* why = std::get_if<refused_event>(&place)) return *why;
    const row_unit at = std::get<row_unit>(place);

    const lateness_policy& late = s.sop.demands[index(at.row)].late;
    step_id target = no_step;
    if (late.deemed != no_exit) {
        kernel_state state = state_of(s.sop, s.view, s.facts);
        step_event e;
        e.row = at.row;
        e.unit = at.unit;
        e.answer = late.deemed;
        target = kernel::backward_target(s.view, s.view.rows[index(at.row)], e);
        if (step(s.view, state, e).why == refusal::unit) return wrong_units_back(s, at, target, {});
    }
    auto chosen = choose_one_of(s, at, as, late.deemed_by | s.sop.controllers);
    if (auto* why = std::get_if<refused_event>(&chosen)) return std::move(*why);
    if (late.deemed == no_exit ||
        (!blank(what.answer) && s.sop.find_answer(at.row, stripped(what.answer)) != late.deemed))
        return no_silent_answer(s, at);
    const std::uint16_t allowed = allowed_by_rules(s, at.row);
    kernel_state state = state_of(s.sop, s.view, s.facts);
    flow_change change;
    // nobody signs for silence
    const std::vector<units_chosen> taking_part = chosen_units(s, no_step, nullptr);
    change.said = close_whole_row(s.view, at, late.deemed, allowed, as_choices(taking_part), state);
    if (!change.said.accepted()) return no_silent_answer(s, at);
    const auto open = std::find_if(s.facts.ledger.open.begin(), s.facts.ledger.open.end(),
                                   [&](const open_row& o) { return o.at == at; });
    if (!is_late(open->clock, s.given.at)) return silence_too_early(s, at, open->clock.due);

    entry& decided = begin_entry(s);
    sign(std::get<acting_office>(chosen), decided);
    decided.at = at;
    decided.taken = change.said.taken;
    decided.backward = change.said.backward;
    decided.allowed = allowed;
    if (change.said.backward) change.target = target;
    decided.target = change.target;
    keep_state(s.sop, std::move(state), decided.after);
    follow_flow(s, change, decided);
    return std::nullopt;
}

}  // namespace

objection judge_row(const judging& s, const events::complete& what) {
    if (what.by_silence) return judge_silence(s, what);
    step_event e;
    e.what = step_kind::complete;
    e.reasoned = !blank(what.reason);
    return judge_step(
        s, {what.row, what.unit, what.on_behalf_of, {}, what.answer, what.back_for, &what}, e);
}

objection judge_row(const judging& s, const events::send_back& what) {
    step_event e;
    e.what = step_kind::send_back;
    e.reasoned = !blank(what.reason);
    return judge_step(
        s, {what.row, what.unit, what.on_behalf_of, what.to, {}, what.back_for, nullptr}, e);
}

}  // namespace alur
