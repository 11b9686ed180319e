// The few steps by which a JSON text is walked without reading it: for places, not for values.
// Comments and trailing commas are walked over. Any text is safe; none of these fails or allocates.
#pragma once

#include <cstddef>
#include <string_view>

namespace alur {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// The first byte at or after `at` that is neither white space, nor comment, nor a byte order mark
// at the very beginning. An unclosed comment ends with the text.
[[nodiscard]] std::size_t skip_blanks(std::string_view text, std::size_t at) noexcept;

// After the string that begins at `at` (which holds a quote).
[[nodiscard]] std::size_t skip_string(std::string_view text, std::size_t at) noexcept;

// After the value that begins at `at`.
[[nodiscard]] std::size_t skip_value(std::string_view text, std::size_t at) noexcept;

}  // namespace alur
