#include <alur/view/graph.hpp>
namespace alur {
std::string graph_mermaid(const machine&) { return {}; }
std::string graph_dot(const machine&) { return {}; }
}  // namespace alur
