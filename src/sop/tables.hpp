// From studied flow to the kernel's tables.
#pragma once

#include "blocks.hpp"

#include <alur/sop/machine.hpp>

namespace alur {

// Everything that was found out about an SOP's flow.
struct studied {
    resolved flow;
    flow_graph graph;
    block_tree tree;
    std::vector<row_set> completed;  // see always_completed
};

// Rows a row may be sent back to without a diamond, ascending.
std::vector<int> legal_returns(const definition& sop, const studied& of, std::size_t row);

// Requires that nothing about the flow was reported as an error.
machine build_machine(const definition& sop, const studied& from);

}  // namespace alur
