// What Python objects hold of the library: immutable, and shared by every case that needs it, so
// that a case outlives the variables it was made from.
#pragma once

#include <alur/case/register.hpp>
#include <alur/case/timetable.hpp>
#include <alur/sop/machine.hpp>
#include <alur/time/work_calendar.hpp>

#include <memory>

namespace alur::python {

struct calendar_handle {
    std::shared_ptr<const work_calendar> is;
};

struct machine_handle {
    std::shared_ptr<const machine> is;
};

struct times_handle {
    std::shared_ptr<const timetable> is;
};

struct register_handle {
    std::shared_ptr<const office_register> is;
};

}  // namespace alur::python
