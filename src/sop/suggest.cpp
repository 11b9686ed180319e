#include "sop/suggest.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace alur {
namespace {

constexpr std::size_t longest_word = 48;

// Lower case, without spaces, dashes and underscores.
std::string bare(std::string_view word) {
    std::string out;
    for (const char c : word) {
        if (c == ' ' || c == '-' || c == '_') continue;
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

}  // namespace

std::size_t edit_distance(std::string_view first, std::string_view second, std::size_t limit) {
    if (first.size() > 4 * longest_word || second.size() > 4 * longest_word) return limit + 1;
    const std::string a = bare(first);
    const std::string b = bare(second);
    if (a.size() > longest_word || b.size() > longest_word) return limit + 1;
    std::array<std::array<std::size_t, longest_word + 1>, 3> rows{};
    for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto& now = rows[i % 3];
        const auto& before = rows[(i + 2) % 3];
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0U : 1U;
            now[j] = std::min({before[j] + 1, now[j - 1] + 1, before[j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], rows[(i + 1) % 3][j - 2] + 1);
        }
    }
    return std::min(rows[a.size() % 3][b.size()], limit + 1);
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
    const std::size_t limit = std::min<std::size_t>(3, (word.size() + 2) / 3);
    std::size_t best = limit + 1;
    std::string_view found;
    for (const std::string_view candidate : candidates) {
        const std::size_t distance = edit_distance(word, candidate, limit);
        if (distance < best) {
            best = distance;
            found = candidate;
        }
    }
    return found;
}

}  // namespace alur
