// One event of a case with people and papers: judged, applied, written, rebuilt, judged again.
#include <alur/case/record.hpp>
#include <alur/sop/calendar_file.hpp>
#include <alur/sop/compile.hpp>
#include <alur/sop/load.hpp>

#include <benchmark/benchmark.h>

#include <malloc.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <new>
#include <sstream>

namespace {

bool counting = false;  // only while nothing is timed
std::size_t live = 0;   // bytes allocated meanwhile

alur::work_calendar national() {
    std::ifstream in(ALUR_SOURCE_DIR "/sops/calendars/id.json");
    std::ostringstream text;
    text << in.rdbuf();
    return *alur::make_calendar(alur::load_calendars({"id", text.str()}).calendars.front());
}

// Eight rows one after the other; the checker is not the maker, every row hands over a paper.
alur::machine papers_sop() {
    std::string text =
        R"({"judul": "Uji", "wajib": true, "pelaksana": {"a": "A", "b": "B"}, "langkah": [)";
    for (int i = 1; i <= 8; ++i) {
        if (i > 1) text += ',';
        text += R"({"kegiatan": "L", "waktu": "30 menit", "output": "Naskah )" + std::to_string(i) +
                R"(", "pelaksana": ")" + (i % 2 ? "a" : "b") + '"';
        if (i > 1) text += R"(, "beda_orang": ")" + std::to_string(i - 1) + '"';
        if (i == 8) text += R"(, "cabang": {"Lagi": "1", "Cukup": "selesai"})";
        text += '}';
    }
    return *alur::compile(*alur::load({"uji", text + "]}"}).sop).machine;
}

const alur::machine& sop() {
    static const alur::machine made = papers_sop();
    return made;
}
const alur::timetable& times() {
    static const alur::timetable made = alur::make_timetable(sop(), national());
    return made;
}

alur::event act(std::int64_t n) {
    alur::event e;
    e.at = alur::instant{std::chrono::milliseconds{1767574800000 + n * 60000}};
    const std::int64_t row = n % 8 + 1;
    const bool odd = row % 2 == 1;
    e.by = {odd ? "p1" : "p2", {{odd ? "a" : "b", ""}}};
    alur::events::complete what;
    what.row = std::to_string(row);
    if (row == 8)
        what.answer = "Lagi", what.reason = "ulang";
    else
        what.documents = {{"Naskah " + what.row, "R/" + what.row}};
    e.what = what;
    return e;
}

alur::open_case opened() {
    alur::open_case berkas(sop(), times());
    alur::event first;
    first.at = act(0).at;
    first.what = alur::events::start{};
    alur::judgement answer = berkas.judge(first);
    berkas.apply(answer.decided());
    return berkas;
}

// A case of its own, at its last row: seven acts and seven papers.
alur::open_case after_seven() {
    alur::open_case berkas = opened();
    for (std::int64_t n = 0; n < 7; ++n) {
        alur::judgement answer = berkas.judge(act(n));
        berkas.apply(answer.decided());
    }
    return berkas;
}

// Events that are there at once: two rounds of the case.
constexpr std::int64_t batch = 16;

std::vector<alur::event> acts_from(std::int64_t first) {
    std::vector<alur::event> acts;
    acts.reserve(batch);
    for (std::int64_t n = first; n < first + batch; ++n) {
        acts.push_back(act(n % 8));
        acts.back().at = act(0).at + std::chrono::minutes{n / 8};
    }
    return acts;
}

// What a host waits for: it has the events already, and gives them away.
void judge_and_apply(benchmark::State& state) {
    alur::open_case berkas = opened();
    std::int64_t n = 0;
    for (auto _ : state) {
        std::vector<alur::event> acts = acts_from(n);
        n += batch;
        const auto begin = std::chrono::steady_clock::now();
        for (alur::event& e : acts) {
            alur::judgement answer = berkas.judge(std::move(e));
            if (!answer) return state.SkipWithError(answer.refused().message.en.c_str());
            berkas.apply(answer.decided());
        }
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
        state.SetIterationTime(passed.count());
    }
    state.SetItemsProcessed(state.iterations() * batch);
    const auto bytes_of = [](auto make) {
        live = 0;
        counting = true;
        const alur::open_case alone = make();
        counting = false;
        return static_cast<double>(sizeof alone + live);
    };
    state.counters["bytes/case begun"] = bytes_of(opened);
    state.counters["bytes/case with 7 acts and 7 papers"] = bytes_of(after_seven);
}
BENCHMARK(judge_and_apply)->UseManualTime()->Unit(benchmark::kMicrosecond);

std::string long_journal(int lines) {
    alur::open_case berkas(sop(), times());
    std::string text;
    const auto add = [&](const alur::event& e) {
        alur::judgement answer = berkas.judge(e);
        if (!answer) std::abort();
        for (const alur::sealed_line& line : alur::record(berkas, answer.decided()))
            text += line.text + "\n";
        berkas.apply(answer.decided());
    };
    alur::event first;
    first.at = act(0).at;
    first.what = alur::events::start{};
    add(first);
    for (int n = 0; n < lines; ++n) {
        alur::event e = act(n);
        e.at = act(0).at + std::chrono::seconds{n};
        add(e);
    }
    return text;
}

void rebuild_lines(benchmark::State& state) {
    const std::string journal = long_journal(1000);
    const alur::timetable* all[] = {&times()};
    for (auto _ : state)
        benchmark::DoNotOptimize(alur::rebuild(sop(), all, journal, alur::hashing::skip));
    state.SetItemsProcessed(state.iterations() * 1001);
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(journal.size()));
}
BENCHMARK(rebuild_lines)->Unit(benchmark::kMicrosecond);

void verify_by_judging(benchmark::State& state) {
    const std::string journal = long_journal(1000);
    const alur::timetable* all[] = {&times()};
    for (auto _ : state)
        if (alur::verify(sop(), all, journal)) state.SkipWithError("does not verify");
    state.SetItemsProcessed(state.iterations() * 1001);
}
BENCHMARK(verify_by_judging)->Unit(benchmark::kMicrosecond);

}  // namespace

// Counted, to say what a case takes beside its own size.
void* operator new(std::size_t bytes) {
    void* const got = std::malloc(bytes);
    if (got == nullptr) throw std::bad_alloc();
    if (counting) live += malloc_usable_size(got);
    return got;
}
void operator delete(void* p) noexcept {
    if (counting) live -= malloc_usable_size(p);
    std::free(p);
}
void operator delete(void* p, std::size_t) noexcept { operator delete(p); }
