#include "moment.hpp"

#include <alur/time/instant_text.hpp>
#include <alur/time/reason_text.hpp>

#include <datetime.h>

#include <string>

#include "dataclass.hpp"

// What the macros of datetime.h expand to
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wsign-conversion"

namespace alur::python {
namespace {

using std::chrono::days;
using std::chrono::microseconds;

// The C interface of datetime, imported once.
void need_datetime() {
    if (PyDateTimeAPI != nullptr) return;
    PyDateTime_IMPORT;
    if (PyDateTimeAPI == nullptr) throw py::error_already_set();
}

microseconds span_of(py::handle delta) {
    return days{PyDateTime_DELTA_GET_DAYS(delta.ptr())} +
           std::chrono::seconds{PyDateTime_DELTA_GET_SECONDS(delta.ptr())} +
           microseconds{PyDateTime_DELTA_GET_MICROSECONDS(delta.ptr())};
}

[[noreturn]] void refuse(const char* exception, py::handle given, const sentence& why) {
    const std::string shown = py::str(given);
    raise(exception, shown + ": " + std::string(why.id), shown + ": " + std::string(why.en));
}

py::object zone_object(zone where) {
    PYBIND11_CONSTINIT static py::gil_safe_call_once_and_store<py::list> made;
    const py::list& zones =
        made.call_once_and_store_result([] {
                const py::module_ module = py::module_::import("datetime");
                py::list all;
                for (int z = 0; z < 4; ++z) {
                    const auto each = static_cast<zone>(z);
                    const py::object ahead = module.attr("timedelta")(0, offset(each).count() * 60);
                    all.append(module.attr("timezone")(ahead, std::string(name(each))));
                }
                return all;
            })
            .get_stored();
    return zones[static_cast<std::size_t>(where)];
}

}  // namespace

instant to_instant(py::handle datetime) {
    using namespace std::chrono;
    need_datetime();
    if (PyDateTime_Check(datetime.ptr()) == 0)
        throw py::type_error("a datetime is expected, not " +
                             std::string(py::str(py::type::of(datetime).attr("__name__"))));
    const py::object offset = datetime.attr("utcoffset")();
    if (offset.is_none())
        refuse("alur.errors.NaiveDatetimeError", datetime, describe(time_fault::zone_missing));
    PyObject* const d = datetime.ptr();
    const sys_days day = year{PyDateTime_GET_YEAR(d)} /
                         static_cast<unsigned>(PyDateTime_GET_MONTH(d)) /
                         static_cast<unsigned>(PyDateTime_GET_DAY(d));
    const sys_time<microseconds> exact =
        day + hours{PyDateTime_DATE_GET_HOUR(d)} + minutes{PyDateTime_DATE_GET_MINUTE(d)} +
        seconds{PyDateTime_DATE_GET_SECOND(d)} + microseconds{PyDateTime_DATE_GET_MICROSECOND(d)} -
        span_of(offset);
    const instant at = floor<milliseconds>(exact);
    if (!readable(at, 0))
        refuse("alur.errors.DatetimeError", datetime,
               {"di luar tahun 1900 sampai 9999", "outside the years 1900 to 9999"});
    return at;
}

py::object to_datetime(const moment& from) {
    using namespace std::chrono;
    need_datetime();
    const local_instant local = to_local(from.at, from.where);
    const local_days date = floor<days>(local);
    const year_month_day day{date};
    const hh_mm_ss clock{local - date};
    PyObject* const made = PyDateTimeAPI->DateTime_FromDateAndTime(
        static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
        static_cast<int>(static_cast<unsigned>(day.day())), static_cast<int>(clock.hours().count()),
        static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()),
        static_cast<int>(clock.subseconds().count()) * 1000, zone_object(from.where).ptr(),
        PyDateTimeAPI->DateTimeType);
    if (made == nullptr) throw py::error_already_set();
    return py::reinterpret_steal<py::object>(made);
}

bool is_date(py::handle given) {
    need_datetime();
    return PyDate_Check(given.ptr()) != 0 && PyDateTime_Check(given.ptr()) == 0;
}

std::chrono::year_month_day to_day(py::handle date) {
    using namespace std::chrono;
    return year{PyDateTime_GET_YEAR(date.ptr())} /
           static_cast<unsigned>(PyDateTime_GET_MONTH(date.ptr())) /
           static_cast<unsigned>(PyDateTime_GET_DAY(date.ptr()));
}

py::object to_date(std::chrono::year_month_day day) {
    need_datetime();
    PyObject* const made = PyDate_FromDate(static_cast<int>(day.year()),
                                           static_cast<int>(static_cast<unsigned>(day.month())),
                                           static_cast<int>(static_cast<unsigned>(day.day())));
    if (made == nullptr) throw py::error_already_set();
    return py::reinterpret_steal<py::object>(made);
}

}  // namespace alur::python

#pragma GCC diagnostic pop
