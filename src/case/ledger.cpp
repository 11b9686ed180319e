#include <alur/case/ledger.hpp>

#include <algorithm>
#include <alur/case/open_case.hpp>
#include <span>

#include "case/clocks.hpp"
#include "case/flow.hpp"

namespace alur {
namespace {

bool contains(const row_units& list, row_unit wanted) {
    return std::find(list.begin(), list.end(), wanted) != list.end();
}

bool contains(std::span<const open_row> list, row_unit wanted) {
    return std::any_of(list.begin(), list.end(),
                       [&](const open_row& each) { return each.at == wanted; });
}

// Which rows the step opened: those the kernel names, for the units that did not have them open, or
// had to give them up in the same step.
row_units rows_opened(const machine_view& view, const flow_change& change, const row_units& after,
                      const entry& decided) {
    row_units opened;
    if (change.said.result == progress::case_ended) return opened;
    const bool acts_on_row = decided.at.row != no_step;
    const auto named = view.opens.subspan(change.said.first_open, change.said.open_count);
    for (const row_unit at : after) {
        if (acts_on_row && std::find(named.begin(), named.end(), at.row) == named.end()) continue;
        const bool was_open = contains(decided.after.ledger.open, at);
        const bool anew = acts_on_row && at == decided.at;
        const bool back_to_single = change.said.backward && at.row == change.target &&
                                    view.rows[index(at.row)].stretch == 0xffff;
        if (!was_open || anew || back_to_single) opened.push_back(at);
    }
    return opened;
}

bool outsiders_row(const machine& sop, step_id row) {
    const row_entry& entry = sop.table.rows[index(row)];
    for (std::size_t i = 0; i < entry.act_count; ++i)
        if ((only(sop.table.acts[entry.first_act + i]) & ~sop.table.outsiders) != 0) return false;
    return true;
}

unit_id lane_of(const machine& sop, row_unit at) noexcept {
    return sop.kind_of(at.row) == no_kind ? no_unit : at.unit;
}

void open_clocks(const scene& s, row_unit at, entry& decided) {
    const machine& sop = s.sop;
    const instant now = decided.given.at;
    const work_calendar& calendar = measured_by(sop, s.times, decided.after, at);
    ledger& book = decided.after.ledger;
    open_row opened;
    opened.at = at;
    opened.opened = now;
    opened.outside = outsiders_row(sop, at.row);
    opened.clock = started(due_of(sop, calendar, at.row, now));
    book.open.insert(
        std::upper_bound(book.open.begin(), book.open.end(), opened,
                         [](const open_row& a, const open_row& b) { return a.at < b.at; }),
        opened);
    decided.opened.push_back({at, opened.clock.due});

    for (std::size_t i = 0; i < sop.clocks.size(); ++i) {
        const auto& limit = sop.sop.rows[index(at.row)].time;
        if (sop.clocks[i].from != at.row || !limit) continue;
        const unit_id lane = lane_of(sop, at);
        std::erase_if(book.spans, [&](const open_span& other) {
            return other.clock_index == i && other.unit == lane;
        });
        open_span span;
        span.clock_index = static_cast<std::uint16_t>(i);
        span.unit = lane;
        span.opened = now;
        span.clock = started(due(calendar, now, *limit));
        decided.opened.back().due = span.clock.due;
        book.spans.push_back(span);
    }
}

// A clock that stops: what was entered for a time after this act, dated back, is disproved.
void stop(const scene& s, measured_thing what, row_unit at, running_clock& clock, entry& decided) {
    if (clock.noticed == 0) return;
    take_back(s.sop, what, at, clock, measured_by(s.sop, s.times, decided.after, at),
              decided.given.at, decided.disproved);
}

void measure_row(entry& decided) {
    for (const open_row& each : decided.after.ledger.open)
        if (each.at == decided.at)
            decided.measured.push_back({measured_thing::row, each.at, each.opened, each.clock.due,
                                        is_late(each.clock, decided.given.at), each.outside});
}

// Takes rows off the list of what is open, with everything that holds only while they are.
template <class Gone>
void leave_rows(const scene& s, entry& decided, Gone gone) {
    ledger& book = decided.after.ledger;
    for (open_row& each : book.open)
        if (gone(each.at)) stop(s, measured_thing::row, each.at, each.clock, decided);
    erase_if(book.open, [&](const open_row& o) { return gone(o.at); });
    erase_if(book.holders, [&](const row_holder& h) { return gone(h.at); });
    erase_if(book.exceptions, [&](const exception_granted& e) { return gone(e.at); });
}

// A span is judged by the act that completes its last row, and dropped when that cannot come.
void stop_spans(const scene& s, bool completed, entry& decided) {
    ledger& book = decided.after.ledger;
    const bool ended = decided.result == progress::case_ended;
    std::erase_if(book.spans, [&](open_span& span) {
        const span_clock& clock = s.sop.clocks[span.clock_index];
        const row_unit from{clock.from, span.unit};
        const auto stop_it = [&] {
            stop(s, measured_thing::span, from, span.clock, decided);
            return true;
        };
        if (completed && clock.to == decided.at.row && span.unit == lane_of(s.sop, decided.at)) {
            decided.measured.push_back({measured_thing::span, from, span.opened, span.clock.due,
                                        is_late(span.clock, decided.given.at), false});
            return stop_it();
        }
        if (ended) return stop_it();
        const auto reaches = [&](const open_row& o) {
            return clock.alive[index(o.at.row)] &&
                   (span.unit == no_unit || lane_of(s.sop, o.at) == no_unit ||
                    o.at.unit == span.unit);
        };
        return std::none_of(book.open.begin(), book.open.end(), reaches) && stop_it();
    });
}

// What the step back undoes: everything of the target and of what follows it; where it stays within
// a unit's stretch, or goes back into one, only of the units concerned there.
bool is_void(const machine& sop, const flow_change& change, const entry& decided, row_unit at) {
    const std::vector<step_id>& rows = sop.voids[index(change.target)];
    if (!std::binary_search(rows.begin(), rows.end(), at.row)) return false;
    const std::uint16_t lane = sop.table.rows[index(change.target)].stretch;
    const std::uint16_t own = sop.table.rows[index(at.row)].stretch;
    if (lane == 0xffff) return true;
    if (lane == sop.table.rows[index(decided.at.row)].stretch)
        return own == lane && at.unit == decided.at.unit;
    if (own != lane) return true;
    return std::any_of(decided.opened.begin(), decided.opened.end(),
                       [&](const opened_row& o) { return o.at.unit == at.unit; });
}

// Silence hands over nothing, and neither does a step back.
bool hands_over(const entry& decided) {
    const auto* act = std::get_if<events::complete>(&decided.given.what);
    return act != nullptr && !act->by_silence;
}

void make_void(const machine& sop, const flow_change& change, entry& decided) {
    ledger& book = decided.after.ledger;
    erase_if(book.outputs, [&](const output_made& o) {
        if (!is_void(sop, change, decided, o.at)) return false;
        decided.void_outputs.push_back(o.at);
        return true;
    });
    erase_if(book.documents, [&](const document_held& d) {
        return d.output && is_void(sop, change, decided, d.at);
    });
    const act_done* own = hands_over(decided) && !book.acts.empty() ? &book.acts.back() : nullptr;
    decided.void_acts.reserve(book.acts.size());
    erase_if(book.acts, [&](const act_done& a) {
        if (!is_void(sop, change, decided, a.at)) return false;
        if (&a != own) decided.void_acts.push_back(a);
        return true;
    });
}

// Before anything leaves the list of what is open.
void withdraw(const row_units& after, const row_units& opened, entry& decided) {
    for (const open_row& each : decided.after.ledger.open)
        if (decided.closed != each.at && (contains(opened, each.at) || !contains(after, each.at)))
            decided.withdrawn.push_back(each.at);
}

void end_service(const scene& s, entry& decided) {
    std::optional<running_clock>& service = decided.after.ledger.service;
    if (!service) return;
    decided.measured.push_back({measured_thing::service,
                                {},
                                decided.after.started,
                                service->due,
                                is_late(*service, decided.given.at),
                                false});
    stop(s, measured_thing::service, {}, *service, decided);
    service.reset();
}

}  // namespace

std::optional<bool> was_late(const entry& decided) noexcept {
    std::optional<bool> late;
    for (const measured_time& each : decided.measured) {
        if (each.outside || !each.due.has_limit() || each.what == measured_thing::service) continue;
        late = late.value_or(false) || each.late;
    }
    return late;
}

void follow_flow(const scene& s, const flow_change& change, entry& decided) {
    decided.result = change.said.result;
    if (decided.result == progress::case_ended) {
        decided.after.stage = *lifecycle_after(decided.after.stage, lifecycle_event::finish);
        decided.after.outcome = change.said.outcome;
    }
    const row_units after = rows_open(s.view, decided.after);
    const bool acted_on_row = decided.at.row != no_step;
    const bool closes = acted_on_row && (change.said.result == progress::row_closed ||
                                         change.said.result == progress::case_ended);
    const bool completes = closes && std::holds_alternative<events::complete>(decided.given.what);
    if (closes) decided.closed = decided.at;

    if (completes) measure_row(decided);
    const row_units opened = rows_opened(s.view, change, after, decided);
    withdraw(after, opened, decided);
    leave_rows(s, decided,
               [&](row_unit at) { return !contains(after, at) || contains(opened, at); });
    for (const row_unit at : opened) open_clocks(s, at, decided);
    stop_spans(s, completes && !change.said.backward, decided);

    if (change.said.backward && change.target != no_step) {
        make_void(s.sop, change, decided);
    } else if (hands_over(decided) && closes && !s.row(decided.at.row).outputs.empty()) {
        decided.after.ledger.outputs.push_back({decided.at, decided.given.at});
        decided.outputs.push_back(decided.at);
    }
    if (decided.result == progress::case_ended) end_service(s, decided);
    mind_outsiders(s.sop, s.times, decided);
}

void open_first(const scene& s, entry& decided) {
    for (const row_unit at : rows_open(s.view, decided.after)) open_clocks(s, at, decided);
    if (s.sop.sop.service_time && s.sop.sop.service_time->has_limit())
        decided.after.ledger.service = started(due(measured_by(s.sop, s.times, decided.after, {}),
                                                   decided.given.at, *s.sop.sop.service_time));
    mind_outsiders(s.sop, s.times, decided);
}

void withdraw_all(const scene& s, entry& decided) {
    ledger& book = decided.after.ledger;
    for (const open_row& each : book.open) decided.withdrawn.push_back(each.at);
    leave_rows(s, decided, [](row_unit) { return true; });
    for (open_span& span : book.spans) {
        const row_unit from{s.sop.clocks[span.clock_index].from, span.unit};
        stop(s, measured_thing::span, from, span.clock, decided);
    }
    book.spans.clear();
    if (book.service) stop(s, measured_thing::service, {}, *book.service, decided);
    book.service.reset();
}

}  // namespace alur
