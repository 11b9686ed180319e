// The state of a case of any SOP: a set of places in words the caller owns.
//
//   auto layout = alur::make_layout(machine, std::array<std::uint16_t, 1>{20});   // 20 bidang
//   std::vector<std::uint64_t> words(layout.words);
//   alur::open(machine, {&layout, words}, machine.starts[0]);
//
// The words are single places first, then per kind one bit set over its units for every unit place.
// They are trivially copyable: copy the words and you have copied the case's state.
//
// Pure, constexpr, noexcept.
#pragma once

#include <alur/engine/machine_view.hpp>

#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <type_traits>

namespace alur {

inline constexpr std::size_t max_kinds = 16;

// Where the places lie for given numbers of units.
struct marking_layout {
    struct of_kind {
        std::uint32_t first = 0;     // first word of its places
        std::uint16_t stride = 0;    // words per place
        std::uint16_t capacity = 0;  // units, removed ones included
        friend constexpr bool operator==(const of_kind&, const of_kind&) = default;
    };
    std::array<of_kind, max_kinds> kinds{};
    std::uint32_t words = 0;
    friend constexpr bool operator==(const marking_layout&, const marking_layout&) = default;
};
static_assert(std::is_trivially_copyable_v<marking_layout>);

// `units`: how many of each kind, at least 1 each; missing entries count as 1.
constexpr marking_layout make_layout(const machine_view& m,
                                     std::span<const std::uint16_t> units) noexcept {
    marking_layout layout;
    std::uint32_t next = (m.single_places + 63) / 64;
    for (std::size_t k = 0; k < m.kinds.size(); ++k) {
        const std::uint16_t n = k < units.size() && units[k] > 0 ? units[k] : std::uint16_t{1};
        layout.kinds[k].first = next;
        layout.kinds[k].capacity = n;
        layout.kinds[k].stride = static_cast<std::uint16_t>((n + 63) / 64);
        next += m.kinds[k].places * layout.kinds[k].stride;
    }
    layout.words = next;
    return layout;
}

// The places of one unit, for those who ask several.
template <class Word>
struct basic_lane {
    Word* words;  // that hold the unit's bits, the first place's first
    std::uint32_t stride;
    std::uint64_t bit;

    [[nodiscard]] constexpr bool test(std::uint32_t place) const noexcept {
        return (words[place * stride] & bit) != 0;
    }
    constexpr void set(std::uint32_t place) const noexcept { words[place * stride] |= bit; }
    constexpr void clear(std::uint32_t place) const noexcept { words[place * stride] &= ~bit; }
    // May the place be set for every unit in the case? Sure only when false: asks 64 of them.
    [[nodiscard]] constexpr bool maybe_all(std::uint32_t place) const noexcept {
        return (words[0] & ~words[place * stride]) == 0;
    }
};

// A borrowed marking: two pointers, so that it is passed in registers. `Word` is const for reading;
// `from` must hold the layout's words.
template <class Word>
struct basic_marking {
    const marking_layout* layout;
    Word* words;

    constexpr basic_marking(const marking_layout* of, std::span<Word> from) noexcept
        : layout(of), words(from.data()) {}
    // Reading what may be written.
    template <class Other>
    requires std::is_same_v<const Other, Word>
    constexpr basic_marking(const basic_marking<Other>& other) noexcept
        : layout(other.layout), words(other.words) {}

    [[nodiscard]] constexpr bool test(std::uint32_t place) const noexcept {
        return (words[place / 64] >> (place % 64) & 1U) != 0;
    }
    constexpr void set(std::uint32_t place) const noexcept {
        words[place / 64] |= std::uint64_t{1} << place % 64;
    }
    constexpr void clear(std::uint32_t place) const noexcept {
        words[place / 64] &= ~(std::uint64_t{1} << place % 64);
    }

    // The bit set over the units of `kind` for one unit place.
    [[nodiscard]] constexpr std::span<Word> units(kind_id kind,
                                                  std::uint32_t place) const noexcept {
        const std::uint32_t stride = layout->kinds[index(kind)].stride;
        return {words + (layout->kinds[index(kind)].first + place * stride), stride};
    }
    // The word that holds a unit's bit of a unit place.
    [[nodiscard]] constexpr Word& word(kind_id kind, std::uint32_t place,
                                       unit_id u) const noexcept {
        return words[layout->kinds[index(kind)].first + place * layout->kinds[index(kind)].stride +
                     index(u) / 64];
    }
    [[nodiscard]] constexpr basic_lane<Word> lane(kind_id kind, unit_id u) const noexcept {
        return {words + (layout->kinds[index(kind)].first + index(u) / 64),
                layout->kinds[index(kind)].stride, std::uint64_t{1} << index(u) % 64};
    }
    [[nodiscard]] constexpr bool test(kind_id kind, std::uint32_t place, unit_id u) const noexcept {
        return (word(kind, place, u) >> (index(u) % 64) & 1U) != 0;
    }
    constexpr void set(kind_id kind, std::uint32_t place, unit_id u) const noexcept {
        word(kind, place, u) |= std::uint64_t{1} << index(u) % 64;
    }
    constexpr void clear(kind_id kind, std::uint32_t place, unit_id u) const noexcept {
        word(kind, place, u) &= ~(std::uint64_t{1} << index(u) % 64);
    }
    // Sets the place for every unit of the layout.
    constexpr void set_all(kind_id kind, std::uint32_t place) const noexcept {
        std::uint32_t left = layout->kinds[index(kind)].capacity;
        for (std::uint64_t& word : units(kind, place)) {
            word = left < 64 ? (std::uint64_t{1} << left) - 1 : ~std::uint64_t{0};
            left -= left < 64 ? left : 64;
        }
    }
    [[nodiscard]] constexpr std::uint32_t count(kind_id kind, std::uint32_t place) const noexcept {
        int n = 0;
        for (const std::uint64_t word : units(kind, place)) n += std::popcount(word);
        return static_cast<std::uint32_t>(n);
    }
    [[nodiscard]] constexpr bool any(kind_id kind, std::uint32_t place) const noexcept {
        for (const std::uint64_t word : units(kind, place))
            if (word != 0) return true;
        return false;
    }
    // Is the place set for every unit for which `of` is: place 0 is all units now in the case?
    [[nodiscard]] constexpr bool all(kind_id kind, std::uint32_t place,
                                     std::uint32_t of = 0) const noexcept {
        const auto set = units(kind, place);
        const auto everyone = units(kind, of);
        for (std::size_t w = 0; w < everyone.size(); ++w)
            if ((everyone[w] & ~set[w]) != 0) return false;
        return true;
    }
    // Is the unit now in the case?
    [[nodiscard]] constexpr bool active(kind_id kind, unit_id u) const noexcept {
        return index(u) < layout->kinds[index(kind)].capacity && test(kind, 0, u);
    }
};

using marking = basic_marking<std::uint64_t>;
using const_marking = basic_marking<const std::uint64_t>;

// Is the row open (for `unit`, if it is repeated)? `unit` no_unit on a repeated row: for anyone.
template <class Word>
constexpr bool is_open(const machine_view& m, basic_marking<Word> at, step_id row,
                       unit_id unit = no_unit) noexcept {
    const row_entry& entry = m.rows[index(row)];
    if (entry.stretch == 0xffff) return at.test(entry.open);
    const kind_id kind = entry.kind;
    if (unit == no_unit) return at.any(kind, entry.open);
    return index(unit) < at.layout->kinds[index(kind)].capacity && at.test(kind, entry.open, unit);
}

// Which offices of the row's list have acted, bit per position.
template <class Word>
constexpr std::uint32_t acted(const machine_view& m, basic_marking<Word> at, step_id row,
                              unit_id unit = no_unit) noexcept {
    const row_entry& entry = m.rows[index(row)];
    if (entry.mode == act_mode::one) return 0;
    std::uint32_t set = 0;
    for (std::uint32_t i = 0; i < entry.act_count; ++i) {
        const bool done = entry.stretch == 0xffff ? at.test(entry.acted + i)
                                                  : at.test(entry.kind, entry.acted + i, unit);
        set |= static_cast<std::uint32_t>(done) << i;
    }
    return set;
}

// Copies a case's state into a layout with room for more units; `to` must be zeroed.
constexpr void grow(const machine_view& m, const_marking from, marking to) noexcept {
    for (std::uint32_t w = 0; w < (m.single_places + 63) / 64; ++w) to.words[w] = from.words[w];
    for (std::size_t k = 0; k < m.kinds.size(); ++k) {
        const auto kind = static_cast<kind_id>(k);
        for (std::uint32_t place = 0; place < m.kinds[k].places; ++place) {
            const auto source = from.units(kind, place);
            const auto target = to.units(kind, place);
            for (std::size_t w = 0; w < source.size(); ++w) target[w] = source[w];
        }
    }
}

}  // namespace alur
