// Texts as they are drawn: harmless, measured, broken into lines.
#pragma once

#include <alur/view/form.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace alur::drawing {

inline std::size_t at(int index) { return static_cast<std::size_t>(index); }
inline int count(std::size_t size) { return static_cast<int>(size); }

// Valid UTF-8 without anything that is invisible, reorders a line or is not allowed in XML: such
// characters are named instead ("[U+202E]"). Line feeds stay.
[[nodiscard]] std::string harmless(std::string_view text);

struct type_style {
    int size = 11;
    bool bold = false;
    bool italic = false;
};

inline constexpr type_style in_table{11, false, false};
inline constexpr type_style slanted_in_table{11, false, true};
inline constexpr type_style in_heading{10, true, false};
inline constexpr type_style in_label{10, false, false};
inline constexpr type_style on_page{12, false, false};
inline constexpr type_style bold_on_page{12, true, false};

[[nodiscard]] inline int line_height(int size) { return size + 3; }

// At most, in whole pixels, of harmless text.
[[nodiscard]] int text_width(std::string_view text, const type_style& style);

// The text, or its beginning and an ellipsis.
[[nodiscard]] std::string cut(std::string text, std::size_t characters);

// The widest piece that breaking between words leaves.
[[nodiscard]] int widest_word(std::string_view text, const type_style& style);

// Lines no wider than `width`; words that are too long are cut, after a slash or hyphen if they
// have one. Every line feed begins a paragraph; `prefix` ("1. ") hangs before the first line.
[[nodiscard]] std::vector<form_line> wrap(std::string_view text, int width, const type_style& style,
                                          std::string_view prefix = {});

// One paragraph each, numbered or dashed if there are two or more.
enum class bullets : std::uint8_t { numbers, dashes };
[[nodiscard]] std::vector<form_line> wrap_list(const text_list& items, int width,
                                               const type_style& style, bullets how);

// Places lines below each other; x is left edge or middle.
void place_lines(std::vector<form_line>& lines, int x, int top, int size);

}  // namespace alur::drawing
