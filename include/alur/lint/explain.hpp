// What a code means, why the rule exists, and an example.
//
// For every code of `codes()`. Thread-safety: constant data. Throws std::bad_alloc only.
#pragma once

#include <alur/sop/codes.hpp>
#include <alur/sop/diagnostic.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace alur {

struct explanation {
    const code_entry* entry = nullptr;  // never null
    bilingual rule;                     // what is asked for
    bilingual why;
    std::string source;  // where the rule is from; may be empty
    std::string bad;     // an example that is found; may be empty
    std::string good;    // the same, mended; may be empty
    std::string called;  // the retired code it was asked for by; else empty
};

// Nothing if there is no such code.
[[nodiscard]] std::optional<explanation> explain(std::string_view code);

// The code that was probably meant: of the same letters, nearest in number; empty if none is near.
[[nodiscard]] std::string nearest_code(std::string_view code);

}  // namespace alur
