// What a case remembers beside where it stands: the clocks that run, the acts and outputs in force.
//
// A clock keeps when it is due, what is used up and since when it runs; whether something is late
// is always derived (`stands`), never stored. Suspension pauses every clock; the clocks of `sampai`
// and of the whole SOP also pause while nobody but outsiders could act. A date does not move.
//
// Invariants: `open` is sorted by row, then unit, and holds exactly the rows the kernel's state has
// open; acts and outputs are in the order they happened.
// Instants are UTC. Thread-safety: plain values.
#pragma once

#include <alur/case/timetable.hpp>
#include <alur/engine/ids.hpp>
#include <alur/time/due.hpp>

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace alur {

// A row, for one unit where it is repeated.
struct row_unit {
    step_id row = no_step;
    unit_id unit = no_unit;
    friend constexpr auto operator<=>(const row_unit&, const row_unit&) = default;
};

// Why a clock stands still, bit by bit.
enum class pause : std::uint8_t { suspension = 1, outsiders = 2 };

struct running_clock {
    due_date due;
    instant paused_at{};
    std::uint8_t paused = 0;  // set of `pause`
    bool noticed = false;     // that it became due has been entered

    friend constexpr bool operator==(const running_clock&, const running_clock&) = default;
};
static_assert(std::is_trivially_copyable_v<running_clock>);

// How the clock stands; a paused one as when it paused.
[[nodiscard]] punctuality stands(const work_calendar& calendar, const running_clock& clock,
                                 instant now) noexcept;
// When it will become due as things are; instant::max() without limit, while paused, or noticed.
[[nodiscard]] instant falls_due(const running_clock& clock) noexcept;

struct open_row {
    row_unit at;
    instant opened{};
    bool outside = false;  // only outsiders perform it: due, but nobody's lateness
    running_clock clock;
    friend constexpr bool operator==(const open_row&, const open_row&) = default;
};
static_assert(std::is_trivially_copyable_v<open_row>);

// A `sampai` clock that runs; `index` into machine::clocks.
struct open_span {
    std::uint16_t clock_index = 0;
    unit_id unit = no_unit;
    instant opened{};
    running_clock clock;
    friend constexpr bool operator==(const open_span&, const open_span&) = default;
};
static_assert(std::is_trivially_copyable_v<open_span>);

// An act in force: done, and not undone by a step back since.
struct act_done {
    row_unit at;
    role_id office = no_role;
    role_id recorder = no_role;  // who recorded it for an outsider
    instant when{};
    std::string person;
    friend bool operator==(const act_done&, const act_done&) = default;
};

// The outputs of a row, registered when it was left forwards.
struct output_made {
    row_unit at;
    instant when{};
    friend constexpr bool operator==(const output_made&, const output_made&) = default;
};

struct ledger {
    std::vector<open_row> open;
    std::vector<open_span> spans;
    std::optional<running_clock> service;  // `waktu` of the whole run
    std::vector<act_done> acts;
    std::vector<output_made> outputs;
    friend bool operator==(const ledger&, const ledger&) = default;
};

}  // namespace alur
