// The last lines of the story of a case: how it stands, how long it took, what was counted.
#pragma once

#include <alur/case/open_case.hpp>

#include "command/narrator.hpp"
#include "command/story_page.hpp"

namespace alur::command {

void tell_summary(story_page& on, const open_case& of, const tally& counted);

}  // namespace alur::command
