#include "case/chain_line.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
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
    unsigned char lowest = 0xff;  // of all: without a way out, a compiler takes sixteen at a time
    for (const char c : text) lowest = std::min(lowest, static_cast<unsigned char>(c));
    return lowest < 0x20U;
}

std::optional<std::string_view> line_at(std::string_view text, std::size_t offset) noexcept {
    const std::size_t end = text.find('\n', offset);
    if (end == std::string_view::npos) return std::nullopt;
    return text.substr(offset, end - offset);
}

}  // namespace alur
