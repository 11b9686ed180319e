// Why is an event refused, or what does it leave behind? In the order in which reasons count.
#include "oracle/dossier.hpp"

#include <alur/sop/limits.hpp>
#include <alur/sop/rule.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace alur::oracle {
namespace {

std::string stripped(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string::npos
               ? ""
               : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::set<std::string> kinds_of(const dossier& d, bool repeated) {
    std::set<std::string> kinds;
    for (const alur::row& r : d.sop().rows) {
        if (repeated && !r.per_unit.empty()) {
            kinds.insert(r.per_unit);
        }
    }
    for (const performer& p : d.sop().performers) {
        if (!repeated && !p.per_unit.empty() && !is_repeated(d, p.per_unit)) {
            kinds.insert(p.per_unit);
        }
    }
    return kinds;
}

// The kind as the SOP spells it; empty if no such kind.
std::string kind_called(const dossier& d, const std::string& name) {
    for (const bool repeated : {true, false}) {
        for (const std::string& kind : kinds_of(d, repeated)) {
            if (same(kind, name)) {
                return kind;
            }
        }
    }
    return "";
}

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

int answer_called(const dossier& d, int row, const std::string& label) {
    const std::vector<answer>& answers = d.plan->text(row).answers;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (same(answers[i].label, label)) {
            return static_cast<int>(i);
        }
    }
    return unknown;
}

bool is_unknown_office(const dossier& d, const std::string& name) {
    return office_called(d, name) == unknown;
}

// The unit an event names for a row: none, a number, or unknown.
int unit_for(const dossier& d, int row, const std::string& name) {
    if (blank(name)) {
        return none;
    }
    if (!kind_of(d, row).empty()) {
        return unit_called(d, kind_of(d, row), name);
    }
    for (const std::string& kind : kinds_of(d, false)) {
        if (unit_called(d, kind, name) == 0) {
            return none;
        }
    }
    return unknown;
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

struct judged {
    objection why = objection::nothing;
    happened entry;
};

judged no(objection why) { return {why, {}}; }

judged yes(const wish& w) {
    judged j;
    j.entry.what = w;
    return j;
}

// ---- controllers, units, data
// ------------------------------------------------------------------------------------------

objection judge_controller(const dossier& d, const wish& w) {
    return choose_among(d, w, {}, d.plan->controllers).office == none ? objection::office
                                                                      : objection::nothing;
}

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

// ---- opening
// ------------------------------------------------------------------------------------------------

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

// ---- an open row
// --------------------------------------------------------------------------------------------

// Is the row open for this unit? Otherwise why not.
objection find_place(const dossier& d, const wish& w, place& at) {
    if (stage_of(d) != stage::running) {
        return objection::lifecycle;
    }
    at = {row_called(d, w.row), none};
    at.unit = unit_for(d, at.row, w.unit);
    const std::set<place> open = open_places(d.flow);
    if (open.contains(at)) {
        return objection::nothing;
    }
    return std::any_of(open.begin(), open.end(), [&](place p) { return p.row == at.row; })
               ? objection::unit
               : objection::row_not_open;
}

std::set<int> able_or_performing(const dossier& d, place at) {
    std::set<int> who = able(d, at);
    const std::vector<int>& named = d.plan->performers_of(at.row);
    const sharing shared = d.plan->text(at.row).shared;
    if (shared == sharing::meeting) {
        who.insert(named.back());
    } else {
        who.insert(named.begin(), named.end());
    }
    who.insert(d.plan->controllers.begin(), d.plan->controllers.end());
    return who;
}

judged judge_hold(const dossier& d, const wish& w) {
    static constexpr std::array liftable{"jabatan", "pemisahan", "bukti", "keterlambatan"};
    const bool lifts_nothing = std::none_of(liftable.begin(), liftable.end(),
                                            [&](const char* l) { return same(w.lifts, l); });
    if (is_unknown_office(d, w.as) || row_called(d, w.row) == none ||
        (w.kind == wish_kind::except && (lifts_nothing || is_unknown_office(d, w.stead)))) {
        return no(objection::unknown_name);
    }
    judged j = yes(w);
    place& at = j.entry.at;
    if (const objection why = find_place(d, w, at); why != objection::nothing) {
        return no(why);
    }
    const std::set<int> who = w.kind == wish_kind::claim ? able(d, at)
                              : w.kind == wish_kind::release || w.kind == wish_kind::assign
                                  ? able_or_performing(d, at)
                                  : d.plan->controllers;
    const chosen_office by = choose_among(d, w, at, who);
    if (by.office == none) {
        return no(objection::office);
    }
    if (w.kind == wish_kind::extend) {
        j.why = judge_extension(d, w, at);
    } else if (w.kind == wish_kind::except) {
        if (blank(w.reason) || blank(w.letter) || blank(w.whom) ||
            (same(w.lifts, "jabatan") && blank(w.stead))) {
            return no(objection::exit);
        }
    } else {
        j.why = judge_holding(d, w, at, by.office);
    }
    return j;
}

// ---- acts
// ---------------------------------------------------------------------------------------------------

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
    if (w.kind == wish_kind::complete && bad_naming(d, w, e.row)) {
        return no(objection::exit);
    }
    const opening& o = *opening_at(d.flow, h.at);
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

objection judge_first(const dossier& d, const wish& w) {
    instant last{};
    for (const happened& h : d.past) {
        if (!w.id.empty() && h.what.id == w.id) {
            return objection::known_id;
        }
        last = h.what.at;
    }
    if (!w.head.empty() && w.head != d.head) {
        return objection::stale_head;
    }
    return !d.past.empty() && w.at < last ? objection::time_order : objection::nothing;
}

judged judge_by_kind(dossier& d, const wish& w) {
    switch (w.kind) {
        case wish_kind::tick:
            return yes(w);
        case wish_kind::start:
            return judge_start(d, w);
        case wish_kind::complete:
            return w.by_silence ? judge_silence(d, w) : judge_act(d, w);
        case wish_kind::send_back:
            return judge_act(d, w);
        case wish_kind::claim:
        case wish_kind::release:
        case wish_kind::assign:
        case wish_kind::extend:
        case wish_kind::except:
            return judge_hold(d, w);
        case wish_kind::suspend:
        case wish_kind::resume:
        case wish_kind::cancel:
            return judge_stage_change(d, w);
        case wish_kind::add_unit:
        case wish_kind::remove_unit:
            return judge_unit_change(d, w);
        case wish_kind::data:
        case wish_kind::note:
            break;
    }
    return judge_data(d, w);
}

void change_units(dossier& d, happened& h) {
    const std::string kind = kind_called(d, h.what.unit_kind);
    std::vector<std::string>& names = d.unit_names.at(kind);
    if (h.at.unit == unknown) {
        h.at.unit = static_cast<int>(names.size());
        names.push_back(stripped(h.what.unit));
    }
    event e;
    e.kind = h.what.kind == wish_kind::add_unit ? event_kind::add_unit : event_kind::remove_unit;
    e.unit_kind = kind;
    e.unit = h.at.unit;
    if (h.what.kind == wish_kind::add_unit) {
        add_unit(d.flow, e, h.flow);
    } else {
        remove_unit(d.flow, e, h.flow);
    }
}

}  // namespace

bool blank(const std::string& text) { return stripped(text).empty(); }

bool same(const std::string& a, const std::string& b) {
    const auto lower = [](std::string text) {
        text = stripped(text);
        for (char& c : text) {
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        }
        return text;
    };
    return lower(a) == lower(b);
}

int row_called(const dossier& d, const std::string& name) {
    for (const int by : {0, 1, 2}) {
        for (int r = 0; r < d.plan->rows; ++r) {
            const alur::row& row = d.plan->text(r);
            if (by == 0   ? row.id == stripped(name)
                : by == 1 ? row.number == stripped(name)
                          : row.trigger && same(*row.trigger, name)) {
                return r;
            }
        }
    }
    return none;
}

int office_called(const dossier& d, const std::string& name) {
    if (blank(name)) {
        return none;
    }
    const std::vector<performer>& all = d.sop().performers;
    for (const int by : {0, 1, 2}) {
        for (std::size_t o = 0; o < all.size(); ++o) {
            const bool alias = std::any_of(all[o].aliases.begin(), all[o].aliases.end(),
                                           [&](const std::string& a) { return same(a, name); });
            if (by == 0 ? same(all[o].code, name) : by == 1 ? same(all[o].name, name) : alias) {
                return static_cast<int>(o);
            }
        }
    }
    return unknown;
}

int unit_called(const dossier& d, const std::string& kind, const std::string& name) {
    const auto found = d.unit_names.find(kind);
    for (std::size_t u = 0; found != d.unit_names.end() && u < found->second.size(); ++u) {
        if (same(found->second[u], name)) {
            return static_cast<int>(u);
        }
    }
    return unknown;
}

const std::string& kind_of(const dossier& d, int row) { return d.plan->text(row).per_unit; }

bool is_repeated(const dossier& d, const std::string& kind) {
    return std::any_of(d.sop().rows.begin(), d.sop().rows.end(),
                       [&](const alur::row& r) { return !kind.empty() && r.per_unit == kind; });
}

stage stage_of(const dossier& d) {
    stage now = stage::not_started;
    for (const happened& h : d.past) {
        if (h.what.kind == wish_kind::start || h.what.kind == wish_kind::resume) {
            now = stage::running;
        } else if (h.what.kind == wish_kind::suspend) {
            now = stage::suspended;
        } else if (h.what.kind == wish_kind::cancel) {
            return stage::cancelled;
        }
    }
    return !d.past.empty() && d.flow.ended ? stage::completed : now;
}

dossier new_dossier(std::shared_ptr<const structure> plan, const work_calendar& base) {
    dossier d;
    d.plan = std::move(plan);
    calendar_data data = base.data();
    data.where = d.sop().local_zone.value_or(data.where);
    work_calendar own = make_calendar(std::move(data)).value();
    if (d.sop().hours) {
        own = own.with_hours(*d.sop().hours).value();
    }
    for (const alur::row& r : d.sop().rows) {
        d.calendars.push_back(r.hours ? own.with_hours(*r.hours).value() : own);
    }
    return d;
}

objection judge_and_keep(dossier& d, const wish& w) {
    if (const objection first = judge_first(d, w); first != objection::nothing) {
        return first;
    }
    judged j = judge_by_kind(d, w);
    if (j.why != objection::nothing || w.kind == wish_kind::tick) {
        return j.why;
    }
    happened& h = j.entry;
    if (w.kind == wish_kind::add_unit || w.kind == wish_kind::remove_unit) {
        change_units(d, h);
    }
    if (w.kind != wish_kind::cancel) {
        h.open = open_places(d.flow);
    }
    d.past.push_back(std::move(h));
    d.past.back().only_outsiders = w.kind != wish_kind::cancel && only_outsiders_awaited(d);
    return objection::nothing;
}

}  // namespace alur::oracle
