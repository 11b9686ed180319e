// Event logs in files of comma-separated values (RFC 4180).
//
//   auto read = alur::read_csv(text, {}, alur::zone::WIB);
//   if (read.log) alur::replay(machine, times, read.log->view(), …);
//
// The first line names the columns; comma, semicolon or tab divides them, whichever the first line
// has most of. Cells may be quoted; a byte order mark, CRLF and blank lines do no harm.
//
// Times are "2026-02-03T08:15+07:00" or with a blank for the T; more than milliseconds is cut off.
// A spreadsheet's "3/2/2026 8.15", the day first as Indonesian offices write it, is read as well.
// A time without zone cannot be read unless the caller says which zone is meant.
//
// Nothing is dropped: every line that is not blank is a row of the log, and one that cannot be read
// is a row without case or without time, with a fault that names its line. Linear in the text.
// Throws std::bad_alloc only. Thread-safety: pure functions; values.
#pragma once

#include <alur/analysis/log_table.hpp>
#include <alur/time/zone.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alur {

struct log_fault {
    std::uint64_t line = 0;  // of the file, from 1; 0: the whole file
    bilingual message;
    friend bool operator==(const log_fault&, const log_fault&) = default;
};

struct log_read {
    std::optional<log_table> log;      // nothing if the file as a whole is no log
    std::vector<std::uint64_t> lines;  // of the file, from 1: per row of the log
    std::vector<log_fault> faults;
};

[[nodiscard]] log_read read_csv(std::string_view text, const named_columns& named,
                                std::optional<zone> if_naive);

// One cell: see above.
[[nodiscard]] parsed<instant> parse_log_time(std::string_view text, std::optional<zone> if_naive);

}  // namespace alur
