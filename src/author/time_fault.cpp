#include <alur/author/draft.hpp>

#include "lint/text.hpp"

#include <alur/time/reason_text.hpp>
#include <alur/time/text.hpp>
#include <alur/time/time_limit_text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace alur {
namespace {

// "02-Mar", "2-Mar-26", "Mar-02", "02/03/2026", "2026-03-02": "2-3", which Excel made a date; of
// its number of a day ("44987"), nothing is left. None if it is no date.
std::optional<std::string> range_in_date(std::string_view text) {
    constexpr std::array<std::string_view, 15> months{"jan", "feb", "mar", "apr", "mei",
                                                      "jun", "jul", "agu", "sep", "okt",
                                                      "nov", "des", "may", "oct", "dec"};
    constexpr std::array<unsigned, 15> number{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 5, 10, 12};
    std::vector<std::uint64_t> small;  // days and months
    std::size_t parts = 0;
    bool month = false;
    text_cursor in{text};
    for (; !in.done(); ++parts) {
        const digit_run run = in.take_digits();
        const std::string word = lints::low(in.take_word());
        if ((run.length == 0) == word.empty()) return std::nullopt;
        if (run.length == 5 && in.done() && parts == 0) return std::string();
        if (!word.empty()) {
            const std::string_view begins = std::string_view(word).substr(0, 3);
            const auto found = word == "aug" ? months.begin() + 7
                                             : std::find(months.begin(), months.end(), begins);
            if (found == months.end()) return std::nullopt;
            small.push_back(number[static_cast<std::size_t>(found - months.begin())]);
            month = true;
        } else if (run.length <= 2 && run.value >= 1 && run.value <= 31 && small.size() < 2) {
            small.push_back(run.value);
        }
        if (!in.done() && !in.take('-') && !in.take('/')) return std::nullopt;
    }
    if (small.size() != 2 || parts < 2 || parts > 3 || (!month && parts != 3)) return std::nullopt;
    return fmt::format("{}-{}", std::min(small[0], small[1]), std::max(small[0], small[1]));
}

}  // namespace

bilingual fault_of_time(std::string_view text) {
    if (single_spaced(text).empty()) return {};
    const parsed<time_limit> read = parse_time_limit(text);
    if (read) return {};
    if (const std::optional<std::string> range = range_in_date(text)) {
        if (range->empty())
            return {"mungkin Excel menyimpannya sebagai tanggal",
                    "perhaps Excel keeps it as a date"};
        return {fmt::format("mungkin Excel mengubah \"{}\" menjadi tanggal", *range),
                fmt::format("perhaps Excel made \"{}\" a date", *range)};
    }
    const sentence why = describe(read.error.why);
    return {std::string(why.id), std::string(why.en)};
}

}  // namespace alur
