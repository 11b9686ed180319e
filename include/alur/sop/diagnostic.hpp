// What is wrong with a document, where, and how to mend it.
//
// Every reader and checker returns a list of diagnostics; none of them prints or throws. A place is
// a JSON Pointer (RFC 6901) into the document, because it survives re-formatting; line and column
// are found only when a place is shown, by walking the text once more: once for a whole list
// (`to_text`, `to_json`), or for one place (`source::locate`).
//
// Thread-safety: plain values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alur {

enum class language : std::uint8_t { id, en };

// A sentence in both languages. Empty in both means "nothing to say".
struct bilingual {
    std::string id;
    std::string en;

    [[nodiscard]] const std::string& in(language lang) const noexcept {
        return lang == language::id ? id : en;
    }
    [[nodiscard]] bool empty() const noexcept { return id.empty() && en.empty(); }
    friend bool operator==(const bilingual&, const bilingual&) = default;
};

// error: the document cannot be compiled; warning: it can, but is probably wrong.
enum class severity : std::uint8_t { error, warning, info };

// Another place that belongs to the finding ("the first one stands here").
struct related_place {
    std::string pointer;
    bilingual note;
    friend bool operator==(const related_place&, const related_place&) = default;
};

struct diagnostic {
    std::string code;  // stable, e.g. "JS03"; listed by `codes()` in <alur/sop/codes.hpp>
    severity level = severity::error;
    std::string pointer;  // the value that is wrong; "" is the whole document
    bilingual message;    // what is wrong
    bilingual fix;        // what to do; may be empty
    std::vector<related_place> related;
    // Byte offset, where a pointer cannot say it: syntax errors, the key that is wrong.
    std::optional<std::size_t> offset;

    friend bool operator==(const diagnostic&, const diagnostic&) = default;
};

using diagnostics = std::vector<diagnostic>;

// True if nothing in the list stops a compile.
[[nodiscard]] bool no_errors(const diagnostics& list) noexcept;

// 1-based; columns count Unicode code points, tabs count as one.
struct position {
    std::size_t line = 1;
    std::size_t column = 1;
    friend bool operator==(const position&, const position&) = default;
};

// A named text, so that places can be shown.
struct source {
    std::string name;
    std::string text;

    // Start of the value (not of its key) at `pointer`; the longest existing prefix of the pointer
    // if the value itself is not there. Accepts the same comments and trailing commas as `load`.
    // Linear in the text; never throws for any text.
    [[nodiscard]] position locate(std::string_view pointer) const;
    [[nodiscard]] position at(std::size_t byte_offset) const noexcept;
    [[nodiscard]] position where(const diagnostic& finding) const;
};

// One line per finding, "name:line:col: error: CODE: message", its fix and related places indented
// below, ordered by place. Plain text without colours.
[[nodiscard]] std::string to_text(const source& from, const diagnostics& list, language lang);

// How `to_terminal` may look.
struct terminal_look {
    std::size_t width = 100;  // columns; longer lines of the text are cut around what is wrong
    bool colour = false;
};

// As `to_text`, and below each finding the line it stands in with what is wrong underlined; the
// same for related places. Wide characters take two columns; what would turn the line around or
// move the cursor is shown as U+FFFD.
[[nodiscard]] std::string to_terminal(const source& from, const diagnostics& list, language lang,
                                      const terminal_look& look);

// As commands of GitHub's workflows: one line per finding, "::warning file=…,line=…::…".
[[nodiscard]] std::string to_github(const source& from, const diagnostics& list, language lang);

// The same as a JSON array of {code, severity, file, line, column, pointer, message, fix, related};
// message and fix are objects {"id": …, "en": …}.
[[nodiscard]] std::string to_json(const source& from, const diagnostics& list);

}  // namespace alur
