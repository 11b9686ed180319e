#include <alur/case/called.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "case/guards.hpp"
#include "case/refusals.hpp"
#include "sop/document_name.hpp"

namespace alur {
namespace {

// Where the outcome stands among those of the called SOP.
std::optional<std::size_t> place_of(const called_sop& sop, std::string_view outcome) {
    for (std::size_t i = 0; i < sop.outcomes.size(); ++i)
        if (same_document(sop.outcomes[i], outcome)) return i;
    return std::nullopt;
}

// For whom the row ran: the unit where it is repeated.
bool opened_for(const scene& s, row_unit at, const called_case& called) {
    const auto open = std::find_if(s.facts.ledger.open.begin(), s.facts.ledger.open.end(),
                                   [&](const open_row& o) { return o.at == at; });
    return called.caller.row == s.row(at.row).id &&
           called.caller.unit == unit_name(s.sop, s.facts, at) &&
           open != s.facts.ledger.open.end() && called.started >= open->opened &&
           called.finished <= s.given.at;
}

std::string reason_of(const entry& decided) {
    return std::visit(
        [](const auto& what) -> std::string {
            if constexpr (requires { what.reason; })
                return what.reason;
            else
                return {};
        },
        decided.given.what);
}

}  // namespace

exit_id answer_of(const scene& s, step_id row, const called_case& called) noexcept {
    const std::optional<called_sop>& calls = s.sop.demands[index(row)].calls;
    if (!calls || called.id.empty() || calls->answers.empty()) return no_exit;
    const std::optional<std::size_t> place = place_of(*calls, called.outcome);
    return place ? calls->answers[*place] : no_exit;
}

std::optional<refused_event> check_called(const scene& s, const accepted_act& act) {
    const called_case& called = *act.what->called;
    const std::string& name = s.row(act.at.row).called_sop;
    if (name.empty() && !called.id.empty()) return calls_nothing(s, act.at);
    const std::optional<called_sop>& calls = s.sop.demands[index(act.at.row)].calls;
    if (!calls || !act.finishes || act.what->by_silence) return std::nullopt;
    if (called.id.empty()) return called_case_needed(s, act.at);
    if ((!same_document(called.title, name) && !same_document(called.number, name)) ||
        !place_of(*calls, called.outcome) || !opened_for(s, act.at, called))
        return wrong_called_case(s, act.at, called);
    return std::nullopt;
}

std::vector<call> calls(const open_case& of, const entry& decided) {
    const auto calling = [&](row_unit at) {
        return of.sop().demands[index(at.row)].calls.has_value();
    };
    std::vector<call> list;
    const auto add = [&](call_action what, row_unit at) {
        if (calling(at)) list.push_back({what, at});
    };
    for (const row_unit at : decided.withdrawn) add(call_action::cancel, at);
    const auto* done = std::get_if<events::complete>(&decided.given.what);
    const bool used = done != nullptr && !done->by_silence && !done->called->id.empty();
    if (decided.closed && !used) add(call_action::cancel, *decided.closed);
    const bool suspends = std::holds_alternative<events::suspend>(decided.given.what);
    if (suspends || std::holds_alternative<events::resume>(decided.given.what))
        for (const open_row& each : of.open_rows())
            add(suspends ? call_action::suspend : call_action::resume, each.at);
    for (const opened_row& each : decided.opened) add(call_action::open, each.at);
    return list;
}

event event_for(const call& what, const open_case& of, std::string_view case_id,
                const entry& decided) {
    event made;
    made.at = decided.given.at;
    made.recorded = decided.given.recorded;
    made.by = decided.given.by;
    std::string caller{case_id};
    switch (what.what) {
        case call_action::open:
            made.what = events::start{.caller = {std::move(caller),
                                                 of.sop().sop.rows[index(what.at.row)].id,
                                                 unit_name(of.sop(), decided.after, what.at)}};
            break;
        case call_action::suspend:
            made.what = events::suspend{reason_of(decided), std::move(caller)};
            break;
        case call_action::resume:
            made.what = events::resume{reason_of(decided), std::move(caller)};
            break;
        case call_action::cancel:
            made.what = events::cancel{reason_of(decided), std::move(caller)};
            break;
    }
    return made;
}

std::optional<called_case> result_of(const open_case& of, std::string_view case_id) {
    if (of.stage() != lifecycle::completed) return std::nullopt;
    const case_facts& facts = of.facts();
    return called_case{std::string(case_id),
                       of.sop().sop.form.title,
                       of.sop().sop.form.number,
                       of.outcome(),
                       facts.head == digest{} ? std::string() : to_hex(facts.head),
                       *facts.caller,
                       facts.started,
                       facts.last_act};
}

}  // namespace alur
