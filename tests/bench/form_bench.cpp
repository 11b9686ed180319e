// The official form of thirty rows, from the definition to the text of its SVG; and of Dumai's
// eight.
#include <alur/sop/load.hpp>
#include <alur/view/form.hpp>

#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <string>

namespace {

alur::definition sop_of(const std::string& path) {
    std::ifstream file(ALUR_SOURCE_DIR "/" + path);
    return *alur::load({path, {std::istreambuf_iterator<char>(file), {}}}).sop;
}

void draw(benchmark::State& state, const std::string& path) {
    const alur::definition sop = sop_of(path);
    for (auto _ : state) benchmark::DoNotOptimize(alur::form_svg(alur::draw_form(sop)));
}

void draw_form_of_30_rows(benchmark::State& state) {
    draw(state, "examples/form/tiga-puluh-langkah.json");
}
BENCHMARK(draw_form_of_30_rows);

void draw_form_of_dumai(benchmark::State& state) { draw(state, "sops/dumai.json"); }
BENCHMARK(draw_form_of_dumai);

}  // namespace
