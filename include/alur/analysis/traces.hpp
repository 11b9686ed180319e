// The traces of an event log, as `align` takes them.
//
//   const auto log = alur::traces_of(machine, read.log->view(), words);
//   alur::aligner by(machine.view());
//   const alur::aligned_log found = alur::align_all(by, log.traces());
//
// A trace has the completions of a case in time order (ties: as the log has them). Left out are
// rows that `replay` does not judge, those that only begin a case or work, and signatures: of a row
// that several perform, lines by the others that follow with no line of another row between. An
// answer that the row does not have, and a unit that the case does not have, match no move.
//
// The units of a case are those given, else those the SOP lists, else those that its lines name.
//
// n log n in the rows. Throws std::invalid_argument for a log that is not well formed,
// std::bad_alloc. Thread-safety: pure function; values.
#pragma once

#include <alur/analysis/align.hpp>
#include <alur/analysis/replay.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace alur {

struct case_trace {
    std::string name;
    std::vector<log_event> events;
    std::vector<std::uint64_t> input;             // per event: its row of the log
    std::vector<std::uint16_t> units;             // how many of each kind
    std::vector<std::vector<std::string>> names;  // of these
    step_id start = no_step;                      // if the log says at which it began
};

struct log_traces {
    std::vector<case_trace> cases;        // in the order of their names
    std::vector<std::uint64_t> left_out;  // rows of the log that are in no trace

    // Borrowed from this.
    [[nodiscard]] std::vector<log_trace> traces() const;
};

[[nodiscard]] log_traces traces_of(const machine& sop, const event_log& log, const log_words& words,
                                   const replay_options& how = {});

}  // namespace alur
