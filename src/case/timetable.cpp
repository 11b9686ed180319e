#include <alur/case/timetable.hpp>

#include <stdexcept>
#include <utility>

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

}  // namespace

timetable make_timetable(const machine& sop, const work_calendar& base) {
    timetable made;
    work_calendar own = in_zone(base, sop.sop.local_zone.value_or(base.where()));
    if (sop.sop.hours) own = opening(own, *sop.sop.hours);
    made.calendars_.push_back(std::move(own));

    std::vector<weekly_hours> known(1);
    for (const row& each : sop.sop.rows) {
        std::size_t which = 0;
        if (each.hours) {
            for (std::size_t i = 1; i < known.size() && which == 0; ++i)
                if (known[i] == *each.hours) which = i;
            if (which == 0) {
                which = known.size();
                known.push_back(*each.hours);
                made.calendars_.push_back(opening(made.calendars_.front(), *each.hours));
            }
        }
        made.by_row_.push_back(static_cast<std::uint16_t>(which));
    }
    return made;
}

due_date due_of(const machine& sop, const timetable& times, step_id row, instant opened) noexcept {
    const alur::row& its = sop.sop.rows[index(row)];
    if (!its.time || !its.until.empty()) return {};
    return due(times.of(row), opened, *its.time);
}

std::vector<due_step> why_due(const machine& sop, const timetable& times, step_id row,
                              instant opened) {
    const alur::row& its = sop.sop.rows[index(row)];
    if (!its.time || !its.until.empty()) return {};
    return explain(times.of(row), opened, *its.time);
}

}  // namespace alur
