// A journal whose writing fails or is killed at every call and every byte: no acknowledged line is
// lost or doubled, and what is left verifies or names its torn end.
#include <alur/case/journal_file.hpp>

#include "journal_support.hpp"
#include "oracle/cases.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <functional>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace journal_crash_test {

using namespace alur;
using namespace alur_test;

namespace {

enum class misfortune { fails, half_then_fails, fails_from_then_on, killed, killed_after_half };

struct stopped {};

constexpr int never = 1'000'000;
// The journal is read after each: 1,000 in a release build, fewer where that takes long.
const int many_acts = static_cast<int>(std::max<std::size_t>(100, alur::oracle::cases(1'000)));

// Lets the k-th call that can go wrong go wrong, counted from 1. Nothing is really synchronised:
// no test here cuts the power.
struct unlucky_calls : file_calls {
    int at;
    misfortune how;
    int code;
    int seen = 0;
    bool struck = false;
    bool by_throwing = false;  // instead of SIGKILL: leaves the same file behind, without a fork

    unlucky_calls(int k, misfortune what, int error) : at(k), how(what), code(error) {}

    void die() const {
        if (by_throwing) throw stopped{};
        ::raise(SIGKILL);
    }
    bool strikes() {
        ++seen;
        const bool now = seen == at || (how == misfortune::fails_from_then_on && seen > at);
        if (!now) return false;
        struck = true;
        if (how == misfortune::killed) die();
        errno = code;
        return true;
    }
    int open(const char* path, int flags, mode_t mode) override {
        return strikes() ? -1 : file_calls::open(path, flags, mode);
    }
    int lock(int file) override { return strikes() ? -1 : file_calls::lock(file); }
    int status(int file, struct stat& out) override {
        return strikes() ? -1 : file_calls::status(file, out);
    }
    int status_of(const char* path, struct stat& out) override {
        return strikes() ? -1 : file_calls::status_of(path, out);
    }
    ssize_t read(int file, char* to, std::size_t size, off_t from) override {
        return strikes() ? -1 : file_calls::read(file, to, size, from);
    }
    ssize_t write(int file, const char* from, std::size_t size) override {
        if (!strikes()) return file_calls::write(file, from, size);
        if (how == misfortune::half_then_fails || how == misfortune::killed_after_half) {
            const ssize_t half = file_calls::write(file, from, size / 2);
            if (how == misfortune::killed_after_half) die();
            if (size / 2 != 0) {
                at = seen + 1;  // a short write first, the error at the next
                return half;
            }
        }
        errno = code;
        return -1;
    }
    int truncate(int file, off_t length) override {
        return strikes() ? -1 : file_calls::truncate(file, length);
    }
    int sync_data(int) override { return strikes() ? -1 : 0; }
    int sync(int) override { return strikes() ? -1 : 0; }
};

journal_opened reopened(const std::string& path) {
    journal_opening got = open_journal_by(without_sync(), path, if_missing::create, {});
    if (const auto* no = std::get_if<journal_error>(&got)) FAIL(no->message.en);
    return std::get<journal_opened>(std::move(got));
}

// Acts are told apart by their id, as events are: "aksi-17" is one batch.
std::string act(int number) { return "\"id\":\"aksi-" + std::to_string(number) + "\""; }

std::vector<sealed_line> batch_of(const journal_head& head, int number) {
    return batch_after(head, number % 3 == 0 ? 3 : 1, act(number));
}

// The acts stored, in order; each batch must be whole.
std::vector<int> acts_in(const std::string& text) {
    std::vector<int> out;
    chain_reader reader(text);
    for (auto batch = reader.next(); !batch.empty(); batch = reader.next()) {
        const std::string_view content = batch.front().content;
        const std::size_t from = content.find("aksi-") + 5;
        const int number = std::stoi(std::string(content.substr(from)));
        for (const chain_line& line : batch) CHECK(line.content.find(act(number)) < 99);
        CHECK(batch.size() == (number % 3 == 0 ? 3U : 1U));
        out.push_back(number);
    }
    CHECK_FALSE(reader.fault());
    return out;
}

// Runs it in a child process, which gives back its exit status; a signal is 128 and its number.
int in_child(const std::function<int()>& run) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) ::_exit(run());
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

// A journal of three acts and a fourth that was torn.
std::string begun() {
    journal_head head;
    std::string text;
    for (int i = 1; i <= 3; ++i) {
        const std::vector<sealed_line> batch = batch_of(head, i);
        for (const sealed_line& line : batch) head = advanced(head, line);
        text += batch_text(batch);
    }
    return text + batch_text(batch_of(head, 4)).substr(0, 30);
}

// Opens and stores acts 4 to 7, as a host does that tries every act at most three times and opens
// again when it is told to. True for what was acknowledged; `perhaps` collects what may be stored.
std::vector<int> host(file_calls& calls, const std::string& path, std::set<int>& perhaps) {
    std::vector<int> acknowledged;
    std::unique_ptr<journal_file> file;
    for (int number = 4; number <= 7; ++number)
        for (int attempt = 0; attempt < 3; ++attempt) {
            if (!file) {
                journal_opening got = open_journal_by(calls, path, if_missing::refuse, {});
                if (std::holds_alternative<journal_error>(got)) continue;
                journal_opened& its = std::get<journal_opened>(got);
                file = std::move(its.file);
                const std::vector<int> stored = acts_in(its.text);
                if (std::find(stored.begin(), stored.end(), number) != stored.end()) {
                    acknowledged.push_back(number);  // it was stored after all, and is known
                    break;
                }
            }
            const append_result got = file->append(file->head(), batch_of(file->head(), number));
            if (std::holds_alternative<journal_head>(got)) {
                acknowledged.push_back(number);
                break;
            }
            const journal_error& no = std::get<journal_error>(got);
            if (no.perhaps_stored) perhaps.insert(number);
            if (no.perhaps_stored || no.what == journal_trouble::closed) file.reset();
        }
    return acknowledged;
}

}  // namespace

TEST_CASE("whichever call fails, acknowledged acts are stored once and refused ones are not") {
    const folder at;
    const std::string path = at / "gagal.jsonl";
    for (const int code : {ENOSPC, EIO})
        for (const misfortune how :
             {misfortune::fails, misfortune::half_then_fails, misfortune::fails_from_then_on}) {
            bool struck = true;
            int k = 0;
            while (struck) {
                INFO("call " << ++k << ", errno " << code << ", way " << static_cast<int>(how));
                put_file(path, begun());
                unlucky_calls calls(k, how, code);
                std::set<int> perhaps;
                const std::vector<int> acknowledged = host(calls, path, perhaps);
                struck = calls.struck;
                // One failure is survived by trying again.
                if (how != misfortune::fails_from_then_on)
                    CHECK(acknowledged == std::vector<int>{4, 5, 6, 7});
                const std::vector<int> stored = acts_in(reopened(path).text);
                std::vector<int> expected{1, 2, 3};
                expected.insert(expected.end(), acknowledged.begin(), acknowledged.end());
                for (const int number : stored)
                    if (perhaps.contains(number) &&
                        std::find(expected.begin(), expected.end(), number) == expected.end())
                        expected.push_back(number);
                CHECK(stored == expected);
            }
            CHECK(k > 25);  // it went through every call
        }
}

TEST_CASE("a failed append leaves the file byte for byte as it was") {
    const folder at;
    const std::string path = at / "utuh.jsonl";
    for (const misfortune how : {misfortune::fails, misfortune::half_then_fails})
        for (const int code : {ENOSPC, EIO, EFBIG, EDQUOT}) {
            put_file(path, begun());
            unlucky_calls calls(never, how, code);
            journal_opening got = open_journal_by(calls, path, if_missing::refuse, {});
            journal_file& file = *std::get<journal_opened>(got).file;
            const std::string before = file_bytes(path);
            calls.at = calls.seen + 3;  // after looking twice, the write
            const append_result result = file.append(file.head(), batch_of(file.head(), 6));
            REQUIRE(std::holds_alternative<journal_error>(result));
            const journal_error& no = std::get<journal_error>(result);
            CHECK(no.system_code == code);
            CHECK_FALSE(no.perhaps_stored);
            CHECK(no.message.en.find(path) != std::string::npos);
            CHECK(no.message.en.find("Nothing of this act was stored") != std::string::npos);
            CHECK(file_bytes(path) == before);
            // and the journal can be used again at once
            CHECK(std::holds_alternative<journal_head>(
                file.append(file.head(), batch_of(file.head(), 6))));
        }
}

TEST_CASE("after a failed synchronisation, or when cutting back fails, it must be opened again") {
    const folder at;
    const std::string path = at / "tutup.jsonl";
    for (const misfortune how : {misfortune::fails, misfortune::fails_from_then_on}) {
        put_file(path, begun());
        unlucky_calls calls(never, how, EIO);
        journal_opening got = open_journal_by(calls, path, if_missing::refuse, {});
        journal_file& file = *std::get<journal_opened>(got).file;
        calls.at = calls.seen + 4;  // the synchronisation
        const journal_head head = file.head();
        const append_result result = file.append(head, batch_of(head, 4));
        REQUIRE(std::holds_alternative<journal_error>(result));
        CHECK(std::get<journal_error>(result).perhaps_stored ==
              (how == misfortune::fails_from_then_on));
        calls.at = never;
        calls.how = misfortune::fails;
        const append_result next = file.append(head, batch_of(head, 4));
        REQUIRE(std::holds_alternative<journal_error>(next));
        CHECK(std::get<journal_error>(next).what == journal_trouble::closed);
    }
}

TEST_CASE("killed at every call of opening, recovering and appending, a journal is whole") {
    const folder at;
    const std::string path = at / "bunuh.jsonl";
    for (const misfortune how : {misfortune::killed, misfortune::killed_after_half}) {
        int k = 0;
        int status = 1;
        while (status != 0 && k < 200) {
            INFO("killed at call " << ++k << ", way " << static_cast<int>(how));
            put_file(path, begun());
            std::filesystem::remove(path + ".sisa");
            status = in_child([&] {
                unlucky_calls calls(k, how, EIO);
                journal_opening got = open_journal_by(calls, path, if_missing::refuse, {});
                if (how == misfortune::killed_after_half && calls.struck) return 1;
                journal_file& file = *std::get<journal_opened>(got).file;
                for (int number = 4; number <= 6; ++number) {
                    (void)file.append(file.head(), batch_of(file.head(), number));
                    if (how == misfortune::killed_after_half && calls.struck) return 1;
                }
                return 0;
            });
            const std::vector<int> stored = acts_in(reopened(path).text);
            CHECK(stored.size() >= 3);
            for (std::size_t i = 0; i < stored.size(); ++i)
                CHECK(stored[i] == static_cast<int>(i) + 1);
            if (status == 0) CHECK(stored.size() == 6);
            // killed in the middle of setting aside, it is set aside once more
            CHECK(file_bytes(path + ".sisa").find(begun().substr(begun().size() - 30)) !=
                  std::string::npos);
        }
        CHECK(k > 15);
    }
}

TEST_CASE("killed around every write and synchronisation of many acts, none is lost or doubled") {
    const folder at;
    const std::string path = at / "seribu.jsonl";
    reopened(path);
    // Of an append: two looks at the file, the write (3), the synchronisation (4). Beyond it the
    // child kills itself before it could acknowledge.
    struct moment {
        int call;
        misfortune how;
        bool stored;
    };
    const moment before_write{3, misfortune::killed, false};
    const moment half_written{3, misfortune::killed_after_half, false};
    const moment before_sync{4, misfortune::killed, true};
    const moment after_sync{5, misfortune::killed, true};
    int recoveries = 0;
    for (int number = 1; number <= many_acts; ++number) {
        const moment last = number % 2 == 0 ? before_sync : after_sync;
        for (const moment& when : {before_write, half_written, last}) {
            INFO("act " << number << ", killed at call " << when.call);
            const auto store = [&](bool by_throwing) {
                unlucky_calls calls(never, when.how, EIO);
                calls.by_throwing = by_throwing;
                journal_opening got = open_journal_by(calls, path, if_missing::refuse, {});
                journal_file& file = *std::get<journal_opened>(got).file;
                calls.at = calls.seen + when.call;
                (void)file.append(file.head(), batch_of(file.head(), number));
                calls.die();
                return 0;
            };
            // A fork takes tens of milliseconds under sanitizers: a real signal now and then.
            if (number % 20 <= 1)
                REQUIRE(in_child([&] { return store(false); }) == 128 + SIGKILL);
            else
                REQUIRE_THROWS_AS(store(true), stopped);
            // the journal itself says what came of it: the last act, and whether its end was torn
            const std::string text = file_bytes(path);
            const chain_report read = verify_chain(text);
            const bool torn = read.fault && read.fault->kind == chain_fault_kind::torn;
            REQUIRE(torn == (when.how == misfortune::killed_after_half));
            REQUIRE((torn || read.sound()));
            const std::string_view good = std::string_view(text).substr(0, read.good_bytes);
            REQUIRE((good.rfind(act(number)) != std::string_view::npos) == when.stored);
            recoveries += torn ? 1 : 0;
        }
    }
    CHECK(recoveries == many_acts);
    std::vector<int> all(static_cast<std::size_t>(many_acts));
    std::iota(all.begin(), all.end(), 1);
    CHECK(acts_in(reopened(path).text) == all);
}

TEST_CASE("killed at random moments of many acts, no acknowledged one is lost and none doubled") {
    const folder at;
    const std::string path = at / "acak.jsonl";
    const std::uint32_t seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    std::size_t stored_before = 0;
    unsigned longest = 8'000;  // microseconds before the kill
    int kills = 0;
    while (stored_before < static_cast<std::size_t>(many_acts)) {
        int pipe[2];
        REQUIRE(::pipe(pipe) == 0);
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            journal_opening got = open_journal_by(without_sync(), path, if_missing::create, {});
            if (!std::holds_alternative<journal_opened>(got)) ::_exit(1);
            journal_file& file = *std::get<journal_opened>(got).file;
            for (int number = static_cast<int>(stored_before) + 1; number <= many_acts; ++number) {
                const append_result done = file.append(file.head(), batch_of(file.head(), number));
                if (!std::holds_alternative<journal_head>(done)) ::_exit(2);
                if (::write(pipe[1], &number, sizeof number) != sizeof number) ::_exit(3);
            }
            ::_exit(0);
        }
        ::close(pipe[1]);
        ::usleep(std::uniform_int_distribution<unsigned>(500, longest)(random));
        ::kill(child, SIGKILL);
        int acknowledged = static_cast<int>(stored_before);
        int number = 0;
        while (::read(pipe[0], &number, sizeof number) == sizeof number) acknowledged = number;
        ::close(pipe[0]);
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        REQUIRE((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));
        ++kills;
        const std::vector<int> stored = acts_in(reopened(path).text);
        for (std::size_t i = 0; i < stored.size(); ++i)
            REQUIRE(stored[i] == static_cast<int>(i) + 1);
        REQUIRE(static_cast<int>(stored.size()) >= acknowledged);
        REQUIRE(static_cast<int>(stored.size()) <= acknowledged + 1);
        // where opening alone takes longer than that
        if (stored.size() == stored_before) longest += longest / 4;
        stored_before = stored.size();
        REQUIRE(kills < 20'000);
    }
    CHECK(stored_before == static_cast<std::size_t>(many_acts));
}

TEST_CASE("a file size limit at every byte of a batch: refused with an error and nothing stored") {
    const folder at;
    const std::string path = at / "batas.jsonl";
    put_file(path, begun());
    reopened(path);
    const std::string before = file_bytes(path);
    const int failed = in_child([&] {
        ::signal(SIGXFSZ, SIG_IGN);
        journal_opening got = open_journal_by(without_sync(), path, if_missing::refuse, {});
        journal_file& file = *std::get<journal_opened>(got).file;
        const std::vector<sealed_line> batch = batch_of(file.head(), 6);
        const std::size_t size = batch_text(batch).size();
        for (std::size_t bytes = 0; bytes <= size; ++bytes) {
            const struct rlimit limit { before.size() + bytes, RLIM_INFINITY };
            if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return 1;
            const append_result done = file.append(file.head(), batch);
            if (bytes == size) return std::holds_alternative<journal_head>(done) ? 0 : 2;
            const auto* no = std::get_if<journal_error>(&done);
            if (!no || no->system_code != EFBIG || no->perhaps_stored) return 3;
            if (file_bytes(path) != before) return 4;
        }
        return 5;
    });
    CHECK(failed == 0);
    CHECK(acts_in(reopened(path).text) == std::vector<int>{1, 2, 3, 6});
}

TEST_CASE("a file size limit that kills at every byte of a batch leaves a torn end that is cut") {
    const folder at;
    const std::string path = at / "batas.jsonl";
    put_file(path, begun());
    reopened(path);
    const std::string before = file_bytes(path);
    const std::vector<sealed_line> batch = batch_after(reopened(path).file->head(), 2, act(6));
    const std::string text = batch_text(batch);
    for (std::size_t bytes = 0; bytes < text.size(); ++bytes) {
        INFO("room for " << bytes << " bytes");
        const int status = in_child([&] {
            const struct rlimit limit { before.size() + bytes, RLIM_INFINITY };
            const struct rlimit no_core { 0, 0 };
            ::signal(SIGXFSZ, SIG_DFL);
            ::setrlimit(RLIMIT_CORE, &no_core);
            journal_opening got = open_journal_by(without_sync(), path, if_missing::refuse, {});
            journal_file& file = *std::get<journal_opened>(got).file;
            if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return 1;
            (void)file.append(file.head(), batch);
            return 2;
        });
        REQUIRE(status == 128 + SIGXFSZ);
        REQUIRE(file_bytes(path) == before + text.substr(0, bytes));
        journal_opened again = reopened(path);
        REQUIRE(again.text == before);
        REQUIRE(again.recovered.has_value() == (bytes != 0));
        if (bytes != 0) {
            const chain_fault& fault = again.recovered->fault;
            const auto whole =
                std::count(text.begin(), text.begin() + static_cast<int>(bytes), '\n');
            REQUIRE(fault.line ==
                    verify_chain(before).head.count + 1 + static_cast<std::uint64_t>(whole));
        }
    }
}

}  // namespace journal_crash_test
