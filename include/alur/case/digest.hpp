// SHA-256 as a value: the fingerprint of a journal's line, of a machine, of a document.
//
// Complexity: linear in the bytes; short texts cost a fraction of a microsecond.
// Errors: std::bad_alloc at a thread's first hash, and never after it.
// Thread-safety: plain values and free functions; hash in as many threads as you like.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace alur {

struct digest {
    std::array<std::uint8_t, 32> bytes{};  // all zero: "nothing before"

    friend constexpr auto operator<=>(const digest&, const digest&) = default;
};

// Of the bytes of a text, exactly as they are.
[[nodiscard]] digest sha256(std::string_view text);

// Of 32 bytes and then a text, without joining them: one link of a chain.
[[nodiscard]] digest sha256(const digest& before, std::string_view text);

// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string to_hex(const digest& of);
[[nodiscard]] std::array<char, 64> hex_digits(const digest& of) noexcept;

// Exactly 64 digits, in either case; nothing for anything else.
[[nodiscard]] std::optional<digest> digest_from_hex(std::string_view hex) noexcept;

}  // namespace alur
