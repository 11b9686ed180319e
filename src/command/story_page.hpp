// The page on which the story of a case is told: a rule for every day, a line for every event with
// clock, mark, what, who and how it stands at the right edge, and what belongs to it beneath.
#pragma once

#include <alur/time/zone.hpp>

#include <chrono>
#include <string>
#include <string_view>

#include "command/options.hpp"
#include "command/terminal.hpp"

namespace alur::command {

struct told {
    std::string clock;
    const char* mark = " ";
    tone colour = tone::plain;
    std::string what;
    std::string who;
    std::string verdict;
    tone verdict_colour = tone::dim;
};

class story_page {
  public:
    explicit story_page(const page& to) : to_(to) {}

    // Columns for what an event is about.
    void make_room(std::size_t columns) { what_width_ = columns; }

    void field(std::string_view label, std::string_view text, tone colour = tone::plain);
    void rule(std::string_view title);
    // A new day is announced once.
    void day_of(instant at, zone where);
    void write(const told& line);
    void beneath(std::string_view text, tone colour = tone::plain, std::string_view lead = "");

    [[nodiscard]] const page& paper() const { return to_; }
    [[nodiscard]] std::chrono::local_days today() const { return today_; }

  private:
    page to_;
    std::chrono::local_days today_{};
    std::size_t what_width_ = 14;
};

}  // namespace alur::command
