// Why is an event refused, or what does it leave behind? In the order in which reasons count.
#include "oracle/dossier.hpp"

#include <algorithm>
#include <array>

#include "oracle/dossier_parts.hpp"

namespace alur::oracle {
namespace {

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
