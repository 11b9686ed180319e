// Times and office hours as dataclasses. What the reader of an SOP would refuse is refused here, so
// that nothing is lost when a definition made in Python is written.
#pragma once

#include <alur/time/hours.hpp>
#include <alur/time/time_limit.hpp>

#include "dataclass.hpp"

namespace alur::python {

// Throws ValueError, with the reason in both languages, for a limit that its text cannot say.
void must_be_writable(const time_limit& limit);
void must_be_writable(const extension& given);
void must_be_writable(const amounts& sum);

[[nodiscard]] weekly_hours hours_from(py::handle given);
[[nodiscard]] py::object hours_object(const weekly_hours& hours);

inline constexpr std::array<const char*, time_unit_count> amount_names{
    "minutes", "hours",  "days",     "working_days", "calendar_days",
    "weeks",   "months", "quarters", "half_years",   "years"};

template <>
struct python_class<amounts> {
    static constexpr char name[] = "alur.times.Amounts";
};
template <>
struct python_class<limit_date> {
    static constexpr char name[] = "alur.times.LimitDate";
};
template <>
struct python_class<time_limit> {
    static constexpr char name[] = "alur.times.TimeLimit";
    static constexpr auto members =
        std::tuple{member{"kind", &time_limit::kind}, member{"upper", &time_limit::upper},
                   member{"lower", &time_limit::lower}, member{"date", &time_limit::date},
                   member{"note", &time_limit::note}};
    static void from_python(const time_limit& limit) { must_be_writable(limit); }
};
template <>
struct python_class<extension> {
    static constexpr char name[] = "alur.times.Extension";
    static constexpr auto members =
        std::tuple{member{"times", &extension::times}, member{"each", &extension::each}};
    static void from_python(const extension& given) { must_be_writable(given); }
};
template <>
struct python_class<stretch> {
    static constexpr char name[] = "alur.times.Interval";
    static constexpr auto members =
        std::tuple{member{"start", &stretch::from}, member{"end", &stretch::to}};
};
template <>
struct python_class<weekly_hours> {
    static constexpr char name[] = "alur.times.WeeklyHours";
};

}  // namespace alur::python

namespace pybind11::detail {

template <>
struct type_caster<alur::amounts> {
    using its = alur::python::python_class<alur::amounts>;
    PYBIND11_TYPE_CASTER(alur::amounts, const_name(its::name));
    bool load(handle from, bool) {
        if (!isinstance(from, alur::python::class_of<alur::amounts>())) return false;
        for (std::size_t unit = 0; unit < alur::time_unit_count; ++unit) {
            const char* const each = alur::python::amount_names[unit];
            value.count[unit] =
                alur::python::value_of<std::uint32_t>(from.attr(each), its::name, each);
        }
        return true;
    }
    static handle cast(const alur::amounts& from, return_value_policy, handle) {
        dict arguments;
        for (std::size_t unit = 0; unit < alur::time_unit_count; ++unit)
            if (from.count[unit] != 0)
                arguments[alur::python::amount_names[unit]] = from.count[unit];
        return alur::python::class_of<alur::amounts>()(**arguments).release();
    }
};

// The day of a limit that is no date is None.
template <>
struct type_caster<alur::limit_date> {
    using its = alur::python::python_class<alur::limit_date>;
    PYBIND11_TYPE_CASTER(alur::limit_date, const_name("alur.times.LimitDate | None"));
    bool load(handle from, bool) {
        if (from.is_none()) return true;
        if (!isinstance(from, alur::python::class_of<alur::limit_date>())) return false;
        const auto number = [&](const char* of) {
            return alur::python::value_of<std::uint8_t>(from.attr(of), its::name, of);
        };
        value.day = std::chrono::month{number("month")} / std::chrono::day{number("day")};
        const object year = from.attr("year");
        if (!year.is_none())
            value.year =
                std::chrono::year{alur::python::value_of<std::int16_t>(year, its::name, "year")};
        return true;
    }
    static handle cast(const alur::limit_date& from, return_value_policy, handle) {
        if (from == alur::limit_date{}) return none().release();
        return alur::python::class_of<alur::limit_date>()(
                   static_cast<unsigned>(from.day.day()), static_cast<unsigned>(from.day.month()),
                   from.year ? object(int_(static_cast<int>(*from.year))) : object(none()))
            .release();
    }
};

template <>
struct type_caster<alur::weekly_hours> {
    using its = alur::python::python_class<alur::weekly_hours>;
    PYBIND11_TYPE_CASTER(alur::weekly_hours, const_name(its::name));
    bool load(handle from, bool) {
        if (!isinstance(from, alur::python::class_of<alur::weekly_hours>())) return false;
        value = alur::python::hours_from(from);
        return true;
    }
    static handle cast(const alur::weekly_hours& from, return_value_policy, handle) {
        return alur::python::hours_object(from).release();
    }
};

}  // namespace pybind11::detail
