#include <alur/author/form_table.hpp>

#include "author/headings.hpp"
#include "lint/text.hpp"

#include <alur/time/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace alur {
namespace authors {
namespace {

bool is_blank_cell(std::string_view cell) {
    return cell.empty() || dash_length(cell) == cell.size();
}

std::string joined(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

// "1." → "1"; what holds no figure in front is no number.
std::string number_in(std::string_view cell) {
    if (!text_cursor{cell}.sees_digit()) return {};
    while (!cell.empty() && (cell.back() == '.' || cell.back() == ')' || cell.back() == ' '))
        cell.remove_suffix(1);
    // A spreadsheet's "1.0", and dates made of "1-2", are no numbers of rows.
    if (cell.size() > 2 && cell.substr(cell.size() - 2) == ".0") cell.remove_suffix(2);
    return std::string(cell);
}

// Without "- ", "• ", "1. ", "2) ", "a. " in front.
std::string without_bullet(std::string_view line) {
    for (const std::string_view bullet : {"- ", "– ", "• ", "* ", "· ", "-"})
        if (line.substr(0, bullet.size()) == bullet && line.size() > bullet.size())
            return std::string(line.substr(bullet.size()));
    text_cursor in{line};
    const bool figure = in.take_digits().length != 0;
    if (!figure) {
        if (in.done() || !is_letter(line[0])) return std::string(line);
        ++in.at;
    }
    if (!in.take('.') && !in.take(')')) return std::string(line);
    return in.skip_space() && !in.done() ? std::string(in.rest()) : std::string(line);
}

class table_reader {
  public:
    explicit table_reader(table_text text) : text_(std::move(text)) {
        out_.notes = std::move(text_.notes);
    }

    form_table run() {
        if (text_.fault) {
            out_.fault = std::move(text_.fault);
            return std::move(out_);
        }
        head_ = find_heading(text_.lines);
        if (!well_headed()) return std::move(out_);
        join_cut_lines();
        for (std::size_t i = 0; i < head_.first; ++i) pass_before(text_.lines[i]);
        out_.offices = head_.offices;
        for (std::size_t i = head_.first + head_.count; i < text_.lines.size(); ++i)
            add(text_.lines[i]);
        const auto numbered =
            std::count_if(out_.rows.begin(), out_.rows.end(),
                          [](const form_row& each) { return !each.number.empty(); });
        for (form_row& each : out_.rows)
            each.unnumbered =
                each.number.empty() && 2 * static_cast<std::size_t>(numbered) >= out_.rows.size();
        const auto place = [&](column of) {
            return std::find(head_.columns.begin(), head_.columns.end(), of);
        };
        const auto remarked =
            std::count_if(out_.rows.begin(), out_.rows.end(),
                          [](const form_row& each) { return !each.remarks.empty(); });
        out_.outputs_slipped =
            place(column::remarks) < place(column::output) &&
            2 * static_cast<std::size_t>(remarked) >= out_.rows.size() &&
            std::all_of(out_.rows.begin(), out_.rows.end(),
                        [](const form_row& each) { return each.outputs.empty(); });
        if (out_.rows.empty() && !out_.fault)
            out_.fault = {"tabel ini tidak memuat satu langkah pun",
                          "this table holds no row at all"};
        if (out_.offices.empty() && !out_.fault)
            out_.fault = {"kolom Pelaksana kosong pada semua langkah; tulis siapa yang bertindak",
                          "the column Pelaksana is empty in every row; write who acts"};
        return std::move(out_);
    }

  private:
    bool well_headed() {
        if (head_.count == 0) {
            out_.fault = {
                "judul kolom tidak ditemukan; perlu kolom Kegiatan (atau Uraian Prosedur), "
                "Pelaksana, Kelengkapan, Waktu, dan Output",
                "no heading was found; columns Kegiatan (or Uraian Prosedur), Pelaksana, "
                "Kelengkapan, Waktu and Output are needed"};
            return false;
        }
        const bool names =
            std::count(head_.columns.begin(), head_.columns.end(), column::names) > 0;
        if (!names && head_.offices.empty()) {
            out_.fault = {"kolom pelaksana tidak ditemukan di antara Kegiatan dan Kelengkapan",
                          "no performer's column was found between Kegiatan and Kelengkapan"};
            return false;
        }
        for (const std::string& each : head_.unknown)
            out_.notes.push_back({fmt::format("kolom \"{}\" tidak dikenal dan tidak dipakai", each),
                                  fmt::format("the column \"{}\" is unknown and not used", each)});
        return true;
    }

    void note(std::uint64_t line, std::string id, std::string en) {
        out_.notes.push_back(
            {fmt::format("baris {}: {}", line, id), fmt::format("line {}: {}", line, en)});
    }

    // Word copies a cell of several paragraphs as several lines, divided in the middle of a row.
    void join_cut_lines() {
        if (text_.divider != '\t') return;
        std::vector<table_line>& lines = text_.lines;
        for (std::size_t i = head_.first + head_.count; i < lines.size(); ++i) {
            std::size_t width = lines[i].cells.size();
            std::size_t end = i + 1;
            while (width < head_.columns.size() && end < lines.size())
                width += lines[end++].cells.size() - 1;
            if (end == i + 1 || width != head_.columns.size()) continue;
            // A last cell of several paragraphs goes on with lines of one cell.
            for (std::size_t at = i + 1; at < end; ++at) {
                std::vector<std::string>& more = lines[at].cells;
                std::string& last = lines[i].cells.back();
                if (!more.front().empty()) last += (last.empty() ? "" : "\n") + more.front();
                lines[i].cells.insert(lines[i].cells.end(), more.begin() + 1, more.end());
            }
            note(lines[i].line,
                 fmt::format(
                     "disambung dengan {} baris di bawahnya (satu sel berisi beberapa baris)",
                     end - i - 1),
                 fmt::format("joined with {} lines below (one cell holds several lines)",
                             end - i - 1));
            lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                        lines.begin() + static_cast<std::ptrdiff_t>(end));
        }
    }

    static std::string said_in(const table_line& line) {
        std::string out;
        for (const std::string& each : line.cells)
            if (!each.empty()) out += (out.empty() ? "" : " | ") + joined(each);
        return out;
    }

    // "Nama SOP: …", or the same in two cells.
    void pass_before(const table_line& line) {
        const std::string said = said_in(line);
        const std::size_t colon = said.find_first_of(":|");
        const std::string name = plain_name(said.substr(0, colon));
        if (colon != std::string::npos &&
            (name == "nama sop" || name == "judul sop" || name == "sop")) {
            std::string title = single_spaced(said.substr(colon + 1));
            while (!title.empty() && (title[0] == ':' || title[0] == '|' || title[0] == ' '))
                title.erase(0, 1);
            if (!title.empty()) {
                out_.title = title;
                note(line.line, fmt::format("dibaca sebagai judul: \"{}\"", title),
                     fmt::format("read as the title: \"{}\"", title));
                return;
            }
        }
        note(line.line, fmt::format("di atas tabel, dilewati: \"{}\"", said),
             fmt::format("above the table, passed over: \"{}\"", said));
    }

    [[nodiscard]] std::string cell(const table_line& line, column of) const {
        std::string out;
        for (std::size_t at = 0; at < std::min(line.cells.size(), head_.columns.size()); ++at)
            if (head_.columns[at] == of && !line.cells[at].empty())
                out += (out.empty() ? "" : "\n") + line.cells[at];
        return out;
    }

    void add(const table_line& line) {
        if (numbers_columns(line)) {
            note(line.line, "nomor kolom (1 2 3 …), dilewati",
                 "numbers of columns (1 2 3 …), passed over");
            return;
        }
        if (repeats(line, text_.lines, head_)) {
            note(line.line, "judul kolom diulang, dilewati", "the heading once more, passed over");
            return;
        }
        form_row row;
        row.line = line.line;
        const std::string printed = cell(line, column::number);
        row.number = number_in(joined(printed));
        row.activity = joined(cell(line, column::activity));
        read_performers(line, row);
        row.papers = papers_of(cell(line, column::papers));
        row.time = time_in(cell(line, column::time));
        row.outputs = papers_of(cell(line, column::output));
        row.remarks = joined(cell(line, column::remarks));
        if (is_blank_cell(row.remarks)) row.remarks.clear();
        for (std::size_t at = 0; at < line.cells.size(); ++at)
            if (!line.cells[at].empty() &&
                (at >= head_.columns.size() || head_.columns[at] == column::none))
                note(
                    line.line,
                    fmt::format("sel di luar kolom, tidak dipakai: \"{}\"", joined(line.cells[at])),
                    fmt::format("a cell outside the columns, not used: \"{}\"",
                                joined(line.cells[at])));
        place(std::move(row), printed);
    }

    void place(form_row row, const std::string& printed) {
        const bool other = !row.performers.empty() || !row.labels.empty() || !row.papers.empty() ||
                           !row.time.empty() || !row.outputs.empty() || !row.remarks.empty();
        if (!row.activity.empty() || (other && !row.number.empty())) {
            if (!row.activity.empty() && row.number.empty() && !printed.empty())
                note(row.line, fmt::format("nomor \"{}\" tidak dipakai", joined(printed)),
                     fmt::format("the number \"{}\" is not used", joined(printed)));
            out_.rows.push_back(std::move(row));
        } else if (!other) {
            note(row.line, fmt::format("tanpa kegiatan, dilewati: \"{}\"", joined(printed)),
                 fmt::format("without an activity, passed over: \"{}\"", joined(printed)));
        } else if (out_.rows.empty()) {
            row.activity.clear();
            out_.rows.push_back(std::move(row));
        } else {
            join(std::move(row));
        }
    }

    // A line that says nothing of its own kind goes on with the one above.
    void join(form_row more) {
        form_row& to = out_.rows.back();
        note(more.line, "sambungan langkah di atasnya", "goes on with the row above");
        for (const std::size_t each : more.performers)
            if (std::count(to.performers.begin(), to.performers.end(), each) == 0)
                to.performers.push_back(each);
        std::sort(to.performers.begin(), to.performers.end());
        const auto add = [](text_list& into, text_list from) {
            for (std::string& each : from) into.push_back(std::move(each));
        };
        add(to.labels, std::move(more.labels));
        add(to.papers, std::move(more.papers));
        add(to.outputs, std::move(more.outputs));
        if (!more.time.empty()) to.time += (to.time.empty() ? "" : " ") + more.time;
        if (!more.remarks.empty()) to.remarks += (to.remarks.empty() ? "" : " ") + more.remarks;
        if (more.decision == decides::yes) to.decision = decides::yes;
    }

    void read_performers(const table_line& line, form_row& row) {
        for (std::size_t at = 0; at < std::min(line.cells.size(), head_.columns.size()); ++at) {
            if (head_.columns[at] == column::names) read_names(line.cells[at], row);
            if (head_.columns[at] != column::office) continue;
            const sign is = sign_of(line.cells[at]);
            const std::size_t office = head_.office[at];
            if (is == sign::label)
                row.labels.push_back(
                    fmt::format("{} ({})", joined(line.cells[at]), head_.offices[office]));
            if (is == sign::none || is == sign::label) continue;
            if (is == sign::decides) row.decision = decides::yes;
            if (std::count(row.performers.begin(), row.performers.end(), office) == 0)
                row.performers.push_back(office);
        }
    }

    void read_names(std::string_view cell, form_row& row) {
        while (!cell.empty()) {
            const std::size_t end = std::min(cell.find_first_of("\n;,"), cell.size());
            const std::string name = without_bullet(single_spaced(cell.substr(0, end)));
            cell.remove_prefix(std::min(end + 1, cell.size()));
            if (is_blank_cell(name)) continue;
            const auto same = std::find_if(
                out_.offices.begin(), out_.offices.end(),
                [&](const std::string& each) { return lints::low(each) == lints::low(name); });
            const auto place = static_cast<std::size_t>(same - out_.offices.begin());
            if (same == out_.offices.end()) out_.offices.push_back(name);
            if (std::count(row.performers.begin(), row.performers.end(), place) == 0)
                row.performers.push_back(place);
        }
    }

    [[nodiscard]] std::string time_in(const std::string& cell) const {
        const std::string time = joined(cell);
        if (is_blank_cell(time)) return {};
        text_cursor in{time};
        // Excel's number of a day (45,000 is in 2023) is no number of minutes.
        const digit_run run = in.take_digits();
        const bool bare = run.length != 0 && in.done() && run.value < 10'000;
        return bare && !head_.time_unit.empty() ? time + ' ' + head_.time_unit : time;
    }

    table_text text_;
    heading head_;
    form_table out_;
};

}  // namespace
}  // namespace authors

text_list papers_of(std::string_view cell) {
    using namespace authors;
    text_list out;
    std::size_t open = 0;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find_first_of("\n;"), cell.size());
        const std::string line = single_spaced(cell.substr(0, end));
        cell.remove_prefix(std::min(end + 1, cell.size()));
        if (is_blank_cell(line)) continue;
        const std::string item = without_bullet(line);
        const bool goes_on = !out.empty() && (open > 0 || item[0] == '(' ||
                                              (item == line && item[0] >= 'a' && item[0] <= 'z'));
        if (goes_on)
            out.back() += ' ' + item;
        else
            out.push_back(item);
        for (const char c : item) {
            if (c == '(') ++open;
            if (c == ')' && open > 0) --open;
        }
    }
    return out;
}

form_table read_form_table(std::string_view bytes) {
    return authors::table_reader(authors::read_table(bytes, authors::heads_table)).run();
}

}  // namespace alur
