#include <alur/analysis/traces.hpp>
#include <alur/sop/limits.hpp>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "analysis/lines.hpp"
#include "sop/spelling.hpp"

namespace alur {
namespace {

constexpr exit_id none_of_its{0xfe};

class tracer {
  public:
    tracer(const machine& sop, const event_log& log, const log_words& words,
           const replay_options& how)
        : sop_(sop), log_(log), words_(words), how_(how) {}

    log_traces run() {
        std::map<std::string_view, std::vector<std::size_t>> rows_of_case;
        std::vector<log_row> is(log_.size());
        for (std::size_t r = 0; r < log_.size(); ++r) {
            is[r] = kind_of(log_, words_, r);
            if (is[r] <= log_row::began_case) rows_of_case[log_.cases.word(r)].push_back(r);
            if (is[r] != log_row::judged) made_.left_out.push_back(r);
        }
        for (auto& [name, rows] : rows_of_case) {
            std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
                return log_.times[a] < log_.times[b];
            });
            case_trace& one = made_.cases.emplace_back();
            one.name = name;
            give_units(one, rows);
            signing_ = {};
            for (const std::size_t r : rows) {
                if (is[r] == log_row::began_case)
                    one.start = activity(r);
                else
                    add(one, r);
            }
        }
        std::sort(made_.left_out.begin(), made_.left_out.end());
        return std::move(made_);
    }

  private:
    struct signing {
        step_id row = no_step;
        unit_id unit = no_unit;
        role_set missing = 0;
    };

    [[nodiscard]] step_id activity(std::size_t r) const {
        return words_.activities[static_cast<std::size_t>(log_.activities.code(r))].row;
    }

    void give_units(case_trace& to, const std::vector<std::size_t>& rows) const {
        for (const std::string& kind : sop_.kinds) {
            std::vector<std::string>& names = to.names.emplace_back();
            if (const std::vector<std::string>* known = units_known(sop_, how_, kind))
                names = *known;
            else
                for (const std::size_t r : rows) note_unit(names, kind, r);
            if (names.size() > max_units) names.resize(max_units);
            to.units.push_back(static_cast<std::uint16_t>(std::max<std::size_t>(names.size(), 1)));
        }
    }
    void note_unit(std::vector<std::string>& names, const std::string& kind, std::size_t r) const {
        const step_id row = activity(r);
        const std::string_view unit = stripped(log_.units.word(r));
        if (row == no_step || unit.empty() || sop_.kind_of(row) != sop_.find_kind(kind)) return;
        if (find(names, unit) == names.size()) names.emplace_back(unit);
    }
    static std::size_t find(const std::vector<std::string>& names, std::string_view unit) {
        const auto at = std::find_if(names.begin(), names.end(), [&](const std::string& each) {
            return same_name(each, unit);
        });
        return static_cast<std::size_t>(at - names.begin());
    }

    void add(case_trace& to, std::size_t r) {
        log_event event;
        event.row = activity(r);
        if (event.row != no_step) {
            if (const kind_id kind = sop_.kind_of(event.row); kind != no_kind)
                if (const std::string_view unit = stripped(log_.units.word(r)); !unit.empty())
                    event.unit = static_cast<unit_id>(find(to.names[index(kind)], unit));
            if (sop_.table.rows[index(event.row)].decides &&
                !stripped(log_.answers.word(r)).empty()) {
                const auto word = static_cast<std::size_t>(log_.answers.code(r));
                event.exit = words_.answers[word][index(event.row)];
                if (event.exit == no_exit) event.exit = none_of_its;
            }
            if (signs(event, r)) {
                made_.left_out.push_back(r);
                return;
            }
        } else {
            signing_ = {};
        }
        to.events.push_back(event);
        to.input.push_back(r);
    }
    // Or completes it, and then it is the others' turn to sign.
    bool signs(const log_event& event, std::size_t r) {
        role_set by = 0;
        if (!stripped(log_.offices.word(r)).empty())
            by = only(words_.offices[static_cast<std::size_t>(log_.offices.code(r))]);
        if (signing_.row == event.row && signing_.unit == event.unit &&
            (signing_.missing & by) != 0) {
            signing_.missing &= ~by;
            return true;
        }
        signing_ = {event.row, event.unit, signers(event.row) & ~by};
        return false;
    }

    // Of a row that one performs, nobody.
    [[nodiscard]] role_set signers(step_id row) const {
        const row_entry& entry = sop_.table.rows[index(row)];
        role_set all = 0;
        for (std::size_t i = 0; entry.mode != act_mode::one && i < entry.act_count; ++i)
            all |= only(sop_.table.acts[entry.first_act + i]);
        return all;
    }

    const machine& sop_;
    const event_log& log_;
    const log_words& words_;
    const replay_options& how_;
    log_traces made_;
    signing signing_;
};

}  // namespace

std::vector<log_trace> log_traces::traces() const {
    std::vector<log_trace> list;
    list.reserve(cases.size());
    for (const case_trace& each : cases) list.push_back({each.events, each.units, each.start});
    return list;
}

log_traces traces_of(const machine& sop, const event_log& log, const log_words& words,
                     const replay_options& how) {
    require_well_formed(log);
    return tracer(sop, log, words, how).run();
}

}  // namespace alur
