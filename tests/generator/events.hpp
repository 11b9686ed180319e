// Random events for a run: mostly what somebody might rightly do next, sometimes each kind of
// wrong.
#pragma once

#include "generator/random.hpp"
#include "oracle/run.hpp"

#include <map>
#include <string>

namespace alur::generate {

// Units with which to open a case: what the SOP lists, else one to four of each kind; one of a kind
// to which the whole case belongs.
[[nodiscard]] std::map<std::string, int> units_for(dice& d, const definition& sop);

// `wrong_percent` of the events are bent so that a refusal is likely.
[[nodiscard]] oracle::event next_event(dice& d, const oracle::run& r, int wrong_percent);

// In words, to reproduce a failure by hand.
[[nodiscard]] std::string to_text(const oracle::run& r, const oracle::event& e);
[[nodiscard]] std::string to_text(const oracle::structure& s,
                                  const std::set<oracle::place>& places);

}  // namespace alur::generate
