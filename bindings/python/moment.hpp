// Instants as aware datetimes, days as dates. A datetime without a zone is refused.
//
// Whole milliseconds: what is finer is cut off. An `instant` becomes a datetime in UTC, a `moment`
// one in the zone it carries.
#pragma once

#include <alur/time/zone.hpp>

#include <pybind11/pybind11.h>

#include <chrono>

namespace alur::python {

namespace py = pybind11;

struct moment {
    instant at{};
    zone where = zone::UTC;
};

// Throws TypeError, alur.errors.NaiveDatetimeError, ValueError for a year no journal can keep.
[[nodiscard]] instant to_instant(py::handle datetime);
[[nodiscard]] py::object to_datetime(const moment& from);

[[nodiscard]] bool is_date(py::handle given);  // and not a datetime
[[nodiscard]] std::chrono::year_month_day to_day(py::handle date);
[[nodiscard]] py::object to_date(std::chrono::year_month_day day);

}  // namespace alur::python

namespace pybind11::detail {

template <>
struct type_caster<alur::instant> {
    PYBIND11_TYPE_CASTER(alur::instant, const_name("datetime.datetime"));
    bool load(handle from, bool) {
        value = alur::python::to_instant(from);
        return true;
    }
    static handle cast(alur::instant from, return_value_policy, handle) {
        return alur::python::to_datetime({from, alur::zone::UTC}).release();
    }
};

template <>
struct type_caster<alur::python::moment> {
    PYBIND11_TYPE_CASTER(alur::python::moment, const_name("datetime.datetime"));
    static handle cast(const alur::python::moment& from, return_value_policy, handle) {
        return alur::python::to_datetime(from).release();
    }
};

template <>
struct type_caster<std::chrono::year_month_day> {
    PYBIND11_TYPE_CASTER(std::chrono::year_month_day, const_name("datetime.date"));
    bool load(handle from, bool) {
        if (!alur::python::is_date(from)) return false;
        value = alur::python::to_day(from);
        return true;
    }
    static handle cast(std::chrono::year_month_day from, return_value_policy, handle) {
        return alur::python::to_date(from).release();
    }
};

template <>
struct type_caster<std::chrono::local_days> {
    PYBIND11_TYPE_CASTER(std::chrono::local_days, const_name("datetime.date"));
    bool load(handle from, bool) {
        if (!alur::python::is_date(from)) return false;
        value = std::chrono::local_days{alur::python::to_day(from)};
        return true;
    }
    static handle cast(std::chrono::local_days from, return_value_policy, handle) {
        return alur::python::to_date(std::chrono::year_month_day{from}).release();
    }
};

}  // namespace pybind11::detail
