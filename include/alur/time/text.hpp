// A forgiving reader over UTF-8 text, for the small grammars of this layer.
//
// Forgiven: letter case (ASCII), any run of spaces including no-break and zero-width ones and a
// byte order mark, and every dash people paste from office software. Nothing else. It is not a
// general tokenizer: words are runs of ASCII letters, numbers are runs of digits. No allocation, no
// errors; linear in the text. Usable in constant expressions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace alur {

[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_letter(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

[[nodiscard]] constexpr bool byte_in(char c, unsigned low, unsigned high) noexcept {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= low && byte <= high;
}

// True if `word` equals `lower` when its ASCII letters are taken in lower case.
[[nodiscard]] constexpr bool same_word(std::string_view word, std::string_view lower) noexcept {
    if (word.size() != lower.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if (low != lower[i]) return false;
    }
    return true;
}

// Bytes of the space character that begins `text`; 0 if none does.
[[nodiscard]] constexpr std::size_t space_length(std::string_view text) noexcept {
    if (text.empty()) return 0;
    const char c = text[0];
    if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
    if (text.substr(0, 2) == "\xC2\xA0") return 2;  // no-break space
    const std::string_view three = text.substr(0, 3);
    if (three == "\xE2\x80\xAF" || three == "\xE2\x81\x9F" || three == "\xE2\x81\xA0" ||
        three == "\xEF\xBB\xBF")
        return 3;
    // U+2000 to U+200B: typographic spaces and the zero-width space
    if (three.size() == 3 && three.substr(0, 2) == "\xE2\x80" && byte_in(three[2], 0x80, 0x8B))
        return 3;
    return 0;
}

// Bytes of the dash that begins `text`; 0 if none does. Hyphens, en and em dashes, the minus sign.
[[nodiscard]] constexpr std::size_t dash_length(std::string_view text) noexcept {
    if (text.empty()) return 0;
    if (text[0] == '-') return 1;
    const std::string_view three = text.substr(0, 3);
    if (three == "\xE2\x88\x92") return 3;
    if (three.size() == 3 && three.substr(0, 2) == "\xE2\x80" && byte_in(three[2], 0x90, 0x95))
        return 3;
    return 0;
}

// A run of digits; `value` stops growing at 2^62, so no text overflows it.
struct digit_run {
    std::uint64_t value = 0;
    std::size_t length = 0;
};

struct text_cursor {
    std::string_view text;
    std::size_t at = 0;

    [[nodiscard]] constexpr bool done() const noexcept { return at >= text.size(); }
    [[nodiscard]] constexpr std::string_view rest() const noexcept { return text.substr(at); }
    [[nodiscard]] constexpr bool sees(char c) const noexcept {
        return at < text.size() && text[at] == c;
    }
    [[nodiscard]] constexpr bool sees_digit() const noexcept {
        return at < text.size() && is_digit(text[at]);
    }
    [[nodiscard]] constexpr bool sees_dash() const noexcept { return dash_length(rest()) != 0; }

    // True if at least one space was passed.
    constexpr bool skip_space() noexcept {
        const std::size_t before = at;
        while (const std::size_t n = space_length(rest())) at += n;
        return at != before;
    }

    constexpr bool take(char c) noexcept {
        if (!sees(c)) return false;
        ++at;
        return true;
    }

    constexpr bool take_dash() noexcept {
        const std::size_t n = dash_length(rest());
        at += n;
        return n != 0;
    }

    [[nodiscard]] constexpr std::string_view peek_word() const noexcept {
        std::size_t end = at;
        while (end < text.size() && is_letter(text[end])) ++end;
        return text.substr(at, end - at);
    }

    constexpr std::string_view take_word() noexcept {
        const std::string_view word = peek_word();
        at += word.size();
        return word;
    }

    constexpr bool take_word(std::string_view lower) noexcept {
        const std::string_view word = peek_word();
        if (!same_word(word, lower)) return false;
        at += word.size();
        return true;
    }

    constexpr digit_run take_digits() noexcept {
        constexpr std::uint64_t full = std::uint64_t{1} << 62;
        digit_run run;
        while (sees_digit()) {
            const auto digit = static_cast<std::uint64_t>(text[at] - '0');
            run.value = run.value >= full / 10 ? full : run.value * 10 + digit;
            ++run.length;
            ++at;
        }
        return run;
    }
};

// The text without outer spaces, every inner run of spaces as one plain space. Allocates.
[[nodiscard]] inline std::string single_spaced(std::string_view text) {
    std::string out;
    text_cursor in{text};
    in.skip_space();
    while (!in.done()) {
        out += in.text[in.at];
        ++in.at;
        if (in.skip_space() && !in.done()) out += ' ';
    }
    return out;
}

// Exactly `width` decimal digits at `out`, zeros in front; returns where they end.
constexpr char* print_digits_to(char* out, std::uint64_t number, std::size_t width) noexcept {
    for (std::size_t i = width; i-- > 0; number /= 10)
        out[i] = static_cast<char>('0' + number % 10);
    return out + width;
}

// Appends the number in decimal, filled with zeros to at least `width` digits; 20 at most.
inline void append_number(std::string& out, std::uint64_t number, std::size_t width = 1) {
    char digits[20];
    char* const end = digits + sizeof digits;
    char* begin = end;
    for (std::size_t count = 0; number != 0 || count < width; ++count, number /= 10)
        *--begin = static_cast<char>('0' + number % 10);
    out.append(begin, end);
}

}  // namespace alur
