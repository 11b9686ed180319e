// The first page: identity block and boxes; and the sheet "identifikasi kegiatan".
#pragma once

#include "view/text_page.hpp"

namespace alur::drawing {

[[nodiscard]] std::vector<form_page> draw_identity(const definition& sop, const sheet& on);
[[nodiscard]] std::vector<form_page> draw_identification(const definition& sop, const sheet& on);

}  // namespace alur::drawing
