// What a log says happened, judged.
#include <alur/analysis/replay.hpp>

#include <algorithm>

#include "analysis/log_lines.hpp"

namespace replay_test {

using namespace alur_test;
using alur::deviation_kind;
using alur::finding;
using alur::question;

namespace {

// Three rows, the second of which sends back; the checker is not the maker.
const std::string letter = R"({
  "judul": "Uji",
  "pelaksana": {"staf": "Staff", "sekretaris": "Sekretaris", "kepala": "Kepala"},
  "langkah": [
    {"id": "susun", "kegiatan": "Menyusun surat", "pelaksana": "staf", "waktu": "2 jam"},
    {"id": "periksa", "kegiatan": "Memeriksa surat", "pelaksana": "sekretaris", "waktu": "1 jam",
     "beda_orang": "susun", "keputusan": "Benar?", "cabang": {"Ya": "lanjut", "Tidak": "susun"}},
    {"id": "tanda", "kegiatan": "Menandatangani surat", "pelaksana": "kepala", "waktu": "1 hari"}
  ]})";

struct past {
    alur::machine sop;
    alur::timetable times;
    std::vector<log_line> lines;
    log_of owned;
    alur::event_log log = owned.log();
    alur::replayed found = alur::replay(sop, times, log, alur::understand(sop, log));

    past(const std::string& json, std::vector<log_line> given)
        : sop(machine_of(json)),
          times(alur::make_timetable(sop, national_calendar())),
          lines(std::move(given)),
          owned(lines) {}

    [[nodiscard]] finding of(std::size_t row, question asked) const {
        return found.events.of(row, asked);
    }
    // "skipped periksa", in order.
    [[nodiscard]] std::vector<std::string> deviations() const {
        static constexpr const char* kinds[] = {
            "unknown_activity", "foreign_unit", "skipped",     "repetition",  "after_end",
            "wrong_office",     "wrong_answer", "same_person", "no_evidence", "late"};
        std::vector<std::string> list;
        for (const alur::deviation& d : found.deviations) {
            std::string text = kinds[static_cast<std::size_t>(d.kind)];
            if (d.row != alur::no_step) text += ' ' + sop.sop.rows[alur::index(d.row)].id;
            if (!d.unit.empty()) text += ' ' + d.unit;
            list.push_back(std::move(text));
        }
        return list;
    }
};

using strings = std::vector<std::string>;

log_line began(std::string_view when) {
    return {"A", "MULAI", at(when), "", "", "", "", "", "", false};
}
log_line did(std::string_view when, std::string row, std::string office, std::string person = "",
             std::string answer = "", std::string unit = "") {
    return {"A",
            std::move(row),
            at(when),
            std::move(office),
            std::move(person),
            std::move(answer),
            std::move(unit),
            "",
            "",
            false};
}

}  // namespace

TEST_CASE("a case that keeps its SOP is kept in every question") {
    const past p(letter, {began("08:00"), did("09:00", "susun", "staf", "ani"),
                          did("09:30", "periksa", "sekretaris", "budi", "Ya"),
                          did("6 09:00", "tanda", "kepala", "citra")});
    CHECK(p.deviations().empty());
    REQUIRE(p.found.cases.size() == 1);
    CHECK(p.found.cases[0].verdict == finding::kept);
    CHECK(p.found.cases[0].stage == alur::lifecycle::completed);
    CHECK(p.found.events[0].is == alur::log_row::began_case);
    CHECK(p.of(1, question::time) == finding::kept);
    CHECK(p.found.events[1].worked == 3'600'000);
    CHECK(p.of(2, question::separation) == finding::kept);
    CHECK(p.of(2, question::answer) == finding::kept);
    CHECK(p.of(1, question::answer) == finding::not_asked);
    CHECK(p.found.events[2].due == at("10:00").time_since_epoch().count());
}

TEST_CASE("what comes before the log is not known, and is no fault") {
    const past p(letter, {did("09:00", "susun", "staf", "ani"),
                          did("09:30", "periksa", "sekretaris", "budi", "Ya"),
                          did("6 09:00", "tanda", "kepala", "citra")});
    CHECK(p.deviations().empty());
    CHECK(p.of(0, question::time) == finding::undetermined);
    CHECK(p.of(1, question::time) == finding::kept);
    CHECK(p.found.cases[0].verdict == finding::undetermined);
}

TEST_CASE("an activity that the SOP does not know is a deviation, and moves nothing") {
    const past p(letter, {began("08:00"), did("08:30", "Rapat makan siang", "staf"),
                          did("09:00", "susun", "staf", "ani")});
    CHECK(p.deviations() == strings{"unknown_activity"});
    CHECK(p.of(1, question::order) == finding::broken);
    CHECK(p.of(2, question::order) == finding::kept);
    CHECK(p.found.cases[0].verdict == finding::broken);
}

TEST_CASE("a skipped row is blamed on that row, and clocks after it are not known") {
    const past p(letter, {began("08:00"), did("09:00", "susun", "staf", "ani"),
                          did("6 09:00", "tanda", "kepala", "citra")});
    CHECK(p.deviations() == strings{"skipped periksa"});
    CHECK(p.found.deviations[0].input == 2);
    CHECK(p.found.deviations[0].expected == "Sekretaris");
    CHECK(p.of(2, question::order) == finding::kept);
    CHECK(p.of(2, question::time) == finding::undetermined);
    CHECK(alur::describe(p.sop, p.found.deviations[0]).id ==
          "Langkah 2 dilewati: seharusnya dikerjakan Sekretaris sebelum \"tanda\"");
}

TEST_CASE("what is done again out of turn is a repetition, after the end it is said so") {
    const past p(
        letter,
        {began("08:00"), did("08:10", "susun", "staf", "ani"), did("08:20", "susun", "staf", "ani"),
         did("08:30", "periksa", "sekretaris", "budi", "Ya"), did("08:40", "susun", "staf", "ani"),
         did("08:50", "tanda", "kepala", "citra"), did("08:55", "tanda", "kepala", "citra")});
    CHECK(p.deviations() == strings{"repetition susun", "repetition susun", "after_end tanda"});
}

TEST_CASE("a rework loop is no deviation, and its clock starts anew") {
    const past p(letter, {began("08:00"), did("08:10", "susun", "staf", "ani"),
                          did("08:20", "periksa", "sekretaris", "budi", "Tidak"),
                          did("08:50", "susun", "staf", "ani"),
                          did("09:10", "periksa", "sekretaris", "budi", "Ya"),
                          did("09:20", "tanda", "kepala", "citra")});
    CHECK(p.deviations().empty());
    CHECK(p.found.events[3].opened == at("08:20").time_since_epoch().count());
    CHECK(p.found.cases[0].verdict == finding::kept);
}

TEST_CASE(
    "where the answer is not recorded, what comes next decides, and the answer stays unknown") {
    const past p(
        letter,
        {began("08:00"), did("08:10", "susun", "staf", "ani"),
         did("08:20", "periksa", "sekretaris", "budi"), did("08:50", "susun", "staf", "ani"),
         did("09:10", "periksa", "sekretaris", "budi"), did("09:20", "tanda", "kepala", "citra")});
    CHECK(p.deviations().empty());
    CHECK(p.of(2, question::answer) == finding::undetermined);
    CHECK(p.of(3, question::order) == finding::kept);
    CHECK(p.of(5, question::time) == finding::kept);
    CHECK(p.found.cases[0].stage == alur::lifecycle::completed);
    CHECK(p.found.cases[0].verdict == finding::undetermined);
}

TEST_CASE("the wrong office, an answer that does not exist and the same person are each said") {
    const past p(letter, {began("08:00"), did("08:10", "susun", "Kepala", "ani"),
                          did("08:20", "periksa", "sekretaris", "ani", "Mungkin saja begitu")});
    CHECK(p.deviations() ==
          strings{"wrong_office susun", "wrong_answer periksa", "same_person periksa"});
    CHECK(p.found.deviations[0].expected == "Staff");
    CHECK(p.found.deviations[0].observed == "Kepala");
    CHECK(p.found.deviations[1].expected == "Ya / Tidak");
    CHECK(p.found.deviations[2].expected == "1");
    CHECK(p.found.deviations[2].observed == "ani");
}

TEST_CASE("nobody named keeps four eyes from being told, not from being asked") {
    const past p(letter, {began("08:00"), did("08:10", "susun", "staf"),
                          did("08:20", "periksa", "sekretaris", "ani", "Ya")});
    CHECK(p.of(2, question::separation) == finding::undetermined);
    CHECK(p.of(1, question::office) == finding::kept);
}

TEST_CASE("lateness is counted in office time, from the due instant on") {
    // Friday ends at 16:30; Monday begins at 7:30.
    const past p(letter, {began("9 15:30"), did("9 15:40", "susun", "staf", "ani"),
                          did("12 08:30", "periksa", "sekretaris", "budi", "Ya")});
    CHECK(p.deviations() == strings{"late periksa"});
    CHECK(p.found.events[2].worked == (50 + 60) * 60'000);
    CHECK(p.found.events[2].late == 50 * 60'000);
}

TEST_CASE("a case that has not ended is open, not kept") {
    const past p(letter, {began("08:00"), did("08:10", "susun", "staf", "ani")});
    CHECK(p.found.cases[0].stage == alur::lifecycle::running);
    CHECK(p.found.cases[0].verdict == finding::undetermined);
}

TEST_CASE("rows that cannot be judged are reported, each with its reason") {
    std::vector<log_line> lines{began("08:00"),
                                did("08:10", "susun", "staf"),
                                did("08:20", "", "staf"),
                                did("08:30", "periksa", "staf"),
                                did("08:30", "periksa", "staf"),
                                did("08:30", "periksa", "staf")};
    lines[3].of_case.clear();
    lines[4].at = {};
    lines[5].transition = "suspend";
    const past p(letter, lines);
    std::vector<alur::log_row> is;
    for (const alur::judged_event& each : p.found.events) is.push_back(each.is);
    CHECK(is == std::vector{alur::log_row::began_case, alur::log_row::judged,
                            alur::log_row::without_activity, alur::log_row::without_case,
                            alur::log_row::without_time, alur::log_row::other_change});
    CHECK(p.found.cases[0].events == 1);
}

TEST_CASE("start lines give the work its beginning") {
    std::vector<log_line> lines{began("08:00"), did("08:30", "susun", "staf"),
                                did("09:00", "susun", "staf")};
    lines[1].transition = "start";
    lines[2].transition = "complete";
    const past p(letter, lines);
    CHECK(p.found.events[1].is == alur::log_row::began_work);
    CHECK(p.found.events[2].started == at("08:30").time_since_epoch().count());
}

TEST_CASE("the order of a table's rows changes nothing") {
    std::vector<log_line> lines{began("08:00"), did("08:10", "susun", "staf", "ani"),
                                did("08:20", "periksa", "sekretaris", "ani", "Ya"),
                                did("08:30", "tanda", "kepala", "citra")};
    for (const log_line& each : std::vector<log_line>(lines)) {
        lines.push_back(each);
        lines.back().of_case = "B";
    }
    const past straight(letter, lines);
    std::reverse(lines.begin(), lines.end());
    const past turned(letter, lines);
    CHECK(straight.deviations() == turned.deviations());
    REQUIRE(straight.found.events.size() == turned.found.events.size());
    for (std::size_t r = 0; r < lines.size(); ++r)
        CHECK(straight.found.events[r] == turned.found.events[lines.size() - 1 - r]);
}

TEST_CASE("a repeated row belongs to its unit; one that is left out is named") {
    const std::string dumai = file_text("sops/dumai.json");
    const auto until_four = [](std::vector<log_line> more) {
        std::vector<log_line> lines{began("08:00"),
                                    did("08:05", "1", "jfp_sekretariat"),
                                    did("08:10", "2", "staf"),
                                    did("08:20", "3", "kabid", "", "", "Ekonomi"),
                                    did("08:21", "3", "kabid", "", "", "Sosial"),
                                    did("08:22", "4", "jfp_bidang", "", "", "Ekonomi")};
        lines.insert(lines.end(), more.begin(), more.end());
        return lines;
    };
    const past p(dumai, until_four({did("08:40", "rekap", "jfp_sekretariat")}));
    CHECK(p.deviations() == strings{"skipped 4 Sosial"});
    const past whole(dumai, until_four({did("08:30", "4", "jfp_bidang", "", "", "Sosial"),
                                        did("08:40", "rekap", "jfp_sekretariat")}));
    CHECK(whole.deviations().empty());
    CHECK(whole.of(6, question::time) == finding::kept);
}

TEST_CASE("without units nothing is said of a row that is repeated for them") {
    const past p(file_text("sops/dumai.json"),
                 {began("08:00"), did("08:05", "1", "jfp_sekretariat"), did("08:10", "2", "staf"),
                  did("08:20", "3", "kabid"), did("08:22", "4", "jfp_bidang"),
                  did("08:40", "rekap", "jfp_sekretariat")});
    CHECK(p.deviations().empty());
    CHECK(p.of(3, question::order) == finding::undetermined);
    CHECK(p.of(5, question::order) == finding::undetermined);
    CHECK(p.of(5, question::time) == finding::undetermined);
}

TEST_CASE("units may be given: one that never appears was left out") {
    const alur::machine sop = machine_of(file_text("sops/dumai.json"));
    const alur::timetable times = alur::make_timetable(sop, national_calendar());
    const log_of owned({began("08:00"), did("08:05", "1", "jfp_sekretariat"),
                        did("08:10", "2", "staf"), did("08:20", "3", "kabid", "", "", "Ekonomi"),
                        did("08:22", "4", "jfp_bidang", "", "", "Ekonomi"),
                        did("08:40", "rekap", "jfp_sekretariat")});
    alur::replay_options how;
    how.units = {{"bidang", {"Ekonomi", "Sosial"}}};
    const alur::event_log log = owned.log();
    const alur::replayed found = alur::replay(sop, times, log, alur::understand(sop, log), how);
    REQUIRE(found.deviations.size() == 2);
    CHECK(found.deviations[0].unit == "Sosial");
    CHECK(sop.sop.rows[alur::index(found.deviations[0].row)].number == "3");
    CHECK(sop.sop.rows[alur::index(found.deviations[1].row)].number == "4");
}

TEST_CASE("evidence is asked where the log speaks of papers") {
    const std::string sop = R"({"judul": "Uji", "wajib": true, "dari_luar": ["Surat masuk"],
      "pelaksana": {"staf": "Staff"},
      "langkah": [{"id": "a", "kegiatan": "Menerima", "pelaksana": "staf", "kelengkapan": "Surat masuk",
                   "output": "Agenda"},
                  {"id": "b", "kegiatan": "Menjawab", "pelaksana": "staf", "kelengkapan": "Agenda",
                   "output": "Surat jawaban"}]})";
    const auto with = [](log_line line, std::string papers) {
        line.documents = std::move(papers);
        line.says_documents = true;
        return line;
    };
    const past p(sop, {began("08:00"), with(did("08:10", "a", "staf"), "Surat masuk; Agenda"),
                       with(did("08:20", "b", "staf"), "")});
    CHECK(p.of(1, question::evidence) == finding::kept);
    CHECK(p.deviations() == strings{"no_evidence b"});
    CHECK(p.found.deviations[0].expected == "Surat jawaban");
    const past silent(sop, {began("08:00"), did("08:10", "a", "staf"), did("08:20", "b", "staf")});
    CHECK(silent.deviations().empty());
    CHECK(silent.of(1, question::evidence) == finding::undetermined);
}

TEST_CASE("words are understood as people write them, and what is guessed is listed") {
    const alur::machine sop = machine_of(letter);
    const log_of owned({did("08:00", "MENYUSUN  surat.", "Staff"),
                        did("08:10", "Memeriksa surrat", "STAF"), did("08:20", "3", "Bupati"),
                        did("08:30", "Sarapan", "Kepala")});
    const alur::event_log log = owned.log();
    const alur::log_words words = alur::understand(sop, log);
    REQUIRE(words.listed.size() == 8);
    CHECK(words.listed[0].how == alur::word_match::exact);
    CHECK(words.listed[0].meaning == "susun");
    CHECK(words.listed[1].how == alur::word_match::similar);
    CHECK(words.listed[1].meaning == "periksa");
    CHECK(words.listed[2].meaning == "tanda");
    CHECK(words.listed[3].how == alur::word_match::unknown);
    CHECK(words.listed[6].word == "Bupati");
    CHECK(words.listed[6].how == alur::word_match::unknown);
    CHECK(words.listed[6].rows == 1);
    const alur::log_words renamed = alur::understand(sop, log, {{"Sarapan", "susun"}});
    CHECK(renamed.listed[3].meaning == "susun");
}

TEST_CASE("a log whose columns do not fit together is refused") {
    const alur::machine sop = machine_of(letter);
    const std::vector<std::int64_t> times{0, 1};
    alur::event_log log;
    log.times = times;
    CHECK_THROWS_AS(alur::understand(sop, log), std::invalid_argument);
}

}  // namespace replay_test
