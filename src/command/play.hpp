// Plays a scenario and compares it with what it expects.
#pragma once

#include <alur/case/open_case.hpp>

#include "command/narrator.hpp"
#include "command/scenario.hpp"

namespace alur::command {

// Judges and applies every event in turn. What comes back counts the expectations that were not
// met.
tally play(open_case& berkas, const scenario& what, narrator& to);

}  // namespace alur::command
