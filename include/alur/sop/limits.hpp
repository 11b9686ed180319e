// How large a document and its process may be. Exceeding a limit is a diagnostic, never a hang.
//
// These are the only places where the numbers stand; messages quote them. The bounds of rules are
// in <alur/sop/rule.hpp>. Thread-safety: constants.
#pragma once

#include <cstddef>

namespace alur {

inline constexpr std::size_t max_rows = 4'096;
inline constexpr std::size_t max_offices = 64;        // of one SOP
inline constexpr std::size_t max_row_offices = 32;    // on one row
inline constexpr std::size_t max_exits = 16;          // answers of one row
inline constexpr std::size_t max_branches = 64;       // in parallel
inline constexpr std::size_t max_units = 1'024;       // of one SOP, all kinds together
inline constexpr std::size_t max_states = 1'000'000;  // explored by `check`

inline constexpr std::size_t max_text_bytes = std::size_t{4} * 1024 * 1024;
inline constexpr std::size_t max_nesting = 32;      // lists and objects within each other
inline constexpr std::size_t max_values = 500'000;  // JSON values of one document
inline constexpr std::size_t max_findings = 200;    // listed of one document by `load`

}  // namespace alur
