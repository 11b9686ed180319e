// Performers' acts and returns, and answers given by silence.
#include <alur/sop/rule.hpp>

#include <algorithm>

#include "oracle/dossier_parts.hpp"

namespace alur::oracle {
namespace {

objection as_objection(refusal why) {
    switch (why) {
        case refusal::row_not_open:
            return objection::row_not_open;
        case refusal::unit:
            return objection::unit;
        case refusal::office:
            return objection::office;
        case refusal::exit:
            return objection::exit;
        case refusal::accepted:
            break;
    }
    return objection::nothing;
}

case_data data_of(const dossier& d) {
    case_data data;
    for (const happened& h : d.past) {
        for (const auto& [name, value] : h.what.values) {
            if (value.index() == 0) {
                data.erase(name);
            } else {
                data.insert_or_assign(name, value);
            }
        }
    }
    return data;
}

std::vector<bool> allowed_now(const dossier& d, int row, instant at) {
    std::vector<bool> truths;
    const case_data data = data_of(d);
    for (const answer& a : d.plan->text(row).answers) {
        bool is_true = false;
        if (!a.rule.empty()) {
            const rule_compiled made = compile_rule(a.rule, d.sop().data, "");
            const std::chrono::year_month_day today{local_date(at, d.calendars[0].where())};
            is_true = made.result && evaluate(*made.result, data, today).is_true;
        }
        truths.push_back(is_true);
    }
    return truths.empty() ? truths : allowed_exits(*d.plan, row, truths);
}

// One who cannot have been there makes the list unusable.
std::vector<seat> attendants_of(const dossier& d, const wish& w, place at) {
    const std::vector<seat> unusable(1000, seat{unknown, unknown});
    std::vector<seat> there;
    for (const held_office& each : w.attendants) {
        const int office = office_called(d, each.office);
        const std::string& kind = d.plan->who(office).kind;
        int unit = none;
        if (!kind.empty() && is_repeated(d, kind)) {
            unit = unit_called(d, kind, each.unit);
        } else if (!blank(each.unit) && (kind.empty() || unit_called(d, kind, each.unit) != 0)) {
            return unusable;
        } else if (!kind.empty()) {
            unit = 0;
        }
        if (!expected_attendants(d.flow, at).contains({office, unit})) {
            return unusable;
        }
        there.push_back({office, unit});
    }
    return there;
}

bool names_unknown(const dossier& d, const wish& w) {
    const int row = row_called(d, w.row);
    if (row == none || (w.kind == wish_kind::send_back && row_called(d, w.to) == none)) {
        return true;
    }
    const bool bad_attendant = std::any_of(
        w.attendants.begin(), w.attendants.end(),
        [&](const held_office& a) { return blank(a.office) || is_unknown_office(d, a.office); });
    const bool bad_answer = !blank(w.answer) && !d.plan->text(row).answers.empty() &&
                            answer_called(d, row, w.answer) == unknown;
    return is_unknown_office(d, w.as) || is_unknown_office(d, w.on_behalf_of) ||
           is_unknown_office(d, w.name_office) || bad_attendant || bad_answer;
}

event event_of(const dossier& d, const wish& w) {
    event e;
    e.kind = w.kind == wish_kind::complete ? event_kind::complete : event_kind::give_back;
    e.row = row_called(d, w.row);
    e.unit = unit_for(d, e.row, w.unit);
    e.reason = !blank(w.reason);
    if (!blank(w.answer)) {
        e.exit = d.plan->text(e.row).answers.empty() ? 0 : answer_called(d, e.row, w.answer);
    }
    if (e.kind == event_kind::give_back) {
        e.target = row_called(d, w.to);
    }
    for (const block& each : d.plan->blocks) {
        for (const std::string& unit : w.name_units) {
            if (const int known = each.is_fork ? none : unit_called(d, each.kind, unit);
                known >= 0) {
                e.chosen[each.kind].insert(known);
            }
        }
    }
    const int target = back_target(d.flow, e);
    for (const std::string& unit : w.back_for) {
        e.named.insert(target < 0 || kind_of(d, target).empty()
                           ? unknown
                           : unit_called(d, kind_of(d, target), unit));
    }
    return e;
}

// The guards in their order; what an exception lifts is noted.
objection ask_guards(const dossier& d, const wish& w, const proposal& a,
                     std::vector<objection>& lifted) {
    if (wrong_assignment(d, w, a)) {
        return objection::assignment;
    }
    if (claimed_by_another(d, w, a)) {
        return objection::claim;
    }
    const auto lifts = [&](objection why) {
        const bool yes = granted(d, w, a.at, why).has_value();
        if (yes) {
            lifted.push_back(why);
        }
        return yes;
    };
    if (not_separate(d, w, a) && !lifts(objection::separation)) {
        return objection::separation;
    }
    if (unreadable_paper(w) || (papers_missing(d, w, a) && !lifts(objection::evidence))) {
        return objection::evidence;
    }
    if (too_late(d, w, a) && !lifts(objection::lateness)) {
        return objection::lateness;
    }
    return objection::nothing;
}

}  // namespace

judged judge_act(dossier& d, const wish& w) {
    if (names_unknown(d, w)) {
        return no(objection::unknown_name);
    }
    if (stage_of(d) != stage::running) {
        return no(objection::lifecycle);
    }
    event e = event_of(d, w);
    int ignored = none;
    const refusal flow = judge(d.flow, e, ignored);
    if (flow == refusal::row_not_open || flow == refusal::unit) {
        return no(as_objection(flow));
    }
    judged j = yes(w);
    happened& h = j.entry;
    h.at = {e.row, e.unit};
    if (e.kind == event_kind::complete) {
        e.allowed = allowed_now(d, e.row, w.at);
        e.attendants = attendants_of(d, w, h.at);
    }
    chosen_office by = choose_actor(d, w, e, h.at);
    e.office = by.office;
    e.recorder = by.recorder;
    refusal why = by.office == none ? refusal::office : judge(d.flow, e, ignored);
    if (why == refusal::office) {
        const std::optional<grant> instead = granted(d, w, h.at, objection::office);
        if (!instead) {
            return no(objection::office);
        }
        by = {instead->office, none, nullptr};
        e.office = by.office;
        e.recorder = none;
        h.lifted.push_back(objection::office);
        why = judge(d.flow, e, ignored);
    }
    if (why != refusal::accepted) {
        return no(as_objection(why));
    }
    const opening& o = *opening_at(d.flow, h.at);
    if (w.kind == wish_kind::complete && bad_naming(d, w, e.row, finishes(d.flow, o, by.office))) {
        return no(objection::exit);
    }
    proposal a;
    a.at = h.at;
    a.office = by.office;
    a.recorder = by.recorder;
    a.seat = by.seat;
    a.returns = w.kind == wish_kind::send_back;
    a.first =
        std::none_of(o.acts.begin(), o.acts.end(), [](const act_done& x) { return x.in_force; });
    a.finishing = !a.returns && finishes(d.flow, o, by.office);
    a.forwards = a.finishing && back_target(d.flow, e) == none;
    if (const objection guard = ask_guards(d, w, a, h.lifted); guard != objection::nothing) {
        return no(guard);
    }
    h.office = a.office;
    h.recorder = a.recorder;
    h.finishing = a.finishing;
    h.forwards = a.forwards;
    h.flow = oracle::act(d.flow, e);
    return j;
}

// `dianggap`: time gave the answer.
judged judge_silence(dossier& d, const wish& w) {
    const int row = row_called(d, w.row);
    if (is_unknown_office(d, w.as) || row == none ||
        (!blank(w.answer) && !d.plan->text(row).answers.empty() &&
         answer_called(d, row, w.answer) == unknown)) {
        return no(objection::unknown_name);
    }
    judged j = yes(w);
    place& at = j.entry.at;
    if (const objection why = find_place(d, w, at); why != objection::nothing) {
        return no(why);
    }
    int given = none;
    const std::vector<lateness>& own = d.plan->text(row).when_late;
    for (const lateness& each : own.empty() ? d.sop().when_late : own) {
        if (each.kind == lateness_kind::deemed && answer_called(d, row, each.answer) != unknown) {
            given = answer_called(d, row, each.answer);
        }
    }
    std::set<int> who = d.plan->controllers;
    if (given != none) {
        for (const int goal : d.plan->exit(row, given).goals) {
            for (const int office : goal < 0 ? std::vector<int>{} : d.plan->performers_of(goal)) {
                who.insert(office);
            }
        }
    }
    event e;
    e.row = row;
    e.unit = at.unit;
    e.exit = given;
    const int target = given == none ? none : back_target(d.flow, e);
    if (target != none && from_behind_into_stretch(*d.plan, row, target) &&
        d.flow.stretches.at(d.plan->lane_of(target)).delivered.empty()) {
        return no(objection::unit);
    }
    if (choose_among(d, w, at, who).office == none) {
        return no(objection::office);
    }
    if (given == none || (!blank(w.answer) && answer_called(d, row, w.answer) != given) ||
        !allowed_now(d, row, w.at)[static_cast<std::size_t>(given)]) {
        return no(objection::exit);
    }
    if (!expired(d, at, w.at)) {
        return no(objection::lateness);
    }
    j.entry.finishing = true;
    j.entry.forwards = target == none;
    finish(d.flow, at, given, {}, j.entry.flow);
    return j;
}

}  // namespace alur::oracle
