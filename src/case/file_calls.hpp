// The system calls of a file journal, so that a test can let the k-th of them fail or be the last
// thing its process does. Private to src/case and its tests.
#pragma once

#include <alur/case/journal_file.hpp>

#include <cstddef>

#include <sys/stat.h>
#include <sys/types.h>

namespace alur {

// Each returns what the call of that name returns, and sets errno.
class file_calls {
  public:
    virtual ~file_calls() = default;
    virtual int open(const char* path, int flags, mode_t mode);
    virtual int lock(int file);  // exclusive, without waiting
    virtual int status(int file, struct stat& out);
    virtual int status_of(const char* path, struct stat& out);
    virtual ssize_t read(int file, char* to, std::size_t size, off_t from);
    virtual ssize_t write(int file, const char* from, std::size_t size);
    virtual int truncate(int file, off_t length);
    virtual int sync_data(int file);
    virtual int sync(int file);
    virtual int close(int file);
};

[[nodiscard]] file_calls& system_calls() noexcept;

// As `open_journal`; `calls` must outlive the journal.
[[nodiscard]] journal_opening open_journal_by(file_calls& calls, const std::string& path,
                                              if_missing missing,
                                              std::span<const journal_head> kept);

}  // namespace alur
