// PDF and PNG of a form, by librsvg and cairo where alur was built with them.
#pragma once

#include <alur/sop/diagnostic.hpp>
#include <alur/view/form.hpp>

#include <string>
#include <variant>

namespace alur {

// The bytes of the file, or why there are none. The dates in a PDF are the clock's.
using picture = std::variant<std::string, bilingual>;

[[nodiscard]] picture form_pdf(const official_form& form);  // a page each
[[nodiscard]] picture form_png(const official_form& form);  // one below the other, 144 dpi

[[nodiscard]] bool can_draw_pictures() noexcept;

}  // namespace alur
