// The work list over 100,000 open cases of one SOP, for an office with much to do and for a person
// with nothing; and the earliest deadline of them all.
#include <benchmark/benchmark.h>
#include <alur/case/work_list.hpp>
#include <alur/sop/calendar_file.hpp>
#include <alur/sop/compile.hpp>
#include <alur/sop/load.hpp>

#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <vector>

using namespace alur;

namespace {

constexpr std::size_t case_count = 100'000;

source read_source(const std::string& path) {
    std::ifstream in(ALUR_SOURCE_DIR "/" + path, std::ios::binary);
    return {path, {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}};
}

// Cases stand at a random open row, opened over a year.
struct office {
    machine sop;
    timetable times;
    std::vector<std::unique_ptr<open_case>> kept;
    std::vector<const open_case*> cases;
    instant now{std::chrono::sys_days{std::chrono::year{2026} / 12 / 1}};

    explicit office(const std::string& path)
        : sop(*compile(*load(read_source(path)).sop).machine),
          times(make_timetable(
              sop, *make_calendar(std::move(
                       load_calendars(read_source("sops/calendars/id.json")).calendars.front())))) {
        std::mt19937 random(20260105);
        for (std::size_t i = 0; i < case_count; ++i) {
            kept.push_back(std::make_unique<open_case>(sop, times));
            fill(*kept.back(), random);
            cases.push_back(kept.back().get());
        }
    }

  private:
    void fill(open_case& one, std::mt19937& random) const {
        event e;
        e.at = instant{std::chrono::sys_days{std::chrono::year{2026} / 1 / 5}} +
               std::chrono::minutes{random() % 400'000};
        e.by.id = "p";
        for (const performer& each : sop.sop.performers) e.by.seats.push_back({each.code, "U0"});
        events::start opening;
        for (const std::string& kind : sop.kinds)
            if (sop.sop.units.empty()) opening.units.push_back({kind, {"U0"}});
        for (const std::string& kind : sop.case_kinds) opening.units.push_back({kind, {"U0"}});
        opening.row = sop.sop.rows[index(sop.table.starts.front())].id;
        e.what = opening;
        advance(one, e);
        for (auto steps = random() % 8; steps > 0; --steps) {
            const row_unit at = one.open_rows().front().at;
            events::complete what;
            what.row = sop.sop.rows[index(at.row)].id;
            what.unit = unit_name(sop, one.facts(), at);
            what.reason = "alasan";
            if (!sop.sop.rows[index(at.row)].answers.empty())
                what.answer = sop.sop.rows[index(at.row)].answers.front().label;
            e.what = what;
            if (!advance(one, e)) break;
        }
    }
    static bool advance(open_case& one, const event& e) {
        judgement answer = one.judge(e);
        if (!answer || answer.decided().after.stage != lifecycle::running) return false;
        one.apply(answer.decided());
        return true;
    }
};

const office& dumai() {
    static const office made("sops/dumai.json");
    return made;
}

void list(benchmark::State& state, const office& at, const actor& who) {
    std::size_t found = 0;
    for (auto _ : state) found = todo(at.cases, who, at.now).size();
    state.counters["listed"] = static_cast<double>(found);
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * case_count));
}

void work_list_of_an_office(benchmark::State& state) {
    list(state, dumai(), {"p02", {{dumai().sop.sop.performers[2].code, "U0"}}});
}
BENCHMARK(work_list_of_an_office)->Unit(benchmark::kMillisecond);

void work_list_of_all_offices(benchmark::State& state) {
    actor who{"p02", {}};
    for (const performer& each : dumai().sop.sop.performers) who.seats.push_back({each.code, "U0"});
    list(state, dumai(), who);
}
BENCHMARK(work_list_of_all_offices)->Unit(benchmark::kMillisecond);

void work_list_of_nobody(benchmark::State& state) { list(state, dumai(), {"tamu", {}}); }
BENCHMARK(work_list_of_nobody)->Unit(benchmark::kMillisecond);

void earliest_deadline(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(next_deadline(dumai().cases));
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * case_count));
}
BENCHMARK(earliest_deadline)->Unit(benchmark::kMillisecond);

}  // namespace
