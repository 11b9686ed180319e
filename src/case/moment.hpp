// A case's state and ledger while one event is being carried out: private to src/case.
//
// Everything works on a copy of the facts; the kernel has already said what happens to the flow.
#pragma once

#include <alur/case/entry.hpp>
#include <alur/case/facts.hpp>
#include <alur/case/timetable.hpp>
#include <alur/engine/kernel.hpp>
#include <alur/sop/machine.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace alur {

// The kernel's state of a case, whichever of the two it is.
struct kernel_state {
    sequential_state at{};
    std::vector<std::uint64_t> words;
    marking_layout layout;
};

[[nodiscard]] marking_layout layout_of(const machine_view& view, const unit_names& units) noexcept;
[[nodiscard]] kernel_state state_of(const machine& sop, const machine_view& view,
                                    const case_facts& facts);

verdict step(const machine_view& view, kernel_state& state, const step_event& e) noexcept;
[[nodiscard]] bool is_open(const machine_view& view, const kernel_state& state,
                           row_unit at) noexcept;
[[nodiscard]] std::uint32_t acted(const machine_view& view, const kernel_state& state,
                                  row_unit at) noexcept;
// Rows of a case, for each unit where they are repeated: few, and so without allocating.
using row_units = few<row_unit, 8>;
// Every open row, sorted.
[[nodiscard]] row_units rows_open(const machine_view& view, const case_facts& facts);

// What a row (or, without one, the whole run) is measured by.
[[nodiscard]] const work_calendar& measured_by(const machine& sop, const timetable& times,
                                               const case_facts& facts, row_unit at) noexcept;

// Null if nobody holds it.
[[nodiscard]] const row_holder* holder_of(const case_facts& facts, row_unit at) noexcept;

// The public one, for a view at hand.
[[nodiscard]] role_set may_act(const machine& sop, const machine_view& view,
                               const case_facts& facts, row_unit at) noexcept;

}  // namespace alur
