#include "emit/identifiers.hpp"

#include <alur/emit/header.hpp>

#include <algorithm>
#include <cstdint>
#include <set>

namespace alur {
namespace {

// Keywords, alternative tokens, macros that compilers and the C library are known to define, and
// namespaces that a generated header names; each between blanks.
constexpr std::string_view reserved =
    " alignas alignof alur and and_eq asm assert auto bitand bitor bool boost break case "
    "catch char char16_t char32_t char8_t class co_await co_return co_yield compl concept "
    "const const_cast consteval constexpr constinit continue decltype default delete do "
    "double dynamic_cast else enum errno explicit export extern false float for friend goto "
    "i386 if inline int linux long main mutable namespace new noexcept not not_eq nullptr "
    "offsetof operator or or_eq private protected public register reinterpret_cast requires "
    "return setjmp short signed sizeof static static_assert static_cast std stderr stdin "
    "stdout struct switch template this thread_local throw true try typedef typeid typename "
    "union unix unsigned using va_arg va_copy va_end va_start virtual void volatile wchar_t "
    "while xor xor_eq ";

// Latin letters with marks, as Unicode blocks Latin-1 Supplement and Latin Extended-A have them
// from U+00C0 on, without the marks; '_' where there is no letter.
constexpr std::string_view plain_letters =
    "aaaaaaaceeeeiiiidnooooo_ouuuuytsaaaaaaaceeeeiiiidnooooo_ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
constexpr std::uint32_t first_marked = 0xc0;

// The letter a code point stands for in an identifier; '_' separates.
char letter_for(std::uint32_t point) {
    if (point >= 'A' && point <= 'Z') return static_cast<char>(point - 'A' + 'a');
    if ((point >= 'a' && point <= 'z') || (point >= '0' && point <= '9'))
        return static_cast<char>(point);
    if (point >= first_marked && point < first_marked + plain_letters.size())
        return plain_letters[point - first_marked];
    return '_';
}

// Takes one code point off UTF-8; 0 for a byte that is no part of one.
std::uint32_t take_point(std::string_view& text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::size_t length = byte(0) < 0xc0 ? 1 : byte(0) < 0xe0 ? 2 : byte(0) < 0xf0 ? 3 : 4;
    std::uint32_t point = byte(0) < 0x80 ? byte(0) : 0;
    if (length > 1 && length <= text.size()) {
        point = byte(0) & 0xffU >> (length + 1);
        for (std::size_t i = 1; i < length; ++i) point = point << 6U | (byte(i) & 0x3fU);
    }
    text.remove_prefix(std::min(length, text.size()));
    return point;
}

}  // namespace

std::string identifier_for(std::string_view name, std::string_view prefix) {
    std::string made;
    while (!name.empty()) {
        const char next = letter_for(take_point(name));
        if (next != '_')
            made += next;
        else if (!made.empty() && made.back() != '_')
            made += '_';
    }
    if (!made.empty() && made.back() == '_') made.pop_back();
    if (made.empty()) return std::string(prefix);
    if (made.front() >= '0' && made.front() <= '9') return std::string(prefix) + '_' + made;
    if (reserved.find(' ' + made + ' ') != std::string_view::npos) made += '_';
    return made;
}

std::vector<std::string> identifiers_for(std::span<const std::string_view> names,
                                         std::string_view prefix) {
    std::vector<std::string> made;
    std::set<std::string> taken;
    for (const std::string_view name : names) made.push_back(identifier_for(name, prefix));
    const std::set<std::string> plain(made.begin(), made.end());
    for (std::string& each : made) {
        std::string unique = each;
        // A number that another name has by itself is left to it.
        for (int n = 2; !taken.insert(unique).second; ++n) {
            unique = each + (each.back() == '_' ? "" : "_") + std::to_string(n);
            while (plain.count(unique) != 0)
                unique = each + (each.back() == '_' ? "" : "_") + std::to_string(++n);
        }
        each = unique;
    }
    return made;
}

std::string namespace_for(std::string_view file) {
    if (const std::size_t slash = file.find_last_of("/\\"); slash != std::string_view::npos)
        file.remove_prefix(slash + 1);
    if (const std::size_t dot = file.rfind('.'); dot != std::string_view::npos && dot > 0)
        file.remove_suffix(file.size() - dot);
    return identifier_for(file, "sop");
}

}  // namespace alur
