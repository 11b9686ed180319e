// What is wrong with a chain, as exactly as its bytes can tell. Private to src/case.
#pragma once

#include <alur/case/chain.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace alur {

// Where a reader could not go on: every line before `offset` is good.
struct chain_stop {
    std::string_view text;
    std::uint64_t lines_before_text = 0;
    std::size_t offset = 0;     // of the line that is not good
    journal_head before;        // of the good lines before it, whole batches or not
    std::uint64_t pending = 0;  // of those, lines whose batch has not ended
};

[[nodiscard]] chain_fault fault_of(const chain_stop& at);

[[nodiscard]] chain_fault truncated_fault(const chain_report& read, const journal_head& kept);
// `fits`: the latest kept head before it that fits; count 0 if none does.
[[nodiscard]] chain_fault other_head_fault(std::size_t offset, const journal_head& kept,
                                           const journal_head& fits);

// Why a content cannot be sealed; `number` is the one it must have.
[[nodiscard]] chain_fault control_in_content(std::uint64_t number);
[[nodiscard]] chain_fault content_too_long(std::uint64_t number, std::size_t bytes);
[[nodiscard]] chain_fault content_not_a_line(std::uint64_t number);

}  // namespace alur
