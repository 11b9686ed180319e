// The table of the form as Word or Excel has it, in a text file: which column is what, which lines
// are rows.
//
//   const form_table table = read_form_table(bytes);
//   if (table.fault) …
//
// Read are comma, semicolon and tab; UTF-8, UTF-16 and Windows-1252; headings of one or two lines
// ("Pelaksana" and "Mutu Baku" over several columns), one column per office with a mark where it
// acts, or one column with names. The line of column numbers, headings that are repeated at page
// breaks and what stands before the table are passed over. What a page break, a merged cell or a
// cell of several paragraphs (Word) put into a line of its own joins the row above. Every line that
// is not taken as it stands is told in `notes`: nothing is dropped silently.
//
// What the table does not say is not guessed here: `draft_sop` asks. Linear in the text.
// Throws std::bad_alloc only. Thread-safety: a pure function; values.
#pragma once

#include <alur/sop/definition.hpp>
#include <alur/sop/diagnostic.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alur {

enum class decides : std::uint8_t { unsaid, no, yes };

struct form_row {
    std::uint64_t line = 0;   // of the file; 0: typed
    std::string number;       // as printed, without its dot
    bool unnumbered = false;  // though most rows have a number
    std::string phase;        // tahap
    std::string activity;
    std::vector<std::size_t> performers;  // places in `offices`, in the order of the columns
    text_list labels;  // words that stand in those columns and are no marks: "Ya (Kabid)"
    text_list papers;  // kelengkapan
    std::string time;  // as written; with the heading's unit where the cell is a bare number
    text_list outputs;
    std::string remarks;
    decides decision = decides::unsaid;
};

struct form_table {
    std::string title;  // "Nama SOP: …" above the table
    text_list offices;
    // Under "Output" nothing stands, under "Keterangan" before it something: perhaps the headings
    // slipped.
    bool outputs_slipped = false;
    std::vector<form_row> rows;
    std::vector<bilingual> notes;
    std::optional<bilingual> fault;  // why it cannot be read; nothing else counts then
};

[[nodiscard]] form_table read_form_table(std::string_view bytes);

// The papers of one cell: a line each, without "- ", "1. ", "a. ". A line that begins with a small
// letter goes on with the one before; so does one within brackets.
[[nodiscard]] text_list papers_of(std::string_view cell);

}  // namespace alur
