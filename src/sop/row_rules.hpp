// What one row, or one key, demands of the rest of the document.
#pragma once

#include "tables.hpp"

namespace alur {

// Needs resolved references only.
void check_rows(const definition& sop, const resolved& flow, diagnostics& problems);

// Needs the blocks: backward targets, quorums, `sampai`.
void check_against_flow(const definition& sop, const studied& of, diagnostics& problems);

// The key that is read and checked but not enforced yet: `sop`.
void check_waiting(const definition& sop, severity level, diagnostics& problems);

}  // namespace alur
