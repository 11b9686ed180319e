#include "author/asker.hpp"

#include "lint/text.hpp"

#include <alur/time/text.hpp>

#include <fmt/format.h>

#include <utility>

namespace alur::authors {

bool asker::ask(const draft_question& question,
                const std::function<bilingual(const std::string&)>& take) {
    while (!ended_) {
        const std::optional<std::string> said = from_.answer(question);
        if (!said) {
            ended_ = true;
            break;
        }
        const std::string answer = single_spaced(*said);
        if (answer.empty() && question.otherwise.empty()) {
            from_.refuse({"jawabannya belum diisi", "an answer is needed"});
            continue;
        }
        const bilingual why = take(answer);
        if (why.empty()) return true;
        from_.refuse(why);
    }
    return false;
}
bool says_yes(const std::string& said) {
    const std::string word = lints::low(said);
    return word == "ya" || word == "y" || word == "yes";
}
bool says_no(const std::string& said) {
    const std::string word = lints::low(said);
    return word == "tidak" || word == "t" || word == "no" || word == "n";
}
bilingual neither() { return {"jawab ya atau tidak", "answer yes or no"}; }

std::string shortened(std::string_view text) {
    constexpr std::size_t most = 60;
    if (text.size() <= most) return std::string(text);
    std::size_t end = text.rfind(' ', most);
    if (end == std::string_view::npos)
        for (end = most; (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U;) --end;
    return std::string(text.substr(0, end)) + " …";
}

draft_question about(const row& which, const bilingual& what, bilingual otherwise) {
    const std::string sentence = shortened(which.activity);
    const std::string named = sentence.empty() ? "" : fmt::format(" (\"{}\")", sentence);
    return {{fmt::format("Langkah {}{}: {}", which.number, named, what.id),
             fmt::format("Row {}{}: {}", which.number, named, what.en)},
            std::move(otherwise)};
}

}  // namespace alur::authors
