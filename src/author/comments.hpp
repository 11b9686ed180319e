// The comments of a JSON text, each with the value it stands at. Private to src/author.
//
// Precondition everywhere: the text is JSON as `load` accepts it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace alur::authors {

struct comment {
    std::string text;           // with its signs, without what ends its line
    bool blank_before = false;  // a blank line stands before it
    [[nodiscard]] bool ends_line() const { return text.substr(0, 2) == "//"; }
};
using comments = std::vector<comment>;

// What is said at one value.
struct remarks {
    comments before;            // the key, or the item
    bool blank_before = false;  // a blank line before the key, after those comments
    comments after;             // on its last line
    comments opening;           // behind its opening bracket
    comments at_end;            // before its closing bracket
    [[nodiscard]] bool none_inside() const { return opening.empty() && at_end.empty(); }
    [[nodiscard]] bool none_beside() const { return before.empty() && after.empty(); }
};

struct all_remarks {
    std::vector<remarks> of;  // by value, in the order of the text
    comments footer;          // after the document
};

[[nodiscard]] all_remarks find_remarks(std::string_view text);

// Every comment, sorted: what must be the same before and after.
[[nodiscard]] std::vector<std::string> every_comment(const all_remarks& from);

}  // namespace alur::authors
