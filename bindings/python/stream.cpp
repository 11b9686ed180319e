// A log judged piece by piece.

#include <alur/analysis/stream.hpp>
#include <alur/analysis/summary.hpp>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "event_members.hpp"
#include "events_table.hpp"
#include "log_tables.hpp"
#include "moment.hpp"
#include "patience.hpp"
#include "shared.hpp"
#include "topics.hpp"

namespace alur::python {
namespace {

struct judged_stream {
    std::shared_ptr<const machine> sop;
    std::shared_ptr<const timetable> times;
    std::mutex taking;
    log_stream past;
    std::vector<step_summary> steps;
    std::atomic<bool> interrupted{false};

    judged_stream(std::shared_ptr<const machine> s, std::shared_ptr<const timetable> t,
                  replay_options how)
        : sop(std::move(s)),
          times(std::move(t)),
          past(*sop, *times, std::move(how)),
          steps(sop->sop.rows.size()) {}
};

struct stream_handle {
    std::shared_ptr<judged_stream> is;
};

struct batch_tables {
    table_handle events, deviations, steps, words;
};

// What `events_table` asks.
struct found_in_batch {
    std::vector<judged_event> events;
    rows_of_cases cases;

    [[nodiscard]] std::size_t size() const { return events.size(); }
    [[nodiscard]] std::vector<std::string> names() const { return cases.names; }
    [[nodiscard]] std::uint32_t case_of(std::size_t r) const { return cases.of[r]; }
    [[nodiscard]] log_row is(std::size_t r) const { return events[r].is; }
    [[nodiscard]] step_id step(std::size_t r) const { return events[r].row; }
    [[nodiscard]] finding of(std::size_t r, question asked) const { return events[r].of(asked); }
    [[nodiscard]] std::int64_t opened(std::size_t r) const { return events[r].opened; }
    [[nodiscard]] std::int64_t started(std::size_t r) const { return events[r].started; }
    [[nodiscard]] std::int64_t due(std::size_t r) const { return events[r].due; }
    [[nodiscard]] std::int64_t worked(std::size_t r) const { return events[r].worked; }
    [[nodiscard]] std::int64_t late(std::size_t r) const { return events[r].late; }
};

batch_tables take(judged_stream& to, const event_log& batch,
                  const std::vector<std::pair<std::string, std::string>>& renamed) {
    const std::scoped_lock one(to.taking);
    const log_words words = understand(*to.sop, batch, renamed);
    judged_rows made = to.past.take(batch, words);
    const std::vector<step_summary> steps = by_step(*to.sop, made);
    for (std::size_t r = 0; r < steps.size(); ++r) to.steps[r] += steps[r];
    rows_of_cases cases{{batch.cases.words.begin(), batch.cases.words.end()}, {}};
    for (std::size_t r = 0; r < batch.size(); ++r)
        cases.of.push_back(made.events[r].is <= log_row::began_work
                               ? static_cast<std::uint32_t>(batch.cases.code(r))
                               : replayed::no_case);
    table_handle deviations = deviations_table(*to.sop, made.deviations, cases);
    const auto found = std::make_shared<const found_in_batch>(
        found_in_batch{std::move(made.events), std::move(cases)});
    return {events_table(*to.sop, to.times->where(), found), std::move(deviations),
            steps_table(*to.sop, steps), words_table(words)};
}

// Cell by cell; texts must be the same.
table_handle added(const std::vector<table_handle>& parts) {
    if (parts.empty()) throw py::value_error("nothing to add up");
    const auto refuse_unless = [](bool same) {
        if (!same) throw py::value_error("these are not summaries of the same SOP");
    };
    const result_table& first = *parts.front().is;
    for (const table_handle& each : parts)
        refuse_unless(each.is->rows == first.rows &&
                      each.is->columns.size() == first.columns.size());
    std::vector<result_column> sum;
    for (std::size_t c = 0; c < first.columns.size(); ++c) {
        column_cells made = first.columns[c].is();
        for (std::size_t p = 1; p < parts.size(); ++p) {
            const result_column& next = parts[p].is->columns[c];
            refuse_unless(next.name == first.columns[c].name && next.is().index() == made.index());
            if (auto* cells = std::get_if<integer_column>(&made)) {
                const auto& more = std::get<integer_column>(next.is()).cells;
                for (std::size_t r = 0; r < first.rows; ++r) cells->cells[r] += more[r];
            } else {
                const auto* said = std::get_if<text_cells>(&made);
                refuse_unless(said != nullptr &&
                              said->cells == std::get<text_cells>(next.is()).cells);
            }
        }
        sum.emplace_back(first.columns[c].name, std::move(made));
    }
    return table(first.rows, std::move(sum));
}

}  // namespace

void init_stream(py::module_& m) {
    py::class_<stream_handle>(m, "Stream")
        .def(
            "take",
            [](const stream_handle& to, const log_handle& batch,
               std::vector<std::pair<std::string, std::string>> renamed) {
                if (to.is->interrupted)
                    throw std::runtime_error(
                        "this stream was interrupted in a batch: nobody knows what it has taken");
                const auto work = [state = to.is, l = batch.is, renamed = std::move(renamed)] {
                    return take(*state, l->view, renamed);
                };
                try {
                    const batch_tables made = patiently(work);
                    return py::make_tuple(made.events, made.deviations, made.steps, made.words);
                } catch (const py::error_already_set&) {
                    to.is->interrupted = true;
                    throw;
                }
            },
            py::arg("batch"), py::arg("renamed"))
        .def("cases",
             [](const stream_handle& of) {
                 return patiently([state = of.is] {
                     const std::scoped_lock one(state->taking);
                     return cases_table(*state->sop, state->times->where(), state->past.cases());
                 });
             })
        .def(
            "pending",
            [](const stream_handle& of, std::optional<instant> until) {
                return patiently([state = of.is, until] {
                    const std::scoped_lock one(state->taking);
                    return pending_table(*state->sop, state->times->where(), state->past.cases(),
                                         state->past.pending(), until);
                });
            },
            py::arg("until"))
        .def("steps", [](const stream_handle& of) {
            return patiently([state = of.is] {
                const std::scoped_lock one(state->taking);
                return steps_table(*state->sop, state->steps);
            });
        });
    m.def(
        "open_stream",
        [](const machine_handle& sop, const times_handle& times,
           std::vector<events::units_of_kind> units) {
            return stream_handle{std::make_shared<judged_stream>(sop.is, times.is,
                                                                 replay_options{std::move(units)})};
        },
        py::arg("sop"), py::arg("times"), py::arg("units"));
    m.def("add_tables", &added, py::arg("parts"));
}

}  // namespace alur::python
