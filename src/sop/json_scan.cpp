#include "sop/json_scan.hpp"

namespace alur {

std::size_t skip_blanks(std::string_view text, std::size_t at) noexcept {
    if (at == 0 && text.substr(0, 3) == byte_order_mark) at = 3;
    while (at < text.size()) {
        const char c = text[at];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            ++at;
        } else if (text.substr(at, 2) == "//") {
            const std::size_t end = text.find('\n', at);
            at = end == std::string_view::npos ? text.size() : end + 1;
        } else if (text.substr(at, 2) == "/*") {
            const std::size_t end = text.find("*/", at + 2);
            at = end == std::string_view::npos ? text.size() : end + 2;
        } else {
            break;
        }
    }
    return at;
}

std::size_t skip_string(std::string_view text, std::size_t at) noexcept {
    for (++at; at < text.size(); ++at) {
        if (text[at] == '"') return at + 1;
        if (text[at] == '\\') ++at;
    }
    return text.size();
}

std::size_t skip_value(std::string_view text, std::size_t at) noexcept {
    std::size_t depth = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (c == '"') {
            at = skip_string(text, at);
        } else if (c == '{' || c == '[') {
            ++depth;
            ++at;
        } else if (c == '}' || c == ']') {
            if (depth == 0) return at;
            --depth;
            ++at;
        } else if (c == ',' && depth == 0) {
            return at;
        } else {
            const std::size_t after = skip_blanks(text, at);
            if (after != at) {
                if (depth == 0) return at;
                at = after;
                continue;
            }
            ++at;
            continue;
        }
        if (depth == 0) return at;
    }
    return text.size();
}

}  // namespace alur
