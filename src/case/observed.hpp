// What a log says was done: the case follows it, and no guard is asked. Private to src.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "case/scene.hpp"

namespace alur {

struct observed_act {
    row_unit at;
    exit_id answer = no_exit;  // where the row decides
    instant when{};
    role_id office = no_role;  // none: the log does not say
    std::string person;        // "": the log does not say
    std::vector<document> documents;
};

// The entry by which an open row closes as a whole, for all its performers; nothing if the row is
// not open or has no such exit. Acts whose person is not known are entered for nobody.
[[nodiscard]] std::optional<entry> close_as_observed(const machine& sop, const timetable& times,
                                                     const case_facts& facts, observed_act what);

// Everybody who still has to act on the row does, the last of them with the answer. `choices` are
// for stretches that are entered.
verdict close_whole_row(const machine_view& view, row_unit at, exit_id answer,
                        std::uint16_t allowed, std::span<const unit_choice> choices,
                        kernel_state& state);

}  // namespace alur
