#include <alur/case/journal_file.hpp>

#include "journal_support.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <map>
#include <string>
#include <thread>
#include <vector>

namespace journal_file_test {

using namespace alur;
using namespace alur_test;

namespace {

journal_opened opened(const std::string& path, if_missing missing = if_missing::refuse,
                      const std::vector<journal_head>& kept = {},
                      file_calls& calls = system_calls()) {
    journal_opening got = open_journal_by(calls, path, missing, kept);
    if (const auto* no = std::get_if<journal_error>(&got)) FAIL(no->message.en);
    return std::get<journal_opened>(std::move(got));
}

journal_error told(const journal_error& no, journal_trouble what) {
    INFO(no.message.en);
    CHECK(static_cast<int>(no.what) == static_cast<int>(what));
    CHECK_FALSE(no.message.id.empty());
    CHECK_FALSE(no.message.en.empty());
    return no;
}

journal_error unopened(const std::string& path, journal_trouble what,
                       if_missing missing = if_missing::refuse,
                       const std::vector<journal_head>& kept = {}) {
    const journal_opening got = open_journal(path, missing, kept);
    INFO(path);
    REQUIRE(std::holds_alternative<journal_error>(got));
    const journal_error no = std::get<journal_error>(got);
    CHECK(no.message.id.find(path) != std::string::npos);
    CHECK(no.message.en.find(path) != std::string::npos);
    return told(no, what);
}

void appends(journal& to, std::size_t lines) {
    const journal_head before = to.head();
    const append_result got = to.append(before, batch_after(before, lines));
    if (const auto* no = std::get_if<journal_error>(&got)) FAIL(no->message.en);
    CHECK(std::get<journal_head>(got).count == before.count + lines);
    CHECK(to.head() == std::get<journal_head>(got));
}

journal_error refuses(journal& to, const journal_head& expected,
                      const std::vector<sealed_line>& batch, journal_trouble what) {
    const journal_head before = to.head();
    const append_result got = to.append(expected, batch);
    REQUIRE(std::holds_alternative<journal_error>(got));
    CHECK(to.head() == before);
    CHECK(std::get<journal_error>(got).head == before);
    CHECK_FALSE(std::get<journal_error>(got).perhaps_stored);
    return told(std::get<journal_error>(got), what);
}

std::string golden() { return file_bytes(ALUR_SOURCE_DIR "/tests/golden/chain_10.jsonl"); }

// Remembers what each file held when it was last synchronised.
struct watched_calls : file_calls {
    std::map<std::string, std::string> durable;
    std::vector<std::string> trace;
    std::map<int, std::string> names;

    int open(const char* path, int flags, mode_t mode) override {
        const int file = file_calls::open(path, flags, mode);
        if (file >= 0) names[file] = path;
        return file;
    }
    ssize_t write(int file, const char* from, std::size_t size) override {
        trace.push_back("write " + names[file]);
        return file_calls::write(file, from, size);
    }
    int truncate(int file, off_t length) override {
        trace.push_back("truncate " + names[file]);
        return file_calls::truncate(file, length);
    }
    int sync_data(int file) override { return note(file, file_calls::sync_data(file)); }
    int sync(int file) override { return note(file, file_calls::sync(file)); }

    int note(int file, int result) {
        trace.push_back("sync " + names[file]);
        if (!std::filesystem::is_directory(names[file]))
            durable[names[file]] = file_bytes(names[file]);
        return result;
    }
};

}  // namespace

TEST_CASE("a journal is created, appended to, and opened again as it was left") {
    const folder at;
    const std::string path = at / "perkara.jsonl";
    journal_head head;
    {
        journal_opened first = opened(path, if_missing::create);
        CHECK(first.text.empty());
        CHECK(first.file->head() == journal_head{});
        CHECK(first.file->path() == path);
        appends(*first.file, 1);
        appends(*first.file, 3);
        CHECK(std::holds_alternative<journal_head>(first.file->append(first.file->head(), {})));
        appends(*first.file, 1);
        head = first.file->head();
        CHECK(std::get<std::string>(first.file->read()) == file_bytes(path));
    }
    CHECK(head.count == 5);
    const journal_opened again = opened(path, if_missing::create, {head});
    CHECK(again.file->head() == head);
    CHECK(again.text == file_bytes(path));
    CHECK(again.since_kept == 0);
    CHECK_FALSE(again.recovered);
    CHECK(verify_chain(again.text).head == head);
    CHECK(std::get<std::string>(read_journal(path)) == again.text);
}

TEST_CASE("what is no journal file is refused, and what is not there is only created when asked") {
    const folder at;
    unopened(at / "tiada.jsonl", journal_trouble::not_found);
    CHECK_FALSE(std::filesystem::exists(at / "tiada.jsonl"));
    unopened(at / "tiada/x.jsonl", journal_trouble::storage, if_missing::create);
    unopened(at.path, journal_trouble::not_a_file, if_missing::create);
    REQUIRE(::mkfifo((at / "pipa").c_str(), 0600) == 0);
    unopened(at / "pipa", journal_trouble::not_a_file);
    told(std::get<journal_error>(read_journal(at / "pipa")), journal_trouble::not_a_file);
    told(std::get<journal_error>(read_journal(at / "tiada")), journal_trouble::not_found);
    told(std::get<journal_error>(read_journal(at.path)), journal_trouble::not_a_file);
    const journal_opening nul = open_journal(std::string("/tmp/a\0b", 8));
    told(std::get<journal_error>(nul), journal_trouble::not_found);
}

TEST_CASE("a journal is open once: a second opening is refused, here and in another process") {
    const folder at;
    const std::string path = at / "satu.jsonl";
    {
        const journal_opened first = opened(path, if_missing::create);
        unopened(path, journal_trouble::in_use);
        const pid_t child = ::fork();
        if (child == 0) {
            const journal_opening got = open_journal(path);
            const auto* no = std::get_if<journal_error>(&got);
            ::_exit(no && no->what == journal_trouble::in_use ? 0 : 1);
        }
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        CHECK(status == 0);
        CHECK(std::holds_alternative<std::string>(read_journal(path)));
    }
    opened(path);
}

TEST_CASE("two processes contending for a journal lose no line and double none") {
    const folder at;
    const std::string path = at / "rebutan.jsonl";
    constexpr int each = 100;
    std::vector<pid_t> children;
    for (int process = 0; process < 2; ++process) {
        const pid_t child = ::fork();
        if (child == 0) {
            for (int done = 0; done < each;) {
                journal_opening got = open_journal(path, if_missing::create);
                if (const auto* no = std::get_if<journal_error>(&got)) {
                    if (no->what != journal_trouble::in_use) ::_exit(1);
                    ::usleep(50);
                    continue;
                }
                journal_file& file = *std::get<journal_opened>(got).file;
                const std::string rest =
                    "\"id\":\"" + std::to_string(process) + "-" + std::to_string(done) + "\"";
                const append_result stored =
                    file.append(file.head(), batch_after(file.head(), 1, rest));
                if (!std::holds_alternative<journal_head>(stored)) ::_exit(2);
                ++done;
            }
            ::_exit(0);
        }
        children.push_back(child);
    }
    for (const pid_t child : children) {
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        CHECK(status == 0);
    }
    const journal_opened all = opened(path);
    CHECK(all.file->head().count == 2 * each);
    CHECK_FALSE(all.recovered);
    for (int process = 0; process < 2; ++process)
        for (int i = 0; i < each; ++i) {
            const std::string id =
                "\"id\":\"" + std::to_string(process) + "-" + std::to_string(i) + "\"";
            const std::size_t found = all.text.find(id);
            CHECK(found != std::string::npos);
            CHECK(all.text.find(id, found + 1) == std::string::npos);
        }
}

TEST_CASE("four threads keep four journals") {
    const folder at;
    std::vector<std::thread> threads;
    for (int which = 0; which < 4; ++which)
        threads.emplace_back([&at, which] {
            journal_opening got =
                open_journal(at / (std::to_string(which) + ".jsonl"), if_missing::create);
            journal_file& file = *std::get<journal_opened>(got).file;
            for (std::size_t i = 0; i < 50; ++i)
                (void)file.append(file.head(), batch_after(file.head(), 1 + i % 3));
        });
    for (std::thread& each : threads) each.join();
    for (int which = 0; which < 4; ++which)
        CHECK(opened(at / (std::to_string(which) + ".jsonl")).file->head().count == 99);
}

TEST_CASE("a stale head and lines that do not follow are refused, and nothing is written") {
    const folder at;
    const std::string path = at / "basi.jsonl";
    journal_opened its = opened(path, if_missing::create);
    appends(*its.file, 1);
    const journal_head before = its.file->head();
    appends(*its.file, 1);
    const journal_head now = its.file->head();
    const std::string bytes = file_bytes(path);

    const journal_error stale =
        refuses(*its.file, before, batch_after(before, 1), journal_trouble::stale_head);
    CHECK(stale.message.en.find("reached line 2") != std::string::npos);

    std::vector<sealed_line> batch = batch_after(now, 3);
    const auto bad = [&](const std::vector<sealed_line>& lines) {
        return refuses(*its.file, now, lines, journal_trouble::bad_lines);
    };
    bad(batch_after(before, 1));          // sealed for another head
    bad({batch[0], batch[1]});            // a batch without its end
    bad({batch[1], batch[2]});            // without its beginning
    bad({batch[1], batch[0], batch[2]});  // in another order
    std::vector<sealed_line> two = batch_after(now, 1);
    two.push_back(batch_after(advanced(now, two[0]), 1)[0]);
    CHECK_FALSE(bad(two).fault);  // two batches at once
    std::vector<sealed_line> altered = batch;
    altered[1].text[8] ^= 1;
    REQUIRE(bad(altered).fault);
    CHECK(bad(altered).fault->line == 4);
    altered = batch;
    altered[0].text.insert(5, "\n");
    bad(altered);
    CHECK(file_bytes(path) == bytes);

    // The digest beside a line is not what the head is made of.
    batch[2].hash = {};
    CHECK(std::holds_alternative<journal_head>(its.file->append(now, batch)));
    CHECK(verify_chain(file_bytes(path)).head == its.file->head());
}

TEST_CASE("a journal that does not verify is not opened and stays as it is") {
    const folder at;
    const std::string path = at / "rusak.jsonl";
    std::string text = golden();
    text[text.find("Kabid")] = 'X';
    put_file(path, text);
    const journal_error no = unopened(path, journal_trouble::damaged);
    REQUIRE(no.fault);
    CHECK(no.fault->line == 3);
    CHECK(no.head.count == 2);
    CHECK(no.message.en.find(path + ":3: ") != std::string::npos);
    CHECK(file_bytes(path) == text);

    // A journal that lost lines which were acknowledged is not repaired as if it were torn.
    const journal_head head = verify_chain(golden()).head;
    put_file(path, golden().substr(0, golden().size() - 20));
    CHECK(unopened(path, journal_trouble::damaged, if_missing::refuse, {head}).fault->kind ==
          chain_fault_kind::truncated);
    CHECK(file_bytes(path) == golden().substr(0, golden().size() - 20));
    CHECK_FALSE(std::filesystem::exists(path + ".sisa"));
}

TEST_CASE("an append interrupted at any byte is set aside, reported, and the journal goes on") {
    const folder at;
    const std::string path = at / "putus.jsonl";
    for (const std::string& end : {std::string(), std::string(300, '\0')})
        for (std::size_t size = 0; size < golden().size(); size += end.empty() ? 1 : 5) {
            INFO("cut to " << size << " bytes, then " << end.size() << " NUL");
            const std::string text = golden().substr(0, size) + end;
            const chain_report read = verify_chain(text);
            put_file(path, text);
            std::filesystem::remove(path + ".sisa");
            {
                journal_opened its = opened(path, if_missing::refuse, {}, without_sync());
                CHECK(its.recovered.has_value() == !read.sound());
                CHECK(its.file->head() == read.head);
                CHECK(its.text == text.substr(0, read.good_bytes));
                CHECK(file_bytes(path) == its.text);
                if (its.recovered) {
                    const std::string rest = text.substr(read.good_bytes);
                    CHECK(its.recovered->fault == *read.fault);
                    CHECK(its.recovered->bytes == rest.size());
                    CHECK(its.recovered->moved_to == path + ".sisa");
                    CHECK(file_bytes(path + ".sisa").substr(0, rest.size()) == rest);
                }
                if (size % 50 == 0) appends(*its.file, 2);
            }
            if (size % 50 == 0)
                CHECK_FALSE(opened(path, if_missing::refuse, {}, without_sync()).recovered);
        }
}

TEST_CASE("what is set aside is added to what was set aside before") {
    const folder at;
    const std::string path = at / "putus.jsonl";
    put_file(path, golden() + "{\"n\":11,\"satu");
    opened(path);
    put_file(path, golden() + "{\"n\":11,\"dua");
    opened(path);
    CHECK(file_bytes(path + ".sisa") == "{\"n\":11,\"satu\n{\"n\":11,\"dua\n");
    CHECK(file_bytes(path) == golden());

    // A side file that is a link leads nowhere we would write to.
    std::filesystem::remove(path + ".sisa");
    std::filesystem::create_symlink(at / "lain", path + ".sisa");
    put_file(path, golden() + "{\"n\":11,\"tiga");
    const journal_opening got = open_journal(path);
    REQUIRE(std::holds_alternative<journal_error>(got));
    CHECK(std::get<journal_error>(got).system_code == ELOOP);
    CHECK(file_bytes(path) == golden() + "{\"n\":11,\"tiga");
    CHECK_FALSE(std::filesystem::exists(at / "lain"));
}

TEST_CASE("a journal that others wrote, removed or exchanged takes nothing more") {
    const folder at;
    const std::string path = at / "ganti.jsonl";
    const auto spoilt = [&](auto spoil) {
        put_file(path, golden());
        journal_opened its = opened(path);
        spoil();
        const std::vector<sealed_line> batch = batch_after(its.file->head(), 1);
        refuses(*its.file, its.file->head(), batch, journal_trouble::changed);
        refuses(*its.file, its.file->head(), batch, journal_trouble::closed);
    };
    spoilt([&] { std::filesystem::remove(path); });
    spoilt([&] { std::filesystem::rename(path, at / "lama.jsonl"); });
    spoilt([&] {
        put_file(at / "baru.jsonl", golden());
        std::filesystem::rename(at / "baru.jsonl", path);
    });
    spoilt([&] { std::ofstream(path, std::ios::app) << "x"; });
    spoilt([&] { std::filesystem::resize_file(path, 100); });
}

TEST_CASE("a working folder that changes does not lose the journal") {
    const folder at;
    const std::filesystem::path before = std::filesystem::current_path();
    std::filesystem::current_path(at.path);
    {
        journal_opened its = opened("sini.jsonl", if_missing::create);
        std::filesystem::current_path("/");
        appends(*its.file, 1);
        CHECK(its.file->path() == "sini.jsonl");
    }
    std::filesystem::current_path(before);
    CHECK(opened(at / "sini.jsonl").file->head().count == 1);
}

TEST_CASE("what is acknowledged is on the disk first, and what is cut off is kept first") {
    const folder at;
    const std::string path = at / "tahan.jsonl";
    watched_calls calls;
    {
        journal_opening got = open_journal_by(calls, path, if_missing::create, {});
        journal_file& file = *std::get<journal_opened>(got).file;
        CHECK(calls.trace == std::vector<std::string>{"sync " + path, "sync " + at.path});
        for (std::size_t lines = 1; lines < 4; ++lines) {
            appends(file, lines);
            CHECK(calls.durable[path] == file_bytes(path));
        }
    }
    put_file(path, file_bytes(path) + "{\"n\":7,\"putus");
    calls.trace.clear();
    journal_opening got = open_journal_by(calls, path, if_missing::refuse, {});
    REQUIRE(std::holds_alternative<journal_opened>(got));
    CHECK(calls.trace == std::vector<std::string>{"write " + path + ".sisa",
                                                  "sync " + path + ".sisa", "sync " + at.path,
                                                  "truncate " + path, "sync " + path});
    CHECK(calls.durable[path + ".sisa"] == "{\"n\":7,\"putus\n");
    CHECK(calls.durable[path] == file_bytes(path));
}

}  // namespace journal_file_test
