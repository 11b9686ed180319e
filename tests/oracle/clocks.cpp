// When is it too late? Every clock is wound again from its opening, through all that happened.
#include "oracle/dossier.hpp"

#include <algorithm>

namespace alur::oracle {
namespace {

struct clock {
    due_date due;
    instant paused_since{};
    bool paused = false;
    std::uint32_t extended = 0;
};

bool is_late(const clock& c, instant now) {
    if (!c.due.has_limit()) {
        return false;
    }
    const bool stands = c.paused && c.due.counts != measure::date;
    return (stands ? std::min(now, c.paused_since) : now) > c.due.at;
}

// The stretch's unit a place is of; none outside of stretches.
int lane_unit(const dossier& d, place at) {
    return d.plan->lane_of(at.row) == none ? none : at.unit;
}

bool is_span(const dossier& d, int row) {
    return !d.plan->text(row).until.empty() && d.plan->text(row).time.has_value();
}

// The clock that a row's `waktu` starts when it opens for a unit: its own, or with `sampai` the one
// that runs until another row is completed. Nothing if it does not run.
std::optional<clock> clock_of(const dossier& d, place from) {
    const alur::row& text = d.plan->text(from.row);
    const bool span = is_span(d, from.row);
    const work_calendar& calendar = d.calendars[static_cast<std::size_t>(from.row)];
    const int until = span ? row_called(d, text.until) : none;
    std::optional<clock> runs;
    bool suspended = false;
    for (const happened& h : d.past) {
        if (h.what.kind == wish_kind::suspend) {
            suspended = true;
        } else if (h.what.kind == wish_kind::resume) {
            suspended = false;
        }
        if (h.flow.opened.contains(from)) {
            runs = clock{};
            if (text.time && (span || text.until.empty())) {
                runs->due = due(calendar, h.what.at, *text.time);
            }
        } else if (runs && h.what.kind == wish_kind::extend && h.at == from) {
            runs->due = due_after(calendar, runs->due, text.extends->each);
            ++runs->extended;
        }
        if (!runs) {
            continue;
        }
        const auto reaches_end = [&](place p) {
            return d.plan->from_here(p.row).contains(until) &&
                   (from.unit == none || lane_unit(d, p) == none || p.unit == from.unit);
        };
        const bool stopped = span ? (h.forwards && h.what.kind == wish_kind::complete &&
                                     h.at.row == until && lane_unit(d, h.at) == from.unit) ||
                                        std::none_of(h.open.begin(), h.open.end(), reaches_end)
                                  : !h.open.contains(from);
        if (stopped) {
            runs.reset();
            continue;
        }
        const bool pause = suspended || (span && h.only_outsiders);
        if (pause && !runs->paused) {
            runs->paused_since = h.what.at;
        } else if (!pause && runs->paused) {
            runs->due = due_after_pause(calendar, runs->due, runs->paused_since, h.what.at);
        }
        runs->paused = pause;
    }
    return runs;
}

bool objects(const dossier& d, const wish& w, int row) {
    const std::vector<lateness>& own = d.plan->text(row).when_late;
    for (const lateness& each : own.empty() ? d.sop().when_late : own) {
        if (each.kind == lateness_kind::refuse ||
            (each.kind == lateness_kind::reason && blank(w.late_reason))) {
            return true;
        }
    }
    return false;
}

bool outsiders_only(const dossier& d, int row) {
    const std::vector<int>& who = d.plan->performers_of(row);
    return std::all_of(who.begin(), who.end(), [&](int o) { return d.plan->who(o).outside; });
}

}  // namespace

bool too_late(const dossier& d, const wish& w, const proposal& a) {
    if (a.returns || !a.finishing) {
        return false;
    }
    if (!is_span(d, a.at.row) && !outsiders_only(d, a.at.row)) {
        const std::optional<clock> own = clock_of(d, a.at);
        if (own && is_late(*own, w.at) && objects(d, w, a.at.row)) {
            return true;
        }
    }
    for (int r = 0; a.forwards && r < d.plan->rows; ++r) {
        if (!is_span(d, r) || row_called(d, d.plan->text(r).until) != a.at.row) {
            continue;
        }
        const std::optional<clock> ends = clock_of(d, {r, lane_unit(d, a.at)});
        if (ends && is_late(*ends, w.at) && objects(d, w, r)) {
            return true;
        }
    }
    return false;
}

objection judge_extension(const dossier& d, const wish& w, place at) {
    if (blank(w.reason)) {
        return objection::exit;
    }
    const std::optional<extension>& more = d.plan->text(at.row).extends;
    const std::optional<clock> runs = clock_of(d, at);
    if (!more || !runs || !runs->due.has_limit() || runs->extended >= more->times) {
        return objection::exit;
    }
    return is_late(*runs, w.at) ? objection::lateness : objection::nothing;
}

bool expired(const dossier& d, place at, instant now) {
    if (is_span(d, at.row)) {
        return false;
    }
    const std::optional<clock> own = clock_of(d, at);
    return own && is_late(*own, now);
}

bool only_outsiders_awaited(const dossier& d) {
    const std::set<place> open = open_places(d.flow);
    return !open.empty() && std::all_of(open.begin(), open.end(), [&](place at) {
        const std::set<int> who = able(d, at);
        return std::all_of(who.begin(), who.end(), [&](int o) { return d.plan->who(o).outside; });
    });
}

}  // namespace alur::oracle
