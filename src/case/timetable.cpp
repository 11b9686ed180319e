#include <alur/case/timetable.hpp>

#include <algorithm>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "case/moment.hpp"
#include "sop/spelling.hpp"

namespace alur {
namespace {

work_calendar in_zone(const work_calendar& base, zone where) {
    if (base.where() == where) return base;
    calendar_data moved = base.data();
    moved.where = where;
    std::optional<work_calendar> made = make_calendar(std::move(moved));
    if (!made) throw std::invalid_argument("alur: the calendar does not compile");
    return *std::move(made);
}

work_calendar opening(const work_calendar& base, const weekly_hours& hours) {
    std::optional<work_calendar> made = base.with_hours(hours);
    if (!made) throw std::invalid_argument("alur: jam_kerja never opens");
    return *std::move(made);
}

// The calendar with the SOP's hours, then one for every different `jam_kerja` of a row.
void add_calendars(const machine& sop, work_calendar own, std::vector<work_calendar>& to,
                   const std::vector<weekly_hours>& of_rows) {
    if (sop.sop.hours) own = opening(own, *sop.sop.hours);
    to.push_back(std::move(own));
    const std::size_t first = to.size() - 1;
    for (const weekly_hours& each : of_rows) to.push_back(opening(to[first], each));
}

// By kind and name, each unit once.
std::vector<unit_calendar> in_order(std::span<const unit_calendar> own) {
    std::vector<unit_calendar> list;
    for (const unit_calendar& each : own) {
        const auto same_unit = [&](const unit_calendar& other) {
            return same_name(other.kind, each.kind) && same_name(other.unit, each.unit);
        };
        if (std::none_of(list.begin(), list.end(), same_unit)) list.push_back(each);
    }
    std::sort(list.begin(), list.end(), [](const unit_calendar& a, const unit_calendar& b) {
        return std::tie(a.kind, a.unit) < std::tie(b.kind, b.unit);
    });
    return list;
}

}  // namespace

const work_calendar& timetable::of(step_id row, std::string_view kind,
                                   std::string_view unit) const noexcept {
    const std::size_t which = index(row) < by_row_.size() ? by_row_[index(row)] : 0;
    const std::size_t each_has =
        name_.units.empty() ? 0 : calendars_.size() / (name_.units.size() + 1);
    for (std::size_t i = 0; i < name_.units.size(); ++i)
        if (same_name(name_.units[i].kind, kind) && same_name(name_.units[i].name, unit))
            return calendars_[(i + 1) * each_has + which];
    return calendars_[which];
}

timetable make_timetable(const machine& sop, const work_calendar& base,
                         std::span<const unit_calendar> own) {
    timetable made;
    std::vector<weekly_hours> of_rows;
    for (const row& each : sop.sop.rows) {
        if (!each.hours) {
            made.by_row_.push_back(0);
            continue;
        }
        const auto known = std::find(of_rows.begin(), of_rows.end(), *each.hours);
        made.by_row_.push_back(static_cast<std::uint16_t>(known - of_rows.begin() + 1));
        if (known == of_rows.end()) of_rows.push_back(*each.hours);
    }
    add_calendars(sop, in_zone(base, sop.sop.local_zone.value_or(base.where())), made.calendars_,
                  of_rows);
    made.name_ = {base.data().id, base.data().version, {}};
    for (const unit_calendar& each : in_order(own)) {
        const calendar_data& its = each.calendar->data();
        made.name_.units.push_back({each.kind, each.unit, its.id, its.version});
        add_calendars(sop, *each.calendar, made.calendars_, of_rows);
    }
    return made;
}

due_date due_of(const machine& sop, const work_calendar& by, step_id row, instant opened) noexcept {
    const alur::row& its = sop.sop.rows[index(row)];
    if (!its.time || !its.until.empty()) return {};
    return due(by, opened, *its.time);
}

std::vector<due_step> why_due(const machine& sop, const work_calendar& by, step_id row,
                              instant opened) {
    const alur::row& its = sop.sop.rows[index(row)];
    if (!its.time || !its.until.empty()) return {};
    return explain(by, opened, *its.time);
}

}  // namespace alur
