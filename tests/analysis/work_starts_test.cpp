// Lines that begin work, and the completions that end it.
#include <alur/analysis/work_starts.hpp>

#include "analysis/log_lines.hpp"
#include "case/support.hpp"

namespace work_starts_test {

using namespace alur_test;

namespace {

alur::work_starts paired(const std::vector<log_line>& lines) {
    const alur::machine sop = machine_of(file_text("sops/jambi.json"));
    const log_of owned(lines);
    const alur::event_log log = owned.log();
    return alur::pair_starts(log, alur::understand(sop, log));
}
log_line line(const std::string& of_case, const std::string& row, const char* when,
              const std::string& transition = "complete") {
    return {of_case, row, at(when), "", "", "", "", transition, "", false};
}

}  // namespace

TEST_CASE("a completion ends the last start of its row in its case") {
    const alur::work_starts found = paired({
        line("A", "1", "08:00", "start"),
        line("A", "1", "08:30", "START"),
        line("A", "1", "09:00"),           // ends the second
        line("A", "2", "10:00"),           // no start
        line("A", "2", "11:00", "start"),  // never ended
        line("B", "1", "08:10", "start"),
        line("A", "3", "07:00"),  // before every start
        line("B", "1", "08:10"),  // at the same time
        line("A", "tidak ada", "12:00", "start"),
        line("A", "3", "12:00", "schedule"),
    });
    CHECK(found.ended == 2);
    CHECK(found.open == std::vector<std::uint64_t>{0, 4, 8});
    CHECK(found.without == 2);
}

TEST_CASE("replay gives completions the starts that are paired with them") {
    const alur::machine sop = machine_of(file_text("sops/jambi.json"));
    const alur::timetable times = alur::make_timetable(sop, national_calendar());
    dice d(11);
    std::vector<log_line> lines;
    for (int i = 0; i < 400; ++i) {
        const std::string row = std::to_string(d.between(1, 4));
        log_line one = line(std::string(1, static_cast<char>('A' + d.under(3))), row, "08:00",
                            d.chance(50) ? "start" : "complete");
        one.at += std::chrono::minutes{d.between(0, 300)};
        lines.push_back(one);
    }
    const log_of owned(lines);
    const alur::event_log log = owned.log();
    const alur::log_words words = alur::understand(sop, log);
    const alur::replayed past = alur::replay(sop, times, log, words);
    std::uint64_t with = 0, without = 0, starts = 0;
    for (const alur::judged_event& each : past.events) {
        if (each.is == alur::log_row::began_work) ++starts;
        if (each.is != alur::log_row::judged) continue;
        ++(each.started == alur::no_time ? without : with);
    }
    const alur::work_starts found = alur::pair_starts(log, words);
    CHECK(found.ended == with);
    CHECK(found.without == without);
    CHECK(found.open.size() == starts - with);
    CHECK(with > 50);
    CHECK(without > 20);
}

}  // namespace work_starts_test
