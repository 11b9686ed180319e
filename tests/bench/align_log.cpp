// align_log <folder>: SOPs as Petri nets and distinct traces with what alur's alignments of them
// cost, for peers/align_pm4py.py. Of each SOP
//   <name>.state.pnml  unless it has very many states
//   <name>.drawn.pnml  if it can be drawn
//   <name>.txt         first the µs that alur needed for each trace, with the making of its tables
//                      and without, the best of some rounds; then lines of a cost and the labels
#include <alur/sop/compile.hpp>
#include <alur/sop/load.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>

#include "analysis/random_trace.hpp"
#include "petri_net.hpp"

namespace {

using namespace alur;
using alur::testing::random_log;

constexpr std::string_view forks = R"({"judul": "Cabang", "pelaksana": {"a": "A", "b": "B"},
  "langkah": [
    {"id": "p", "kegiatan": "1", "pelaksana": "a", "lanjut": ["l", "m", "r"]},
    {"id": "l", "kegiatan": "2", "pelaksana": "b"},
    {"kegiatan": "3", "pelaksana": "a", "cabang": {"Ya": "z", "Tidak": "l"}},
    {"id": "m", "kegiatan": "4", "pelaksana": "b"},
    {"kegiatan": "5", "pelaksana": "a", "lanjut": "z"},
    {"id": "r", "kegiatan": "6", "pelaksana": "b", "lanjut": ["x", "y"]},
    {"id": "x", "kegiatan": "7", "pelaksana": "b", "lanjut": "w"},
    {"id": "y", "kegiatan": "8", "pelaksana": "a", "lanjut": "w"},
    {"id": "w", "kegiatan": "9", "pelaksana": "a", "lanjut": "z"},
    {"id": "z", "kegiatan": "10", "pelaksana": "a", "cabang": {"Ya": "selesai", "Tidak": "p"}}]})";

constexpr std::string_view units_beside_a_branch = R"({"judul": "Bidang", "pelaksana": {"a": "A",
    "b": "B", "u": {"nama": "U", "setiap": "bidang"}},
  "langkah": [
    {"kegiatan": "1", "pelaksana": "a", "lanjut": ["s", "q"]},
    {"id": "s", "kegiatan": "2", "pelaksana": "u", "setiap": "bidang"},
    {"kegiatan": "3", "pelaksana": "u", "setiap": "bidang", "cabang": {"Ya": "lanjut", "Tidak": "s"}},
    {"kegiatan": "4", "pelaksana": "u", "setiap": "bidang", "lanjut": "z"},
    {"id": "q", "kegiatan": "5", "pelaksana": "b", "lanjut": "z"},
    {"id": "z", "kegiatan": "6", "pelaksana": "a"},
    {"kegiatan": "7", "pelaksana": "b", "cabang": {"Ya": "selesai", "Tidak": "z"}}]})";

std::string text_of(const std::string& path) {
    std::ifstream file(ALUR_SOURCE_DIR + std::string("/") + path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

struct sample {
    const char* name;
    std::string text;
    std::vector<std::uint16_t> units;
    std::size_t variants;
};

std::vector<random_log> distinct_logs(const machine_view& m, const sample& of) {
    generate::dice d(20'260'105);
    std::vector<random_log> logs;
    std::set<std::string> seen;
    while (logs.size() < of.variants) {
        random_log log = testing::random_walk(d, m, of.units, 40);
        for (int edits = d.under(5); edits > 0; --edits) testing::edit(d, m, log);
        log.start = m.starts[0];
        std::string key;
        for (const log_event& e : log.events) key += bench::label(e.row, e.unit, e.exit) + " ";
        if (seen.insert(key).second) logs.push_back(std::move(log));
    }
    return logs;
}

double align_all_of(aligner& by, const std::vector<random_log>& logs,
                    std::vector<alignment>& into) {
    const auto begin = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < logs.size(); ++i) by.align(logs[i].trace(), into[i]);
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - begin;
    return took.count() / static_cast<double>(logs.size());
}

bool write(const sample& of, const std::filesystem::path& folder) {
    const loaded read = load({of.name, of.text});
    const compiled made = read.sop ? compile(*read.sop) : compiled{};
    if (!made.machine) {
        std::cerr << of.name << " does not compile\n";
        return false;
    }
    const machine_view m = made.machine->view();
    const std::vector<random_log> logs = distinct_logs(m, of);
    std::vector<alignment> found(logs.size());
    double first = 1e9;
    double again = 1e9;
    for (int i = 0; i < 5; ++i) {
        aligner by(m);
        first = std::min(first, align_all_of(by, logs, found));
        for (int j = 0; j < 5; ++j) again = std::min(again, align_all_of(by, logs, found));
    }

    std::ofstream traces(folder / (std::string(of.name) + ".txt"));
    traces << first << " " << again << "\n";
    for (std::size_t i = 0; i < logs.size(); ++i) {
        if (found[i].result != align_result::aligned) return false;
        traces << found[i].cost;
        for (const log_event& e : logs[i].events)
            traces << " " << bench::label(e.row, e.unit, e.exit);
        traces << "\n";
    }
    const auto write_net = [&](const char* kind, const std::optional<bench::petri_net>& net) {
        if (!net) return;
        std::ofstream file(folder / (std::string(of.name) + kind));
        bench::write_pnml(file, *net);
    };
    write_net(".state.pnml", bench::state_net(m, of.units));
    write_net(".drawn.pnml", bench::drawn_net(m, of.units).draw());
    return true;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) return 2;
    const std::filesystem::path folder(arguments[1]);
    std::filesystem::create_directories(folder);
    const std::vector<sample> samples{
        {"loop", text_of("tests/bench/one_unit.json"), {}, 400},
        {"balangan", text_of("sops/balangan.json"), {}, 300},
        {"forks", std::string(forks), {}, 300},
        {"dumai_3", text_of("sops/dumai.json"), {3}, 200},
        {"jambi_3", text_of("sops/jambi.json"), {3}, 200},
        {"units_3", std::string(units_beside_a_branch), {3}, 100},
        {"units_6", std::string(units_beside_a_branch), {6}, 50},
    };
    for (const sample& each : samples)
        if (!write(each, folder)) return 1;
}
