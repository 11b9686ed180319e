#include "command/story_page.hpp"

#include <alur/time/date.hpp>
#include <alur/time/explanation_text.hpp>
#include <alur/time/instant_text.hpp>

#include <ostream>

namespace alur::command {
namespace {

static constexpr std::size_t margin = 10;  // clock and mark

}  // namespace

void story_page::field(std::string_view label, std::string_view text, tone colour) {
    bool first = true;
    for (const std::string& line : wrapped(text, to_.width - 13)) {
        to_.out << ' ' << padded(first ? label : "", 11) << to_.paint(colour, line) << '\n';
        first = false;
    }
}

void story_page::rule(std::string_view title) {
    std::string line;
    for (std::size_t i = columns(title) + 3; i < to_.width; ++i) line += "─";
    to_.out << ' ' << to_.paint(tone::bold, title) << ' ' << to_.paint(tone::dim, line) << '\n';
}

void story_page::day_of(instant at, zone where) {
    const std::chrono::local_days day = local_date(at, where);
    if (day == today_) return;
    today_ = day;
    to_.out << '\n';
    const sentence_pair text = long_date(day);
    rule(to_.lang == language::id ? text.id : text.en);
}

void story_page::write(const told& line) {
    const std::size_t left = margin + what_width_;
    const std::size_t room = to_.width - left;
    const std::size_t need = columns(line.who) + 2 + columns(line.verdict);
    to_.out << ' ' << padded(line.clock, 6) << ' ' << to_.paint(line.colour, line.mark) << ' '
            << to_.paint(
                   tone::bold,
                   padded(line.what, line.who.empty() && line.verdict.empty() ? 0 : what_width_));
    if (line.who.empty() && line.verdict.empty()) {
        to_.out << '\n';
        return;
    }
    if (need <= room) {
        to_.out << padded(line.who, line.verdict.empty() ? 0 : room - columns(line.verdict))
                << to_.paint(line.verdict_colour, line.verdict) << '\n';
        return;
    }
    bool first = true;
    for (const std::string& each : wrapped(line.who, room)) {
        to_.out << (first ? "" : std::string(left, ' ')) << each << '\n';
        first = false;
    }
    if (!line.verdict.empty()) beneath(line.verdict, line.verdict_colour);
}

void story_page::beneath(std::string_view text, tone colour, std::string_view lead) {
    const std::size_t left = margin + what_width_;
    bool first = true;
    for (const std::string& line : wrapped(text, to_.width - left - columns(lead))) {
        to_.out << std::string(left, ' ')
                << to_.paint(colour, first ? std::string(lead) : std::string(columns(lead), ' '))
                << to_.paint(colour, line) << '\n';
        first = false;
    }
}

}  // namespace alur::command
