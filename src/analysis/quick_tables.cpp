#include "analysis/quick_tables.hpp"

#include <chrono>

#include "analysis/row_words.hpp"
#include "case/observed.hpp"
#include "sop/spelling.hpp"

namespace alur::quick {
namespace {

constexpr std::size_t most_cells = std::size_t{1} << 22U;

std::size_t words_of(const text_column& of) { return of.present() ? of.words.size() + 1 : 1; }

bool by_minutes(const time_limit& limit) {
    return limit.has_limit() && !limit.is_date() && limit.upper.is_working() &&
           limit.upper.working_days() == 0;
}

bool outsiders_only(const machine& sop, const row_entry& entry) {
    for (std::size_t i = 0; i < entry.act_count; ++i)
        if ((only(sop.table.acts[entry.first_act + i]) & ~sop.table.outsiders) != 0) return false;
    return true;
}

// By the kernel itself.
exit_table moved(const machine& sop, step_id row, std::uint8_t exit, bool& accepted) {
    const row_entry& entry = sop.table.rows[index(row)];
    kernel_state state;
    state.at = {row};
    const verdict said =
        close_whole_row(sop.view(), {row, no_unit},
                        entry.decides ? static_cast<exit_id>(exit) : no_exit, 0xffff, {}, state);
    accepted = said.accepted() && said.result != progress::row_open;
    exit_table made;
    if (!accepted) return made;
    made.next = said.result == progress::case_ended ? ended
                                                    : static_cast<place>(index(state.at.row));
    made.outcome = said.outcome;
    return made;
}

}  // namespace

bool tables::suit(const machine& sop, const timetable& times, const event_log& log) {
    const std::vector<row_demands>& asks = sop.demands;
    const auto any = [&](auto asked) { return std::any_of(asks.begin(), asks.end(), asked); };
    const bool timed = sop.sop.service_time && sop.sop.service_time->has_limit();
    const std::size_t cells = words_of(log.offices) + words_of(log.answers);
    return sop.table.sequential && sop.table.starts.size() == 1 && sop.case_kinds.empty() &&
           sop.clocks.empty() && !times.knows_units() && !(timed && sop.table.outsiders != 0) &&
           sop.table.rows.size() * cells <= most_cells && log.size() < 0x7fff'ffff &&
           !(log.persons.present() && any([](const auto& d) { return !d.other_than.empty(); })) &&
           !(log.documents.present() && any([](const auto& d) { return d.evidence; }));
}

tables::tables(const machine& sop, const timetable& times, const event_log& log,
               const log_words& words)
    : rows(sop.table.rows.size()),
      first(static_cast<place>(index(sop.table.starts.front()))),
      has_service(sop.sop.service_time && sop.sop.service_time->has_limit()),
      office_words_(words_of(log.offices)),
      answer_words_(words_of(log.answers)) {
    const std::size_t n = rows.size();
    subjects.assign(words_of(log.activities), no_activity);
    for (std::size_t w = 1; w < subjects.size(); ++w) {
        const log_words::activity& is = words.activities[w - 1];
        subjects[w] = is.begins_case      ? case_begins
                      : is.row == no_step ? unknown_row
                                          : static_cast<subject>(index(is.row));
    }
    transitions.assign(words_of(log.transitions), 0);
    for (std::size_t w = 1; w < transitions.size(); ++w) {
        const std::string_view word = stripped(log.transitions.words[w - 1]);
        transitions[w] = same_name(word, "start")                          ? work_begins
                         : word.empty() || same_name(word, "complete") ? subject{0}
                                                                           : other_transition;
    }

    exits_.resize(n * most_exits);
    offices_.resize(n * office_words_, finding::undetermined);
    answers_.resize(n * answer_words_);
    for (std::size_t r = 0; r < n; ++r) {
        const auto row = static_cast<step_id>(r);
        const row_entry& entry = sop.table.rows[r];
        row_table& its = rows[r];
        std::array<bool, most_exits> accepted{};
        for (std::uint8_t i = 0; i < std::min<std::size_t>(entry.exit_count, most_exits); ++i) {
            exit_table& to = exits_[r * most_exits + i] = moved(sop, row, i, accepted[i]);
            to.careful = has_service && to.next == ended;
        }
        const role_set allowed = offices_of(sop, row);
        for (std::size_t w = 1; w < office_words_; ++w)
            if (!stripped(log.offices.words[w - 1]).empty())
                offices_[r * office_words_ + w] = (allowed & only(words.offices[w - 1])) != 0
                                                      ? finding::kept
                                                      : finding::broken;
        for (std::size_t w = 0; w < answer_words_; ++w) {
            answer_cell& cell = answers_[r * answer_words_ + w];
            const bool empty = w == 0 || stripped(log.answers.words[w - 1]).empty();
            const exit_id meant = empty ? no_exit : words.answers[w - 1][r];
            if (entry.decides) {
                cell.followed = meant != no_exit;
                cell.exit = static_cast<std::uint8_t>(cell.followed ? index(meant) : 0);
                cell.found = empty                ? finding::undetermined
                             : meant == no_exit   ? finding::broken
                             : is_ruled(sop, row) ? finding::undetermined
                                                  : finding::kept;
            } else if (!empty) {
                cell.found = finding::broken;
            }
            cell.followed = cell.followed && accepted[cell.exit];
            cell.careful = !cell.followed || cell.found == finding::broken;
        }

        const work_calendar* measured = &times.of(row);
        const auto known = std::find(clocks.begin(), clocks.end(), measured);
        its.clock = static_cast<std::uint8_t>(known - clocks.begin());
        if (known == clocks.end()) clocks.push_back(measured);
        const std::optional<time_limit>& limit = sop.sop.rows[r].time;
        its.limited = limit && limit->has_limit() && sop.sop.rows[r].until.empty();
        its.by_minutes = its.limited && by_minutes(*limit);
        if (its.by_minutes)
            its.budget = std::chrono::milliseconds{
                std::chrono::minutes{limit->upper.working_minutes()}}.count();
        its.outside = outsiders_only(sop, entry);
        its.several = entry.mode != act_mode::one;
        its.bits = bits_of(question::order, finding::kept);
        if (its.limited && !its.outside) its.bits |= bits_of(question::time, finding::kept);
        const row_demands& asks = sop.demands[r];
        if (!asks.other_than.empty())
            its.bits |= bits_of(question::separation, finding::undetermined);
        if (asks.evidence) its.bits |= bits_of(question::evidence, finding::undetermined);
    }
}

}  // namespace alur::quick
