#include "sop/columns.hpp"

#include <algorithm>
#include <array>

namespace alur {
namespace {

struct char_range {
    char32_t first;
    char32_t last;
};

constexpr auto without_width = std::to_array<char_range>({{0x0300, 0x036F},
                                                          {0x0483, 0x0489},
                                                          {0x0591, 0x05BD},
                                                          {0x064B, 0x065F},
                                                          {0x0E31, 0x0E31},
                                                          {0x0E34, 0x0E3A},
                                                          {0x1AB0, 0x1AFF},
                                                          {0x1DC0, 0x1DFF},
                                                          {0x20D0, 0x20FF},
                                                          {0xFE00, 0xFE0F},
                                                          {0xFE20, 0xFE2F}});
constexpr auto of_two = std::to_array<char_range>({{0x1100, 0x115F},
                                                   {0x2E80, 0x303E},
                                                   {0x3041, 0xA4CF},
                                                   {0xA960, 0xA97C},
                                                   {0xAC00, 0xD7A3},
                                                   {0xF900, 0xFAFF},
                                                   {0xFE30, 0xFE6F},
                                                   {0xFF00, 0xFF60},
                                                   {0xFFE0, 0xFFE6},
                                                   {0x1F300, 0x1F64F},
                                                   {0x1F680, 0x1F6FF},
                                                   {0x1F900, 0x1F9FF},
                                                   {0x20000, 0x3FFFD}});
constexpr auto unseen = std::to_array<char_range>({{0x0000, 0x001F},
                                                   {0x007F, 0x009F},
                                                   {0x061C, 0x061C},
                                                   {0x200B, 0x200F},
                                                   {0x2028, 0x202E},
                                                   {0x2060, 0x2069},
                                                   {0xFEFF, 0xFEFF},
                                                   {0xE0000, 0xE007F}});

template <std::size_t n>
bool within(const std::array<char_range, n>& ranges, char32_t c) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [c](const char_range& each) { return c >= each.first && c <= each.last; });
}

}  // namespace

shown_char first_char(std::string_view text) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(0);
    const std::size_t bytes = lead < 0x80                    ? 1
                              : lead >= 0xC2 && lead < 0xE0  ? 2
                              : lead >= 0xE0 && lead < 0xF0  ? 3
                              : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                             : 0;
    if (bytes == 0 || bytes > text.size()) return {1, 1, false};
    char32_t c = bytes == 1 ? lead : lead & (0x7FU >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return {1, 1, false};
        c = (c << 6U) | (byte(i) & 0x3FU);
    }
    if (within(unseen, c)) return {bytes, 1, false};
    if (within(without_width, c)) return {bytes, 0, true};
    return {bytes, within(of_two, c) ? std::size_t{2} : std::size_t{1}, true};
}

}  // namespace alur
