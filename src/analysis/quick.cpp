#include "analysis/quick.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "analysis/row_words.hpp"

namespace alur::quick {
namespace {

constexpr std::int64_t never_late = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t not_known = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t varies = not_known + 1;  // within that part of the day
constexpr std::int64_t no_limit = never_late;

instant moment(std::int64_t ms) { return instant{std::chrono::milliseconds{ms}}; }

}  // namespace

time_range range_of(std::span<const std::int64_t> times) noexcept {
    time_range made;
    for (const std::int64_t each : times) {
        const std::int64_t low = each == no_time ? made.first : each;
        made.first = low < made.first ? low : made.first;
        made.last = each > made.last ? each : made.last;
    }
    return made;
}

whole_log::whole_log(const machine& of, const timetable& measured, const event_log& what,
                     const log_words& understood, const tables& made, packed_event* into)
    : sop(of), times(measured), log(what), words(understood), by(made), rows(into) {
    begin();
}

void whole_log::begin() {
    range = range_of(log.times);
    case_state fresh;
    fresh.at = by.beginning();
    cases.assign(log.cases.words.size() + 1, fresh);
    first.assign(cases.size(), case_state::nothing);
}

part_of_log::part_of_log(whole_log& of, code_range part)
    : all_(of),
      part_(part),
      cases_(of.log.cases),
      activities_(of.log.activities),
      offices_(of.log.offices),
      answers_(of.log.answers),
      transitions_(of.log.transitions),
      limits_(of.by.rows.size()),
      by_part_(of.by.rows.size()) {
    const std::size_t slices = std::max<std::size_t>(4'096, 2 * of.log.size());
    for (const work_calendar* each : of.by.clocks)
        clocks_.emplace_back(*each, of.range.first, of.range.last, slices);
    for (std::size_t r = 0; r < limits_.size(); ++r) {
        const row_table& row = of.by.rows[r];
        limit& its = limits_[r];
        its.clock = row.clock;
        its.id = row.id;
        its.bits = row.bits;
        its.judged = r == of.by.beginning() ? 0 : 1;
        its.base = &no_limit;
        if (row.by_minutes) {
            its.worked_mask = ~std::uint64_t{0};
            its.base = &row.budget;
        } else if (row.limited) {
            its.part_mask = ~std::uint32_t{0};
            by_part_[r].assign(clocks_[row.clock].parts(), not_known);
            its.base = by_part_[r].data();
        }
    }
}

void part_of_log::run() {
    const std::size_t n = all_.log.size();
    const std::uint32_t width = part_.to - part_.from;
    if (width == all_.cases.size()) {
        const auto row_at = [](std::size_t i) { return static_cast<std::uint32_t>(i); };
        clocks_.size() == 1 ? run_over<true>(n, row_at) : run_over<false>(n, row_at);
        return;
    }
    // Which of the rows are of this part is a coin that no processor can guess.
    std::array<std::uint32_t, 2'048> mine;
    for (std::size_t from = 0; from < n; from += mine.size()) {
        std::size_t count = 0;
        for (std::size_t r = from; r < std::min(n, from + mine.size()); ++r) {
            mine[count] = static_cast<std::uint32_t>(r);
            count += cases_[r] - part_.from < width ? 1U : 0U;
        }
        const auto row_at = [&](std::size_t i) { return mine[i]; };
        clocks_.size() == 1 ? run_over<true>(count, row_at) : run_over<false>(count, row_at);
    }
}

// Nearly every line is of the row that is open, by who may do it, in time: nothing here but looking
// up, so that no processor has to guess which row it is.
template <bool one_clock, class Rows>
void part_of_log::run_over(std::size_t count, Rows row_at) {
    constexpr std::size_t ahead = 12;
    const codes_of codes = cases_;
    const codes_of activities = activities_;
    const codes_of office_codes = offices_;
    const codes_of answer_codes = answers_;
    const bool transitions = all_.log.transitions.present();
    const subject* const subjects = all_.by.subjects.data();
    const std::uint16_t* const offices = all_.by.offices.data();
    const std::size_t office_words = all_.by.office_words;
    const answer_cell* const answers = all_.by.answers.data();
    const std::size_t answer_words = all_.by.answer_words;
    const limit* const limits = limits_.data();
    const subject beginning = all_.by.beginning();
    const std::int64_t* const times = all_.log.times.data();
    case_state* const cases = all_.cases.data();
    std::uint32_t* const first = all_.first.data();
    packed_event* const rows = all_.rows;
    const office_clock::face clock = clocks_.front().shown();
    std::uint32_t nowhere = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (i + ahead < count) __builtin_prefetch(&cases[codes[row_at(i + ahead)]], 1);
        const std::uint32_t r = row_at(i);
        const std::uint32_t c = codes[r];
        subject what = subjects[activities[r]];
        if (transitions) [[unlikely]] {
            const subject said = all_.by.transitions[transitions_[r]];
            if (said == other_transition || (said == work_begins && what != beginning))
                what = what == no_activity ? no_activity : said;
        }
        case_state& s = cases[c];
        const std::int64_t now = times[r];
        if (what != s.at || now <= s.last || c == 0) [[unlikely]] {
            judge_rest(r, c, what);
            continue;
        }
        const answer_cell answer = answers[what * answer_words + answer_codes[r]];
        const limit& its = limits[what];
        const limit& next = limits[answer.next];
        const auto bits = static_cast<std::uint16_t>(
            its.bits | offices[what * office_words + office_codes[r]] | answer.bits);
        const office_clock::reading here =
            one_clock ? clock.read(now) : clocks_[its.clock].shown().read(now);
        const auto counted = static_cast<std::int64_t>(its.worked_mask);
        const std::int64_t measured = (here.worked & counted) | (now & ~counted);
        const bool known = here.part != office_clock::no_part;
        const std::int64_t base = next.base[known ? here.part & next.part_mask : 0];
        const bool plain =
            (static_cast<unsigned>(bits < careful) &
             static_cast<unsigned>(measured < s.in_time_before) & static_cast<unsigned>(known) &
             static_cast<unsigned>(one_clock || next.clock == its.clock) &
             static_cast<unsigned>(base != not_known)) != 0;
        if (!plain) [[unlikely]] {
            judge_rest(r, c, what);
            continue;
        }
        rows[r] = {s.opened_by, its.id, static_cast<std::uint16_t>(bits & packed_bits)};
        s.judged = (s.judged + its.judged) | (bits & doubt) * (case_state::doubtful / doubt);
        s.in_time_before = (here.worked & static_cast<std::int64_t>(next.worked_mask)) + base;
        s.last = now;
        s.previous = r;
        s.opened_by = r;
        s.at = answer.next;
        *(what == beginning ? &first[c] : &nowhere) = r;
    }
}

log_row part_of_log::kind_of(std::uint32_t r, std::uint32_t c, subject what) const noexcept {
    if (c == 0) return log_row::without_case;
    if (what == no_activity) return log_row::without_activity;
    if (all_.log.times[r] == no_time) return log_row::without_time;
    if (what == other_transition) return log_row::other_change;
    if (what == all_.by.beginning()) return log_row::began_case;
    return what == work_begins ? log_row::began_work : log_row::judged;
}

// An activity that nobody knows may come before or after another line of the same instant: it moves
// nothing. Only the deviations of both would come in another order.
part_of_log::turn part_of_log::turn_of(std::uint32_t r, const case_state& s) const {
    const std::int64_t now = all_.log.times[r];
    if (now != s.last) return now > s.last ? turn::next : turn::missed;
    const auto before = [&](std::uint32_t other) {
        return earlier(all_.log, all_.words, all_.rows, r, other);
    };
    if (s.previous == case_state::nothing || !before(s.previous)) return turn::next;
    const packed_event& previous = all_.rows[s.previous];
    const bool moved_nothing = previous.is() == log_row::judged && previous.row == no_step &&
                               s.at <= all_.by.end() && s.at != all_.by.beginning() &&
                               s.opened_by != case_state::nothing;
    if (!moved_nothing) return turn::missed;
    return all_.log.times[s.opened_by] == now && before(s.opened_by) ? turn::missed
                                                                     : turn::before_last;
}

// Everything else that can be said of one line.
[[gnu::noinline]] void part_of_log::judge_rest(std::uint32_t r, std::uint32_t c, subject what) {
    case_state& s = all_.cases[c];
    packed_event& made = all_.rows[r];
    const log_row is = kind_of(r, c, what);
    made = {packed_event::nothing, no_step, bits_of(is)};
    if (is > log_row::began_work) return;
    if (all_.first[c] == case_state::nothing) all_.first[c] = r;
    if (s.at == left_to_others) return;
    const turn its_turn = turn_of(r, s);
    if (is == log_row::began_work || its_turn == turn::missed) {
        leave(s);
        return;
    }
    const std::int64_t now = all_.log.times[r];
    if (its_turn == turn::before_last) {
        const std::size_t found = found_.size();
        judge_in_turn(r, c, what);
        if (found_.size() != found) leave(s);
        return;
    }
    s.last = now;
    s.previous = r;
    judge_in_turn(r, c, what);
}

void part_of_log::judge_in_turn(std::uint32_t r, std::uint32_t c, subject what) {
    case_state& s = all_.cases[c];
    packed_event& made = all_.rows[r];
    const log_row is = made.is();
    const std::int64_t now = all_.log.times[r];
    for (office_clock& each : clocks_) (void)each.read(now);  // known from here on
    if (is == log_row::began_case) {
        if (s.at != what)
            deviates(r, c, no_step, deviation_kind::repetition);
        else
            open(s, all_.by.first, r, now);
        return;
    }
    ++s.judged;
    if (s.at == all_.by.beginning()) s.at = not_begun;
    if (what == unknown_row) {
        made.bits = bits_of(question::order, finding::broken);
        deviates(r, c, no_step, deviation_kind::unknown_activity);
        return;
    }
    if (s.at == not_begun) open(s, all_.by.first, case_state::nothing, now);
    const row_table& row = all_.by.rows[what];
    const answer_cell& answer = all_.by.answer(what, answers_[r]);
    if (!answer.followed || (row.several && s.at != what)) {
        leave(s);
        return;
    }
    const place end = all_.by.end();
    const bool reached = s.at == what || (s.at != end && catch_up(r, c, s, what));
    made.row = row.id;
    made.bits = (all_.by.office(what, offices_[r]) | answer.bits) & packed_bits;
    if (made.of(question::office) == finding::broken)
        deviates(r, c, row.id, deviation_kind::wrong_office);
    if (made.of(question::answer) == finding::broken)
        deviates(r, c, row.id, deviation_kind::wrong_answer);
    if (!reached) {
        made.bits |= bits_of(question::order, finding::broken);
        deviates(r, c, row.id,
                 s.at == end ? deviation_kind::after_end : deviation_kind::repetition);
    } else {
        made.from = s.opened_by;
        const finding in_time = judge_time(s, what, now);
        made.bits |= static_cast<std::uint16_t>(
            (row.bits & packed_bits & ~bits_of(question::time, finding::undetermined)) |
            bits_of(question::time, in_time));
        if (in_time == finding::broken) deviates(r, c, row.id, deviation_kind::late);
        if (answer.next == end && all_.by.has_service) end_service(r, c, s, now);
        open(s, answer.next, r, now);
    }
    if (any_undetermined(made.bits)) s.judged |= case_state::doubtful;
}

// A row whose turn came unseen is never in time for sure.
void part_of_log::open(case_state& s, place next, std::uint32_t by, std::int64_t now) {
    s.at = next;
    s.opened_by = by;
    s.in_time_before = not_known;
    const row_table& row = all_.by.rows[next];
    if (by == case_state::nothing) return;
    if (!row.limited) {
        s.in_time_before = never_late;
        return;
    }
    const office_clock::reading here = clocks_[row.clock].read(now);
    if (row.by_minutes) {
        if (here.worked != office_clock::unknown) s.in_time_before = here.worked + row.budget;
    } else if (here.part != office_clock::no_part) {
        s.in_time_before = in_time_before(next, here.part);
    }
}

// Of a row whose limit is counted by days and opens in that part of one.
std::int64_t part_of_log::in_time_before(place row, std::uint32_t part) {
    std::int64_t& known = by_part_[row][part];
    if (known != not_known) return known;
    const row_table& its = all_.by.rows[row];
    const auto due = [&](instant from) {
        return due_of(all_.sop, *all_.by.clocks[its.clock], static_cast<step_id>(row), from)
            .at.time_since_epoch()
            .count();
    };
    const office_clock::span_of_time span = clocks_[its.clock].span_of(part);
    const std::int64_t first = due(span.first);
    return known = first == due(span.last) ? first + 1 : varies;
}

finding part_of_log::judge_time(const case_state& s, subject row, std::int64_t now) {
    const row_table& its = all_.by.rows[row];
    if (!its.limited || its.outside) return finding::not_asked;
    if (s.opened_by == case_state::nothing) return finding::undetermined;
    const due_date due = due_of(all_.sop, *all_.by.clocks[its.clock], static_cast<step_id>(row),
                                moment(all_.log.times[s.opened_by]));
    return moment(now) > due.at ? finding::broken : finding::kept;
}

void part_of_log::end_service(std::uint32_t r, std::uint32_t c, case_state& s, std::int64_t now) {
    const std::uint32_t first = all_.first[c];
    s.service = finding::undetermined;
    if (all_.rows[first].is() != log_row::began_case) return;
    const due_date till =
        due(all_.times.of(no_step), moment(all_.log.times[first]), *all_.sop.sop.service_time);
    s.service = now > till.at.time_since_epoch().count() ? finding::broken : finding::kept;
    if (s.service == finding::broken) deviates(r, c, no_step, deviation_kind::late);
}

// As if the fewest rows that lead there had been done; false if nothing does.
bool part_of_log::catch_up(std::uint32_t r, std::uint32_t c, case_state& s, subject wanted) {
    const std::vector<step_id>* rows = way(s.at, wanted);
    if (rows == nullptr) return false;
    for (const step_id each : *rows) deviates(r, c, each, deviation_kind::skipped);
    open(s, wanted, case_state::nothing, all_.log.times[r]);
    return true;
}

const std::vector<step_id>* part_of_log::way(place from, subject to) {
    const std::uint32_t key = std::uint32_t{from} << 16U | to;
    const auto [known, fresh] = ways_.try_emplace(key);
    if (fresh) {
        case_facts standing;
        standing.stage = lifecycle::running;
        standing.at = {static_cast<step_id>(from)};
        if (auto found = shortest_way(all_.sop, standing, {static_cast<step_id>(to), no_unit}))
            for (const done_unseen& each : *found) known->second.push_back(each.at.row);
    }
    return known->second.empty() ? nullptr : &known->second;
}

bool earlier(const event_log& log, const log_words& words, const packed_event* rows,
             std::uint32_t a, std::uint32_t b) {
    if (log.times[a] != log.times[b]) return log.times[a] < log.times[b];
    const auto rank = [&](std::uint32_t r) {
        return rows[r].is() == log_row::began_case   ? 0
               : rows[r].is() == log_row::began_work ? 1
                                                     : 2;
    };
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    const auto row_of = [&](std::uint32_t r) {
        return index(words.activities[static_cast<std::size_t>(log.activities.code(r))].row);
    };
    if (row_of(a) != row_of(b)) return row_of(a) < row_of(b);
    for (const text_column* each :
         {&log.activities, &log.units, &log.answers, &log.offices, &log.persons, &log.documents})
        if (const int order = each->word(a).compare(each->word(b)); order != 0) return order < 0;
    const auto start = [&](std::uint32_t r) {
        return log.starts.empty() ? no_time : log.starts[r];
    };
    return start(a) != start(b) ? start(a) < start(b) : a < b;
}

}  // namespace alur::quick
