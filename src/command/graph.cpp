#include <fmt/format.h>
#include <alur/view/graph.hpp>

#include <filesystem>
#include <string>

#include "command/files.hpp"
#include "command/options.hpp"

namespace alur::command {
namespace {

using graph_maker = std::string (*)(const machine&);

graph_maker maker_for(const std::string& ending) {
    if (ending == ".bpmn") return graph_bpmn;
    if (ending == ".mmd") return graph_mermaid;
    if (ending == ".dot") return graph_dot;
    return nullptr;
}

}  // namespace

int graph_file(const options& asked, const console& at) {
    const graph_maker make = maker_for(std::filesystem::path(asked.output).extension().string());
    if (make == nullptr) {
        complain(
            asked, at,
            {fmt::format("{}: nama berkas harus berakhir .bpmn, .mmd, atau .dot", asked.output),
             fmt::format("{}: the file's name must end in .bpmn, .mmd or .dot", asked.output)});
        return exit_usage;
    }
    if (same_file(asked.output, asked.files.front())) {
        complain(asked, at,
                 {"SOP dan berkas yang ditulis harus berbeda",
                  "the SOP and what is written must be different files"});
        return exit_usage;
    }
    const compiled_file read = read_alone(asked, at);
    if (!read.sop) return read.code;
    if (replace_file(asked.output, make(*read.sop))) return exit_ok;
    complain(asked, at,
             {fmt::format("{} tidak dapat ditulis", asked.output),
              fmt::format("{} cannot be written", asked.output)});
    return exit_unwritable;
}

}  // namespace alur::command
