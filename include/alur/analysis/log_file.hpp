// Event logs in files: comma-separated values (RFC 4180) here, XES in <alur/analysis/xes.hpp>.
//
//   auto read = alur::read_log(text, {}, alur::zone::WIB);
//   if (read.log) alur::replay(machine, times, read.log->view(), …);
//
// The first line of comma-separated values names the columns; comma, semicolon or tab divides them,
// whichever the first line has most of. Cells may be quoted; a byte order mark, CRLF and blank
// lines do no harm.
//
// Times are "2026-02-03T08:15+07:00" or with a blank for the T; more than milliseconds is cut off.
// A spreadsheet's "3/2/2026 8.15", the day first as Indonesian offices write it, is read as well.
// A time without zone cannot be read unless the caller says which zone is meant.
//
// Nothing is dropped: every line that is not blank is a row of the log, and one that cannot be read
// is a row without case or without time, with a fault that names its line. Linear in the text.
// A time is kept with the offset it is written with, and written with it again.
// Throws std::bad_alloc only. Thread-safety: pure functions; values.
#pragma once

#include <alur/analysis/log_table.hpp>
#include <alur/time/zone.hpp>

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alur {

struct log_fault {
    std::uint64_t line = 0;  // of the file, from 1; 0: the whole file
    bilingual message;
    std::uint64_t column = 0;  // of the line, from 1; 0: the line, or the cell that is quoted
    friend bool operator==(const log_fault&, const log_fault&) = default;
};

// What a reader made of values by itself.
struct log_note {
    enum class kind : std::uint8_t {
        unused,     // they are of no field of a log: an attribute, or a column of all rows
        by_default  // rows have none of their own; the file says what then counts
    } is = kind::unused;
    std::string name;  // of the attribute or column
    std::uint64_t count = 0;
    friend bool operator==(const log_note&, const log_note&) = default;
};

struct log_read {
    std::optional<log_table> log;      // nothing if the file as a whole is no log
    std::vector<std::uint64_t> lines;  // of the file, from 1: per row of the log
    std::vector<log_fault> faults;
    std::vector<log_note> notes;
};

// Whichever of the two the text is: XML begins with '<'. What is compressed is refused.
[[nodiscard]] log_read read_log(std::string_view text, const named_columns& named,
                                std::optional<zone> if_naive);

[[nodiscard]] log_read read_csv(std::string_view text, const named_columns& named,
                                std::optional<zone> if_naive);

// One cell: see above.
[[nodiscard]] parsed<instant> parse_log_time(std::string_view text, std::optional<zone> if_naive);
// Of a cell that can be read: by how many minutes its wall clock is ahead of UTC.
[[nodiscard]] std::int16_t written_offset(std::string_view text, std::optional<zone> if_naive);

// Every row in its order, under XES's names for the columns; `read_csv` reads back the same log.
// Whether `out` took it is for the caller to ask.
void write_csv(const event_log& log, const log_clocks& clocks, std::ostream& out);

}  // namespace alur
