// Cells of a log as files have them. Private to src/analysis.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace alur::analysis {

// "2026-01-05T08:00:00.000+07:00"; "Z" where the clock is that of UTC. `ahead` in minutes.
void append_time(fmt::memory_buffer& to, std::int64_t ms, std::int16_t ahead);

// Whether its year has four digits on such a clock, so that it is read back.
[[nodiscard]] bool has_text(std::int64_t ms) noexcept;

// In quotes where it must be.
[[nodiscard]] std::string csv_cell(std::string_view text);

}  // namespace alur::analysis
