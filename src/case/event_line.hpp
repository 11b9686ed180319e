// An event as a member of a journal line, in the words of scenario files, and back. Private to
// src/case.
#pragma once

#include <alur/case/event.hpp>
#include <alur/time/zone.hpp>

#include <optional>

#include "case/json_line.hpp"

namespace boost::json {
class object;
}

namespace alur {

// Of the actor's seats only the one that was relied on is kept.
void write_event(const event& given, const seat& relied_on, zone where, json_line& out);

[[nodiscard]] std::optional<event> read_event(const boost::json::object& from);

}  // namespace alur
