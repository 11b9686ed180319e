// Text for a terminal: widths, wrapping, colours.
#pragma once

#include <alur/sop/diagnostic.hpp>

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace alur::command {

enum class tone : std::uint8_t { plain, bold, dim, good, bad, warn, accent };

// How one output is written to.
struct page {
    std::ostream& out;
    language lang = language::id;
    std::size_t width = 100;
    bool colour = false;

    [[nodiscard]] std::string paint(tone how, std::string_view text) const;
    // The sentence in the page's language.
    [[nodiscard]] const char* say(const char* id, const char* en) const {
        return lang == language::id ? id : en;
    }
};

// Columns a UTF-8 text takes: its code points, combining marks and such aside.
[[nodiscard]] std::size_t columns(std::string_view text);

// Broken at spaces into lines of at most `width` columns; longer words are cut,
// after a slash if they have one. At least one line.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

// Filled up with spaces; longer texts stay.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width);

// Cut to `width` columns, the last one an ellipsis.
[[nodiscard]] std::string cut(std::string_view text, std::size_t width);

}  // namespace alur::command
