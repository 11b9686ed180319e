// Members of a JSON object that may be absent or of another kind.
#pragma once

#include <boost/json.hpp>

#include <string>
#include <string_view>

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

}  // namespace alur::command
