#include "sop/spelling.hpp"

#include <algorithm>

namespace alur {

std::string_view stripped(std::string_view text) noexcept {
    const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
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
