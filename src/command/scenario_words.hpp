// The words of scenarios: the verbs, what may stand beside each, and why something is refused.
//
// They are the words of a journal's lines, with `selesaikan` and so on as the key that names the
// row. `ganti_kalender` is not among them: a scenario is played on one calendar.
#pragma once

#include <alur/engine/verdict.hpp>

#include <span>
#include <string_view>
#include <vector>

namespace alur::command {

[[nodiscard]] std::span<const std::string_view> scenario_verbs() noexcept;

// Every key of an event with this verb, the verb included.
[[nodiscard]] std::vector<std::string_view> keys_beside(std::string_view verb);

[[nodiscard]] bool beside_a_verb(std::string_view key);

// Keys that say who acts and what was shown: none of them where silence answers.
[[nodiscard]] std::span<const std::string_view> keys_without_silence() noexcept;

// refusal::none for a word that is none.
[[nodiscard]] refusal refusal_named(std::string_view word) noexcept;
[[nodiscard]] std::vector<std::string_view> refusal_words();

}  // namespace alur::command
