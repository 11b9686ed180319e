// Findings as a person at a terminal reads them, and as GitHub does.
#include <alur/sop/diagnostic.hpp>

#include "sop/columns.hpp"
#include "sop/json_scan.hpp"
#include "sop/places.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace alur {
namespace {

constexpr std::size_t tab_width = 4;
// A whole document may stand in one line: only so many bytes around what is wrong are looked at.
constexpr std::size_t near_by = 600;

struct cell {
    std::string text;
    std::size_t columns = 1;
    bool marked = false;
};

// A line cut into what a terminal shows of it.
std::vector<cell> cells_of(std::string_view text, std::size_t line_begin, std::size_t mark_from,
                           std::size_t mark_to) {
    std::vector<cell> out;
    const std::size_t stop = std::min(text.size(), std::max(line_begin, mark_from) + near_by);
    for (std::size_t at = line_begin; at < stop && text[at] != '\n';) {
        if (text[at] == '\r') {
            ++at;
            continue;
        }
        const shown_char next = first_char(text.substr(at));
        cell one;
        one.marked = at >= mark_from && at < mark_to;
        if (text[at] == '\t') {
            one.text = std::string(tab_width, ' ');
            one.columns = tab_width;
        } else {
            one.text = next.harmless ? std::string(text.substr(at, next.bytes)) : "\xEF\xBF\xBD";
            one.columns = next.columns;
        }
        at += next.bytes;
        out.push_back(std::move(one));
    }
    return out;
}

std::size_t columns_of(const std::vector<cell>& cells, std::size_t from, std::size_t to) {
    std::size_t sum = 0;
    for (std::size_t i = from; i < to; ++i) sum += cells[i].columns;
    return sum;
}

// Leaves what is marked, and as much around it as there is room for.
void cut_around_mark(std::vector<cell>& cells, std::size_t width) {
    if (columns_of(cells, 0, cells.size()) <= width || width < 20) return;
    const auto mark =
        std::find_if(cells.begin(), cells.end(), [](const cell& c) { return c.marked; });
    const auto marked = static_cast<std::size_t>(mark - cells.begin());
    std::size_t begin = 0;
    if (columns_of(cells, 0, std::min(marked + 1, cells.size())) > width * 2 / 3) {
        begin = marked;
        for (std::size_t used = 0; begin > 0 && used + cells[begin - 1].columns <= width / 3;)
            used += cells[--begin].columns;
    }
    std::size_t end = begin;
    for (std::size_t used = begin > 0 ? 1 : 0;
         end < cells.size() && used + cells[end].columns < width; ++end)
        used += cells[end].columns;
    const auto at = [](std::size_t i) { return static_cast<std::ptrdiff_t>(i); };
    const bool more = end < cells.size();
    std::vector<cell> kept;
    if (begin > 0) kept.push_back({"…", 1, false});
    kept.insert(kept.end(), cells.begin() + at(begin), cells.begin() + at(end));
    if (more) kept.push_back({"…", 1, kept.back().marked});
    cells = std::move(kept);
}

class finding_page {
  public:
    finding_page(const source& from, const diagnostics& list, language lang,
                 const terminal_look& look)
        : from_(from), lang_(lang), look_(look), where_(from, list) {}

    void tell(const diagnostic& finding) {
        const position at = where_.of(finding);
        out_ += paint("1", fmt::format("{}:{}:{}: ", from_.name, at.line, at.column));
        out_ += paint(colour_of(finding.level),
                      fmt::format("{}: {}:", word_of(finding.level), finding.code));
        out_ += paint("1", " " + finding.message.in(lang_)) + '\n';
        line_of(finding.offset.value_or(where_.offset_of(finding.pointer)), at,
                finding.offset.has_value(), colour_of(finding.level), finding.message.in(lang_));
        if (!finding.fix.empty()) note(id() ? "perbaikan" : "fix", finding.fix.in(lang_), "32");
        for (const related_place& other : finding.related) {
            const position there = where_.of(other.pointer);
            note(fmt::format("{} {}:{}:{}", id() ? "lihat juga" : "see also", from_.name,
                             there.line, there.column),
                 other.note.in(lang_), "36");
            line_of(where_.offset_of(other.pointer), there, false, "36");
        }
    }
    [[nodiscard]] std::string take() { return std::move(out_); }

  private:
    [[nodiscard]] bool id() const { return lang_ == language::id; }
    [[nodiscard]] const char* word_of(severity level) const {
        return level == severity::error     ? id() ? "kesalahan" : "error"
               : level == severity::warning ? id() ? "peringatan" : "warning"
               : id()                       ? "catatan"
                                            : "note";
    }
    static const char* colour_of(severity level) {
        return level == severity::error ? "1;31" : level == severity::warning ? "1;33" : "1;36";
    }
    [[nodiscard]] std::string paint(const char* code, const std::string& text) const {
        return look_.colour ? fmt::format("\033[{}m{}\033[0m", code, text) : text;
    }
    [[nodiscard]] std::string margin(const std::string& number) const {
        return paint("2", fmt::format("{:>6} |", number)) + ' ';
    }
    void note(const std::string& kind, const std::string& text, const char* colour) {
        out_ += paint("2", "       = ") + paint(colour, kind + ":") + ' ' + text + '\n';
    }

    // The end of what is wrong: of the value, but not beyond its line.
    [[nodiscard]] std::size_t end_of(std::size_t begin, bool is_syntax) const {
        const std::string_view text = from_.text;
        if (begin >= text.size()) return begin + 1;
        if (text[begin] == '"') return std::max(skip_string(text, begin), begin + 1);
        if (is_syntax) return begin + first_char(text.substr(begin)).bytes;
        return std::max(skip_value(text, begin), begin + 1);
    }

    // Of a long sentence the words that the message quotes.
    void narrow(std::size_t& begin, std::size_t& end, std::string_view message) const {
        const std::string_view value = std::string_view(from_.text).substr(begin, end - begin);
        if (value.size() < 3 || value.front() != '"') return;
        const std::size_t open = message.find('"');
        const std::size_t close =
            open == std::string_view::npos ? open : message.find('"', open + 1);
        if (close == std::string_view::npos || close == open + 1) return;
        const std::size_t found = value.find(message.substr(open + 1, close - open - 1));
        if (found == std::string_view::npos) return;
        begin += found;
        end = begin + (close - open - 1);
    }

    void line_of(std::size_t begin, const position& at, bool is_syntax, const char* colour,
                 std::string_view message = {}) {
        const std::string_view text = from_.text;
        begin = std::min(begin, text.size());
        std::size_t line = begin > near_by ? begin - near_by : 0;
        const std::size_t last = text.substr(line, begin - line).rfind('\n');
        if (last != std::string_view::npos) line += last + 1;
        while (line < begin && (static_cast<unsigned char>(text[line]) & 0xC0U) == 0x80U) ++line;
        std::size_t end = end_of(begin, is_syntax);
        if (begin < text.size()) narrow(begin, end, message);
        // An editor does not show a byte order mark, and counts without it.
        if (line == 0 && text.substr(0, 3) == byte_order_mark) line = 3;
        std::vector<cell> cells = cells_of(text, line, begin, end);
        const std::size_t room = look_.width > 10 ? look_.width - 10 : look_.width;
        cut_around_mark(cells, room);
        std::string shown;
        std::string under;
        bool first = true;
        std::size_t pending = 0;
        for (const cell& each : cells) {
            shown += each.text;
            if (!each.marked) {
                pending += each.columns;
                continue;
            }
            under += std::string(pending, ' ');
            pending = 0;
            for (std::size_t i = 0; i < each.columns; ++i)
                under += std::exchange(first, false) ? '^' : '~';
        }
        // Nothing is left of a text that ends too soon.
        if (first) under += std::string(pending, ' ') + '^';
        out_ += margin(fmt::format("{}", at.line)) + shown + '\n';
        out_ += margin("") + paint(colour, under) + '\n';
        // A bracket alone says nothing; what follows it does.
        if (!cells.empty() && end - begin > 1 &&
            std::all_of(cells.begin(), cells.end(), [](const cell& c) {
                return c.text == " " || c.text == "{" || c.text == "[" || c.columns > 2;
            })) {
            const std::size_t next = text.find('\n', begin);
            if (next == std::string_view::npos) return;
            std::vector<cell> more = cells_of(text, next + 1, 0, 0);
            cut_around_mark(more, room);
            std::string following;
            for (const cell& each : more) following += each.text;
            out_ += margin(fmt::format("{}", at.line + 1)) + following + '\n';
        }
    }

    const source& from_;
    language lang_;
    const terminal_look& look_;
    places where_;
    std::string out_;
};

std::vector<const diagnostic*> by_place(const places& where, const diagnostics& list) {
    std::vector<const diagnostic*> out;
    for (const diagnostic& each : list) out.push_back(&each);
    std::stable_sort(out.begin(), out.end(), [&](const diagnostic* a, const diagnostic* b) {
        const position x = where.of(*a);
        const position y = where.of(*b);
        return std::pair{x.line, x.column} < std::pair{y.line, y.column};
    });
    return out;
}

// Of a value of a command's property, or of its message.
std::string escaped(std::string_view text, bool property) {
    std::string out;
    for (const char c : text) {
        if (c == '%')
            out += "%25";
        else if (c == '\n')
            out += "%0A";
        else if (c == '\r')
            out += "%0D";
        else if (property && c == ':')
            out += "%3A";
        else if (property && c == ',')
            out += "%2C";
        else
            out += c;
    }
    return out;
}

}  // namespace

std::string to_terminal(const source& from, const diagnostics& list, language lang,
                        const terminal_look& look) {
    finding_page page(from, list, lang, look);
    const places where{from, list};
    for (const diagnostic* each : by_place(where, list)) page.tell(*each);
    return page.take();
}

std::string to_github(const source& from, const diagnostics& list, language lang) {
    std::string out;
    const places where{from, list};
    for (const diagnostic* each : by_place(where, list)) {
        const position at = where.of(*each);
        const char* kind = each->level == severity::error     ? "error"
                           : each->level == severity::warning ? "warning"
                                                              : "notice";
        std::string text = each->message.in(lang);
        if (!each->fix.empty()) text += '\n' + each->fix.in(lang);
        fmt::format_to(std::back_inserter(out), "::{} file={},line={},col={},title={}::{}\n", kind,
                       escaped(from.name, true), at.line, at.column, escaped(each->code, true),
                       escaped(text, false));
    }
    return out;
}

}  // namespace alur
