// SOPs: read, checked, compiled, written.

#include <alur/lint/lint.hpp>
#include <alur/sop/compile.hpp>
#include <alur/sop/fingerprint.hpp>
#include <alur/sop/load.hpp>
#include <alur/sop/write.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "definition_members.hpp"
#include "diagnostic_members.hpp"
#include "patience.hpp"
#include "shared.hpp"
#include "topics.hpp"

namespace alur::python {
namespace {

struct outcome {
    std::shared_ptr<const machine> made;
    std::vector<shown_diagnostic> found;
};

using machines = std::vector<std::shared_ptr<machine_handle>>;

std::vector<definition> definitions(const machines& list) {
    std::vector<definition> out;
    for (const auto& each : list) out.push_back(each->is->sop);
    return out;
}

// As the command's: what keeps the document from being read, else all that `compile` finds.
outcome compiled_text(const source& from, const std::vector<definition>& others) {
    loaded read = load(from);
    diagnostics found = std::move(read.problems);
    outcome out;
    if (read.sop) {
        compiled made = compile(*read.sop, others);
        found.insert(found.end(), std::make_move_iterator(made.problems.begin()),
                     std::make_move_iterator(made.problems.end()));
        if (made.machine && no_errors(found))
            out.made = std::make_shared<const machine>(*std::move(made.machine));
    }
    out.found = shown(from, found);
    return out;
}

py::tuple compile_text(std::string name, std::string text, const machines& others) {
    outcome made =
        patiently([from = source{std::move(name), std::move(text)}, called = definitions(others)] {
            return compiled_text(from, called);
        });
    const auto handle = made.made ? std::make_shared<machine_handle>(machine_handle{made.made})
                                  : std::shared_ptr<machine_handle>();
    return py::make_tuple(handle, made.found);
}

std::vector<shown_diagnostic> review_text(std::string name, std::string text,
                                          const machines& others, std::chrono::local_days on) {
    return patiently([from = source{std::move(name), std::move(text)}, called = definitions(others),
                      on] { return shown(from, review(load(from), called, on)); });
}

py::tuple read_definition(std::string name, std::string text) {
    const source from{std::move(name), std::move(text)};
    loaded read = load(from);
    const bool good = read.sop && no_errors(read.problems);
    return py::make_tuple(good ? py::cast(*read.sop) : py::object(py::none()),
                          shown(from, read.problems));
}

}  // namespace

void init_sop(py::module_& m) {
    using handle = machine_handle;
    py::class_<handle, std::shared_ptr<handle>>(m, "Machine")
        .def_property_readonly("definition", [](const handle& s) { return s.is->sop; })
        .def_property_readonly("title", [](const handle& s) { return s.is->sop.form.title; })
        .def_property_readonly("machine_hash",
                               [](const handle& s) { return to_hex(machine_hash(*s.is)); })
        .def_property_readonly("document_hash",
                               [](const handle& s) { return to_hex(document_hash(s.is->sop)); })
        .def_property_readonly("outcomes", [](const handle& s) { return s.is->outcomes; })
        .def_property_readonly("kinds", [](const handle& s) { return s.is->kinds; })
        .def_property_readonly("case_kinds", [](const handle& s) { return s.is->case_kinds; })
        .def("to_json", [](const handle& s) { return to_json(s.is->sop); });
    m.def("compile", &compile_text, py::arg("name"), py::arg("text"), py::arg("others"));
    m.def("review", &review_text, py::arg("name"), py::arg("text"), py::arg("others"),
          py::arg("on"));
    m.def("read_definition", &read_definition, py::arg("name"), py::arg("text"));
    m.def(
        "write_definition", [](const definition& sop) { return to_json(sop); },
        py::arg("definition"));
    py::module_::import("atexit").attr("register")(py::cpp_function(&wait_for_abandoned));
}

}  // namespace alur::python
