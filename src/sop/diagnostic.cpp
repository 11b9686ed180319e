#include <alur/sop/diagnostic.hpp>

#include "sop/json_scan.hpp"
#include "sop/quoted.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace alur {
namespace {

// One step of a pointer, with ~1 and ~0 read as "/" and "~".
std::string reference_token(std::string_view raw) {
    std::string out;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const std::string_view pair = raw.substr(i, 2);
        if (pair == "~1" || pair == "~0") {
            out += pair == "~1" ? '/' : '~';
            ++i;
        } else {
            out += raw[i];
        }
    }
    return out;
}

void append_utf8(std::string& out, unsigned code_point) {
    const auto put = [&out](unsigned byte) { out += static_cast<char>(byte); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0 | (code_point >> 6));
        put(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        put(0xE0 | (code_point >> 12));
        put(0x80 | ((code_point >> 6) & 0x3F));
        put(0x80 | (code_point & 0x3F));
    } else {
        put(0xF0 | (code_point >> 18));
        put(0x80 | ((code_point >> 12) & 0x3F));
        put(0x80 | ((code_point >> 6) & 0x3F));
        put(0x80 | (code_point & 0x3F));
    }
}

unsigned hexadecimal(std::string_view digits) {
    unsigned value = 0;
    for (const char c : digits) {
        const char low = static_cast<char>(c | 0x20);
        const unsigned digit = c >= '0' && c <= '9'       ? static_cast<unsigned>(c - '0')
                               : low >= 'a' && low <= 'f' ? static_cast<unsigned>(low - 'a') + 10
                                                          : 0;
        value = value * 16 + digit;
    }
    return value;
}

// The inside of a JSON string with its escapes read; a faulty escape is kept as it stands.
std::string unescaped(std::string_view raw) {
    if (raw.find('\\') == std::string_view::npos) return std::string{raw};
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    std::string out;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const char next = raw[i] == '\\' && i + 1 < raw.size() ? raw[i + 1] : '\0';
        const std::size_t simple = next == '\0' ? std::string_view::npos : letters.find(next);
        if (simple != std::string_view::npos) {
            out += meanings[simple];
            ++i;
        } else if (next == 'u') {
            unsigned unit = hexadecimal(raw.substr(i + 2, 4));
            i += 5;
            if (unit >= 0xD800 && unit < 0xDC00 &&
                raw.substr(std::min(i + 1, raw.size()), 2) == "\\u") {
                unit = 0x10000 + ((unit - 0xD800) << 10) +
                       ((hexadecimal(raw.substr(i + 3, 4)) - 0xDC00) & 0x3FF);
                i += 6;
            }
            append_utf8(out, unit);
        } else {
            out += raw[i];
        }
    }
    return out;
}

// Where the child `token` of the value at `at` begins; npos if there is none.
std::size_t child_of(std::string_view text, std::size_t at, std::string_view token) {
    const bool object = at < text.size() && text[at] == '{';
    if (!object && (at >= text.size() || text[at] != '[')) return std::string_view::npos;
    at = skip_blanks(text, at + 1);
    for (std::size_t index = 0; at < text.size() && text[at] != '}' && text[at] != ']'; ++index) {
        bool wanted = false;
        if (object) {
            if (text[at] != '"') return std::string_view::npos;
            const std::size_t end = skip_string(text, at);
            wanted = unescaped(text.substr(at + 1, end - std::min(end, at + 2))) == token;
            at = skip_blanks(text, end);
            if (at >= text.size() || text[at] != ':') return std::string_view::npos;
            at = skip_blanks(text, at + 1);
        } else {
            wanted = fmt::format_int(index).str() == token;
        }
        if (wanted) return at;
        const std::size_t before = at;
        at = skip_blanks(text, skip_value(text, at));
        if (at < text.size() && text[at] == ',') at = skip_blanks(text, at + 1);
        if (at == before) return std::string_view::npos;
    }
    return std::string_view::npos;
}

const char* word_for(severity level, language lang) {
    const bool id = lang == language::id;
    switch (level) {
        case severity::error:
            return id ? "kesalahan" : "error";
        case severity::warning:
            return id ? "peringatan" : "warning";
        case severity::info:
            break;
    }
    return id ? "catatan" : "note";
}

struct placed {
    position at;
    const diagnostic* finding;
};

std::vector<placed> by_place(const source& from, const diagnostics& list) {
    std::vector<placed> out;
    out.reserve(list.size());
    for (const diagnostic& finding : list) out.push_back({from.where(finding), &finding});
    std::stable_sort(out.begin(), out.end(), [](const placed& a, const placed& b) {
        return std::pair{a.at.line, a.at.column} < std::pair{b.at.line, b.at.column};
    });
    return out;
}

std::string in_both(const bilingual& text) {
    return fmt::format(R"({{"id": {}, "en": {}}})", quoted(text.id), quoted(text.en));
}

}  // namespace

bool no_errors(const diagnostics& list) noexcept {
    return std::none_of(list.begin(), list.end(),
                        [](const diagnostic& each) { return each.level == severity::error; });
}

position source::at(std::size_t byte_offset) const noexcept {
    const std::string_view all = text;
    const std::string_view before = all.substr(0, std::min(byte_offset, all.size()));
    const std::size_t newline = before.rfind('\n');
    std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
    position out;
    out.line += static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    // Editors do not show a byte order mark.
    if (start == 0 && before.substr(0, 3) == byte_order_mark) start = 3;
    for (const char c : before.substr(start))
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++out.column;
    return out;
}

position source::locate(std::string_view pointer) const {
    std::size_t found = skip_blanks(text, 0);
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::size_t slash = std::min(pointer.find('/'), pointer.size());
        const std::size_t next = child_of(text, found, reference_token(pointer.substr(0, slash)));
        if (next == std::string_view::npos) break;
        found = next;
        pointer.remove_prefix(slash);
    }
    return at(found);
}

position source::where(const diagnostic& finding) const {
    return finding.offset ? at(*finding.offset) : locate(finding.pointer);
}

std::string to_text(const source& from, const diagnostics& list, language lang) {
    std::string out;
    const auto line = [&](const position& at, std::string_view kind, std::string_view text) {
        fmt::format_to(std::back_inserter(out), "{}:{}:{}: {}: {}\n", from.name, at.line, at.column,
                       kind, text);
    };
    for (const placed& each : by_place(from, list)) {
        const diagnostic& finding = *each.finding;
        line(each.at, fmt::format("{}: {}", word_for(finding.level, lang), finding.code),
             finding.message.in(lang));
        if (!finding.fix.empty())
            out += fmt::format("    {}: {}\n", lang == language::id ? "perbaikan" : "fix",
                               finding.fix.in(lang));
        for (const related_place& other : finding.related) {
            out += "    ";
            line(from.locate(other.pointer), lang == language::id ? "lihat juga" : "see also",
                 other.note.in(lang));
        }
    }
    return out;
}

std::string to_json(const source& from, const diagnostics& list) {
    constexpr std::array<const char*, 3> levels{"error", "warning", "info"};
    std::string out = "[";
    const char* separator = "\n  ";
    for (const placed& each : by_place(from, list)) {
        const diagnostic& finding = *each.finding;
        out += std::exchange(separator, ",\n  ");
        out += fmt::format(
            R"({{"code": {}, "severity": "{}", "file": {}, "line": {}, "column": {}, "pointer": {}, "message": {}, "fix": {}, "related": [)",
            quoted(finding.code), levels[static_cast<std::size_t>(finding.level)],
            quoted(from.name), each.at.line, each.at.column, quoted(finding.pointer),
            in_both(finding.message), in_both(finding.fix));
        const char* comma = "";
        for (const related_place& other : finding.related) {
            const position at = from.locate(other.pointer);
            out += fmt::format(R"({}{{"pointer": {}, "line": {}, "column": {}, "note": {}}})",
                               std::exchange(comma, ", "), quoted(other.pointer), at.line,
                               at.column, in_both(other.note));
        }
        out += "]}";
    }
    out += list.empty() ? "]\n" : "\n]\n";
    return out;
}

}  // namespace alur
