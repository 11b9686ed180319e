#include <ostream>

#include "command/ask.hpp"
#include "command/files.hpp"
#include "command/options.hpp"
#include "command/play.hpp"

namespace alur::command {
namespace {

std::unique_ptr<narrator> narrator_for(const options& asked, const console& at) {
    page to = page_of(asked, at);
    if (to.width > 110) to.width = 110;
    return asked.json ? json_narrator(to) : text_narrator(to);
}

int run_scenario(const options& asked, const console& at, const machine& sop) {
    const std::optional<source> text = read_file(asked.scenario, asked, at);
    if (!text) return exit_unreadable;
    const scenario_loaded read = read_scenario(*text, sop);
    print_findings(*text, read.problems, asked, at);
    if (!read.play) return exit_findings;
    const std::optional<work_calendar> calendar =
        find_calendar(asked.calendar.empty() ? read.play->calendar : asked.calendar, asked, at);
    if (!calendar) return exit_unreadable;
    const timetable times = make_timetable(sop, *calendar);
    open_case berkas(sop, times);
    const tally counted = play(berkas, *read.play, *narrator_for(asked, at));
    if (counted.unmet == 0) return exit_ok;
    at.out.flush();
    complain(asked, at,
             {std::to_string(counted.unmet) + " harapan skenario tidak terpenuhi",
              std::to_string(counted.unmet) + " expectations of the scenario were not met"});
    return exit_findings;
}

}  // namespace

int run_file(const options& asked, const console& at) {
    const compiled_file file = read_machine(asked, at);
    if (!file.sop) return file.code;
    if (!asked.scenario.empty()) return run_scenario(asked, at, *file.sop);
    const std::optional<work_calendar> calendar =
        find_calendar(asked.calendar.empty() ? "id" : asked.calendar, asked, at);
    if (!calendar) return exit_unreadable;
    const timetable times = make_timetable(*file.sop, *calendar);
    open_case berkas(*file.sop, times);
    return ask(berkas, asked, at, *narrator_for(asked, at));
}

}  // namespace alur::command
