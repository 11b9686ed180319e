#include "sop/spelling.hpp"

#include <algorithm>

namespace alur {

std::string_view stripped(std::string_view text) noexcept {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool blank(std::string_view text) noexcept { return stripped(text).empty(); }

bool same_name(std::string_view a, std::string_view b) noexcept {
    if (a == b) return true;
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    a = stripped(a);
    b = stripped(b);
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace alur
