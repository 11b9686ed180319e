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

instant moment(std::int64_t ms) { return instant{std::chrono::milliseconds{ms}}; }

}  // namespace

// Logs are mostly in the order of time, and then the ends say it.
time_range range_of(std::span<const std::int64_t> times) noexcept {
    time_range made;
    const auto begin =
        std::find_if(times.begin(), times.end(), [](std::int64_t each) { return each != no_time; });
    const auto rest = std::is_sorted_until(begin, times.end());
    if (begin != rest) made = {*begin, *(rest - 1)};
    for (const std::int64_t each : std::span(rest, times.end())) {
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
    cases.front().at = left_to_others;  // rows without a case
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
      limits_(of.by.clocks.size()) {
    // Some years, and more for a long log: one wrong date must not cost more than the log does.
    const std::size_t slices = std::max<std::size_t>(262'144, of.log.size() / 2);
    for (const work_calendar* each : of.by.clocks)
        clocks_.emplace_back(*each, of.range.first, of.range.last, slices);
    for (std::size_t k = 0; k < clocks_.size(); ++k) {
        std::vector<std::int64_t> any_part;
        for (const row_table& row : of.by.rows)
            any_part.push_back(!row.limited                        ? never_late
                               : row.clock != k || !row.by_minutes ? not_known
                                                                   : row.budget);
        for (std::size_t each = 0; each < clocks_[k].parts(); ++each)
            limits_[k].insert(limits_[k].end(), any_part.begin(), any_part.end());
    }
}

void part_of_log::run() {
    const std::size_t n = all_.log.size();
    const std::uint32_t width = part_.to - part_.from;
    const auto is_mine = [&](std::size_t r) { return cases_[r] - part_.from < width ? 1U : 0U; };
    const auto run = [&](std::size_t count, auto row_at) {
        clocks_.size() == 1 ? run_over<true>(count, row_at) : run_over<false>(count, row_at);
    };
    if (width == all_.cases.size())
        return run(n, [](std::size_t i) { return static_cast<std::uint32_t>(i); });
    // Cases are numbered as they come, so that mostly all lines or none are of this part.
    std::array<std::uint32_t, 2'048> mine;
    for (std::size_t from = 0; from < n; from += mine.size()) {
        const std::size_t size = std::min(mine.size(), n - from);
        std::size_t of_them = 0;
        for (std::size_t i = 0; i < size; ++i) of_them += is_mine(from + i);
        if (of_them == size) {
            run(size, [&](std::size_t i) { return static_cast<std::uint32_t>(from + i); });
        } else if (of_them != 0) {
            std::size_t count = 0;
            for (std::size_t r = from; count < of_them; ++r) {
                mine[count] = static_cast<std::uint32_t>(r);
                count += is_mine(r);
            }
            run(of_them, [&](std::size_t i) { return mine[i]; });
        }
    }
}

// Nearly every line is of the row that is open, by who may do it, in time: nothing here but looking
// up, so that no processor has to guess which row it is. What does not depend on the case is looked
// up for some lines before: in two short loops a processor is ahead of itself by more lines.
template <bool one_clock, class Rows>
void part_of_log::run_over(std::size_t count, Rows row_at) {
    const codes_of codes = cases_;
    const codes_of activities = activities_;
    const codes_of office_codes = offices_;
    const codes_of answer_codes = answers_;
    const bool transitions = all_.log.transitions.present();
    const std::uint32_t* const starts = all_.by.starts.data();
    const line_cell* const cells = all_.by.cells.data();
    const std::size_t width = all_.by.rows.size();
    const std::int64_t* const times = all_.log.times.data();
    case_state* const cases = all_.cases.data();
    std::uint32_t* const first = all_.first.data();
    packed_event* const rows = all_.rows;
    office_clock::cursor reader(clocks_.front());
    std::vector<office_clock::cursor> readers;
    if (!one_clock)
        for (const office_clock& each : clocks_) readers.emplace_back(each);
    const std::int64_t* const limits = limits_.front().data();
    std::uint32_t nowhere = 0;

    struct looked_up {
        const line_cell* cell;
        std::uint32_t of_case;
        std::uint16_t bits;
    };
    std::array<looked_up, 128> lines;
    for (std::size_t from = 0; from < count; from += lines.size()) {
        const std::size_t size = std::min(lines.size(), count - from);
        for (std::size_t i = 0; i < size; ++i) {
            const std::uint32_t r = row_at(from + i);
            const std::uint32_t c = codes[r];
            __builtin_prefetch(&cases[c], 1);
            const line_cell& cell = cells[starts[activities[r]] + answer_codes[r]];
            lines[i] = {&cell, c,
                        static_cast<std::uint16_t>(cell.bits | cell.offices[office_codes[r]])};
        }
        for (std::size_t i = 0; i < size; ++i) {
            const std::uint32_t r = row_at(from + i);
            const auto [of, c, bits] = lines[i];
            const line_cell& cell = *of;
            case_state& s = cases[c];
            const std::int64_t now = times[r];
            office_clock::cursor& clock = one_clock ? reader : readers[cell.clock];
            if (cell.row != s.at || now <= s.last || !clock.move_to(now) ||
                (transitions && all_.by.transitions[transitions_[r]] != 0)) [[unlikely]] {
                judge_rest(r, c);
                continue;
            }
            const std::int64_t worked = clock.worked();
            const std::int64_t counted = -std::int64_t{cell.counted};  // all bits, or none
            const std::int64_t measured = (worked & counted) | (now & ~counted);
            const std::int64_t* const each_limit = one_clock ? limits : limits_[cell.clock].data();
            const std::int64_t limit = each_limit[clock.part() * width + cell.next];
            if (bits >= careful || measured >= s.in_time_before || limit == not_known)
                [[unlikely]] {
                judge_rest(r, c);
                continue;
            }
            rows[r] = {s.opened_by, cell.id, static_cast<std::uint16_t>(bits & packed_bits)};
            s.judged = (s.judged + cell.judged) | (bits & doubt) * (case_state::doubtful / doubt);
            s.in_time_before = (worked & -std::int64_t{cell.next_counted}) + limit;
            s.last = now;
            s.previous = r;
            s.opened_by = r;
            s.at = cell.next;
            *(cell.judged == 0 ? &first[c] : &nowhere) = r;
        }
    }
}

subject part_of_log::subject_of(std::uint32_t r) const noexcept {
    const subject what = all_.by.subjects[activities_[r]];
    if (!all_.log.transitions.present() || what == no_activity) return what;
    const subject said = all_.by.transitions[transitions_[r]];
    const bool begins = said == work_begins && what == all_.by.beginning();
    return said == 0 || begins ? what : said;
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
[[gnu::noinline]] void part_of_log::judge_rest(std::uint32_t r, std::uint32_t c) {
    const subject what = subject_of(r);
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
    const line_cell& answer = all_.by.cell(what, answers_[r]);
    if (!answer.followed || (row.several && s.at != what)) {
        leave(s);
        return;
    }
    const place end = all_.by.end();
    const bool reached = s.at == what || (s.at != end && catch_up(r, c, s, what));
    made.row = row.id;
    made.bits = (all_.by.office(what, offices_[r]) | answer.by_answer) & packed_bits;
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
    const row_table& its = all_.by.rows[row];
    std::int64_t& known = limits_[its.clock][part * all_.by.rows.size() + row];
    if (known != not_known) return known;
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
        if (each->code(a) != each->code(b))
            if (const int order = each->word(a).compare(each->word(b)); order != 0)
                return order < 0;
    const auto start = [&](std::uint32_t r) {
        return log.starts.empty() ? no_time : log.starts[r];
    };
    return start(a) != start(b) ? start(a) < start(b) : a < b;
}

}  // namespace alur::quick
