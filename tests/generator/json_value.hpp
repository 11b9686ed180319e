// JSON as it is written, to be edited: keys keep their order and may stand twice, texts keep their
// escapes. It reads strict JSON that is known to be sound, and prints whatever it was made into.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace alur::generate {

struct json_value {
    enum class kind : std::uint8_t { object, list, text, word };  // word: number, true, false, null
    kind is = kind::word;
    std::string key;                // inside an object
    std::string raw;                // of a text without its quotation marks; of a word
    std::vector<json_value> items;  // of an object or list

    [[nodiscard]] bool has_items() const { return is == kind::object || is == kind::list; }
    [[nodiscard]] json_value* find(std::string_view name);
    // Replaces the value, or adds it as the last.
    json_value& set(std::string_view name, json_value value);
    void remove(std::string_view name);
};

[[nodiscard]] json_value json_from(std::string_view text);
[[nodiscard]] json_value json_text(std::string raw);
[[nodiscard]] std::string to_text(const json_value& value);

}  // namespace alur::generate
