#include "command/sheet.hpp"

#include <ostream>

namespace alur::command {

void sheet::blank() const { to_.out << '\n'; }

void sheet::title(std::string_view text) const { plain(text, tone::bold); }

void sheet::plain(std::string_view text, tone colour) const { indented(1, text, colour); }

void sheet::field(std::string_view label, std::string_view text, tone colour) const {
    bool first = true;
    for (const std::string& line : wrapped(text, to_.width - label_width_ - 2)) {
        to_.out << ' ' << padded(first ? label : "", label_width_) << to_.paint(colour, line)
                << '\n';
        first = false;
    }
}

void sheet::rule(std::string_view title) const {
    std::string line;
    for (std::size_t i = columns(title) + 3; i < to_.width; ++i) line += "─";
    to_.out << ' ' << to_.paint(tone::bold, title) << ' ' << to_.paint(tone::dim, line) << '\n';
}

void sheet::indented(std::size_t column, std::string_view text, tone colour,
                     std::string_view lead) const {
    bool first = true;
    for (const std::string& line : wrapped(text, to_.width - column - columns(lead))) {
        to_.out << std::string(column, ' ')
                << (first ? std::string(lead) : std::string(columns(lead), ' '))
                << to_.paint(colour, line) << '\n';
        first = false;
    }
}

}  // namespace alur::command
