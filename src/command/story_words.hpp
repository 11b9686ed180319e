// Words of the story of a case that belong to no one event.
#pragma once

#include <alur/case/open_case.hpp>

#include <string>
#include <vector>

#include "command/terminal.hpp"

namespace alur::command {

[[nodiscard]] const char* refusal_name(refusal why, language lang);

// What an exception lifts.
[[nodiscard]] const char* lifted_name(refusal what, const page& to);

// "TUNDA", "CATATAN" and so on, for events that are not about one row.
[[nodiscard]] const char* verb_name(const event& given, const page& to);

// Whom a disposition names; nothing where it names nobody.
[[nodiscard]] std::vector<std::string> named_words(const open_case& of,
                                                   const events::complete& what, const page& to);
// How the case of a called SOP ended.
[[nodiscard]] std::string called_words(const called_case& called, const page& to);
// For which row of which case this one runs, or with which case it was suspended and so on.
[[nodiscard]] std::string caller_words(const calling_row& caller, const page& to);
// " · runs the SOP …", "" where the row runs none.
[[nodiscard]] std::string runs_words(const open_case& of, step_id row, const page& to);
// Who was at a meeting.
[[nodiscard]] std::string attendant_words(const open_case& of, const entry& decided,
                                          const page& to);

[[nodiscard]] std::string value_text(const data_value& value, const page& to);

}  // namespace alur::command
