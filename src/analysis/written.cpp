#include "analysis/written.hpp"

#include <alur/time/instant_text.hpp>

#include <chrono>
#include <cstdlib>
#include <iterator>

namespace alur::analysis {

void append_time(fmt::memory_buffer& to, std::int64_t ms, std::int16_t ahead) {
    using namespace std::chrono;
    const local_instant local{milliseconds{ms} + minutes{ahead}};
    const local_days day = floor<days>(local);
    const year_month_day date{day};
    const auto clock = (local - day).count();
    fmt::format_to(std::back_inserter(to), "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}",
                   static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                   static_cast<unsigned>(date.day()), clock / 3'600'000, clock / 60'000 % 60,
                   clock / 1'000 % 60, clock % 1'000);
    if (ahead == 0)
        to.push_back('Z');
    else
        fmt::format_to(std::back_inserter(to), "{}{:02}:{:02}", ahead < 0 ? '-' : '+',
                       std::abs(ahead) / 60, std::abs(ahead) % 60);
}

bool has_text(std::int64_t ms) noexcept {
    return bool(readable(instant{std::chrono::milliseconds{ms}}, 0));
}

std::string csv_cell(std::string_view text) {
    if (text.find_first_of(",\"\n\r") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

}  // namespace alur::analysis
