// Event logs: replayed, and the tables of what was found; made-up ones.

#include <alur/analysis/log_file.hpp>
#include <alur/analysis/replay.hpp>
#include <alur/analysis/sample_log.hpp>
#include <alur/analysis/summary.hpp>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "acts.hpp"
#include "arrow_out.hpp"
#include "event_members.hpp"
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

table_handle events_table(const machine& sop, zone where, const std::vector<judged_event>& events,
                          const rows_of_cases& cases) {
    std::vector<std::size_t> numbers(events.size());
    for (std::size_t r = 0; r < numbers.size(); ++r) numbers[r] = r;
    const auto asked = [&](const char* name, question of) {
        return worded(name, findings(), events,
                      [of](const judged_event& e) { return code(e.of(of)); });
    };
    return table(
        events.size(),
        {integers("row", numbers, [](std::size_t r) { return r; }),
         worded("case", cases.names, cases.of,
                [](std::uint32_t c) { return c == replayed::no_case ? -1 : static_cast<int>(c); }),
         worded("became",
                words({"judged", "began_case", "began_work", "without_case", "without_activity",
                       "without_time", "too_early", "other_change"}),
                events, [](const judged_event& e) { return e.is; }),
         worded("step", row_ids(sop), events,
                [](const judged_event& e) { return row_code(e.row); }),
         asked("order", question::order), asked("office", question::office),
         asked("answer", question::answer), asked("separation", question::separation),
         asked("evidence", question::evidence), asked("time", question::time),
         instants("opened", where, events, [](const judged_event& e) { return e.opened; }),
         instants("started", where, events, [](const judged_event& e) { return e.started; }),
         instants("due", where, events, [](const judged_event& e) { return e.due; }),
         integers("worked_ms", events, [](const judged_event& e) { return e.worked; }),
         integers("late_ms", events, [](const judged_event& e) { return e.late; })});
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
        const zone where = t->where();
        const rows_of_cases cases{names_of(past.cases), past.case_of};
        replay_tables made{events_table(*s, where, {past.events.begin(), past.events.end()}, cases),
                           cases_table(*s, where, past.cases),
                           deviations_table(*s, past.deviations, cases),
                           steps_table(*s, by_step(*s, past)),
                           words_table(understood),
                           {}};
        made.acts = std::make_shared<const judged_log>(
            judged_log{s, t, l, std::move(understood), std::move(past)});
        return made;
    };
    return patiently(work, watching(watch));
}

using pairs = std::vector<std::pair<std::string, std::string>>;

}  // namespace

void init_log(py::module_& m) {
    py::class_<acts_handle>(m, "Acts").def("table", [](const acts_handle& acts) {
        return patiently([of = acts.is] { return acts_table(*of); });
    });
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
