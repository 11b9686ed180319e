// Event logs in XES files: IEEE 1849, and XES 1.0 and 2.0 as other tools write them.
//
//   const alur::log_read read = alur::read_xes(text, {}, std::nullopt);
//   if (auto why = alur::write_xes(read.log->view(), read.log->clocks(), file)) std::cerr <<
//   why->en;
//
// **Read.** One row for every <event>, in the order of the file. An attribute of an event is a
// column by its key; one of its trace is the column "case:" and the key, so that a trace's
// concept:name is the case. Columns are then found as those of a table are (`find_columns`), one
// for each field in the whole file, whatever the type the attribute is said to have; but a float
// that is NaN is an empty cell, as data frames write them. A text that a row lacks is that of
// <global>, but for "__INVALID__"; a time is never taken from there, since nothing would have
// happened at it. Both this and attributes that are of no field, nested ones among them
// ("key/child"), are counted in `notes`. An event outside every trace is a row without case.
//
// A time, key or value that cannot be read is a fault, naming line and column, and the row stays.
// The whole is refused (no log) where it is not well-formed XML, is no XES, is nested deeper than
// `max_xes_depth`, or declares a document type: so nothing outside the file is ever read, and no
// entity is expanded but the five that XML has by itself. UTF-8, UTF-16, ISO-8859-1 and ASCII.
//
// **Written** are all rows, by case in the order of the first row of each, rows of a case in their
// order, rows without case last. Times carry the offset that they were read with.
//
// Linear in the text. Throws std::bad_alloc only (and what the stream throws). Thread-safety: pure
// functions.
#pragma once

#include <alur/analysis/log_file.hpp>

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string_view>

namespace alur {

inline constexpr std::size_t max_xes_depth = 64;

[[nodiscard]] log_read read_xes(std::string_view text, const named_columns& named,
                                std::optional<zone> if_naive);

// Why it cannot be written, nothing having been: a text that XML cannot hold (control characters,
// bytes that are no UTF-8), a year beyond four digits. Whether `out` took it is for the caller to
// ask.
[[nodiscard]] std::optional<bilingual> write_xes(const event_log& log, const log_clocks& clocks,
                                                 std::ostream& out);

}  // namespace alur
