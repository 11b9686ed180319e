#include <alur/analysis/replay.hpp>

#include <alur/time/instant_text.hpp>

#include <algorithm>
#include <chrono>
#include <exception>
#include <numeric>
#include <optional>
#include <span>
#include <string_view>
#include <thread>
#include <utility>

#include "analysis/case_order.hpp"
#include "analysis/lines.hpp"
#include "analysis/quick.hpp"
#include "analysis/row_words.hpp"
#include "sop/spelling.hpp"

namespace alur {
namespace {

using row_index = std::uint32_t;

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

// Calls each(0) to each(count - 1), each in a thread of its own but the first. What one throws is
// thrown once all have ended.
template <class F>
void at_once(unsigned count, F each) {
    std::vector<std::exception_ptr> failed(count);
    const auto one = [&](unsigned i) {
        try {
            each(i);
        } catch (...) {
            failed[i] = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> others;
        for (unsigned i = 1; i < count; ++i) others.emplace_back(one, i);
        one(0);
    }
    for (const std::exception_ptr& each_failed : failed)
        if (each_failed) std::rethrow_exception(each_failed);
}

// The i-th of `parts` shares of what is numbered from 0.
struct share {
    std::size_t from;
    std::size_t to;
    share(std::size_t of, unsigned i, unsigned parts)
        : from(of * i / parts), to(of * (i + 1) / parts) {}
};

class replaying {
  public:
    replaying(const machine& sop, const timetable& times, const event_log& log,
              const log_words& words, const replay_options& how)
        : sop_(sop),
          times_(times),
          log_(log),
          words_(words),
          how_(how),
          parts_(std::clamp(how.threads, 1U, 64U)),
          codes_(log.cases),
          rows_(std::make_unique_for_overwrite<packed_event[]>(log.size())) {}

    replayed run() {
        follow();
        order_ = in_order_of_names(log_.cases, first_);
        for (const std::uint32_t c : order_.doubled) cases_[c].at = quick::left_to_others;
        made_.cases.resize(order_.codes.size());
        live_again();
        tell_cases();
        tell_deviations();
        tell_pending();
        made_.events = judged_events(sop_, times_, log_, std::move(rows_), std::move(apart_));
        return std::move(made_);
    }

  private:
    struct lived {  // cases lived again
        std::vector<judged_event> events;
        std::vector<deviation> deviations;
        std::vector<pending_row> pending;
    };

    // By tables, as far as that goes.
    void follow() {
        const auto every = static_cast<std::uint32_t>(log_.cases.words.size() + 1);
        if (!quick::tables::suit(sop_, times_, log_)) {
            cases_.resize(every);
            first_.assign(every, packed_event::nothing);
            for (quick::case_state& each : cases_) each.at = quick::left_to_others;
            for (std::size_t r = 0; r < log_.size(); ++r) {
                rows_[r] = {packed_event::nothing, no_step,
                            quick::bits_of(kind_of(log_, words_, r))};
                if (rows_[r].is() <= log_row::began_work)
                    first_[codes_[r]] = static_cast<row_index>(r);
            }
            return;
        }
        by_.emplace(sop_, times_, log_, words_);
        quick::whole_log all(sop_, times_, log_, words_, *by_, rows_.get());
        found_.resize(parts_);
        at_once(parts_, [&](unsigned i) {
            const share mine(every, i, parts_);
            quick::part_of_log part(
                all, {static_cast<std::uint32_t>(mine.from), static_cast<std::uint32_t>(mine.to)});
            part.run();
            found_[i] = part.deviations();
        });
        cases_ = std::move(all.cases);
        first_ = std::move(all.first);
    }

    [[nodiscard]] bool is_left(std::uint32_t c) const {
        return cases_[c].at == quick::left_to_others;
    }

    // The rows of the cases that are left, case by case.
    void live_again() {
        std::vector<std::uint32_t> numbers;  // of cases
        std::vector<std::size_t> begin(order_.codes.size() + 1, 0);
        for (std::size_t k = 0; k < order_.codes.size(); ++k)
            if (is_left(order_.codes[k] + 1)) numbers.push_back(static_cast<std::uint32_t>(k));
        if (numbers.empty()) return;
        std::vector<bool> left(cases_.size());  // asked of every row: a bit is more often at hand
        for (std::size_t c = 1; c < cases_.size(); ++c)
            left[c] = is_left(static_cast<std::uint32_t>(c));
        const auto each_row = [&](auto take) {
            for (std::size_t r = 0; r < log_.size(); ++r)
                if (const std::uint32_t c = codes_[r];
                    left[c] && rows_[r].is() <= log_row::began_work)
                    take(order_.number_of[c], static_cast<row_index>(r));
        };
        each_row([&](std::uint32_t number, row_index) { ++begin[number + 1]; });
        std::partial_sum(begin.begin(), begin.end(), begin.begin());
        std::vector<row_index> rows(begin.back());
        std::vector<std::size_t> next(begin.begin(), begin.end() - 1);
        each_row([&](std::uint32_t number, row_index r) { rows[next[number]++] = r; });

        lived_.resize(parts_);
        at_once(parts_, [&](unsigned i) {
            const share mine(numbers.size(), i, parts_);
            for (std::size_t k = mine.from; k < mine.to; ++k)
                live_one(numbers[k],
                         std::span(rows).subspan(begin[numbers[k]],
                                                 begin[numbers[k] + 1] - begin[numbers[k]]),
                         lived_[i]);
        });
        for (unsigned i = 0; i < parts_; ++i) {
            const share mine(numbers.size(), i, parts_);
            for (std::size_t k = mine.from; k < mine.to; ++k)
                for (std::size_t at = begin[numbers[k]]; at < begin[numbers[k] + 1]; ++at)
                    rows_[rows[at]].from += static_cast<std::uint32_t>(apart_.size());
            if (i == 0)
                apart_ = std::move(lived_[i].events);
            else
                apart_.insert(apart_.end(), lived_[i].events.begin(), lived_[i].events.end());
            lived_[i].events = {};
        }
    }
    void live_one(std::uint32_t number, std::span<row_index> rows, lived& into) {
        std::sort(rows.begin(), rows.end(), [&](row_index a, row_index b) {
            return quick::earlier(log_, words_, rows_.get(), a, b);
        });
        past_case past(sop_, times_, units_of_cases(sop_, how_).of(log_, words_, rows));
        for (const row_index r : rows) {
            const judged_event event = give(log_, words_, r, rows_[r].is(), past, into.deviations);
            packed_event& packed = rows_[r];
            packed.row = event.row;
            packed.bits = quick::bits_of(event.is) | packed_event::kept_apart;
            for (std::size_t q = 0; q < question_count; ++q)
                packed.bits |= quick::bits_of(static_cast<question>(q), event.findings[q]);
            packed.from = static_cast<std::uint32_t>(into.events.size());
            into.events.push_back(event);
        }
        made_.cases[number] = past.result();
        past.add_pending(number, into.pending);
    }

    void tell_cases() {
        made_.case_of.resize(log_.size());
        at_once(parts_, [&](unsigned i) {
            const share codes(cases_.size(), i, parts_);
            for (std::size_t k = codes.from; k < codes.to; ++k) {
                const auto c = static_cast<std::uint32_t>(k);
                const std::uint32_t number = order_.number_of[c];
                if (number == case_order::no_number || order_.codes[number] + 1 != c) continue;
                judged_case& made = made_.cases[number];
                if (!is_left(c)) made = result_of(c);
                made.name = log_.cases.words[c - 1];
            }
            const share rows(log_.size(), i, parts_);
            for (std::size_t r = rows.from; r < rows.to; ++r)
                made_.case_of[r] = rows_[r].is() <= log_row::began_work
                                       ? order_.number_of[codes_[r]]
                                       : replayed::no_case;
        });
    }
    [[nodiscard]] judged_case result_of(std::uint32_t c) const {
        const quick::case_state& s = cases_[c];
        judged_case is;
        is.events = s.judged & ~quick::case_state::doubtful;
        is.stage = s.at == by_->end() ? lifecycle::completed : lifecycle::running;
        if (is.stage == lifecycle::completed)
            is.outcome = by_->cell(static_cast<quick::subject>(index(rows_[s.opened_by].row)),
                                   quick::codes_of(log_.answers)[s.opened_by])
                             .outcome;
        is.service_time = s.service;
        is.first = log_.times[first_[c]];
        is.last = s.last;
        const bool doubtful =
            (s.judged & quick::case_state::doubtful) != 0 || s.service == finding::undetermined;
        is.verdict =
            is.stage == lifecycle::completed && !doubtful ? finding::kept : finding::undetermined;
        return is;
    }

    // By case, and in each as they were found.
    void tell_deviations() {
        std::vector<std::size_t> next(made_.cases.size() + 1, 0);
        for (const auto& part : found_)
            for (const quick::found_here& each : part)
                if (!is_left(each.of_case)) {
                    judged_case& of = made_.cases[order_.number_of[each.of_case]];
                    ++of.deviations;
                    of.verdict = finding::broken;
                }
        for (std::size_t k = 0; k < made_.cases.size(); ++k)
            next[k + 1] = next[k] + static_cast<std::size_t>(made_.cases[k].deviations);
        made_.deviations.resize(next.back());
        for (lived& part : lived_)
            for (deviation& each : part.deviations)
                made_.deviations[next[made_.case_of[each.input]]++] = std::move(each);
        at_once(parts_, [&](unsigned i) {
            if (i >= found_.size()) return;
            for (const quick::found_here& each : found_[i])
                if (!is_left(each.of_case))
                    made_.deviations[next[order_.number_of[each.of_case]]++] = in_words(each);
        });
    }
    void tell_pending() {
        if (by_)
            for (std::uint32_t number = 0; number < order_.codes.size(); ++number) {
                const quick::case_state& s = cases_[order_.codes[number] + 1];
                if (s.at >= by_->beginning()) continue;  // ended, left, or nobody knows where
                const auto row = static_cast<step_id>(s.at);
                pending_row& made = made_.pending.emplace_back();
                made.of_case = number;
                made.row = row;
                made.measured = &times_.of(row);
                made.outside = by_->rows[s.at].outside;
                if (s.opened_by == packed_event::nothing) continue;
                made.opened = log_.times[s.opened_by];
                const due_date due = due_of(sop_, *made.measured, row,
                                            instant{std::chrono::milliseconds{made.opened}});
                if (due.has_limit()) made.due = due.at.time_since_epoch().count();
            }
        for (lived& part : lived_)
            made_.pending.insert(made_.pending.end(), part.pending.begin(), part.pending.end());
        std::stable_sort(
            made_.pending.begin(), made_.pending.end(),
            [](const pending_row& a, const pending_row& b) { return a.of_case < b.of_case; });
    }
    [[nodiscard]] deviation in_words(const quick::found_here& each) const {
        deviation made;
        made.kind = each.kind;
        made.input = each.input;
        made.row = each.row;
        const auto when = [&](std::int64_t ms) {
            return print_instant(instant{std::chrono::milliseconds{ms}}, times_.where());
        };
        switch (each.kind) {
            case deviation_kind::skipped:
                made.expected = names_of(sop_, offices_of(sop_, each.row));
                made.observed = log_.activities.word(each.input);
                break;
            case deviation_kind::wrong_office:
                made.expected = names_of(sop_, offices_of(sop_, each.row));
                made.observed = stripped(log_.offices.word(each.input));
                break;
            case deviation_kind::wrong_answer:
                made.expected = answers_of(sop_, each.row);
                made.observed = stripped(log_.answers.word(each.input));
                break;
            case deviation_kind::late:
                if (each.row != no_step)
                    made.expected = when(due_of(sop_, times_.of(each.row), each.row,
                                                instant{std::chrono::milliseconds{
                                                    log_.times[rows_[each.input].from]}})
                                             .at.time_since_epoch()
                                             .count());
                made.observed = when(log_.times[each.input]);
                break;
            default:
                made.observed = log_.activities.word(each.input);
                break;
        }
        return made;
    }

    const machine& sop_;
    const timetable& times_;
    const event_log& log_;
    const log_words& words_;
    const replay_options& how_;
    unsigned parts_;
    quick::codes_of codes_;
    std::optional<quick::tables> by_;  // where it goes by tables
    std::unique_ptr<packed_event[]> rows_;
    std::vector<quick::case_state> cases_;  // per code, and 1
    std::vector<row_index> first_;
    std::vector<std::vector<quick::found_here>> found_;
    std::vector<lived> lived_;
    std::vector<judged_event> apart_;
    case_order order_;
    replayed made_;
};

}  // namespace

replayed replay(const machine& sop, const timetable& times, const event_log& log,
                const log_words& words, const replay_options& how) {
    require_well_formed(log);
    return replaying(sop, times, log, words, how).run();
}

}  // namespace alur
