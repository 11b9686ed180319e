// Memory runs out at every allocation in turn: nothing is half done, nothing leaks.
#include <alur/case/record.hpp>

#include <cstdlib>
#include <new>

#include "case/support.hpp"

namespace {

// Allocations left before one fails; negative: none fails. One thread only.
long countdown = -1;

void* take(std::size_t bytes) {
    if (countdown == 0) {
        countdown = -1;
        throw std::bad_alloc();
    }
    if (countdown > 0) --countdown;
    if (void* got = std::malloc(bytes == 0 ? 1 : bytes)) return got;
    throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t bytes) { return take(bytes); }
void* operator new[](std::size_t bytes) { return take(bytes); }
void operator delete(void* p) noexcept { std::free(p); }
void operator delete[](void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }
void operator delete[](void* p, std::size_t) noexcept { std::free(p); }

namespace {

using namespace alur_test;
namespace events = alur::events;

// Runs `work` with the n-th allocation failing, for every n, until none fails; returns how many
// did.
template <class Work, class Unchanged>
long fail_everywhere(Work work, Unchanged unchanged) {
    for (long n = 0;; ++n) {
        countdown = n;
        try {
            work();
            const bool all_done = countdown >= 0;
            countdown = -1;
            if (all_done) return n;
        } catch (const std::bad_alloc&) {
            countdown = -1;
        }
        unchanged();
    }
}

const std::string sop_text = R"({
  "judul": "Uji", "wajib": true, "pengendali": "kepala",
  "pelaksana": {"kepala": "Kepala", "kabid": {"nama": "Kabid", "setiap": "bidang"}},
  "langkah": [
    {"id": "minta", "kegiatan": "Meminta", "pelaksana": "kepala", "waktu": "1 jam", "terlambat": "1 jam: kepala", "output": "Surat permintaan data"},
    {"id": "isi", "kegiatan": "Mengisi", "pelaksana": "kabid", "setiap": "bidang", "beda_orang": "minta"},
    {"id": "gabung", "kegiatan": "Menggabung", "pelaksana": "kepala", "keputusan": "Lengkap?",
     "cabang": {"Ya": "lanjut", "Tidak": "minta"}},
    {"kegiatan": "Mengarsip", "pelaksana": "kepala"}
  ]})";

std::vector<alur::event> story() {
    events::complete ask;
    ask.row = "minta";
    ask.documents = {{"Surat permintaan data", "rujukan yang cukup panjang untuk dialokasikan"}};
    std::vector<alur::event> all{
        start("08:00", {{"bidang", {"Bidang Ekonomi dan Sumber Daya Alam", "Bidang Sosial"}}}),
        happens("08:01", as("kepala"), events::claim{"minta"}),
        tick("12:30"),
        happens("12:40", as("kepala"), ask),
        done("13:00", as("kabid", "Bidang Sosial"), "isi", "", "Bidang Sosial"),
        done("13:01", as("kepala"), "gabung", "Ya"),  // refused: not all units are there
        done("13:10", as("kabid", "Bidang Ekonomi dan Sumber Daya Alam"), "isi", "",
             "Bidang Ekonomi dan Sumber Daya Alam"),
        done("13:20", as("kepala"), "gabung", "Tidak", "", "angka tidak cocok dengan lampiran")};
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].id = "kejadian dengan nomor panjang " + std::to_string(i);
    return all;
}

}  // namespace

TEST_CASE("when memory runs out while judging or writing, the case is what it was") {
    run r(sop_text);
    long failures = 0;
    for (const alur::event& e : story()) {
        std::optional<alur::judgement> answer;
        std::vector<alur::sealed_line> lines;
        const alur::open_case before = r.berkas;
        failures += fail_everywhere(
            [&] {
                answer.reset();
                answer.emplace(r.berkas.judge(e));
                if (*answer) lines = alur::record(r.berkas, answer->decided(), "berkas");
            },
            [&] { REQUIRE(before == r.berkas); });
        if (!*answer) continue;
        countdown = 0;  // applying allocates nothing
        r.berkas.apply(answer->decided());
        CHECK(countdown == 0);
        countdown = -1;
    }
    CHECK(failures > 200);
    CHECK(r.open() == names{"1"});
}

TEST_CASE("when memory runs out while a case is rebuilt or verified, it can be done again") {
    run r(sop_text);
    std::string journal;
    for (const alur::event& e : story()) {
        alur::judgement answer = r.berkas.judge(e);
        if (!answer) continue;
        for (const alur::sealed_line& line : alur::record(r.berkas, answer.decided(), "berkas"))
            journal += line.text + "\n";
        r.berkas.apply(answer.decided());
    }
    const alur::timetable* all[] = {r.times.get()};
    std::optional<std::variant<alur::rebuilt_case, alur::replay_error>> again;
    std::optional<alur::replay_error> wrong;
    const long failures = fail_everywhere(
        [&] {
            again.reset();
            again.emplace(alur::rebuild(*r.sop, all, journal));
            wrong = alur::verify(*r.sop, all, journal);
        },
        [] {});
    CHECK(failures > 200);
    REQUIRE(again);
    CHECK(std::get<alur::rebuilt_case>(*again).berkas == r.berkas);
    CHECK_FALSE(wrong);
}
