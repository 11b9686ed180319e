// An SOP's file in one layout and one spelling, its comments kept.
//
//   const tidied made = tidy({"sop.json", text});
//   if (made.text) …            // else made.problems says why not
//
// Keys stand in the form's order, times, hours, dates, ids and names as `to_json` spells them; what
// fits stands on one line of 120 columns, anything else a key per line. Nothing that is written is
// left out: blanks and defaults stay, blank lines between keys too (one at most).
//
// A comment stays with what it stood at: before a key or an item, behind it on its line, behind an
// opening bracket, before a closing one; it moves along where keys are put in order. Comments
// between a key and its value move before the key. Their words are not changed.
//
// Tidying the result again gives the same bytes, and `load` reads the same definition from it. A
// text of which `load` reports an error (syntax, unknown and duplicate keys among them) is refused.
// One for which all this could not be kept would be refused too: no text then, and no error.
// Linear in the text. Throws std::bad_alloc only. Thread-safety: a pure function.
#pragma once

#include <alur/sop/diagnostic.hpp>

#include <optional>
#include <string>

namespace alur {

struct tidied {
    std::optional<std::string> text;
    diagnostics problems;  // as `load` found them; with warnings also where there is a text
};

[[nodiscard]] tidied tidy(const source& from);

}  // namespace alur
