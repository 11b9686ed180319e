// A live case written down as a log and replayed is judged as it was judged alive.
#include <alur/analysis/replay.hpp>

#include <iostream>

#include "analysis/live.hpp"
#include "generator/sop.hpp"
#include "oracle/cases.hpp"

namespace live_test {

using namespace alur_test;
using alur::finding;
using alur::question;

TEST_CASE("a live case replayed keeps its order and its clocks") {
    const std::uint64_t seed = alur::oracle::first_seed();
    const std::size_t wanted = alur::oracle::cases(1'500);
    std::size_t lines = 0;
    std::size_t completed = 0;
    std::size_t late = 0;
    std::size_t doubts = 0;
    std::size_t pending = 0;
    for (std::uint64_t i = 0; i < wanted; ++i) {
        dice d((seed * 1'000'003 + i) << 8U);
        const alur::compiled made =
            alur::compile(alur::generate::sop(d.next(), alur::generate::mode::compiling));
        if (!made.machine || made.machine->table.starts.size() > 1) continue;
        const alur::machine& sop = *made.machine;
        const alur::timetable times = alur::make_timetable(sop, national_calendar());
        const lived past = live(d, sop, times);
        if (past.lines.empty()) continue;
        const log_of owned(past.lines);
        const alur::event_log log = owned.log();
        alur::replay_options how;
        how.units = past.units;
        const alur::replayed found = alur::replay(sop, times, log, alur::understand(sop, log), how);
        INFO("seed " << seed << ", SOP " << i);
        REQUIRE(found.cases.size() == 1);
        CHECK(static_cast<int>(found.cases[0].stage) == static_cast<int>(past.stage));
        CHECK(found.pending == past.open);
        pending += found.pending.size();
        for (std::size_t r = 1; r < past.lines.size(); ++r) {
            INFO("line " << r << " " << past.lines[r].activity << ' ' << past.lines[r].unit);
            const alur::judged_event& event = found.events[r];
            CHECK(static_cast<int>(event.of(question::order)) == static_cast<int>(finding::kept));
            CHECK(static_cast<int>(event.of(question::office)) == static_cast<int>(finding::kept));
            CHECK(event.of(question::answer) != finding::broken);
            CHECK(event.of(question::separation) != finding::broken);
            const finding time = !past.late[r]   ? finding::not_asked
                                 : *past.late[r] ? finding::broken
                                                 : finding::kept;
            const bool doubted = event.of(question::time) == finding::undetermined;
            CHECK((doubted || event.of(question::time) == time));
            doubts += doubted ? 1 : 0;
            late += time == finding::broken ? 1 : 0;
        }
        for (const alur::deviation& each : found.deviations)
            CHECK(each.kind == alur::deviation_kind::late);
        lines += past.lines.size();
        completed += past.stage == alur::lifecycle::completed ? 1 : 0;
    }
    CHECK(lines >= wanted);
    CHECK(completed >= wanted / 20);
    CHECK(late >= wanted / 50);
    CHECK(pending >= wanted / 20);
    // only `sampai` clocks beside rows that people inside and outside share
    CHECK(doubts <= lines / 500);
    std::cout << "live cases replayed from seed " << seed << ": " << lines << " lines, "
              << completed << " cases completed, " << late << " lines late, " << doubts
              << " in doubt\n";
}

}  // namespace live_test
