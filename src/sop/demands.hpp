// What every row asks beside order and office. Private to src/sop.
#pragma once

#include "resolve.hpp"

#include <alur/sop/demands.hpp>

#include <vector>

namespace alur {

// Requires that nothing was reported as an error.
std::vector<row_demands> collect_demands(const definition& sop, const resolved& flow);

}  // namespace alur
