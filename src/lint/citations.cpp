#include "lint/citations.hpp"

#include "lint/text.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace alur::lints {
namespace {

using kind = instrument;

constexpr auto table_of_repeals = std::to_array<repealed>({
    {{kind::law, 22, 1999}, 2004, "Undang-Undang Nomor 32 Tahun 2004"},
    {{kind::law, 32, 2004}, 2014, "Undang-Undang Nomor 23 Tahun 2014"},
    {{kind::law, 5, 2014}, 2023, "Undang-Undang Nomor 20 Tahun 2023"},
    {{kind::government, 58, 2005}, 2019, "Peraturan Pemerintah Nomor 12 Tahun 2019"},
    {{kind::government, 79, 2005}, 2017, "Peraturan Pemerintah Nomor 12 Tahun 2017"},
    {{kind::home_affairs, 13, 2006}, 2020, "Permendagri Nomor 77 Tahun 2020"},
    {{kind::home_affairs, 54, 2010}, 2017, "Permendagri Nomor 86 Tahun 2017"},
    {{kind::state_apparatus, 29, 2010}, 2014, "PermenPANRB Nomor 53 Tahun 2014"},
    {{kind::state_apparatus, 25, 2012},
     2013,
     "PermenPANRB Nomor 20 Tahun 2013, kini 88 Tahun 2021"},
    {{kind::state_apparatus, 20, 2013},
     2015,
     "PermenPANRB Nomor 12 Tahun 2015, kini 88 Tahun 2021"},
    {{kind::state_apparatus, 12, 2015}, 2021, "PermenPANRB Nomor 88 Tahun 2021"},
});

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::optional<instrument> instrument_of(const std::string& head) {
    if (has(head, "permenpan") || has(head, "pendayagunaan aparatur") ||
        has(head, "menteri panrb") || has(head, "menteri pan "))
        return kind::state_apparatus;
    if (has(head, "permendagri") || has(head, "menteri dalam negeri")) return kind::home_affairs;
    if (has(head, "menteri") || has(head, "daerah") || has(head, "gubernur") ||
        has(head, "bupati") || has(head, "wali"))
        return std::nullopt;
    if (has(head, "peraturan pemerintah") || begins(head, "pp ")) return kind::government;
    if (has(head, "peraturan presiden") || has(head, "perpres")) return kind::president;
    if (has(head, "undang-undang") || begins(head, "uu ")) return kind::law;
    return std::nullopt;
}

bool is_number(const std::string& text) {
    return !text.empty() && text.size() <= 4 &&
           text.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

std::optional<citation> citation_in(std::string_view text) {
    const std::vector<word> words = words_of(text);
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
        if (!is_number(words[i].low)) continue;
        const std::size_t year = words[i + 1].low == "tahun" ? i + 2 : i + 1;
        if (year >= words.size() || words[year].low.size() != 4 || !is_number(words[year].low))
            continue;
        const std::optional<instrument> what =
            instrument_of(low(text.substr(0, words[i].at)) + " ");
        if (!what) return std::nullopt;
        return citation{*what, std::atoi(words[i].low.c_str()), std::atoi(words[year].low.c_str())};
    }
    return std::nullopt;
}

const repealed* repeal_of(const citation& cited) noexcept {
    const auto found = std::find_if(table_of_repeals.begin(), table_of_repeals.end(),
                                    [&](const repealed& each) { return each.old == cited; });
    return found == table_of_repeals.end() ? nullptr : &*found;
}

}  // namespace alur::lints
