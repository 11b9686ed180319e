// Which way the flows of a process take: first which lines they follow, then which track beside
// other flows.
//
// Nodes stand on a grid of columns and lanes, one at a crossing. Flows run between columns
// (gutters) and in channels above and below the nodes of a lane; along the middle of a lane or
// column only where nothing stands. A frame, what is repeated for each unit, is no way through:
// its own flows stay inside, all others outside. Two flows lie on each other only where they leave
// or reach a node at the same side.
#pragma once

#include <vector>

#include "view/process.hpp"

namespace alur::drawing {

// Places from left to right: gutter g, left of column g, is 2g; column c is 2c + 1.
inline int gutter(int g) { return 2 * g; }
inline int middle(int c) { return 2 * c + 1; }

// Heights from top to bottom: of each lane the channels above its nodes, outside and inside of
// frames; its middle; the prongs of a gateway with many flows; the channels below.
enum class band : std::uint8_t { over_frames, above, centre, below, under_frames };
inline constexpr int bands = 5;
inline constexpr int prongs = 64;
inline int height_of(int lane, band b, int prong = 0) {
    return (lane * bands + static_cast<int>(b)) * prongs + prong;
}
inline int lane_of(int height) { return height / (bands * prongs); }
inline band band_of(int height) { return static_cast<band>(height / prongs % bands); }
inline int prong_of(int height) { return height % prongs; }

enum class side : std::uint8_t { left, top, right, bottom };

// A straight piece: along a place from height to height, or along a height from place to place.
struct straight {
    bool upright = false;
    int along = 0;
    int from = 0;
    int to = 0;
    int track = 0;
};

struct flow_way {
    side out = side::right;
    side in = side::left;
    int prong = 0;
    std::vector<straight> pieces;  // upright and level by turns
};

// What is repeated for each unit, as a rectangle of lanes and columns.
struct frame {
    int node = 0;
    int first_lane = 0;
    int last_lane = 0;
    int first_column = 0;
    int last_column = 0;
};
[[nodiscard]] std::vector<frame> frames_of(const process& of);

// By which side a flow leaves a gateway that decides; the third and later ones by prongs.
struct leaving {
    side by = side::right;
    int prong = 0;  // none, or from 1
};
[[nodiscard]] std::vector<leaving> leavings(const process& of);

struct flow_ways {
    std::vector<flow_way> of_flow;
    std::vector<int> gutter_tracks;   // how many
    std::vector<int> channel_tracks;  // by lane * bands + band
};
[[nodiscard]] flow_ways find_ways(const process& of, const std::vector<frame>& frames,
                                  const std::vector<leaving>& leave_by);

}  // namespace alur::drawing
