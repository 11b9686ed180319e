#include <fmt/format.h>
#include <alur/case/open_case.hpp>
#include <alur/sop/limits.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "case/clocks.hpp"
#include "case/flow.hpp"
#include "case/guards.hpp"
#include "case/named.hpp"
#include "case/offices.hpp"
#include "case/refusals.hpp"
#include "case/scene.hpp"
#include "sop/spelling.hpp"

namespace alur {
namespace {

const unit_kind* listed_kind(const scene& s, std::string_view kind) {
    for (const unit_kind& each : s.sop.sop.units)
        if (each.kind == kind && !each.names.empty()) return &each;
    return nullptr;
}

// The names given for one kind, as the SOP spells them where it lists them, or its list itself.
struct named_units {
    std::vector<std::string> names;
    std::optional<refused_event> wrong;
};

named_units units_for(const scene& s, const events::start& what, const std::string& kind,
                      bool one) {
    named_units found;
    const unit_kind* listed = listed_kind(s, kind);
    for (const events::units_of_kind& given : what.units) {
        if (!same_name(given.kind, kind)) continue;
        for (const std::string& each : given.names) {
            std::string name{stripped(each)};
            const auto same = [&](const std::string& other) { return same_name(other, name); };
            if (listed != nullptr)
                name = *std::find_if(listed->names.begin(), listed->names.end(), same);
            if (name.empty() || std::any_of(found.names.begin(), found.names.end(), same)) {
                found.wrong = bad_units(
                    s, {fmt::format("Nama {} \"{}\" kosong atau disebut dua kali", kind, name),
                        fmt::format("The {} \"{}\" is blank or named twice", kind, name)});
                return found;
            }
            found.names.push_back(std::move(name));
        }
    }
    if (found.names.empty() && listed != nullptr && (!one || listed->names.size() == 1))
        found.names = listed->names;
    if (found.names.empty() || (one && found.names.size() != 1))
        found.wrong = units_needed(s, kind, one);
    else if (found.names.size() > max_units)
        found.wrong = bad_units(
            s, {fmt::format("Terlalu banyak {}: paling banyak {}", kind, max_units),
                fmt::format("Too many units of the kind {}: at most {}", kind, max_units)});
    return found;
}

// Where the SOP lists its units, no others can be named.
std::optional<refused_event> check_listed(const scene& s, const events::units_of_kind& given) {
    for (const unit_kind& listed : s.sop.sop.units) {
        if (listed.names.empty() || !same_name(listed.kind, given.kind)) continue;
        for (const std::string& name : given.names)
            if (std::none_of(listed.names.begin(), listed.names.end(),
                             [&](const std::string& each) { return same_name(each, name); }))
                return unknown_listed_unit(s, listed.kind, stripped(name));
    }
    return std::nullopt;
}

bool knows_kind(const scene& s, std::string_view kind) {
    const auto same = [&](const std::string& each) { return same_name(each, kind); };
    return std::any_of(s.sop.kinds.begin(), s.sop.kinds.end(), same) ||
           std::any_of(s.sop.case_kinds.begin(), s.sop.case_kinds.end(), same);
}

constexpr std::uint8_t bit(suspension by) noexcept { return static_cast<std::uint8_t>(by); }

// Who has the case suspended after the event of the calling case; nothing if it cannot be.
std::optional<std::uint8_t> suspended_after(const case_facts& facts, lifecycle_event what) {
    constexpr std::uint8_t caller = bit(suspension::caller);
    const bool held = (facts.suspended_by & caller) != 0;
    const bool may =
        what == lifecycle_event::resume
            ? held
            : !held && (facts.stage == lifecycle::running || facts.stage == lifecycle::suspended);
    if (!may) return std::nullopt;
    return static_cast<std::uint8_t>(facts.suspended_by ^ caller);
}

// Suspend and resume when the calling case asks for it.
objection judge_called(const judging& s, lifecycle_event what, std::string_view caller) {
    const std::optional<std::uint8_t> by = suspended_after(s.facts, what);
    if (!by) return wrong_stage(s);
    if (caller != s.facts.caller->case_id) return not_its_caller(s, caller);
    entry& decided = begin_entry(s);
    decided.after.suspended_by = *by;
    decided.after.stage = *by == 0 ? lifecycle::running : lifecycle::suspended;
    return std::nullopt;
}

objection cancel_called(const judging& s, std::string_view caller) {
    const std::optional<lifecycle> after = lifecycle_after(s.facts.stage, lifecycle_event::cancel);
    if (!after) return wrong_stage(s);
    if (caller != s.facts.caller->case_id) return not_its_caller(s, caller);
    begin_entry(s).after.stage = *after;
    return std::nullopt;
}

// What suspend, resume and cancel have in common when somebody asks for it: lifecycle, then
// controller, then reason.
objection judge_stage(const judging& s, lifecycle_event what, std::string_view reason,
                      bool reason_wanted) {
    const role_id as = role_named(s, s.given.as);
    if (!blank(s.given.as) && as == no_role) return unknown_office(s, s.given.as);
    const std::optional<lifecycle> after = lifecycle_after(s.facts.stage, what);
    if (!after) return wrong_stage(s);
    auto chosen = choose_controller(s, as);
    if (auto* why = std::get_if<refused_event>(&chosen)) return std::move(*why);
    if (reason_wanted && blank(reason)) return reason_needed(s);

    entry& decided = begin_entry(s);
    sign(std::get<acting_office>(chosen), decided);
    decided.after.stage = *after;
    return std::nullopt;
}

struct unit_of_kind {
    kind_id kind;
    unit_id unit;
};

// A unit that leaves takes its acts, outputs and namings along: should it come back, it starts
// afresh.
void forget_unit(const scene& s, unit_of_kind gone, entry& decided) {
    const auto its = [&](row_unit at) {
        return at.unit == gone.unit && s.sop.kind_of(at.row) == gone.kind;
    };
    ledger& book = decided.after.ledger;
    erase_if(book.outputs, [&](const output_made& o) {
        if (!its(o.at)) return false;
        decided.void_outputs.push_back(o.at);
        return true;
    });
    erase_if(book.documents, [&](const document_held& d) { return d.output && its(d.at); });
    erase_if(book.named, [&](const designation& d) { return its(d.at); });
    erase_if(book.acts, [&](const act_done& a) {
        if (!its(a.at)) return false;
        decided.void_acts.push_back(a);
        return true;
    });
}

objection judge_unit_change(const judging& s, step_kind what, std::string_view kind_name,
                            std::string_view unit_given, std::string_view reason) {
    const role_id as = role_named(s, s.given.as);
    if (!blank(s.given.as) && as == no_role) return unknown_office(s, s.given.as);
    if (!knows_kind(s, kind_name)) return unknown_kind(s, kind_name);
    if (!lifecycle_after(s.facts.stage, lifecycle_event::act)) return wrong_stage(s);

    const kind_id kind = s.sop.find_kind(stripped(kind_name));
    if (kind == no_kind)
        return bad_units(
            s, {fmt::format("Berkas ini milik satu {}; unitnya tidak dapat diganti", kind_name),
                fmt::format("This case belongs to one {}; its unit cannot be changed", kind_name)});
    const std::string& word = s.sop.kinds[index(kind)];
    const std::string name{stripped(unit_given)};

    kernel_state state = state_of(s.sop, s.view, s.facts);
    flow_change change;
    shared_value<unit_names> units = s.facts.units;
    step_event e;
    e.what = what;
    e.kind = kind;
    e.unit = find_unit(s.facts, kind, name);
    const std::vector<std::string>& known = s.facts.units->of_kind[index(kind)];
    if (what == step_kind::add_unit && e.unit == no_unit && !name.empty() &&
        known.size() < max_units) {
        unit_names more = *s.facts.units;
        e.unit = static_cast<unit_id>(known.size());
        more.of_kind[index(kind)].push_back(name);
        kernel_state wider;
        wider.layout = layout_of(s.view, more);
        wider.words.resize(wider.layout.words);
        grow(s.view, const_marking{&state.layout, state.words},
             marking{&wider.layout, wider.words});
        state = std::move(wider);
        units = shared_value<unit_names>(std::move(more));
    }
    const std::vector<units_chosen> taking_part = chosen_units(s, no_step, nullptr);
    const std::vector<unit_choice> choices = as_choices(taking_part);
    e.chosen = choices;
    change.said = step(s.view, state, e);
    if (!change.said.accepted()) {
        if (what == step_kind::add_unit)
            return bad_units(
                s, {fmt::format("{} \"{}\" sudah ikut, tidak bernama, atau jumlahnya melebihi {}",
                                word, name, max_units),
                    fmt::format("The {} \"{}\" takes part already, has no name, or there would be "
                                "more than {}",
                                word, name, max_units)});
        return bad_units(
            s, {fmt::format("{} \"{}\" tidak ikut dalam berkas ini, atau satu-satunya yang tersisa",
                            word, name),
                fmt::format("The {} \"{}\" does not take part in this case, or is the last one",
                            word, name)});
    }
    auto chosen = choose_controller(s, as);
    if (auto* why = std::get_if<refused_event>(&chosen)) return std::move(*why);
    if (blank(reason)) return reason_needed(s);

    entry& decided = begin_entry(s);
    sign(std::get<acting_office>(chosen), decided);
    decided.after.words = std::move(state.words);
    decided.after.units = std::move(units);
    follow_flow(s, change, decided);
    if (what == step_kind::remove_unit) forget_unit(s, {kind, e.unit}, decided);
    return std::nullopt;
}

}  // namespace

objection judge_start(const judging& s, const events::start& what) {
    step_id row = no_step;
    if (!blank(what.row)) {
        row = s.sop.find_row(stripped(what.row));
        if (row == no_step ||
            std::find(s.view.starts.begin(), s.view.starts.end(), row) == s.view.starts.end())
            return unknown_start(s, what.row);
    } else if (s.view.starts.size() == 1) {
        row = s.view.starts.front();
    }
    for (const events::units_of_kind& given : what.units) {
        if (!knows_kind(s, given.kind)) return unknown_kind(s, given.kind);
        if (auto why = check_listed(s, given)) return *std::move(why);
    }
    if (!lifecycle_after(s.facts.stage, lifecycle_event::start)) return wrong_stage(s);
    if (row == no_step) return unknown_start(s, {});

    unit_names units;
    for (const std::string& kind : s.sop.kinds) {
        named_units found = units_for(s, what, kind, false);
        if (found.wrong) return *std::move(found.wrong);
        units.of_kind.push_back(std::move(found.names));
    }
    for (const std::string& kind : s.sop.case_kinds) {
        named_units found = units_for(s, what, kind, true);
        if (found.wrong) return *std::move(found.wrong);
        units.of_case.push_back(std::move(found.names.front()));
    }

    entry& decided = begin_entry(s);
    case_facts& after = decided.after;
    after.stage = lifecycle::running;
    after.started = s.given.at;
    if (!what.caller.case_id.empty()) after.caller = what.caller;
    if (s.view.sequential) {
        after.at = open(s.view, row);
    } else {
        const marking_layout layout = layout_of(s.view, units);
        after.words.assign(layout.words, 0);
        open(s.view, marking{&layout, after.words}, row);
    }
    after.units = shared_value<unit_names>(std::move(units));
    open_first(s, decided);
    return std::nullopt;
}

objection judge_control(const judging& s, const events::suspend& what) {
    objection why = what.caller.empty()
                        ? judge_stage(s, lifecycle_event::suspend, what.reason, true)
                        : judge_called(s, lifecycle_event::suspend, what.caller);
    if (why) return why;
    entry& decided = s.decided;
    if (what.caller.empty()) decided.after.suspended_by = bit(suspension::own);
    if (s.facts.stage == lifecycle::running) suspend_clocks(s.sop, s.times, decided);
    return std::nullopt;
}

objection judge_control(const judging& s, const events::resume& what) {
    if (what.caller.empty() && (s.facts.suspended_by & bit(suspension::caller)) != 0)
        return held_with_caller(s);
    objection why = what.caller.empty()
                        ? judge_stage(s, lifecycle_event::resume, what.reason, false)
                        : judge_called(s, lifecycle_event::resume, what.caller);
    if (why) return why;
    entry& decided = s.decided;
    if (what.caller.empty()) decided.after.suspended_by = 0;
    if (decided.after.stage == lifecycle::running) resume_clocks(s.sop, s.times, decided);
    return std::nullopt;
}

objection judge_control(const judging& s, const events::cancel& what) {
    objection why = what.caller.empty() ? judge_stage(s, lifecycle_event::cancel, what.reason, true)
                                        : cancel_called(s, what.caller);
    if (why) return why;
    entry& decided = s.decided;
    decided.after.suspended_by = 0;
    withdraw_all(s, decided);
    decided.after.at = {};
    std::fill(decided.after.words.begin(), decided.after.words.end(), std::uint64_t{0});
    return std::nullopt;
}

objection judge_units(const judging& s, const events::add_unit& what) {
    return judge_unit_change(s, step_kind::add_unit, what.kind, what.unit, what.reason);
}

objection judge_units(const judging& s, const events::remove_unit& what) {
    return judge_unit_change(s, step_kind::remove_unit, what.kind, what.unit, what.reason);
}

objection judge_data(const judging& s, const events::set_data& what) {
    const role_id as = role_named(s, s.given.as);
    if (!blank(s.given.as) && as == no_role) return unknown_office(s, s.given.as);
    for (const auto& [name, value] : what.values) {
        const auto declared =
            std::find_if(s.sop.sop.data.begin(), s.sop.sop.data.end(),
                         [&wanted = name](const auto& each) { return each.first == wanted; });
        if (declared == s.sop.sop.data.end()) return unknown_data(s, name);
        if (!fits(value, declared->second)) return wrong_data(s, name, declared->second);
    }
    if (!lifecycle_after(s.facts.stage, lifecycle_event::act)) return wrong_stage(s);
    const seat* used = any_seat(s, as);
    if (used == nullptr) return as == no_role ? holds_no_office(s) : not_held(s, {}, as);

    entry& decided = begin_entry(s);
    sign({s.sop.find_role(used->office), no_role, used}, decided);
    case_data merged = *s.facts.data;
    for (const auto& [name, value] : what.values) {
        if (value.index() == 0)
            merged.erase(name);
        else
            merged.insert_or_assign(name, value);
    }
    decided.after.data = shared_value<case_data>(std::move(merged));
    return std::nullopt;
}

objection judge_note(const judging& s, const events::note& what) {
    const role_id as = role_named(s, s.given.as);
    if (!blank(s.given.as) && as == no_role) return unknown_office(s, s.given.as);
    if (s.facts.stage == lifecycle::not_started) return wrong_stage(s);
    const seat* used = any_seat(s, as);
    if (used == nullptr) return as == no_role ? holds_no_office(s) : not_held(s, {}, as);
    if (blank(what.text)) return reason_needed(s);
    entry& decided = begin_entry(s);
    sign({s.sop.find_role(used->office), no_role, used}, decided);
    return std::nullopt;
}

objection judge_calendar(const judging& s, const events::new_calendar& what,
                         const timetable& next) {
    if (next.name().calendar != s.times.name().calendar)
        throw std::invalid_argument("alur: another calendar, not another version of this one");
    objection why = judge_stage(s, lifecycle_event::act, what.reason, true);
    if (why) return why;
    entry& decided = s.decided;
    decided.times = &next;
    decided.calendar_version = next.name().version;
    move_clocks(s.sop, s.times, next, decided);
    return std::nullopt;
}

objection judge_tick(const judging& s) {
    begin_entry(s);
    return std::nullopt;
}

}  // namespace alur
