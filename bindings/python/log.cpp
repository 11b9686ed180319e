// Event logs: replayed, and the tables of what was found; made-up ones.

#include <alur/analysis/log_file.hpp>
#include <alur/analysis/replay.hpp>
#include <alur/analysis/sample_log.hpp>
#include <alur/analysis/summary.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "acts.hpp"
#include "analysis/row_words.hpp"
#include "arrow_out.hpp"
#include "event_members.hpp"
#include "events_table.hpp"
#include "log_tables.hpp"
#include "moment.hpp"
#include "patience.hpp"
#include "shared.hpp"
#include "table.hpp"
#include "topics.hpp"

namespace alur::python {
namespace {

struct acts_handle {
    std::shared_ptr<const judged_log> is;
};

const std::vector<std::string>& findings() {
    static const auto made = words({"kept", "broken", "undetermined"});
    return made;
}
std::int32_t code(finding of) { return static_cast<std::int32_t>(of) - 1; }

std::vector<std::string> names_of(const std::vector<judged_case>& cases) {
    std::vector<std::string> names;
    for (const judged_case& each : cases) names.push_back(each.name);
    return names;
}

}  // namespace

std::vector<std::string> row_ids(const machine& sop) {
    std::vector<std::string> ids;
    for (const row& each : sop.sop.rows) ids.push_back(each.id);
    return ids;
}

table_handle cases_table(const machine& sop, zone where, const std::vector<judged_case>& cases) {
    return table(
        cases.size(),
        {texts("case", cases, [](const judged_case& c) { return c.name; }),
         integers("events", cases, [](const judged_case& c) { return c.events; }),
         integers("deviations", cases, [](const judged_case& c) { return c.deviations; }),
         worded("stage", words({"not_started", "running", "suspended", "completed", "cancelled"}),
                cases, [](const judged_case& c) { return c.stage; }),
         worded("outcome", sop.outcomes, cases,
                [](const judged_case& c) {
                    return c.stage == lifecycle::completed ? static_cast<int>(c.outcome) : -1;
                }),
         worded("verdict", findings(), cases, [](const judged_case& c) { return code(c.verdict); }),
         worded("service_time", findings(), cases,
                [](const judged_case& c) { return code(c.service_time); }),
         instants("first", where, cases, [](const judged_case& c) { return c.first; }),
         instants("last", where, cases, [](const judged_case& c) { return c.last; })});
}

table_handle deviations_table(const machine& sop, const std::vector<deviation>& list,
                              const rows_of_cases& cases) {
    return table(
        list.size(),
        {integers("row", list, [](const deviation& d) { return d.input; }),
         worded("case", cases.names, list, [&](const deviation& d) { return cases.of[d.input]; }),
         worded("kind",
                words({"unknown_activity", "foreign_unit", "skipped", "repetition", "after_end",
                       "wrong_office", "wrong_answer", "same_person", "no_evidence", "late"}),
                list, [](const deviation& d) { return d.kind; }),
         worded("step", row_ids(sop), list, [](const deviation& d) { return row_code(d.row); }),
         texts("unit", list, [](const deviation& d) { return d.unit; }),
         texts("expected", list, [](const deviation& d) { return d.expected; }),
         texts("observed", list, [](const deviation& d) { return d.observed; }),
         texts("text_id", list, [&](const deviation& d) { return describe(sop, d).id; }),
         texts("text_en", list, [&](const deviation& d) { return describe(sop, d).en; })});
}

table_handle pending_table(const machine& sop, zone where, const std::vector<judged_case>& cases,
                           const std::vector<pending_row>& pending, std::optional<instant> until) {
    std::int64_t last = no_time;
    for (const judged_case& each : cases) last = std::max(last, each.last);
    if (until && last != no_time && until->time_since_epoch().count() < last)
        throw py::value_error("until lies before the last line of the log");
    const instant now = until.value_or(instant{std::chrono::milliseconds{last}});
    struct waiting {
        const pending_row* is;
        wait_so_far so_far;
    };
    std::vector<waiting> list;
    for (const pending_row& each : pending) list.push_back({&each, waited_until(each, now)});
    std::stable_sort(list.begin(), list.end(), [](const waiting& a, const waiting& b) {
        return std::tie(a.so_far.late, a.so_far.waited) > std::tie(b.so_far.late, b.so_far.waited);
    });
    const auto row_of = [&](const waiting& w) -> const row& {
        return sop.sop.rows[index(w.is->row)];
    };
    return table(
        list.size(),
        {texts("case", list, [&](const waiting& w) { return cases[w.is->of_case].name; }),
         worded("step", row_ids(sop), list, [](const waiting& w) { return row_code(w.is->row); }),
         texts("number", list, [&](const waiting& w) { return row_of(w).number; }),
         texts("activity", list, [&](const waiting& w) { return row_of(w).activity; }),
         texts("unit", list, [](const waiting& w) { return w.is->unit; }),
         texts("offices", list,
               [&](const waiting& w) { return names_of(sop, offices_of(sop, w.is->row)); }),
         instants("opened", where, list, [](const waiting& w) { return w.is->opened; }),
         instants("due", where, list, [](const waiting& w) { return w.is->due; }),
         integers("waited_ms", list, [](const waiting& w) { return w.so_far.waited; }),
         integers("late_ms", list, [](const waiting& w) { return w.so_far.late; })});
}

table_handle steps_table(const machine& sop, const std::vector<step_summary>& steps) {
    const auto& rows = sop.sop.rows;
    const auto count = [&](const char* name, auto member) {
        return integers(name, steps, [member](const step_summary& s) { return s.*member; });
    };
    return table(
        steps.size(),
        {texts("step", rows, [](const row& r) { return r.id; }),
         texts("number", rows, [](const row& r) { return r.number; }),
         texts("activity", rows, [](const row& r) { return r.activity; }),
         count("done", &step_summary::done), count("skipped", &step_summary::skipped),
         count("out_of_turn", &step_summary::out_of_turn),
         count("wrong_office", &step_summary::wrong_office),
         count("wrong_answer", &step_summary::wrong_answer),
         count("same_person", &step_summary::same_person),
         count("no_evidence", &step_summary::no_evidence), count("in_time", &step_summary::in_time),
         count("late", &step_summary::late), count("time_unknown", &step_summary::time_unknown),
         count("measured", &step_summary::measured), count("worked_ms", &step_summary::worked),
         count("late_ms", &step_summary::late_by)});
}

table_handle words_table(const log_words& of) {
    const auto& list = of.listed;
    return table(list.size(),
                 {worded("column", words({"activity", "office", "answer"}), list,
                         [](const understood_word& w) { return w.in; }),
                  texts("word", list, [](const understood_word& w) { return w.word; }),
                  texts("meaning", list, [](const understood_word& w) { return w.meaning; }),
                  worded("match", words({"exact", "similar", "unknown"}), list,
                         [](const understood_word& w) { return w.how; }),
                  integers("rows", list, [](const understood_word& w) { return w.rows; })});
}

namespace {

// What `events_table` asks.
struct found_in_log {
    std::shared_ptr<const judged_log> log;

    [[nodiscard]] const judged_events& all() const { return log->past.events; }
    [[nodiscard]] std::size_t size() const { return all().size(); }
    [[nodiscard]] std::vector<std::string> names() const { return names_of(log->past.cases); }
    [[nodiscard]] std::uint32_t case_of(std::size_t r) const { return log->past.case_of[r]; }
    [[nodiscard]] log_row is(std::size_t r) const { return all().is(r); }
    [[nodiscard]] step_id step(std::size_t r) const { return all().step(r); }
    [[nodiscard]] finding of(std::size_t r, question asked) const { return all().of(r, asked); }
    [[nodiscard]] std::int64_t opened(std::size_t r) const { return all().opened(r); }
    [[nodiscard]] std::int64_t started(std::size_t r) const { return all().started(r); }
    [[nodiscard]] std::int64_t due(std::size_t r) const { return all().due(r); }
    [[nodiscard]] std::int64_t worked(std::size_t r) const { return all().worked(r); }
    [[nodiscard]] std::int64_t late(std::size_t r) const { return all().late(r); }
};

struct replay_tables {
    table_handle events, cases, deviations, steps, words;
    std::shared_ptr<const judged_log> acts;
};

replay_tables replay_log(const machine_handle& sop, const times_handle& times,
                         const log_handle& log, std::vector<events::units_of_kind> units,
                         std::vector<std::pair<std::string, std::string>> renamed,
                         const py::object& watch) {
    const auto work = [s = sop.is, t = times.is, l = log.is, how = replay_options{std::move(units)},
                       renamed = std::move(renamed)] {
        const event_log& view = l->view;
        log_words understood = understand(*s, view, renamed);
        replayed past = replay(*s, *t, view, understood, how);
        const auto made = std::make_shared<const judged_log>(
            judged_log{s, t, l, std::move(understood), std::move(past)});
        const zone where = t->where();
        return replay_tables{
            events_table(*s, where, std::make_shared<const found_in_log>(found_in_log{made})),
            cases_table(*s, where, made->past.cases),
            deviations_table(*s, made->past.deviations,
                             {names_of(made->past.cases), made->past.case_of}),
            steps_table(*s, by_step(*s, made->past)),
            words_table(made->words),
            made};
    };
    return patiently(work, watching(watch));
}

using pairs = std::vector<std::pair<std::string, std::string>>;

}  // namespace

void init_log(py::module_& m) {
    py::class_<acts_handle>(m, "Acts")
        .def("table",
             [](const acts_handle& acts) {
                 return patiently([of = acts.is] { return acts_table(*of); });
             })
        .def(
            "pending",
            [](const acts_handle& acts, std::optional<instant> until) {
                return patiently([of = acts.is, until] {
                    return pending_table(*of->sop, of->times->where(), of->past.cases,
                                         of->past.pending, until);
                });
            },
            py::arg("until"));
    m.def(
        "replay",
        [](const machine_handle& sop, const times_handle& times, const log_handle& log,
           std::vector<events::units_of_kind> units, pairs renamed, const py::object& watch) {
            replay_tables made =
                replay_log(sop, times, log, std::move(units), std::move(renamed), watch);
            return py::make_tuple(made.events, made.cases, made.deviations, made.steps, made.words,
                                  acts_handle{std::move(made.acts)});
        },
        py::arg("sop"), py::arg("times"), py::arg("log"), py::arg("units"), py::arg("renamed"),
        py::arg("watch"));
    m.def(
        "sample_csv",
        [](const machine_handle& sop, const times_handle& times, std::uint64_t seed,
           std::uint32_t cases, instant start, std::uint32_t days, std::uint32_t faulty_percent,
           std::uint32_t persons, std::vector<events::units_of_kind> units) {
            sample_options how{seed, cases, start, days, faulty_percent, persons, std::move(units)};
            return patiently([s = sop.is, t = times.is, how = std::move(how)] {
                return to_csv(sample_log(*s, *t, how), t->where());
            });
        },
        py::arg("sop"), py::arg("times"), py::arg("seed"), py::arg("cases"), py::arg("start"),
        py::arg("days"), py::arg("faulty_percent"), py::arg("persons"), py::arg("units"));
}

}  // namespace alur::python
