#include <alur/sop/data.hpp>
#include <alur/time/date.hpp>

#include <array>

namespace alur {
namespace {

using std::chrono::year_month_day;

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
    const unsigned month = month_number(from.text);
    return month != 0 ? std::optional{month} : std::nullopt;
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

}  // namespace alur
