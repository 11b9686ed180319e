#include <alur/analysis/work_starts.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

#include "analysis/lines.hpp"
#include "sop/spelling.hpp"

namespace alur {

work_starts pair_starts(const event_log& log, const log_words& words) {
    require_well_formed(log);
    work_starts made;
    std::vector<std::vector<std::size_t>> of_case(log.cases.words.size());
    std::vector<bool> begins(of_case.size());
    std::vector<log_row> is(log.size());
    for (std::size_t r = 0; r < log.size(); ++r) {
        is[r] = kind_of(log, words, r);
        if (is[r] != log_row::judged && is[r] != log_row::began_work) continue;
        const auto at = static_cast<std::size_t>(log.cases.code(r));
        of_case[at].push_back(r);
        if (is[r] == log_row::began_work) begins[at] = true;
    }
    const auto row_of = [&](std::size_t r) {
        return words.activities[static_cast<std::size_t>(log.activities.code(r))].row;
    };
    for (std::size_t at = 0; at < of_case.size(); ++at) {
        std::vector<std::size_t>& rows = of_case[at];
        const auto without = [&](std::size_t r) {
            if (log.starts.empty() || log.starts[r] == no_time) ++made.without;
        };
        if (!begins[at]) {
            std::for_each(rows.begin(), rows.end(), without);
            continue;
        }
        std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
            if (log.times[a] != log.times[b]) return log.times[a] < log.times[b];
            return is[a] == log_row::began_work && is[b] == log_row::judged;
        });
        std::vector<std::size_t> begun;
        for (const std::size_t r : rows) {
            if (is[r] == log_row::began_work) {
                begun.push_back(r);
                continue;
            }
            const auto found = std::find_if(begun.rbegin(), begun.rend(), [&](std::size_t b) {
                return row_of(b) != no_step && row_of(b) == row_of(r) &&
                       same_name(log.units.word(b), log.units.word(r));
            });
            if (found == begun.rend()) {
                without(r);
            } else {
                ++made.ended;
                begun.erase(std::next(found).base());
            }
        }
        made.open.insert(made.open.end(), begun.begin(), begun.end());
    }
    std::sort(made.open.begin(), made.open.end());
    return made;
}

}  // namespace alur
