// An SOP that never has two rows open, and the words of a log, as tables for the quick path of
// replay. Private to src/analysis.
#pragma once

#include <alur/analysis/event_log.hpp>
#include <alur/analysis/findings.hpp>
#include <alur/analysis/log_words.hpp>
#include <alur/case/timetable.hpp>

#include <array>
#include <cstdint>
#include <vector>

#include "analysis/way.hpp"

namespace alur::quick {

// What a line is about: a row, or one of these.
using subject = std::uint16_t;
inline constexpr subject no_activity = 0xfff0;
inline constexpr subject unknown_row = 0xfff2;
inline constexpr subject work_begins = 0xfff3;
inline constexpr subject other_transition = 0xfff4;

// Where a case is: a row; behind the last of them (`tables::beginning`, `tables::end`) before its
// first line, of which "MULAI" counts as a row, and after its end; or one of these.
using place = std::uint16_t;
inline constexpr place not_begun = 0xfffe;       // though something was logged
inline constexpr place left_to_others = 0xfffd;  // not for the quick path

// The codes of a column, and one: the empty cell's is 0. No column: always empty.
struct codes_of {
    const std::int32_t* codes = nullptr;
    std::size_t every = 0;  // all bits, or none where there is no column
    explicit codes_of(const text_column& of) noexcept
        : codes(of.present() ? of.codes.data() : &none),
          every(of.present() ? ~std::size_t{0} : 0) {}
    [[nodiscard]] std::uint32_t operator[](std::size_t row) const noexcept {
        return static_cast<std::uint32_t>(codes[row & every] + 1);
    }

  private:
    static constexpr std::int32_t none = no_word;
};

constexpr std::uint16_t bits_of(question asked, finding found) noexcept {
    return static_cast<std::uint16_t>(static_cast<unsigned>(found)
                                      << 2U * static_cast<unsigned>(asked));
}
constexpr std::uint16_t bits_of(log_row is) noexcept {
    return static_cast<std::uint16_t>(static_cast<unsigned>(is) << 12U);
}
constexpr bool any_undetermined(std::uint16_t bits) noexcept {
    return (bits & bits >> 1U & 0x555U) != 0;
}

// Of what the tables say beside the bits of `packed_event`: some question is undetermined; more
// than a look at the tables is needed.
inline constexpr std::uint16_t doubt = 0x4000;
inline constexpr std::uint16_t careful = 0x8000;
inline constexpr std::uint16_t packed_bits = 0x3fff;

// What a line does, by its row and its answer, where that row is open.
struct alignas(32) line_cell {
    const std::uint16_t* offices = nullptr;  // bits, per code and 1
    subject row = no_activity;
    place next = 0;
    std::uint16_t bits = 0;       // with those of the row
    std::uint16_t by_answer = 0;  // the answer's alone
    step_id id = no_step;
    std::uint16_t outcome = 0;      // where it ends the case
    bool followed = true;           // exactly one exit is meant
    std::uint8_t judged = 1;        // lines of it are
    std::uint8_t clock = 0;         // whose calendar
    std::uint8_t counted = 0;       // 1 where the row's limit is counted in office minutes
    std::uint8_t next_counted = 0;  // the same of the next row
};
static_assert(sizeof(line_cell) == 32);

// How the clock of a row is kept: `none`, by office minutes alone, or by the day it opens.
struct row_table {
    step_id id = no_step;
    std::uint16_t bits = 0;  // of every line that leaves it in time
    std::uint8_t clock = 0;  // whose calendar
    bool limited = false;
    bool by_minutes = false;
    bool outside = false;  // due, but nobody's lateness
    bool several = false;  // performers
    std::int64_t budget = 0;
};

class tables {
  public:
    // Is every case of it for the quick path, unless something irregular happens?
    [[nodiscard]] static bool suit(const machine& sop, const timetable& times,
                                   const event_log& log);
    tables(const machine& sop, const timetable& times, const event_log& log,
           const log_words& words);
    tables(const tables&) = delete;  // cells point into `offices`
    tables& operator=(const tables&) = delete;

    [[nodiscard]] std::uint16_t office(subject row, std::uint32_t code) const noexcept {
        return offices[row * office_words + code];
    }
    [[nodiscard]] const line_cell& cell(subject row, std::uint32_t code) const noexcept {
        return cells[row * answer_words + code];
    }
    // "MULAI" is of this row.
    [[nodiscard]] subject beginning() const noexcept {
        return static_cast<subject>(rows.size() - 2);
    }
    [[nodiscard]] place end() const noexcept { return static_cast<place>(rows.size() - 1); }

    std::vector<row_table> rows;       // and two more, see `place`
    std::vector<subject> subjects;     // per activity code
    std::vector<subject> transitions;  // per transition code: 0, work_begins, other_transition
    std::vector<const work_calendar*> clocks;  // that rows are measured by
    place first = not_begun;
    bool has_service = false;

    std::size_t office_words = 1;
    std::size_t answer_words = 1;
    std::vector<std::uint16_t> offices;  // [row][code]
    std::vector<line_cell> cells;        // [row][code], and one for what is of no row
    std::vector<std::uint32_t> starts;   // per activity code: the first cell of its row
};

}  // namespace alur::quick
