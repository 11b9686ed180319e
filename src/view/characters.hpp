// UTF-8, character by character.
#pragma once

#include <string>
#include <string_view>

namespace alur::drawing {

inline constexpr char32_t not_a_character = 0xFFFD;

// Takes one character from the front of a text that is not empty; what is not UTF-8 counts as
// U+FFFD, byte by byte.
[[nodiscard]] inline char32_t next_character(std::string_view& text) {
    const auto byte = [&](std::size_t i) -> char32_t {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const char32_t first = byte(0);
    std::size_t size = first < 0x80   ? 1
                       : first < 0xC2 ? 0
                       : first < 0xE0 ? 2
                       : first < 0xF0 ? 3
                                      : 4;
    if (first > 0xF4) size = 0;
    char32_t c = size <= 1 ? first : first & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xC0) != 0x80) size = 0;
        c = (c << 6) | (byte(i) & 0x3F);
    }
    const bool overlong = (size == 3 && c < 0x800) || (size == 4 && c < 0x10000);
    if (size == 0 || overlong || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
        text.remove_prefix(1);
        return not_a_character;
    }
    text.remove_prefix(size);
    return c;
}

inline void append_character(std::string& to, char32_t c) {
    const auto put = [&](char32_t byte) {
        to += static_cast<char>(static_cast<unsigned char>(byte));
    };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3F));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

}  // namespace alur::drawing
