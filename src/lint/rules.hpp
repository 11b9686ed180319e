// The rules of the form, one function each. What each is for stands in rules.cpp, in one table.
// Private to src/lint.
#pragma once

#include <alur/lint/lint.hpp>

#include "lint/form_view.hpp"

#include <span>

namespace alur::lints {

using rule_function = void (*)(const form_view&);

// The function of each entry of `lint_rules()`, in the same order; null where `load` or `check`
// finds it.
[[nodiscard]] std::span<const rule_function> functions() noexcept;

// Identity (identity.cpp)
void number_missing(const form_view& view);
void dates_missing(const form_view& view);
void revision_date(const form_view& view);
void approver_incomplete(const form_view& view);
void repealed_basis(const form_view& view);
void guideline_uncited(const form_view& view);
void foreign_office(const form_view& view);

// Flow (flow_rules.cpp)
void unnamed_ends(const form_view& view);
void many_answers(const form_view& view);
void odd_answers(const form_view& view);
void check_without_decision(const form_view& view);
void endless_loop(const form_view& view);
void back_to_stranger(const form_view& view);

// Performers (performers.cpp)
void unknown_actor(const form_view& view);
void other_actor(const form_view& view);
void unused_column(const form_view& view);
void merged_column(const form_view& view);
void single_performer(const form_view& view);
void every_unit(const form_view& view);
void own_approval(const form_view& view);
void head_not_in_chain(const form_view& view);

// Mutu baku (standards.cpp)
void empty_cells(const form_view& view);
void unused_output(const form_view& view);
void no_progress(const form_view& view);
void two_names(const form_view& view);
void items_run_together(const form_view& view);
void title_not_met(const form_view& view);

// Times (times.cpp)
void outlier(const form_view& view);
void longer_than_a_day(const form_view& view);
void bare_day(const form_view& view);
void no_standard(const form_view& view);
void longest_path(const form_view& view);

// Sentences (sentences.cpp)
void no_verb_first(const form_view& view);
void subject_first(const form_view& view);
void several_acts(const form_view& view);
void misprinted(const form_view& view);
void mixed_cycles(const form_view& view);

}  // namespace alur::lints
