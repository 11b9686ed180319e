// Optimal alignments: where a trace of an event log follows the SOP, and where it does not.
//
//   alur::aligner compare(machine.view());                // one owner; keep it for the whole log
//   const std::vector<alur::log_event> trace{{recap}, {check, no_unit, no}, {recap}, {sign}};
//   const alur::alignment a = compare.align({trace});
//   for (const alur::align_move& each : a.moves)          // a.cost is what they cost together
//       switch (each.kind) {
//           case alur::move_kind::synchronous:            // trace[each.event] is what the SOP says
//           case alur::move_kind::log_only:               // the SOP has no such event there
//           case alur::move_kind::model_only: …           // a row that the log skips
//       }
//
// An alignment is a run of the SOP beside the trace: synchronous and model-only moves are the run,
// synchronous and log-only moves the trace. It is a cheapest one, found exactly, or it is refused.
//
// **The run** is what the kernel accepts (`step`), one move for each row that is completed, whoever
// and how many perform it: by an exit forward or backward, rules being free choices. A step back
// into a stretch names any units that delivered. Left out are returns (`kembali`), changes of the
// units, and units named by a disposition: the trace's units all take part in every stretch.
//
// **Ties.** Of equally cheap alignments one with the fewest moves is given. Where a case has at
// most `dense_states` states, it is of these the first if, from the front, a synchronous move is
// preferred to a log-only one and that to a model-only one, the lower row, then unit, then exit
// first; beyond, the first that a best-first search in that order meets. Either way it depends on
// nothing but machine, options and trace; not on the traces before it.
//
// **Complexity.** Up to `dense_states` states (always where the machine is `sequential`, whose
// states are its rows), and within `max_states`: O(events × exits of all states), once more for
// every loop that a cheapest run goes round between two events. Beyond, a best-first search,
// exponential at worst in what is done at the same time. Its lower bound lets each unit walk the
// SOP with one other, whose moves are free (src/analysis/bound.hpp): exact unless units are in each
// other's way. There is none, and skipped rows are dear, where `kuorum` counts three units or more,
// where 65 units or more take part, or where parallel branches alone have so many states.
//
// Throws std::invalid_argument for misuse (below) and std::bad_alloc, after which an aligner can go
// on. Thread-safety: an aligner has one owner; several may share a machine. The rest are plain
// values.
#pragma once

#include <alur/engine/machine_view.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace alur {

// One completion in a log.
struct log_event {
    step_id row = no_step;   // none, or none of the machine's: an activity unknown to the SOP
    unit_id unit = no_unit;  // none: not recorded, any unit will do; ignored on rows not repeated
    exit_id exit = no_exit;  // none: not recorded; else only a move by this exit is synchronous
    friend constexpr bool operator==(const log_event&, const log_event&) = default;
};

// Borrowed for the call.
struct log_trace {
    std::span<const log_event> events;
    std::span<const std::uint16_t> units = {};  // how many of each kind, as in `make_layout`
    step_id start = no_step;                    // none: whichever start is cheapest
};

inline constexpr std::uint32_t max_align_cost = 10'000;      // of one move
inline constexpr std::size_t most_align_states = 1'048'576;  // for `max_states`
inline constexpr std::size_t dense_states = 1'024;           // of one case, the trace aside

// Whole numbers from 0 to `max_align_cost`. The lists are by row, for rows that differ; a row
// beyond a list's end costs what the others cost. A log-only event of an unknown activity costs
// `log_only`.
struct align_costs {
    std::uint32_t log_only = 1;
    std::uint32_t model_only = 1;
    std::uint32_t synchronous = 0;
    std::vector<std::uint32_t> log_only_of{};
    std::vector<std::uint32_t> model_only_of{};
};

struct align_options {
    align_costs costs{};
    bool prefix = false;                 // the case may still be open: the run need not end
    std::size_t max_states = 1'000'000;  // pairs of place in the trace and state of the case
};

enum class move_kind : std::uint8_t { synchronous, log_only, model_only };

inline constexpr std::uint32_t no_event = 0xffff'ffff;

// `row`, `unit` and `exit` are the run's; of a log-only move they are the event's.
struct align_move {
    move_kind kind = move_kind::synchronous;
    exit_id exit = no_exit;  // the exit taken, also where the row has but one
    step_id row = no_step;
    unit_id unit = no_unit;
    std::uint32_t event = no_event;  // its place in the trace; none of a model-only move
    std::uint32_t first_named = 0;   // a step back into a stretch: into `alignment::named`
    std::uint32_t named_count = 0;
    friend constexpr bool operator==(const align_move&, const align_move&) = default;
};

enum class align_result : std::uint8_t {
    aligned,
    too_large,  // beyond `max_states`, or 65 units that may be sent back at once; nothing is said
};

struct alignment {
    align_result result = align_result::aligned;
    step_id start = no_step;  // where the run begins
    std::uint64_t cost = 0;
    std::vector<align_move> moves;
    std::vector<unit_id> named;  // units that steps back name; none named: all that delivered
    std::size_t states = 0;      // explored, at most `max_states`
    friend bool operator==(const alignment&, const alignment&) = default;
};

class aligner {
  public:
    // The machine's tables must outlive it. Misuse: a cost or `max_states` beyond its limit.
    explicit aligner(const machine_view& machine, align_options options = {});
    aligner(aligner&&) noexcept;
    aligner& operator=(aligner&&) noexcept;
    ~aligner();

    // Misuse: `start` is not one of the machine's, or more than `max_units` units of a kind.
    [[nodiscard]] alignment align(const log_trace& trace);
    // The same into a value whose memory is used again: where there are few states nothing is
    // allocated any more.
    void align(const log_trace& trace, alignment& into);

  private:
    struct state;
    std::unique_ptr<state> state_;
};

// Many traces, each distinct one (the same events, units and start) aligned once.
struct aligned_log {
    std::vector<alignment> variants;        // in order of first appearance
    std::vector<std::uint32_t> variant_of;  // by trace
};

[[nodiscard]] aligned_log align_all(aligner& by, std::span<const log_trace> traces);

}  // namespace alur
