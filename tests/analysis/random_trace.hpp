// Random traces: a run of the SOP as a log tells it, and the same with edits.
#pragma once

#include "analysis/slow_align.hpp"
#include "generator/random.hpp"

#include <vector>

namespace alur::testing {

struct random_log {
    std::vector<log_event> events;
    std::vector<std::uint16_t> units;
    step_id start = no_step;
    bool ended = false;

    [[nodiscard]] log_trace trace() const { return {events, units, start}; }
};

inline std::vector<std::uint16_t> random_units(generate::dice& d, const machine_view& m, int most) {
    std::vector<std::uint16_t> units;
    for (std::size_t k = 0; k < m.kinds.size(); ++k)
        units.push_back(static_cast<std::uint16_t>(d.between(1, most)));
    return units;
}

// Ends, or stops after so many rows.
inline random_log random_walk(generate::dice& d, const machine_view& m,
                              std::vector<std::uint16_t> units, std::size_t most_rows) {
    random_log made;
    made.units = std::move(units);
    const slow_model model(m, made.units);
    made.start = m.starts[static_cast<std::size_t>(d.under(static_cast<int>(m.starts.size())))];
    state_words at = model.begin(made.start);
    while (!model.ended(at) && made.events.size() < most_rows) {
        std::vector<slow_lead> leads = model.leads(at);
        const slow_lead& taken = d.pick(leads);
        made.events.push_back({taken.row, taken.unit, taken.exit});
        at = taken.to;
    }
    made.ended = model.ended(at);
    return made;
}

inline log_event random_event(generate::dice& d, const machine_view& m,
                              const std::vector<std::uint16_t>& units) {
    log_event e;
    if (d.chance(10)) return e;  // unknown to the SOP
    e.row = static_cast<step_id>(d.under(static_cast<int>(m.rows.size())));
    const row_entry& row = m.rows[index(e.row)];
    e.exit = static_cast<exit_id>(d.under(row.exit_count));
    if (row.stretch != 0xffff)
        e.unit = static_cast<unit_id>(d.under(units[index(row.kind)] + (d.chance(5) ? 1 : 0)));
    return e;
}

// One edit; what it can cost at most, where every move but a synchronous one costs 1.
inline int edit(generate::dice& d, const machine_view& m, random_log& log) {
    auto& events = log.events;
    const auto at =
        static_cast<std::ptrdiff_t>(events.empty() ? 0 : d.under(static_cast<int>(events.size())));
    switch (events.empty() ? 0 : d.under(4)) {
        case 0:
            events.insert(events.begin() + at, random_event(d, m, log.units));
            return 1;
        case 1:
            events.erase(events.begin() + at);
            return 1;
        case 2:
            events[static_cast<std::size_t>(at)] = random_event(d, m, log.units);
            return 2;
        default:
            std::swap(events[static_cast<std::size_t>(at)], events.back());
            return 4;
    }
}

// What many logs do not record. It costs nothing.
inline void forget(generate::dice& d, random_log& log) {
    const bool units = d.chance(30);
    const int exits = d.chance(50) ? 50 : 0;
    for (log_event& e : log.events) {
        if (units && d.chance(50)) e.unit = no_unit;
        if (d.chance(exits)) e.exit = no_exit;
    }
    if (d.chance(30)) log.start = no_step;
}

}  // namespace alur::testing
