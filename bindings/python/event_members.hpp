// Events as dataclasses (alur/events.py).
#pragma once

#include <alur/case/event.hpp>

#include <cmath>
#include <cstdint>

#include "dataclass.hpp"
#include "moment.hpp"

namespace alur::python {

template <>
struct python_class<seat> {
    static constexpr char name[] = "alur.events.Seat";
    static constexpr auto members =
        std::tuple{member{"office", &seat::office}, member{"unit", &seat::unit},
                   member{"capacity", &seat::capacity}, member{"letter", &seat::letter}};
};
template <>
struct python_class<actor> {
    static constexpr char name[] = "alur.events.Actor";
    static constexpr bool frozen = true;
    static constexpr auto members =
        std::tuple{member{"id", &actor::id}, member{"seats", &actor::seats}};
};
template <>
struct python_class<document> {
    static constexpr char name[] = "alur.events.Document";
    static constexpr auto members =
        std::tuple{member{"name", &document::name}, member{"reference", &document::reference},
                   member{"sha256", &document::sha256}};
};
template <>
struct python_class<calling_row> {
    static constexpr char name[] = "alur.events.CallingRow";
    static constexpr auto members =
        std::tuple{member{"case_id", &calling_row::case_id}, member{"row", &calling_row::row},
                   member{"unit", &calling_row::unit}};
};
template <>
struct python_class<called_case> {
    static constexpr char name[] = "alur.events.CalledCase";
    static constexpr auto members = std::tuple{
        member{"id", &called_case::id},           member{"title", &called_case::title},
        member{"number", &called_case::number},   member{"outcome", &called_case::outcome},
        member{"head", &called_case::head},       member{"caller", &called_case::caller},
        member{"started", &called_case::started}, member{"finished", &called_case::finished}};
};

template <>
struct python_class<events::tick> {
    static constexpr char name[] = "alur.events.Tick";
    static constexpr auto members = std::tuple{};
};
template <>
struct python_class<events::units_of_kind> {
    static constexpr char name[] = "alur.events.UnitsOfKind";
    static constexpr bool frozen = true;
    static constexpr auto members = std::tuple{member{"kind", &events::units_of_kind::kind},
                                               member{"names", &events::units_of_kind::names}};
};
template <>
struct python_class<events::start> {
    static constexpr char name[] = "alur.events.Start";
    static constexpr bool frozen = true;
    static constexpr auto members =
        std::tuple{member{"row", &events::start::row}, member{"units", &events::start::units},
                   member{"caller", &events::start::caller}};
};
template <>
struct python_class<events::complete> {
    static constexpr char name[] = "alur.events.Complete";
    static constexpr bool frozen = true;
    static constexpr auto members =
        std::tuple{member{"row", &events::complete::row},
                   member{"unit", &events::complete::unit},
                   member{"answer", &events::complete::answer},
                   member{"reason", &events::complete::reason},
                   member{"attendants", &events::complete::attendants},
                   member{"back_for", &events::complete::back_for},
                   member{"on_behalf_of", &events::complete::on_behalf_of},
                   member{"documents", &events::complete::documents},
                   member{"late_reason", &events::complete::late_reason},
                   member{"name_office", &events::complete::name_office},
                   member{"name_person", &events::complete::name_person},
                   member{"name_units", &events::complete::name_units},
                   member{"called", &events::complete::called},
                   member{"by_silence", &events::complete::by_silence}};
};
template <>
struct python_class<events::send_back> {
    static constexpr char name[] = "alur.events.SendBack";
    static constexpr bool frozen = true;
    static constexpr auto members =
        std::tuple{member{"row", &events::send_back::row},
                   member{"to", &events::send_back::to},
                   member{"reason", &events::send_back::reason},
                   member{"unit", &events::send_back::unit},
                   member{"back_for", &events::send_back::back_for},
                   member{"on_behalf_of", &events::send_back::on_behalf_of}};
};
template <>
struct python_class<events::claim> {
    static constexpr char name[] = "alur.events.Claim";
    static constexpr auto members =
        std::tuple{member{"row", &events::claim::row}, member{"unit", &events::claim::unit}};
};
template <>
struct python_class<events::release> {
    static constexpr char name[] = "alur.events.Release";
    static constexpr auto members =
        std::tuple{member{"row", &events::release::row}, member{"unit", &events::release::unit},
                   member{"reason", &events::release::reason}};
};
template <>
struct python_class<events::assign> {
    static constexpr char name[] = "alur.events.Assign";
    static constexpr auto members = std::tuple{
        member{"row", &events::assign::row}, member{"unit", &events::assign::unit},
        member{"person", &events::assign::person}, member{"reason", &events::assign::reason}};
};
template <>
struct python_class<events::extend> {
    static constexpr char name[] = "alur.events.Extend";
    static constexpr auto members =
        std::tuple{member{"row", &events::extend::row}, member{"unit", &events::extend::unit},
                   member{"reason", &events::extend::reason}};
};
template <>
struct python_class<events::except> {
    static constexpr char name[] = "alur.events.Except";
    static constexpr auto members = std::tuple{
        member{"row", &events::except::row},       member{"unit", &events::except::unit},
        member{"lifts", &events::except::lifts},   member{"person", &events::except::person},
        member{"office", &events::except::office}, member{"reason", &events::except::reason},
        member{"letter", &events::except::letter}};
};
template <>
struct python_class<events::suspend> {
    static constexpr char name[] = "alur.events.Suspend";
    static constexpr auto members = std::tuple{member{"reason", &events::suspend::reason},
                                               member{"caller", &events::suspend::caller}};
};
template <>
struct python_class<events::resume> {
    static constexpr char name[] = "alur.events.Resume";
    static constexpr auto members = std::tuple{member{"reason", &events::resume::reason},
                                               member{"caller", &events::resume::caller}};
};
template <>
struct python_class<events::cancel> {
    static constexpr char name[] = "alur.events.Cancel";
    static constexpr auto members = std::tuple{member{"reason", &events::cancel::reason},
                                               member{"caller", &events::cancel::caller}};
};
template <>
struct python_class<events::add_unit> {
    static constexpr char name[] = "alur.events.AddUnit";
    static constexpr auto members =
        std::tuple{member{"kind", &events::add_unit::kind}, member{"unit", &events::add_unit::unit},
                   member{"reason", &events::add_unit::reason}};
};
template <>
struct python_class<events::remove_unit> {
    static constexpr char name[] = "alur.events.RemoveUnit";
    static constexpr auto members = std::tuple{member{"kind", &events::remove_unit::kind},
                                               member{"unit", &events::remove_unit::unit},
                                               member{"reason", &events::remove_unit::reason}};
};
template <>
struct python_class<events::set_data> {
    static constexpr char name[] = "alur.events.SetData";
    static constexpr auto members = std::tuple{member{"values", &events::set_data::values}};
};
template <>
struct python_class<events::note> {
    static constexpr char name[] = "alur.events.Note";
    static constexpr auto members = std::tuple{member{"text", &events::note::text}};
};
template <>
struct python_class<events::new_calendar> {
    static constexpr char name[] = "alur.events.NewCalendar";
    static constexpr auto members = std::tuple{member{"reason", &events::new_calendar::reason}};
};
template <>
struct python_class<event> {
    static constexpr char name[] = "alur.events.Event";
    static constexpr auto members = std::tuple{member{"at", &event::at},
                                               member{"by", &event::by},
                                               member{"as_", &event::as},
                                               member{"what", &event::what},
                                               member{"id", &event::id},
                                               member{"head", &event::head},
                                               member{"recorded", &event::recorded}};
};

}  // namespace alur::python

namespace pybind11::detail {

template <class T>
struct type_caster<alur::shared_value<T>> {
    PYBIND11_TYPE_CASTER(alur::shared_value<T>, make_caster<std::optional<T>>::name);
    bool load(handle from, bool convert) {
        if (from.is_none()) return true;
        make_caster<T> read;
        if (!read.load(from, convert)) return false;
        value = alur::shared_value<T>(cast_op<T&&>(std::move(read)));
        return true;
    }
    static handle cast(const alur::shared_value<T>& from, return_value_policy policy, handle of) {
        if (*from == T{}) return none().release();
        return make_caster<T>::cast(*from, policy, of);
    }
};

// A whole number that a double would round is refused.
template <>
struct type_caster<alur::data_value> {
    PYBIND11_TYPE_CASTER(alur::data_value, const_name("float | bool | str | datetime.date | None"));
    bool load(handle from, bool) {
        if (from.is_none()) {
            value = std::monostate{};
        } else if (PyBool_Check(from.ptr())) {
            value = from.ptr() == Py_True;
        } else if (PyLong_Check(from.ptr())) {
            const double number = PyLong_AsDouble(from.ptr());
            if (PyErr_Occurred() != nullptr) throw error_already_set();
            if (std::fabs(number) > 9007199254740992.0)
                throw value_error("whole numbers are exact up to 2**53");
            value = number;
        } else if (PyFloat_Check(from.ptr())) {
            value = PyFloat_AsDouble(from.ptr());
        } else if (PyUnicode_Check(from.ptr())) {
            value = from.cast<std::string>();
        } else if (alur::python::is_date(from)) {
            value = alur::python::to_day(from);
        } else {
            return false;
        }
        return true;
    }
    static handle cast(const alur::data_value& from, return_value_policy, handle) {
        switch (from.index()) {
            case 1:
                return float_(std::get<double>(from)).release();
            case 2:
                return bool_(std::get<bool>(from)).release();
            case 3:
                return str(std::get<std::string>(from)).release();
            case 4:
                return alur::python::to_date(std::get<std::chrono::year_month_day>(from)).release();
            default:
                return none().release();
        }
    }
};

}  // namespace pybind11::detail
