// The chain of a journal: lines of JSON, each bearing the hash that ties it to the line before.
//
//   {"n":1,…,"sidik":"<64 hex>"}⏎
//   {"n":2,…,"lanjut":true,"sidik":"<64 hex>"}⏎     the next line belongs to the same batch
//
// `sidik` is SHA-256 over 32 bytes, the previous line's hash (zeros before the first), and then the
// exact bytes of the line before `,"sidik":`. `n` comes first and counts 1, 2, 3, … Lines that were
// appended together form a batch: every line of it but the last has `lanjut`, so a batch whose end
// was never written is known, however far the writing came, and counts as not written. What else a
// line says is not known here. A line ends with ⏎ (LF) and holds no byte below 0x20; ⏎ included it
// has at most 1 MiB.
//
// What the chain proves BY ITSELF. Found: a byte altered, a line left out, repeated, moved or put
// between, unless every hash from there to the end was computed anew. Not found: lines (whole
// batches) cut off at the end; lines added at the end by whoever can write the file; the rest
// rewritten from any line on with new hashes, for they need no secret; the whole file exchanged for
// another journal that is sound. WITH A HEAD KEPT ELSEWHERE (printed, sent) all of this is found
// for the lines up to that head, and nothing is said about later ones. Two kept heads narrow a
// rewriting down to the lines between them.
//
// Complexity: linear. Errors are values; only std::bad_alloc is thrown.
// Thread-safety: plain values and free functions; a reader has one owner.
#pragma once

#include <alur/case/journal_head.hpp>
#include <alur/sop/diagnostic.hpp>
#include <alur/sop/digest.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace alur {

inline constexpr std::size_t max_line_bytes = std::size_t{1} << 20U;  // with its LF

enum class chain_fault_kind : std::uint8_t {
    torn,               // the last line or batch was never completed: writing was interrupted
    blank_line,         //
    crlf,               // line ends of Windows: an editor or a transfer rewrote the file
    control_character,  // a byte below 0x20, such as NUL or a tab
    too_long,           //
    not_a_line,         // does not begin with {"n":<number>, or not end with ,"sidik":"<64 hex>"}
    altered,            // right number, but the hash does not follow
    missing,            // the number is too high, and the lines between are nowhere
    moved,              // the number is too high, and the line expected here stands further down
    repeated,           // the number was there already
    wrong_number,       // the hash follows, but whoever sealed the line counted wrongly
    truncated,          // fewer lines than the kept head has
    other_head,         // the line of the kept head has another hash: rewritten, or exchanged
};

struct chain_fault {
    chain_fault_kind kind = chain_fault_kind::not_a_line;
    std::uint64_t line = 0;  // the first line in doubt, from 1
    std::size_t offset = 0;  // where it begins, in bytes
    bilingual message;       // what is wrong and what is known about it
    bilingual fix;           // what to do
    friend bool operator==(const chain_fault&, const chain_fault&) = default;
};

// A line as it is stored, without LF.
struct sealed_line {
    std::string text;
    digest hash;
    friend bool operator==(const sealed_line&, const sealed_line&) = default;
};

enum class batch_place : std::uint8_t { last, more_follow };

using sealing = std::variant<sealed_line, chain_fault>;

// Makes a line of `content`: a JSON object without its closing brace, beginning `{"n":<number>`
// with the number after `before`. Refuses another number, a byte below 0x20, too many bytes, a
// content whose last member is `lanjut`. That it is JSON is the caller's business.
[[nodiscard]] sealing seal(std::string_view content, const journal_head& before,
                           batch_place place = batch_place::last);

// The head once `next` stands after it.
[[nodiscard]] journal_head advanced(const journal_head& before, const sealed_line& next) noexcept;

// A line that was read; views into the text given to the reader.
struct chain_line {
    std::uint64_t number = 0;
    std::size_t offset = 0;    // of its first byte
    std::string_view text;     // all of it, without LF
    std::string_view content;  // what was given to `seal`
    digest hash;
    batch_place place = batch_place::last;
};

enum class hashing : std::uint8_t {
    verify,  // as fast as SHA-256 is
    skip,    // several times as fast; form, numbers and batches are still checked
};

// Reads a text from its first line, batch by batch, and stops at the first fault.
class chain_reader {
  public:
    // The text must outlive the reader and everything it gives. `from`: the head before the first
    // line, where the text is not the beginning of its journal.
    explicit chain_reader(std::string_view text, hashing how = hashing::verify,
                          const journal_head& from = {}) noexcept;

    // The lines of the next whole batch, valid until the next call; empty at the end or a fault.
    [[nodiscard]] std::span<const chain_line> next();

    // After the batches given so far: the head, and the bytes they take up from the beginning.
    [[nodiscard]] const journal_head& head() const noexcept { return head_; }
    [[nodiscard]] std::size_t good_bytes() const noexcept { return good_bytes_; }
    // Why `next` gave nothing, unless the text was over.
    [[nodiscard]] const std::optional<chain_fault>& fault() const noexcept { return fault_; }

  private:
    std::string_view text_;
    hashing how_;
    journal_head from_;
    journal_head head_;
    std::size_t good_bytes_ = 0;
    std::vector<chain_line> batch_;
    std::optional<chain_fault> fault_;
};

struct chain_report {
    journal_head head;           // of the whole batches before the fault: `head.count` good lines
    std::size_t good_bytes = 0;  // which take up so many bytes
    // The first in the order of lines, except that lines lacking against a kept head come before a
    // torn end.
    std::optional<chain_fault> fault;
    // Where heads were kept and all fit: lines since the latest of them. 0: nothing was added.
    std::optional<std::uint64_t> since_kept;

    [[nodiscard]] bool sound() const noexcept { return !fault; }
};

// Verifies a whole text, against every head that was kept of it, in any order.
[[nodiscard]] chain_report verify_chain(std::string_view text,
                                        std::span<const journal_head> kept = {});

}  // namespace alur
