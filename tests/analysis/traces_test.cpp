// Logs as traces, and what aligning them comes to.
#include <alur/analysis/sample_log.hpp>
#include <alur/analysis/traces.hpp>

#include <algorithm>

#include "analysis/log_lines.hpp"
#include "case/support.hpp"

namespace traces_test {

using namespace alur_test;

namespace {

constexpr const char* letter = R"({"judul": "Surat",
  "pelaksana": {"a": "Staf", "b": "Sekretaris", "k": "Kepala"},
  "langkah": [
    {"id": "susun", "kegiatan": "Menyusun", "pelaksana": "a"},
    {"id": "paraf", "kegiatan": "Memaraf", "pelaksana": {"bersama": ["a", "b"]}},
    {"id": "nilai", "kegiatan": "Menilai", "pelaksana": "b", "setiap": "bidang"},
    {"id": "tanda", "kegiatan": "Menandatangani", "pelaksana": "k", "keputusan": "Setuju?",
     "cabang": {"Ya": "selesai", "Tidak": "susun"}}]})";

log_line line(const std::string& row, const char* when, const std::string& office = "",
              const std::string& answer = "", const std::string& unit = "") {
    return {"A", row, at(when), office, "", answer, unit, "", "", false};
}

struct aligned {
    alur::log_traces log;
    alur::aligned_log found;
};
aligned align(const std::vector<log_line>& lines, const alur::replay_options& how = {}) {
    const alur::machine sop = machine_of(letter);
    const log_of owned(lines);
    const alur::event_log log = owned.log();
    aligned all{alur::traces_of(sop, log, alur::understand(sop, log), how), {}};
    alur::aligner by(sop.view());
    all.found = alur::align_all(by, all.log.traces());
    return all;
}

}  // namespace

TEST_CASE("lines of a log become traces, signatures and other lines left out") {
    std::vector<log_line> lines{
        line("MULAI", "07:00"),
        line("tanda", "12:00", "k", "Ya"),
        line("susun", "08:00"),
        line("paraf", "09:00", "a"),
        line("paraf", "09:10", "b"),  // signs
        line("nilai", "10:00", "b", "", "Utara"),
        line("nilai", "10:30", "b", "", "utara "),  // again
        line("nilai", "11:00", "b", "", "Selatan"),
    };
    lines.push_back(line("susun", "08:00"));
    lines.back().transition = "start";
    const aligned all = align(lines);
    REQUIRE(all.log.cases.size() == 1);
    const alur::case_trace& one = all.log.cases[0];
    CHECK(one.input == std::vector<std::uint64_t>{2, 3, 5, 6, 7, 1});
    CHECK(one.names == std::vector<std::vector<std::string>>{{"Utara", "Selatan"}});
    CHECK(all.log.left_out == std::vector<std::uint64_t>{0, 4, 8});
    CHECK(all.found.variants[0].cost == 1);
    const auto& moves = all.found.variants[0].moves;
    CHECK(std::count_if(moves.begin(), moves.end(), [](const alur::align_move& m) {
              return m.kind == alur::move_kind::log_only;
          }) == 1);
}

TEST_CASE("an answer or a unit that is none of the SOP's or the case's matches no move") {
    alur::replay_options how;
    how.units = {{"bidang", {"Utara"}}};
    const std::vector<log_line> kept{line("susun", "08:00"), line("paraf", "09:00", "a"),
                                     line("nilai", "10:00", "", "", "Utara"),
                                     line("tanda", "12:00", "k", "Ya")};
    CHECK(align(kept, how).found.variants[0].cost == 0);
    std::vector<log_line> foreign = kept;
    foreign[2].unit = "Barat";
    CHECK(align(foreign, how).found.variants[0].cost == 2);
    std::vector<log_line> odd = kept;
    odd[3].answer = "Mungkin";
    CHECK(align(odd, how).found.variants[0].cost == 2);
    odd[3].answer = "";
    CHECK(align(odd, how).found.variants[0].cost == 0);
    std::vector<log_line> unknown = kept;
    unknown.push_back(line("makan siang", "11:00"));
    CHECK(align(unknown, how).found.variants[0].cost == 1);
}

TEST_CASE("clean made-up logs align without cost, rows left out cost one") {
    for (const std::string name : {"dumai", "jambi", "balangan", "banggai"}) {
        const alur::machine sop = machine_of(file_text("sops/" + name + ".json"));
        const alur::timetable times = alur::make_timetable(sop, national_calendar());
        alur::sample_options how;
        how.cases = 30;
        how.from = at("08:00");
        alur::replay_options units;
        for (const std::string& kind : sop.kinds) how.units.push_back({kind, {"Utara", "Selatan"}});
        units.units = how.units;
        for (const std::string& kind : sop.case_kinds) how.units.push_back({kind, {"Utara"}});
        const alur::sample made = alur::sample_log(sop, times, how);
        std::vector<log_line> lines;
        for (const alur::sample_line& each : made.lines)
            lines.push_back({each.of_case, each.activity, each.at, each.office, each.person,
                             each.answer, each.unit, "", "", false});
        const log_of owned(lines);
        const alur::event_log log = owned.log();
        const auto traces = alur::traces_of(sop, log, alur::understand(sop, log), units);
        CHECK(traces.cases.size() == 30);
        alur::aligner by(sop.view());
        for (const alur::alignment& each : alur::align_all(by, traces.traces()).variants) {
            CHECK(each.result == alur::align_result::aligned);
            CHECK(each.cost == 0);
        }
    }
}

}  // namespace traces_test
