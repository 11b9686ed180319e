// Gateways that would join a single flow.
#pragma once

#include "view/process.hpp"

namespace alur::drawing {

// Takes out every merge that only one flow leads to, and closes the columns up.
void drop_needless_merges(process& of);

}  // namespace alur::drawing
