// Any text as a log, comma-separated or XES: reading and judging it neither crashes nor hangs, what
// can be written as XES is read back with as many rows and faultless, every row is judged or
// reported, a deviation belongs to a judged row, and a stream finds for a case what the whole table
// finds.
#include <alur/analysis/log_file.hpp>
#include <alur/analysis/replay.hpp>
#include <alur/analysis/stream.hpp>
#include <alur/analysis/summary.hpp>
#include <alur/analysis/traces.hpp>
#include <alur/analysis/work_starts.hpp>
#include <alur/analysis/xes.hpp>
#include <alur/sop/compile.hpp>
#include <alur/sop/load.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

using namespace alur;

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

// Parallel work, units, a decision that goes back, two persons.
const machine& sop() {
    static const machine made = [] {
        loaded read = load({"fuzz", R"({"judul": "Uji", "wajib": true, "dari_luar": ["P"],
          "pelaksana": {"a": "Staf", "b": "Kepala", "w": {"nama": "Warga", "luar": true}},
          "langkah": [
            {"id": "1", "kegiatan": "Satu", "pelaksana": "a", "waktu": "1 jam", "lanjut": ["2", "3"]},
            {"id": "2", "kegiatan": "Dua", "pelaksana": "b", "setiap": "bidang", "kuorum": 1, "lanjut": "4"},
            {"id": "3", "kegiatan": "Tiga", "pelaksana": {"bersama": ["a", "w"]}, "waktu": "1 hari",
             "lanjut": "4", "kelengkapan": "P", "output": "K"},
            {"id": "4", "kegiatan": "Empat", "pelaksana": "b", "beda_orang": "1", "keputusan": "Ya?",
             "cabang": {"Ya": "selesai", "Tidak": "1"}}]})"});
        compiled whole = compile(*read.sop);
        demand(whole.machine.has_value());
        return *std::move(whole.machine);
    }();
    return made;
}

const timetable& times() {
    static const timetable made = [] {
        calendar_data office;
        office.id = "uji";
        office.version = "1";
        office.hours.round_the_clock = true;
        using namespace std::chrono;
        office.known = {local_days{year{2020} / 1 / 1}, local_days{year{2030} / 12 / 31}};
        const auto calendar = make_calendar(office);
        demand(calendar.has_value());
        return make_timetable(sop(), *calendar);
    }();
    return made;
}

void read_back(const log_table& log) {
    std::ostringstream out;
    if (write_xes(log.view(), log.clocks(), out)) return;
    const log_read again = read_log(out.str(), {}, std::nullopt);
    if (!again.log) {  // no row has a case, an activity or a time
        for (const log_fault& each : again.faults) demand(each.line == 0);
        return;
    }
    demand(again.faults.empty() && again.notes.empty());
    demand(again.log->view().size() == log.view().size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // Most texts have no header of their own: what follows a '#' gets one.
    std::string text(reinterpret_cast<const char*>(data), size);
    if (!text.empty() && text.front() == '#')
        text = "case,activity,timestamp,role,resource,unit,answer,documents,lifecycle\n" +
               text.substr(1);
    // What follows a '!' are the traces of an XES log.
    if (!text.empty() && text.front() == '!') text = "<log>" + text.substr(1) + "</log>";
    const log_read read = read_log(text, {}, zone::WIB);
    for (const log_fault& each : read.faults)
        demand(!each.message.id.empty() && !each.message.en.empty());
    if (!read.log) {
        demand(!read.faults.empty());
        return 0;
    }
    const event_log log = read.log->view();
    read_back(*read.log);
    const log_words words = understand(sop(), log);
    demand(pair_starts(log, words).open.size() <= log.size());
    std::size_t traced = 0;
    for (const case_trace& each : traces_of(sop(), log, words).cases) traced += each.events.size();
    demand(traced <= log.size());
    const replayed whole = replay(sop(), times(), log, words);
    demand(whole.events.size() == log.size());
    for (const deviation& each : whole.deviations) {
        demand(each.input < log.size());
        demand(whole.events[each.input].is <= log_row::began_case);
        demand(!describe(sop(), each).id.empty());
    }
    std::uint64_t done = 0;
    for (const step_summary& each : by_step(sop(), whole)) done += each.done;
    demand(done <= log.size());

    replay_options how;
    how.units = {{"bidang", {"U", "V"}}};
    const replayed fixed = replay(sop(), times(), log, words, how);
    log_stream stream(sop(), times(), how);
    const judged_rows found = stream.take(log, words);
    demand(found.events.size() == log.size());
    for (const judged_case& each : stream.cases())  // where every row came in its time
        for (const judged_case& other : fixed.cases)
            demand(other.name != each.name || each.events <= other.events);
    return 0;
}
