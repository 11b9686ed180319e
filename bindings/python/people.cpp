// The register of people.

#include <alur/case/feasibility.hpp>
#include <alur/case/register.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "diagnostic_members.hpp"
#include "event_members.hpp"
#include "shared.hpp"
#include "topics.hpp"

namespace alur::python {

template <>
struct python_class<person> {
    static constexpr char name[] = "alur.people.Person";
    static constexpr auto members =
        std::tuple{member{"id", &person::id}, member{"name", &person::name}};
};
template <>
struct python_class<assignment> {
    static constexpr char name[] = "alur.people.Assignment";
    static constexpr auto members =
        std::tuple{member{"person", &assignment::person}, member{"office", &assignment::office},
                   member{"unit", &assignment::unit},     member{"capacity", &assignment::capacity},
                   member{"from_", &assignment::from},    member{"until", &assignment::until},
                   member{"letter", &assignment::letter}};
};

namespace {

py::tuple load_people(std::string name, std::string text) {
    const source from{std::move(name), std::move(text)};
    register_loaded read = load_register(from);
    std::shared_ptr<register_handle> made;
    if (read.people)
        made = std::make_shared<register_handle>(
            register_handle{std::make_shared<const office_register>(*std::move(read.people))});
    return py::make_tuple(made, shown(from, read.problems));
}

}  // namespace

void init_people(py::module_& m) {
    using handle = register_handle;
    py::class_<handle, std::shared_ptr<handle>>(m, "Register")
        .def_property_readonly("work_unit", [](const handle& r) { return r.is->work_unit; })
        .def_property_readonly("version", [](const handle& r) { return r.is->version; })
        .def_property_readonly("persons", [](const handle& r) { return r.is->persons; })
        .def_property_readonly("assignments", [](const handle& r) { return r.is->assignments; })
        .def_property_readonly("unit_calendars",
                               [](const handle& r) {
                                   std::vector<std::array<std::string, 3>> out;
                                   for (const registered_kind& kind : r.is->kinds)
                                       for (const registered_unit& unit : kind.units)
                                           if (!unit.calendar.empty())
                                               out.push_back({kind.kind, unit.name, unit.calendar});
                                   return out;
                               })
        .def(
            "actor",
            [](const handle& r, const std::string& id, instant at, zone where) {
                return actor_at(*r.is, id, at, where);
            },
            py::arg("person"), py::arg("at"), py::arg("zone"))
        .def(
            "check",
            [](const handle& r, const machine_handle& sop, const std::string& name,
               const std::string& text, std::chrono::local_days on) {
                return shown({name, text}, check(sop.is->sop, *r.is, on));
            },
            py::arg("machine"), py::arg("name"), py::arg("text"), py::arg("on"));
    m.def("load_register", &load_people, py::arg("name"), py::arg("text"));
}

}  // namespace alur::python
