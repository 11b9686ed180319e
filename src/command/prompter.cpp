#include "command/prompter.hpp"

#include <istream>
#include <ostream>

#include "command/journals.hpp"

namespace alur::command {

std::string_view without_spaces(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t end = text.find(at);
        if (const std::string_view part = without_spaces(text.substr(0, end)); !part.empty())
            parts.emplace_back(part);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return parts;
}

std::ostream& prompter::out() const { return asked_.json ? at_.err : at_.out; }

std::string prompter::case_id() const {
    return asked_.journal.empty() ? "-" : case_name(asked_.journal);
}

std::string prompter::answer_to(const std::string& question) const {
    out() << question << ' ' << std::flush;
    std::string line;
    if (!std::getline(at_.in, line)) throw stopped{};
    if (!at_.terminal) out() << '\n';
    std::string text{without_spaces(line)};
    if (text == "keluar" || text == "quit") throw stopped{};
    return text;
}

}  // namespace alur::command
