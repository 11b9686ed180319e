// Every diagnostic code there is: what it is called and how severe it is.
//
// A code never changes its meaning and is never used again. Its two letters say who finds it:
//   AB abaikan · JS text and shape · RU references · AL flow and soundness · UN units · DK
//   documents · RL rules · KL calendar · PJ register · SK scenario · FL PL WK ID MB TX lints of the
//   form. TD (accepted but not enforced yet) is retired, and DK01 is called MB02 now.
// Thread-safety: constant data. Nothing here throws.
#pragma once

#include <alur/sop/diagnostic.hpp>
#include <alur/time/reason.hpp>

#include <span>
#include <string_view>

namespace alur {

struct code_entry {
    std::string_view code;
    severity level = severity::error;
    sentence title;
};

// Sorted by code.
[[nodiscard]] std::span<const code_entry> codes() noexcept;

// Codes of checks of the form that do not exist yet but may be silenced already, sorted; none of
// them is in `codes()`.
[[nodiscard]] std::span<const std::string_view> planned_lints() noexcept;

// The code that a retired one goes by now ("DK01" is "MB02"); any other is itself.
[[nodiscard]] std::string_view current_code(std::string_view code) noexcept;

// Null if there is no such code. Logarithmic.
[[nodiscard]] const code_entry* find_code(std::string_view code) noexcept;

}  // namespace alur
