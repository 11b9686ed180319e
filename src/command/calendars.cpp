#include "command/calendars.hpp"

#include <fmt/format.h>
#include <alur/sop/calendar_file.hpp>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "command/files.hpp"
#include "sop/document_name.hpp"

namespace alur::command {
namespace {

namespace fs = std::filesystem;

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

std::vector<work_calendar> calendars::read(const std::string& id) const {
    std::vector<calendar_data> found;
    const auto add = [&](const std::string& path) {
        const std::optional<source> text = read_file(path, asked_, at_);
        if (!text) return;
        for (calendar_data& each : load_calendars(*text).calendars) {
            const bool known = std::any_of(found.begin(), found.end(), [&](const auto& other) {
                return other.version == each.version;
            });
            if (each.id == id && !known) found.push_back(std::move(each));
        }
    };
    if (!file_.empty()) add(file_);
    std::vector<fs::path> where(folders_.begin(), folders_.end());
    if (!at_.program.empty())
        where.push_back(fs::path(at_.program).parent_path().parent_path() / "share" / "alur" /
                        "calendars");
    for (const fs::path& folder : where)
        for (const fs::path& path : json_files(folder)) add(path.string());
    std::sort(found.begin(), found.end(),
              [](const auto& a, const auto& b) { return a.version > b.version; });
    std::vector<work_calendar> made;
    for (calendar_data& each : found)
        if (auto calendar = make_calendar(std::move(each))) made.push_back(*std::move(calendar));
    return made;
}

const std::vector<work_calendar>& calendars::versions(const std::string& id) {
    const auto [found, fresh] = read_.try_emplace(id);
    if (fresh) found->second = read(id);
    return found->second;
}

const work_calendar* calendars::find(const std::string& id, const std::string& version) {
    const std::vector<work_calendar>& all = versions(id);
    const auto found = std::find_if(all.begin(), all.end(), [&](const work_calendar& each) {
        return each.data().version == version;
    });
    return found == all.end() ? nullptr : &*found;
}

timetable_made times_with_units(const machine& sop, const work_calendar& office,
                                const office_register& people, calendars& from) {
    std::vector<unit_calendar> own;
    for (const registered_kind& kind : people.kinds) {
        if (!repeats(sop, kind.kind)) continue;
        for (const registered_unit& unit : kind.units) {
            if (unit.calendar.empty() || unit.calendar == office.data().id) continue;
            const work_calendar* calendar =
                fitting(from.versions(unit.calendar), office.data().version);
            if (calendar == nullptr)
                return bilingual{
                    fmt::format("kalender unit \"{}\" tidak ditemukan", unit.calendar),
                    fmt::format("the calendar of a unit \"{}\" was not found", unit.calendar)};
            own.push_back({kind.kind, unit.name, calendar});
        }
    }
    return make_timetable(sop, office, own);
}

timetable_made times_named(const machine& sop, const timetable_name& name, calendars& from) {
    const auto missing = [](const std::string& id, const std::string& version) {
        return bilingual{
            fmt::format("kalender \"{}\" versi {} tidak ditemukan", id, version),
            fmt::format("the calendar \"{}\", version {}, was not found", id, version)};
    };
    const work_calendar* office = from.find(name.calendar, name.version);
    if (office == nullptr) return missing(name.calendar, name.version);
    std::vector<unit_calendar> own;
    for (const timetable_name::unit& each : name.units) {
        const work_calendar* its = from.find(each.calendar, each.version);
        if (its == nullptr) return missing(each.calendar, each.version);
        own.push_back({each.kind, each.name, its});
    }
    return make_timetable(sop, *office, own);
}

}  // namespace alur::command
