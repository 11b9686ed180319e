// The quick path of replay: every case of a log by tables, 32 bytes a case, in the order of the
// log. Private to src/analysis.
//
// What a case cannot be followed in with so little is left to `past_case`, from its beginning.
#pragma once

#include <alur/analysis/replay.hpp>

#include <cstdint>
#include <limits>
#include <span>
#include <unordered_map>
#include <vector>

#include "analysis/office_clock.hpp"
#include "analysis/quick_tables.hpp"

namespace alur::quick {

// A deviation before it is put in words.
struct found_here {
    std::uint32_t input = 0;
    std::uint32_t of_case = 0;  // its code, and 1
    step_id row = no_step;
    deviation_kind kind = deviation_kind::skipped;
};

struct alignas(32) case_state {
    static constexpr std::uint32_t nothing = packed_event::nothing;
    static constexpr std::uint32_t doubtful = 0x8000'0000;  // some question is undetermined

    // The row that is open is in time for sure if it closes before: by the office minutes worked
    // since 1970 where those are counted, else by the instant.
    std::int64_t in_time_before = std::numeric_limits<std::int64_t>::max();
    std::int64_t last = no_time;
    std::uint32_t opened_by = nothing;  // row of the log; once ended, the last row's
    std::uint32_t previous = nothing;   // row of the log
    std::uint32_t judged = 0;           // and `doubtful`
    place at = not_begun;
    finding service = finding::not_asked;
};
static_assert(sizeof(case_state) == 32);

// When the first and the last line are, of those that have a time; the second before the first if
// there is none.
struct time_range {
    std::int64_t first = std::numeric_limits<std::int64_t>::max();
    std::int64_t last = no_time;
};
[[nodiscard]] time_range range_of(std::span<const std::int64_t> times) noexcept;

// A part of the cases: those with a code (and 1) in [from, to). Cases without a code are 0.
struct code_range {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
};

// What all parts share. Each case's state and first line are written by its part alone.
struct whole_log {
    const machine& sop;
    const timetable& times;
    const event_log& log;
    const log_words& words;
    const tables& by;
    time_range range;
    std::vector<case_state> cases;     // per code, and 1
    std::vector<std::uint32_t> first;  // per code, and 1: row of the log; nothing if there is none
    packed_event* rows = nullptr;

    whole_log(const machine& of, const timetable& measured, const event_log& what,
              const log_words& understood, const tables& made, packed_event* into);
    // As if nothing had been looked at.
    void begin();
};

class part_of_log {
  public:
    part_of_log(whole_log& of, code_range part);
    void run();
    [[nodiscard]] const std::vector<found_here>& deviations() const noexcept { return found_; }

  private:
    template <bool one_clock, class Rows>
    void run_over(std::size_t count, Rows row_at);
    void judge_rest(std::uint32_t r, std::uint32_t c);
    [[nodiscard]] subject subject_of(std::uint32_t r) const noexcept;
    [[nodiscard]] log_row kind_of(std::uint32_t r, std::uint32_t c, subject what) const noexcept;
    enum class turn : std::uint8_t { next, before_last, missed };
    [[nodiscard]] turn turn_of(std::uint32_t r, const case_state& s) const;
    void judge_in_turn(std::uint32_t r, std::uint32_t c, subject what);
    void leave(case_state& s) noexcept { s.at = left_to_others; }
    [[nodiscard]] bool catch_up(std::uint32_t r, std::uint32_t c, case_state& s, subject wanted);
    void open(case_state& s, place next, std::uint32_t by, std::int64_t now);
    [[nodiscard]] std::int64_t in_time_before(place row, std::uint32_t part);
    [[nodiscard]] finding judge_time(const case_state& s, subject row, std::int64_t now);
    void end_service(std::uint32_t r, std::uint32_t c, case_state& s, std::int64_t now);
    void deviates(std::uint32_t r, std::uint32_t c, step_id row, deviation_kind kind) {
        found_.push_back({r, c, row, kind});
    }
    [[nodiscard]] const std::vector<step_id>* way(place from, subject to);

    whole_log& all_;
    code_range part_;
    const codes_of cases_;
    const codes_of activities_;
    const codes_of offices_;
    const codes_of answers_;
    const codes_of transitions_;
    std::vector<office_clock> clocks_;
    // Per clock, part of the day and row: what the row's limit is added to the office minutes where
    // it is counted in these, else by when it is; not known, or of another clock.
    std::vector<std::vector<std::int64_t>> limits_;
    std::vector<found_here> found_;
    std::unordered_map<std::uint32_t, std::vector<step_id>> ways_;  // empty: nothing leads there
};

// Rows of one case in the order in which they are judged: by time, and at one instant what begins a
// case first, then by row of the SOP, then by content.
[[nodiscard]] bool earlier(const event_log& log, const log_words& words, const packed_event* rows,
                           std::uint32_t a, std::uint32_t b);

}  // namespace alur::quick
