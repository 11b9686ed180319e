// An event as a member of a journal line, in the words of scenario files, and back. Private to
// src/case.
#pragma once

#include <alur/case/event.hpp>
#include <alur/time/zone.hpp>

#include <optional>
#include <span>
#include <string_view>

#include "case/json_line.hpp"

namespace alur {

// `seats`: those of the actor that matter.
void write_event(const event& given, std::span<const seat> seats, zone where, json_line& out);

// The event that the text begins with, as `write_event` writes it; nothing for anything else.
[[nodiscard]] std::optional<event> read_event(std::string_view text);

}  // namespace alur
