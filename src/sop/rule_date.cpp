#include <alur/sop/data.hpp>

#include <array>

namespace alur {
namespace {

using std::chrono::year_month_day;

struct month_name {
    std::string_view word;
    unsigned month;
};

constexpr std::array<month_name, 27> month_names{{
    {"januari", 1},  {"februari", 2},  {"pebruari", 2},  {"maret", 3},     {"april", 4},
    {"mei", 5},      {"juni", 6},      {"juli", 7},      {"agustus", 8},   {"september", 9},
    {"oktober", 10}, {"november", 11}, {"nopember", 11}, {"desember", 12}, {"jan", 1},
    {"feb", 2},      {"mar", 3},       {"apr", 4},       {"jun", 6},       {"jul", 7},
    {"agu", 8},      {"ags", 8},       {"agt", 8},       {"sep", 9},       {"okt", 10},
    {"nov", 11},     {"des", 12},
}};

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

struct word {
    std::string_view text;
    bool number;
    char separator;  // what stands before it: ' ', '-', '/', or 0 for the first
};

// Exactly three words, separated by spaces or by one dash or slash; nothing else.
std::optional<std::array<word, 3>> three_words(std::string_view text) {
    std::array<word, 3> words{};
    std::size_t count = 0;
    std::size_t at = 0;
    char separator = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (c == ' ') {
            separator = separator == 0 && count > 0 ? ' ' : separator;
            ++at;
        } else if ((c == '-' || c == '/') && count > 0 && (separator == 0 || separator == ' ')) {
            separator = c;
            ++at;
        } else if (is_digit(c) || is_letter(c)) {
            if (count == 3 || (count > 0 && separator == 0)) {
                return std::nullopt;
            }
            const std::size_t from = at;
            while (at < text.size() && (is_digit(c) ? is_digit(text[at]) : is_letter(text[at]))) {
                ++at;
            }
            words[count++] = {text.substr(from, at - from), is_digit(c), separator};
            separator = 0;
        } else {
            return std::nullopt;
        }
    }
    if (count != 3 || separator == '-' || separator == '/') {
        return std::nullopt;
    }
    return words;
}

// Nothing beyond four digits, so no date outside 0–9999.
std::optional<int> small_number(const word& from) {
    if (!from.number || from.text.size() > 4) {
        return std::nullopt;
    }
    int value = 0;
    for (const char c : from.text) {
        value = value * 10 + (c - '0');
    }
    return value;
}

std::optional<unsigned> month_of(const word& from) {
    if (from.number) {
        const auto value = from.text.size() <= 2 ? small_number(from) : std::nullopt;
        return value ? std::optional{static_cast<unsigned>(*value)} : std::nullopt;
    }
    std::string lower;
    for (const char c : from.text) {
        lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    for (const month_name& name : month_names) {
        if (name.word == lower) {
            return name.month;
        }
    }
    return std::nullopt;
}

void append_padded(std::string& out, unsigned value, std::size_t width) {
    const std::string digits = std::to_string(value);
    out.append(width > digits.size() ? width - digits.size() : 0, '0');
    out += digits;
}

}  // namespace

std::optional<year_month_day> date_from_text(std::string_view text) {
    const auto words = three_words(text);
    if (!words) {
        return std::nullopt;
    }
    const auto& [first, second, third] = *words;
    if (second.separator != third.separator) {
        return std::nullopt;
    }
    const bool year_first = first.text.size() == 4;
    // Digits apart by spaces alone are no date anybody writes.
    if (second.number ? second.separator == ' ' : year_first) {
        return std::nullopt;
    }
    if (year_first && second.separator != '-') {
        return std::nullopt;
    }
    const word& year_word = year_first ? first : third;
    const word& day_word = year_first ? third : first;
    const auto year = small_number(year_word);
    const auto month = month_of(second);
    const auto day = small_number(day_word);
    if (!year || !month || !day || year_word.text.size() != 4 || day_word.text.size() > 2) {
        return std::nullopt;
    }
    const year_month_day date{std::chrono::year{*year}, std::chrono::month{*month},
                              std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

std::string date_to_text(year_month_day date) {
    std::string out;
    append_padded(out, static_cast<unsigned>(static_cast<int>(date.year())), 4);
    out += '-';
    append_padded(out, static_cast<unsigned>(date.month()), 2);
    out += '-';
    append_padded(out, static_cast<unsigned>(date.day()), 2);
    return out;
}

}  // namespace alur
