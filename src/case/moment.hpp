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
// Every open row, sorted.
[[nodiscard]] std::vector<row_unit> rows_open(const machine_view& view, const kernel_state& state);

// What a row (or, without one, the whole run) is measured by.
[[nodiscard]] const work_calendar& measured_by(const machine& sop, const timetable& times,
                                               const case_facts& facts, row_unit at) noexcept;

// Null if nobody holds it.
[[nodiscard]] const row_holder* holder_of(const case_facts& facts, row_unit at) noexcept;

// The public one, for a view at hand.
[[nodiscard]] role_set may_act(const machine& sop, const machine_view& view,
                               const case_facts& facts, row_unit at) noexcept;

// What the kernel's step means for the ledger.
struct flow_change {
    verdict said;
    std::vector<row_unit> before;  // rows open before the step, sorted
    step_id target = no_step;      // of a step back
    std::vector<unit_id> named;    // units sent back into a stretch
};

// Carries the change into `decided.after` (whose kernel state is already the new one), the end of
// the case included, and tells `decided` what opened, closed and stopped. `decided.at` and `.taken`
// are set.
void follow_flow(const machine& sop, const timetable& times, const flow_change& change,
                 entry& decided);

// Opens the rows and clocks of a case that starts.
void open_first(const machine& sop, const timetable& times, entry& decided);
// Everything still open is withdrawn and every clock stops.
void withdraw_all(const machine& sop, const timetable& times, entry& decided);

}  // namespace alur
