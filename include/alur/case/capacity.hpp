// In what capacity somebody holds an office, with the words officials use for it.
//
// definitive: appointed to the office. Plh. (pelaksana harian): stands in while the holder is away.
// Plt. (pelaksana tugas): fills an office that has no holder. A row marked `definitif` is closed to
// both. Errors: none. Reading does not allocate. Thread-safety: plain values.
#pragma once

#include <alur/time/text.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace alur {

enum class capacity : std::uint8_t { definitive, plh, plt };

// As a register writes it.
[[nodiscard]] constexpr std::string_view name(capacity held) noexcept {
    constexpr std::array<std::string_view, 3> names{"definitif", "Plh", "Plt"};
    return names[static_cast<std::size_t>(held)];
}

// What stands before the office ("Plh. Sekretaris"); empty for a definitive holder.
[[nodiscard]] constexpr std::string_view prefix(capacity held) noexcept {
    constexpr std::array<std::string_view, 3> titles{"", "Plh.", "Plt."};
    return titles[static_cast<std::size_t>(held)];
}

// "definitif", "Plh", "plt.", "Pelaksana Harian"; letter case, a full stop and outer spaces do not
// matter. Nothing for any other text.
[[nodiscard]] constexpr std::optional<capacity> parse_capacity(std::string_view text) noexcept {
    text_cursor in{text};
    in.skip_space();
    std::optional<capacity> read;
    if (in.take_word("definitif")) {
        read = capacity::definitive;
    } else if (in.take_word("plh")) {
        read = capacity::plh;
        in.take('.');
    } else if (in.take_word("plt")) {
        read = capacity::plt;
        in.take('.');
    } else if (in.take_word("pelaksana") && in.skip_space()) {
        if (in.take_word("harian"))
            read = capacity::plh;
        else if (in.take_word("tugas"))
            read = capacity::plt;
    }
    in.skip_space();
    return in.done() ? read : std::nullopt;
}

}  // namespace alur
