// Reading what the command is given: SOPs, scenarios, registers, calendars and times.
#pragma once

#include <alur/case/register.hpp>
#include <alur/case/timetable.hpp>
#include <alur/sop/definition.hpp>
#include <alur/sop/diagnostic.hpp>
#include <alur/sop/machine.hpp>
#include <alur/time/work_calendar.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "command/options.hpp"

namespace alur::command {

// The text of a file; complains and yields nothing if it cannot be read. "-" is the input.
[[nodiscard]] std::optional<source> read_file(const std::string& path, const options& asked,
                                              const console& at);

// Writes the findings to the error output in the format asked for.
void print_findings(const source& from, const diagnostics& list, const options& asked,
                    const console& at);

struct compiled_file {
    std::optional<machine> sop;
    int code = exit_ok;  // why there is none
};

// Reads and compiles; complains if something is wrong.
[[nodiscard]] compiled_file read_machine(const options& asked, const console& at);

// A calendar by its id, or by the name of a file. By id it is looked for in `calendars` beside the
// SOP, then in ../share/alur/calendars beside the program. Complains if there is none.
[[nodiscard]] std::optional<work_calendar> find_calendar(const std::string& name,
                                                         const options& asked, const console& at);

// Every version of a calendar that is found by its id, the newest first; looked for in those
// folders and then beside the program. `file`, where it is not empty, comes before all of them.
[[nodiscard]] std::vector<work_calendar> calendar_versions(const std::string& id,
                                                           const std::vector<std::string>& folders,
                                                           const std::string& file,
                                                           const options& asked, const console& at);

// A register; complains if it is not there or has errors. `code` says why there is none.
struct register_file {
    std::optional<office_register> people;
    int code = exit_ok;
};
[[nodiscard]] register_file read_register(const std::string& path, const options& asked,
                                          const console& at);

// What an option says, as an instant; now where it says nothing. Complains.
[[nodiscard]] std::optional<instant> instant_asked(const char* option, const std::string& text,
                                                   zone where, const options& asked,
                                                   const console& at);
// The same for a day.
[[nodiscard]] std::optional<std::chrono::local_days> day_asked(const char* option,
                                                               const std::string& text, zone where,
                                                               const options& asked,
                                                               const console& at);
[[nodiscard]] instant wall_clock();

}  // namespace alur::command
