#include <alur/case/chain.hpp>
#include <alur/case/journal_file.hpp>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "command/support.hpp"

namespace journal_test {

using namespace alur_test;
using Catch::Matchers::Contains;

namespace {

namespace fs = std::filesystem;

said at_width(std::size_t width, const std::vector<std::string>& arguments,
              alur::language lang = alur::language::id) {
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    const alur::command::console at{in, out, err, {}, width, false, false};
    const int code = alur::command::run_command(arguments, lang, at);
    return {code, std::move(out).str(), std::move(err).str()};
}

// The story of the Plh. in a journal, with its SOP beside it.
struct plh_case : folder {
    std::string journal = *this / "spm-14.jsonl";

    plh_case() {
        copy("examples/plh/spm.json", "spm.json");
        const said played =
            command({"run", *this / "spm.json", "--calendar", calendar, "--scenario",
                     in_source("examples/plh/skenario.json"), "--journal", journal});
        INFO(played.err);
        REQUIRE(played.code == 0);
    }
    [[nodiscard]] said ask(std::vector<std::string> words,
                           alur::language lang = alur::language::id) const {
        words.insert(words.end(), {"--calendar", calendar});
        return command(words, {}, lang);
    }
};

// Dumai's quarterly report, two rows done, run by asking, with the register's people.
const std::vector<std::string> quarter_acts{"p09\n",           "1\np09\n08:06\n", "1\np10\n08:20\n",
                                            "1\np06\n08:30\n", "1\np03\n08:35\n", "2\np07\n08:36\n",
                                            "2\np05\n08:39\n"};
struct quarter : folder {
    std::string journal = *this / "triwulan-1.jsonl";

    quarter() {
        copy("sops/dumai.json", "dumai.json");
        copy("sops/pejabat/dumai.json", "pejabat.json");
    }
    [[nodiscard]] std::vector<std::string> run_words() const {
        return {"run",        *this / "dumai.json",
                "--journal",  journal,
                "--register", *this / "pejabat.json",
                "--at",       "2026-02-03T08:00",
                "--units",    "bidang=Ekonomi,Sosial,Prasarana",
                "--calendar", calendar,
                "--lang",     "id"};
    }
    void run(std::size_t first = 0, std::size_t last = quarter_acts.size()) const {
        std::string input;
        for (std::size_t i = first; i < last; ++i) input += quarter_acts[i];
        const said answer = command(run_words(), input);
        INFO(answer.err);
        REQUIRE(answer.code == 0);
    }
    [[nodiscard]] std::vector<std::string> with_calendar(std::vector<std::string> words) const {
        words.insert(words.end(), {"--calendar", calendar, "--at", "2026-02-03T09:00"});
        return words;
    }
};

void within(const std::string& text, std::size_t width) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK(alur::command::columns(line) <= width);
    }
}

// Runs the program itself, so that it can be killed and limited.
class process {
  public:
    process(const std::vector<std::string>& arguments, rlim_t file_limit = RLIM_INFINITY) {
        std::array<int, 2> to{};
        REQUIRE(::pipe(to.data()) == 0);
        pid_ = ::fork();
        REQUIRE(pid_ >= 0);
        if (pid_ == 0) {
            ::dup2(to[0], STDIN_FILENO);
            ::close(to[0]);
            ::close(to[1]);
            if (std::freopen("/dev/null", "w", stdout) == nullptr ||
                std::freopen("/dev/null", "w", stderr) == nullptr)
                ::_exit(126);
            if (file_limit != RLIM_INFINITY) {
                const rlimit limit{file_limit, file_limit};
                ::setrlimit(RLIMIT_FSIZE, &limit);
            }
            std::vector<char*> words{const_cast<char*>(ALUR_COMMAND)};
            for (const std::string& each : arguments)
                words.push_back(const_cast<char*>(each.c_str()));
            words.push_back(nullptr);
            ::execv(ALUR_COMMAND, words.data());
            ::_exit(127);
        }
        ::close(to[0]);
        in_ = to[1];
    }
    ~process() {
        if (in_ >= 0) ::close(in_);
        if (pid_ > 0) {
            ::kill(pid_, SIGKILL);
            (void)::waitpid(pid_, nullptr, 0);
        }
    }
    process(const process&) = delete;
    process& operator=(const process&) = delete;

    void say(const std::string& text) const {
        REQUIRE(::write(in_, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
    }
    void kill() {
        ::kill(pid_, SIGKILL);
        (void)::waitpid(pid_, nullptr, 0);
        pid_ = -1;
    }
    [[nodiscard]] int end() {
        ::close(in_);
        in_ = -1;
        int status = 0;
        (void)::waitpid(pid_, &status, 0);
        pid_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

  private:
    pid_t pid_ = -1;
    int in_ = -1;
};

// In lines that are written to their end: half a line may be seen, and is lost to a kill.
std::size_t acts_in(const std::string& path) {
    const std::string text = fs::exists(path) ? file_text(path) : std::string();
    std::size_t n = 0;
    std::size_t begin = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos;
         end = text.find('\n', begin)) {
        if (text.substr(begin, end - begin).find("\"kejadian\"") != std::string::npos) ++n;
        begin = end + 1;
    }
    return n;
}

bool wait_for_acts(const std::string& path, std::size_t wanted) {
    for (int i = 0; i < 1000; ++i) {
        if (acts_in(path) >= wanted) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    return false;
}

// The first line with another version, sealed anew.
std::string of_a_later_version(const std::string& text) {
    alur::chain_reader reader(text);
    const auto batch = reader.next();
    std::string content(batch.front().content);
    content.replace(content.find("\"v\":1"), 5, "\"v\":9");
    return std::get<alur::sealed_line>(alur::seal(content, {})).text + "\n";
}

// Somebody who knows the chain: a word exchanged, and every hash computed anew.
std::string forged(const std::string& text, const std::string& word, const std::string& by) {
    std::string out;
    alur::journal_head head;
    alur::chain_reader reader(text);
    for (auto batch = reader.next(); !batch.empty(); batch = reader.next())
        for (const alur::chain_line& each : batch) {
            std::string content(each.content);
            for (std::size_t at = content.find(word); at != std::string::npos;
                 at = content.find(word, at + by.size()))
                content.replace(at, word.size(), by);
            const auto made = std::get<alur::sealed_line>(alur::seal(content, head, each.place));
            head = alur::advanced(head, made);
            out += made.text + "\n";
        }
    return out;
}

}  // namespace

TEST_CASE(
    "an auditor reads who did what, in which capacity, by which letter, and what was lifted") {
    const plh_case berkas;
    check_golden(berkas.ask({"journal", "show", berkas.journal}).out, "journal_show.txt");
    const said narrow =
        at_width(80, {"journal", "show", berkas.journal, "--calendar", calendar, "--lang", "en"});
    check_golden(narrow.out, "journal_show_80_en.txt");
    within(narrow.out, 80);
    check_golden(berkas.ask({"journal", "show", berkas.journal, "--format", "json"}).out,
                 "journal_show.json");
}

TEST_CASE("without its SOP a journal is still shown, by the codes that stand in it") {
    const plh_case berkas;
    fs::remove(berkas / "spm.json");
    const said shown = berkas.ask({"journal", "show", berkas.journal});
    CHECK(shown.code == 0);
    CHECK_THAT(shown.out, Contains("SOP tidak ada di sini") &&
                              Contains("dodi selaku Plh. sekretaris") &&
                              Contains("berdasarkan surat: ST 800/117/2026"));
}

TEST_CASE("names of persons are shown where the register is given") {
    const quarter berkas;
    berkas.run();
    const said shown = command({"journal", "show", berkas.journal, "--register",
                                berkas / "pejabat.json", "--calendar", calendar});
    CHECK_THAT(shown.out, Contains("p03 (Pegawai Contoh 3) selaku Kabid"));
}

TEST_CASE("verify tells whether the chain holds and whether every decision is the same again") {
    const plh_case berkas;
    const said good = berkas.ask({"journal", "verify", berkas.journal});
    CHECK(good.code == 0);
    CHECK_THAT(good.out, Contains("Rantai utuh: 18 baris") &&
                             Contains("Dinilai ulang menurut \"Pembayaran Tagihan Kegiatan\"") &&
                             Contains("Kepala  18:"));
    const said json = berkas.ask({"journal", "verify", berkas.journal, "--format", "json"});
    CHECK_THAT(json.out, Contains("\"baik\":true") && Contains("\"dinilai_ulang\":true") &&
                             Contains("\"putusan_sama\":true"));

    fs::remove(berkas / "spm.json");
    const said alone = berkas.ask({"journal", "verify", berkas.journal}, alur::language::en);
    CHECK(alone.code == 0);
    CHECK_THAT(alone.out, Contains("Not judged again: its SOP was not found"));
    const said named = berkas.ask(
        {"journal", "verify", berkas.journal, "--sop", in_source("examples/plh/spm.json")});
    CHECK_THAT(named.out, Contains("Dinilai ulang"));
}

TEST_CASE("a head kept on paper shows what came after it, and what was cut off or rewritten") {
    const quarter berkas;
    berkas.run(0, 4);
    const said sheet = command({"journal", "head", berkas.journal, "--at", "2026-02-03T10:00"});
    CHECK(sheet.code == 0);
    CHECK_THAT(sheet.out, Contains("Dicetak           Selasa, 3 Februari 2026 pukul 10.00 WIB"));
    const said json = command({"journal", "head", berkas.journal, "--format", "json"});
    const std::size_t at = json.out.find("\"kepala\":\"") + 10;
    const std::string head = json.out.substr(at, json.out.find('"', at) - at);
    const std::string early = file_text(berkas.journal);

    berkas.run(4);
    const auto verified = [&] {
        return command(
            {"journal", "verify", berkas.journal, "--calendar", calendar, "--head", head});
    };
    const said later = verified();
    CHECK(later.code == 0);
    CHECK_THAT(later.out, Contains("Sama dengan kepala yang disimpan; ") &&
                              Contains("baris bertambah sesudahnya"));
    put(berkas.journal, early.substr(0, early.rfind('\n', early.size() - 2) + 1));
    const said shorter = verified();
    CHECK(shorter.code == 1);
    CHECK_THAT(shorter.out, Contains("Rantai rusak: "));
    const said wrong =
        command({"journal", "verify", berkas.journal, "--head", "12:9f86", "--calendar", calendar});
    CHECK(wrong.code == 2);
    CHECK_THAT(wrong.err, Contains("--head \"12:9f86\""));
}

TEST_CASE("a journal forged with new hashes is found by judging it again, or by a kept head") {
    const plh_case berkas;
    const std::string good = file_text(berkas.journal);
    const said json = command({"journal", "head", berkas.journal, "--format", "json"});
    const std::size_t at = json.out.find("\"kepala\":\"") + 10;
    const std::string head = json.out.substr(at, json.out.find('"', at) - at);

    put(berkas.journal, forged(good, "\"oleh\":\"rini\"", "\"oleh\":\"dodi\""));
    const said judged = berkas.ask({"journal", "verify", berkas.journal});
    CHECK(judged.code == 1);
    CHECK_THAT(judged.out, Contains("Rantai utuh") && Contains("Baris 12") &&
                               Contains("dinilai ulang, keputusannya lain"));
    const said result = berkas.ask({"journal", "verify", berkas.journal, "--format", "json"});
    CHECK_THAT(result.out, Contains("\"baik\":false") && Contains("\"baris_berbeda\":12"));

    // Judging cannot tell one reference from another; the head can.
    put(berkas.journal, forged(good, "SPP 9/2026", "SPP 8/2026"));
    CHECK(berkas.ask({"journal", "verify", berkas.journal}).code == 0);
    const said kept = berkas.ask({"journal", "verify", berkas.journal, "--head", head});
    CHECK(kept.code == 1);
    CHECK_THAT(kept.out, Contains("Rantai rusak"));
}

TEST_CASE("run asks in which office, and asks for papers before a refusal is written down") {
    const folder there;
    there.copy("examples/plh/spm.json", "spm.json");
    put(there / "pejabat.json", R"({"unit_kerja": "Badan", "versi": "1",
        "orang": ["wati", "dodi", "anwar"], "penugasan": [
        {"orang": "wati", "jabatan": "PPTK"}, {"orang": "wati", "jabatan": "Staf Keuangan"},
        {"orang": "dodi", "jabatan": "Kasubbag Keuangan"}, {"orang": "anwar", "jabatan": "Kepala Badan"},
        {"orang": "dodi", "jabatan": "Sekretaris", "sebagai": "Plh", "surat": "ST 1/2026"}]})");
    const std::string journal = there / "spm.jsonl";
    const said answer =
        command({"run", there / "spm.json", "--journal", journal, "--register",
                 there / "pejabat.json", "--at", "2026-02-03T08:00", "--calendar", calendar},
                "wati\n"
                "1\nwati\n08:10\nKuitansi = KW 31, Berita acara serah terima, Berkas tagihan\n"
                "1\nwati\n09:00\nSPP = SPP 9/2026\n"
                "p\n3\nMenunggu arahan\nanwar\n09:10\n"
                "1\nYa\ndodi\n09:30\nsekretaris\nLembar verifikasi\n"
                "c\nKonsep SPM menyusul\nanwar\n09:40\n"
                "keluar\n");
    INFO(answer.out << answer.err);
    CHECK(answer.code == 0);
    CHECK_THAT(answer.out, Contains("Selaku jabatan apa? (Kasubbag Keuangan atau Sekretaris)") &&
                               Contains("Plh. Sekretaris") && Contains("ST 1/2026") &&
                               Contains("diperpanjang") && Contains("Konsep SPM menyusul"));
    const std::string lines = file_text(journal);
    CHECK_THAT(lines, Contains("\"rujukan\":\"KW 31\"") && Contains("\"sebagai\":\"sekretaris\"") &&
                          !Contains("ditolak"));
    CHECK(command({"journal", "verify", journal, "--calendar", calendar}).code == 0);
}

TEST_CASE("case tells where it stands, why, who is awaited since when, and what was late") {
    const quarter berkas;
    berkas.run();
    const auto words = berkas.with_calendar({"case", berkas.journal});
    check_golden(command(words).out, "case.txt");
    const said narrow = at_width(80, words, alur::language::en);
    check_golden(narrow.out, "case_80_en.txt");
    within(narrow.out, 80);
    std::vector<std::string> json = words;
    json.insert(json.end(), {"--format", "json"});
    check_golden(command(json).out, "case.json");
    const plh_case ended;
    const said end = ended.ask({"case", ended.journal, "--at", "2026-02-07T08:00"});
    CHECK_THAT(end.out,
               Contains("Keadaan     selesai") &&
                   Contains("langkah 6 selesai oleh sari selaku Staf Keuangan (baris 18)") &&
                   Contains("langkah 3: pemisahan, bagi dodi, surat ND 21/2026"));
}

TEST_CASE("todo lists what a person can do in every case of the folder, as of that day") {
    const quarter berkas;
    berkas.run();
    const auto words = [&](const char* actor) {
        return berkas.with_calendar({"todo", berkas.path(), "--actor", actor});
    };
    check_golden(command(words("p03")).out, "todo.txt");
    const said narrow = at_width(80, words("p03"), alur::language::en);
    check_golden(narrow.out, "todo_80_en.txt");
    within(narrow.out, 80);
    auto json = words("p03");
    json.insert(json.end(), {"--format", "json"});
    std::string listed = command(json).out;
    for (std::size_t at = listed.find(berkas.path()); at != std::string::npos;
         at = listed.find(berkas.path()))
        listed.replace(at, berkas.path().size(), "DIR");
    check_golden(listed, "todo.json");
    CHECK_THAT(command(words("p01")).out, Contains("0 pekerjaan"));
    const said stranger = command(words("p99"));
    CHECK(stranger.code == 2);
    CHECK_THAT(stranger.err, Contains("\"p99\" tidak ada dalam daftar pejabat"));
}

TEST_CASE("todo goes on past a journal it cannot read, and says so") {
    const quarter berkas;
    berkas.run();
    put(berkas / "rusak.jsonl", "bukan jejak\n");
    const said listed = command(berkas.with_calendar({"todo", berkas.path(), "--actor", "p03"}));
    CHECK(listed.code == 1);
    CHECK_THAT(listed.err, Contains("rusak.jsonl:1:"));
    CHECK_THAT(listed.out, Contains("triwulan-1 · langkah 3 Sosial"));
    CHECK(command({"todo", berkas.journal, "--actor", "p03"}).code == 3);
    fs::remove(berkas / "pejabat.json");
    CHECK(command({"todo", berkas.path(), "--actor", "p03"}).code == 3);
}

TEST_CASE("a run is gone on with where its journal ends") {
    const quarter whole;
    whole.run();
    const quarter parts;
    parts.run(0, 3);
    parts.run(3, 4);
    parts.run(4);
    CHECK(file_text(parts.journal) == file_text(whole.journal));
    const said again = command(whole.run_words(), "keluar\n");
    CHECK_THAT(again.out, Contains("Dilanjutkan dari jejak") && Contains("tindakan terakhir"));
    CHECK(file_text(parts.journal) == file_text(whole.journal));
    CHECK_THAT(file_text(whole.journal),
               Contains("\"ditolak\":{\"sebab\":\"jabatan\"") && Contains("\"oleh\":\"p07\""));
}

TEST_CASE("a run that is killed has lost nothing that it had accepted, and can be gone on with") {
    const quarter whole;
    whole.run();
    const quarter killed;
    for (std::size_t i = 0; i < quarter_acts.size(); ++i) {
        process run(killed.run_words());
        run.say(quarter_acts[i]);
        REQUIRE(wait_for_acts(killed.journal, i + 1));
        run.kill();
        CHECK(command({"journal", "verify", killed.journal, "--calendar", calendar}).code == 0);
    }
    CHECK(file_text(killed.journal) == file_text(whole.journal));
}

TEST_CASE("what a killed writer left unfinished is moved aside, and said") {
    const quarter berkas;
    berkas.run(0, 3);
    const std::string good = file_text(berkas.journal);
    put(berkas.journal, good + "{\"n\":5,\"v\":1,\"keja");
    const said seen = command(berkas.with_calendar({"case", berkas.journal}));
    CHECK(seen.code == 0);
    CHECK_THAT(seen.out, Contains("penulisan terakhir terputus"));
    CHECK(command({"journal", "verify", berkas.journal, "--calendar", calendar}).code == 1);
    CHECK(file_text(berkas.journal) != good);  // reading changes nothing
    const said resumed = command(berkas.run_words(), "keluar\n");
    CHECK(resumed.code == 0);
    CHECK_THAT(resumed.err, Contains("penulisan terakhir terputus") && Contains(".sisa"));
    CHECK(file_text(berkas.journal) == good);
    CHECK(fs::exists(berkas.journal + ".sisa"));
}

TEST_CASE("a journal that cannot be written to stops the run, and holds whole lines only") {
    const quarter berkas;
    process run(berkas.run_words(), 3000);
    for (const std::string& each : quarter_acts) run.say(each);
    CHECK(run.end() == 4);
    const said verified = command({"journal", "verify", berkas.journal, "--calendar", calendar});
    CHECK(verified.code == 0);
    CHECK(acts_in(berkas.journal) < quarter_acts.size());
}

TEST_CASE("a wrong journal is refused with its line, in both languages, and nothing is appended") {
    const quarter berkas;
    berkas.run(0, 4);
    const std::string good = file_text(berkas.journal);
    const auto refused = [&](const std::string& text, const char* id, const char* en) {
        put(berkas.journal, text);
        for (const bool english : {false, true}) {
            const alur::language lang = english ? alur::language::en : alur::language::id;
            auto run = berkas.run_words();
            run.back() = english ? "en" : "id";
            for (const auto& words :
                 {run, berkas.with_calendar({"case", berkas.journal}),
                  berkas.with_calendar({"todo", berkas.path(), "--actor", "p03"}),
                  std::vector<std::string>{"journal", "show", berkas.journal, "--calendar",
                                           calendar},
                  std::vector<std::string>{"journal", "verify", berkas.journal, "--calendar",
                                           calendar}}) {
                const said answer = command(words, "1\np09\n08:50\n", lang);
                INFO(words.front() << ' ' << answer.out << answer.err);
                CHECK(answer.code == 1);
                CHECK_THAT(answer.out + answer.err, Contains(english ? en : id));
            }
        }
        CHECK(file_text(berkas.journal) == text);
    };
    std::string altered = good;
    altered[good.find("08:06")] = '1';
    refused(altered, "2", "2");
    const std::size_t first = good.find('\n') + 1;
    refused(good.substr(first), "1", "1");
    refused(of_a_later_version(good), "lebih baru", "later");
}

TEST_CASE("a journal of another SOP is refused, and so is an SOP that was changed") {
    const quarter berkas;
    berkas.run(0, 4);
    const std::string good = file_text(berkas.journal);
    auto other = berkas.run_words();
    other[1] = in_source("examples/plh/spm.json");
    const said run = command(other, "1\n");
    CHECK(run.code == 1);
    CHECK_THAT(run.err, Contains("Baris 1: berkas ini dijalankan dengan SOP lain"));
    std::string changed = file_text(berkas / "dumai.json");
    changed.replace(changed.find("10 Menit"), 8, "11 Menit");
    put(berkas / "dumai.json", changed);
    CHECK(command(berkas.run_words(), "1\n").code == 1);
    const said seen = command(berkas.with_calendar({"case", berkas.journal}));
    CHECK(seen.code == 3);
    CHECK_THAT(seen.err, Contains("SOP-nya tidak ditemukan: \"Pengumpulan dan Pelaporan"));
    CHECK(file_text(berkas.journal) == good);
}

TEST_CASE("a journal that is not there, in use, or given to a scenario twice is refused") {
    const plh_case berkas;
    for (const char* verb : {"verify", "show", "head"})
        CHECK(command({"journal", verb, berkas / "tidak-ada.jsonl"}).code == 3);
    CHECK_THAT(command({"case", berkas / "tidak-ada.jsonl"}).err, Contains("tidak-ada.jsonl"));
    const std::vector<std::string> again{"run",        berkas / "spm.json",
                                         "--calendar", calendar,
                                         "--scenario", in_source("examples/plh/skenario.json"),
                                         "--journal",  berkas.journal};
    const std::string good = file_text(berkas.journal);
    const said twice = command(again);
    CHECK(twice.code == 1);
    CHECK_THAT(twice.err, Contains("jejak ini sudah berisi"));
    CHECK(file_text(berkas.journal) == good);
    {
        const auto held = alur::open_journal(berkas.journal);
        REQUIRE(std::holds_alternative<alur::journal_opened>(held));
        CHECK(command(again).code == 3);
        CHECK(command({"journal", "verify", berkas.journal, "--calendar", calendar}).code == 0);
    }
    put(berkas / "kosong.jsonl", "");
    CHECK(command({"journal", "show", berkas / "kosong.jsonl"}).code == 3);
}

TEST_CASE("todo passes over the journal of a case that nobody started") {
    const quarter berkas;
    const std::vector<std::string> words =
        berkas.with_calendar({"todo", berkas.path(), "--actor", "p03"});
    const said before = command(words);
    put(berkas / "belum-mulai.jsonl", "");
    const said after = command(words);
    CHECK(after.code == 0);
    CHECK(after.out == before.out);
    CHECK(after.err.empty());
}

TEST_CASE("check asks whether the people of a register can carry the SOP out on a day") {
    const folder there;
    there.copy("sops/pejabat/dumai.json", "pejabat.json");
    const std::string sop = in_source("sops/dumai.json");
    const auto on = [&](const char* day, const char* format) {
        return command({"check", "--register", there / "pejabat.json", sop, "--date", day,
                        "--format", format});
    };
    const said good = on("2026-02-03", "text");
    CHECK(good.code == 0);
    CHECK_THAT(good.out,
               Contains("pejabat dapat dipakai") && Contains("dapat dijalankan oleh pejabat ini"));
    const said early = on("2020-01-06", "text");
    CHECK(early.code == 1);
    CHECK_THAT(early.out, Contains("PJ30") &&
                              Contains("Tidak seorang pun dapat melakukan langkah") &&
                              Contains("belum dapat dijalankan oleh pejabat ini"));
    CHECK_THAT(on("2020-01-06", "json").out, Contains("\"PJ30\""));
    CHECK(on("3 Februari 2026", "text").out == good.out);
    CHECK(on("2026-02-31", "text").code == 2);
    CHECK(on("31 Februari 2026", "text").code == 2);
    CHECK(command({"check", "--register", there / "pejabat.json"}).code == 0);
    put(there / "pejabat.json", "{}");
    CHECK(on("2026-02-03", "text").code == 1);
    CHECK(command({"run", sop, "--register", there / "pejabat.json"}).code == 1);
    CHECK(command({"check", "--register", there / "tidak-ada.json"}).code == 3);
}

TEST_CASE("with a register, whoever is not in it cannot act, and offices are those of the day") {
    const quarter berkas;
    const said answer = command(berkas.run_words(), "p99\np09\n1\np09\n2026-02-10T08:00\n");
    CHECK_THAT(answer.out, Contains("\"p99\" tidak ada dalam pejabat."));
    CHECK_THAT(file_text(berkas.journal), Contains("\"oleh\":\"p09\"") && !Contains("p99"));
}

}  // namespace journal_test
