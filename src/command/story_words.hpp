// Words of the story of a case that belong to no one event.
#pragma once

#include <alur/case/open_case.hpp>

#include <string>

#include "command/terminal.hpp"

namespace alur::command {

[[nodiscard]] const char* refusal_name(refusal why, language lang);

// What an exception lifts.
[[nodiscard]] const char* lifted_name(refusal what, const page& to);

// "TUNDA", "CATATAN" and so on, for events that are not about one row.
[[nodiscard]] const char* verb_name(const event& given, const page& to);

[[nodiscard]] std::string value_text(const data_value& value, const page& to);

}  // namespace alur::command
