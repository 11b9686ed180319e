#include <alur/analysis/log_file.hpp>
#include <alur/analysis/xes.hpp>
#include <alur/time/instant_text.hpp>
#include <alur/time/reason_text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <utility>

#include "sop/csv_cells.hpp"
#include "sop/json_scan.hpp"
#include "sop/spelling.hpp"

namespace alur {
namespace {

// Times as nearly all are written: "2026-02-03T08:15[:30[.123]]" with "+07:00" or "Z", on the same
// day as the last. Whatever else there may be is for `parse_log_time`.
class plain_times {
  public:
    std::int64_t read(std::string_view text) {
        if (text.size() < 17 || (text[10] != 'T' && text[10] != ' ')) return no_time;
        if (text.substr(0, 10) != std::string_view(date_.data(), date_.size())) {
            const parsed<std::chrono::year_month_day> read = parse_iso_date(text.substr(0, 10));
            if (!read || int{read->year()} <= first_year || int{read->year()} >= last_year)
                return no_time;
            std::copy_n(text.begin(), date_.size(), date_.begin());
            midnight_ = std::chrono::local_days{*read}.time_since_epoch().count() * 86'400'000;
        }
        unsigned wrong = 0;
        const auto two = [&](std::size_t at) {
            const unsigned tens = static_cast<unsigned char>(text[at]) - unsigned{'0'};
            const unsigned units = static_cast<unsigned char>(text[at + 1]) - unsigned{'0'};
            wrong |= static_cast<unsigned>(tens > 9) | static_cast<unsigned>(units > 9);
            return tens * 10 + units;
        };
        const unsigned hour = two(11);
        const unsigned minute = two(14);
        wrong |= static_cast<unsigned>(text[13] != ':') | static_cast<unsigned>(hour > 23) |
                 static_cast<unsigned>(minute > 59);
        unsigned second = 0;
        std::size_t at = 16;
        if (text[at] == ':' && text.size() > 19) {
            second = two(17);
            wrong |= static_cast<unsigned>(second > 59);
            at = 19;
        }
        unsigned ms = 0;
        if (at == 19 && text[at] == '.') {
            unsigned worth = 1'000;
            while (++at < text.size() && text[at] >= '0' && text[at] <= '9') {
                worth /= 10;  // what is less than milliseconds is cut off
                ms += worth * (static_cast<unsigned char>(text[at]) - unsigned{'0'});
            }
            wrong |= static_cast<unsigned>(at == 20 || at == text.size());
            if (wrong != 0) return no_time;
        }
        std::int64_t ahead = 0;  // minutes
        if (text.size() == at + 6 && (text[at] == '+' || text[at] == '-') && text[at + 3] == ':') {
            const unsigned hours = two(at + 1);
            const unsigned minutes = two(at + 4);
            wrong |= static_cast<unsigned>(hours > 23) | static_cast<unsigned>(minutes > 59);
            ahead = (hours * 60 + minutes) * (text[at] == '-' ? -1LL : 1LL);
        } else {
            wrong |= static_cast<unsigned>(text.size() != at + 1 || text[at] != 'Z');
        }
        if (wrong != 0) return no_time;
        ahead_ = static_cast<std::int16_t>(ahead);
        return midnight_ + ((hour * 60 + minute - ahead) * 60LL + second) * 1'000 + ms;
    }
    // Minutes that the clock of the time last read is ahead of UTC.
    [[nodiscard]] std::int16_t ahead() const noexcept { return ahead_; }

  private:
    std::array<char, 10> date_{};
    std::int64_t midnight_ = 0;
    std::int16_t ahead_ = 0;
};

class csv_reader {
  public:
    csv_reader(std::string_view text, std::optional<zone> if_naive)
        : if_naive_(if_naive),
          text_(without_mark(text)),
          csv_(text_, divider_of(text_.substr(0, text_.find('\n')))) {}

    log_read run(const named_columns& named) {
        log_read read;
        if (read_header(named)) {
            while (csv_.next()) add_row();
            if (csv_.unclosed()) {
                complain(csv_.line(), {"tanda petik pembuka sel tidak pernah ditutup",
                                       "the quote that opens a cell is never closed"});
            } else {
                read.log = std::move(table_);
                for (std::string& each : unused_)
                    read.notes.push_back({log_note::kind::unused, std::move(each), lines_.size()});
                read.lines = std::move(lines_);
            }
        }
        read.faults = std::move(faults_);
        return read;
    }

  private:
    static std::string_view without_mark(std::string_view text) {
        const bool marked = text.substr(0, byte_order_mark.size()) == byte_order_mark;
        return marked ? text.substr(byte_order_mark.size()) : text;
    }
    void complain(std::uint64_t line, bilingual why) { faults_.push_back({line, std::move(why)}); }

    bool read_header(const named_columns& named) {
        if (!csv_.next()) {
            complain(0, {"berkas ini kosong; baris pertama menyebut nama kolom",
                         "this file is empty; its first line names the columns"});
            return false;
        }
        width_ = csv_.cells().size();
        const std::vector<std::string> header(csv_.cells().begin(), csv_.cells().end());
        found_columns found = find_columns(header, named);
        for (bilingual& each : found.missing) complain(1, std::move(each));
        at_ = found.of;
        unused_ = std::move(found.unused);
        table_.emplace();
        return faults_.empty();
    }

    void add_row() {
        const std::vector<std::string_view>& cells = csv_.cells();
        lines_.push_back(csv_.line());
        const bool ragged = cells.size() != width_;
        if (ragged)
            complain(csv_.line(),
                     {fmt::format("baris ini memiliki {} sel, bukan {}", cells.size(), width_),
                      fmt::format("this line has {} cells, not {}", cells.size(), width_)});
        const auto cell_of = [&](log_field field) {
            const std::size_t at = at_[static_cast<std::size_t>(field)];
            return ragged ? std::string_view() : stripped(cells[at]);
        };
        // There are more cases than fit a cache: theirs are fetched while the others are looked up.
        const std::string_view of_case = cell_of(log_field::of_case);
        const log_table::word_key key = key_of(of_case);
        table_->fetch(log_field::of_case, key);
        for (std::size_t f = 1; f < log_field_count; ++f) {
            const auto field = static_cast<log_field>(f);
            if (at_[f] == no_column) continue;
            const std::string_view cell = cell_of(field);
            if (is_time(field))
                add_time(field, cell);
            else
                table_->add_code(field, table_->code_of(field, cell, key_of(cell)));
        }
        table_->add_code(log_field::of_case, table_->code_of(log_field::of_case, of_case, key));
    }
    // A cell that is not of the text as it stands has no known end behind it.
    [[nodiscard]] log_table::word_key key_of(std::string_view cell) const noexcept {
        const std::less<const char*> before;
        const bool in_text =
            !before(cell.data(), text_.data()) && before(cell.data(), text_.data() + text_.size());
        return in_text ? log_table::key_of(cell, text_.data() + text_.size())
                       : log_table::key_of(cell);
    }
    void add_time(log_field field, std::string_view cell) {
        if (cell.empty()) return table_->add_time(field, no_time);
        if (const std::int64_t ms = clock_.read(cell); ms != no_time)
            return table_->add_time(field, ms, clock_.ahead());
        const parsed<instant> read = parse_log_time(cell, if_naive_);
        if (read)
            return table_->add_time(field, read->time_since_epoch().count(),
                                    written_offset(cell, if_naive_));
        const sentence why = describe(read.error.why);
        complain(csv_.line(), {fmt::format("\"{}\": {}", cell, why.id),
                               fmt::format("\"{}\": {}", cell, why.en)});
        table_->add_time(field, no_time);
    }
    std::optional<zone> if_naive_;
    plain_times clock_;
    std::optional<log_table> table_;
    std::vector<std::uint64_t> lines_;
    std::array<std::size_t, log_field_count> at_{};
    std::vector<std::string> unused_;  // columns
    std::string_view text_;
    csv_cells csv_;
    std::vector<log_fault> faults_;
    std::size_t width_ = 0;
};

// "5/1/2026 8.25" as "2026-01-05T08:25:00"; nothing for what is not so written.
std::optional<std::string> from_office_time(std::string_view text) {
    text_cursor in{text};
    const auto number = [&](std::size_t least, std::size_t most) -> std::optional<std::uint64_t> {
        const digit_run digits = in.take_digits();
        if (digits.length < least || digits.length > most) return std::nullopt;
        return digits.value;
    };
    const std::optional<std::uint64_t> day = number(1, 2);
    const char slash = in.sees('/') ? '/' : '-';
    if (!day || !in.take(slash)) return std::nullopt;
    const std::optional<std::uint64_t> month = number(1, 2);
    if (!month || !in.take(slash)) return std::nullopt;
    const std::optional<std::uint64_t> year = number(4, 4);
    in.take(',');
    if (!year || !in.skip_space()) return std::nullopt;
    const std::optional<std::uint64_t> hour = number(1, 2);
    const char dot = in.sees('.') ? '.' : ':';
    if (!hour || !in.take(dot)) return std::nullopt;
    const std::optional<std::uint64_t> minute = number(2, 2);
    const std::optional<std::uint64_t> second = in.take(dot) ? number(2, 2) : 0;
    if (!minute || !second) return std::nullopt;
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}", *year, *month, *day, *hour, *minute,
                       *second, in.rest());
}

}  // namespace

// Seconds with more than three decimals, as other programs write them, cut to milliseconds.
parsed<instant> parse_log_time(std::string_view text, std::optional<zone> if_naive) {
    if (const std::optional<std::string> plain = from_office_time(text))
        return parse_instant(*plain, if_naive);
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
