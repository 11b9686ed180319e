// How rows, offices and times of a case are called in what the command prints.
#pragma once

#include <alur/case/journal_head.hpp>
#include <alur/case/open_case.hpp>

#include <string>
#include <vector>

#include "command/terminal.hpp"

namespace alur::command {

// "3 Ekonomi"
[[nodiscard]] std::string row_label(const open_case& of, row_unit at);
// "Kabid", with its unit where that says more.
[[nodiscard]] std::string office_label(const machine& sop, role_id office, std::string_view unit);
// "Plh. Kabid (Ekonomi)"
[[nodiscard]] std::string seat_label(const machine& sop, role_id office, std::string_view unit,
                                     capacity held);
// Names of a set of offices, joined by "dan" or "atau" and the like.
[[nodiscard]] std::string offices_label(const machine& sop, role_set set, std::string_view word);
// The offices of a row as they share it: "A dan B", "A, lalu B", "A atau B", "rapat A dan B".
[[nodiscard]] std::string performers_label(const machine& sop, step_id row, language lang);

// "13.40", or "Sen 6 Apr 07.58" where the day is not `today`.
[[nodiscard]] std::string due_text(const due_date& due, zone where, std::chrono::local_days today,
                                   language lang);
[[nodiscard]] std::string due_text(instant at, zone where, std::chrono::local_days today,
                                   language lang);
[[nodiscard]] std::string clock_of(instant at, zone where);
[[nodiscard]] std::string moment(instant at, zone where, language lang);
// "3 hari 19 jam 20 menit"
[[nodiscard]] std::string span_text(std::chrono::milliseconds length, language lang);

// A journal's head in two lines, as it is typed back.
[[nodiscard]] std::string head_for_paper(const journal_head& head);

[[nodiscard]] std::string joined(const std::vector<std::string>& items, std::string_view last);

}  // namespace alur::command
