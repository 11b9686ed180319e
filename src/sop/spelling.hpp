// Words as people write them. Private to src.
#pragma once

#include <string_view>

namespace alur {

// Without spaces, tabs and line ends at either end.
[[nodiscard]] std::string_view stripped(std::string_view text) noexcept;
[[nodiscard]] bool blank(std::string_view text) noexcept;
// Same name but for letter case (of ASCII letters) and outer spaces.
[[nodiscard]] bool same_name(std::string_view a, std::string_view b) noexcept;

}  // namespace alur
