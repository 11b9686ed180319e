// JSON objects: members that may be absent or of another kind, and places.
#pragma once

#include <boost/json.hpp>

#include <string>
#include <string_view>

#include "command/journal_lines.hpp"

namespace alur::command {

// Empty if there is no such text.
[[nodiscard]] inline std::string text_in(const boost::json::object& from, std::string_view key) {
    const boost::json::value* v = from.if_contains(key);
    return v != nullptr && v->is_string() ? std::string(v->get_string()) : std::string();
}

// Null if there is no such object.
[[nodiscard]] inline const boost::json::object* object_in(const boost::json::object& from,
                                                          std::string_view key) {
    const boost::json::value* v = from.if_contains(key);
    return v != nullptr && v->is_object() ? &v->get_object() : nullptr;
}

[[nodiscard]] inline boost::json::object place_object(const told_place& at) {
    boost::json::object out;
    if (!at.row.empty()) out["langkah"] = at.row;
    if (!at.unit.empty()) out["unit"] = at.unit;
    return out;
}

}  // namespace alur::command
