#include "analysis/past_case.hpp"

#include <alur/case/open_case.hpp>
#include <alur/time/instant_text.hpp>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <span>
#include <tuple>
#include <utility>

#include "analysis/row_words.hpp"
#include "analysis/way.hpp"
#include "case/guards.hpp"
#include "case/moment.hpp"
#include "case/observed.hpp"
#include "sop/spelling.hpp"

namespace alur {
namespace {

constexpr std::size_t most_ways = 64;
constexpr std::string_view unnamed_unit = "(tidak disebut)";

bool has(std::span<const row_unit> list, row_unit at) {
    return std::find(list.begin(), list.end(), at) != list.end();
}

finding& of(std::array<finding, question_count>& findings, question asked) {
    return findings[static_cast<std::size_t>(asked)];
}

std::int64_t ms(instant at) { return at.time_since_epoch().count(); }

std::string joined(const std::vector<std::string>& list, std::string_view between) {
    std::string out;
    for (const std::string& each : list) {
        if (!out.empty()) out += between;
        out += each;
    }
    return out;
}

// The later of what is known: a question of which two ways differ cannot be answered.
finding both(finding a, finding b) { return a == b ? a : finding::undetermined; }

}  // namespace

// ---- how it began -------------------------------------------------------------------------------

events::start past_case::start_event(step_id start) const {
    events::start what;
    what.row = sop_.sop.rows[index(start)].id;
    const std::string nobody(unnamed_unit);
    for (std::size_t k = 0; k < sop_.kinds.size(); ++k)
        what.units.push_back(
            {sop_.kinds[k], units_.repeated[k].empty() ? std::vector{nobody} : units_.repeated[k]});
    for (std::size_t k = 0; k < sop_.case_kinds.size(); ++k) {
        std::string own = units_.own[k].empty() ? nobody : units_.own[k];
        if (units_.own[k].empty())
            for (const unit_kind& listed : sop_.sop.units)
                if (same_name(listed.kind, sop_.case_kinds[k]) && !listed.names.empty())
                    own = listed.names.front();
        what.units.push_back({sop_.case_kinds[k], {own}});
    }
    return what;
}

void past_case::open_at_starts(instant at, step_id start, bool said) {
    for (const step_id each : sop_.table.starts) {
        if (start != no_step && each != start) continue;
        open_case fresh(sop_, times_);
        event opening;
        opening.at = at;
        opening.what = start_event(each);
        judgement answer = fresh.judge(std::move(opening));
        if (!answer) continue;  // more units than a case can have
        possible way;
        way.facts = std::move(answer.decided().after);
        for (const open_row& open : way.facts.ledger.open)
            if (!said) way.unsure.push_back(open.at);
        way.unsure_service = !said;
        doubt_shared_rows(way);
        possible_.push_back(std::move(way));
    }
    too_many_ = possible_.empty();
}

void past_case::see(const observation& what) noexcept {
    last_ = ms(what.at);
    if (first_ == no_time) first_ = last_;
}

void past_case::begin(const observation& what) {
    see(what);
    if (judged_ > 0 || !possible_.empty()) {
        deviates(deviation_kind::repetition, what).observed = what.activity;
        return;
    }
    open_at_starts(what.at, what.row, true);
}

void past_case::note_start(const observation& what) {
    see(what);
    begun_.push_back({what.row, std::string(what.unit), ms(what.at)});
}

// ---- one line -----------------------------------------------------------------------------------

judged_event past_case::judge(const observation& what) {
    see(what);
    ++judged_;
    judged_event made;
    made.row = what.row;
    made.started = what.started;
    if (what.row == no_step) {
        of(made.findings, question::order) = finding::broken;
        deviates(deviation_kind::unknown_activity, what).observed = what.activity;
        return made;
    }
    const auto begun = std::find_if(begun_.rbegin(), begun_.rend(), [&](const work_begun& w) {
        return w.row == what.row && same_name(w.unit, what.unit);
    });
    if (begun != begun_.rend()) {
        if (made.started == no_time) made.started = begun->at;
        begun_.erase(std::next(begun).base());
    }
    if (possible_.empty() && !too_many_) open_at_starts(what.at, no_step, false);
    if (!what.documents) papers_unknown_ = true;
    judge_flow(what, made);
    for (const finding each : made.findings)
        undetermined_ = undetermined_ || each == finding::undetermined;
    return made;
}

void past_case::judge_flow(const observation& what, judged_event& made) {
    if (too_many_) {
        cannot_tell(what, made);
        return;
    }
    row_unit at{what.row, no_unit};
    if (const kind_id kind = sop_.kind_of(what.row); kind != no_kind) {
        if (what.unit.empty() || units_.repeated[index(kind)].empty()) {
            if (std::find(unplaced_.begin(), unplaced_.end(), what.row) == unplaced_.end())
                unplaced_.push_back(what.row);
            cannot_tell(what, made);
            return;
        }
        at.unit = find_unit(possible_.front().facts, kind, what.unit);
        if (at.unit == no_unit) {
            of(made.findings, question::order) = finding::broken;
            judge_office(what, made);
            deviation& d = deviates(deviation_kind::foreign_unit, what);
            d.expected = joined(units_.repeated[index(kind)], ", ");
            d.observed = what.unit;
            return;
        }
    }
    finding& order = of(made.findings, question::order);
    order = finding::kept;
    std::vector<taken> ways = try_all(what, at);
    if (ways.empty() && is_signature(what, at)) {
        judge_office(what, made);
        return;
    }
    if (ways.empty() && !all_ended()) {
        order = catch_up(what, at);
        if (order != finding::broken) ways = try_all(what, at);
    }
    judge_office(what, made);
    judge_answer(what, made);
    if (ways.empty()) {
        order = finding::broken;
        deviates(all_ended() ? deviation_kind::after_end : deviation_kind::repetition, what)
            .observed = what.activity;
        return;
    }
    keep(std::move(ways), what, at, made);
}

// A row for an unknown unit, or too many ways: only what can be said of the row itself is.
void past_case::cannot_tell(const observation& what, judged_event& made) const {
    const row_demands& asks = sop_.demands[index(what.row)];
    of(made.findings, question::order) = finding::undetermined;
    of(made.findings, question::office) = finding::undetermined;
    if (sop_.table.rows[index(what.row)].decides)
        of(made.findings, question::answer) = finding::undetermined;
    if (!asks.other_than.empty()) of(made.findings, question::separation) = finding::undetermined;
    if (asks.evidence) of(made.findings, question::evidence) = finding::undetermined;
    if (sop_.sop.rows[index(what.row)].time)
        of(made.findings, question::time) = finding::undetermined;
}

void past_case::judge_office(const observation& what, judged_event& made) {
    finding& office = of(made.findings, question::office);
    const role_set allowed = offices_of(sop_, what.row);
    office = what.office_word.empty()             ? finding::undetermined
             : (allowed & only(what.office)) != 0 ? finding::kept
                                                  : finding::broken;
    if (office != finding::broken) return;
    deviation& d = deviates(deviation_kind::wrong_office, what);
    d.expected = names_of(sop_, allowed);
    d.observed = what.office_word;
}

void past_case::judge_answer(const observation& what, judged_event& made) {
    finding& answer = of(made.findings, question::answer);
    const row_entry& entry = sop_.table.rows[index(what.row)];
    if (!entry.decides && what.answer_word.empty()) return;
    if (what.answer_word.empty()) {
        answer = finding::undetermined;
        return;
    }
    if (entry.decides && what.answer != no_exit) {
        answer = is_ruled(sop_, what.row) ? finding::undetermined : finding::kept;
        return;
    }
    answer = finding::broken;
    deviation& d = deviates(deviation_kind::wrong_answer, what);
    d.expected = answers_of(sop_, what.row);
    d.observed = what.answer_word;
}

std::vector<past_case::taken> past_case::try_all(const observation& what, row_unit at) const {
    std::vector<taken> ways;
    const row_entry& entry = sop_.table.rows[index(at.row)];
    for (const possible& from : possible_) {
        if (from.facts.stage != lifecycle::running) continue;
        if (!entry.decides || what.answer != no_exit) {
            const exit_id answer = entry.decides ? what.answer : no_exit;
            if (auto way = try_one(from, what, at, answer)) ways.push_back(*std::move(way));
            continue;
        }
        for (std::uint8_t i = 0; i < entry.exit_count; ++i)
            if (auto way = try_one(from, what, at, static_cast<exit_id>(i)))
                ways.push_back(*std::move(way));
    }
    return ways;
}

std::optional<past_case::taken> past_case::try_one(const possible& from, const observation& what,
                                                   row_unit at, exit_id answer) const {
    observed_act act{at, answer, what.at, what.office, std::string(what.person), {}};
    if (what.documents) act.documents = *what.documents;
    std::optional<entry> decided = close_as_observed(sop_, times_, from.facts, std::move(act));
    if (!decided) return std::nullopt;
    taken way;
    ask_separation(from, what, at, way);
    ask_evidence(from, what, at, *decided, way);
    ask_time(from, *decided, way);
    way.after.unsure = from.unsure;
    std::erase_if(way.after.unsure, [&](row_unit each) {
        return std::any_of(decided->opened.begin(), decided->opened.end(),
                           [&](const opened_row& o) { return o.at == each; });
    });
    way.after.unsure_service = from.unsure_service;
    way.after.facts = std::move(decided->after);
    doubt_shared_rows(way.after);
    return way;
}

// When people inside had signed and only outsiders were left, one line for all does not say.
void past_case::doubt_shared_rows(possible& way) const {
    for (const open_row& open : way.facts.ledger.open) {
        const role_set offices = offices_of(sop_, open.at.row);
        const role_set outside = offices & sop_.table.outsiders;
        if (outside != 0 && outside != offices &&
            sop_.table.rows[index(open.at.row)].mode != act_mode::one)
            doubt_pauses(way);
    }
}

void past_case::ask_separation(const possible& from, const observation& what, row_unit at,
                               taken& way) const {
    const std::vector<step_id>& rows = sop_.demands[index(at.row)].other_than;
    if (rows.empty()) return;
    finding& found = of(way.findings, question::separation);
    found = finding::undetermined;
    if (what.person.empty()) return;
    if (const act_done* act = act_that_bars(sop_, from.facts, at, what.person)) {
        found = finding::broken;
        way.barred_by = sop_.sop.rows[index(act->at.row)].number;
        return;
    }
    const bool others_sign = sop_.table.rows[index(at.row)].mode != act_mode::one;
    if (!others_sign && act_that_bars(sop_, from.facts, at, {}) == nullptr) found = finding::kept;
}

void past_case::ask_evidence(const possible& from, const observation& what, row_unit at,
                             const entry& decided, taken& way) const {
    const row_demands& asks = sop_.demands[index(at.row)];
    if (!asks.evidence) return;
    finding& found = of(way.findings, question::evidence);
    found = finding::undetermined;
    if (!what.documents || asks.calls) return;
    const scene s{sop_, times_, from.facts, decided.given, sop_.view()};
    accepted_act act{at, &std::get<events::complete>(decided.given.what), what.office};
    act.first = act.finishes = true;
    act.forwards = !decided.backward;
    const std::vector<std::string> inputs = inputs_missing(s, act);
    way.papers = outputs_missing(s, act);
    const bool lacks_inputs = !inputs.empty() && !papers_unknown_;
    if (lacks_inputs) way.papers.insert(way.papers.begin(), inputs.begin(), inputs.end());
    if (!way.papers.empty())
        found = finding::broken;
    else if (inputs.empty())
        found = finding::kept;
}

void past_case::ask_time(const possible& from, const entry& decided, taken& way) const {
    finding& found = of(way.findings, question::time);
    const instant now = decided.given.at;
    for (const measured_time& each : decided.measured) {
        const bool service = each.what == measured_thing::service;
        const bool unsure = service ? from.unsure_service : has(from.unsure, each.at);
        const finding kept = unsure      ? finding::undetermined
                             : each.late ? finding::broken
                                         : finding::kept;
        if (service) {
            way.service = kept;
            continue;
        }
        const work_calendar& calendar = measured_by(sop_, times_, from.facts, each.at);
        if (each.what == measured_thing::row && !unsure) {
            way.opened = ms(each.opened);
            way.worked = calendar.working_time_between(each.opened, now).count();
        }
        if (!each.due.has_limit()) continue;
        if (!unsure && way.due == no_time) {
            way.due = ms(each.due.at);
            way.late =
                now <= each.due.at ? 0 : calendar.working_time_between(each.due.at, now).count();
        }
        if (each.outside) continue;
        if (found == finding::not_asked || kept == finding::broken)
            found = kept;
        else if (found != finding::broken)
            found = both(found, kept);
    }
}

void past_case::keep(std::vector<taken>&& ways, const observation& what, row_unit at,
                     judged_event& made) {
    taken& first = ways.front();
    finding service = first.service;
    for (const question asked : {question::separation, question::evidence, question::time})
        for (taken& way : ways)
            of(first.findings, asked) = both(of(first.findings, asked), of(way.findings, asked));
    const auto agreed = [&](std::int64_t taken::*member) {
        for (const taken& way : ways)
            if (way.*member != first.*member) return no_time;
        return first.*member;
    };
    made.opened = agreed(&taken::opened);
    made.due = agreed(&taken::due);
    made.worked = agreed(&taken::worked);
    made.late = agreed(&taken::late);
    for (const taken& way : ways) service = both(service, way.service);
    if (service != finding::not_asked) service_ = service;

    for (const question asked : {question::separation, question::evidence, question::time})
        of(made.findings, asked) = of(first.findings, asked);
    if (of(made.findings, question::separation) == finding::broken) {
        deviation& d = deviates(deviation_kind::same_person, what);
        d.expected = first.barred_by;
        d.observed = what.person;
    }
    if (of(made.findings, question::evidence) == finding::broken)
        deviates(deviation_kind::no_evidence, what).expected = joined(first.papers, "; ");
    if (of(made.findings, question::time) == finding::broken) {
        deviation& d = deviates(deviation_kind::late, what);
        if (made.due != no_time)
            d.expected =
                print_instant(instant{std::chrono::milliseconds{made.due}}, times_.where());
        d.observed = print_instant(what.at, times_.where());
    }
    if (service_ == finding::broken && service != finding::not_asked) {
        deviation& d = deviates(deviation_kind::late, what);
        d.row = no_step;
        d.unit.clear();
        d.observed = print_instant(what.at, times_.where());
    }

    std::erase_if(unsigned_, [&](const unsigned_row& u) { return u.at == at; });
    if (sop_.table.rows[index(at.row)].mode != act_mode::one)
        unsigned_.push_back({at, offices_of(sop_, at.row) & ~only(what.office)});

    possible_.clear();
    for (taken& way : ways) {
        const bool known = std::any_of(possible_.begin(), possible_.end(), [&](const possible& p) {
            return p.unsure == way.after.unsure && p.unsure_service == way.after.unsure_service &&
                   p.facts == way.after.facts;
        });
        if (!known) possible_.push_back(std::move(way.after));
    }
    if (possible_.size() > most_ways) too_many_ = true;
}

// Another line of a row that is closed, by an office of it that had not been seen to sign.
bool past_case::is_signature(const observation& what, row_unit at) {
    for (unsigned_row& each : unsigned_)
        if (each.at == at && (each.missing & only(what.office)) != 0) {
            each.missing &= ~only(what.office);
            return true;
        }
    return false;
}

// The clocks of `sampai` and of the whole run rest while only outsiders are awaited: how long that
// was is not known.
void past_case::doubt_pauses(possible& way) const {
    way.unsure_service = true;
    for (const open_span& span : way.facts.ledger.spans) {
        const row_unit from{sop_.clocks[span.clock_index].from, span.unit};
        if (!has(way.unsure, from)) way.unsure.push_back(from);
    }
}

// Goes on to where the row is open, as if what must have come before had been done; broken if
// nothing leads there.
finding past_case::catch_up(const observation& what, row_unit at) {
    const possible* from = nullptr;
    std::vector<done_unseen> way;
    const auto earlier = [](const done_unseen& a, const done_unseen& b) { return a.at < b.at; };
    for (const possible& each : possible_) {
        if (each.facts.stage != lifecycle::running) continue;
        auto found = shortest_way(sop_, each.facts, at);
        if (!found || found->empty()) continue;
        const bool better = from == nullptr || found->size() < way.size() ||
                            (found->size() == way.size() &&
                             std::lexicographical_compare(found->begin(), found->end(), way.begin(),
                                                          way.end(), earlier));
        if (!better) continue;
        from = &each;
        way = *std::move(found);
    }
    if (from == nullptr) return finding::broken;

    possible now = *from;
    for (const done_unseen& each : way) {
        std::optional<entry> decided = close_as_observed(
            sop_, times_, now.facts, {each.at, each.answer, what.at, no_role, {}, {}});
        if (!decided) return finding::broken;
        for (const opened_row& opened : decided->opened)
            if (!has(now.unsure, opened.at)) now.unsure.push_back(opened.at);
        now.facts = std::move(decided->after);
    }
    if (sop_.table.outsiders != 0) doubt_pauses(now);
    finding order = finding::kept;
    for (const done_unseen& each : way) {
        if (std::find(unplaced_.begin(), unplaced_.end(), each.at.row) != unplaced_.end()) {
            order = finding::undetermined;
            continue;
        }
        deviation& d = deviates(deviation_kind::skipped, what);
        d.row = each.at.row;
        d.unit = unit_name(sop_, now.facts, each.at);
        d.expected = names_of(sop_, offices_of(sop_, each.at.row));
        d.observed = what.activity;
    }
    possible_.clear();
    possible_.push_back(std::move(now));
    return order;
}

// ---- all of it ----------------------------------------------------------------------------------

bool past_case::all_ended() const {
    return std::all_of(possible_.begin(), possible_.end(), [](const possible& each) {
        return each.facts.stage == lifecycle::completed;
    });
}

deviation& past_case::deviates(deviation_kind kind, const observation& what) {
    ++deviated_;
    deviation& d = deviations_.emplace_back();
    d.kind = kind;
    d.input = what.input;
    d.row = what.row;
    if (what.row != no_step && sop_.kind_of(what.row) != no_kind) d.unit = what.unit;
    return d;
}

void past_case::move_deviations(std::vector<deviation>& into) {
    std::move(deviations_.begin(), deviations_.end(), std::back_inserter(into));
    deviations_.clear();
}

judged_case past_case::result() const {
    judged_case made;
    made.events = judged_;
    made.deviations = deviated_;
    made.first = first_;
    made.last = last_;
    made.service_time = service_;
    if (possible_.empty()) {
        made.stage = judged_ == 0 ? lifecycle::not_started : lifecycle::running;
    } else if (all_ended() && !too_many_) {
        made.stage = lifecycle::completed;
        made.outcome = possible_.front().facts.outcome;
    }
    made.verdict = deviated_ != 0 ? finding::broken
                   : made.stage != lifecycle::completed || undetermined_ || too_many_ ||
                           service_ == finding::undetermined
                       ? finding::undetermined
                       : finding::kept;
    return made;
}

void past_case::add_pending(std::uint32_t of_case, std::vector<pending_row>& into) const {
    if (too_many_ || possible_.empty()) return;
    const case_facts& first = possible_.front().facts;
    std::vector<open_row> open(first.ledger.open.begin(), first.ledger.open.end());
    std::sort(open.begin(), open.end(),
              [](const open_row& a, const open_row& b) { return a.at < b.at; });
    for (const open_row& each : open) {
        if (std::find(unplaced_.begin(), unplaced_.end(), each.at.row) != unplaced_.end()) continue;
        pending_row made{of_case, each.at.row, unit_name(sop_, first, each.at), ms(each.opened)};
        if (made.unit == unnamed_unit) made.unit.clear();
        if (each.clock.due.has_limit()) made.due = ms(each.clock.due.at);
        made.outside = each.outside;
        made.measured = &measured_by(sop_, times_, first, each.at);
        bool everywhere = true;
        for (const possible& way : possible_) {
            const auto& there = way.facts.ledger.open;
            const auto same = std::find_if(there.begin(), there.end(),
                                           [&](const open_row& o) { return o.at == each.at; });
            everywhere = everywhere && same != there.end();
            if (!everywhere) break;
            const bool known = !has(way.unsure, each.at);
            if (!known || same->opened != each.opened) made.opened = no_time;
            if (!known || !(same->clock.due == each.clock.due)) made.due = no_time;
        }
        if (everywhere) into.push_back(std::move(made));
    }
}

}  // namespace alur
