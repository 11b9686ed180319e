// Lanes: which of the parallel lines beside each other an arrow takes.
#pragma once

#include "view/route.hpp"

namespace alur::drawing {

// Places along a level: channel k is 2k, column c is 2c + 1. Along a column: above level l is 3l,
// its middle 3l + 1, below it 3l + 2.
inline int channel_place(int k) { return 2 * k; }
inline int column_place(int c) { return 2 * c + 1; }
inline int above_place(int l) { return 3 * l; }
inline int middle_place(int l) { return 3 * l + 1; }
inline int below_place(int l) { return 3 * l + 2; }

// Gives every piece of a way that lies in lanes its lane, and counts them.
void assign_lanes(const chart& page, routes& found);

}  // namespace alur::drawing
