// How many columns of a terminal a character takes. Private to src.
#pragma once

#include <cstddef>
#include <string_view>

namespace alur {

struct shown_char {
    std::size_t bytes = 1;
    std::size_t columns = 1;
    bool harmless = true;  // false: a control, or one that turns the reading direction
};

// The first character of a text that is not empty; a broken one is a byte that is not harmless.
[[nodiscard]] shown_char first_char(std::string_view text) noexcept;

}  // namespace alur
