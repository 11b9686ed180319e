// In which office does the actor act? Private to src/case.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "case/scene.hpp"

namespace alur {

struct acting_office {
    role_id office = no_role;    // in whose name
    role_id recorder = no_role;  // who records it for an outsider
    const seat* used = nullptr;  // by which it is held; null in somebody else's stead
};

// Enters who acts, and by which seat.
void sign(const acting_office& by, entry& decided);

// Names of the event resolved; unknown ones have been refused before.
struct claimed_offices {
    role_id as = no_role;
    role_id on_behalf_of = no_role;
};

// The one office in which the actor may do it, or a refusal (office) that says why not or asks
// which.
[[nodiscard]] std::variant<refused_event, acting_office> choose_office(const scene& s, row_unit at,
                                                                       std::uint32_t done,
                                                                       const step_event& e,
                                                                       claimed_offices claimed);

// Who may record the outside office's act or return on the row.
[[nodiscard]] role_set who_records(const scene& s, row_unit at, std::uint32_t done,
                                   const step_event& e, role_id outside) noexcept;

// The one office of the set that the actor holds for that row.
[[nodiscard]] std::variant<refused_event, acting_office> choose_one_of(const scene& s, row_unit at,
                                                                       role_id as, role_set of);
// Offices the actor holds for that row.
[[nodiscard]] role_set held(const scene& s, row_unit at);

// Is an office of that unit the one the row asks for? Any unit is, where offices are not per unit.
[[nodiscard]] bool unit_fits(const scene& s, role_id office, row_unit at, std::string_view unit);

// The one controller's office of the actor.
[[nodiscard]] std::variant<refused_event, acting_office> choose_controller(const scene& s,
                                                                           role_id as);

// A seat of any office of this case, or of that one; null if there is none.
[[nodiscard]] const seat* any_seat(const scene& s, role_id as);

}  // namespace alur
