// The kernel's tables as C++ initialisers. Private to src.
#pragma once

#include <alur/engine/machine_view.hpp>
#include <alur/engine/verdict.hpp>
#include <alur/sop/machine.hpp>

#include <string>
#include <string_view>

namespace alur {

// `text` as a string literal; what does not print as escapes.
[[nodiscard]] std::string literal(std::string_view text);
// `text` as it may stand in a comment of one line.
[[nodiscard]] std::string comment(std::string_view text);

// One event, with what differs from an empty one.
[[nodiscard]] std::string cell(const step_event& e);

// Arrays for all tables that are not empty, then `machine`, the view of them.
void write_tables(const machine& sop, std::string& out);

}  // namespace alur
