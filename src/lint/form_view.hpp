// An SOP as the rules of the form look at it: its flow in numbers, its sentences in words.
//
// A rule is a function (view) → nothing, which says what it found. Private to src/lint.
#pragma once

#include "lint/text.hpp"
#include "sop/report.hpp"
#include "sop/resolve.hpp"

#include <alur/sop/definition.hpp>
#include <alur/sop/diagnostic.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace alur::lints {

// The words for an office: its name, heading and aliases, spelt out.
struct office_words {
    std::size_t performer = 0;
    std::vector<std::string> words;
};

// An office that a sentence names.
struct mention {
    std::size_t first = 0;                // of the words of the sentence
    std::size_t count = 0;                // how many of them
    std::vector<std::size_t> performers;  // whom it can mean; none: nobody of this SOP
    std::string text;                     // as it is written
};

struct form_view {
    form_view(const definition& of, std::optional<std::chrono::local_days> day, diagnostics& into);

    const definition& sop;
    std::optional<std::chrono::local_days> today;  // not known: nothing is judged by it
    // Without rows where a reference leads nowhere; rules about the flow then say nothing.
    resolved flow;
    bool flow_known = false;
    std::vector<std::vector<word>> sentences;    // per row
    std::vector<std::vector<mention>> mentions;  // per row
    std::vector<std::string> agency;             // words of its scope and government, sorted

    // Appends a finding; its severity is the one of `codes()`.
    diagnostic& say(std::string_view code, std::string pointer, bilingual message,
                    bilingual fix = {}) const;

    [[nodiscard]] std::vector<mention> mentions_in(std::string_view text) const;
    // A row from which the case can end at once.
    [[nodiscard]] bool can_end_at(std::size_t row) const;
    // Some way leads from one row to the other.
    [[nodiscard]] bool leads_to(std::size_t from, std::size_t to) const;
    // The printed number of a row.
    [[nodiscard]] const std::string& number(std::size_t row) const { return sop.rows[row].number; }

  private:
    std::vector<office_words> offices_;
    diagnostics& found_;
    std::vector<std::vector<bool>> reach_;  // per row: what any exit leads to
};

// Where a sentence stands.
[[nodiscard]] inline std::string sentence_pointer(std::size_t row) {
    return below(row_pointer(row), "kegiatan");
}

// One text where the document writes a list of one, else that item: what a pointer names.
[[nodiscard]] std::string item_pointer(std::size_t row, std::string_view key, std::size_t item,
                                       std::size_t count);

}  // namespace alur::lints
