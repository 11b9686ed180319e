#include "author/layout.hpp"

#include <algorithm>
#include <string_view>

namespace alur::authors {
namespace {

constexpr std::size_t line_width = 120;

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

bool quiet(const shown& value) {
    return value.said.none_inside() &&
           std::all_of(value.items.begin(), value.items.end(), [](const shown& each) {
               return each.said.none_beside() && !each.tall && quiet(each);
           });
}

void add_flat(const shown& value, std::string& out) {
    if (!value.key.empty()) out += value.key + ": ";
    if (!value.word.empty()) {
        out += value.word;
        return;
    }
    out += value.object ? '{' : '[';
    for (const shown& each : value.items) {
        if (&each != &value.items.front()) out += ", ";
        add_flat(each, out);
    }
    out += value.object ? '}' : ']';
}

class writer {
  public:
    std::string run(const shown& root, const comments& footer) {
        add_before(root.said, 0, true);
        if (!root.said.before.empty() || root.said.blank_before) start_line(0);
        add_value(root, 0);
        add_same_line(root.said.after);
        for (const comment& each : footer) add_own_line(each, 0, false);
        return std::move(out_) + '\n';
    }

  private:
    void start_line(std::size_t depth) {
        if (out_.empty()) return;
        out_ += '\n';
        out_.append(2 * depth, ' ');
    }
    void add_blank_line() {
        if (!out_.empty()) out_ += '\n';
    }
    void add_same_line(const comments& list) {
        for (const comment& each : list) out_ += ' ' + each.text;
    }
    void add_own_line(const comment& each, std::size_t depth, bool first) {
        if (each.blank_before && !first) add_blank_line();
        start_line(depth);
        out_ += each.text;
    }
    void add_before(const remarks& said, std::size_t depth, bool first) {
        for (const comment& each : said.before)
            add_own_line(each, depth, first && &each == &said.before.front());
        if (said.blank_before && !(first && said.before.empty())) add_blank_line();
    }

    void add_value(const shown& value, std::size_t depth) {
        if (!value.tall && quiet(value)) {
            std::string flat;
            add_flat(value, flat);
            // A comma follows nearly always.
            if (!value.word.empty() || value.items.empty() ||
                2 * depth + code_points(flat) < line_width) {
                out_ += flat;
                return;
            }
        }
        if (!value.key.empty()) out_ += value.key + ": ";
        out_ += value.object ? '{' : '[';
        add_same_line(value.said.opening);
        for (const shown& each : value.items) {
            add_before(each.said, depth + 1, &each == &value.items.front());
            start_line(depth + 1);
            add_value(each, depth + 1);
            if (&each != &value.items.back()) out_ += ',';
            add_same_line(each.said.after);
        }
        for (const comment& each : value.said.at_end)
            add_own_line(each, depth + 1,
                         value.items.empty() && &each == &value.said.at_end.front());
        start_line(depth);
        out_ += value.object ? '}' : ']';
    }

    std::string out_;
};

}  // namespace

std::string laid_out(const shown& root, const comments& footer) {
    return writer{}.run(root, footer);
}

}  // namespace alur::authors
