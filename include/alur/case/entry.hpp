// What a case answers to an event: an entry to be made durable and applied, or a refusal.
//
// An entry says what was decided, by numbers of the machine; nothing has to be judged again to know
// what it did. Its last member is the case after it, ready to be put in place, so that applying an
// entry can neither fail nor allocate.
// Instants are UTC. Thread-safety: plain values.
#pragma once

#include <alur/case/event.hpp>
#include <alur/case/facts.hpp>
#include <alur/case/few.hpp>
#include <alur/engine/verdict.hpp>
#include <alur/sop/diagnostic.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace alur {

// Whose time: a row's, a `sampai` clock's (`at` is its first row), or the whole SOP's (`at` empty).
enum class measured_thing : std::uint8_t { row, span, service };

// Somebody's time was up by then, or a rung of `terlambat` was reached. Each is entered once,
// before whatever noticed it takes effect.
struct notice {
    instant due{};
    row_unit at;
    measured_thing what = measured_thing::row;
    std::uint8_t rung = 0;     // 0: the due date itself
    role_id office = no_role;  // who learns of it, by the rung
    instant noticed{};
    friend bool operator==(const notice&, const notice&) = default;
};

// A clock that stopped with the finishing act. What is finished was in time or late; only what is
// open can be near its limit.
struct measured_time {
    measured_thing what = measured_thing::row;
    row_unit at;
    instant opened{};
    due_date due;
    bool late = false;
    bool outside = false;  // nobody's lateness
    friend bool operator==(const measured_time&, const measured_time&) = default;
};

struct opened_row {
    row_unit at;
    due_date due;  // see `why_due` for its explanation
    friend bool operator==(const opened_row&, const opened_row&) = default;
};

// A deadline that moved: by an extension or by another calendar.
struct moved_deadline {
    measured_thing what = measured_thing::row;
    row_unit at;
    due_date due;
    friend bool operator==(const moved_deadline&, const moved_deadline&) = default;
};

struct attendant {
    role_id office = no_role;
    unit_id unit = no_unit;
    friend bool operator==(const attendant&, const attendant&) = default;
};

struct refused_event {
    refusal why = refusal::none;
    row_unit at;                      // as far as it could be made out
    std::vector<role_id> belongs_to;  // offices that could act instead, where that is the point
    bilingual message;                // why, and what can be done now
    friend bool operator==(const refused_event&, const refused_event&) = default;
};

struct entry {
    entry() = default;
    explicit entry(event&& of) noexcept : given(std::move(of)) {}

    event given;
    std::vector<notice> notices;    // ordered by (due, row, unit, rung)
    std::vector<notice> disproved;  // entered earlier, and not so: the act is dated before, or the
                                    // calendar moved it

    role_id office = no_role;    // the one office it was done in, or on behalf of
    role_id recorder = no_role;  // who recorded it for an outsider
    row_unit at;                 // the row acted on
    exit_id taken = no_exit;     // where the row was finished
    bool backward = false;
    step_id target = no_step;        // where a step back leads
    std::uint16_t allowed = 0xffff;  // exits the rules allowed, bit per exit
    std::vector<attendant> attendants;
    // Which of the actor's seats the office, or the recorder's, was held by: see `relied_on`.
    std::optional<std::size_t> seat_used;
    std::vector<refusal> lifted;       // by exceptions that were used up
    const timetable* times = nullptr;  // another calendar is in force from here on

    std::optional<row_unit> closed;  // by a finishing act or a return
    few<opened_row, 1> opened;
    few<row_unit, 2> withdrawn;  // by name
    few<measured_time, 1> measured;
    std::vector<moved_deadline> moved;
    few<row_unit, 2> outputs;  // registered by this entry
    few<row_unit, 2> void_outputs;
    std::vector<act_done> void_acts;  // not the finishing act of a backward answer itself

    progress result = progress::row_open;
    std::string calendar_version;
    std::optional<refused_event> refused;  // a refused attempt that is kept: nothing else is set
    case_facts after;                      // the case once it is applied; empty afterwards
};

// The seat by which the actor held the office, or the recorder's; an empty one in somebody's stead
// (by an exception) and where no office is asked (start, tick, what the calling case does).
[[nodiscard]] const seat& relied_on(const entry& decided) noexcept;
// Its unit without outer spaces; "" if there is none.
[[nodiscard]] std::string_view office_unit(const entry& decided) noexcept;

// True if the finishing act was late: the row's own clock or a `sampai` clock it stopped; nothing
// if no clock judged it.
[[nodiscard]] std::optional<bool> was_late(const entry& decided) noexcept;

// The event was accepted before, in that line: nothing is to be done.
struct known_event {
    std::uint64_t sequence = 0;
    friend bool operator==(const known_event&, const known_event&) = default;
};

struct judgement {
    std::variant<refused_event, entry, known_event> is;

    [[nodiscard]] bool accepted() const noexcept { return is.index() == 1; }
    [[nodiscard]] bool known() const noexcept { return is.index() == 2; }
    [[nodiscard]] explicit operator bool() const noexcept { return accepted(); }
    // Throw std::bad_variant_access when it is the other one.
    [[nodiscard]] entry& decided() { return std::get<entry>(is); }
    [[nodiscard]] const entry& decided() const { return std::get<entry>(is); }
    [[nodiscard]] const refused_event& refused() const { return std::get<refused_event>(is); }
};

}  // namespace alur
