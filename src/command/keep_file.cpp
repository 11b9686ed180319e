#include "command/keep_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace alur::command {
namespace {

bool write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(file) == 0;
}

}  // namespace

bilingual keep_file(const std::string& path, std::string_view read, std::string_view now) {
    namespace fs = std::filesystem;
    bilingual unwritable{"berkas tidak dapat ditulis; isinya tidak berubah",
                         "the file cannot be written; it is unchanged"};
    std::error_code failed;
    const fs::path target = fs::canonical(path, failed);
    if (failed) return unwritable;
    std::string fresh = target.string() + ".XXXXXX";
    const int file = ::mkstemp(fresh.data());
    if (file < 0) return unwritable;
    struct stat like {};
    const bool mode_kept =
        ::stat(target.c_str(), &like) == 0 && ::fchmod(file, like.st_mode & 07777U) == 0;
    const bool written = mode_kept && write_all(file, now);
    const bool closed = ::close(file) == 0;
    std::ifstream in(target, std::ios::binary);
    const std::string there{std::istreambuf_iterator<char>(in), {}};
    const bool same = there == read && (like.st_mode & S_IWUSR) != 0;
    if (written && closed && same) {
        fs::rename(fresh, target, failed);
        if (!failed) return {};
    }
    ::unlink(fresh.c_str());
    if (there != read)
        return {"berkas berubah sementara diperiksa; tidak ditulis",
                "the file has changed meanwhile; it is not written"};
    return unwritable;
}

}  // namespace alur::command
