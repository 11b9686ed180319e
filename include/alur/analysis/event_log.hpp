// An event log as columns: one row per event, texts as numbers into a dictionary.
//
// Borrowed, so that a column of a data frame is read where it lies. Names follow the XES standard:
//
//   cases        case:concept:name     which run of the SOP
//   activities   concept:name          which row: its id, its printed number, or its text
//   times        time:timestamp        when it was completed, milliseconds since 1970 UTC
//   starts       start_timestamp       when work on it began (may be absent)
//   persons      org:resource          who did it
//   offices      org:role              in which office
//   units        org:group             for which unit
//   answers      (no standard name)    by which answer a row that decides was left
//   transitions  lifecycle:transition  "complete", or "start" where that is a line of its own
//   documents    (no standard name)    names of papers shown and handed over, divided by ";"
//
// A column that is absent has no codes. Thread-safety: plain values; what is borrowed must outlive
// the log.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace alur {

// Code of a cell that is empty.
inline constexpr std::int32_t no_word = -1;
// Time of a cell that is empty.
inline constexpr std::int64_t no_time = std::numeric_limits<std::int64_t>::min();

struct text_column {
    std::span<const std::int32_t> codes;  // per row; into `words`
    std::span<const std::string_view> words;

    [[nodiscard]] bool present() const noexcept { return !codes.empty(); }
    // `no_word` where the column is absent or the cell is empty.
    [[nodiscard]] std::int32_t code(std::size_t row) const noexcept {
        return codes.empty() ? no_word : codes[row];
    }
    // "" where the column is absent or the cell is empty.
    [[nodiscard]] std::string_view word(std::size_t row) const noexcept {
        const std::int32_t at = code(row);
        return at == no_word ? std::string_view() : words[static_cast<std::size_t>(at)];
    }
};

struct event_log {
    text_column cases;
    text_column activities;
    std::span<const std::int64_t> times;
    std::span<const std::int64_t> starts;
    text_column persons;
    text_column offices;
    text_column units;
    text_column answers;
    text_column transitions;
    text_column documents;

    [[nodiscard]] std::size_t size() const noexcept { return times.size(); }
};

// Throws std::invalid_argument, naming the column, if columns that are present differ in length, if
// one of the first three is absent while the log has rows, or if a code lies outside its words.
// Linear in the log.
void require_well_formed(const event_log& log);

}  // namespace alur
