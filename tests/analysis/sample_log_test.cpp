// Made-up logs: clean ones have no deviation, planted faults are found.
#include <alur/analysis/log_file.hpp>
#include <alur/analysis/replay.hpp>
#include <alur/analysis/sample_log.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "case/support.hpp"
#include "generator/sop.hpp"
#include "oracle/cases.hpp"

namespace sample_log_test {

using namespace alur_test;
using alur::deviation_kind;

namespace {

alur::sample_options options(const alur::machine& sop, std::uint32_t faulty = 0) {
    alur::sample_options how;
    how.cases = 60;
    how.faulty_percent = faulty;
    how.from = at("08:00");
    for (const std::string& kind : sop.kinds) how.units.push_back({kind, {"Utara", "Selatan"}});
    for (const std::string& kind : sop.case_kinds) how.units.push_back({kind, {"Utara"}});
    for (alur::events::units_of_kind& each : how.units)
        for (const alur::unit_kind& listed : sop.sop.units)
            if (listed.kind == each.kind && !listed.names.empty()) {
                each.names = listed.names;
                each.names.resize(std::min<std::size_t>(each.names.size(), 1));
            }
    return how;
}

struct found_in_sample {
    alur::sample made;
    alur::replayed past;
};

// Written, read back, and replayed.
found_in_sample judged(const alur::machine& sop, const alur::sample_options& how) {
    const alur::timetable times = alur::make_timetable(sop, national_calendar());
    found_in_sample all{alur::sample_log(sop, times, how), {}};
    const alur::log_read read =
        alur::read_csv(alur::to_csv(all.made, times.where()), {}, std::nullopt);
    REQUIRE(read.faults.empty());
    REQUIRE(read.log);
    const alur::event_log log = read.log->view();
    REQUIRE(log.size() == all.made.lines.size());
    alur::replay_options units;
    units.units = how.units;
    std::erase_if(units.units,
                  [&](const auto& each) { return sop.find_kind(each.kind) == alur::no_kind; });
    all.past = alur::replay(sop, times, log, alur::understand(sop, log), units);
    return all;
}

}  // namespace

TEST_CASE("a clean made-up log of every shipped SOP keeps it") {
    for (const std::string name : {"dumai", "jambi", "balangan", "banggai"}) {
        INFO(name);
        const alur::machine sop = machine_of(file_text("sops/" + name + ".json"));
        const found_in_sample all = judged(sop, options(sop));
        CHECK(all.past.deviations.empty());
        CHECK(all.past.cases.size() == 60);
        for (const alur::judged_case& each : all.past.cases) {
            CHECK(each.stage == alur::lifecycle::completed);
            CHECK(each.verdict == alur::finding::kept);
        }
    }
}

TEST_CASE("a clean made-up log of random SOPs has no deviation") {
    const std::uint64_t seed = alur::oracle::first_seed();
    const std::size_t wanted = alur::oracle::cases(300);
    std::size_t lines = 0;
    for (std::uint64_t i = 0; i < wanted; ++i) {
        const alur::compiled made = alur::compile(
            alur::generate::sop(seed * 1'000'003 + i, alur::generate::mode::compiling));
        if (!made.machine) continue;
        alur::sample_options how = options(*made.machine);
        how.cases = 5;
        how.seed = i;
        const found_in_sample all = judged(*made.machine, how);
        INFO("seed " << seed << ", SOP " << i);
        for (const alur::deviation& d : all.past.deviations) {
            // where a whole run or a `sampai` clock has less time than its rows
            INFO(alur::describe(*made.machine, d).en);
            CHECK(d.kind == deviation_kind::late);
        }
        lines += all.made.lines.size();
    }
    CHECK(lines > wanted * 5);
}

TEST_CASE("planted faults are found where they were planted, and nothing else is") {
    const alur::machine sop = machine_of(R"({
      "judul": "Uji",
      "pelaksana": {"staf": "Staff", "sekretaris": "Sekretaris", "kepala": "Kepala"},
      "langkah": [
        {"id": "terima", "kegiatan": "Menerima", "pelaksana": "staf", "waktu": "1 jam"},
        {"id": "susun", "kegiatan": "Menyusun", "pelaksana": "staf", "waktu": "1 hari"},
        {"id": "periksa", "kegiatan": "Memeriksa", "pelaksana": {"salah_satu": ["staf", "sekretaris"]},
         "waktu": "2 jam", "beda_orang": "susun", "keputusan": "Benar?", "cabang": {"Ya": "lanjut", "Tidak": "susun"}},
        {"id": "tanda", "kegiatan": "Menandatangani", "pelaksana": "kepala", "waktu": "2 hari"},
        {"id": "kirim", "kegiatan": "Mengirim", "pelaksana": "staf", "waktu": "30 menit"}]})");
    alur::sample_options how = options(sop, 50);
    how.cases = 1'000;
    const found_in_sample all = judged(sop, how);
    std::map<std::string, std::set<std::pair<deviation_kind, alur::step_id>>> planted;
    std::map<std::string, std::set<std::pair<deviation_kind, alur::step_id>>> found;
    std::set<deviation_kind> kinds;
    for (const alur::planted_fault& each : all.made.planted) {
        planted[each.of_case].insert({each.kind, each.row});
        kinds.insert(each.kind);
    }
    CHECK(kinds.size() == 6);
    CHECK(planted.size() > 400);
    for (const alur::judged_case& each : all.past.cases)
        CHECK((each.deviations != 0) == planted.contains(each.name));
    for (const alur::deviation& each : all.past.deviations) {
        const std::string& name = all.past.cases[all.past.case_of[each.input]].name;
        found[name].insert({each.kind, each.row});
    }
    CHECK(found == planted);
}

TEST_CASE("the same seed gives the same log, another one another") {
    const alur::machine sop = machine_of(file_text("sops/banggai.json"));
    const alur::timetable times = alur::make_timetable(sop, national_calendar());
    alur::sample_options how = options(sop, 20);
    const std::string once = alur::to_csv(alur::sample_log(sop, times, how), times.where());
    CHECK(once == alur::to_csv(alur::sample_log(sop, times, how), times.where()));
    how.seed = 2;
    CHECK(once != alur::to_csv(alur::sample_log(sop, times, how), times.where()));
}

TEST_CASE("units that nobody names are asked for") {
    const alur::machine sop = machine_of(file_text("sops/dumai.json"));
    const alur::timetable times = alur::make_timetable(sop, national_calendar());
    CHECK_THROWS_AS(alur::sample_log(sop, times, {}), std::invalid_argument);
}

}  // namespace sample_log_test
