// The words a checker of Indonesian office prose has to know: the committed word list.
//
// Everything is lower case. What stands here is spelling and office usage, not law; `citations.hpp`
// has the regulations. Private to src/lint.
#pragma once

#include <span>
#include <string_view>

namespace alur::lints {

struct replacement {
    std::string_view written;
    std::string_view meant;
};

// Short forms and second spellings that mean the same: "tw" is "triwulan".
[[nodiscard]] std::span<const replacement> short_forms() noexcept;

// Misprints of one word, or of a few; `meant` may be put in their place without changing a meaning.
[[nodiscard]] std::span<const replacement> misprints() noexcept;

// Terms that a later regulation renamed; only pointed at.
[[nodiscard]] std::span<const replacement> old_terms() noexcept;

// Words that name an office when they stand with a capital: "Bendahara".
[[nodiscard]] bool is_office_word(std::string_view word) noexcept;
// Words that begin like verbs (me-, ber-, di-) and are none.
[[nodiscard]] bool only_looks_like_verb(std::string_view word) noexcept;
// Verbs without prefix, as instructions use them: "periksa".
[[nodiscard]] bool is_bare_verb(std::string_view word) noexcept;
[[nodiscard]] bool is_checking_verb(std::string_view word) noexcept;
[[nodiscard]] bool is_approving_verb(std::string_view word) noexcept;
[[nodiscard]] bool is_making_verb(std::string_view word) noexcept;
// What is done to a thing, and is not the thing: "pengiriman".
[[nodiscard]] bool is_activity_noun(std::string_view word) noexcept;
// The sheet a document is written on, which is not its name: "lembar", "dokumen".
[[nodiscard]] bool is_container(std::string_view word) noexcept;
// How often something is made: "triwulan"; the stem, or nothing.
[[nodiscard]] std::string_view cycle_of(std::string_view word) noexcept;
// Two answers that exclude each other.
[[nodiscard]] bool are_opposites(std::string_view a, std::string_view b);

}  // namespace alur::lints
