// Asks what somebody wants to do to a case, apart from who and when.
#pragma once

#include <alur/case/open_case.hpp>

#include "command/prompter.hpp"

namespace alur::command {

// The letters of the menu and what they mean, in one line.
[[nodiscard]] std::string menu(const prompter& to);

// What a line of the menu or the number or name of an open row asks for. Throws `stopped`.
[[nodiscard]] decltype(event::what) ask_what(const std::string& chosen, const open_case& of,
                                             const prompter& to);

// "SPM = SPM 14/2026, Kuitansi"
[[nodiscard]] std::vector<document> documents_of(std::string_view text);

// The row an event is about, as its sender named it; "" for none.
[[nodiscard]] std::string_view row_of(const event& given) noexcept;

}  // namespace alur::command
