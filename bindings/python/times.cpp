#include <alur/time/amounts_text.hpp>
#include <alur/time/reason_text.hpp>
#include <alur/time/time_limit_text.hpp>

#include <string>

#include "time_members.hpp"

namespace alur::python {
namespace {

[[noreturn]] void refuse(const std::string& text, const sentence& why) {
    raise("alur.errors.TimeTextError", '"' + text + "\": " + std::string(why.id),
          '"' + text + "\": " + std::string(why.en));
}

// What was printed must read back as what was given.
template <class T>
void must_read_back(const T& given, const std::string& text, const parsed<T>& read) {
    if (!read) refuse(text, describe(read.error.why));
    if (!(*read == given))
        refuse(text, {"nilai ini tidak dapat ditulis", "this value cannot be written"});
}

}  // namespace

void must_be_writable(const time_limit& limit) {
    const std::string text = print_time_limit(limit);
    must_read_back(limit, text, parse_time_limit(text));
}

void must_be_writable(const extension& given) {
    const std::string text = print_extension(given);
    must_read_back(given, text, parse_extension(text));
}

void must_be_writable(const amounts& sum) {
    const std::string text = print_amounts(sum);
    must_read_back(sum, text, parse_amounts(text));
}

weekly_hours hours_from(py::handle given) {
    weekly_hours week;
    week.round_the_clock = given.attr("round_the_clock").cast<bool>();
    std::size_t day = 0;
    for (const py::handle intervals : given.attr("days")) {
        if (day == week.days.size()) throw py::value_error("a week has seven days");
        for (const py::handle each : intervals)
            if (const time_fault why = week.days[day].add(each.cast<stretch>());
                why != time_fault::none)
                refuse(py::str(each), describe(why));
        ++day;
    }
    if (day != week.days.size()) throw py::value_error("a week has seven days");
    return week;
}

py::object hours_object(const weekly_hours& hours) {
    py::tuple days(hours.days.size());
    for (std::size_t day = 0; day < hours.days.size(); ++day) {
        py::list intervals;
        for (const stretch& each : hours.days[day].stretches()) intervals.append(py::cast(each));
        days[day] = py::tuple(intervals);
    }
    return class_of<weekly_hours>()(days, hours.round_the_clock);
}

}  // namespace alur::python
