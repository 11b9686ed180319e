// The head of a journal: how many lines it has and the hash of the last. Whoever keeps it somewhere
// else can prove later that those lines are still the same; see <alur/case/chain.hpp> for what can
// be proven without it.
//
// Thread-safety: plain values.
#pragma once

#include <alur/sop/diagnostic.hpp>
#include <alur/sop/digest.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace alur {

struct journal_head {
    std::uint64_t count = 0;  // lines
    digest last;              // of line `count`; all zero before the first

    friend constexpr bool operator==(const journal_head&, const journal_head&) = default;
};

// For paper: "12:9f86-d081-…-0a08:c3d1", that is the count, the hash in sixteen groups of four
// digits, and a check of four digits over both (CRC-16). Any one wrong character and any two
// neighbours swapped are certain to be found by it; anything else all but once in 65,536.
[[nodiscard]] std::string print_head(const journal_head& head);

struct head_read {
    std::optional<journal_head> head;
    bilingual problem;  // why there is none
    [[nodiscard]] explicit operator bool() const noexcept { return head.has_value(); }
};

// Reads it back as a person typed it: either case, spaces, line ends and any dashes anywhere, the
// letter O for zero, l and I for one. Linear in the text.
[[nodiscard]] head_read parse_head(std::string_view typed);

}  // namespace alur
