#include <alur/analysis/summary.hpp>

namespace alur {
namespace {

void count(const judged_event& event, step_summary& of) {
    ++of.done;
    switch (event.of(question::time)) {
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
    if (event.worked != no_time) {
        ++of.measured;
        of.worked += event.worked;
    }
    if (event.late != no_time) of.late_by += event.late;
}

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
    for (const judged_event& each : past.events)
        if (each.is == log_row::judged && each.row != no_step) count(each, steps[index(each.row)]);
    for (const deviation& each : past.deviations)
        if (each.row != no_step) count(each.kind, steps[index(each.row)]);
    return steps;
}

}  // namespace alur
