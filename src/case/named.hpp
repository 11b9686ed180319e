// Names of an event turned into numbers. Private to src/case.
#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "case/scene.hpp"

namespace alur {

// Beyond every unit there can be: the kernel refuses it as a unit that is not there.
inline constexpr unit_id unknown_unit{0xfffe};

// no_role for a blank name too.
[[nodiscard]] role_id role_named(const scene& s, std::string_view name);
// Refuses a name that is not blank and not known.
[[nodiscard]] std::optional<refused_event> resolve_office(const scene& s, std::string_view name,
                                                          role_id& found);
// A unit named on a row that is not repeated must be the one the case belongs to; then the kernel
// sees none.
[[nodiscard]] unit_id resolve_unit(const scene& s, step_id row, std::string_view name);

// An open row by its name and unit, in a case that runs; or why it is not.
[[nodiscard]] std::variant<refused_event, row_unit> open_place(const scene& s, std::string_view row,
                                                               std::string_view unit);

}  // namespace alur
