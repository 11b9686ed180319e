#include <alur/analysis/replay.hpp>

#include <chrono>

namespace alur {

namespace {

instant instant_of(std::int64_t ms) { return instant{std::chrono::milliseconds{ms}}; }

}  // namespace

std::int64_t judged_events::opened(std::size_t row) const noexcept {
    const packed_event& at = rows_[row];
    if ((at.bits & packed_event::kept_apart) != 0) return apart_[at.from].opened;
    return at.from == packed_event::nothing ? no_time : log_.times[at.from];
}

std::int64_t judged_events::started(std::size_t row) const noexcept {
    const packed_event& at = rows_[row];
    if ((at.bits & packed_event::kept_apart) != 0) return apart_[at.from].started;
    return at.is() != log_row::judged || log_.starts.empty() ? no_time : log_.starts[row];
}

std::int64_t judged_events::due(std::size_t row) const noexcept {
    const packed_event& at = rows_[row];
    if ((at.bits & packed_event::kept_apart) != 0) return apart_[at.from].due;
    if (at.from == packed_event::nothing) return no_time;
    const due_date due = due_of(*sop_, times_->of(at.row), at.row, instant_of(log_.times[at.from]));
    return due.has_limit() ? due.at.time_since_epoch().count() : no_time;
}

std::int64_t judged_events::worked(std::size_t row) const noexcept {
    const packed_event& at = rows_[row];
    if ((at.bits & packed_event::kept_apart) != 0) return apart_[at.from].worked;
    if (at.from == packed_event::nothing) return no_time;
    return times_->of(at.row)
        .working_time_between(instant_of(log_.times[at.from]), instant_of(log_.times[row]))
        .count();
}

std::int64_t judged_events::late(std::size_t row) const noexcept {
    const packed_event& at = rows_[row];
    if ((at.bits & packed_event::kept_apart) != 0) return apart_[at.from].late;
    if (at.of(question::time) == finding::kept) return 0;
    const std::int64_t limit = due(row);
    if (limit == no_time) return no_time;
    const std::int64_t now = log_.times[row];
    if (now <= limit) return 0;
    return times_->of(at.row).working_time_between(instant_of(limit), instant_of(now)).count();
}

judged_event judged_events::operator[](std::size_t row) const noexcept {
    const packed_event& at = rows_[row];
    if ((at.bits & packed_event::kept_apart) != 0) return apart_[at.from];
    judged_event made;
    made.is = at.is();
    made.row = at.row;
    for (std::size_t q = 0; q < question_count; ++q)
        made.findings[q] = at.of(static_cast<question>(q));
    made.opened = opened(row);
    made.started = started(row);
    made.due = due(row);
    made.worked = worked(row);
    made.late = late(row);
    return made;
}

}  // namespace alur
