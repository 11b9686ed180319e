// Which way the arrows of a chart take.
//
// An arrow runs in tracks: along the middle of a column or of a level, where nothing stands in its
// way, and else in lanes, which lie between columns (channels) and between levels (above a level,
// below it). Two arrows share a piece of track only if they share the port they leave or arrive at.
// There is always a way, because lanes can be added. Invariants of the result: no arrow touches a
// node but at its two ports; overlapping pieces in one lane belong to arrows that share a port.
#pragma once

#include <vector>

#include "view/chart.hpp"

namespace alur::drawing {

struct route {
    port out = port::bottom;
    port in = port::top;
    // Whether it turns below its first level, in which channel, above its last level; and the lanes
    // there. Lanes count from the symbols; in a channel from the left.
    bool below = false;
    bool above = false;
    int channel = -1;
    int below_lane = 0;
    int above_lane = 0;
    int channel_lane = 0;
};

struct routes {
    std::vector<route> of_arrow;
    std::vector<int> below_lanes;  // per level
    std::vector<int> above_lanes;
    std::vector<int>
        left_lanes;  // per channel: left of the line between its columns, and right of it
    std::vector<int> right_lanes;
};

[[nodiscard]] routes route_arrows(const chart& page);

}  // namespace alur::drawing
