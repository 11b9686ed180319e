#include <alur/sop/diagnostic.hpp>

#include "sop/places.hpp"
#include "sop/quoted.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace alur {
namespace {

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

std::vector<placed> in_order(const places& where, const diagnostics& list) {
    std::vector<placed> out;
    out.reserve(list.size());
    for (const diagnostic& finding : list) out.push_back({where.of(finding), &finding});
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

std::string to_text(const source& from, const diagnostics& list, language lang) {
    std::string out;
    const auto line = [&](const position& at, std::string_view kind, std::string_view text) {
        fmt::format_to(std::back_inserter(out), "{}:{}:{}: {}: {}\n", from.name, at.line, at.column,
                       kind, text);
    };
    const places where{from, list};
    for (const placed& each : in_order(where, list)) {
        const diagnostic& finding = *each.finding;
        line(each.at, fmt::format("{}: {}", word_for(finding.level, lang), finding.code),
             finding.message.in(lang));
        if (!finding.fix.empty())
            out += fmt::format("    {}: {}\n", lang == language::id ? "perbaikan" : "fix",
                               finding.fix.in(lang));
        for (const related_place& other : finding.related) {
            out += "    ";
            line(where.of(other.pointer), lang == language::id ? "lihat juga" : "see also",
                 other.note.in(lang));
        }
    }
    return out;
}

std::string to_json(const source& from, const diagnostics& list) {
    constexpr std::array<const char*, 3> levels{"error", "warning", "info"};
    std::string out = "[";
    const char* separator = "\n  ";
    const places where{from, list};
    for (const placed& each : in_order(where, list)) {
        const diagnostic& finding = *each.finding;
        out += std::exchange(separator, ",\n  ");
        out += fmt::format(
            R"({{"code": {}, "severity": "{}", "file": {}, "line": {}, "column": {}, "pointer": {}, "message": {}, "fix": {}, "related": [)",
            quoted(finding.code), levels[static_cast<std::size_t>(finding.level)],
            quoted(from.name), each.at.line, each.at.column, quoted(finding.pointer),
            in_both(finding.message), in_both(finding.fix));
        const char* comma = "";
        for (const related_place& other : finding.related) {
            const position at = where.of(other.pointer);
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
