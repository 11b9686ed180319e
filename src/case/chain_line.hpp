// The outer form of a journal's line. Private to src/case.
#pragma once

#include <alur/case/chain.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace alur {

inline constexpr std::string_view line_begin = R"({"n":)";
inline constexpr std::string_view more_mark = R"(,"lanjut":true)";
inline constexpr std::string_view seal_begin = R"(,"sidik":")";
inline constexpr std::string_view seal_end = R"("})";

struct line_form {
    std::uint64_t number = 0;
    std::string_view hashed;   // the bytes before `,"sidik":`
    std::string_view content;  // `hashed` without the mark that more lines follow
    digest stated;
    batch_place place = batch_place::last;
};

// Nothing if the line does not begin and end as it must; what stands between is not looked at.
[[nodiscard]] std::optional<line_form> form_of(std::string_view line) noexcept;

// The number at the beginning of a line or content; nothing if none stands there.
[[nodiscard]] std::optional<std::uint64_t> number_of(std::string_view content) noexcept;

// A byte below 0x20 somewhere.
[[nodiscard]] bool has_control(std::string_view text) noexcept;

// The line that begins at `offset`, without LF; nothing if no LF follows.
[[nodiscard]] std::optional<std::string_view> line_at(std::string_view text,
                                                      std::size_t offset) noexcept;

}  // namespace alur
