// A compiled SOP: the tables the kernel reads, and what the guards around it need to know.
//
//   alur::compiled made = alur::compile(sop);
//   if (made.machine) alur::step(made.machine->view(), …);
//
// Errors: none; what is not found is no_step, no_role, … Complexity: finding is linear in the names
// compared. Thread-safety: immutable after `compile`; share it freely between threads and cases.
#pragma once

#include <alur/engine/machine_view.hpp>
#include <alur/sop/definition.hpp>
#include <alur/sop/demands.hpp>
#include <alur/sop/rule.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alur {

// A `sampai` clock: it starts when `from` opens and stops when `to` is completed.
struct span_clock {
    step_id from = no_step;
    step_id to = no_step;
    std::vector<bool> alive;  // per row: while one of these is open, `to` can still be reached
};

struct machine {
    definition sop;

    // The kernel's tables (see machine_view.hpp for each).
    struct tables {
        std::vector<row_entry> rows;
        std::vector<exit_cell> exits;
        std::vector<role_id> acts;
        std::vector<step_id> starts;
        std::vector<step_id> returns;
        std::vector<goal_cell> goals;
        std::vector<step_id> opens;
        std::vector<fork_entry> forks;
        std::vector<stretch_entry> stretches;
        std::vector<meeting_entry> meetings;
        std::vector<kind_entry> kinds;
        std::vector<back_entry> backs;
        std::vector<std::uint32_t> lists;
        std::vector<std::uint64_t> masks;
        std::uint32_t single_places = 0;
        std::uint32_t mask_words = 0;
        role_set outsiders = 0;
        bool sequential = false;
    } table;

    std::vector<std::string> outcomes;        // by outcome number; "" is a plain `selesai`
    std::vector<std::string> kinds;           // repeated kinds, by kind_id
    std::vector<std::string> case_kinds;      // kinds of which the case has exactly one unit
    role_set controllers = 0;                 // `pengendali`
    std::vector<std::optional<rule>> rules;   // one per exit: `bila`
    std::vector<std::vector<step_id>> voids;  // per row, ascending: itself and what follows
    std::vector<span_clock> clocks;           // `sampai`
    std::vector<row_demands> demands;         // per row

    [[nodiscard]] machine_view view() const noexcept;

    // By id, printed number, or trigger text of a start; no_step if there is none.
    [[nodiscard]] step_id find_row(std::string_view name) const noexcept;
    // By code, name or alias, letter case and surrounding spaces ignored; no_role if none.
    [[nodiscard]] role_id find_role(std::string_view name) const noexcept;
    [[nodiscard]] kind_id find_kind(std::string_view name) const noexcept;
    // Exit of a row by the label of its answer; no_exit if there is none.
    [[nodiscard]] exit_id find_answer(step_id row, std::string_view label) const noexcept;
    // The kind a row is repeated for; no_kind if it is not.
    [[nodiscard]] kind_id kind_of(step_id row) const noexcept;
};

}  // namespace alur
