// Memory runs out at every allocation in turn: nothing is half done, nothing leaks.
#include <alur/analysis/align.hpp>
#include <alur/case/record.hpp>

#include <cstdlib>
#include <new>

#include "case/support.hpp"

namespace {

// Allocations left before one fails; negative: none fails. One thread only.
long countdown = -1;
// Allocations not given back.
long alive = 0;

void* take(std::size_t bytes) {
    if (countdown == 0) {
        countdown = -1;
        throw std::bad_alloc();
    }
    if (countdown > 0) --countdown;
    if (void* got = std::malloc(bytes == 0 ? 1 : bytes)) {
        ++alive;
        return got;
    }
    throw std::bad_alloc();
}

void give_back(void* p) {
    if (p != nullptr) --alive;
    std::free(p);
}

}  // namespace

void* operator new(std::size_t bytes) { return take(bytes); }
void* operator new[](std::size_t bytes) { return take(bytes); }
// Sorting asks this way for a buffer it can do without.
void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept {
    try {
        return take(bytes);
    } catch (const std::bad_alloc&) {
        return nullptr;
    }
}
void* operator new[](std::size_t bytes, const std::nothrow_t& none) noexcept {
    return operator new(bytes, none);
}
void operator delete(void* p, const std::nothrow_t&) noexcept { give_back(p); }
void operator delete[](void* p, const std::nothrow_t&) noexcept { give_back(p); }
void operator delete(void* p) noexcept { give_back(p); }
void operator delete[](void* p) noexcept { give_back(p); }
void operator delete(void* p, std::size_t) noexcept { give_back(p); }
void operator delete[](void* p, std::size_t) noexcept { give_back(p); }

namespace {

using namespace alur_test;
namespace events = alur::events;

// Runs `work` with the n-th allocation failing, for every n, until none fails; returns how many
// did. `forget` drops what work has made. Twice, because what is made once and kept (tables of
// words) is made in the first round; in the second (at every `stride`-th allocation) each failure
// must give back all it took.
template <class Work, class Forget, class Unchanged>
long fail_everywhere(Work work, Forget forget, long stride, Unchanged unchanged) {
    long failed = 0;
    for (const bool again : {false, true}) {
        forget();
        const long before = alive;
        for (long n = 0;; n += again ? stride : 1) {
            countdown = n;
            bool all_done = false;
            try {
                work();
                all_done = countdown >= 0;
            } catch (const std::bad_alloc&) {
                ++failed;
            }
            countdown = -1;
            if (all_done) break;
            forget();
            const long leaked = alive - before;
            if (again) REQUIRE(leaked == 0);
            unchanged();
        }
    }
    return failed;
}

const std::string sop_text = R"({
  "judul": "Uji", "wajib": true, "pengendali": "kepala", "data": {"catatan lapangan": "teks"},
  "pelaksana": {"kepala": "Kepala", "staf": "Staff", "kabid": {"nama": "Kabid", "setiap": "bidang"}},
  "langkah": [
    {"id": "minta", "kegiatan": "Meminta", "pelaksana": "kepala", "waktu": "1 jam", "terlambat": "1 jam: kepala",
     "perpanjangan": "1 jam", "output": "Surat permintaan data"},
    {"id": "isi", "kegiatan": "Mengisi", "pelaksana": "kabid", "setiap": "bidang", "beda_orang": "minta"},
    {"id": "gabung", "kegiatan": "Menggabung", "pelaksana": "kepala", "keputusan": "Lengkap?",
     "cabang": {"Ya": {"ke": "lanjut", "bila": {"==": [{"var": "catatan lapangan"}, "sudah lengkap seluruhnya"]}},
                "Tidak": "minta"}},
    {"id": "arsip", "kegiatan": "Mengarsip", "pelaksana": {"berurutan": ["staf", "kepala"]}, "kembali": "gabung"}
  ]})";

const std::string economy = "Bidang Ekonomi dan Sumber Daya Alam";

// Every kind of event, and a refusal among them; words are long enough to need memory.
std::vector<alur::event> story() {
    const std::string why = "alasan yang cukup panjang untuk dialokasikan";
    events::complete ask;
    ask.row = "minta";
    ask.documents = {{"Surat permintaan data", "rujukan yang cukup panjang untuk dialokasikan"}};
    const alur::actor chief = as("kepala");
    std::vector<alur::event> all{
        start("08:00", {{"bidang", {economy, "Bidang Sosial"}}}),
        happens("08:01", chief, events::claim{"minta"}),
        happens("08:02", chief, events::release{"minta"}),
        happens("08:03", chief, events::assign{"minta", "", "p-kepala", why}),
        happens("08:04", chief, events::extend{"minta", "", why}),
        happens("08:05", chief, events::suspend{why}),
        happens("08:15", chief, events::resume{why}),
        tick("13:30"),
        happens("12:40", chief, ask),  // dated back: what was noticed is disproved
        done("13:00", as("kabid", "Bidang Sosial"), "isi", "", "Bidang Sosial"),
        done("13:01", chief, "gabung", "Ya"),  // refused: not all units are there
        happens("13:02", chief, events::add_unit{"bidang", "Bidang Prasarana Wilayah", why}),
        happens("13:03", chief, events::remove_unit{"bidang", "Bidang Prasarana Wilayah", why}),
        happens("13:04", chief, events::note{why}),
        happens("13:05", chief,
                events::except{"isi", economy, "pemisahan", "p-kepala", "", why, "800/12/2026"}),
        done("13:10", {"p-kepala", {{"kabid", economy}}}, "isi", "", economy),
        happens("13:11", chief,
                events::set_data{{{"catatan lapangan", std::string("sudah lengkap seluruhnya")}}}),
        done("13:12", chief, "gabung", "Ya"),
        happens("13:13", as("staf"), events::send_back{"arsip", "gabung", why}),
        happens("13:14", chief, events::set_data{{{"catatan lapangan", {}}}}),
        done("13:20", chief, "gabung", "Tidak", "", why),
        happens("13:30", chief, events::cancel{why})};
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].id = "kejadian dengan nomor panjang " + std::to_string(i);
    return all;
}

}  // namespace

TEST_CASE("when memory runs out while judging or writing, the case is what it was") {
    run r(sop_text);
    long failures = 0;
    for (const alur::event& e : story()) {
        INFO(e.id);
        std::optional<alur::judgement> answer;
        std::optional<alur::entry> kept;
        std::vector<alur::sealed_line> lines;
        const alur::open_case before = r.berkas;
        failures += fail_everywhere(
            [&] {
                answer.emplace(r.berkas.judge(e));
                kept.emplace(*answer ? std::move(answer->decided())
                                     : alur::attempt(r.berkas, e, answer->refused()));
                lines = alur::record(r.berkas, *kept, "berkas");
            },
            [&] {
                answer.reset();
                kept.reset();
                std::vector<alur::sealed_line>{}.swap(lines);
            },
            1, [&] { REQUIRE(before == r.berkas); });
        CHECK(kept->refused.has_value() == (e.at == at("13:01")));
        CHECK_FALSE(lines.empty());
        countdown = 0;  // applying allocates nothing
        r.berkas.apply(*kept);
        const bool spared = countdown == 0;
        countdown = -1;
        CHECK(spared);
    }
    CHECK(failures > 1'000);
    CHECK(r.berkas.stage() == alur::lifecycle::cancelled);
}

// The rows of `sop_text` as a log has them, the last unit's missing.
std::vector<alur::log_event> trace_of(std::uint16_t units) {
    std::vector<alur::log_event> trace{{alur::step_id{0}}};
    for (std::uint16_t u = 0; u + 1 < units; ++u)
        trace.push_back({alur::step_id{1}, static_cast<alur::unit_id>(u)});
    for (const int row : {2, 0, 1, 2, 3}) trace.push_back({static_cast<alur::step_id>(row)});
    return trace;
}

TEST_CASE("when memory runs out while a trace is aligned, the aligner goes on") {
    const run r(sop_text);
    for (const int n : {3, 12}) {  // by columns, by search
        const std::vector<std::uint16_t> units{static_cast<std::uint16_t>(n)};
        const std::vector<alur::log_event> trace = trace_of(units[0]);
        alur::aligner by(r.sop->view());
        const alur::alignment expected = alur::aligner(r.sop->view()).align({trace, units});
        REQUIRE(expected.result == alur::align_result::aligned);
        long failures = 0;
        for (long after = 0;; after += 1 + after / 50) {
            countdown = after;
            try {
                const alur::alignment found = by.align({trace, units});
                countdown = -1;
                REQUIRE(found == expected);
                break;
            } catch (const std::bad_alloc&) {
                ++failures;
            }
        }
        CHECK(failures > 50);
    }
}

TEST_CASE("an alignment where there are few states, asked for again, allocates nothing") {
    const run r(sop_text);
    const std::vector<std::uint16_t> units{3};
    const std::vector<alur::log_event> trace = trace_of(3);
    alur::aligner by(r.sop->view());
    alur::alignment found;
    by.align({trace, units}, found);
    countdown = 0;
    by.align({trace, units}, found);
    const bool nothing = countdown == 0;
    countdown = -1;
    CHECK(nothing);
    CHECK(found.cost == 2);
}

TEST_CASE("when memory runs out while a case is rebuilt or verified, it can be done again") {
    run r(sop_text);
    std::string journal;
    for (const alur::event& e : story()) {
        alur::judgement answer = r.berkas.judge(e);
        alur::entry kept =
            answer ? std::move(answer.decided()) : alur::attempt(r.berkas, e, answer.refused());
        for (const alur::sealed_line& line : alur::record(r.berkas, kept, "berkas"))
            journal += line.text + "\n";
        r.berkas.apply(kept);
    }
    const alur::timetable* all[] = {r.times.get()};
    std::optional<std::variant<alur::rebuilt_case, alur::replay_error>> again;
    const long failures =
        fail_everywhere([&] { again.emplace(alur::rebuild(*r.sop, all, journal)); },
                        [&] { again.reset(); }, 11, [] {});
    CHECK(failures > 100);  // of a line only its book is read, so there are few
    REQUIRE(again);
    CHECK(std::get<alur::rebuilt_case>(*again).berkas == r.berkas);
    std::optional<alur::replay_error> wrong;
    CHECK(fail_everywhere([&] { wrong = alur::verify(*r.sop, all, journal); },
                          [&] { wrong.reset(); }, 17, [] {}) > 400);
    CHECK_FALSE(wrong);
}
