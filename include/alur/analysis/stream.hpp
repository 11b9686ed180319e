// A log judged piece by piece, as it comes.
//
//   alur::log_stream past(machine, times);
//   while (read(batch)) use(past.take(batch, alur::understand(machine, batch)));
//   for (const alur::judged_case& each : past.cases()) …
//
// Every case must come in time order; cases may be interleaved in any way. What is found is the
// same however the log is cut and interleaved, and the same as `replay` of the whole finds,
// provided that the units of repeated rows are listed by the SOP or given: nobody can see ahead
// which units a case will have. Where they are neither, such rows cannot be determined.
//
// Memory: about a kilobyte for every case that has begun. Throws as `replay` does; a batch that
// throws has changed nothing if it is not well formed. Thread-safety: a stream has one owner;
// machine and timetable are shared and must outlive it.
#pragma once

#include <alur/analysis/replay.hpp>

#include <memory>
#include <vector>

namespace alur {

class log_stream {
  public:
    log_stream(const machine& sop, const timetable& times, replay_options how = {});
    ~log_stream();
    log_stream(log_stream&&) noexcept;
    log_stream& operator=(log_stream&&) noexcept;

    // Deviations are in the order of the batch's rows; `input` counts from its first.
    [[nodiscard]] judged_rows take(const event_log& batch, const log_words& words);

    // All that have begun, in the order of their names, as they stand now.
    [[nodiscard]] std::vector<judged_case> cases() const;

    // What those that have not ended wait for, by case, then row.
    [[nodiscard]] std::vector<pending_row> pending() const;

  private:
    struct state;
    std::unique_ptr<state> state_;
};

}  // namespace alur
