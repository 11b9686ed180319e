#include "command/unit_calendars.hpp"

#include <algorithm>
#include <map>

#include "command/files.hpp"
#include "sop/document_name.hpp"

namespace alur::command {
namespace {

bool repeats(const machine& sop, const std::string& kind) {
    const auto same = [&](const std::string& each) {
        return folded_name(each) == folded_name(kind);
    };
    return std::any_of(sop.kinds.begin(), sop.kinds.end(), same) ||
           std::any_of(sop.case_kinds.begin(), sop.case_kinds.end(), same);
}

// Of versions, the newest first.
const work_calendar* fitting(const std::vector<work_calendar>& versions,
                             const std::string& version) {
    for (const work_calendar& each : versions)
        if (each.data().version <= version) return &each;
    return versions.empty() ? nullptr : &versions.back();
}

}  // namespace

unit_times times_with_units(const machine& sop, const work_calendar& office,
                            const office_register& people, const calendar_places& where,
                            const options& asked, const console& at) {
    std::map<std::string, std::vector<work_calendar>> read;
    std::vector<unit_calendar> own;
    for (const registered_kind& kind : people.kinds) {
        if (!repeats(sop, kind.kind)) continue;
        for (const registered_unit& unit : kind.units) {
            if (unit.calendar.empty() || unit.calendar == office.data().id) continue;
            const auto [found, fresh] = read.try_emplace(unit.calendar);
            if (fresh) {
                found->second =
                    calendar_versions(unit.calendar, where.folders, where.file, asked, at);
                std::stable_sort(found->second.begin(), found->second.end(),
                                 [](const work_calendar& a, const work_calendar& b) {
                                     return a.data().version > b.data().version;
                                 });
            }
            const work_calendar* calendar = fitting(found->second, office.data().version);
            if (calendar == nullptr) return {std::nullopt, unit.calendar, true};
            own.push_back({kind.kind, unit.name, calendar});
        }
    }
    return {make_timetable(sop, office, own), {}, !own.empty()};
}

}  // namespace alur::command
