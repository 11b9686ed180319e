// What is asked of the kernel and what it answers.
//
// Thread-safety: plain values.
#pragma once

#include <alur/engine/ids.hpp>

#include <cstdint>
#include <span>

namespace alur {

// Why an event is refused, in the order in which reasons count: when several apply, the first is
// given. The kernel itself gives row_not_open, unit, office and exit; the guards of a case the
// rest.
enum class refusal : std::uint8_t {
    none,
    stale_head,
    time_order,
    unknown_name,
    lifecycle,
    row_not_open,  // the row is open for nobody
    unit,          // open, but not for this unit; or units named that cannot be
    office,        // not this office, or not now
    exit,          // answer missing, unknown or not allowed; reason or attendants missing
    assignment,
    claim,
    separation,
    evidence,
    lateness,
};

enum class step_kind : std::uint8_t { complete, send_back, add_unit, remove_unit };

// The units chosen for a stretch whose units are named elsewhere (`ditunjuk`).
struct unit_choice {
    std::uint16_t stretch = 0;
    std::span<const unit_id> units;
};

// One step to be judged. Which members are read depends on `kind`:
//   complete     row, unit, office, recorder, answer, allowed, reasoned, attendants, named,
//                chosen
//   send_back    row, unit, office, recorder, target, reasoned, named
//   add_unit     kind, unit
//   remove_unit  kind, unit, chosen
struct step_event {
    step_kind what = step_kind::complete;
    role_id office = no_role;    // in whose name the act is done
    role_id recorder = no_role;  // who records it for an outsider; usually none
    exit_id answer = no_exit;    // none where the row does not decide or others still act
    bool reasoned = false;       // a reason was given
    kind_id kind = no_kind;
    step_id row = no_step;
    unit_id unit = no_unit;               // none on rows that are not repeated
    step_id target = no_step;             // send_back
    std::uint16_t allowed = 0xffff;       // exits that rules allow, bit per exit
    std::uint16_t attendants = 0;         // `rapat`: how many offices and units were there
    std::span<const unit_id> named = {};  // units a backward step names; none: all that delivered
    // For stretches that are entered by this step; one not listed is for all units in the case.
    std::span<const unit_choice> chosen = {};
};

enum class progress : std::uint8_t {
    refused,
    row_open,    // accepted; others must still act on the row (or a link handed back)
    row_closed,  // accepted; `opened` may be empty: others are awaited at the meeting point
    case_ended,
};

// Rows it opens are `machine.opens[first_open … first_open + open_count)`; for which units, and
// which rows were withdrawn, is seen by comparing the states before and after.
struct verdict {
    refusal why = refusal::none;
    progress result = progress::refused;
    exit_id taken = no_exit;  // the exit of the row, also where it has but one
    bool backward = false;
    step_id closed = no_step;  // the row, unless it is still open
    std::uint16_t outcome = 0;
    std::uint32_t first_open = 0;
    std::uint32_t open_count = 0;

    [[nodiscard]] constexpr bool accepted() const noexcept { return why == refusal::none; }
    friend constexpr bool operator==(const verdict&, const verdict&) = default;
};

constexpr verdict refused(refusal why) noexcept {
    verdict v;
    v.why = why;
    return v;
}

}  // namespace alur
