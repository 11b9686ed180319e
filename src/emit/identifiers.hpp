// C++ names for a list of what an SOP names. Private to src.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace alur {

// One for each, all different: of two alike the later gets "_2".
[[nodiscard]] std::vector<std::string> identifiers_for(std::span<const std::string_view> names,
                                                       std::string_view prefix);

}  // namespace alur
