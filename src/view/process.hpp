// An SOP as a process: tasks in lanes, events and gateways, and the flows between them.
//
// This is what all graphs show; how a row becomes tasks and gateways is decided here and nowhere
// else (docs/graph.md). Nodes stand in print order, which is the order of their columns.
#pragma once

#include <alur/sop/machine.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace alur::drawing {

enum class node_is : std::uint8_t {
    start,
    end,
    task,
    call,     // another SOP
    decide,   // exclusive, one of several flows out
    merge,    // exclusive, several flows in
    split,    // parallel
    join,     // parallel
    stretch,  // repeated for each unit, with nodes inside
    leave,    // inside a stretch: an end that ends the stretch for all units
    left,     // at the stretch's border: goes on where `leave` left it
};

struct process_node {
    node_is kind = node_is::task;
    int lane = 0;     // an office of the SOP
    int row = -1;     // of the SOP
    int inside = -1;  // the stretch around it; of `left`, the stretch it is at
    int column = 0;
    int last_column = 0;      // of a stretch: its right border's
    bool terminates = false;  // an end: other work is withdrawn
    std::string id;
    std::string name;
    text_list about;       // one line each
    std::string per_unit;  // the kind of unit: a stretch, or a task that is one by itself
    std::string enough;    // of the units
    text_list any_of;      // offices, one of which does it
    std::string calls;
    std::string signal;  // what `leave` and its `left` have in common
};

struct process_flow {
    int from = 0;
    int to = 0;
    std::string id;
    std::string name;
    text_list about;
    std::string rule;        // JsonLogic
    std::string when;        // in words, beside flows with rules
    bool otherwise = false;  // where no rule is true
    bool back = false;
    int again = -1;  // the row of a stretch that is walked again from there
};

struct process {
    std::string id;
    std::string title;
    std::string participant;
    text_list about;
    text_list lanes;     // what offices are called
    text_list lane_ids;  // what their codes make of an id
    std::vector<process_node> nodes;
    std::vector<process_flow> flows;
    int columns = 0;
};

[[nodiscard]] process process_of(const machine& sop);

// Letters, digits, "_" and "-"; any other byte as ".5f". Different texts stay different.
[[nodiscard]] std::string id_part(std::string_view text);

}  // namespace alur::drawing
