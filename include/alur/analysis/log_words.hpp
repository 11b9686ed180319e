// What the words of a log mean in an SOP, found once per distinct word.
//
// A row is meant by its id, its printed number or its text; an office by its code, name or alias;
// an answer by its label. Case, blanks and punctuation do not count. A word that matches nothing is
// taken for the nearest one if they differ by one letter in eight at most, are no longer than 48
// letters, and no other is as near; that is always listed (`similar`), and what matches nothing, or
// several rows, is too (`unknown`).
//
// Complexity: words times names. Thread-safety: plain values.
#pragma once

#include <alur/analysis/event_log.hpp>
#include <alur/sop/machine.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace alur {

enum class word_match : std::uint8_t { exact, similar, unknown };

// How one word of the log was understood. `meaning` is a row's id, an office's code or an answer's
// label; "" if unknown. `rows`: in how many rows of the log it stands.
struct understood_word {
    enum class column : std::uint8_t { activity, office, answer } in = column::activity;
    std::string word;
    std::string meaning;
    word_match how = word_match::unknown;
    std::uint64_t rows = 0;
    friend bool operator==(const understood_word&, const understood_word&) = default;
};

struct log_words {
    // Per word of the column; a row, or that the case began.
    struct activity {
        step_id row = no_step;
        bool begins_case = false;  // "MULAI", or the trigger text of a start
        friend bool operator==(const activity&, const activity&) = default;
    };
    std::vector<activity> activities;
    std::vector<role_id> offices;               // no_role: none of the SOP's
    std::vector<std::vector<exit_id>> answers;  // [word][row]; no_exit: no such answer there
    std::vector<understood_word> listed;        // in the order of column, then word
    friend bool operator==(const log_words&, const log_words&) = default;
};

// `renamed`: words of the log, of whatever column, and what to read instead.
[[nodiscard]] log_words understand(
    const machine& sop, const event_log& log,
    const std::vector<std::pair<std::string, std::string>>& renamed = {});

}  // namespace alur
