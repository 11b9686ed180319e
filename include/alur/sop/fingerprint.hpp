// Two hashes of an SOP: of its whole text, and of what can change a verdict.
//
// A case is bound to the second, so that a corrected typo in `dasar_hukum` orphans no open case.
// Both are SHA-256 over the canonical document that `write` gives; `machine_hash` leaves out what
// is only printed: the identity block and boxes (but `peralatan`, which evidence counts), columns,
// `tahap`, `keputusan`, `keterangan`, `sumber`, `catatan` and `abaikan`. Of the SOPs that rows
// call, their outcomes count.
//
// A row whose called SOP is at hand gives another hash than the same row done by hand: read a
// journal with the same SOPs at hand that its case ran with.
//
// Linear in the SOP. Throws std::bad_alloc only. Thread-safety: pure functions.
#pragma once

#include <alur/sop/digest.hpp>
#include <alur/sop/machine.hpp>

namespace alur {

[[nodiscard]] digest document_hash(const definition& sop);
[[nodiscard]] digest machine_hash(const machine& sop);

}  // namespace alur
