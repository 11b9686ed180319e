// A case: opened, judged, applied, asked.

#include <alur/case/called.hpp>
#include <alur/time/explanation_text.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "case_members.hpp"
#include "event_members.hpp"
#include "kept_case.hpp"
#include "patience.hpp"
#include "topics.hpp"

namespace alur::python {

struct shown_call {
    call_action action = call_action::open;
    std::string row;
    std::string unit;
    event sent;
};
template <>
struct python_class<shown_call> {
    static constexpr char name[] = "alur.results.Call";
    static constexpr auto members =
        std::tuple{member{"action", &shown_call::action}, member{"row", &shown_call::row},
                   member{"unit", &shown_call::unit}, member{"event", &shown_call::sent}};
};

namespace {

using times_ptr = std::shared_ptr<times_handle>;
using calendar_ptr = std::shared_ptr<calendar_handle>;
using times_ptrs = std::vector<times_ptr>;
using entry_ptr = std::shared_ptr<decided_entry>;

times_ptr make_times(const machine_handle& sop, const calendar_handle& office,
                     const std::vector<std::tuple<std::string, std::string, calendar_ptr>>& units) {
    std::vector<unit_calendar> own;
    for (const auto& [kind, unit, calendar] : units)
        own.push_back({kind, unit, calendar->is.get()});
    return std::make_shared<times_handle>(
        times_handle{std::make_shared<const timetable>(make_timetable(*sop.is, *office.is, own))});
}

py::object answered(const kept_case& of, answer_given&& answer) {
    if (auto* made = std::get_if<entry_ptr>(&answer)) return py::cast(std::move(*made));
    if (auto* known = std::get_if<known_event>(&answer)) return py::cast(*known);
    const auto& why = std::get<refused_event>(answer);
    shown_refusal out{why.why, row_word(of.is(), why.at.row), {}, {}, why.message};
    if (!out.row.empty()) out.unit = unit_name(of.is().sop(), of.is().facts(), why.at);
    for (const role_id each : why.belongs_to)
        out.offices.push_back(of.is().sop().sop.performers[index(each)].code);
    return py::cast(out);
}

std::shared_ptr<const timetable> times_of(const times_ptr& given) {
    return given ? given->is : std::shared_ptr<const timetable>();
}

kept_case::times_list kept_times(const times_ptrs& list) {
    kept_case::times_list out;
    for (const times_ptr& each : list) out.push_back(each->is);
    return out;
}

// A case that goes on where the text ends; its id is the journal's, if that has lines.
std::shared_ptr<kept_case> resume(const machine_handle& sop, const times_ptrs& times,
                                  std::string text, hashing how, line_store into, std::string id,
                                  bool keep_refused) {
    auto list = kept_times(times);
    const auto again = [sop = sop.is, list, text, how] {
        std::vector<const timetable*> all;
        for (const auto& each : list) all.push_back(each.get());
        return rebuild(*sop, all, text, how);
    };
    constexpr std::size_t short_text = 1U << 16U;  // milliseconds; a thread is not worth it
    auto made = text.size() < short_text ? again() : patiently(again);
    if (const auto* error = std::get_if<replay_error>(&made)) raise_replay(*error);
    auto& rebuilt = std::get<rebuilt_case>(made);
    return std::make_shared<kept_case>(sop.is, std::move(list), std::move(rebuilt.berkas),
                                       text.empty() ? std::move(id) : std::move(rebuilt.id),
                                       std::move(into), std::move(text), keep_refused);
}

std::shared_ptr<kept_case> in_memory(const machine_handle& sop, const times_ptrs& times,
                                     std::string text, std::string id, py::object callable,
                                     bool keep_refused) {
    return resume(sop, times, std::move(text), hashing::verify, {nullptr, std::move(callable)},
                  std::move(id), keep_refused);
}

// A journal's file, locked, read and verified, until a case takes it over.
struct opened_file {
    std::unique_ptr<journal_file> file;
    std::string text;
    std::optional<torn_end> recovered;
};

std::shared_ptr<opened_file> open_file(const std::string& path, bool create) {
    journal_opening opening = [&] {
        const py::gil_scoped_release others_may_run;
        return open_journal(path, create ? if_missing::create : if_missing::refuse);
    }();
    if (const auto* error = std::get_if<journal_error>(&opening)) raise_journal(*error);
    auto& opened = std::get<journal_opened>(opening);
    return std::make_shared<opened_file>(
        opened_file{std::move(opened.file), std::move(opened.text), std::move(opened.recovered)});
}

std::shared_ptr<kept_case> in_file(const machine_handle& sop, const times_ptrs& times,
                                   opened_file& from, std::string id, bool keep_refused) {
    return resume(sop, times, std::exchange(from.text, {}), hashing::skip,
                  {std::move(from.file), py::none()}, std::move(id), keep_refused);
}

row_unit place_of(const kept_case& of, const std::string& row, const std::string& unit) {
    const machine& sop = of.is().sop();
    const step_id at = sop.find_row(row);
    if (at == no_step)
        raise("alur.errors.UnknownNameError", "langkah \"" + row + "\" tidak ada",
              "there is no row \"" + row + '"');
    if (unit.empty()) return {at, no_unit};
    const kind_id kind = sop.kind_of(at);
    const unit_id which = kind == no_kind ? no_unit : find_unit(of.is().facts(), kind, unit);
    if (which == no_unit)
        raise("alur.errors.UnknownNameError",
              "langkah \"" + row + "\" tidak mempunyai unit \"" + unit + '"',
              "row \"" + row + "\" has no unit \"" + unit + '"');
    return {at, which};
}

const open_row* find_open(const kept_case& of, row_unit at) {
    for (const open_row& each : of.is().open_rows())
        if (each.at == at) return &each;
    return nullptr;
}

std::vector<bilingual> why_due_words(const kept_case& of, const std::string& row,
                                     const std::string& unit) {
    const row_unit at = place_of(of, row, unit);
    const open_row* const open = find_open(of, at);
    std::vector<bilingual> out;
    if (open == nullptr) return out;
    const work_calendar& by = calendar_for(of.is(), at);
    for (const due_step& each : why_due(of.is().sop(), by, at.row, open->opened)) {
        sentence_pair said = describe(each, by.where());
        out.push_back({std::move(said.id), std::move(said.en)});
    }
    return out;
}

// How long a row's time was up when it was done: working time where its standard is that.
bilingual overrun(const kept_case& of, const std::string& row, const std::string& unit, instant due,
                  instant done) {
    const row_unit at = place_of(of, row, unit);
    const std::optional<time_limit>& limit = of.is().sop().sop.rows[index(at.row)].time;
    const bool working = limit && !limit->is_date() && limit->upper.is_working();
    sentence_pair said = duration_text(measured(
        calendar_for(of.is(), at), working ? measure::working : measure::elapsed, due, done));
    return {std::move(said.id), std::move(said.en)};
}

std::optional<moment> moment_or_none(const kept_case& of, instant at, bool there) {
    if (!there) return std::nullopt;
    return moment{at, of.is().times().where()};
}

py::dict units_of(const kept_case& of) {
    const machine& sop = of.is().sop();
    const case_facts& facts = of.is().facts();
    py::dict out;
    for (std::size_t kind = 0; kind < facts.units->of_kind.size(); ++kind) {
        const auto& names = facts.units->of_kind[kind];
        py::list active;
        for (std::size_t unit = 0; unit < names.size(); ++unit)
            if (is_active(sop, facts, static_cast<kind_id>(kind), static_cast<unit_id>(unit)))
                active.append(names[unit]);
        out[py::str(sop.kinds[kind])] = py::tuple(active);
    }
    for (std::size_t kind = 0; kind < facts.units->of_case.size(); ++kind)
        out[py::str(sop.case_kinds[kind])] = py::make_tuple(facts.units->of_case[kind]);
    return out;
}

std::vector<shown_call> calls_of(const kept_case& of, const decided_entry& decided) {
    of.must_be_fresh(decided);
    std::vector<shown_call> out;
    for (const call& each : calls(of.is(), decided.what))
        out.push_back({each.what, row_word(of.is(), each.at.row),
                       unit_name(of.is().sop(), of.is().facts(), each.at),
                       event_for(each, of.is(), of.id(), decided.what)});
    return out;
}

void init_answers(py::module_& m) {
    py::class_<times_handle, times_ptr>(m, "Times")
        .def_property_readonly("zone", [](const times_handle& t) { return t.is->where(); });
    m.def("make_times", &make_times, py::arg("machine"), py::arg("calendar"), py::arg("units"));
    py::class_<decided_entry, entry_ptr>(m, "Entry")
        .def_property_readonly("text", [](const decided_entry& e) { return batch_text(e.lines); })
        .def_property_readonly("before", [](const decided_entry& e) { return e.before.count; })
        .def_property_readonly("late", [](const decided_entry& e) { return was_late(e.what); })
        .def_property_readonly("applied", [](const decided_entry& e) { return e.applied; });
    py::class_<opened_file, std::shared_ptr<opened_file>>(m, "JournalFile")
        .def(py::init(&open_file), py::arg("path"), py::arg("create"))
        .def_property_readonly("text", [](const opened_file& f) { return f.text; })
        .def_property_readonly("recovered", [](const opened_file& f) {
            return f.recovered ? std::optional{f.recovered->moved_to} : std::nullopt;
        });
}

}  // namespace

void init_case(py::module_& m) {
    init_answers(m);
    py::class_<kept_case, std::shared_ptr<kept_case>>(m, "Case")
        .def_property_readonly("id", &kept_case::id)
        .def_property_readonly("path", &kept_case::path)
        .def_property_readonly("text", &kept_case::text)
        .def_property_readonly("zone", [](const kept_case& c) { return c.is().times().where(); })
        .def_property_readonly("stage", [](const kept_case& c) { return c.is().stage(); })
        .def_property_readonly("outcome",
                               [](const kept_case& c) -> std::optional<std::string> {
                                   if (c.is().stage() != lifecycle::completed) return std::nullopt;
                                   return c.is().outcome();
                               })
        .def_property_readonly("started",
                               [](const kept_case& c) {
                                   return moment_or_none(c, c.is().facts().started,
                                                         c.is().stage() != lifecycle::not_started);
                               })
        .def_property_readonly("last_act",
                               [](const kept_case& c) {
                                   return moment_or_none(c, c.is().facts().last_act,
                                                         c.is().stage() != lifecycle::not_started);
                               })
        .def_property_readonly("data",
                               [](const kept_case& c) { return case_data(*c.is().facts().data); })
        .def_property_readonly("units", &units_of)
        .def_property_readonly("head",
                               [](const kept_case& c) { return print_head(head_of(c.is())); })
        .def_property_readonly("head_hash",
                               [](const kept_case& c) { return to_hex(c.is().facts().head); })
        .def_property_readonly("line_count",
                               [](const kept_case& c) { return c.is().facts().sequence; })
        .def_property_readonly("next_deadline",
                               [](const kept_case& c) {
                                   const instant next = next_deadline(c.is());
                                   return moment_or_none(c, next, next != instant::max());
                               })
        .def_property_readonly("calendar",
                               [](const kept_case& c) {
                                   const timetable_name& name = c.is().times().name();
                                   return std::pair{name.calendar, name.version};
                               })
        .def(
            "timeliness", [](const kept_case& c, instant now) { return timeliness(c.is(), now); },
            py::arg("now"))
        .def(
            "is_open",
            [](const kept_case& c, const std::string& row, const std::string& unit) {
                return find_open(c, place_of(c, row, unit)) != nullptr;
            },
            py::arg("row"), py::arg("unit"))
        .def(
            "due",
            [](const kept_case& c, const std::string& row,
               const std::string& unit) -> std::optional<moment> {
                const open_row* const open = find_open(c, place_of(c, row, unit));
                return open == nullptr ? std::nullopt : due_moment(c.is(), open->clock.due);
            },
            py::arg("row"), py::arg("unit"))
        .def("overrun", &overrun, py::arg("row"), py::arg("unit"), py::arg("due"), py::arg("done"))
        .def("why_due", &why_due_words, py::arg("row"), py::arg("unit"))
        .def("result", [](const kept_case& c) { return result_of(c.is(), c.id()); })
        .def(
            "judge",
            [](kept_case& c, const event& given, const times_ptr& next) {
                return answered(c, c.judge(given, times_of(next)));
            },
            py::arg("event"), py::arg("times"))
        .def(
            "apply", [](kept_case& c, decided_entry& decided) { c.apply(decided); },
            py::arg("entry"))
        .def(
            "act",
            [](kept_case& c, const event& given, const times_ptr& next) {
                return answered(c, c.act(given, times_of(next)));
            },
            py::arg("event"), py::arg("times"))
        .def("calls", &calls_of, py::arg("entry"))
        .def("close", &kept_case::close);
    m.def("open_in_memory", &in_memory, py::arg("machine"), py::arg("times"), py::arg("text"),
          py::arg("id"), py::arg("journal"), py::arg("keep_refused"));
    m.def("open_in_file", &in_file, py::arg("machine"), py::arg("times"), py::arg("file"),
          py::arg("id"), py::arg("keep_refused"));
}

}  // namespace alur::python
