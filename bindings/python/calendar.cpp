// Times as text, and the working calendar.

#include <alur/sop/calendar_file.hpp>
#include <alur/time/amounts_text.hpp>
#include <alur/time/explanation_text.hpp>
#include <alur/time/hours_text.hpp>
#include <alur/time/reason_text.hpp>
#include <alur/time/time_limit_text.hpp>
#include <alur/time/work_calendar.hpp>

#include "diagnostic_members.hpp"
#include "moment.hpp"
#include "shared.hpp"
#include "time_members.hpp"
#include "topics.hpp"

namespace alur::python {
namespace {

template <class T>
T read_or_raise(const std::string& text, const parsed<T>& read) {
    if (read) return *read;
    const sentence why = describe(read.error.why);
    raise("alur.errors.TimeTextError", '"' + text + "\": " + std::string(why.id),
          '"' + text + "\": " + std::string(why.en));
}

weekly_hours parse_week(const std::vector<std::pair<std::string, std::string>>& by_days) {
    weekly_hours week;
    for (const auto& [days, text] : by_days) {
        const day_set which = read_or_raise(days, parse_days(days));
        const day_hours hours = read_or_raise(text, parse_hours(text));
        for (std::size_t day = 0; day < week.days.size(); ++day)
            if (which.has(day)) week.days[day] = hours;
    }
    return week;
}

std::vector<bilingual> sentences(const std::vector<due_step>& steps, zone where) {
    std::vector<bilingual> out;
    for (const due_step& each : steps) {
        sentence_pair said = describe(each, where);
        out.push_back({std::move(said.id), std::move(said.en)});
    }
    return out;
}

py::tuple load_all(std::string name, std::string text) {
    const source from{std::move(name), std::move(text)};
    calendars_loaded read = load_calendars(from);
    py::list made;
    for (calendar_data& each : read.calendars)
        if (auto calendar = make_calendar(std::move(each)))
            made.append(std::make_shared<calendar_handle>(
                calendar_handle{std::make_shared<const work_calendar>(*std::move(calendar))}));
    return py::make_tuple(made, shown(from, read.problems));
}

void init_texts(py::module_& m) {
    m.def(
        "parse_time_limit",
        [](const std::string& text) { return read_or_raise(text, parse_time_limit(text)); },
        py::arg("text"));
    m.def(
        "print_time_limit", [](const time_limit& limit) { return print_time_limit(limit); },
        py::arg("limit"));
    m.def(
        "parse_amounts",
        [](const std::string& text) { return read_or_raise(text, parse_amounts(text)); },
        py::arg("text"));
    m.def(
        "print_amounts", [](const amounts& sum) { return print_amounts(sum); }, py::arg("amounts"));
    m.def("parse_week", &parse_week, py::arg("by_days"));
    m.def(
        "print_week", [](const weekly_hours& hours) { return print_weekly_hours(hours); },
        py::arg("hours"));
}

}  // namespace

void init_calendar(py::module_& m) {
    init_texts(m);
    using handle = calendar_handle;
    py::class_<handle, std::shared_ptr<handle>>(m, "Calendar")
        .def_property_readonly("id", [](const handle& c) { return c.is->data().id; })
        .def_property_readonly("version", [](const handle& c) { return c.is->data().version; })
        .def_property_readonly("name", [](const handle& c) { return c.is->data().name; })
        .def_property_readonly("zone", [](const handle& c) { return c.is->where(); })
        .def_property_readonly("hours", [](const handle& c) { return c.is->data().hours; })
        .def_property_readonly("known",
                               [](const handle& c) {
                                   const date_range& known = c.is->data().known;
                                   return std::pair{known.first, known.last};
                               })
        .def(
            "is_working_day",
            [](const handle& c, std::chrono::local_days day) { return c.is->is_working_day(day); },
            py::arg("day"))
        .def(
            "closed_because",
            [](const handle& c, std::chrono::local_days day) {
                due_step step;
                name_cause(*c.is, day, step);
                sentence_pair said = cause_text(step);
                return bilingual{std::move(said.id), std::move(said.en)};
            },
            py::arg("day"))
        .def(
            "is_open", [](const handle& c, instant at) { return c.is->is_open(at); }, py::arg("at"))
        .def(
            "next_opening",
            [](const handle& c, instant at) {
                return moment{c.is->next_opening(at), c.is->where()};
            },
            py::arg("at"))
        .def(
            "working_time_ms",
            [](const handle& c, instant from, instant to) {
                return c.is->working_time_between(from, to).count();
            },
            py::arg("start"), py::arg("end"))
        .def(
            "due",
            [](const handle& c, instant opened,
               const time_limit& limit) -> std::optional<std::pair<moment, bool>> {
                const due_date made = due(*c.is, opened, limit);
                if (!made.has_limit()) return std::nullopt;
                return std::pair{moment{made.at, c.is->where()}, made.provisional};
            },
            py::arg("opened"), py::arg("limit"))
        .def(
            "explain",
            [](const handle& c, instant opened, const time_limit& limit) {
                return sentences(explain(*c.is, opened, limit), c.is->where());
            },
            py::arg("opened"), py::arg("limit"));
    m.def("load_calendars", &load_all, py::arg("name"), py::arg("text"));
}

}  // namespace alur::python
