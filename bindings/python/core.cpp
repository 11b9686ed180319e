#include "topics.hpp"

PYBIND11_MODULE(_core, m) {
    m.doc() = "The C++ library behind the package alur. Private: import alur instead.";
    m.attr("version") = ALUR_VERSION;
    alur::python::init_enums(m);
    alur::python::init_calendar(m);
    alur::python::init_sop(m);
    alur::python::init_form(m);
    alur::python::init_people(m);
    alur::python::init_case(m);
    alur::python::init_journal(m);
    alur::python::init_work_list(m);
    alur::python::init_table(m);
    alur::python::init_log_file(m);
    alur::python::init_log(m);
    alur::python::init_align(m);
    alur::python::init_stream(m);
}
