// The form checker: is an SOP written as the official form wants it, and does it say what it means?
//
//   const source text{"sop.json", …};
//   const loaded read = load(text);
//   std::cerr << to_text(text, review(read), language::id);
//
// `lint` looks at the definition alone and finds what neither `load` nor `check` does: none of its
// findings stops a compile. `review` is the whole of `alur check`: load, check and lint together,
// with what `abaikan` silences left out, silences that silence nothing reported (AB02), and never
// two findings for one fault.
//
// An SOP of more than 500 rows is not looked at, and of more than 600 documents only the first
// are compared. Cost: a few milliseconds for a form of 30 rows (tests/bench/lint_bench.cpp); names
// of documents are compared with each other. Throws std::bad_alloc only. Thread-safety: pure
// functions.
#pragma once

#include <alur/sop/definition.hpp>
#include <alur/sop/diagnostic.hpp>
#include <alur/sop/load.hpp>
#include <alur/time/reason.hpp>

#include <chrono>
#include <optional>
#include <span>
#include <string_view>

namespace alur {

// One rule of the form. Its severity and title stand in `codes()`.
struct lint_rule {
    std::string_view code;
    sentence what;
    sentence why;
    std::string_view source;  // where the rule is from; Indonesian, as the sources are
    // Rows ("{…}, {…}") or keys of an SOP ("\"nomor\": …"): one that is found, one that is not.
    std::string_view bad;
    std::string_view good;
};

// Sorted by code: the whole table, also of those that `load` and `check` find.
[[nodiscard]] std::span<const lint_rule> lint_rules() noexcept;

// Unsilenced, in the order of the rules. `today` is for what depends on the date (ID04); without
// it that is not judged.
[[nodiscard]] diagnostics lint(const definition& sop,
                               std::optional<std::chrono::local_days> today = {});

// `others` are the SOPs that rows may call, as `check` takes them.
[[nodiscard]] diagnostics review(const loaded& read, std::span<const definition> others = {},
                                 std::optional<std::chrono::local_days> today = {});

}  // namespace alur
