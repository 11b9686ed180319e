// write_graphs DIR COUNT: generated SOPs that compile, as every kind of graph, numbered from 1.
#include <alur/sop/compile.hpp>
#include <alur/view/graph.hpp>

#include <cstdlib>
#include <fstream>
#include <string>

#include "generator/sop.hpp"

int main(int count, char** words) {
    if (count != 3) return 2;
    const std::string folder = words[1];
    const int wanted = std::atoi(words[2]);
    int made = 0;
    for (std::uint64_t seed = 1; made < wanted; ++seed) {
        const alur::compiled each =
            alur::compile(alur::generate::sop(seed, alur::generate::mode::compiling));
        if (!each.machine) continue;
        const std::string name = folder + "/acak-" + std::to_string(++made);
        std::ofstream(name + ".bpmn", std::ios::binary) << alur::graph_bpmn(*each.machine);
        std::ofstream(name + ".mmd", std::ios::binary) << alur::graph_mermaid(*each.machine);
        std::ofstream(name + ".dot", std::ios::binary) << alur::graph_dot(*each.machine);
    }
}
