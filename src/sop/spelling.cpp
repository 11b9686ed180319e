#include "sop/spelling.hpp"

#include <algorithm>

namespace alur {

bool same_name(std::string_view a, std::string_view b) noexcept {
    if (same_text(a, b)) return true;
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    a = stripped(a);
    b = stripped(b);
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace alur
