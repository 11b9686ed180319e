// Units that keep a calendar of their own, as the register says.
#pragma once

#include <alur/case/register.hpp>
#include <alur/case/timetable.hpp>

#include <optional>
#include <string>
#include <vector>

#include "command/options.hpp"

namespace alur::command {

// Where calendars are looked for, besides those beside the program.
struct calendar_places {
    std::vector<std::string> folders;
    std::string file;  // comes before all of them; may be empty
};

struct unit_times {
    std::optional<timetable> times;
    std::string missing;  // where there are none: the id of a unit's calendar that is not there
    bool differ = false;  // some unit of this SOP has a calendar of its own
};

// The SOP's times on the office's calendar and on those of the units. A unit's calendar has the
// version of the office's, else the newest that is older, else the oldest: what was judged once is
// judged the same when later versions are at hand.
[[nodiscard]] unit_times times_with_units(const machine& sop, const work_calendar& office,
                                          const office_register& people,
                                          const calendar_places& where, const options& asked,
                                          const console& at);

}  // namespace alur::command
