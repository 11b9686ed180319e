// A text as JSON writes it: in quotes, with what must be escaped escaped.
#pragma once

#include <string>
#include <string_view>

namespace alur {

// Does it hold something that JSON wants escaped?
[[nodiscard]] inline bool needs_escapes(std::string_view text) noexcept {
    bool found = false;  // without a way out, a compiler takes sixteen at a time
    for (const char c : text)
        found |= static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
    return found;
}

[[nodiscard]] std::string quoted(std::string_view text);
void append_quoted(std::string& out, std::string_view text);

}  // namespace alur
