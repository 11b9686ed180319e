#include "report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace alur {

namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({changed, above + 1, row[j - 1] + 1});
            diagonal = above;
        }
    }
    return row[b.size()];
}

}  // namespace

diagnostic& report(diagnostics& to, std::string_view code, severity level, std::string pointer,
                   bilingual message, bilingual fix) {
    to.push_back({std::string(code), level, std::move(pointer), std::move(message), std::move(fix),
                  {}, {}});
    return to.back();
}

std::string below(std::string_view pointer, std::string_view key) {
    std::string path(pointer);
    path += '/';
    for (const char c : key) {
        if (c == '~')
            path += "~0";
        else if (c == '/')
            path += "~1";
        else
            path += c;
    }
    return path;
}

std::string below(std::string_view pointer, std::size_t place) {
    return fmt::format("{}/{}", pointer, place);
}

std::string row_pointer(std::size_t row) { return fmt::format("/langkah/{}", row); }

std::string nearest(std::string_view wanted, const std::vector<std::string>& candidates) {
    const std::string* best = nullptr;
    std::size_t least = std::max<std::size_t>(1, wanted.size() / 3) + 1;
    for (const std::string& candidate : candidates) {
        const std::size_t apart = edit_distance(wanted, candidate);
        if (apart < least) {
            least = apart;
            best = &candidate;
        }
    }
    return best == nullptr ? std::string{} : *best;
}

bilingual did_you_mean(std::string_view wanted, const std::vector<std::string>& candidates) {
    const std::string meant = nearest(wanted, candidates);
    if (!meant.empty())
        return {fmt::format("Maksud Anda \"{}\"?", meant),
                fmt::format("Did you mean \"{}\"?", meant)};
    if (candidates.empty()) return {};
    constexpr std::ptrdiff_t most = 12;
    const auto end = candidates.begin() + std::min(std::ssize(candidates), most);
    const std::string known = fmt::format("{}", fmt::join(candidates.begin(), end, ", "));
    return {fmt::format("Yang ada: {}.", known), fmt::format("There is: {}.", known)};
}

}  // namespace alur
