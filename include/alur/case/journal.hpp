// Where lines are kept: what a file does (<alur/case/journal_file.hpp>) and a database can do.
//
// A case is judged, the entry is sealed into lines, `append` makes them durable, and only then is
// the entry applied. What a store must promise is small: all lines of an `append` or none of them,
// on stable storage before it returns, and nothing for a head that is no longer the head. A
// database does it in one transaction: update the row that holds the head where it still equals
// `expected`, insert the lines, commit; `read` gives the lines in the order of their numbers.
//
// Complexity of the functions below: linear in the lines given. Errors are values; only
// std::bad_alloc is thrown, and then nothing was appended.
// Thread-safety: a journal has one owner.
#pragma once

#include <alur/case/chain.hpp>
#include <alur/case/journal_head.hpp>
#include <alur/sop/diagnostic.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace alur {

enum class journal_trouble : std::uint8_t {
    stale_head,  // somebody appended since: read again, judge again
    bad_lines,   // the lines given do not follow from `expected`, or are no whole batch: a defect
    damaged,     // what is stored does not verify (`fault`); nothing is appended to it
    in_use,      // another process, or another journal object of this one, has it open
    changed,     // moved, removed or written by somebody else while it was open
    not_found,   //
    not_a_file,  // a folder, a device
    storage,     // the system refused (`system_code`)
    closed,      // an earlier error left this object unable to promise anything: open it again
};

struct journal_error {
    journal_trouble what = journal_trouble::storage;
    bilingual message;                 // what, where, and what to do
    int system_code = 0;               // errno; 0 where no system call failed
    std::optional<chain_fault> fault;  // of `damaged` and `bad_lines`
    journal_head head;                 // the head as far as it is known
    // True if the lines may yet turn out to be stored: open the journal again and look. Otherwise
    // they are certainly not.
    bool perhaps_stored = false;
};

// The head after it.
using append_result = std::variant<journal_head, journal_error>;
// All lines, each with its LF: for `chain_reader`.
using read_result = std::variant<std::string, journal_error>;

class journal {
  public:
    journal() = default;
    journal(const journal&) = delete;
    journal& operator=(const journal&) = delete;
    virtual ~journal() = default;

    // Appends one batch: sealed one after the other from `expected`, all but the last with
    // `batch_place::more_follow`. All of it is durable on return, or none of it is stored. An empty
    // batch appends nothing.
    [[nodiscard]] virtual append_result append(const journal_head& expected,
                                               std::span<const sealed_line> batch) = 0;
    // Of what is stored.
    [[nodiscard]] virtual journal_head head() const = 0;
    [[nodiscard]] virtual read_result read() const = 0;
};

// The text of a batch as it is stored, each line with its LF.
[[nodiscard]] std::string batch_text(std::span<const sealed_line> batch);

// For a store, before it stores: the head after the batch of that text, or why it must be refused:
// stale, or not one whole batch that follows from `stored`. Hashes every line once more, so that no
// store comes to hold a chain that does not verify.
[[nodiscard]] append_result head_after(const journal_head& stored, const journal_head& expected,
                                       std::string_view text);

}  // namespace alur
