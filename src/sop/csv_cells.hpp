// Comma-separated values (RFC 4180) line by line: who reads logs and who reads tables share it.
// Private to src; in a header because logs have millions of lines.
//
// Cells may be quoted, with line ends and doubled quotes inside; lines end with LF, CRLF or CR;
// blank lines are passed over. Cells are views into the text, or into this reader until the next
// line.
#pragma once

#include "sop/spelling.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace alur {

// Where a cell that is not quoted ends: eight letters at once.
[[nodiscard]] inline std::size_t cell_length(std::string_view text, char divider) {
    constexpr std::uint64_t ones = 0x0101'0101'0101'0101U;
    const auto has = [](std::uint64_t letters, char c) {
        const std::uint64_t same = letters ^ ones * static_cast<unsigned char>(c);
        return (same - ones) & ~same & ones << 7U;
    };
    std::size_t at = 0;
    if constexpr (std::endian::native == std::endian::little)
        for (; at + 8 <= text.size(); at += 8) {
            std::uint64_t letters = 0;
            std::memcpy(&letters, text.data() + at, 8);
            if (const std::uint64_t ends =
                    has(letters, divider) | has(letters, '\n') | has(letters, '\r'))
                return at + static_cast<std::size_t>(std::countr_zero(ends)) / 8;
        }
    while (at < text.size() && text[at] != divider && text[at] != '\n' && text[at] != '\r') ++at;
    return at;
}

// Of comma, semicolon and tab the one that a line has most of.
[[nodiscard]] inline char divider_of(std::string_view line) {
    char most = ',';
    for (const char c : {';', '\t'})
        if (std::count(line.begin(), line.end(), c) > std::count(line.begin(), line.end(), most))
            most = c;
    return most;
}

class csv_cells {
  public:
    csv_cells(std::string_view text, char divider) : rest_(text), divider_(divider) {}

    // The next line that is not blank; false after the last one, and where a quote is never closed.
    bool next() {
        while (!rest_.empty()) {
            started_at_ = line_;
            read_cells();
            if (unclosed_) return false;
            if (cells_.size() > 1 || !blank(cells_.front())) return true;
        }
        return false;
    }
    [[nodiscard]] const std::vector<std::string_view>& cells() const noexcept { return cells_; }
    // Where this line began, from 1.
    [[nodiscard]] std::uint64_t line() const noexcept { return started_at_; }
    [[nodiscard]] bool unclosed() const noexcept { return unclosed_; }

  private:
    void read_cells() {
        cells_.clear();
        if (!unquoted_.empty()) unquoted_.clear();
        for (;;) {
            cells_.push_back(read_cell());
            if (rest_.empty()) {
                ++line_;
                return;
            }
            const char after = rest_.front();
            rest_.remove_prefix(1);
            if (after == divider_) continue;
            if (after == '\r' && !rest_.empty() && rest_.front() == '\n') rest_.remove_prefix(1);
            ++line_;
            return;
        }
    }
    std::string_view read_cell() {
        if (!rest_.empty() && (rest_.front() == '"' || rest_.front() == ' ')) {
            const std::size_t blanks = std::min(rest_.find_first_not_of(' '), rest_.size());
            if (blanks < rest_.size() && rest_[blanks] == '"') return read_quoted(blanks + 1);
        }
        const std::size_t end = cell_length(rest_, divider_);
        const std::string_view cell = rest_.substr(0, end);
        rest_.remove_prefix(end);
        return cell;
    }
    std::string_view read_quoted(std::size_t from) {
        std::size_t end = from;
        bool doubled = false;
        for (;; ++end) {
            if (end >= rest_.size()) {
                unclosed_ = true;
                rest_ = {};
                return {};
            }
            if (rest_[end] == '\n') ++line_;
            if (rest_[end] != '"') continue;
            if (end + 1 >= rest_.size() || rest_[end + 1] != '"') break;
            doubled = true;
            ++end;
        }
        std::string_view cell = rest_.substr(from, end - from);
        rest_.remove_prefix(end + 1);
        // what stands between the closing quote and the divider is part of no cell
        while (!rest_.empty() && rest_.front() != divider_ && rest_.front() != '\n' &&
               rest_.front() != '\r')
            rest_.remove_prefix(1);
        if (!doubled) return cell;
        std::string plain;
        for (std::size_t i = 0; i < cell.size(); ++i) {
            plain += cell[i];
            if (cell[i] == '"') ++i;
        }
        return unquoted_.emplace_back(std::move(plain));
    }

    std::string_view rest_;
    std::deque<std::string> unquoted_;  // cells of this line that the text has otherwise
    std::vector<std::string_view> cells_;
    std::uint64_t line_ = 1;
    std::uint64_t started_at_ = 1;
    char divider_;
    bool unclosed_ = false;
};

}  // namespace alur
