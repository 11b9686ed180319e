// A definition as JSON, in one spelling: keys in the form's order, two spaces of indentation, what
// is not given left out, a list of one as the text itself, times and hours as the time layer prints
// them, rules compact.
//
// load(to_json(d)) gives d again for every d that `load` gave. Two definitions have the same text
// exactly if they are equal, so the text is what is shown, compared and hashed.
// Linear in the result. Throws std::bad_alloc only. Thread-safety: a pure function.
#pragma once

#include <alur/sop/definition.hpp>

#include <string>

namespace alur {

[[nodiscard]] std::string to_json(const definition& sop);

}  // namespace alur
