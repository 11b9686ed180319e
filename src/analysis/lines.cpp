#include "analysis/lines.hpp"

#include <algorithm>
#include <chrono>
#include <string_view>

#include "sop/spelling.hpp"

namespace alur {
namespace {

std::vector<document> documents_in(std::string_view text) {
    std::vector<document> list;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        if (const std::string_view name = stripped(text.substr(0, end)); !name.empty())
            list.push_back({std::string(name)});
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return list;
}

observation observed(const event_log& log, const log_words& words, std::size_t row) {
    observation what;
    what.input = row;
    what.activity = log.activities.word(row);
    what.row = words.activities[static_cast<std::size_t>(log.activities.code(row))].row;
    what.at = instant{std::chrono::milliseconds{log.times[row]}};
    if (!log.starts.empty()) what.started = log.starts[row];
    what.unit = stripped(log.units.word(row));
    what.person = stripped(log.persons.word(row));
    what.office_word = stripped(log.offices.word(row));
    what.answer_word = stripped(log.answers.word(row));
    if (!what.office_word.empty())
        what.office = words.offices[static_cast<std::size_t>(log.offices.code(row))];
    if (!what.answer_word.empty() && what.row != no_step)
        what.answer =
            words.answers[static_cast<std::size_t>(log.answers.code(row))][index(what.row)];
    if (log.documents.present() && log.documents.code(row) != no_word)
        what.documents = documents_in(log.documents.word(row));
    return what;
}

}  // namespace

log_row kind_of(const event_log& log, const log_words& words, std::size_t row) {
    if (log.cases.code(row) == no_word) return log_row::without_case;
    const std::int32_t activity = log.activities.code(row);
    if (activity == no_word) return log_row::without_activity;
    if (log.times[row] == no_time) return log_row::without_time;
    const std::string_view transition = stripped(log.transitions.word(row));
    const bool starts = same_name(transition, "start");
    if (!starts && !transition.empty() && !same_name(transition, "complete"))
        return log_row::other_change;
    if (words.activities[static_cast<std::size_t>(activity)].begins_case)
        return log_row::began_case;
    return starts ? log_row::began_work : log_row::judged;
}

judged_event give(const event_log& log, const log_words& words, std::size_t row, log_row is,
                  past_case& to, std::vector<deviation>& into) {
    const observation what = observed(log, words, row);
    judged_event made;
    if (is == log_row::began_case)
        to.begin(what);
    else if (is == log_row::began_work)
        to.note_start(what);
    else
        made = to.judge(what);
    made.is = is;
    to.move_deviations(into);
    return made;
}

const std::vector<std::string>* units_known(const machine& sop, const replay_options& how,
                                            const std::string& kind) {
    for (const events::units_of_kind& each : how.units)
        if (same_name(each.kind, kind) && !each.names.empty()) return &each.names;
    for (const unit_kind& each : sop.sop.units)
        if (same_name(each.kind, kind) && !each.names.empty()) return &each.names;
    return nullptr;
}

}  // namespace alur
