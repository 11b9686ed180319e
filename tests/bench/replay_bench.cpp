// Event logs: judged from columns in memory, and from comma-separated values. The log is the one
// that write_log writes for the peers.
#include <benchmark/benchmark.h>

#include <alur/analysis/log_file.hpp>
#include <alur/analysis/replay.hpp>
#include <alur/analysis/summary.hpp>

#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <thread>
#include <vector>

#include "analysis/quick.hpp"
#include "past_work.hpp"

namespace {

std::atomic<std::int64_t> held{0};
std::atomic<std::int64_t> most_held{0};

void* counted(std::size_t bytes, std::size_t line = 0) {
    void* got =
        line == 0 ? std::malloc(bytes) : std::aligned_alloc(line, (bytes + line - 1) / line * line);
    if (got == nullptr) throw std::bad_alloc();
    const std::int64_t now = held += static_cast<std::int64_t>(malloc_usable_size(got));
    std::int64_t most = most_held.load(std::memory_order_relaxed);
    while (now > most && !most_held.compare_exchange_weak(most, now)) {
    }
    return got;
}
void let_go(void* what) noexcept {
    held -= static_cast<std::int64_t>(malloc_usable_size(what));
    std::free(what);
}

}  // namespace

void* operator new(std::size_t bytes) { return counted(bytes); }
void* operator new[](std::size_t bytes) { return counted(bytes); }
void* operator new(std::size_t bytes, std::align_val_t line) {
    return counted(bytes, static_cast<std::size_t>(line));
}
void operator delete(void* what) noexcept { let_go(what); }
void operator delete[](void* what) noexcept { let_go(what); }
void operator delete(void* what, std::size_t) noexcept { let_go(what); }
void operator delete[](void* what, std::size_t) noexcept { let_go(what); }
void operator delete(void* what, std::align_val_t) noexcept { let_go(what); }
void operator delete(void* what, std::size_t, std::align_val_t) noexcept { let_go(what); }

namespace {

using bench::past_work;

const past_work& work() {
    static const past_work made = bench::make_past_work(100'000);
    return made;
}

// Its columns, every case so many times over, at the same instants.
class many {
  public:
    explicit many(std::size_t times)
        : read_(alur::read_csv(work().csv, {}, std::nullopt)), log_(read_.log->view()) {
        if (times == 1) return;
        for (const std::string_view name : log_.cases.words)
            for (std::size_t k = 0; k < times; ++k)
                names_.push_back(std::string(name) + '-' + std::to_string(k));
        words_.assign(names_.begin(), names_.end());
        for (std::size_t r = 0; r < log_.size(); ++r)
            for (std::size_t k = 0; k < times; ++k) {
                cases_.push_back(log_.cases.codes[r] * static_cast<std::int32_t>(times) +
                                 static_cast<std::int32_t>(k));
                activities_.push_back(log_.activities.codes[r]);
                offices_.push_back(log_.offices.codes[r]);
                answers_.push_back(log_.answers.codes[r]);
                times_.push_back(log_.times[r]);
            }
        log_.cases = {cases_, words_};
        log_.activities.codes = activities_;
        log_.offices.codes = offices_;
        log_.answers.codes = answers_;
        log_.times = times_;
        log_.persons = {};
        log_.units = {};
    }
    [[nodiscard]] const alur::event_log& log() const { return log_; }

  private:
    alur::log_read read_;
    alur::event_log log_;
    std::vector<std::string> names_;
    std::vector<std::string_view> words_;
    std::vector<std::int32_t> cases_, activities_, offices_, answers_;
    std::vector<std::int64_t> times_;
};

const alur::event_log& log_of(std::int64_t times) {
    static const many once(1);
    static const many ten_times(10);
    return times == 1 ? once.log() : ten_times.log();
}

void count(benchmark::State& state, std::size_t rows) {
    state.SetItemsProcessed(static_cast<std::int64_t>(rows) *
                            static_cast<std::int64_t>(state.iterations()));
}

// Verdicts alone, into memory that is there.
void replay_kernel(benchmark::State& state) {
    const alur::event_log& log = log_of(state.range(0));
    const alur::log_words words = alur::understand(work().sop, log);
    const auto threads = static_cast<std::uint32_t>(state.range(1));
    const auto rows = std::make_unique<alur::packed_event[]>(log.size());
    const alur::quick::tables by(work().sop, work().times, log, words);
    alur::quick::whole_log all(work().sop, work().times, log, words, by, rows.get());
    for (auto _ : state) {
        all.begin();
        const auto every = static_cast<std::uint32_t>(all.cases.size());
        std::vector<std::jthread> others;
        const auto part = [&](std::uint32_t i) {
            alur::quick::part_of_log one(
                all, {every / threads * i, i + 1 == threads ? every : every / threads * (i + 1)});
            one.run();
            benchmark::DoNotOptimize(one.deviations().data());
        };
        for (std::uint32_t i = 1; i < threads; ++i) others.emplace_back(part, i);
        part(0);
        others.clear();
        benchmark::ClobberMemory();
    }
    count(state, log.size());
}
BENCHMARK(replay_kernel)->ArgsProduct({{1, 10}, {1, 2}})->UseRealTime();

void replay_tables(benchmark::State& state) {
    const alur::event_log& log = log_of(state.range(0));
    const alur::log_words words = alur::understand(work().sop, log);
    alur::replay_options how;
    how.threads = static_cast<unsigned>(state.range(1));
    std::int64_t most = 0;
    for (auto _ : state) {
        const std::int64_t before = held;
        most_held = before;
        const alur::replayed past = alur::replay(work().sop, work().times, log, words, how);
        benchmark::DoNotOptimize(alur::by_step(work().sop, past).data());
        most = most_held - before;
    }
    count(state, log.size());
    state.counters["bytes/event"] = static_cast<double>(most) / static_cast<double>(log.size());
}
BENCHMARK(replay_tables)->ArgsProduct({{1, 10}, {1, 2}})->UseRealTime();

void read_csv(benchmark::State& state) {
    std::size_t rows = 0;
    for (auto _ : state) rows = alur::read_csv(work().csv, {}, std::nullopt).log->view().size();
    count(state, rows);
    state.SetBytesProcessed(static_cast<std::int64_t>(work().csv.size()) *
                            static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(read_csv)->UseRealTime();

void replay_csv(benchmark::State& state) {
    std::size_t rows = 0;
    for (auto _ : state) {
        const alur::log_read read = alur::read_csv(work().csv, {}, std::nullopt);
        const alur::event_log log = read.log->view();
        const auto past =
            alur::replay(work().sop, work().times, log, alur::understand(work().sop, log));
        benchmark::DoNotOptimize(past.deviations.data());
        rows = log.size();
    }
    count(state, rows);
}
BENCHMARK(replay_csv)->UseRealTime();

}  // namespace
