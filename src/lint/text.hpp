// Sentences as words. Private to src/lint.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace alur::lints {

struct word {
    std::string low;          // lower case
    bool capital = false;     // as it was written
    bool after_stop = false;  // the first one, or after . ; : or a comma …
    bool after_comma = false;
    std::size_t at = 0;  // byte in the text
};

// Letters and figures, with dashes inside; "&" is a word too, anything else parts words.
[[nodiscard]] std::vector<word> words_of(std::string_view text);

// Lower case, single-spaced.
[[nodiscard]] std::string low(std::string_view text);

// Misprints, short forms and second spellings written out, one word each: "Kasubag" and "Kepala
// Subbagian" are the same list.
[[nodiscard]] std::vector<std::string> spelt_out(std::string_view text);

[[nodiscard]] bool is_active_verb(std::string_view low);
[[nodiscard]] bool is_passive_verb(std::string_view low);

// The root without prefixes and suffixes, roughly: "pelaporan" and "laporan" are both "lapor".
[[nodiscard]] std::string root_of(std::string_view low);

// Whether `part` stands in `whole` from word `at` on.
[[nodiscard]] bool stands_at(const std::vector<std::string>& whole, std::size_t at,
                             const std::vector<std::string>& part);

[[nodiscard]] inline bool begins(std::string_view text, std::string_view with) {
    return text.substr(0, with.size()) == with;
}

}  // namespace alur::lints
