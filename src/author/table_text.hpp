// A table as Word and Excel give it, as plain lines of cells. Private to src/author.
#pragma once

#include <alur/sop/diagnostic.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alur::authors {

struct table_line {
    std::uint64_t line = 0;  // of the file, from 1
    std::vector<std::string> cells;
};
struct table_text {
    std::vector<table_line> lines;  // blank ones left out
    char divider = ',';
    std::vector<bilingual> notes;    // how it was read, where that is a guess
    std::optional<bilingual> fault;  // it is no table
};

// UTF-8, UTF-16 with a mark or with Excel's tabs, else Windows-1252. Cells are divided by comma,
// semicolon or tab; without outer and repeated spaces (no-break ones too), line breaks kept;
// Excel's
// ="…" is what it quotes. The divider is looked for in the line that `heads` says is the heading.
[[nodiscard]] table_text read_table(std::string_view bytes, bool (*heads)(std::string_view line));

}  // namespace alur::authors
