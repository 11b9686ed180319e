// Is an SOP sound? Every state that can be reached is visited by the kernel itself.
//
// Sound: from every state the case can end, on answers alone (sending back without a diamond does
// not count as a way out); every row can happen; no row opens while it is open. Rules are free
// choices. Repeated rows are explored with one unit and with two, quorums also with one of two met;
// offices that share a row act in the order written, since the order changes nothing else.
// Throws std::bad_alloc only. Thread-safety: pure functions.
#pragma once

#include <alur/engine/verdict.hpp>
#include <alur/sop/machine.hpp>

#include <cstdint>
#include <vector>

namespace alur {

enum class flaw_kind : std::uint8_t {
    cannot_end,     // after `path`, no answers lead to the end
    never_happens,  // `row` never opens
    opens_twice,    // after `path`, `row` opens while it is open
    too_large,      // more states than `max_states`, or more steps than `max_explored_steps`
};

struct flaw {
    flaw_kind kind = flaw_kind::cannot_end;
    step_id row = no_step;
    step_id start = no_step;       // where the path begins
    std::uint16_t units = 1;       // of each kind, on this path
    std::vector<step_event> path;  // finishing acts only; `named` is empty
};

// Bounds of the exploration of one SOP; beyond them it is refused, never left unexplored.
inline constexpr std::size_t max_explored_steps = 4'000'000;

// At most one flaw of each kind; the shortest path found. Precondition: the tables are well formed,
// as `compile` makes them. Cost: linear in states times exits.
[[nodiscard]] std::vector<flaw> find_flaws(const machine& of);

// The same with given numbers of units per kind and, if `quorum` is not 0, every quorum set to it;
// for tests that compare this abstraction with more units.
[[nodiscard]] std::vector<flaw> find_flaws(const machine& of, std::uint16_t units,
                                           std::uint32_t quorum);

}  // namespace alur
