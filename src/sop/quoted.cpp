#include "sop/quoted.hpp"

namespace alur {
namespace {

bool needs_escape(char c) noexcept {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

void append_escaped(std::string& out, char c) {
    constexpr std::string_view hex = "0123456789abcdef";
    constexpr std::string_view meant = "\"\\\n\r\t";
    constexpr std::string_view written = "\"\\nrt";
    out += '\\';
    if (const std::size_t simple = meant.find(c); simple != std::string_view::npos) {
        out += written[simple];
        return;
    }
    out += "u00";
    out += hex[static_cast<unsigned char>(c) >> 4U];
    out += hex[static_cast<unsigned char>(c) & 15U];
}

}  // namespace

std::string quoted(std::string_view text) {
    std::string out;
    append_quoted(out, text);
    return out;
}

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    std::size_t plain = 0;  // where the run without escapes begins
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!needs_escape(text[at])) continue;
        out += text.substr(plain, at - plain);
        append_escaped(out, text[at]);
        plain = at + 1;
    }
    out += text.substr(plain);
    out += '"';
}

}  // namespace alur
