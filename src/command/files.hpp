// Reading what the command is given: SOPs, scenarios and calendars.
#pragma once

#include <alur/case/timetable.hpp>
#include <alur/sop/definition.hpp>
#include <alur/sop/diagnostic.hpp>
#include <alur/sop/machine.hpp>
#include <alur/time/work_calendar.hpp>

#include <optional>
#include <string>

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

}  // namespace alur::command
