#include "view/text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "view/characters.hpp"

namespace alur::drawing {
namespace {

bool combines(char32_t c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x483 && c <= 0x489) ||
           (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) ||
           (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE20 && c <= 0xFE2F);
}

// Controls, marks of direction and what no screen shows. Joiners are left to the scripts that need
// them.
bool deceives(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x34F || c == 0x61C ||
           c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 ||
           (c >= 0x180B && c <= 0x180F) || c == 0x200B || c == 0x200E || c == 0x200F ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0x3164 ||
           c == 0xFEFF || c == 0xFFA0 || (c >= 0xFFF0 && c <= 0xFFFB) || (c & 0xFFFE) == 0xFFFE ||
           (c >= 0xE0000 && c <= 0xE0FFF);
}

bool is_space(char32_t c) {
    return c == ' ' || c == '\t' || c == '\r' || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

// Words, and the pieces of words between which a line may end.
struct piece {
    std::string_view text;
    bool after_space = false;
};

std::vector<piece> pieces_of(std::string_view paragraph) {
    std::vector<piece> all;
    bool space = true;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= paragraph.size(); ++i) {
        const bool end = i == paragraph.size() || paragraph[i] == ' ';
        const bool inside = !end && i > begin &&
                            (paragraph[i - 1] == '/' || paragraph[i - 1] == '-') &&
                            paragraph[i] != '/' && paragraph[i] != '-' && i > begin + 1;
        if (!end && !inside) continue;
        if (i > begin) {
            all.push_back({paragraph.substr(begin, i - begin), space});
            space = false;
        }
        begin = i;
        if (end) {
            begin = i + 1;
            space = true;
        }
    }
    return all;
}

// No sheet is wide enough for more bytes; what is longer need not be measured again and again.
constexpr std::size_t most_in_a_line = 8000;

// As much of a word as fits, at least one character.
std::size_t fitting(std::string_view word, int width, const type_style& style) {
    word = word.substr(0, most_in_a_line);
    std::string_view rest = word;
    (void)next_character(rest);
    std::size_t size = word.size() - rest.size();
    int used = text_width(word.substr(0, size), style);
    while (!rest.empty()) {
        const std::string_view before = rest;
        (void)next_character(rest);
        used += text_width(before.substr(0, before.size() - rest.size()), style);
        if (used > width) break;
        size = word.size() - rest.size();
    }
    return size;
}

class breaker {
  public:
    breaker(int width, const type_style& style, std::vector<form_line>& into)
        : width_(width), style_(style), into_(into) {}

    void paragraph(std::string_view text, std::string_view prefix) {
        // Narrower than the widest font's prefix: in most fonts the lines then stand below each
        // other.
        indent_ = prefix.empty() ? 0 : text_width(prefix, style_) * 4 / 5;
        if (indent_ > width_ / 2) indent_ = 0;
        begin_line(form_break::paragraph, prefix);
        for (const piece& each : pieces_of(text)) add(each);
        if (indent_ > 0) into_.back().indent = indent_;
        for (std::size_t i = first_; i < into_.size(); ++i)
            into_[i].width = text_width(into_[i].text, style_);
    }

  private:
    void begin_line(form_break why, std::string_view text) {
        if (why == form_break::paragraph) first_ = into_.size();
        form_line line;
        line.text = text;
        line.before = why;
        line.bold = style_.bold;
        line.italic = style_.italic;
        line.indent = indent_;
        into_.push_back(std::move(line));
        empty_ = true;
    }
    [[nodiscard]] int room() const {
        return into_.size() - 1 == first_ ? width_ : width_ - indent_;
    }
    void add(piece what) {
        while (!what.text.empty()) {
            std::string& line = into_.back().text;
            std::string longer = line;
            if (!empty_ && what.after_space) longer += ' ';
            longer += what.text.substr(0, most_in_a_line);
            if (what.text.size() <= most_in_a_line && text_width(longer, style_) <= room()) {
                line = std::move(longer);
                empty_ = false;
                return;
            }
            if (!empty_) {
                begin_line(what.after_space ? form_break::space : form_break::inside_word, {});
                continue;
            }
            const int left = room() - (line.empty() ? 0 : text_width(line, style_));
            const std::size_t size = fitting(what.text, left, style_);
            line += what.text.substr(0, size);
            what = {what.text.substr(size), false};
            empty_ = false;
        }
    }

    int width_;
    type_style style_;
    std::vector<form_line>& into_;
    std::size_t first_ = 0;
    int indent_ = 0;
    bool empty_ = true;
};

}  // namespace

std::string harmless(std::string_view text) {
    std::string out;
    int marks = 0;
    while (!text.empty()) {
        const char32_t c = next_character(text);
        marks = combines(c) ? marks + 1 : 0;
        if (c == '\n') {
            out += '\n';
        } else if (is_space(c)) {
            out += ' ';
        } else if (deceives(c) || marks > 3) {
            // More marks on one letter than any script has would climb into other cells.
            out += fmt::format("[U+{:04X}]", static_cast<std::uint32_t>(c));
        } else {
            append_character(out, c);
        }
    }
    return out;
}

std::string cut(std::string text, std::size_t characters) {
    std::string_view rest = text;
    for (std::size_t i = 0; i < characters && !rest.empty(); ++i) (void)next_character(rest);
    if (rest.empty()) return text;
    text.resize(text.size() - rest.size());
    return text + "…";
}

int widest_word(std::string_view text, const type_style& style) {
    int widest = 0;
    std::string copy(text);
    std::replace(copy.begin(), copy.end(), '\n', ' ');
    for (const piece& each : pieces_of(copy))
        widest = std::max(widest, text_width(each.text, style));
    return widest;
}

std::vector<form_line> wrap(std::string_view text, int width, const type_style& style,
                            std::string_view prefix) {
    std::vector<form_line> lines;
    const std::string safe = harmless(text);
    if (safe.find_first_not_of(" \n") == std::string::npos) return lines;
    breaker into(width, style, lines);
    std::string_view rest = safe;
    for (bool more = true; more;) {
        const std::size_t end = rest.find('\n');
        into.paragraph(rest.substr(0, end), prefix);
        prefix = {};
        more = end != std::string_view::npos;
        if (more) rest.remove_prefix(end + 1);
    }
    return lines;
}

std::vector<form_line> wrap_list(const text_list& items, int width, const type_style& style,
                                 bullets how) {
    std::vector<form_line> lines;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string prefix = items.size() == 1         ? std::string()
                                   : how == bullets::numbers ? fmt::format("{}. ", i + 1)
                                                             : std::string("- ");
        const std::vector<form_line> more = wrap(items[i], width, style, prefix);
        lines.insert(lines.end(), more.begin(), more.end());
    }
    return lines;
}

void place_lines(std::vector<form_line>& lines, int x, int top, int size) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        lines[i].x = x;
        if (lines[i].before != form_break::paragraph) lines[i].x += lines[i].indent;
        lines[i].baseline = top + size + count(i) * line_height(size);
    }
}

}  // namespace alur::drawing
