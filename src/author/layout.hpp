// JSON to be written with comments, and how it is laid out. Private to src/author.
#pragma once

#include "author/comments.hpp"

#include <string>
#include <vector>

namespace alur::authors {

struct shown {
    std::string key;   // in quotes; empty in a list
    std::string word;  // of a text, number, true or false; empty: an object or a list
    bool object = false;
    bool tall = false;  // one item per line, even if it would fit
    std::vector<shown> items;
    remarks said;
};

// Two spaces of indentation, 120 columns where texts allow it, one line break at the end.
[[nodiscard]] std::string laid_out(const shown& root, const comments& footer);

}  // namespace alur::authors
