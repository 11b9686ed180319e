#include "command/keep_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace alur::command {
namespace {

namespace fs = std::filesystem;

bool write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(file) == 0;
}

mode_t mode_of_new_files() {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666U & ~mask;
}

// A text on the disk beside its target, gone unless it is put in its place.
class fresh_file {
  public:
    fresh_file(fs::path target, std::string_view text) : target_(std::move(target)) {
        struct stat like {};
        there_ = ::stat(target_.c_str(), &like) == 0;
        // What is no file cannot be replaced by one.
        if (there_ && !S_ISREG(like.st_mode)) return;
        writable_ = !there_ || (like.st_mode & S_IWUSR) != 0;
        path_ = target_.string() + ".XXXXXX";
        const int file = ::mkstemp(path_.data());
        if (file < 0) {
            path_.clear();
            return;
        }
        const mode_t mode = there_ ? like.st_mode & 07777U : mode_of_new_files();
        const bool good = ::fchmod(file, mode) == 0 && write_all(file, text);
        written_ = ::close(file) == 0 && good;
    }
    ~fresh_file() {
        if (!path_.empty()) ::unlink(path_.c_str());
    }
    fresh_file(const fresh_file&) = delete;
    fresh_file& operator=(const fresh_file&) = delete;

    [[nodiscard]] bool there() const { return there_; }
    bool replace() {
        std::error_code failed;
        if (written_ && writable_) fs::rename(path_, target_, failed);
        if (!written_ || !writable_ || failed) return false;
        path_.clear();
        return true;
    }
    // Never over another file that came meanwhile; where links are unknown (FAT) as good as it
    // goes.
    bool make() {
        if (!written_ || there_) return false;
        if (::link(path_.c_str(), target_.c_str()) == 0) return true;
        if (errno == EEXIST || fs::exists(target_)) {
            there_ = true;
            return false;
        }
        return replace();
    }

  private:
    fs::path target_;
    std::string path_;
    bool there_ = false;
    bool writable_ = false;
    bool written_ = false;
};

}  // namespace

bool replace_file(const std::string& path, std::string_view text) {
    std::error_code failed;
    fs::path target = fs::weakly_canonical(path, failed);
    return fresh_file(failed ? fs::path(path) : std::move(target), text).replace();
}

bilingual make_file(const std::string& path, std::string_view text) {
    fresh_file fresh(path, text);
    if (fresh.make()) return {};
    if (fresh.there())
        return {"berkas sudah ada; tidak ditimpa", "the file is there already; not overwritten"};
    return {"berkas tidak dapat ditulis", "the file cannot be written"};
}

bilingual keep_file(const std::string& path, std::string_view read, std::string_view now) {
    bilingual unwritable{"berkas tidak dapat ditulis; isinya tidak berubah",
                         "the file cannot be written; it is unchanged"};
    std::error_code failed;
    const fs::path target = fs::canonical(path, failed);
    if (failed) return unwritable;
    fresh_file fresh(target, now);
    std::ifstream in(target, std::ios::binary);
    const std::string there{std::istreambuf_iterator<char>(in), {}};
    if (there != read)
        return {"berkas berubah sementara diperiksa; tidak ditulis",
                "the file has changed meanwhile; it is not written"};
    return fresh.replace() ? bilingual{} : unwritable;
}

}  // namespace alur::command
