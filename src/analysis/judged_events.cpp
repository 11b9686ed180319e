#include <alur/analysis/replay.hpp>

#include <chrono>

namespace alur {

std::int64_t judged_events::worked(std::size_t row) const noexcept {
    const packed_event& at = rows_[row];
    if ((at.bits & packed_event::kept_apart) != 0) return apart_[at.from].worked;
    if (at.from == packed_event::nothing) return no_time;
    using ms = std::chrono::milliseconds;
    return times_->of(at.row)
        .working_time_between(instant{ms{log_.times[at.from]}}, instant{ms{log_.times[row]}})
        .count();
}

std::int64_t judged_events::late(std::size_t row) const noexcept {
    const packed_event& at = rows_[row];
    if ((at.bits & packed_event::kept_apart) != 0) return apart_[at.from].late;
    if (at.of(question::time) == finding::kept) return 0;
    return at.from == packed_event::nothing ? no_time : (*this)[row].late;
}

judged_event judged_events::operator[](std::size_t row) const noexcept {
    const packed_event& at = rows_[row];
    if ((at.bits & packed_event::kept_apart) != 0) return apart_[at.from];
    judged_event made;
    made.is = at.is();
    made.row = at.row;
    for (std::size_t q = 0; q < question_count; ++q)
        made.findings[q] = at.of(static_cast<question>(q));
    if (made.is != log_row::judged) return made;
    if (!log_.starts.empty()) made.started = log_.starts[row];
    if (at.from == packed_event::nothing) return made;
    made.opened = log_.times[at.from];
    made.worked = worked(row);
    using ms = std::chrono::milliseconds;
    const work_calendar& calendar = times_->of(at.row);
    const due_date due = due_of(*sop_, calendar, at.row, instant{ms{made.opened}});
    if (!due.has_limit()) return made;
    const instant now{ms{log_.times[row]}};
    made.due = due.at.time_since_epoch().count();
    made.late = now <= due.at ? 0 : calendar.working_time_between(due.at, now).count();
    return made;
}

}  // namespace alur
