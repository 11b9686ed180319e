// The states and transitions of an SOP's skeleton. Private to src.
//
// A state is which single places are set, but for the places that say which offices of a row have
// acted. Where units walk alone, what they do is found with up to three of every kind: one
// delivers, one follows, one is still awaited. That a fourth adds nothing is tested, not proved.
#pragma once

#include <alur/engine/verdict.hpp>
#include <alur/sop/machine.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace alur {

enum class transition_kind : std::uint8_t { start, go, act, hand_back, back, lead };

struct transition {
    int from = -1;
    int to = -1;  // `act`, `hand_back`: stays
    transition_kind kind = transition_kind::start;
    step_kind what = step_kind::complete;  // lead
    step_id row = no_step;
    std::uint16_t which = 0;  // go: the exit; back: the target
    friend auto operator<=>(const transition&, const transition&) = default;
};

struct skeleton {
    std::size_t states = 0;
    std::vector<std::vector<std::uint64_t>> places;  // of every state; none if sequential
    std::vector<transition> rows;                    // sorted
};

// Nothing if there are too many states to be tried out.
[[nodiscard]] std::optional<skeleton> skeleton_of(const machine& sop);

}  // namespace alur
