// What a log says of every act beside what was found in it, for the questions of analysts.
#pragma once

#include <alur/analysis/replay.hpp>

#include <memory>

#include "log_tables.hpp"

namespace alur::python {

// What the table is made of, when it is asked for: few who replay a log ask.
struct judged_log {
    std::shared_ptr<const machine> sop;
    std::shared_ptr<const timetable> times;
    std::shared_ptr<const kept_log> log;
    log_words words;
    replayed past;
};

// One row per row of the log. Offices have the SOP's names where they are known. The month is that
// of the completion, on the wall calendar of the unit that the line names, else of the SOP.
//
//   case_unit   the unit, where the row is not repeated for units: that of the case
//   place       its place among the acts of its case, from 1, in the order they were judged
//   nth         the how-manieth time the row was done in its case (and unit), from 1; empty for a
//               further signature of an act that has its line already
//   after       row of the log of the act that gave this one its turn: the last one of its case
//               that was done when its turn came; the one before where that is not known
//   round       where the row is done again after a return: row of the log of the act that was
//               done again first
//   waited_ms   office time from its turn to the beginning of work, if the log says when
//   allowed_ms  office time from its turn to the due instant
[[nodiscard]] table_handle acts_table(const judged_log& of);

}  // namespace alur::python
