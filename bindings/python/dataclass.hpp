// A C++ struct as a dataclass of the Python package and back, member by member.
//
//   template <> struct python_class<seat> {
//       static constexpr char name[] = "alur.events.Seat";
//       static constexpr auto members = std::tuple{member{"office", &seat::office}, …};
//   };
//
// Where the two differ, `from_python(seat&)` and `to_python(seat&)` put it right. A value that does
// not fit is a TypeError that names the member. The classes are looked up when first needed, so
// that the package may import this module while it is itself being imported.
#pragma once

#include <pybind11/gil_safe_call_once.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace alur::python {

namespace py = pybind11;

template <class T, class M>
struct member {
    const char* name;
    M T::*at;
};
template <class T, class M>
member(const char*, M T::*) -> member<T, M>;

template <class T>
struct python_class {};

template <class T>
concept dataclass = requires {
    python_class<T>::members;
};

// What `alur.events.Seat` names.
inline py::object imported(std::string_view path) {
    const std::size_t dot = path.rfind('.');
    return py::module_::import(std::string(path.substr(0, dot)).c_str())
        .attr(std::string(path.substr(dot + 1)).c_str());
}

// Raises an exception of alur.errors: what is wrong in both languages, and what else it keeps.
template <class... Rest>
[[noreturn]] void raise(const char* exception, const std::string& id, const std::string& en,
                        Rest&&... rest) {
    const py::object type = imported(exception);
    const py::object error = type(id, en, std::forward<Rest>(rest)...);
    PyErr_SetObject(type.ptr(), error.ptr());
    throw py::error_already_set();
}

template <class T>
const py::object& class_of() {
    PYBIND11_CONSTINIT static py::gil_safe_call_once_and_store<py::object> found;
    return found.call_once_and_store_result([] { return imported(python_class<T>::name); })
        .get_stored();
}

template <class M>
M value_of(py::handle given, const char* owner, const char* name) {
    py::detail::make_caster<M> read;
    if (!read.load(given, true)) {
        const auto shown = py::reinterpret_steal<py::object>(PyObject_ASCII(given.ptr()));
        if (!shown) throw py::error_already_set();
        throw py::type_error(std::string(owner) + '.' + name + " cannot be " +
                             shown.cast<std::string>().substr(0, 80));
    }
    return py::detail::cast_op<M&&>(std::move(read));
}

// Lists of what is frozen are tuples.
template <class T, class M>
py::object object_of(const M& value) {
    py::object made = py::cast(value);
    if constexpr (requires { requires python_class<T>::frozen; })
        if (PyList_Check(made.ptr())) return py::tuple(made);
    return made;
}

}  // namespace alur::python

namespace pybind11::detail {

// Lists of pairs that keep a document's order: dicts do so too.
template <class V>
struct type_caster<std::vector<std::pair<std::string, V>>> {
    using pairs = std::vector<std::pair<std::string, V>>;
    PYBIND11_TYPE_CASTER(pairs, const_name("dict[str, ") + make_caster<V>::name + const_name("]"));
    bool load(handle from, bool) {
        if (!isinstance<dict>(from)) return false;
        for (const auto& [key, each] : reinterpret_borrow<dict>(from)) {
            make_caster<std::string> word;
            make_caster<V> its;
            if (!word.load(key, true) || !its.load(each, true)) return false;
            value.emplace_back(cast_op<std::string&&>(std::move(word)),
                               cast_op<V&&>(std::move(its)));
        }
        return true;
    }
    static handle cast(const pairs& from, return_value_policy, handle) {
        dict made;
        for (const auto& [key, each] : from) made[str(key)] = each;
        return made.release();
    }
};

template <class T>
struct type_caster<T, std::enable_if_t<alur::python::dataclass<T>>> {
    using its = alur::python::python_class<T>;
    PYBIND11_TYPE_CASTER(T, const_name(its::name));

    bool load(handle from, bool) {
        if (!isinstance(from, alur::python::class_of<T>())) return false;
        std::apply(
            [&](const auto&... each) {
                ((value.*(each.at) =
                      alur::python::value_of<std::decay_t<decltype(value.*(each.at))>>(
                          from.attr(each.name), its::name, each.name)),
                 ...);
            },
            its::members);
        if constexpr (requires { its::from_python(value); }) its::from_python(value);
        return true;
    }

    static handle cast(const T& from, return_value_policy, handle) {
        if constexpr (requires(T t) { its::to_python(t); }) {
            T shown = from;
            its::to_python(shown);
            return made(shown);
        } else {
            return made(from);
        }
    }

  private:
    static handle made(const T& from) {
        dict arguments;
        std::apply(
            [&](const auto&... each) {
                ((arguments[each.name] = alur::python::object_of<T>(from.*(each.at))), ...);
            },
            its::members);
        return alur::python::class_of<T>()(**arguments).release();
    }
};

}  // namespace pybind11::detail
