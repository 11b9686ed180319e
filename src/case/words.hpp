// How things of a case are called in messages. Private to src/case.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "case/scene.hpp"

namespace alur {

// "langkah 6" / "step 6".
[[nodiscard]] bilingual step_words(const scene& s, step_id row);
// The same at the start of a sentence.
[[nodiscard]] bilingual step_words_first(const scene& s, step_id row);

// "Sekretaris", "Kabid (Ekonomi)".
[[nodiscard]] std::string office_words(const scene& s, role_id office, std::string_view unit = {});
// The offices of a set, in the order of the columns, with the unit where they exist per unit.
[[nodiscard]] std::vector<std::string> offices_words(const scene& s, role_set set, row_unit at);
// What the actor came as.
[[nodiscard]] std::vector<std::string> seats_words(const scene& s);

// "A, B dan C" / "A, B and C"; at most eight, then how many more.
[[nodiscard]] bilingual listed(const std::vector<std::string>& items, std::string_view id_and,
                               std::string_view en_and);
[[nodiscard]] bilingual joined(const std::vector<std::string>& items);  // … dan …
[[nodiscard]] bilingual either(const std::vector<std::string>& items);  // … atau …

// What is open now and whose it is; empty if nothing is.
[[nodiscard]] bilingual open_now(const scene& s);

[[nodiscard]] bilingual moment_words(const scene& s, instant at);

// The unit an office or row has in this case: its own for rows that are repeated, the case's unit
// for a kind the case belongs to.
[[nodiscard]] std::string unit_words(const scene& s, std::string_view kind, row_unit at);

[[nodiscard]] std::vector<role_id> members(role_set set);

}  // namespace alur
