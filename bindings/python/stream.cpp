// A log judged piece by piece.

#include <alur/analysis/stream.hpp>
#include <alur/analysis/summary.hpp>

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "event_members.hpp"
#include "log_tables.hpp"
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

batch_tables take(judged_stream& to, const event_log& batch,
                  const std::vector<std::pair<std::string, std::string>>& renamed) {
    const std::scoped_lock one(to.taking);
    const log_words words = understand(*to.sop, batch, renamed);
    const judged_rows made = to.past.take(batch, words);
    const std::vector<step_summary> steps = by_step(*to.sop, made);
    for (std::size_t r = 0; r < steps.size(); ++r) to.steps[r] += steps[r];
    rows_of_cases cases{{batch.cases.words.begin(), batch.cases.words.end()}, {}};
    for (std::size_t r = 0; r < batch.size(); ++r)
        cases.of.push_back(made.events[r].is <= log_row::began_work
                               ? static_cast<std::uint32_t>(batch.cases.code(r))
                               : replayed::no_case);
    return {events_table(*to.sop, to.times->where(), made.events, cases),
            deviations_table(*to.sop, made.deviations, cases), steps_table(*to.sop, steps),
            words_table(words)};
}

// Cell by cell; texts must be the same.
table_handle added(const std::vector<table_handle>& parts) {
    if (parts.empty()) throw py::value_error("nothing to add up");
    result_table sum = *parts.front().is;
    for (std::size_t p = 1; p < parts.size(); ++p) {
        const result_table& next = *parts[p].is;
        bool same = next.rows == sum.rows && next.columns.size() == sum.columns.size();
        for (std::size_t c = 0; same && c < sum.columns.size(); ++c) {
            result_column& into = sum.columns[c];
            const result_column& from = next.columns[c];
            same = into.name == from.name && into.is.index() == from.is.index();
            if (!same) break;
            if (auto* cells = std::get_if<integer_column>(&into.is)) {
                const auto& more = std::get<integer_column>(from.is).cells;
                for (std::size_t r = 0; r < sum.rows; ++r) cells->cells[r] += more[r];
            } else if (const auto* said = std::get_if<text_cells>(&into.is)) {
                same = said->cells == std::get<text_cells>(from.is).cells;
            } else {
                same = false;
            }
        }
        if (!same) throw py::value_error("these are not summaries of the same SOP");
    }
    return table(sum.rows, std::move(sum.columns));
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
