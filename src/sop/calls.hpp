// Rows that run another SOP. Private to src/sop.
#pragma once

#include <alur/sop/definition.hpp>
#include <alur/sop/demands.hpp>
#include <alur/sop/diagnostic.hpp>

#include <optional>
#include <span>
#include <vector>

namespace alur {

// Per row: what it calls, if that is among the others.
std::vector<std::optional<called_sop>> find_calls(const definition& sop,
                                                  std::span<const definition> others,
                                                  diagnostics& problems);

}  // namespace alur
