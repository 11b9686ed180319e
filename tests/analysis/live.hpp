// Random live cases, written down as logs.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "analysis/log_lines.hpp"
#include "case/clerk.hpp"

namespace alur_test {

struct lived {
    std::vector<log_line> lines;
    std::vector<std::optional<bool>> late;  // per line
    std::vector<alur::events::units_of_kind> units;
    alur::lifecycle stage = alur::lifecycle::not_started;
    std::vector<alur::pending_row> open;  // by row, then unit
};

// Only what a log can tell: rows that close, for all units that had delivered.
inline lived live(dice& d, const alur::machine& sop, const alur::timetable& times) {
    lived made;
    alur::open_case berkas(sop, times);
    clerk who(d, sop, berkas);
    alur::instant now = at("08:00");
    for (int i = 0; i < 120 && berkas.stage() != alur::lifecycle::completed; ++i) {
        now += std::chrono::minutes{d.between(1, 200)};
        alur::event e = who.next(now);
        const auto* done = std::get_if<events::complete>(&e.what);
        const auto* begins = std::get_if<events::start>(&e.what);
        if (e.at != now || (done == nullptr && begins == nullptr)) continue;
        if (done != nullptr && (!done->back_for.empty() || !done->name_units.empty())) continue;
        alur::judgement answer = berkas.judge(e);
        if (!answer) continue;
        alur::entry decided = std::move(answer.decided());
        if (begins != nullptr) {
            made.units = begins->units;
            const std::string& row =
                sop.sop.rows[alur::index(berkas.sop().table.starts.front())].id;
            const bool several = sop.table.starts.size() > 1;
            if (several && begins->row != row) return {};  // a log does not say at which start
            made.lines.push_back({"A", "MULAI", now, "", "", "", "", "", "", false});
            made.late.emplace_back();
        } else if (decided.closed) {
            const alur::row& row = sop.sop.rows[alur::index(decided.at.row)];
            const bool decides = sop.table.rows[alur::index(decided.at.row)].decides;
            made.lines.push_back({"A", row.id, now,
                                  sop.sop.performers[alur::index(decided.office)].code, e.by.id,
                                  decides ? row.answers[alur::index(decided.taken)].label : "",
                                  alur::unit_name(sop, berkas.facts(), decided.at), "", "", false});
            made.late.push_back(alur::was_late(decided));
        }
        berkas.apply(decided);
    }
    made.stage = berkas.stage();
    const alur::case_facts& facts = berkas.facts();
    std::vector<alur::open_row> open(facts.ledger.open.begin(), facts.ledger.open.end());
    std::sort(open.begin(), open.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    for (const alur::open_row& each : open) {
        alur::pending_row one{0, each.at.row, alur::unit_name(sop, facts, each.at),
                              each.opened.time_since_epoch().count()};
        if (each.clock.due.has_limit()) one.due = each.clock.due.at.time_since_epoch().count();
        one.outside = each.outside;
        one.measured = &times.of(each.at.row);
        made.open.push_back(std::move(one));
    }
    return made;
}

}  // namespace alur_test
