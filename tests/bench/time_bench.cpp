// Working-time arithmetic: how many queries per second and core.
#include <benchmark/benchmark.h>
#include <alur/time/due.hpp>
#include <alur/time/explanation.hpp>
#include <alur/time/time_limit_text.hpp>
#include <random>
#include <vector>

namespace {

alur::work_calendar four_years() {
    using namespace std::chrono;
    alur::calendar_data data;
    data.id = "bench";
    data.version = "1";
    data.hours = alur::default_hours();
    data.ramadan_hours = alur::default_ramadan_hours();
    data.known = {local_days{year{2023} / 1 / 1}, local_days{year{2026} / 12 / 31}};
    for (int y = 2023; y <= 2026; ++y) {
        data.ramadan.push_back(
            {{local_days{year{y} / 3 / 1}, local_days{year{y} / 3 / 30}}, "Ramadan"});
        for (unsigned m = 1; m <= 12; ++m)
            for (const unsigned d : {7U, 18U})
                data.closed.push_back(
                    {local_days{year{y} / m / d}, alur::closed_kind::national_holiday, "", ""});
    }
    return *alur::make_calendar(std::move(data));
}

struct span_of_time {
    alur::instant from;
    alur::instant to;
};

std::vector<span_of_time> random_spans(int first_year, int last_year) {
    using namespace std::chrono;
    std::mt19937_64 engine{2};
    const auto ms = [](int y) {
        return alur::instant{sys_days{year{y} / 1 / 1}}.time_since_epoch().count();
    };
    std::uniform_int_distribution<std::int64_t> any{ms(first_year), ms(last_year)};
    std::vector<span_of_time> spans(4096);
    for (span_of_time& each : spans)
        each = {alur::instant{milliseconds{any(engine)}}, alur::instant{milliseconds{any(engine)}}};
    return spans;
}

// The promise: at least 50 million a second and core.
void working_time_between(benchmark::State& state) {
    const alur::work_calendar calendar = four_years();
    const auto spans = random_spans(2023, 2027);
    std::size_t i = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(calendar.working_time_between(spans[i].from, spans[i].to));
        i = (i + 1) % spans.size();
    }
    state.SetItemsProcessed(state.iterations());
    state.counters["table_bytes"] = static_cast<double>(calendar.table_bytes());
}
BENCHMARK(working_time_between);

void working_time_between_beyond_the_horizon(benchmark::State& state) {
    const alur::work_calendar calendar = four_years();
    const auto spans = random_spans(2028, 2040);
    std::size_t i = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(calendar.working_time_between(spans[i].from, spans[i].to));
        i = (i + 1) % spans.size();
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(working_time_between_beyond_the_horizon);

void add_working_time(benchmark::State& state) {
    const alur::work_calendar calendar = four_years();
    const auto spans = random_spans(2023, 2026);
    std::size_t i = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(calendar.add_working_time(spans[i].from, std::chrono::hours{40}));
        i = (i + 1) % spans.size();
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(add_working_time);

void due(benchmark::State& state, const char* waktu) {
    const alur::work_calendar calendar = four_years();
    const auto spans = random_spans(2023, 2026);
    const alur::time_limit limit = *alur::parse_time_limit(waktu);
    std::size_t i = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(alur::due(calendar, spans[i].from, limit));
        i = (i + 1) % spans.size();
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(due, minutes, "90 menit");
BENCHMARK_CAPTURE(due, working_days, "120 hari");
BENCHMARK_CAPTURE(due, months, "1 bulan");

void explain_120_days(benchmark::State& state) {
    const alur::work_calendar calendar = four_years();
    const auto spans = random_spans(2023, 2026);
    const alur::time_limit limit = *alur::parse_time_limit("120 hari");
    std::size_t i = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(alur::explain(calendar, spans[i].from, limit));
        i = (i + 1) % spans.size();
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(explain_120_days);

void parse(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(alur::parse_time_limit("maks. 3 hari kerja"));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(parse);

}  // namespace
