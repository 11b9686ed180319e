// A text as JSON writes it: in quotes, with what must be escaped escaped.
#pragma once

#include <string>
#include <string_view>

namespace alur {

[[nodiscard]] std::string quoted(std::string_view text);
void append_quoted(std::string& out, std::string_view text);

}  // namespace alur
