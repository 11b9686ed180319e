#include <alur/analysis/log_file.hpp>

#include <ostream>
#include <vector>

#include "analysis/written.hpp"

namespace alur {
namespace {

void append(fmt::memory_buffer& to, std::string_view text) {
    to.append(text.data(), text.data() + text.size());
}

}  // namespace

void write_csv(const event_log& rows, const log_clocks& clocks, std::ostream& out) {
    constexpr std::size_t enough = 1 << 16;
    struct column {
        log_field field;
        std::vector<std::string> cells;  // per word
    };
    std::vector<column> columns;
    fmt::memory_buffer text;
    for (std::size_t f = 0; f < log_field_count; ++f) {
        const auto field = static_cast<log_field>(f);
        if (field > log_field::time && !has_column(rows, field)) continue;
        if (text.size() != 0) text.push_back(',');
        append(text, known_names(field).front());
        column& made = columns.emplace_back(column{field, {}});
        if (!is_time(field))
            for (const std::string_view word : text_of(rows, field).words)
                made.cells.push_back(analysis::csv_cell(word));
    }
    text.push_back('\n');
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t c = 0; c < columns.size(); ++c) {
            if (c != 0) text.push_back(',');
            const column& of = columns[c];
            if (is_time(of.field)) {
                const std::int64_t ms =
                    of.field == log_field::time ? rows.times[r] : rows.starts[r];
                if (ms != no_time) analysis::append_time(text, ms, clocks.of(of.field).of(r));
            } else if (const std::int32_t code = text_of(rows, of.field).code(r); code != no_word) {
                append(text, of.cells[static_cast<std::size_t>(code)]);
            }
        }
        text.push_back('\n');
        if (text.size() > enough) {
            out.write(text.data(), static_cast<std::streamsize>(text.size()));
            text.clear();
        }
    }
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
}

}  // namespace alur
