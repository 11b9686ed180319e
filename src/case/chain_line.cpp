#include "case/chain_line.hpp"

#include <charconv>
#include <cstddef>
#include <cstring>
#include <system_error>

namespace alur {

std::optional<std::uint64_t> number_of(std::string_view content) noexcept {
    if (!content.starts_with(line_begin)) return std::nullopt;
    content.remove_prefix(line_begin.size());
    if (content.empty() || content.front() < '1' || content.front() > '9') return std::nullopt;
    std::uint64_t number = 0;
    const char* const end = content.data() + content.size();
    const auto [stop, failed] = std::from_chars(content.data(), end, number);
    if (failed != std::errc() || (stop != end && *stop != ',')) return std::nullopt;
    return number;
}

std::optional<line_form> form_of(std::string_view line) noexcept {
    constexpr std::size_t hex = 64;
    constexpr std::size_t tail = seal_begin.size() + hex + seal_end.size();
    if (line.size() <= tail) return std::nullopt;
    const std::string_view hashed = line.substr(0, line.size() - tail);
    const std::string_view seal = line.substr(hashed.size());
    if (!seal.starts_with(seal_begin) || !seal.ends_with(seal_end)) return std::nullopt;
    const std::string_view stated = seal.substr(seal_begin.size(), hex);
    const std::optional<digest> hash = digest_from_hex(stated);
    const std::optional<std::uint64_t> number = number_of(hashed);
    if (!hash || !number) return std::nullopt;
    // A hash has one spelling. Lower-case letters and digits have the bit that capitals lack.
    unsigned char common = 0x20;
    for (const char c : stated) common &= static_cast<unsigned char>(c);
    if (common == 0) return std::nullopt;
    const bool more = hashed.ends_with(more_mark);
    return line_form{*number, hashed,
                     more ? hashed.substr(0, hashed.size() - more_mark.size()) : hashed, *hash,
                     more ? batch_place::more_follow : batch_place::last};
}

bool has_control(std::string_view text) noexcept {
    // Eight bytes at a time: subtracting 0x20 from each borrows into the top bit of some byte if
    // and only if one of them is below it.
    constexpr std::uint64_t each = 0x0101010101010101U;
    const char* at = text.data();
    std::size_t left = text.size();
    for (; left >= 8; at += 8, left -= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, 8);
        if (((word - each * 0x20U) & ~word & each * 0x80U) != 0) return true;
    }
    for (; left > 0; ++at, --left)
        if (static_cast<unsigned char>(*at) < 0x20U) return true;
    return false;
}

std::optional<std::string_view> line_at(std::string_view text, std::size_t offset) noexcept {
    const std::size_t end = text.find('\n', offset);
    if (end == std::string_view::npos) return std::nullopt;
    return text.substr(offset, end - offset);
}

}  // namespace alur
