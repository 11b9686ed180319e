#include <alur/case/journal_head.hpp>
#include <alur/time/text.hpp>

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cstddef>
#include <system_error>

namespace alur {
namespace {

constexpr std::size_t group = 4;

// CRC-16/CCITT: finds every burst of up to sixteen bits, so every character typed wrong.
std::uint16_t check_of(std::string_view text) noexcept {
    unsigned crc = 0xffff;
    for (const char c : text) {
        crc ^= static_cast<unsigned>(static_cast<unsigned char>(c)) << 8U;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 0x8000U) != 0 ? (crc << 1U) ^ 0x1021U : crc << 1U;
    }
    return static_cast<std::uint16_t>(crc & 0xffffU);
}

std::string checked_text(const journal_head& head) {
    return fmt::format("{}:{}", head.count, to_hex(head.last));
}

// Without spaces and dashes, look-alikes as the digits they were meant to be.
std::string plain(std::string_view typed) {
    std::string out;
    out.reserve(typed.size());
    for (std::size_t at = 0; at < typed.size();) {
        const std::string_view rest = typed.substr(at);
        const std::size_t skipped = space_length(rest) + dash_length(rest);
        if (skipped != 0) {
            at += skipped;
            continue;
        }
        const char c = typed[at++];
        if (c == 'O' || c == 'o')
            out += '0';
        else if (c == 'l' || c == 'I' || c == 'L' || c == 'i')
            out += '1';
        else
            out += c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

template <class Number>
std::optional<Number> number_in(std::string_view text, int base) noexcept {
    Number out = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, failed] = std::from_chars(text.data(), end, out, base);
    if (text.empty() || failed != std::errc() || stop != end) return std::nullopt;
    return out;
}

head_read no(std::string id, std::string en) {
    return {std::nullopt, {std::move(id), std::move(en)}};
}

}  // namespace

std::string print_head(const journal_head& head) {
    const std::string hex = to_hex(head.last);
    std::string out = fmt::format("{}:", head.count);
    for (std::size_t at = 0; at < hex.size(); at += group) {
        if (at != 0) out += '-';
        out.append(hex, at, group);
    }
    return fmt::format("{}:{:04x}", out, check_of(checked_text(head)));
}

head_read parse_head(std::string_view typed) {
    const std::string text = plain(typed);
    const std::string_view all = text;
    const std::size_t first = all.find(':');
    const std::size_t second = all.rfind(':');
    if (first == std::string_view::npos || first == second || all.find(':', first + 1) != second)
        return no(
            "Sidik akhir terdiri atas tiga bagian yang dipisah titik dua: banyaknya baris, 64 "
            "angka sidik, 4 angka pemeriksa. Salin seluruhnya.",
            "A journal's head has three parts with colons between: the number of lines, 64 digits "
            "of the hash, 4 digits of check. Copy all of it.");
    const auto count = number_in<std::uint64_t>(all.substr(0, first), 10);
    const std::string_view hex = all.substr(first + 1, second - first - 1);
    const std::optional<digest> last = digest_from_hex(hex);
    const std::string_view check_text = all.substr(second + 1);
    const auto check = number_in<std::uint16_t>(check_text, 16);
    if (!count)
        return no("Bagian pertama sidik akhir harus banyaknya baris, berupa angka.",
                  "The first part of a journal's head must be the number of lines.");
    if (!last)
        return no(
            fmt::format("Sidik harus 64 angka 0–9 dan a–f; yang terbaca {} tanda.", hex.size()),
            fmt::format("The hash must be 64 digits of 0–9 and a–f; {} characters were read.",
                        hex.size()));
    if (!check || check_text.size() != group)
        return no("Bagian terakhir sidik akhir harus 4 angka pemeriksa (0–9, a–f).",
                  "The last part of a journal's head must be 4 digits of check (0–9, a–f).");
    const journal_head read{*count, *last};
    if (check_of(checked_text(read)) != *check)
        return no("Angka pemeriksa tidak cocok: ada yang salah salin. Periksa lagi tiap kelompok.",
                  "The check does not fit: something was copied wrongly. Compare group by group.");
    if (read.count == 0 && read.last != digest{})
        return no("Jejak tanpa baris tidak mempunyai sidik; sidiknya harus nol semua.",
                  "A journal without lines has no hash; all its digits must be zero.");
    return {read, {}};
}

}  // namespace alur
