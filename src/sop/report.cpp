#include "report.hpp"

#include "suggest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace alur {

diagnostic& report(diagnostics& to, std::string_view code, severity level, std::string pointer,
                   bilingual message, bilingual fix) {
    to.push_back(
        {std::string(code), level, std::move(pointer), std::move(message), std::move(fix), {}, {}});
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

bilingual did_you_mean(std::string_view wanted, const std::vector<std::string>& candidates) {
    const std::vector<std::string_view> views(candidates.begin(), candidates.end());
    const std::string_view meant = nearest(wanted, views);
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
