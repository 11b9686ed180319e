#include <alur/analysis/replay.hpp>

#include <alur/case/open_case.hpp>

#include <algorithm>
#include <chrono>
#include <map>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>

#include "analysis/lines.hpp"
#include "sop/spelling.hpp"

namespace alur {
namespace {

using row_index = std::uint32_t;

// Rows of one case in the order in which they are judged: by time, and at one instant what begins a
// case first, then by row of the SOP, then by content.
class earlier {
  public:
    earlier(const event_log& log, const log_words& words, const std::vector<judged_event>& is)
        : log_(log), words_(words), is_(is) {}
    bool operator()(row_index a, row_index b) const {
        if (log_.times[a] != log_.times[b]) return log_.times[a] < log_.times[b];
        if (rank(a) != rank(b)) return rank(a) < rank(b);
        if (row_of(a) != row_of(b)) return row_of(a) < row_of(b);
        for (const text_column* each : {&log_.activities, &log_.units, &log_.answers, &log_.offices,
                                        &log_.persons, &log_.documents})
            if (const int order = each->word(a).compare(each->word(b)); order != 0)
                return order < 0;
        const auto start = [&](row_index r) {
            return log_.starts.empty() ? no_time : log_.starts[r];
        };
        return start(a) != start(b) ? start(a) < start(b) : a < b;
    }

  private:
    [[nodiscard]] int rank(row_index r) const {
        return is_[r].is == log_row::began_case ? 0 : is_[r].is == log_row::began_work ? 1 : 2;
    }
    [[nodiscard]] std::size_t row_of(row_index r) const {
        return index(words_.activities[static_cast<std::size_t>(log_.activities.code(r))].row);
    }

    const event_log& log_;
    const log_words& words_;
    const std::vector<judged_event>& is_;
};

// The units a case is opened with: as asked, as the SOP lists them, or as the log names them.
class units_of_cases {
  public:
    units_of_cases(const machine& sop, const replay_options& how) : sop_(sop), how_(how) {}

    template <class Rows>
    [[nodiscard]] case_units of(const event_log& log, const log_words& words,
                                const Rows& rows) const {
        case_units made;
        for (std::size_t k = 0; k < sop_.kinds.size(); ++k) {
            const std::string& kind = sop_.kinds[k];
            const std::vector<std::string>* fixed = units_known(sop_, how_, kind);
            made.repeated.push_back(
                fixed != nullptr ? *fixed : seen(log, words, rows, static_cast<kind_id>(k)));
        }
        for (const std::string& kind : sop_.case_kinds) {
            const std::vector<std::string>* fixed = units_known(sop_, how_, kind);
            made.own.push_back(own_unit(log, rows, fixed));
        }
        return made;
    }

  private:
    template <class Rows>
    [[nodiscard]] std::vector<std::string> seen(const event_log& log, const log_words& words,
                                                const Rows& rows, kind_id kind) const {
        std::vector<std::string> found;
        for (const row_index r : rows) {
            const step_id at =
                words.activities[static_cast<std::size_t>(log.activities.code(r))].row;
            const std::string_view name = stripped(log.units.word(r));
            if (at == no_step || sop_.kind_of(at) != kind || name.empty()) continue;
            if (std::none_of(found.begin(), found.end(),
                             [&](const std::string& each) { return same_name(each, name); }))
                found.emplace_back(name);
        }
        std::sort(found.begin(), found.end());
        return found;
    }
    template <class Rows>
    [[nodiscard]] static std::string own_unit(const event_log& log, const Rows& rows,
                                              const std::vector<std::string>* fixed) {
        if (fixed != nullptr && fixed->size() == 1) return fixed->front();
        for (const row_index r : rows) {
            const std::string_view name = stripped(log.units.word(r));
            const bool possible =
                fixed == nullptr
                    ? !name.empty()
                    : std::any_of(fixed->begin(), fixed->end(),
                                  [&](const std::string& each) { return same_name(each, name); });
            if (possible) return std::string(name);
        }
        return {};
    }

    const machine& sop_;
    const replay_options& how_;
};

}  // namespace

replayed replay(const machine& sop, const timetable& times, const event_log& log,
                const log_words& words, const replay_options& how) {
    require_well_formed(log);
    replayed made;
    made.events.resize(log.size());
    made.case_of.assign(log.size(), replayed::no_case);

    std::map<std::string_view, std::vector<row_index>> rows_of_case;
    for (std::size_t r = 0; r < log.size(); ++r) {
        made.events[r].is = kind_of(log, words, r);
        if (made.events[r].is <= log_row::began_work)
            rows_of_case[log.cases.word(r)].push_back(static_cast<row_index>(r));
    }

    const units_of_cases units(sop, how);
    for (auto& [name, rows] : rows_of_case) {
        std::sort(rows.begin(), rows.end(), earlier(log, words, made.events));
        const auto number = static_cast<std::uint32_t>(made.cases.size());
        past_case past(sop, times, units.of(log, words, rows));
        for (const row_index r : rows) {
            made.case_of[r] = number;
            made.events[r] = give(log, words, r, made.events[r].is, past, made.deviations);
        }
        made.cases.push_back(past.result());
        made.cases.back().name = name;
    }
    return made;
}

}  // namespace alur
