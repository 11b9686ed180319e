// From text to machine: load, check and compile beside Boost.JSON's parse of the same text; a long
// SOP with loops; hostile parallelism refused within its bounds.
#include <alur/sop/compile.hpp>
#include <alur/sop/load.hpp>

#include <benchmark/benchmark.h>

#include <boost/json/parse.hpp>

#include <fstream>
#include <iterator>
#include <string>

namespace {

alur::source dumai() {
    std::ifstream file(ALUR_SOURCE_DIR "/sops/dumai.json");
    return {"dumai.json", {std::istreambuf_iterator<char>(file), {}}};
}

void boost_json_parse(benchmark::State& state) {
    const alur::source text = dumai();
    boost::json::parse_options options;
    options.allow_comments = options.allow_trailing_commas = true;
    for (auto _ : state) benchmark::DoNotOptimize(boost::json::parse(text.text, {}, options));
}
BENCHMARK(boost_json_parse);

void load_check_compile(benchmark::State& state) {
    const alur::source text = dumai();
    for (auto _ : state) {
        const alur::loaded read = alur::load(text);
        benchmark::DoNotOptimize(alur::compile(*read.sop).machine->table.single_places);
    }
}
BENCHMARK(load_check_compile);

alur::definition long_sop(int rows) {
    alur::definition sop;
    sop.form.title = "Panjang";
    alur::performer p;
    p.code = p.name = p.column = "a";
    sop.performers.push_back(p);
    for (int i = 0; i < rows; ++i) {
        alur::row r;
        r.number = r.id = std::to_string(i + 1);
        r.activity = "Langkah " + r.number;
        r.performers = {"a"};
        if (i % 5 == 4) {
            r.answers.push_back({"Ya", {}, ""});
            r.answers.push_back(
                {"Tidak", {alur::goal_kind::row, std::to_string(i / 10 * 5 + 1), ""}, ""});
        }
        sop.rows.push_back(r);
    }
    return sop;
}

void check_1000_rows_with_loops(benchmark::State& state) {
    const alur::definition sop = long_sop(1000);
    for (auto _ : state) {
        const alur::diagnostics found = alur::check(sop);
        if (!alur::no_errors(found)) state.SkipWithError("the long SOP does not check");
    }
}
BENCHMARK(check_1000_rows_with_loops)->Unit(benchmark::kMillisecond);

void refuse_60_parallel_branches(benchmark::State& state) {
    alur::definition sop = long_sop(62);
    for (int i = 1; i <= 60; ++i) {
        sop.rows[0].next.push_back({alur::goal_kind::row, std::to_string(i + 1), ""});
        sop.rows[static_cast<std::size_t>(i)].answers.clear();
        sop.rows[static_cast<std::size_t>(i)].next = {{alur::goal_kind::row, "62", ""}};
    }
    for (auto _ : state) {
        const alur::diagnostics found = alur::check(sop);
        if (found.empty() || found.front().code != "AL33")
            state.SkipWithError("not refused as too large");
    }
}
BENCHMARK(refuse_60_parallel_branches)->Unit(benchmark::kMillisecond);

// What a long, wrong text costs to show: the places of all findings are found in one walk.
void show_findings(benchmark::State& state) {
    alur::source from{"x", "["};
    for (int i = 0; i < 40'000; ++i)
        from.text += R"({"kegiatan": "Menyusun laporan", "waktu": "3 hari"},)";
    from.text += "1]";
    alur::diagnostics found;
    for (std::int64_t i = 0; i < state.range(0); ++i) {
        alur::diagnostic each;
        each.code = "T";
        each.pointer = "/" + std::to_string(39'700 + i) + "/waktu";
        found.push_back(std::move(each));
    }
    for (auto _ : state) benchmark::DoNotOptimize(alur::to_json(from, found));
}
BENCHMARK(show_findings)->Arg(1)->Arg(200)->Unit(benchmark::kMillisecond);

}  // namespace
