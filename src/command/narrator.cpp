#include "command/narrator.hpp"

namespace alur::command {

void count(tally& into, const entry& decided) {
    into.corrections += decided.disproved.size();
    if (std::holds_alternative<events::tick>(decided.given.what)) return;
    ++into.accepted;
    ++into.people[decided.given.by.id];
    if (decided.backward) ++into.steps_back;
    into.exceptions += decided.lifted.size();
    if (std::holds_alternative<events::extend>(decided.given.what)) ++into.extensions;
    for (const measured_time& each : decided.measured) {
        if (each.outside || !each.due.has_limit()) continue;
        if (each.late)
            into.late.push_back(each);
        else
            ++into.kept;
    }
}

void count(tally& into, const refused_event& why) { ++into.refused[why.why]; }

std::string ending_of(const open_case& of) {
    switch (of.stage()) {
        case lifecycle::completed:
            return of.outcome().empty() ? "selesai" : "selesai: " + of.outcome();
        case lifecycle::cancelled:
            return "dibatalkan";
        case lifecycle::suspended:
            return "ditunda";
        default:
            break;
    }
    return "berjalan";
}

}  // namespace alur::command
