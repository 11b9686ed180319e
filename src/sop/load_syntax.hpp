// What is wrong with a text that is not JSON, in words a clerk can act on.
#pragma once

#include <alur/sop/diagnostic.hpp>

#include <cstddef>
#include <string_view>

namespace alur {

// `stopped_at` is where the parser gave up; the finding stands there unless a better place is
// known.
[[nodiscard]] diagnostic explain_syntax(std::string_view text, std::size_t stopped_at);

}  // namespace alur
