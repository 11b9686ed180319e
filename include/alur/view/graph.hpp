// An SOP as a graph for other programs: BPMN 2.0 with its diagram, Mermaid, Graphviz.
//
//   if (const auto made = alur::compile(sop); made.machine)
//       std::ofstream("dumai.bpmn") << graph_bpmn(*made.machine);
//
// All three show what the machine does: its rows in lanes of their offices, decisions, returns,
// parallel work and where it meets again, what is repeated for each unit. What each element stands
// for, and what a graph cannot say: docs/graph.md. Labels are Indonesian, as on the form.
//
// Complexity: linear in rows and exits; the BPMN diagram about quadratic in the exits (its lines
// keep off each other). Throws std::bad_alloc only. Thread-safety: pure functions. The same machine
// gives the same bytes; ids follow the rows' ids, so a new row changes no other one's.
#pragma once

#include <alur/sop/machine.hpp>

#include <string>

namespace alur {

// BPMN 2.0 XML: a collaboration of one participant, its process, and the diagram.
[[nodiscard]] std::string graph_bpmn(const machine& sop);

// A Mermaid flowchart, one subgraph per office.
[[nodiscard]] std::string graph_mermaid(const machine& sop);

// Graphviz DOT, one cluster per office, rows in their order.
[[nodiscard]] std::string graph_dot(const machine& sop);

}  // namespace alur
