// One run of a machine that is known at compile time: its state, without allocation.
//
//   alur::flow<dumai::machine> at({3});          // at its first start, with three units
//   alur::verdict v = at.take(event);
//
// Where the machine is sequential, a run is four bytes. Elsewhere it has room for `MaxUnits` units
// of each kind. Everything is constexpr and noexcept. Thread-safety: a run has one owner.
#pragma once

#include <alur/engine/kernel.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <type_traits>

namespace alur {

namespace kernel {

constexpr marking_layout layout_for(const machine_view& m, std::uint16_t units) noexcept {
    std::array<std::uint16_t, max_kinds> counts{};
    counts.fill(units);
    return make_layout(m, counts);
}

// The marking of a run, with room for so many units of every kind.
template <const machine_view& Machine, std::uint16_t MaxUnits>
struct marking_state {
    static constexpr marking_layout layout = layout_for(Machine, MaxUnits);
    std::array<std::uint64_t, layout.words> words{};

    constexpr marking_state() noexcept = default;
    constexpr marking_state(step_id start, std::span<const std::uint16_t> units) noexcept {
        std::array<std::uint16_t, max_kinds> counts{};
        for (std::size_t k = 0; k < counts.size(); ++k)
            counts[k] = k < units.size() ? std::min(units[k], MaxUnits) : std::uint16_t{1};
        const marking_layout now = make_layout(Machine, counts);
        std::array<std::uint64_t, layout.words> opened{};
        open(Machine, marking{&now, opened}, start);
        grow(Machine, const_marking{&now, opened}, at());
    }
    [[nodiscard]] constexpr marking at() noexcept { return {&layout, words}; }
    [[nodiscard]] constexpr const_marking at() const noexcept { return {&layout, words}; }
    friend constexpr bool operator==(const marking_state&, const marking_state&) = default;
};

template <const machine_view& Machine, std::uint16_t MaxUnits>
using state_for =
    std::conditional_t<Machine.sequential, sequential_state, marking_state<Machine, MaxUnits>>;

}  // namespace kernel

template <const machine_view& Machine, std::uint16_t MaxUnits = 64>
class flow {
  public:
    // At the first start. `units`: how many of each kind, in the order of the machine's kinds, at
    // most `MaxUnits` each; a kind that is missing has one. More may be added later.
    constexpr explicit flow(std::initializer_list<std::uint16_t> units = {}) noexcept
        : flow(Machine.starts.front(), std::span(units.begin(), units.size())) {}
    constexpr explicit flow(step_id start, std::span<const std::uint16_t> units = {}) noexcept
        : state_(begun(start, units)) {}

    // Judges the event and moves on if it is accepted; a refused one changes nothing.
    constexpr verdict take(const step_event& e) noexcept {
        if constexpr (Machine.sequential)
            return step(Machine, state_, e);
        else
            return step(Machine, state_.at(), e);
    }

    // Is the row open; for that unit, or without one for anybody?
    [[nodiscard]] constexpr bool is_open(step_id row, unit_id unit = no_unit) const noexcept {
        if constexpr (Machine.sequential)
            return row != no_step && state_.row == row && unit == no_unit;
        else
            return index(row) < Machine.rows.size() &&
                   alur::is_open(Machine, state_.at(), row, unit);
    }

    friend constexpr bool operator==(const flow&, const flow&) = default;

  private:
    using state = kernel::state_for<Machine, MaxUnits>;
    static constexpr state begun(step_id start, std::span<const std::uint16_t> units) noexcept {
        if constexpr (Machine.sequential)
            return open(Machine, start);
        else
            return state(start, units);
    }
    state state_;
};

// Is every event of the walk accepted, and does the last of them end the run? For `static_assert`.
template <const machine_view& Machine>
constexpr bool walks_to_the_end(std::initializer_list<std::uint16_t> units,
                                std::span<const step_event> walk) noexcept {
    flow<Machine> at(units);
    verdict said;
    for (const step_event& e : walk)
        if (said = at.take(e); !said.accepted()) return false;
    return said.result == progress::case_ended;
}

}  // namespace alur
