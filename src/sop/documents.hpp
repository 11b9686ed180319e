// Are the documents a row asks for at hand when it opens?
#pragma once

#include "tables.hpp"

namespace alur {

void check_documents(const definition& sop, const studied& of, diagnostics& problems);

}  // namespace alur
