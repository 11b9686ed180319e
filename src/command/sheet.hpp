// A page of labelled fields, ruled headings and indented text.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "command/terminal.hpp"

namespace alur::command {

class sheet {
  public:
    explicit sheet(const page& to, std::size_t label_width = 12)
        : to_(to), label_width_(label_width) {
        if (to_.width > 110) to_.width = 110;
    }

    [[nodiscard]] const page& to() const noexcept { return to_; }
    [[nodiscard]] std::size_t width() const noexcept { return to_.width; }
    [[nodiscard]] const char* say(const char* id, const char* en) const { return to_.say(id, en); }

    void blank() const;
    // In bold, from the left edge.
    void title(std::string_view text) const;
    void plain(std::string_view text, tone colour = tone::plain) const;
    // "Kalender   id, versi …", continued below itself.
    void field(std::string_view label, std::string_view text, tone colour = tone::plain) const;
    // "Ringkasan ─────"
    void rule(std::string_view title) const;
    // From that column on; `lead` stands before the first line.
    void indented(std::size_t column, std::string_view text, tone colour = tone::plain,
                  std::string_view lead = {}) const;

  private:
    page to_;
    std::size_t label_width_;
};

}  // namespace alur::command
