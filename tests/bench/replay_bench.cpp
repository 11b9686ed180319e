// Event logs: judged from columns in memory, and from comma-separated values.
#include <benchmark/benchmark.h>

#include <alur/analysis/log_file.hpp>
#include <alur/analysis/replay.hpp>
#include <alur/analysis/sample_log.hpp>
#include <alur/sop/calendar_file.hpp>
#include <alur/sop/compile.hpp>
#include <alur/sop/load.hpp>
#include <alur/time/instant_text.hpp>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

namespace {

std::string file_text(const char* path) {
    std::ifstream in(std::string(ALUR_SOURCE_DIR "/") + path);
    std::ostringstream text;
    text << in.rdbuf();
    return std::move(text).str();
}

// Eight rows with a rework loop, one fault in ten cases.
struct past_work {
    alur::machine sop;
    alur::timetable times;
    std::string csv;
};

const past_work& work() {
    static const past_work made = [] {
        alur::loaded read = alur::load({"one_unit.json", file_text("tests/bench/one_unit.json")});
        alur::compiled compiled = alur::compile(*read.sop);
        alur::calendars_loaded calendars =
            alur::load_calendars({"id", file_text("sops/calendars/id.json")});
        const auto calendar = alur::make_calendar(std::move(calendars.calendars.front()));
        if (!compiled.machine || !calendar) std::abort();
        past_work all{*std::move(compiled.machine), {}, {}};
        all.times = alur::make_timetable(all.sop, *calendar);
        alur::sample_options how;
        how.cases = 20'000;
        how.faulty_percent = 10;
        how.from = *alur::parse_instant("2025-01-06T08:00+07:00");
        all.csv = alur::to_csv(alur::sample_log(all.sop, all.times, how), all.times.where());
        return all;
    }();
    return made;
}

alur::log_read read_log() { return alur::read_csv(work().csv, {}, std::nullopt); }

void count(benchmark::State& state, std::size_t rows) {
    state.SetItemsProcessed(static_cast<std::int64_t>(rows) *
                            static_cast<std::int64_t>(state.iterations()));
}

void read_csv(benchmark::State& state) {
    std::size_t rows = 0;
    for (auto _ : state) rows = read_log().log->view().size();
    count(state, rows);
}
BENCHMARK(read_csv);

void replay_columns(benchmark::State& state) {
    const alur::log_read read = read_log();
    const alur::event_log log = read.log->view();
    const alur::log_words words = alur::understand(work().sop, log);
    for (auto _ : state)
        benchmark::DoNotOptimize(
            alur::replay(work().sop, work().times, log, words).deviations.data());
    count(state, log.size());
}
BENCHMARK(replay_columns);

void replay_csv(benchmark::State& state) {
    std::size_t rows = 0;
    for (auto _ : state) {
        const alur::log_read read = read_log();
        const alur::event_log log = read.log->view();
        const auto past =
            alur::replay(work().sop, work().times, log, alur::understand(work().sop, log));
        benchmark::DoNotOptimize(past.deviations.data());
        rows = log.size();
    }
    count(state, rows);
}
BENCHMARK(replay_csv);

}  // namespace
