// The diagram of a process in coordinates: left to right by rows, one lane per office.
#pragma once

#include <alur/view/form.hpp>

#include <vector>

#include "view/process.hpp"

namespace alur::drawing {

struct diagram_label {
    bool there = false;
    form_box box;
};

struct diagram_line {
    std::vector<form_point> points;
    diagram_label label;
};

struct diagram {
    form_box pool;
    std::vector<form_box> lanes;
    std::vector<form_box> nodes;
    std::vector<diagram_label> labels;  // of nodes whose name stands beside them
    std::vector<diagram_line> flows;
};

[[nodiscard]] diagram diagram_of(const process& of);

}  // namespace alur::drawing
