// What an entry changes in a case, as a member of a journal line, and back. Private to src/case.
//
// A list is written as a splice: how many items stay in front, how many leave after them, and the
// items that come in their place. Nothing is judged on the way back: what is read is what is.
#pragma once

#include <alur/case/facts.hpp>
#include <alur/case/timetable.hpp>
#include <alur/sop/machine.hpp>

#include <optional>
#include <string_view>

#include "case/json_line.hpp"

namespace alur {

// `in_force`: the timetable from here on; null where it stays.
void write_book(const case_facts& before, const case_facts& after, const timetable_name* in_force,
                json_line& out);

// Carries the change into `facts`, and the timetable, if it names one. False if the book is not
// one; both are then half changed.
[[nodiscard]] bool read_book(std::string_view book, const machine& sop, case_facts& facts,
                             std::optional<timetable_name>& in_force);

// Only the timetable, if the book names one.
[[nodiscard]] std::optional<timetable_name> timetable_in(std::string_view book);

}  // namespace alur
