// What a deviation says that a row asks. Private to src/analysis.
#pragma once

#include <alur/sop/machine.hpp>

#include <string>

namespace alur {

// Everybody who may close the row, or has to act on it.
[[nodiscard]] role_set offices_of(const machine& sop, step_id row);
[[nodiscard]] std::string names_of(const machine& sop, role_set offices);
[[nodiscard]] std::string answers_of(const machine& sop, step_id row);
// Does a rule (`bila`) say which of its answers may be given?
[[nodiscard]] bool is_ruled(const machine& sop, step_id row);

}  // namespace alur
