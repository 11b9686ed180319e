// What was decided, in words, as a member of a journal line. Private to src.
#pragma once

#include <alur/case/open_case.hpp>

#include "case/json_line.hpp"

namespace alur {

// Rows and units are named as after the event.
void write_notice(const machine& sop, zone where, const case_facts& facts, const notice& what,
                  json_line& out);
void write_decision(const machine& sop, zone where, const entry& decided, json_line& out);
// Without its message, whose wording may get better.
void write_refusal(const machine& sop, const case_facts& facts, const refused_event& why,
                   json_line& out);

// The word of a refusal, as scenario files use it.
[[nodiscard]] std::string_view word_of(refusal why) noexcept;

}  // namespace alur
