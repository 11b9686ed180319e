// The ways an arrow could take, whatever others have taken.
#pragma once

#include <vector>

#include "view/route.hpp"

namespace alur::drawing {

// Places along the middle of a column or of a level; their numbers: lanes.hpp.
struct stretch {
    bool along_column = false;
    int track = 0;
    int first = 0;
    int last = 0;
};

struct way {
    route its;
    std::vector<stretch> stretches;
    int cost = 0;  // about its length on paper, and every corner costs
};

[[nodiscard]] std::vector<way> ways_of(const chart& page, const arrow& a,
                                       const std::vector<port>& from_ports);

}  // namespace alur::drawing
