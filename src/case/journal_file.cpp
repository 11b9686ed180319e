#include <alur/case/journal_file.hpp>

#include "case/file_calls.hpp"
#include "case/journal_error.hpp"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

namespace alur {
namespace {

constexpr file_act to_open{"membuka berkas", "open the file"};
constexpr file_act to_open_folder{"membuka folder berkas ini", "open the folder of the file"};
constexpr file_act to_read{"membaca berkas", "read the file"};
constexpr file_act to_write{"menulis ke berkas", "write to the file"};
constexpr file_act to_sync{"memastikan tulisan tersimpan",
                           "make sure that what was written is kept"};
constexpr file_act to_cut{"memotong bagian yang terputus", "cut off the unfinished part"};
constexpr file_act to_lock{"mengunci berkas", "lock the file"};
constexpr file_act to_look{"memeriksa berkas", "look at the file"};

constexpr mode_t readable_by_group = 0640;

// Closes what it opened unless it is let go.
struct open_file {
    file_calls& calls;
    int file;

    open_file(file_calls& by, int opened) noexcept : calls(by), file(opened) {}
    open_file(const open_file&) = delete;
    open_file& operator=(const open_file&) = delete;
    ~open_file() {
        if (file >= 0) calls.close(file);
    }
    int let_go() noexcept { return std::exchange(file, -1); }
};

template <class Call>
auto until_done(Call call) {
    auto result = call();
    while (result < 0 && errno == EINTR) result = call();
    return result;
}

// 0 or the errno.
int write_all(file_calls& calls, int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written =
            until_done([&] { return calls.write(file, text.data(), text.size()); });
        if (written < 0) return errno;
        if (written == 0) return EIO;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

int read_all(file_calls& calls, int file, std::size_t expected, std::string& out) {
    constexpr std::size_t block = 64U * 1024;
    for (;;) {
        const std::size_t have = out.size();
        // One byte more than expected: it tells the end without another block.
        const std::size_t want = have < expected ? expected - have + 1 : block;
        out.resize(have + want);
        const ssize_t got = until_done(
            [&] { return calls.read(file, out.data() + have, want, static_cast<off_t>(have)); });
        out.resize(have + (got > 0 ? static_cast<std::size_t>(got) : 0));
        if (got < 0) return errno;
        if (got == 0) return 0;
    }
}

bool same_file(const struct stat& a, const struct stat& b) {
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

std::optional<journal_error> sync_folder(file_calls& calls, const std::string& path,
                                         const std::string& place) {
    const std::string folder = std::filesystem::path(place).parent_path().string();
    const open_file opened{calls, until_done([&] {
                               return calls.open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC,
                                                 0);
                           })};
    if (opened.file < 0) return storage_error(path, to_open_folder, errno);
    // EINVAL: a file system that needs no synchronising of folders
    if (until_done([&] { return calls.sync(opened.file); }) != 0 && errno != EINVAL)
        return storage_error(path, to_sync, errno);
    return std::nullopt;
}

// Adds what is cut off to the side file. Only when that is durable may it be cut.
std::optional<journal_error> set_aside(file_calls& calls, const std::string& path,
                                       const std::string& place, std::string_view remains) {
    const std::string side = path + ".sisa";
    const open_file opened{
        calls, until_done([&] {
            return calls.open(side.c_str(),
                              O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK,
                              readable_by_group);
        })};
    if (opened.file < 0) return storage_error(side, to_open, errno);
    std::string text(remains);
    if (!text.ends_with('\n')) text += '\n';
    if (const int failed = write_all(calls, opened.file, text); failed != 0)
        return storage_error(side, to_write, failed);
    if (until_done([&] { return calls.sync(opened.file); }) != 0)
        return storage_error(side, to_sync, errno);
    return sync_folder(calls, side, place);
}

std::string from_root(const std::string& path) {
    std::error_code failed;
    const std::filesystem::path whole = std::filesystem::absolute(path, failed);
    return failed ? path : whole.string();
}

journal_error cannot_open(const std::string& path, int code, bool may_create) {
    if (code == ENOENT && !may_create) return not_found_error(path);
    if (code == EISDIR || code == ENXIO) return not_a_file_error(path);
    return storage_error(path, to_open, code);
}

}  // namespace

// The steps of opening, in their order.
struct journal_file_opening {
    file_calls& calls;
    const std::string& path;
    journal_opened out;
    chain_report report;

    std::optional<journal_error> lock(if_missing missing) {
        const bool create = missing == if_missing::create;
        const int flags =
            O_RDWR | O_APPEND | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | (create ? O_CREAT : 0);
        std::string place = from_root(path);
        open_file opened{
            calls, until_done([&] { return calls.open(path.c_str(), flags, readable_by_group); })};
        if (opened.file < 0) return cannot_open(path, errno, create);
        struct stat ours {};
        if (calls.status(opened.file, ours) != 0) return storage_error(path, to_look, errno);
        if (!S_ISREG(ours.st_mode)) return not_a_file_error(path);
        if (until_done([this, file = opened.file] { return calls.lock(file); }) != 0)
            return errno == EWOULDBLOCK ? in_use_error(path) : storage_error(path, to_lock, errno);
        out.file.reset(new journal_file(calls, path, std::move(place), opened.file));
        (void)opened.let_go();
        // It may have been exchanged, or have grown, before it was locked.
        if (calls.status(opened_file(), ours) != 0) return storage_error(path, to_look, errno);
        out.file->length_ = static_cast<std::size_t>(ours.st_size);
        return out.file->changed_elsewhere();
    }

    std::optional<journal_error> verify(std::span<const journal_head> kept) {
        if (const int failed = read_all(calls, opened_file(), out.file->length_, out.text);
            failed != 0)
            return storage_error(path, to_read, failed);
        report = verify_chain(out.text, kept);
        if (report.fault && report.fault->kind != chain_fault_kind::torn) {
            journal_error no = damaged_error(path, *report.fault);
            no.head = report.head;
            return no;
        }
        return std::nullopt;
    }

    std::optional<journal_error> recover() {
        if (!report.fault) return std::nullopt;
        const std::string_view remains = std::string_view(out.text).substr(report.good_bytes);
        torn_end moved{*report.fault, remains.size(), path + ".sisa"};
        if (auto no = set_aside(calls, path, out.file->place_, remains)) return no;
        const auto length = static_cast<off_t>(report.good_bytes);
        if (until_done([&] { return calls.truncate(opened_file(), length); }) != 0)
            return storage_error(path, to_cut, errno);
        out.text.resize(report.good_bytes);
        out.recovered = std::move(moved);
        return std::nullopt;
    }

    // What was read may not be on the disk yet, if whoever wrote it was killed before its
    // fdatasync.
    std::optional<journal_error> settle() {
        if (until_done([&] { return calls.sync_data(opened_file()); }) != 0)
            return storage_error(path, to_sync, errno);
        if (out.text.empty())
            if (auto no = sync_folder(calls, path, out.file->place_)) return no;
        out.file->length_ = out.text.size();
        out.file->head_ = report.head;
        out.since_kept = report.since_kept;
        return std::nullopt;
    }

    [[nodiscard]] int opened_file() const { return out.file->file_; }
};

journal_file::journal_file(file_calls& calls, std::string path, std::string place,
                           int file) noexcept
    : calls_(&calls), path_(std::move(path)), place_(std::move(place)), file_(file) {}

journal_file::~journal_file() { calls_->close(file_); }

std::optional<journal_error> journal_file::changed_elsewhere() const {
    struct stat ours {};
    struct stat named {};
    if (calls_->status(file_, ours) != 0) return storage_error(path_, to_look, errno);
    if (calls_->status_of(place_.c_str(), named) != 0) {
        if (errno != ENOENT) return storage_error(path_, to_look, errno);
        return changed_error(path_, {"berkas dihapus atau dipindahkan", "removed or moved"});
    }
    if (!same_file(ours, named))
        return changed_error(path_, {"berkas diganti dengan yang lain", "replaced by another"});
    if (static_cast<std::size_t>(ours.st_size) != length_)
        return changed_error(path_, {"berkas ditulisi oleh yang lain", "written by somebody else"});
    return std::nullopt;
}

bool journal_file::undo() noexcept {
    const auto length = static_cast<off_t>(length_);
    return until_done([&] { return calls_->truncate(file_, length); }) == 0 &&
           until_done([&] { return calls_->sync_data(file_); }) == 0;
}

append_result journal_file::append(const journal_head& expected,
                                   std::span<const sealed_line> batch) {
    const auto refused = [&](journal_error no) {
        no.head = head_;
        return no;
    };
    if (closed_) return refused(closed_error(path_));
    const std::string text = batch_text(batch);
    append_result fit = head_after(head_, expected, text);
    if (std::holds_alternative<journal_error>(fit) || text.empty()) return fit;
    if (auto no = changed_elsewhere()) {
        closed_ = no->what == journal_trouble::changed;
        return refused(*std::move(no));
    }

    // From here to the end of undo() nothing allocates.
    file_act tried = to_write;
    int failed = write_all(*calls_, file_, text);
    if (failed == 0 && until_done([&] { return calls_->sync_data(file_); }) != 0) {
        failed = errno;
        tried = to_sync;
    }
    if (failed == 0) {
        length_ += text.size();
        head_ = std::get<journal_head>(fit);
        return head_;
    }
    const bool undone = undo();
    // After a failed fdatasync the system may have forgotten what it could not write.
    closed_ = !undone || tried.en == to_sync.en;
    journal_error no = storage_error(path_, tried, failed);
    no.perhaps_stored = !undone;
    if (undone) {
        no.message.id += " Tidak ada yang tersimpan dari tindakan ini.";
        no.message.en += " Nothing of this act was stored.";
    } else {
        no.message.id += " Buka lagi jejaknya untuk melihat apakah tindakan ini tersimpan.";
        no.message.en += " Open the journal again to see whether this act was stored.";
    }
    return refused(std::move(no));
}

read_result journal_file::read() const {
    std::string text;
    if (const int failed = read_all(*calls_, file_, length_, text); failed != 0)
        return storage_error(path_, to_read, failed);
    text.resize(std::min(text.size(), length_));
    return text;
}

journal_opening open_journal_by(file_calls& calls, const std::string& path, if_missing missing,
                                std::span<const journal_head> kept) {
    if (path.find('\0') != std::string::npos) return not_found_error(path);
    journal_file_opening steps{calls, path, {}, {}};
    if (auto no = steps.lock(missing)) return *std::move(no);
    if (auto no = steps.verify(kept)) return *std::move(no);
    if (auto no = steps.recover()) return *std::move(no);
    if (auto no = steps.settle()) return *std::move(no);
    return std::move(steps.out);
}

journal_opening open_journal(const std::string& path, if_missing missing,
                             std::span<const journal_head> kept) {
    return open_journal_by(system_calls(), path, missing, kept);
}

read_result read_journal(const std::string& path) {
    file_calls& calls = system_calls();
    if (path.find('\0') != std::string::npos) return not_found_error(path);
    const open_file opened{calls, until_done([&] {
                               return calls.open(path.c_str(),
                                                 O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0);
                           })};
    if (opened.file < 0) return cannot_open(path, errno, false);
    struct stat ours {};
    if (calls.status(opened.file, ours) != 0) return storage_error(path, to_look, errno);
    if (!S_ISREG(ours.st_mode)) return not_a_file_error(path);
    std::string text;
    if (const int failed =
            read_all(calls, opened.file, static_cast<std::size_t>(ours.st_size), text);
        failed != 0)
        return storage_error(path, to_read, failed);
    return text;
}

}  // namespace alur
