// Which of the parallel tracks in a gutter or channel each flow takes.
#pragma once

#include "view/diagram_ways.hpp"

namespace alur::drawing {

// Whether two flows leave, or reach, the same side of the same node: there they lie on each other.
[[nodiscard]] bool same_end(const process& of, int a, const flow_way& way_a, int b,
                            const flow_way& way_b);

// Gives every piece in a gutter or channel its track, and counts them.
void assign_tracks(const process& of, flow_ways& ways);

}  // namespace alur::drawing
