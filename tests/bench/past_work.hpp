// A made-up log for the benchmarks of replay: eight rows with a rework loop, one case in ten with a
// fault.
#pragma once

#include <alur/analysis/sample_log.hpp>
#include <alur/sop/calendar_file.hpp>
#include <alur/sop/compile.hpp>
#include <alur/sop/load.hpp>
#include <alur/time/instant_text.hpp>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace bench {

inline std::string file_text(const char* path) {
    std::ifstream in(std::string(ALUR_SOURCE_DIR "/") + path);
    std::ostringstream text;
    text << in.rdbuf();
    return std::move(text).str();
}

struct past_work {
    alur::machine sop;
    alur::timetable times;
    std::string csv;
};

inline past_work make_past_work(std::uint32_t cases) {
    alur::loaded read = alur::load({"eight_rows.json", file_text("tests/bench/eight_rows.json")});
    alur::compiled compiled = alur::compile(*read.sop);
    alur::calendars_loaded calendars =
        alur::load_calendars({"id", file_text("sops/calendars/id.json")});
    const auto calendar = alur::make_calendar(std::move(calendars.calendars.front()));
    if (!compiled.machine || !calendar) std::abort();
    past_work all{*std::move(compiled.machine), {}, {}};
    all.times = alur::make_timetable(all.sop, *calendar);
    alur::sample_options how;
    how.cases = cases;
    how.faulty_percent = 10;
    how.from = *alur::parse_instant("2025-01-06T08:00+07:00");
    all.csv = alur::to_csv(alur::sample_log(all.sop, all.times, how), all.times.where());
    return all;
}

}  // namespace bench
