// A journal in a file, for POSIX systems.
//
// Opened by one at a time: an exclusive lock (flock) is held as long as the object lives, against
// other processes and against a second object in this one. `append` writes the whole batch at the
// end and waits for fdatasync. A folder is synchronised while its journal has no lines yet.
//
// An append that was interrupted (kill, power) was never acknowledged. On the next opening what it
// left, a part of a line or whole lines of a batch without its end, is added to `<name>.sisa`, cut
// off the journal, and reported. Any other fault refuses the opening and changes nothing.
//
// After a failed append the file is cut back to what it was. If that fails too, or if fdatasync
// failed, so that nobody can say what the disk holds, the object refuses every further append: open
// the journal again, which reads and verifies what is there.
//
// A process that limits its file sizes (RLIMIT_FSIZE) should ignore SIGXFSZ: the append then fails
// with an error, where otherwise the signal kills the process in the middle of it (which is
// survived as above). A child made by fork shares the lock; it must not use the object.
//
// Complexity: opening and reading are linear in the file, an append in its lines. Errors are
// values; only std::bad_alloc is thrown. Thread-safety: one owner; different files are independent.
#pragma once

#include <alur/case/journal.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>

namespace alur {

class file_calls;  // the system calls; tests put failing ones in their place

// What an interrupted append had left.
struct torn_end {
    chain_fault fault;      // which line, and how it was cut
    std::size_t bytes = 0;  // moved
    std::string moved_to;   // path of the .sisa file
};

class journal_file final : public journal {
  public:
    ~journal_file() override;

    [[nodiscard]] append_result append(const journal_head& expected,
                                       std::span<const sealed_line> batch) override;
    [[nodiscard]] journal_head head() const override { return head_; }
    [[nodiscard]] read_result read() const override;
    [[nodiscard]] const std::string& path() const noexcept { return path_; }

  private:
    friend struct journal_file_opening;
    journal_file(file_calls& calls, std::string path, std::string place, int file) noexcept;

    [[nodiscard]] std::optional<journal_error> changed_elsewhere() const;
    // Cuts the file back to what it was.
    [[nodiscard]] bool undo() noexcept;

    file_calls* calls_;
    std::string path_;   // as it was given
    std::string place_;  // the same from the root, should the working folder change
    int file_;
    journal_head head_;
    std::size_t length_ = 0;  // of the file: whole batches only
    bool closed_ = false;     // can promise nothing any more
};

struct journal_opened {
    std::unique_ptr<journal_file> file;
    std::string text;  // what it holds, verified: read it with hashing::skip
    std::optional<torn_end> recovered;
    std::optional<std::uint64_t> since_kept;  // as in chain_report
};

enum class if_missing : std::uint8_t { refuse, create };

using journal_opening = std::variant<journal_opened, journal_error>;

// Locks, reads, verifies (also against heads that were kept), recovers. An empty file is a journal
// without lines.
[[nodiscard]] journal_opening open_journal(const std::string& path,
                                           if_missing missing = if_missing::refuse,
                                           std::span<const journal_head> kept = {});

// Only reads, without lock and without recovery, also while somebody appends: what was not
// acknowledged yet may then look like a torn end.
[[nodiscard]] read_result read_journal(const std::string& path);

}  // namespace alur
