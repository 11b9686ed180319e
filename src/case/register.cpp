#include <alur/case/register.hpp>

#include <algorithm>

#include "case/moment.hpp"
#include "sop/spelling.hpp"

namespace alur {

const person* find_person(const office_register& in, std::string_view id) noexcept {
    const auto found = std::find_if(in.persons.begin(), in.persons.end(),
                                    [&](const person& each) { return each.id == id; });
    return found == in.persons.end() ? nullptr : &*found;
}

std::vector<assignment> assignments_of(const office_register& in, std::string_view id,
                                       std::chrono::local_days on) {
    std::vector<assignment> held;
    for (const assignment& each : in.assignments)
        if (each.person == id && each.in_force(on)) held.push_back(each);
    return held;
}

actor actor_at(const office_register& in, std::string_view id, instant at, zone where) {
    actor out{std::string(id), {}};
    for (assignment& each : assignments_of(in, id, local_date(at, where)))
        out.seats.push_back(
            {std::move(each.office), std::move(each.unit), each.capacity, std::move(each.letter)});
    return out;
}

std::string_view calendar_of(const office_register& in, std::string_view kind,
                             std::string_view unit) noexcept {
    for (const registered_kind& each : in.kinds) {
        if (!same_name(each.kind, kind)) continue;
        for (const registered_unit& one : each.units)
            if (same_name(one.name, unit)) return one.calendar;
    }
    return {};
}

}  // namespace alur
