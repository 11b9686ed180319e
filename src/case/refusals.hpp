// Refusals in the document's own words: why, and what can be done now. Private to src/case.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "case/scene.hpp"

namespace alur {

[[nodiscard]] inline refused_event refuse(refusal why, row_unit at, std::string id,
                                          std::string en) {
    return {why, at, {}, {std::move(id), std::move(en)}};
}

[[nodiscard]] refused_event too_early(const scene& s);

[[nodiscard]] refused_event unknown_row(const scene& s, std::string_view name);
[[nodiscard]] refused_event unknown_office(const scene& s, std::string_view name);
[[nodiscard]] refused_event unknown_answer(const scene& s, step_id row, std::string_view label);
[[nodiscard]] refused_event unknown_kind(const scene& s, std::string_view name);
[[nodiscard]] refused_event unknown_listed_unit(const scene& s, std::string_view kind,
                                                std::string_view name);
[[nodiscard]] refused_event unknown_start(const scene& s, std::string_view name);
[[nodiscard]] refused_event unknown_data(const scene& s, std::string_view name);
[[nodiscard]] refused_event wrong_data(const scene& s, std::string_view name, data_type wanted);

[[nodiscard]] refused_event wrong_stage(const scene& s);

[[nodiscard]] refused_event not_open(const scene& s, row_unit at);
// `named` is the unit as the event spelt it.
[[nodiscard]] refused_event wrong_unit(const scene& s, row_unit at, std::string_view named);
[[nodiscard]] refused_event wrong_units_back(const scene& s, row_unit at, step_id target,
                                             const std::vector<std::string>& named);
[[nodiscard]] refused_event units_needed(const scene& s, std::string_view kind, bool one);
[[nodiscard]] refused_event bad_units(const scene& s, bilingual message);

[[nodiscard]] refused_event not_your_turn(const scene& s, row_unit at);
[[nodiscard]] refused_event not_held(const scene& s, row_unit at, role_id office);
[[nodiscard]] refused_event may_not_record(const scene& s, row_unit at, role_id outside,
                                           role_set recorders);
[[nodiscard]] refused_event which_office(const scene& s, row_unit at,
                                         const std::vector<role_id>& fitting);
[[nodiscard]] refused_event controllers_only(const scene& s);
[[nodiscard]] refused_event holds_no_office(const scene& s);

[[nodiscard]] refused_event wrong_exit(const scene& s, row_unit at, const step_event& e,
                                       std::uint32_t done, const bilingual& complaint);
[[nodiscard]] refused_event wrong_return(const scene& s, row_unit at, const step_event& e,
                                         std::uint32_t done);
[[nodiscard]] refused_event reason_needed(const scene& s);

// ---- people, papers and time: guard_refusals.cpp

[[nodiscard]] refused_event stale_head(const scene& s);
[[nodiscard]] refused_event not_its_caller(const scene& s, std::string_view caller);
[[nodiscard]] refused_event held_with_caller(const scene& s);
[[nodiscard]] refused_event answer_is_the_outcome(const scene& s, row_unit at,
                                                  const called_case& called);
[[nodiscard]] refused_event calls_nothing(const scene& s, row_unit at);
[[nodiscard]] refused_event called_case_needed(const scene& s, row_unit at);
[[nodiscard]] refused_event wrong_called_case(const scene& s, row_unit at,
                                              const called_case& called);
[[nodiscard]] refused_event definitive_only(const scene& s, row_unit at, role_id office,
                                            capacity held);
[[nodiscard]] refused_event assigned_to_another(const scene& s, row_unit at,
                                                std::string_view person);
[[nodiscard]] refused_event claimed_by_another(const scene& s, row_unit at,
                                               std::string_view person);
[[nodiscard]] refused_event held_by_nobody(const scene& s, row_unit at);
[[nodiscard]] refused_event nobody_in_particular(const scene& s, row_unit at);
[[nodiscard]] refused_event person_needed(const scene& s, row_unit at);
[[nodiscard]] refused_event same_person(const scene& s, row_unit at, const act_done& earlier);
[[nodiscard]] refused_event names_nobody(const scene& s, row_unit at);
[[nodiscard]] refused_event named_too_early(const scene& s, row_unit at);
[[nodiscard]] refused_event unit_cannot_be_named(const scene& s, row_unit at,
                                                 std::string_view unit);
[[nodiscard]] refused_event cannot_be_named(const scene& s, row_unit at, role_id office);
[[nodiscard]] refused_event not_among(const scene& s, row_unit at, role_set wanted);

[[nodiscard]] refused_event bad_document(const scene& s, row_unit at, const document& given);
[[nodiscard]] refused_event papers_missing(const scene& s, row_unit at,
                                           const std::vector<std::string>& missing, bool inputs);

[[nodiscard]] refused_event too_late(const scene& s, row_unit at, instant due);
[[nodiscard]] refused_event lateness_unexplained(const scene& s, row_unit at, instant due);
[[nodiscard]] refused_event no_silent_answer(const scene& s, row_unit at);
[[nodiscard]] refused_event silence_too_early(const scene& s, row_unit at, const due_date& due);
[[nodiscard]] refused_event not_extensible(const scene& s, row_unit at);
[[nodiscard]] refused_event extended_enough(const scene& s, row_unit at, std::uint32_t times);
[[nodiscard]] refused_event extension_too_late(const scene& s, row_unit at, const due_date& due);

[[nodiscard]] refused_event cannot_be_lifted(const scene& s, std::string_view what);
[[nodiscard]] refused_event exception_unfounded(const scene& s, row_unit at);
[[nodiscard]] refused_event stead_needed(const scene& s, row_unit at);

}  // namespace alur
