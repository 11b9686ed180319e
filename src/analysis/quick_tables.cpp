#include "analysis/quick_tables.hpp"

#include <algorithm>
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

std::uint16_t with_signs(std::uint16_t bits) {
    return bits | (any_undetermined(bits) ? doubt : std::uint16_t{0});
}

// By the kernel itself; not followed if it refuses.
line_cell moved(const machine& sop, step_id row, exit_id taken, place end) {
    kernel_state state;
    state.at = {row};
    const verdict said = close_whole_row(sop.view(), {row, no_unit}, taken, 0xffff, {}, state);
    line_cell made;
    made.followed = said.accepted() && said.result != progress::row_open;
    const bool ends = said.result == progress::case_ended;
    made.next = !made.followed || ends ? end : static_cast<place>(index(state.at.row));
    made.outcome = said.outcome;
    return made;
}

line_cell answered(const machine& sop, step_id row, bool empty, exit_id meant, place end) {
    const row_entry& entry = sop.table.rows[index(row)];
    finding found = finding::not_asked;
    line_cell made;
    if (entry.decides) {
        made.followed = false;
        if (meant != no_exit) made = moved(sop, row, meant, end);
        found = empty                ? finding::undetermined
                : meant == no_exit   ? finding::broken
                : is_ruled(sop, row) ? finding::undetermined
                                     : finding::kept;
    } else {
        made = moved(sop, row, no_exit, end);
        if (!empty) found = finding::broken;
    }
    made.by_answer = with_signs(bits_of(question::answer, found));
    if (!made.followed || found == finding::broken) made.by_answer |= careful;
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
    : rows(sop.table.rows.size() + 2),
      first(static_cast<place>(index(sop.table.starts.front()))),
      has_service(sop.sop.service_time && sop.sop.service_time->has_limit()),
      office_words(words_of(log.offices)),
      answer_words(words_of(log.answers)) {
    const std::size_t n = beginning();
    subjects.assign(words_of(log.activities), no_activity);
    for (std::size_t w = 1; w < subjects.size(); ++w) {
        const log_words::activity& is = words.activities[w - 1];
        subjects[w] = is.begins_case      ? beginning()
                      : is.row == no_step ? unknown_row
                                          : static_cast<subject>(index(is.row));
    }
    transitions.assign(words_of(log.transitions), 0);
    for (std::size_t w = 1; w < transitions.size(); ++w) {
        const std::string_view word = stripped(log.transitions.words[w - 1]);
        transitions[w] = same_name(word, "start")                      ? work_begins
                         : word.empty() || same_name(word, "complete") ? subject{0}
                                                                       : other_transition;
    }

    const auto office_bits = [](finding found) {
        return static_cast<std::uint16_t>(with_signs(bits_of(question::office, found)) |
                                          (found == finding::broken ? careful : 0));
    };
    offices.resize(rows.size() * office_words);
    cells.resize((rows.size() + 1) * answer_words);
    for (std::size_t w = 0; w < answer_words; ++w) {
        line_cell& begins = cells[n * answer_words + w];
        begins.next = first;
        begins.judged = 0;
    }
    rows[n].bits = bits_of(log_row::began_case);
    for (std::size_t r = 0; r < n; ++r) {
        const auto row = static_cast<step_id>(r);
        const row_entry& entry = sop.table.rows[r];
        row_table& its = rows[r];
        its.id = row;
        const role_set allowed = offices_of(sop, row);
        for (std::size_t w = 0; w < office_words; ++w) {
            const bool empty = w == 0 || stripped(log.offices.words[w - 1]).empty();
            offices[r * office_words + w] =
                office_bits(empty                                         ? finding::undetermined
                            : (allowed & only(words.offices[w - 1])) != 0 ? finding::kept
                                                                          : finding::broken);
        }
        for (std::size_t w = 0; w < answer_words; ++w) {
            const bool empty = w == 0 || stripped(log.answers.words[w - 1]).empty();
            line_cell& cell = cells[r * answer_words + w] =
                answered(sop, row, empty, empty ? no_exit : words.answers[w - 1][r], end());
            if (has_service && cell.next == end()) cell.by_answer |= careful;
        }

        const work_calendar* measured = &times.of(row);
        const auto known = std::find(clocks.begin(), clocks.end(), measured);
        its.clock = static_cast<std::uint8_t>(known - clocks.begin());
        if (known == clocks.end()) clocks.push_back(measured);
        const std::optional<time_limit>& limit = sop.sop.rows[r].time;
        its.limited = limit && limit->has_limit() && sop.sop.rows[r].until.empty();
        its.by_minutes = its.limited && by_minutes(*limit);
        if (its.by_minutes)
            its.budget =
                std::chrono::milliseconds{std::chrono::minutes{limit->upper.working_minutes()}}
                    .count();
        its.outside = outsiders_only(sop, entry);
        its.several = entry.mode != act_mode::one;
        its.bits = bits_of(question::order, finding::kept);
        if (its.limited && !its.outside) its.bits |= bits_of(question::time, finding::kept);
        const row_demands& asks = sop.demands[r];
        if (!asks.other_than.empty())
            its.bits |= bits_of(question::separation, finding::undetermined);
        if (asks.evidence) its.bits |= bits_of(question::evidence, finding::undetermined);
        its.bits = with_signs(its.bits);
    }
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t w = 0; w < answer_words; ++w) {
            line_cell& cell = cells[r * answer_words + w];
            cell.offices = &offices[r * office_words];
            cell.row = static_cast<subject>(r);
            cell.id = rows[r].id;
            cell.bits = rows[r].bits | cell.by_answer;
            cell.clock = rows[r].clock;
            cell.counted = rows[r].by_minutes ? 1 : 0;
            cell.next_counted = rows[cell.next].by_minutes ? 1 : 0;
        }
    for (std::size_t w = 0; w < answer_words; ++w)
        cells[rows.size() * answer_words + w].offices = offices.data();
    for (const subject each : subjects)
        starts.push_back(
            static_cast<std::uint32_t>(std::min<std::size_t>(each, rows.size()) * answer_words));
}

}  // namespace alur::quick
