#include <alur/lint/mend.hpp>

#include "lint/text.hpp"
#include "lint/typos.hpp"
#include "sop/json_scan.hpp"
#include "sop/places.hpp"
#include "sop/silence.hpp"

#include <alur/lint/lint.hpp>

#include <algorithm>
#include <set>

namespace alur {
namespace lints {
namespace {

struct edit {
    std::size_t at = 0;
    mended_place change;
};

// The texts within a value: the value itself, or the items of a list.
std::vector<std::pair<std::size_t, std::size_t>> literals_in(std::string_view text,
                                                             std::size_t begin) {
    std::vector<std::pair<std::size_t, std::size_t>> out;
    const std::size_t end = skip_value(text, begin);
    for (std::size_t at = begin; at < end;) {
        at = skip_blanks(text, at);
        if (at >= end) break;
        if (text[at] == '"') {
            const std::size_t after = skip_string(text, at);
            out.emplace_back(at + 1, after - 1);
            at = after;
        } else {
            ++at;
        }
    }
    return out;
}

bool is_word_at(std::string_view text, std::size_t at, std::size_t bytes) {
    const auto letter = [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') ||
               (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    return (at == 0 || !letter(text[at - 1])) &&
           (at + bytes >= text.size() || !letter(text[at + bytes]));
}

void add_edits(const source& from, const std::string& code, const std::string& pointer,
               const std::string& before, const std::string& after, std::vector<edit>& edits) {
    const std::string_view text = from.text;
    for (const auto& [begin, end] : literals_in(text, value_at(text, pointer)))
        for (std::size_t at = text.find(before, begin); at < end && at + before.size() <= end;
             at = text.find(before, at + 1)) {
            const bool taken = std::any_of(edits.begin(), edits.end(), [&](const edit& each) {
                return at < each.at + each.change.before.size() && each.at < at + before.size();
            });
            if (taken || !is_word_at(text, at, before.size())) continue;
            edits.push_back({at, {code, pointer, from.at(at), before, after}});
        }
}

// "2 Hari" → "2 Hari kerja"; "hari kerja" and "hari kalender" say it already.
void add_days(const source& from, const std::string& pointer, std::vector<edit>& edits) {
    const std::string_view text = from.text;
    for (const auto& [begin, end] : literals_in(text, value_at(text, pointer))) {
        const std::vector<word> words = words_of(text.substr(begin, end - begin));
        for (std::size_t i = 0; i < words.size(); ++i) {
            // "3hari" is one word of a figure and letters.
            const std::string& each = words[i].low;
            if (each.size() < 4 || each.substr(each.size() - 4) != "hari") continue;
            if (i + 1 < words.size() &&
                (words[i + 1].low == "kerja" || words[i + 1].low == "kalender"))
                continue;
            const std::size_t at = begin + words[i].at + each.size() - 4;
            const std::string written{text.substr(at, 4)};
            edits.push_back({at, {"WK05", pointer, from.at(at), written, written + " kerja"}});
        }
    }
}

}  // namespace
}  // namespace lints

mended mend(const source& from) {
    using namespace lints;
    mended out{from.text, {}};
    const loaded read = load(from);
    if (!read.sop || !no_errors(read.problems)) return out;
    diagnostics found = lint(*read.sop);
    silence(*read.sop, found);
    std::set<std::string> misprinted_at;
    std::vector<edit> edits;
    for (const diagnostic& each : found) {
        if (each.code == "TX04") {
            misprinted_at.insert(each.pointer);
            for (const related_place& other : each.related) misprinted_at.insert(other.pointer);
        } else if (each.code == "WK05") {
            add_days(from, each.pointer, edits);
        }
    }
    for (const typo& each : typos_in(*read.sop))
        if (each.what == typo::kind::misprint && each.pointer != "/judul" &&
            misprinted_at.count(each.pointer) > 0)
            add_edits(from, "TX04", each.pointer, each.written, each.meant, edits);
    if (std::string_view(from.text).substr(0, 3) == byte_order_mark)
        edits.push_back({0, {"JS08", "", position{}, std::string(byte_order_mark), ""}});
    std::sort(edits.begin(), edits.end(), [](const edit& a, const edit& b) { return a.at < b.at; });

    std::string text;
    std::size_t copied = 0;
    for (const edit& each : edits) {
        text += from.text.substr(copied, each.at - copied);
        text += each.change.after;
        copied = each.at + each.change.before.size();
    }
    text += from.text.substr(copied);
    // Mending must not break what was whole.
    const loaded again = load({from.name, text});
    if (!again.sop || !no_errors(again.problems)) return out;
    out.text = std::move(text);
    for (edit& each : edits) out.changes.push_back(std::move(each.change));
    return out;
}

}  // namespace alur
