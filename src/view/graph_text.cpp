#include <fmt/format.h>
#include <alur/view/graph.hpp>

#include <algorithm>
#include <iterator>
#include <set>

#include "view/process.hpp"
#include "view/text.hpp"

namespace alur {
namespace {

using drawing::at;
using drawing::count;
using drawing::node_is;
using drawing::process_flow;
using drawing::process_node;

// What Mermaid and Graphviz show: no merges, and rows repeated for each unit as one box that says
// so.
struct plain_flow {
    int from = 0;
    int to = 0;
    std::string label;
    bool back = false;
};

class plain_graph {
  public:
    explicit plain_graph(const machine& sop) : is(drawing::process_of(sop)) {
        out_.resize(is.nodes.size());
        for (int f = 0; f < count(is.flows.size()); ++f)
            out_[at(is.flows[at(f)].from)].push_back(f);
        for (int n = 0; n < count(is.nodes.size()); ++n) {
            if (!shown(n)) continue;
            for (const int f : out_[at(n)]) follow(n, is.flows[at(f)]);
        }
    }

    drawing::process is;
    std::vector<plain_flow> flows;

    [[nodiscard]] bool shown(int n) const {
        const process_node& node = is.nodes[at(n)];
        switch (node.kind) {
            case node_is::merge:
            case node_is::stretch:
            case node_is::leave:
            case node_is::left:
                return false;
            case node_is::start:
            case node_is::end:
                return node.inside < 0;
            case node_is::decide:
                return !chooses_row(n);
            default:
                return true;
        }
    }
    // Whether an office has anything to do.
    [[nodiscard]] bool has_lane(int lane) const {
        for (int n = 0; n < count(is.nodes.size()); ++n)
            if (shown(n) && is.nodes[at(n)].lane == lane) return true;
        return false;
    }
    // The text in a node, with the unit it is repeated for.
    [[nodiscard]] std::string name(const process_node& node) const {
        std::string text = node.name;
        const std::string kind =
            !node.per_unit.empty() ? node.per_unit
            : node.inside >= 0 && (node.kind == node_is::task || node.kind == node_is::call)
                ? is.nodes[at(node.inside)].per_unit
                : std::string();
        if (!kind.empty()) text += fmt::format(" (setiap {})", kind);
        return text;
    }

  private:
    // Where a stretch is walked again from: what leads back already says it.
    [[nodiscard]] bool chooses_row(int n) const {
        const process_node& node = is.nodes[at(n)];
        return node.kind == node_is::decide && node.inside >= 0 &&
               is.flows[at(out_[at(n)].front())].again >= 0;
    }

    void follow(int from, const process_flow& flow) {
        std::set<int> seen;
        reach(from, flow, flow.to, flow.again, seen);
    }
    void reach(int from, const process_flow& first, int to, int row, std::set<int>& seen) {
        if (!seen.insert(to).second) return;
        const process_node& node = is.nodes[at(to)];
        if (shown(to)) {
            flows.push_back({from, to, first.name, first.back});
            return;
        }
        if (node.kind == node_is::leave) {
            for (int n = 0; n < count(is.nodes.size()); ++n)
                if (is.nodes[at(n)].kind == node_is::left && is.nodes[at(n)].signal == node.signal)
                    on(from, first, n, row, seen);
        } else if (node.kind == node_is::end) {
            on(from, first, node.inside, row, seen);
        } else if (node.kind == node_is::stretch) {
            for (int n = 0; n < count(is.nodes.size()); ++n)
                if (is.nodes[at(n)].inside == to && is.nodes[at(n)].kind == node_is::start)
                    on(from, first, n, row, seen);
        } else {
            on(from, first, to, row, seen);
        }
    }
    void on(int from, const process_flow& first, int n, int row, std::set<int>& seen) {
        for (const int f : out_[at(n)]) {
            const process_flow& each = is.flows[at(f)];
            if (chooses_row(n) && (row < 0 ? f != out_[at(n)].front() : each.again != row))
                continue;
            reach(from, first, each.to, each.again >= 0 ? each.again : row, seen);
        }
    }

    std::vector<std::vector<int>> out_;
};

// ---- Mermaid -----------------------------------------------------------------------------------

// In double quotes: nothing in it ends the text, begins an entity, HTML or Markdown.
std::string mermaid_text(const std::string& text) {
    std::string made = "\"";
    for (const char c : text) switch (c) {
            case '\n':
                made += ' ';
                break;
            case '"':
            case '#':
            case '&':
            case '<':
            case '>':
            case '`':
            case '*':
            case '_':
            case '~':
            case '\\':
            case '$':
                made += fmt::format("#{};", static_cast<int>(c));
                break;
            default:
                made += c;
        }
    return made + '"';
}

std::string mermaid_node(const plain_graph& of, const process_node& node) {
    const std::string text = mermaid_text(of.name(node));
    switch (node.kind) {
        case node_is::start:
        case node_is::end:
            return "([" + text + "])";
        case node_is::call:
            return "[[" + text + "]]";
        case node_is::decide:
            return "{" + text + "}";
        case node_is::split:
        case node_is::join:
            return "((\"+\"))";
        default:
            return "[" + text + "]";
    }
}

// ---- Graphviz ----------------------------------------------------------------------------------

constexpr int dot_width = 170;
constexpr int dot_title = 600;

std::string dot_text(const std::string& text, int width = dot_width) {
    std::string made = "\"";
    const std::vector<form_line> lines = drawing::wrap(text, width, {12, false, false});
    for (const form_line& line : lines) {
        if (&line != &lines.front()) made += "\\n";
        for (const char c : line.text) {
            if (c == '"' || c == '\\') made += '\\';
            made += c;
        }
    }
    return made + '"';
}

const char* dot_shape(node_is kind) {
    switch (kind) {
        case node_is::start:
        case node_is::end:
            return "box, style=rounded, margin=\"0.2,0.05\"";
        case node_is::call:
            return "box, peripheries=2";
        case node_is::decide:
            return "diamond";
        case node_is::split:
        case node_is::join:
            return "circle, width=0.3, fixedsize=true";
        default:
            return "box";
    }
}

std::string dot_name(const plain_graph& of, const process_node& node) {
    if (node.kind == node_is::split || node.kind == node_is::join) return "\"+\"";
    return dot_text(of.name(node));
}

// The first node of each column that has one, from left to right.
std::vector<std::vector<int>> in_columns(const plain_graph& of) {
    std::vector<std::vector<int>> all(at(of.is.columns));
    for (int n = 0; n < count(of.is.nodes.size()); ++n)
        if (of.shown(n)) all[at(of.is.nodes[at(n)].column)].push_back(n);
    all.erase(std::remove_if(all.begin(), all.end(),
                             [](const std::vector<int>& each) { return each.empty(); }),
              all.end());
    return all;
}

}  // namespace

std::string graph_mermaid(const machine& sop) {
    const plain_graph of(sop);
    std::string out = "flowchart LR\n";
    const auto to = [&] { return std::back_inserter(out); };
    for (int l = 0; l < count(of.is.lanes.size()); ++l) {
        if (!of.has_lane(l)) continue;
        fmt::format_to(to(), "  subgraph p{}[{}]\n", l + 1, mermaid_text(of.is.lanes[at(l)]));
        for (int n = 0; n < count(of.is.nodes.size()); ++n)
            if (of.shown(n) && of.is.nodes[at(n)].lane == l)
                fmt::format_to(to(), "    n{}{}\n", n + 1, mermaid_node(of, of.is.nodes[at(n)]));
        out += "  end\n";
    }
    for (const plain_flow& each : of.flows) {
        fmt::format_to(to(), "  n{} {}", each.from + 1, each.back ? "-.->" : "-->");
        if (!each.label.empty()) fmt::format_to(to(), "|{}|", mermaid_text(each.label));
        fmt::format_to(to(), " n{}\n", each.to + 1);
    }
    return out;
}

std::string graph_dot(const machine& sop) {
    const plain_graph of(sop);
    std::string out = "digraph sop {\n";
    const auto to = [&] { return std::back_inserter(out); };
    fmt::format_to(to(),
                   "  graph [rankdir=LR, newrank=true, charset=\"UTF-8\", fontname=\"Helvetica\", "
                   "label={}];\n"
                   "  node [fontname=\"Helvetica\", fontsize=12];\n"
                   "  edge [fontname=\"Helvetica\", fontsize=11];\n",
                   dot_text(of.is.title, dot_title));
    for (int l = 0; l < count(of.is.lanes.size()); ++l) {
        if (!of.has_lane(l)) continue;
        fmt::format_to(to(), "  subgraph cluster_{} {{\n    label={};\n", l + 1,
                       dot_text(of.is.lanes[at(l)], dot_title));
        for (int n = 0; n < count(of.is.nodes.size()); ++n)
            if (of.shown(n) && of.is.nodes[at(n)].lane == l)
                fmt::format_to(to(), "    n{} [label={}, shape={}];\n", n + 1,
                               dot_name(of, of.is.nodes[at(n)]),
                               dot_shape(of.is.nodes[at(n)].kind));
        out += "  }\n";
    }
    // Rows stand in their order, whatever leads where.
    int before = -1;
    for (const std::vector<int>& column : in_columns(of)) {
        if (before >= 0)
            fmt::format_to(to(), "  n{} -> n{} [style=invis, weight=10];\n", before + 1,
                           column.front() + 1);
        before = column.front();
        if (column.size() < 2) continue;
        out += "  { rank=same;";
        for (const int n : column) fmt::format_to(to(), " n{};", n + 1);
        out += " }\n";
    }
    for (const plain_flow& each : of.flows) {
        // Written the other way round, a way back does not turn the order of rows round.
        const bool turned = each.back && each.from != each.to;
        fmt::format_to(to(), "  n{} -> n{}", (turned ? each.to : each.from) + 1,
                       (turned ? each.from : each.to) + 1);
        std::vector<std::string> how;
        if (!each.label.empty()) how.push_back("label=" + dot_text(each.label));
        if (each.back) how.emplace_back(turned ? "style=dashed, dir=back" : "style=dashed");
        if (!how.empty()) fmt::format_to(to(), " [{}]", fmt::join(how, ", "));
        out += ";\n";
    }
    return out + "}\n";
}

}  // namespace alur
