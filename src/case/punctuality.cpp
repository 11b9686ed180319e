// What `terlambat` says about a finishing act.
#include <algorithm>

#include "case/clocks.hpp"
#include "case/guards.hpp"
#include "case/refusals.hpp"
#include "sop/spelling.hpp"

namespace alur {
namespace {

struct overdue {
    const lateness_policy* policy;
    instant due;
};

// The clocks that this act stops too late.
std::vector<overdue> late_clocks(const scene& s, const accepted_act& act) {
    std::vector<overdue> late;
    const instant now = s.given.at;
    const auto judge = [&](row_unit at, const running_clock& clock) {
        if (is_late(clock, now)) late.push_back({&s.sop.demands[index(at.row)].late, clock.due.at});
    };
    for (const open_row& open : s.facts.ledger.open)
        if (open.at == act.at && !open.outside) judge(open.at, open.clock);
    for (const open_span& span : s.facts.ledger.spans) {
        const span_clock& clock = s.sop.clocks[span.clock_index];
        const unit_id lane = s.sop.kind_of(act.at.row) == no_kind ? no_unit : act.at.unit;
        if (act.forwards && clock.to == act.at.row && span.unit == lane)
            judge({clock.from, span.unit}, span.clock);
    }
    return late;
}

}  // namespace

std::optional<refused_event> check_lateness(const scene& s, const accepted_act& act) {
    if (act.what == nullptr || !act.finishes || act.what->by_silence) return std::nullopt;
    for (const overdue& each : late_clocks(s, act)) {
        if (each.policy->refuses) return too_late(s, act.at, each.due);
        if (each.policy->wants_reason && blank(act.what->late_reason))
            return lateness_unexplained(s, act.at, each.due);
    }
    return std::nullopt;
}

}  // namespace alur
