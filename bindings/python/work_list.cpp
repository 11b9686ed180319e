// Work lists: what an actor can do now, and whom a case waits for.

#include <alur/case/work_list.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "case_members.hpp"
#include "event_members.hpp"
#include "kept_case.hpp"
#include "topics.hpp"

namespace alur::python {
namespace {

struct shown_wait {
    std::string row;
    std::string unit;
    std::vector<std::string> offices;
    std::string person;
    bool outside = false;
    moment opened;
    std::optional<moment> due;
    bool provisional = false;
    punctuality stands = punctuality::on_time;
};

}  // namespace

template <>
struct python_class<shown_wait> {
    static constexpr char name[] = "alur.work.Awaited";
    static constexpr bool frozen = true;
    static constexpr auto members = std::tuple{
        member{"row", &shown_wait::row},         member{"unit", &shown_wait::unit},
        member{"offices", &shown_wait::offices}, member{"person", &shown_wait::person},
        member{"outside", &shown_wait::outside}, member{"opened", &shown_wait::opened},
        member{"due", &shown_wait::due},         member{"provisional", &shown_wait::provisional},
        member{"stands", &shown_wait::stands}};
};

namespace {

std::vector<shown_wait> awaited(const kept_case& of, instant now) {
    const open_case& berkas = of.is();
    std::vector<shown_wait> out;
    for (const awaited_row& each : waiting(berkas, now))
        out.push_back({row_word(berkas, each.at.row),
                       unit_name(berkas.sop(), berkas.facts(), each.at),
                       office_words(berkas, each.offices),
                       std::string(each.person),
                       each.outside,
                       {each.opened, berkas.times().where()},
                       due_moment(berkas, each.due),
                       each.due.has_limit() && each.due.provisional,
                       each.stands});
    return out;
}

// Which case, and the members of a Task.
py::list tasks(const std::vector<std::shared_ptr<kept_case>>& cases, const actor& who,
               instant now) {
    std::vector<const open_case*> all;
    for (const auto& each : cases) all.push_back(&each->is());
    py::list out;
    for (const task& each : todo(all, who, now)) {
        const open_case& berkas = *all[each.which];
        using namespace py::literals;
        const auto offices = [&](role_set set) {
            return py::tuple(py::cast(office_words(berkas, set)));
        };
        out.append(py::make_tuple(
            each.which,
            py::dict("row"_a = row_word(berkas, each.at.row),
                     "unit"_a = unit_name(berkas.sop(), berkas.facts(), each.at),
                     "offices"_a = offices(each.offices), "recorders"_a = offices(each.recorders),
                     "outsiders"_a = offices(each.outsiders),
                     "opened"_a = moment{each.opened, berkas.times().where()},
                     "due"_a = due_moment(berkas, each.due),
                     "provisional"_a = each.due.has_limit() && each.due.provisional,
                     "stands"_a = each.stands, "held"_a = each.held,
                     "by_exception"_a = each.by_exception,
                     "somebody_else"_a = each.somebody_else)));
    }
    return out;
}

}  // namespace

void init_work_list(py::module_& m) {
    m.def("waiting", &awaited, py::arg("case"), py::arg("now"));
    m.def("todo", &tasks, py::arg("cases"), py::arg("actor"), py::arg("now"));
}

}  // namespace alur::python
