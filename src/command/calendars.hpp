// Calendars at hand, and the times of an SOP made of them.
#pragma once

#include <alur/case/register.hpp>
#include <alur/case/timetable.hpp>

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "command/options.hpp"

namespace alur::command {

// Read when they are asked for, once.
class calendars {
  public:
    // `file` may be empty, else it comes before what is in the folders and beside the program.
    calendars(std::vector<std::string> folders, std::string file, const options& asked,
              const console& at)
        : folders_(std::move(folders)), file_(std::move(file)), asked_(asked), at_(at) {}

    // Of that id, the newest first.
    [[nodiscard]] const std::vector<work_calendar>& versions(const std::string& id);
    // Null if it is not there.
    [[nodiscard]] const work_calendar* find(const std::string& id, const std::string& version);

  private:
    [[nodiscard]] std::vector<work_calendar> read(const std::string& id) const;

    std::vector<std::string> folders_;
    std::string file_;
    const options& asked_;
    const console& at_;
    std::map<std::string, std::vector<work_calendar>> read_;
};

// The times, or what is said of the calendar that is not there.
using timetable_made = std::variant<timetable, bilingual>;

// On the office's calendar and on those that the register gives to units. A unit's calendar has the
// version of the office's, else the newest that is older, else the oldest.
[[nodiscard]] timetable_made times_with_units(const machine& sop, const work_calendar& office,
                                              const office_register& people, calendars& from);

// Those that a journal names.
[[nodiscard]] timetable_made times_named(const machine& sop, const timetable_name& name,
                                         calendars& from);

}  // namespace alur::command
