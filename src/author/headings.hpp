// What the headings and cells of the form's table mean. Private to src/author.
#pragma once

#include "author/table_text.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace alur::authors {

enum class column : std::uint8_t {
    none,
    number,
    activity,
    office,
    names,
    papers,
    time,
    output,
    remarks,
    unknown
};

// How a cell of an office's column is meant.
enum class sign : std::uint8_t { none, acts, decides, begins, label };

struct heading {
    std::vector<column> columns;
    std::vector<std::size_t> office;  // of each column: its place in `offices`
    std::vector<std::string> offices;
    std::string time_unit;  // "Waktu (menit)"
    std::string activity;   // what the column is called, to know it again
    std::size_t first = 0;  // lines of the table it takes
    std::size_t count = 0;  // none: there is no heading
    std::vector<std::string> unknown;
};

[[nodiscard]] heading find_heading(const std::vector<table_line>& lines);

// Lower case, without signs and what stands in brackets: "Ket." is "ket".
[[nodiscard]] std::string plain_name(std::string_view text);
[[nodiscard]] bool names_activity(std::string_view cell);
[[nodiscard]] bool heads_table(std::string_view line);

// "1 2 3 …" or "(1) (2) (3) …", from the first cell that is not empty on.
[[nodiscard]] bool numbers_columns(const table_line& line);
// The heading once more, at a page break: all that stands there, stands in it.
[[nodiscard]] bool repeats(const table_line& line, const std::vector<table_line>& lines,
                           const heading& head);

[[nodiscard]] sign sign_of(std::string_view cell);

}  // namespace alur::authors
