// A walk through an SOP. Private to src.
#pragma once

#include <alur/engine/verdict.hpp>
#include <alur/sop/machine.hpp>

#include <vector>

namespace alur {

// Acts from the first start to an end, with two units of every kind and without going back. An SOP
// that compiles has one: it is sound, and forward exits make no loop.
[[nodiscard]] std::vector<step_event> forward_walk(const machine& sop);

}  // namespace alur
