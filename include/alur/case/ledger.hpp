// What a case remembers beside where it stands: the clocks that run, the acts and outputs in force.
//
// A clock keeps when it is due, what is used up and since when it runs; whether something is late
// is always derived (`stands`), never stored. Suspension pauses every clock; the clocks of `sampai`
// and of the whole SOP also pause while nobody but outsiders could act. A date does not move.
//
// Invariants: `open` is sorted by row, then unit, and holds exactly the rows the kernel's state has
// open; holders and exceptions are of open rows; all else is in the order it happened.
// Instants are UTC. Thread-safety: plain values.
#pragma once

#include <alur/case/event.hpp>
#include <alur/case/few.hpp>
#include <alur/case/shared.hpp>
#include <alur/case/timetable.hpp>
#include <alur/engine/ids.hpp>
#include <alur/engine/verdict.hpp>
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
    std::uint8_t paused = 0;      // set of `pause`
    std::uint8_t noticed = 0;     // how many of its rungs have been entered; the first is `due`
    std::uint8_t extensions = 0;  // granted

    friend constexpr bool operator==(const running_clock&, const running_clock&) = default;
};
static_assert(std::is_trivially_copyable_v<running_clock>);

// How the clock stands; a paused one as when it paused.
[[nodiscard]] punctuality stands(const work_calendar& calendar, const running_clock& clock,
                                 instant now) noexcept;

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

// The outputs handed over and the papers shown, where evidence was given.
struct document_held {
    row_unit at;  // the row it was handed over or shown at
    bool output = false;
    document is;
    friend bool operator==(const document_held&, const document_held&) = default;
};

// Who holds an open row; nobody else may act on it.
struct row_holder {
    row_unit at;
    std::string person;
    bool assigned = false;  // by somebody else; else claimed
    friend bool operator==(const row_holder&, const row_holder&) = default;
};

// Who was named at a row for the rows that are `ditunjuk` there; empty: nobody in particular.
struct designation {
    row_unit at;
    role_id office = no_role;
    std::string person;
    std::vector<std::string> units;  // by name; none: all
    friend bool operator==(const designation&, const designation&) = default;
};

// An exception that was granted and not used yet. It lets one act through.
struct exception_granted {
    row_unit at;
    refusal lifts = refusal::none;
    role_id office = no_role;  // in whose stead, where the office is lifted
    std::string person;
    friend bool operator==(const exception_granted&, const exception_granted&) = default;
};

struct ledger {
    few<open_row, 1> open;
    std::vector<open_span> spans;
    std::optional<running_clock> service;  // `waktu` of the whole run
    shared_list<act_done> acts;
    shared_list<output_made> outputs;
    shared_list<document_held> documents;
    shared_list<row_holder> holders;
    shared_list<designation> named;
    shared_list<exception_granted> exceptions;
    friend bool operator==(const ledger&, const ledger&) = default;
};

}  // namespace alur
