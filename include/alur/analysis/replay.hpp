// Judges what a log says happened by the kernel and the guards that judge a live case.
//
//   alur::replayed past = alur::replay(machine, times, log, alur::understand(machine, log));
//   for (const alur::deviation& d : past.deviations) …
//
// Every event is asked six questions; each is kept, broken, or cannot be determined because the log
// does not say enough. Nothing is guessed: where the log does not say by which answer a row was
// left, all are followed, and an event breaks the order only if it does so on each of them.
//
// After an event of a row that was not open, the case goes on as if the fewest rows that could have
// led there had been done (ties: the earlier row); each of them is a `skipped` of that row, and the
// clocks they started cannot be determined. Where nothing leads there, the event is a repetition
// (or comes after the end) and the case stays where it was.
//
// One line closes a row of several performers; who else signed is unknown. A first row's clock runs
// only if the log says when the case began ("MULAI"). A case that has not ended is open, not kept.
//
// Rows in = rows judged + rows reported: `events` has one entry for every row of the log, in its
// order. Instants and durations are integer milliseconds.
//
// Complexity: linear in the log, plus sorting its cases, if the SOP never has two rows open and the
// log is in order; a few nanoseconds per event, and ten bytes. About a microsecond, and 70 bytes,
// for each event of other SOPs and of cases out of order, with answers missing or with lines that
// only begin work. Throws std::invalid_argument for a log that is not well formed, std::bad_alloc,
// std::system_error if no thread can be had. Thread-safety: pure function.
#pragma once

#include <alur/analysis/findings.hpp>
#include <alur/analysis/log_words.hpp>
#include <alur/analysis/pending.hpp>
#include <alur/case/event.hpp>
#include <alur/case/timetable.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <vector>

namespace alur {

// One row of a log in eight bytes. Of most, `from` is the row of the log that opened the row of the
// SOP, and the instants follow; of others, where what was found is kept.
struct packed_event {
    static constexpr std::uint32_t nothing = 0xffff'ffff;
    static constexpr std::uint16_t kept_apart = 0x8000;

    std::uint32_t from = nothing;
    step_id row = no_step;
    std::uint16_t bits = 0;  // two for each question, then three for what became of the row

    [[nodiscard]] log_row is() const noexcept { return static_cast<log_row>(bits >> 12U & 7U); }
    [[nodiscard]] finding of(question asked) const noexcept {
        return static_cast<finding>(bits >> 2U * static_cast<unsigned>(asked) & 3U);
    }
};

struct replayed;
struct step_summary;

// Every row of a log, as a random-access range of values. It borrows what was replayed: machine,
// timetable and log must outlive it.
class judged_events {
  public:
    judged_events() = default;
    judged_events(const machine& sop, const timetable& times, const event_log& log,
                  std::unique_ptr<packed_event[]> rows, std::vector<judged_event> apart)
        : sop_(&sop), times_(&times), log_(log), rows_(std::move(rows)), apart_(std::move(apart)) {}

    [[nodiscard]] std::size_t size() const noexcept { return log_.size(); }
    [[nodiscard]] log_row is(std::size_t row) const noexcept { return rows_[row].is(); }
    [[nodiscard]] step_id step(std::size_t row) const noexcept { return rows_[row].row; }
    [[nodiscard]] finding of(std::size_t row, question asked) const noexcept {
        return rows_[row].of(asked);
    }
    // When the row's turn came, when work on it began, when it is due; no_time if unknown.
    [[nodiscard]] std::int64_t opened(std::size_t row) const noexcept;
    [[nodiscard]] std::int64_t started(std::size_t row) const noexcept;
    [[nodiscard]] std::int64_t due(std::size_t row) const noexcept;
    // Office time from opening to completion; no_time if unknown.
    [[nodiscard]] std::int64_t worked(std::size_t row) const noexcept;
    // The same from the due instant on; 0 if in time, no_time without limit or if unknown.
    [[nodiscard]] std::int64_t late(std::size_t row) const noexcept;
    // All of it. Due instants and office times are calculated now.
    [[nodiscard]] judged_event operator[](std::size_t row) const noexcept;

    class iterator {
      public:
        using value_type = judged_event;
        using difference_type = std::ptrdiff_t;
        using reference = judged_event;
        using pointer = void;
        using iterator_category = std::input_iterator_tag;

        iterator(const judged_events& of, std::size_t at) : of_(&of), at_(at) {}
        judged_event operator*() const noexcept { return (*of_)[at_]; }
        iterator& operator++() noexcept {
            ++at_;
            return *this;
        }
        iterator operator++(int) noexcept { return {*of_, at_++}; }
        friend bool operator==(const iterator& a, const iterator& b) noexcept {
            return a.at_ == b.at_;
        }

      private:
        const judged_events* of_;
        std::size_t at_;
    };
    [[nodiscard]] iterator begin() const noexcept { return {*this, 0}; }
    [[nodiscard]] iterator end() const noexcept { return {*this, size()}; }

    friend std::vector<step_summary> by_step(const machine& sop, const replayed& past);

  private:
    const machine* sop_ = nullptr;
    const timetable* times_ = nullptr;
    event_log log_;
    std::unique_ptr<packed_event[]> rows_;
    std::vector<judged_event> apart_;
};

struct replayed {
    static constexpr std::uint32_t no_case = 0xffff'ffff;
    judged_events events;
    std::vector<std::uint32_t> case_of;  // per row of the log; into `cases`, or no_case
    std::vector<judged_case> cases;      // in the order of their names
    std::vector<deviation> deviations;   // by case, then time
    std::vector<pending_row> pending;    // of cases that have not ended: by case, then row
};

struct replay_options {
    // The units of every case, per kind; those that the SOP lists need not be given. A kind that is
    // neither listed nor given has, in each case, the units that the log names in it.
    std::vector<events::units_of_kind> units;
    unsigned threads = 1;  // what is found is the same with any number
};

[[nodiscard]] replayed replay(const machine& sop, const timetable& times, const event_log& log,
                              const log_words& words, const replay_options& how = {});

}  // namespace alur
