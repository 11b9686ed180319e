// The tables of a compiled SOP, borrowed: what the kernel reads, whoever owns them.
//
// A machine made at run time (`alur::machine`) and a constexpr header made ahead of time both yield
// a `machine_view`. The tables are trusted: only tables that `compile` made (or that went through
// its checks) may be given to the kernel. Its state machine is a set of bits, called places:
//
//   single places  bit n of the state: a row is open, an office of it has acted, a fork's branch
//                  has arrived at the meeting point, a stretch has met its quorum
//   unit places    one bit per unit: the same things for a row that is repeated for each unit;
//                  unit place 0 of every kind is the set of units now in the case
//
// Thread-safety: immutable; share freely. The tables must outlive the view.
#pragma once

#include <alur/engine/ids.hpp>

#include <cstdint>
#include <span>

namespace alur {

enum class act_mode : std::uint8_t {
    one,       // a single act by any office of the row's set (one office, `salah_satu`, `rapat`)
    all,       // `bersama`: every office once, the last named finishing where the row decides
    in_order,  // `berurutan`
};

// One row. `acts` are the offices in the order written; `deciders` are those one act of whom closes
// the row in mode `one`.
struct row_entry {
    role_set deciders = 0;
    role_set insiders = 0;  // its offices inside the agency, else the controllers
    std::uint32_t first_exit = 0;
    std::uint32_t first_act = 0;  // into `acts`
    std::uint8_t act_count = 1;
    std::uint8_t exit_count = 1;
    act_mode mode = act_mode::one;
    bool decides = false;  // has `cabang`: the finishing act must carry an answer
    std::uint16_t meeting = 0xffff;
    std::uint16_t stretch = 0xffff;
    kind_id kind = no_kind;          // the stretch's
    std::uint32_t open = 0;          // place: the row is open
    std::uint32_t acted = 0;         // first of `act_count` places (modes `all` and `in_order`)
    std::uint32_t first_return = 0;  // into `returns`
    std::uint16_t return_count = 0;
    std::uint16_t left_count = 0;  // stretches whose stragglers go when this row is left forwards
    std::uint32_t first_left = 0;  // into `lists`
};

inline constexpr std::uint32_t no_place = 0xffff'ffff;

// One exit. A machine that never has two rows open needs only `next`.
struct exit_cell {
    step_id next = no_step;  // sequential machines: the row that opens, or none: the case ends
    bool backward = false;
    std::uint32_t goal = 0;  // backward: the target row; sequential machines: what `next` says, or
                             // the outcome where it is none; other machines: into `goals`
    role_set alone = 0;      // any of these finishes the row by one act through this exit; empty
                             // where more than office, reason and rules has to be asked
    role_set recorders = 0;  // who may record an outsider's act that takes this exit
    // Where all that taking the exit does is to set one place for the unit that acts, that place: a
    // row's `open`, or `delivered` of a stretch that awaits every unit in the case. Else none.
    std::uint32_t sets = no_place;
    std::uint32_t met = 0;  // of the stretch that `sets` belongs to: unless its quorum is met
};

enum class goal_kind_tag : std::uint8_t {
    open,     // `at` row
    lane,     // `at` row, for the unit that acts
    enter,    // `at` stretch: its entry row, for every unit that takes part
    fork,     // `at` fork: all its branches
    arrive,   // `at` fork, `branch`
    deliver,  // `at` stretch, by the unit that acts
    end,      // `at` outcome
};

struct goal_cell {
    goal_kind_tag kind = goal_kind_tag::end;
    std::uint8_t branch = 0;
    std::uint16_t at = 0;
    std::uint32_t first_open = 0;  // the rows it opens, into `opens`
    std::uint16_t open_count = 0;
};

struct fork_entry {
    std::uint32_t first_entry = 0;  // goals of the branches, contiguous in `goals`
    std::uint32_t arrived = 0;      // first of `branches` places
    std::uint32_t then = 0;         // goal once every branch has arrived
    std::uint8_t branches = 0;
    kind_id kind = no_kind;  // a fork inside a stretch: its places are unit places of this kind
};

// Enough units or attendants: a number or a percentage of those there are, rounded up.
struct enough {
    std::uint32_t amount = 100;
    bool percent = true;
    [[nodiscard]] constexpr std::uint32_t of(std::uint32_t total) const noexcept {
        const std::uint64_t wanted =
            percent ? (std::uint64_t{amount} * total + 99) / 100 : std::uint64_t{amount};
        return wanted < 1 ? 1 : wanted < total ? static_cast<std::uint32_t>(wanted) : total;
    }
};

struct stretch_entry {
    kind_id kind = no_kind;
    bool everybody = true;  // no `kuorum`
    step_id entry = no_step;
    // Its unit places are contiguous: of its rows, of its forks, `delivered`, `members` if it has
    // its own, and last `awaited`.
    std::uint32_t first_place = 0;
    std::uint32_t row_places = 0;
    std::uint32_t place_count = 0;
    std::uint32_t delivered = 0;
    std::uint32_t members = 0;  // who takes part; place 0, all units in the case, unless named
    std::uint32_t awaited = 0;
    std::uint32_t met = 0;        // single place
    std::uint32_t then = 0;       // goal once enough units have delivered
    std::uint32_t first_row = 0;  // into `lists`
    std::uint16_t row_count = 0;
    enough quorum{};
};

struct meeting_entry {
    std::uint32_t first_kind = 0;  // into `lists`: kinds whose every unit sends somebody
    std::uint16_t kind_count = 0;
    std::uint16_t single = 0;  // offices that exist once
    enough quorum{};
};

// What a step back to one row undoes (docs/format.md, "Going back").
struct back_entry {
    std::uint32_t mask = 0;           // into `masks`, `mask_words` of them: single places to clear
    std::uint32_t first_stretch = 0;  // into `lists`: stretches withdrawn whole
    std::uint32_t first_lane = 0;     // into `lists`: unit places cleared in a lane
    std::uint16_t stretch_count = 0;
    std::uint16_t lane_count = 0;
};

struct kind_entry {
    std::uint32_t places = 1;  // unit places, the first being the units now in the case
};

struct machine_view {
    std::span<const row_entry> rows;
    std::span<const exit_cell> exits;
    std::span<const role_id> acts;
    std::span<const step_id> starts;
    std::span<const step_id> returns;  // per row, ascending
    std::span<const goal_cell> goals;
    std::span<const step_id> opens;  // every row first, in order; then lists of several
    std::span<const fork_entry> forks;
    std::span<const stretch_entry> stretches;
    std::span<const meeting_entry> meetings;
    std::span<const kind_entry> kinds;
    std::span<const back_entry> backs;     // one per row
    std::span<const std::uint32_t> lists;  // small lists the entries point into
    std::span<const std::uint64_t> masks;
    std::uint32_t single_places = 0;
    std::uint32_t mask_words = 0;
    std::uint16_t outcomes = 0;
    role_set outsiders = 0;   // offices outside the agency
    bool sequential = false;  // at most one row is ever open and none is repeated
};

}  // namespace alur
