#include "acts.hpp"

#include <alur/time/zone.hpp>

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "sop/spelling.hpp"

namespace alur::python {
namespace {

instant at_ms(std::int64_t ms) { return instant{std::chrono::milliseconds{ms}}; }

const work_calendar& calendar_of(const machine& sop, const timetable& times, step_id row,
                                 std::string_view unit) {
    if (row == no_step) return times.calendar();
    if (!times.knows_units() || unit.empty()) return times.of(row);
    if (const kind_id kind = sop.kind_of(row); kind != no_kind)
        return times.of(row, sop.kinds[index(kind)], unit);
    for (const std::string& kind : sop.case_kinds)
        if (const work_calendar& own = times.of(row, kind, unit); &own != &times.of(row))
            return own;
    return times.of(row);
}

// The acts of one case in their order: which one gave which its turn, and what was done again.
class course {
  public:
    course(const machine& sop, const event_log& log, const replayed& past)
        : sop_(sop),
          log_(log),
          past_(past),
          place(log.size(), no_time),
          nth(place),
          after(place),
          round(place) {
        std::vector<std::size_t> order;
        for (std::size_t r = 0; r < log.size(); ++r) {
            const judged_event event = past.events[r];
            step_.push_back(event.row);
            if (event.is == log_row::judged) order.push_back(r);
        }
        std::sort(order.begin(), order.end(),
                  [&](std::size_t a, std::size_t b) { return earlier(a, b); });
        std::int64_t lines = 0;
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (i > 0 && past.case_of[order[i]] != past.case_of[order[i - 1]]) {
                so_far_.clear();
                lines = 0;
            }
            place[order[i]] = ++lines;
            if (step_[order[i]] != no_step) follow(order[i]);
        }
        for (const std::size_t r : order)
            if (nth[r] <= 1 || past.events[r].of(question::order) != finding::kept)
                round[r] = no_time;
    }

  private:
    static constexpr std::size_t nobody = static_cast<std::size_t>(-1);
    const machine& sop_;
    const event_log& log_;
    const replayed& past_;
    std::vector<step_id> step_;
    std::vector<std::size_t> so_far_;

    // As they were judged: at one instant by row of the SOP, then by content, so that the order of
    // lines in the log changes nothing.
    [[nodiscard]] bool earlier(std::size_t a, std::size_t b) const {
        const auto key = [&](std::size_t r) {
            return std::tuple(past_.case_of[r], log_.times[r], index(step_[r]));
        };
        if (key(a) != key(b)) return key(a) < key(b);
        for (const text_column* each : {&log_.activities, &log_.units, &log_.answers, &log_.offices,
                                        &log_.persons, &log_.documents})
            if (const int order = each->word(a).compare(each->word(b)); order != 0)
                return order < 0;
        const auto start = [&](std::size_t r) {
            return log_.starts.empty() ? no_time : log_.starts[r];
        };
        return start(a) != start(b) ? start(a) < start(b) : a < b;
    }

    [[nodiscard]] bool same_place(std::size_t a, std::size_t b) const {
        return step_[a] == step_[b] && (sop_.kind_of(step_[a]) == no_kind ||
                                        same_name(log_.units.word(a), log_.units.word(b)));
    }

    // The last one done when the turn came. Of several at that instant (closing time is shared by
    // many) one from which the row follows, and of these one for the same unit.
    [[nodiscard]] std::size_t giver_of(std::size_t r, std::int64_t opened) const {
        std::size_t best = nobody;
        int best_fit = -1;
        for (auto each = so_far_.rbegin(); each != so_far_.rend(); ++each) {
            if (opened != no_time && log_.times[*each] > opened) continue;
            if (best != nobody && (opened == no_time || log_.times[*each] < log_.times[best]))
                break;
            const auto& follows = sop_.voids[index(step_[*each])];
            const bool leads = std::binary_search(follows.begin(), follows.end(), step_[r]);
            const bool here = same_name(log_.units.word(*each), log_.units.word(r));
            const int fit = (leads ? 2 : 0) + (here ? 1 : 0);
            if (fit > best_fit) {
                best = *each;
                best_fit = fit;
            }
        }
        return best;
    }

    void follow(std::size_t r) {
        const judged_event event = past_.events[r];
        const auto before = std::count_if(so_far_.begin(), so_far_.end(),
                                          [&](std::size_t each) { return same_place(each, r); });
        const bool in_order = event.of(question::order) == finding::kept;
        const bool shared = sop_.table.rows[index(event.row)].mode != act_mode::one;
        if (shared && before > 0 && in_order && event.opened == no_time &&
            event.of(question::time) == finding::not_asked)
            return;  // a further signature
        nth[r] = before + 1;
        if (const std::size_t giver = giver_of(r, event.opened); giver != nobody) {
            after[r] = static_cast<std::int64_t>(giver);
            const auto& led_here = sop_.voids[index(event.row)];
            const bool came_back =
                before > 0 && in_order &&
                std::binary_search(led_here.begin(), led_here.end(), step_[giver]);
            round[r] = came_back ? static_cast<std::int64_t>(r) : round[giver];
        }
        so_far_.push_back(r);
    }

  public:
    std::vector<std::int64_t> place, nth, after, round;
};

// Words that are met, in their order.
result_column months(const std::vector<int>& met) {
    std::map<int, std::int32_t> known;
    for (const int month : met)
        if (month >= 0) known.emplace(month, 0);
    word_column made;
    for (auto& [month, code] : known) {
        code = static_cast<std::int32_t>(made.words.size());
        made.words.push_back(fmt::format("{:04}-{:02}", month / 12, month % 12 + 1));
    }
    for (const int month : met) made.codes.push_back(month < 0 ? -1 : known[month]);
    return {"month", std::move(made)};
}

word_column offices(const machine& sop, const text_column& log, const log_words& words,
                    std::size_t rows) {
    word_column made;
    for (const performer& each : sop.sop.performers) made.words.push_back(each.name);
    std::vector<std::int32_t> meaning;
    for (std::size_t w = 0; w < log.words.size(); ++w) {
        if (words.offices[w] != no_role) {
            meaning.push_back(static_cast<std::int32_t>(index(words.offices[w])));
            continue;
        }
        meaning.push_back(static_cast<std::int32_t>(made.words.size()));
        made.words.emplace_back(log.words[w]);
    }
    for (const std::int32_t code : log.codes)
        made.codes.push_back(code < 0 ? -1 : meaning[static_cast<std::size_t>(code)]);
    made.codes.resize(rows, -1);
    return made;
}

// Spellings that are the same name to the kernel are one unit.
word_column units(const text_column& log, std::size_t rows) {
    word_column made;
    std::vector<std::int32_t> meaning;
    for (const std::string_view word : log.words) {
        if (stripped(word).empty()) {
            meaning.push_back(-1);
            continue;
        }
        const auto same = std::find_if(made.words.begin(), made.words.end(),
                                       [&](const auto& known) { return same_name(known, word); });
        meaning.push_back(static_cast<std::int32_t>(same - made.words.begin()));
        if (same == made.words.end()) made.words.emplace_back(stripped(word));
    }
    for (const std::int32_t code : log.codes)
        made.codes.push_back(code < 0 ? -1 : meaning[static_cast<std::size_t>(code)]);
    made.codes.resize(rows, -1);
    return made;
}

// The unit of the case: what is said where it begins, and of rows that are not repeated for units.
word_column case_units(const machine& sop, word_column made, const replayed& past) {
    for (std::size_t r = 0; r < made.codes.size(); ++r) {
        const judged_event event = past.events[r];
        const bool of_case = event.row == no_step ? event.is == log_row::began_case
                                                  : sop.kind_of(event.row) == no_kind;
        if (!of_case) made.codes[r] = -1;
    }
    return made;
}

result_column said(const char* name, const text_column& log, std::size_t rows) {
    word_column made{{log.codes.begin(), log.codes.end()}, {log.words.begin(), log.words.end()}};
    made.codes.resize(rows, -1);  // a column that is absent has no codes
    return {name, std::move(made)};
}

}  // namespace

table_handle acts_table(const judged_log& of) {
    const machine& sop = *of.sop;
    const timetable& times = *of.times;
    const event_log& log = of.log->view;
    const replayed& past = of.past;
    const std::size_t rows = log.size();
    std::vector<std::int64_t> numbers(rows), waited(rows, no_time), allowed(rows, no_time);
    std::vector<int> month(rows, -1);
    for (std::size_t r = 0; r < rows; ++r) {
        const judged_event event = past.events[r];
        const work_calendar& by = calendar_of(sop, times, event.row, log.units.word(r));
        numbers[r] = static_cast<std::int64_t>(r);
        if (log.times[r] != no_time) {
            const std::chrono::year_month_day day(local_date(at_ms(log.times[r]), by.where()));
            month[r] = static_cast<int>(day.year()) * 12 +
                       static_cast<int>(static_cast<unsigned>(day.month())) - 1;
        }
        if (event.opened == no_time) continue;
        const auto since = [&](std::int64_t then) {
            return by.working_time_between(at_ms(event.opened), at_ms(then)).count();
        };
        if (event.due != no_time) allowed[r] = since(event.due);
        if (event.started != no_time && event.worked != no_time)
            waited[r] = std::clamp<std::int64_t>(since(event.started), 0,
                                                 std::max<std::int64_t>(event.worked, 0));
    }
    course made(sop, log, past);
    word_column unit = units(log.units, rows);
    word_column case_unit = case_units(sop, unit, past);
    const auto integers = [](const char* name, std::vector<std::int64_t> cells) {
        return result_column{name, integer_column{std::move(cells)}};
    };
    return table(rows,
                 {integers("row", std::move(numbers)),
                  {"time", instant_column{{log.times.begin(), log.times.end()}, times.where()}},
                  months(month),
                  said("person", log.persons, rows),
                  {"office", offices(sop, log.offices, of.words, rows)},
                  {"unit", std::move(unit)},
                  {"case_unit", std::move(case_unit)},
                  said("answer", log.answers, rows),
                  integers("place", std::move(made.place)),
                  integers("nth", std::move(made.nth)),
                  integers("after", std::move(made.after)),
                  integers("round", std::move(made.round)),
                  integers("waited_ms", std::move(waited)),
                  integers("allowed_ms", std::move(allowed))});
}

}  // namespace alur::python
