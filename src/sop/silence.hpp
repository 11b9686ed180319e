// What `abaikan` leaves out. Private to src.
#pragma once

#include <alur/sop/definition.hpp>
#include <alur/sop/diagnostic.hpp>

#include <span>

namespace alur {

// As `check`, with what `abaikan` silences.
[[nodiscard]] diagnostics check_aloud(const definition& sop, std::span<const definition> others);

// Removes what stops nothing and is silenced by the SOP or by its row, and returns the places of
// the silences ("/abaikan/SB03") that silenced something, each once.
text_list silence(const definition& sop, diagnostics& problems);

}  // namespace alur
