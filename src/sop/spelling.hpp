// Words as people write them. Private to src.
#pragma once

#include <string_view>

namespace alur {

// Without spaces, tabs and line ends at either end.
[[nodiscard]] constexpr std::string_view stripped(std::string_view text) noexcept {
    const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}
[[nodiscard]] constexpr bool blank(std::string_view text) noexcept {
    return stripped(text).empty();
}
// `==`, but most names that differ are told apart without a call.
[[nodiscard]] constexpr bool same_text(std::string_view a, std::string_view b) noexcept {
    return a.size() == b.size() && (a.empty() || (a.front() == b.front() && a == b));
}
// Same name but for letter case (of ASCII letters) and outer spaces.
[[nodiscard]] bool same_name(std::string_view a, std::string_view b) noexcept;

}  // namespace alur
