// The findings that can be mended without asking anybody, mended in the text itself.
//
// Mended are: known misprints (TX04), but in `judul`, by which other SOPs may call this one;
// "hari" to "hari kerja", which it is read as (WK05); a byte order mark (JS08). What `abaikan`
// silences is left alone. Nothing but the words themselves changes: comments, spaces and order of
// the file stay. Mending the result again changes nothing.
//
// Linear in the text, times the findings. Throws std::bad_alloc only. Thread-safety: a pure
// function.
#pragma once

#include <alur/sop/diagnostic.hpp>

#include <string>
#include <vector>

namespace alur {

struct mended_place {
    std::string code;
    std::string pointer;
    position where;  // in the text as it was
    std::string before;
    std::string after;
    friend bool operator==(const mended_place&, const mended_place&) = default;
};

struct mended {
    std::string text;                   // as it was where nothing is to be mended
    std::vector<mended_place> changes;  // in the order of the text
};

// A text that cannot be read, or has errors, is not touched.
[[nodiscard]] mended mend(const source& from);

}  // namespace alur
