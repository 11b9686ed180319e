#include "oracle/sound.hpp"

#include <algorithm>
#include <map>

namespace alur::oracle {
namespace {

// What the future depends on: open rows, arrivals, and how far the stretches are.
std::string key_of(const run& r) {
    std::string key = r.ended ? "ended " + r.outcome + ";" : "";
    const auto number = [&](int n) { key += std::to_string(n) + ","; };
    for (const place& p : open_places(r)) {
        number(p.row);
        number(p.unit);
    }
    for (int b = 0; b < static_cast<int>(r.plan->blocks.size()); ++b) {
        key += "|";
        if (r.plan->at(b).is_fork) {
            const int lane = r.plan->lane_of(r.plan->at(b).opener);
            std::set<int> units{none};
            if (lane != none) {
                units = r.units.at(r.plan->at(lane).kind);
            }
            for (const int unit : units) {
                for (int p = 0; p < static_cast<int>(r.plan->at(b).parts.size()); ++p) {
                    key += arrived(r, {b, p}, unit) ? "1" : "0";
                }
            }
        } else if (const auto found = r.stretches.find(b); found != r.stretches.end()) {
            key += found->second.met ? "m" : "n";
            for (const int unit : found->second.delivered) {
                number(unit);
            }
            key += "/";
            for (const int unit : found->second.awaited) {
                number(unit);
            }
        }
    }
    return key;
}

struct state {
    run at;
    int from = none;
    std::string step;
    std::vector<int> ways_here;  // states from which an exit, not a return, leads here
};

struct exploration {
    const limits& within;
    std::vector<state> states;
    std::map<std::string, int> index;
    std::set<int> rows_seen;
    soundness verdict;

    std::vector<std::string> steps_to(int i) const {
        std::vector<std::string> steps;
        for (; i != none; i = states[static_cast<std::size_t>(i)].from) {
            steps.push_back(states[static_cast<std::size_t>(i)].step);
        }
        std::reverse(steps.begin(), steps.end());
        return steps;
    }

    void found(run&& next, int from, const std::string& step, bool by_exit) {
        const std::string key = key_of(next);
        const auto [place_in_index, fresh] =
            index.try_emplace(key, static_cast<int>(states.size()));
        if (!next.anomalies.empty() && verdict.why.empty()) {
            verdict.why = next.anomalies.front();
            verdict.steps = steps_to(from);
            verdict.steps.push_back(step);
        }
        if (fresh) {
            for (const place& p : open_places(next)) {
                rows_seen.insert(p.row);
            }
            states.push_back({std::move(next), from, step, {}});
        }
        if (by_exit) {
            states[static_cast<std::size_t>(place_in_index->second)].ways_here.push_back(from);
        }
    }

    void steps_from(int i) {
        const run now = states[static_cast<std::size_t>(i)].at;
        const structure& s = *now.plan;
        for (const place& p : now.ended ? std::set<place>{} : open_places(now)) {
            const auto try_one = [&](int way_taken, int target, const std::set<int>& named) {
                run next = now;
                result ignored;
                if (way_taken != none) {
                    finish(next, p, way_taken, named, ignored);
                } else {
                    give_back(next, p, target, named, ignored);
                }
                const std::string by = way_taken != none ? s.exit(p.row, way_taken).label
                                                         : "back to " + s.text(target).id;
                found(std::move(next), i,
                      s.text(p.row).id + "/" + std::to_string(p.unit) + " " + by,
                      way_taken != none);
            };
            const auto try_naming = [&](int way_taken, int target, bool back) {
                try_one(way_taken, target, {});
                if (back && from_behind_into_stretch(s, p.row, target)) {
                    for (const int unit : now.stretches.at(s.lane_of(target)).delivered) {
                        try_one(way_taken, target, {unit});
                    }
                }
            };
            const auto& ways = s.ways[static_cast<std::size_t>(p.row)];
            for (int w = 0; w < static_cast<int>(ways.size()); ++w) {
                const bool back = s.goes_back(p.row, s.exit(p.row, w));
                try_naming(w, s.exit(p.row, w).goals[0], back);
            }
            for (const int target : s.return_targets[static_cast<std::size_t>(p.row)]) {
                if (target != p.row) {
                    try_naming(none, target, true);
                }
            }
        }
    }

    void all_can_end() {
        std::vector<bool> can(states.size(), false);
        std::vector<int> todo;
        for (std::size_t i = 0; i < states.size(); ++i) {
            if (states[i].at.ended) {
                todo.push_back(static_cast<int>(i));
            }
        }
        while (!todo.empty()) {
            const auto i = static_cast<std::size_t>(todo.back());
            todo.pop_back();
            if (!can[i]) {
                can[i] = true;
                todo.insert(todo.end(), states[i].ways_here.begin(), states[i].ways_here.end());
            }
        }
        const auto stuck = std::find(can.begin(), can.end(), false);
        if (stuck != can.end() && verdict.why.empty()) {
            verdict.why = "the case cannot end any more";
            verdict.steps = steps_to(static_cast<int>(stuck - can.begin()));
        }
    }

    void all_from(run&& first) {
        states.clear();
        index.clear();
        found(std::move(first), none, "start", false);
        for (std::size_t i = 0; i < states.size() && verdict.why.empty(); ++i) {
            if (states.size() > within.states) {
                verdict.known = false;
                return;
            }
            steps_from(static_cast<int>(i));
        }
        all_can_end();
    }
};

}  // namespace

soundness sound(const definition& from, const limits& within) {
    const auto plan = std::make_shared<const structure>(read(from));
    if (!plan->faults.empty()) {
        return {false, true, plan->faults.front(), {}};
    }
    exploration all{within, {}, {}, {}, {}};
    for (const int start : plan->starts) {
        for (int count = 1; count <= within.units; ++count) {
            std::map<std::string, int> units;
            for (const office& o : plan->offices) {
                units[o.kind] = count;
            }
            for (const row& r : from.rows) {
                units[r.per_unit] = count;
            }
            units.erase("");
            for (std::size_t quorum = 0; quorum <= (units.empty() || count == 1 ? 0U : 1U);
                 ++quorum) {
                run first = open(plan, start, units);
                first.quorum_of_stretches = quorum;
                all.all_from(std::move(first));
            }
        }
    }
    if (all.verdict.why.empty() && static_cast<int>(all.rows_seen.size()) < plan->rows) {
        all.verdict.why = "a row never happens";
    }
    all.verdict.sound = all.verdict.why.empty();
    return all.verdict;
}

}  // namespace alur::oracle
