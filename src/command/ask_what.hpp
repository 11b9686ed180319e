// Asks what somebody wants to do to a case, apart from who and when.
#pragma once

#include <alur/case/open_case.hpp>

#include <functional>
#include <optional>

#include "command/prompter.hpp"

namespace alur::command {

// The letters of the menu and what they mean, in one line.
[[nodiscard]] std::string menu(const prompter& to);

// The finished case whose journal has that name; nothing if there is no such file. Where it cannot
// be used, that has been said, and the case is empty.
using called_reader = std::function<std::optional<called_case>(const std::string&)>;

// What a line of the menu or the number or name of an open row asks for. Throws `stopped`.
[[nodiscard]] decltype(event::what) ask_what(const std::string& chosen, const open_case& of,
                                             const prompter& to, const called_reader& read);

// "SPM = SPM 14/2026, Kuitansi"
[[nodiscard]] std::vector<document> documents_of(std::string_view text);

// The row an event is about, as its sender named it; "" for none.
[[nodiscard]] std::string_view row_of(const event& given);

}  // namespace alur::command
