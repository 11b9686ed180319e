#include <alur/analysis/log_file.hpp>
#include <alur/analysis/xes.hpp>
#include <alur/time/instant_text.hpp>
#include <alur/time/reason_text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <deque>
#include <utility>

#include "sop/json_scan.hpp"
#include "sop/spelling.hpp"

namespace alur {
namespace {

class csv_reader {
  public:
    csv_reader(std::string_view text, std::optional<zone> if_naive)
        : if_naive_(if_naive), rest_(text) {
        if (rest_.substr(0, byte_order_mark.size()) == byte_order_mark)
            rest_.remove_prefix(byte_order_mark.size());
    }

    log_read run(const named_columns& named) {
        log_read read;
        if (read_header(named)) {
            while (next_line()) add_row();
            if (unclosed_) {
                complain(started_at_, {"tanda petik pembuka sel tidak pernah ditutup",
                                       "the quote that opens a cell is never closed"});
            } else {
                read.log = std::move(table_);
                read.lines = std::move(lines_);
            }
        }
        read.faults = std::move(faults_);
        return read;
    }

  private:
    void complain(std::uint64_t line, bilingual why) { faults_.push_back({line, std::move(why)}); }

    bool read_header(const named_columns& named) {
        const std::string_view first = rest_.substr(0, rest_.find('\n'));
        for (const char c : {';', '\t'})
            if (std::count(first.begin(), first.end(), c) >
                std::count(first.begin(), first.end(), divider_))
                divider_ = c;
        if (!next_line()) {
            complain(0, {"berkas ini kosong; baris pertama menyebut nama kolom",
                         "this file is empty; its first line names the columns"});
            return false;
        }
        width_ = cells_.size();
        const std::vector<std::string> header(cells_.begin(), cells_.end());
        found_columns found = find_columns(header, named);
        for (bilingual& each : found.missing) complain(1, std::move(each));
        at_ = found.of;
        table_.emplace();
        return faults_.empty();
    }

    // The cells of the next line that is not blank.
    bool next_line() {
        while (!rest_.empty()) {
            started_at_ = line_;
            read_cells();
            if (unclosed_) return false;
            if (cells_.size() > 1 || !blank(cells_.front())) return true;
        }
        return false;
    }
    void read_cells() {
        cells_.clear();
        unquoted_.clear();
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
        const std::size_t blanks = std::min(rest_.find_first_not_of(' '), rest_.size());
        if (blanks < rest_.size() && rest_[blanks] == '"') return read_quoted(blanks + 1);
        std::size_t end = 0;
        while (end < rest_.size() && rest_[end] != divider_ && rest_[end] != '\n' &&
               rest_[end] != '\r')
            ++end;
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

    void add_row() {
        lines_.push_back(started_at_);
        const bool ragged = cells_.size() != width_;
        if (ragged)
            complain(started_at_,
                     {fmt::format("baris ini memiliki {} sel, bukan {}", cells_.size(), width_),
                      fmt::format("this line has {} cells, not {}", cells_.size(), width_)});
        for (std::size_t f = 0; f < log_field_count; ++f) {
            const auto field = static_cast<log_field>(f);
            if (at_[f] == no_column) continue;
            const std::string_view cell = ragged ? std::string_view() : stripped(cells_[at_[f]]);
            if (is_time(field))
                add_time(field, cell);
            else
                table_->add(field, cell);
        }
    }
    void add_time(log_field field, std::string_view cell) {
        if (cell.empty()) return table_->add_time(field, no_time);
        const parsed<instant> read = parse_log_time(cell, if_naive_);
        if (read)
            return table_->add_time(field, read->time_since_epoch().count(),
                                    written_offset(cell, if_naive_));
        const sentence why = describe(read.error.why);
        complain(started_at_, {fmt::format("\"{}\": {}", cell, why.id),
                               fmt::format("\"{}\": {}", cell, why.en)});
        table_->add_time(field, no_time);
    }
    std::optional<zone> if_naive_;
    std::optional<log_table> table_;
    std::vector<std::uint64_t> lines_;
    std::array<std::size_t, log_field_count> at_{};
    std::string_view rest_;
    std::deque<std::string> unquoted_;  // cells of this line that the text has otherwise
    std::vector<std::string_view> cells_;
    std::vector<log_fault> faults_;
    std::size_t width_ = 0;
    std::uint64_t line_ = 1;
    std::uint64_t started_at_ = 1;
    char divider_ = ',';
    bool unclosed_ = false;
};

}  // namespace

// Seconds with more than three decimals, as other programs write them, cut to milliseconds.
parsed<instant> parse_log_time(std::string_view text, std::optional<zone> if_naive) {
    const std::size_t point = text.find('.');
    if (point == std::string_view::npos) return parse_instant(text, if_naive);
    std::size_t end = point + 1;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    if (end - point <= 4) return parse_instant(text, if_naive);
    const std::string cut = std::string(text.substr(0, point + 4)) + std::string(text.substr(end));
    return parse_instant(cut, if_naive);
}

std::int16_t written_offset(std::string_view text, std::optional<zone> if_naive) {
    text = stripped(text);
    const auto digit = [&](std::size_t from_end) { return text[text.size() - from_end] - '0'; };
    if (text.size() > 6) {
        const char sign = text[text.size() - 6];
        if (text[text.size() - 3] == ':' && (sign == '+' || sign == '-')) {
            const int ahead = (digit(5) * 10 + digit(4)) * 60 + digit(2) * 10 + digit(1);
            return static_cast<std::int16_t>(sign == '+' ? ahead : -ahead);
        }
        if (const parsed<zone> named = parse_zone(text.substr(text.find_last_of("0123456789") + 1)))
            return static_cast<std::int16_t>(offset(*named).count());
        if (text.back() == 'Z' || text.back() == 'z') return 0;
    }
    return if_naive ? static_cast<std::int16_t>(offset(*if_naive).count()) : std::int16_t{0};
}

log_read read_csv(std::string_view text, const named_columns& named, std::optional<zone> if_naive) {
    return csv_reader(text, if_naive).run(named);
}

log_read read_log(std::string_view text, const named_columns& named, std::optional<zone> if_naive) {
    if (text.substr(0, 2) == "\x1F\x8B") {
        log_read refused;
        refused.faults.push_back(
            {0,
             {"berkas ini dimampatkan (gzip); buka dahulu: gunzip -c log.xes.gz | alur replay - …",
              "this file is compressed (gzip); unpack it first: gunzip -c log.xes.gz | alur replay "
              "- …"}});
        return refused;
    }
    const auto begins = [&](std::string_view with) { return text.substr(0, with.size()) == with; };
    std::string_view rest = text;
    if (begins(byte_order_mark)) rest.remove_prefix(byte_order_mark.size());
    const bool wide = begins(std::string_view("\xFF\xFE<\0", 4)) ||
                      begins(std::string_view("\xFE\xFF\0<", 4));  // UTF-16
    if (wide || (!blank(rest) && stripped(rest.substr(0, 4096)).substr(0, 1) == "<"))
        return read_xes(text, named, if_naive);
    return read_csv(text, named, if_naive);
}

}  // namespace alur
