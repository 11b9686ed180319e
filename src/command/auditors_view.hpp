// The lines of a journal as an auditor reads them: number, clock, what, who in which capacity and
// by which letter; below it what was said and what followed.
#pragma once

#include <vector>

#include "command/journal_lines.hpp"
#include "command/names.hpp"
#include "command/sheet.hpp"

namespace alur::command {

void tell_lines(const sheet& to, const names& call, const std::vector<told_line>& lines);

}  // namespace alur::command
