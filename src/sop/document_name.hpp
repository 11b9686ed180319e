// When are two names of papers the same? Private to src.
#pragma once

#include <string>
#include <string_view>

namespace alur {

// One name however it is capitalised or spaced: compare the results.
[[nodiscard]] std::string folded_name(std::string_view text);
[[nodiscard]] bool same_document(std::string_view a, std::string_view b) noexcept;

}  // namespace alur
