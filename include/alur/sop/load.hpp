// Reads an SOP: JSON text → definition, with everything that is wrong with it.
//
//   const loaded read = load({"dumai.json", text});
//   if (!no_errors(read.problems)) std::cerr << to_text(source, read.problems, language::id);
//
// Beyond JSON, comments (// and /* */), trailing commas and a byte order mark are accepted. The
// text is UTF-8. Every problem is reported in one pass, up to `max_findings`; after a syntax error
// nothing can be read, so it stands alone.
//
// What is forgiven: space around every text; no-break spaces in ids, office codes and times; case,
// dashes and spacing of times and dates. References (ids, offices, unit kinds, data) are not
// resolved here and rules are not compiled: `check` does both.
//
// Codes: JS01–JS22 for text and shape, WK01, ID03, FL04, FL10, PL01 (<alur/sop/codes.hpp>).
// Complexity: linear in the text. Thread-safety: a pure function. Throws std::bad_alloc only.
#pragma once

#include <alur/sop/definition.hpp>
#include <alur/sop/diagnostic.hpp>

#include <optional>

namespace alur {

struct loaded {
    // There unless something the flow depends on could not be read. It may be there beside errors
    // that leave the flow intact (an unreadable time, dates out of order), so that `check` can go
    // on and report the rest in the same pass; it is marked `faulty` then, and `compile` refuses
    // it.
    std::optional<definition> sop;
    diagnostics problems;  // in the order of the document's keys, not of its text
};

[[nodiscard]] loaded load(const source& from);

}  // namespace alur
