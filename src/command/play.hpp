// Plays a scenario and compares it with what it expects.
#pragma once

#include "command/kept_case.hpp"
#include "command/narrator.hpp"
#include "command/scenario.hpp"

namespace alur::command {

// Judges and applies every event in turn. What comes back counts the expectations that were not
// met. Stops where an event could not be written down: see `berkas`.
tally play(kept_case& berkas, const scenario& what, narrator& to);

}  // namespace alur::command
