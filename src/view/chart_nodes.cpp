#include "view/chart_nodes.hpp"

#include <algorithm>

#include "view/text.hpp"

namespace alur::drawing {
namespace {

constexpr int label_wrap = 62;
constexpr int capsule_wrap = 66;

// What is longer would push the chart from its page; the table says all of it.
constexpr std::size_t longest_label = 120;

}  // namespace

std::vector<form_line> label_lines(const std::string& text) {
    return wrap(cut(text, longest_label), label_wrap, in_label);
}

int widest_line(const std::vector<form_line>& lines) {
    int width = 0;
    for (const form_line& each : lines) width = std::max(width, each.width);
    return width;
}

node symbol(node_kind kind) {
    node made;
    made.kind = kind;
    made.half = kind == node_kind::connector ? 12 : 24;
    made.rise = kind == node_kind::decision ? 16 : 11;
    return made;
}

node row_symbol(bool decides, const std::string& done) {
    node made = symbol(decides ? node_kind::decision : node_kind::process);
    if (done.empty()) return made;
    made.text = wrap(done, capsule_wrap, in_label);
    made.text.resize(1);
    // A diamond is narrower where the line's upper and lower edge are.
    const int wide = made.text.front().width + 4;
    made.half = std::max(
        made.half, decides ? wide * made.rise / (2 * (made.rise - label_size / 2)) : wide / 2);
    return made;
}

node capsule(const std::string& word, const std::string& more) {
    node made = symbol(node_kind::terminator);
    made.text =
        wrap(more.empty() ? word : cut(word + ": " + more, longest_label), capsule_wrap, in_label);
    made.half = std::max(26, widest_line(made.text) / 2 + 9);
    made.rise = std::max(10, count(made.text.size()) * line_height(label_size) / 2 + 3);
    return made;
}

node answer_node(const flow_exit& exit) {
    node made;
    made.kind = node_kind::answer;
    made.text = label_lines(exit.label);
    made.half = widest_line(made.text) / 2 + 3;
    made.rise = count(made.text.size()) * line_height(label_size) / 2 + 2;
    return made;
}

int label_offset(const node& diamond) {
    return diamond.half * (diamond.rise - label_lift) / diamond.rise + 3;
}

}  // namespace alur::drawing
