// `alur check` of a form of 30 rows with every rule: from text to findings shown. Claimed: < 5 ms.
#include <alur/lint/lint.hpp>
#include <alur/sop/compile.hpp>

#include <benchmark/benchmark.h>

#include <string>

namespace {

// Ten times three rows like those of real forms: decisions, several performers, anomalies.
alur::source thirty_rows() {
    std::string text = R"({"judul": "Pengumpulan Data Kinerja", "nomor": "2023",
      "dasar_hukum": ["Permendagri Nomor 52 Tahun 2011", "PermenPANRB Nomor 12 Tahun 2015"],
      "kualifikasi": "Memahami uraian tugas Inspektorat",
      "pelaksana": {"kepala": {"nama": "Kepala Dinas", "alias": "Ka. Dinas"}, "sekretaris": "Sekretaris",
        "kasubbag": {"nama": "Kasubbag PEP", "alias": ["Kasubag Program dan Pelaporan", "Kasubbag Program"]},
        "staf": "Staf"},
      "langkah": [)";
    for (int i = 0; i < 10; ++i) {
        const std::string n = std::to_string(i);
        text +=
            (i == 0 ? "" : ", ") + std::string(R"({"id": "susun)") + n +
            R"(", "kegiatan": "Staf menyusun dan mengirim laporan kineria TW kepada Kasubbag Program", "pelaksana": "staf",
                 "kelengkapan": ["Disposisi )" +
            n + R"(", "Data kinerja )" + n +
            R"("], "waktu": "2 hari", "output": "Draft laporan TW )" + n + R"("},
                {"kegiatan": "Sekretaris memeriksa draft laporan yang dibuat oleh Kasubag Program dan Pelaporan",
                 "pelaksana": {"bersama": ["kasubbag", "sekretaris"]}, "kelengkapan": "Draft laporan triwulan )" +
            n + R"(",
                 "waktu": "480 menit", "output": "Laporan TW )" +
            n + R"( yang telah diparaf", "cabang": {"Ya": "lanjut", "Tidak": "susun)" + n + R"("}},
                {"kegiatan": "Jika sudah benar, laporan ditandatangani oleh Kepala Dinas dan diarsipkan", "pelaksana": "kepala",
                 "kelengkapan": "Draft laporan TW )" +
            n + R"(", "waktu": "2 menit", "output": "Laporan TW )" + n +
            R"( yang telah ditandatangani"})";
    }
    return {"tiga-puluh.json", text + "]}"};
}

void load_and_check_30_rows(benchmark::State& state) {
    const alur::source text = thirty_rows();
    for (auto _ : state) benchmark::DoNotOptimize(alur::check(*alur::load(text).sop));
}
BENCHMARK(load_and_check_30_rows);

void review_30_rows(benchmark::State& state) {
    const alur::source text = thirty_rows();
    std::size_t found = 0;
    for (auto _ : state) found = alur::review(alur::load(text)).size();
    state.counters["findings"] = static_cast<double>(found);
}
BENCHMARK(review_30_rows);

void review_30_rows_and_show_it(benchmark::State& state) {
    const alur::source text = thirty_rows();
    for (auto _ : state)
        benchmark::DoNotOptimize(alur::to_terminal(text, alur::review(alur::load(text)),
                                                   alur::language::id, {100, true}));
}
BENCHMARK(review_30_rows_and_show_it);

}  // namespace
