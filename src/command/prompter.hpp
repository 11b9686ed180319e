// Asks for one line at a time.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "command/options.hpp"

namespace alur::command {

// Thrown by a prompter: the input ended, or somebody wants to stop. Never leaves `ask`.
struct stopped {};

class prompter {
  public:
    prompter(const options& asked, const console& at) : asked_(asked), at_(at) {}

    // Questions go where they do not disturb JSON lines.
    [[nodiscard]] std::ostream& out() const;
    [[nodiscard]] const char* say(const char* id, const char* en) const {
        return asked_.lang == language::id ? id : en;
    }
    // The case's, by the name of its journal; "-" where none is kept.
    [[nodiscard]] std::string case_id() const;
    // Without outer spaces. Throws `stopped`.
    [[nodiscard]] std::string answer_to(const std::string& question) const;
    [[nodiscard]] std::string answer_to(const char* id, const char* en) const {
        return answer_to(say(id, en));
    }

  private:
    const options& asked_;
    const console& at_;
};

// Parts between those characters, without outer spaces; empty ones are left out.
[[nodiscard]] std::vector<std::string> split(std::string_view text, char at);
[[nodiscard]] std::string_view without_spaces(std::string_view text);

}  // namespace alur::command
