#include "demands.hpp"

#include <algorithm>
#include <string>

namespace alur {
namespace {

struct collector {
    const definition& sop;
    const resolved& flow;
    std::vector<row_demands> demands{};

    [[nodiscard]] step_id row_named(const std::string& id) const {
        for (std::size_t r = 0; r < sop.rows.size(); ++r)
            if (sop.rows[r].id == id) return static_cast<step_id>(r);
        return no_step;
    }

    [[nodiscard]] role_id office_named(const std::string& code) const {
        for (std::size_t p = 0; p < sop.performers.size(); ++p)
            if (sop.performers[p].code == code) return static_cast<role_id>(p);
        return no_role;
    }

    [[nodiscard]] role_set set_of(const std::vector<int>& offices) const {
        role_set set = 0;
        for (const int office : offices) set |= only(static_cast<role_id>(office));
        return set;
    }

    // Silence is entered by a controller, or by who performs the row it leads to.
    void add_silence(std::size_t r, const std::string& label, lateness_policy& late) const {
        const std::vector<answer>& answers = sop.rows[r].answers;
        const auto found = std::find_if(answers.begin(), answers.end(),
                                        [&](const answer& a) { return a.label == label; });
        if (found == answers.end()) return;
        const auto exit = static_cast<std::size_t>(found - answers.begin());
        late.deemed = static_cast<exit_id>(exit);
        late.deemed_by = set_of(flow.controllers);
        if (const int to = flow.rows[r].exits[exit].to; to != no_number)
            late.deemed_by |= set_of(flow.rows[static_cast<std::size_t>(to)].offices);
    }

    [[nodiscard]] lateness_policy policy_of(std::size_t r) const {
        lateness_policy late;
        const auto& own = sop.rows[r].when_late;
        for (const lateness& item : own.empty() ? sop.when_late : own) {
            late.wants_reason |= item.kind == lateness_kind::reason;
            late.refuses |= item.kind == lateness_kind::refuse;
            if (item.kind == lateness_kind::deemed) add_silence(r, item.answer, late);
            if (item.kind == lateness_kind::escalate && item.after)
                late.ladder.push_back({*item.after, office_named(item.office)});
        }
        return late;
    }

    // Whichever of the two rows is done second, the other's person may not do it.
    void keep_apart(std::size_t r) {
        const auto note = [&](std::size_t of, step_id other) {
            std::vector<step_id>& list = demands[of].other_than;
            if (std::find(list.begin(), list.end(), other) == list.end()) list.push_back(other);
        };
        for (const std::string& id : sop.rows[r].different_person) {
            const step_id other = row_named(id);
            note(r, other);
            note(index(other), static_cast<step_id>(r));
        }
    }

    std::vector<row_demands> run() {
        demands.resize(sop.rows.size());
        for (std::size_t r = 0; r < sop.rows.size(); ++r) {
            const row& here = sop.rows[r];
            demands[r].definitive = here.definitive_only;
            demands[r].evidence = here.evidence_required.value_or(sop.evidence_required);
            demands[r].late = policy_of(r);
            keep_apart(r);
            if (here.assigned_at.empty()) continue;
            demands[r].named_at = row_named(here.assigned_at);
            demands[index(demands[r].named_at)].names_others = true;
        }
        return std::move(demands);
    }
};

}  // namespace

std::vector<row_demands> collect_demands(const definition& sop, const resolved& flow) {
    return collector{sop, flow}.run();
}

}  // namespace alur
