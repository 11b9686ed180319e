// One function per topic of the extension module `alur._core`, called in the order of this list:
// classes are bound before the functions that use them, so that signatures name the types.
//
// `_core` is private. What people import is the Python package beside it: dataclasses, documented
// and typed there, which the headers `dataclass.hpp` and `*_members.hpp` turn into C++ values and
// back.
#pragma once

#include <pybind11/pybind11.h>

namespace alur::python {

namespace py = pybind11;

void init_enums(py::module_& m);
void init_calendar(py::module_& m);
void init_sop(py::module_& m);
void init_form(py::module_& m);
void init_people(py::module_& m);
void init_case(py::module_& m);
void init_journal(py::module_& m);
void init_work_list(py::module_& m);
void init_table(py::module_& m);
void init_log_file(py::module_& m);
void init_log(py::module_& m);
void init_align(py::module_& m);
void init_stream(py::module_& m);

}  // namespace alur::python
