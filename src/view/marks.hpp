// What SVG and HTML share: escaped text, and the parts of a page that are drawn.
#pragma once

#include <alur/view/form.hpp>

#include <string>
#include <string_view>

namespace alur::drawing {

// Nothing in the result begins or ends an element, an attribute or an entity. Harmless text only.
[[nodiscard]] std::string escaped(std::string_view text);

inline constexpr const char* font_family =
    "'Liberation Sans',Arial,Helvetica,'DejaVu Sans',sans-serif";

// Lines of the tables, frames of guesses, logo, symbols, arrows and labels; with `texts` also the
// texts of the cells.
void draw_page(const official_form& form, const form_page& page, bool texts, std::string& to);

// Arrow heads and styles, once per picture.
[[nodiscard]] std::string definitions();

[[nodiscard]] std::string description(const official_form& form, std::size_t page);

}  // namespace alur::drawing
