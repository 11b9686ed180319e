#include "lint/text.hpp"

#include "lint/word_list.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace alur::lints {
namespace {

bool is_letter(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalnum(byte) != 0;
}

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

void add_words(std::vector<std::string>& to, std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        to.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

const replacement* entry_of(std::span<const replacement> list, std::string_view word) {
    const auto found = std::find_if(list.begin(), list.end(),
                                    [&](const replacement& each) { return each.written == word; });
    return found == list.end() ? nullptr : &*found;
}

}  // namespace

std::vector<word> words_of(std::string_view text) {
    std::vector<word> out;
    bool stop = true;
    bool comma = false;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_letter(text[at]) && text[at] != '&') {
            stop |= text[at] == '.' || text[at] == ';' || text[at] == ':';
            comma |= text[at] == ',';
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        if (text[at] != '&')
            while (end < text.size() &&
                   (is_letter(text[end]) ||
                    (text[end] == '-' && end + 1 < text.size() && is_letter(text[end + 1]))))
                ++end;
        word next;
        for (const char c : text.substr(at, end - at)) next.low += lowered(c);
        next.capital = text[at] >= 'A' && text[at] <= 'Z';
        next.after_stop = stop;
        next.after_comma = comma;
        next.at = at;
        out.push_back(std::move(next));
        stop = comma = false;
        at = end;
    }
    return out;
}

std::string low(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
        if (blank && (out.empty() || out.back() == ' ')) continue;
        out += blank ? ' ' : lowered(c);
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::vector<std::string> spelt_out(std::string_view text) {
    std::vector<std::string> out;
    for (const word& each : words_of(text)) {
        std::string_view spelt = each.low;
        if (const replacement* misprint = entry_of(misprints(), spelt)) spelt = misprint->meant;
        if (const replacement* shorter = entry_of(short_forms(), spelt)) spelt = shorter->meant;
        add_words(out, spelt);
    }
    return out;
}

bool is_active_verb(std::string_view low) {
    return low.size() > 4 && (begins(low, "me") || begins(low, "ber")) &&
           !only_looks_like_verb(low);
}

bool is_passive_verb(std::string_view low) {
    return low.size() > 5 && begins(low, "di") && !only_looks_like_verb(low);
}

std::string root_of(std::string_view low) {
    static constexpr std::array prefixes{"penge", "meng", "meny", "peng", "peny",
                                         "mem",   "men",  "pem",  "pen",  "ber",
                                         "ter",   "per",  "me",   "pe",   "di"};
    static constexpr std::array suffixes{"kan", "nya", "an", "i"};
    for (const std::string_view prefix : prefixes)
        if (begins(low, prefix) && low.size() > prefix.size() + 3) {
            low.remove_prefix(prefix.size());
            break;
        }
    for (const std::string_view suffix : suffixes)
        if (low.size() > suffix.size() + 3 && low.substr(low.size() - suffix.size()) == suffix) {
            low.remove_suffix(suffix.size());
            break;
        }
    return std::string(low);
}

bool stands_at(const std::vector<std::string>& whole, std::size_t at,
               const std::vector<std::string>& part) {
    return !part.empty() && at + part.size() <= whole.size() &&
           std::equal(part.begin(), part.end(), whole.begin() + static_cast<std::ptrdiff_t>(at));
}

}  // namespace alur::lints
