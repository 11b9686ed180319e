#include "case/file_calls.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace alur {

int file_calls::open(const char* path, int flags, mode_t mode) { return ::open(path, flags, mode); }

int file_calls::lock(int file) { return ::flock(file, LOCK_EX | LOCK_NB); }

int file_calls::status(int file, struct stat& out) { return ::fstat(file, &out); }

int file_calls::status_of(const char* path, struct stat& out) { return ::stat(path, &out); }

ssize_t file_calls::read(int file, char* to, std::size_t size, off_t from) {
    return ::pread(file, to, size, from);
}

ssize_t file_calls::write(int file, const char* from, std::size_t size) {
    return ::write(file, from, size);
}

int file_calls::truncate(int file, off_t length) { return ::ftruncate(file, length); }

int file_calls::sync_data(int file) { return ::fdatasync(file); }

int file_calls::sync(int file) { return ::fsync(file); }

int file_calls::close(int file) { return ::close(file); }

file_calls& system_calls() noexcept {
    static file_calls real;
    return real;
}

}  // namespace alur
