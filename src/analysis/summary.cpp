#include <alur/analysis/summary.hpp>

#include <algorithm>

#include "analysis/quick.hpp"

namespace alur {
namespace {

void count(finding in_time, step_summary& of) {
    ++of.done;
    switch (in_time) {
        case finding::kept:
            ++of.in_time;
            break;
        case finding::broken:
            ++of.late;
            break;
        case finding::undetermined:
            ++of.time_unknown;
            break;
        case finding::not_asked:
            break;
    }
}

// The clocks by which rows are measured, for many readings.
class clocks_of_rows {
  public:
    clocks_of_rows(const machine& sop, const timetable& times, const event_log& log) {
        const quick::time_range range = quick::range_of(log.times);
        std::vector<const work_calendar*> known;
        for (std::size_t r = 0; r < sop.sop.rows.size(); ++r) {
            const work_calendar* of = &times.of(static_cast<step_id>(r));
            const auto at = std::find(known.begin(), known.end(), of);
            of_row_.push_back(static_cast<std::size_t>(at - known.begin()));
            if (at != known.end()) continue;
            known.push_back(of);
            clocks_.emplace_back(*of, range.first, range.last,
                                 std::max<std::size_t>(4'096, log.size()));
        }
    }
    // no_time where it takes the calendar.
    [[nodiscard]] std::int64_t worked(step_id row, std::int64_t from, std::int64_t to) {
        quick::office_clock& clock = clocks_[of_row_[index(row)]];
        const std::int64_t before = clock.read(from).worked;
        const std::int64_t after = clock.read(to).worked;
        constexpr std::int64_t unknown = quick::office_clock::unknown;
        return before == unknown || after == unknown ? no_time : after - before;
    }

  private:
    std::vector<std::size_t> of_row_;
    std::vector<quick::office_clock> clocks_;
};

void count(deviation_kind kind, step_summary& of) {
    switch (kind) {
        case deviation_kind::skipped:
            ++of.skipped;
            break;
        case deviation_kind::repetition:
        case deviation_kind::after_end:
            ++of.out_of_turn;
            break;
        case deviation_kind::wrong_office:
            ++of.wrong_office;
            break;
        case deviation_kind::wrong_answer:
            ++of.wrong_answer;
            break;
        case deviation_kind::same_person:
            ++of.same_person;
            break;
        case deviation_kind::no_evidence:
            ++of.no_evidence;
            break;
        case deviation_kind::late:  // counted with the event
        case deviation_kind::unknown_activity:
        case deviation_kind::foreign_unit:
            break;
    }
}

void count(const std::vector<deviation>& list, std::vector<step_summary>& steps) {
    for (const deviation& each : list)
        if (each.row != no_step) count(each.kind, steps[index(each.row)]);
}

void add_times(std::int64_t worked, std::int64_t late, step_summary& of) {
    if (worked != no_time) {
        ++of.measured;
        of.worked += worked;
    }
    if (late != no_time) of.late_by += late;
}

}  // namespace

step_summary& step_summary::operator+=(const step_summary& other) noexcept {
    done += other.done;
    skipped += other.skipped;
    out_of_turn += other.out_of_turn;
    wrong_office += other.wrong_office;
    wrong_answer += other.wrong_answer;
    same_person += other.same_person;
    no_evidence += other.no_evidence;
    in_time += other.in_time;
    late += other.late;
    time_unknown += other.time_unknown;
    measured += other.measured;
    worked += other.worked;
    late_by += other.late_by;
    return *this;
}

std::vector<step_summary> by_step(const machine& sop, const judged_rows& past) {
    std::vector<step_summary> steps(sop.sop.rows.size());
    for (const judged_event& each : past.events) {
        if (each.is != log_row::judged || each.row == no_step) continue;
        step_summary& of = steps[index(each.row)];
        count(each.of(question::time), of);
        add_times(each.worked, each.late, of);
    }
    count(past.deviations, steps);
    return steps;
}

std::vector<step_summary> by_step(const machine& sop, const replayed& past) {
    std::vector<step_summary> steps(sop.sop.rows.size());
    const judged_events& events = past.events;
    if (events.size() == 0) return steps;
    clocks_of_rows clocks(sop, *events.times_, events.log_);
    for (std::size_t r = 0; r < events.size(); ++r) {
        const packed_event& at = events.rows_[r];
        if (at.is() != log_row::judged || at.row == no_step) continue;
        step_summary& of = steps[index(at.row)];
        count(at.of(question::time), of);
        const bool follows =
            (at.bits & packed_event::kept_apart) == 0 && at.from != packed_event::nothing;
        std::int64_t worked =
            follows ? clocks.worked(at.row, events.log_.times[at.from], events.log_.times[r])
                    : no_time;
        if (worked == no_time) worked = events.worked(r);
        add_times(worked, events.late(r), of);
    }
    count(past.deviations, steps);
    return steps;
}

}  // namespace alur
