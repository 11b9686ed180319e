// Reading what the command is given: SOPs, scenarios, registers, calendars and times.
#pragma once

#include <alur/case/event.hpp>
#include <alur/case/register.hpp>
#include <alur/case/timetable.hpp>
#include <alur/sop/definition.hpp>
#include <alur/sop/diagnostic.hpp>
#include <alur/sop/machine.hpp>
#include <alur/time/work_calendar.hpp>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "command/options.hpp"

namespace alur::command {

// The text of a file; complains and yields nothing if it cannot be read. "-" is the input.
[[nodiscard]] std::optional<source> read_file(const std::string& path, const options& asked,
                                              const console& at);

// By whatever names, links included.
[[nodiscard]] bool same_file(const std::string& a, const std::string& b);

// Writes the findings to the error output in the format asked for.
void print_findings(const source& from, const diagnostics& list, const options& asked,
                    const console& at);

struct compiled_file {
    std::optional<machine> sop;
    int code = exit_ok;  // why there is none
};

// The .json files of folders, and files by their names; in the order of their names.
struct sop_path {
    std::string path;
    bool named = false;  // itself, not its folder
};
[[nodiscard]] std::vector<sop_path> sop_paths(const std::vector<std::string>& asked_for);

// The SOPs of files and folders. In folders what is no SOP is passed over; a file that was named
// must be one, else it is complained of and `code` says so.
struct sops_read {
    std::vector<definition> sops;
    int code = exit_ok;
};
[[nodiscard]] sops_read read_sops(const std::vector<std::string>& paths, const options& asked,
                                  const console& at);

// Reads and compiles with the SOPs of `--sop` for rows to call; complains if something is wrong,
// and of rows whose SOP is not among them.
[[nodiscard]] compiled_file read_machine(const options& asked, const console& at);

// Reads and compiles an SOP by itself: what its rows call is not asked for. Complains if something
// is wrong with it.
[[nodiscard]] compiled_file read_alone(const options& asked, const console& at);

// Files ending in .json, in the order of their names; none if there is no such folder.
[[nodiscard]] std::vector<std::filesystem::path> json_files(const std::filesystem::path& folder);

// Whether a calendar was asked for by the name of a file, and not by its id.
[[nodiscard]] bool names_file(const std::string& calendar);

// A calendar by its id, or by the name of a file. By id it is looked for in `calendars` beside the
// SOP, then in ../share/alur/calendars beside the program; of several versions in one folder it is
// the newest. Complains if there is none.
[[nodiscard]] std::optional<work_calendar> find_calendar(const std::string& name,
                                                         const options& asked, const console& at);

// The register of a folder of journals, where `--register` names none.
inline constexpr const char* register_name = "pejabat.json";

// A register; complains if it is not there or has errors. `code` says why there is none.
struct register_file {
    std::optional<office_register> people;
    int code = exit_ok;
};
[[nodiscard]] register_file read_register(const std::string& path, const options& asked,
                                          const console& at);
// The one of `--register`; none, and no complaint, where it names none.
[[nodiscard]] register_file named_register(const options& asked, const console& at);

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
// What `--units` says, per kind. Complains.
[[nodiscard]] std::optional<std::vector<events::units_of_kind>> units_asked(const options& asked,
                                                                            const console& at);

}  // namespace alur::command
