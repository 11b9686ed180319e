// Parallel work as nested blocks: forks with their branches, stretches with their lanes.
//
// Every row that can be reached lies in one container: the case (container 0), a branch of a fork,
// or the lane of a stretch. Invariants, if finding blocks reported no error:
//   a forward exit stays in its container, enters a stretch at its entry row, or arrives at the
//   meeting point of its container's block;
//   containers form a tree; a fork inside a lane lies wholly inside it;
//   a block's rows are reached only through its fork row or its entry row.
#pragma once

#include "graph.hpp"
#include "resolve.hpp"

#include <vector>

namespace alur {

struct container {
    int parent = no_number;
    int fork = no_number;  // the branch `branch` of this fork …
    int branch = 0;
    int stretch = no_number;  // … or the lane of this stretch
    int lane = no_number;     // the stretch it lies in, at any depth
};

struct fork_block {
    int row = no_number;
    int parent = 0;             // container of the fork row
    std::vector<int> branches;  // containers
    int meeting = no_number;    // a row, or no_number: the end
    int outcome = no_number;    // where the meeting point is the end
};

struct stretch_block {
    int kind = no_number;
    int parent = no_number;
    int lane = no_number;  // its container
    int entry = no_number;
    std::vector<int> rows;
    int meeting = no_number;
    int outcome = no_number;
    int quorum_row = no_number;  // the row that has `kuorum`
};

struct block_tree {
    std::vector<container> containers;
    std::vector<int> of_row;      // the container of each row
    std::vector<int> stretch_of;  // the stretch of each row, or no_number
    std::vector<fork_block> forks;
    std::vector<int> fork_of;  // the fork that a row is, or no_number
    std::vector<stretch_block> stretches;
};

block_tree find_blocks(const definition& sop, const resolved& flow, const flow_graph& graph,
                       diagnostics& problems);

// What a forward exit out of `from` towards a row or the end does there.
struct arrival {
    enum class what : std::uint8_t { opens, enters, arrives, delivers, ends, impossible } kind;
    int at = no_number;  // a row, a stretch, a fork, a stretch, an outcome
    int branch = 0;
};
arrival arrive(const block_tree& tree, int from, int to, int outcome);

// Per row: what every run that reaches it has completed. Requires blocks without errors.
std::vector<row_set> always_completed(const resolved& flow, const flow_graph& graph,
                                      const block_tree& tree);

}  // namespace alur
