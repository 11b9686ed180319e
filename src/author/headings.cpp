#include "author/headings.hpp"

#include "lint/text.hpp"

#include <alur/time/text.hpp>

#include <algorithm>
#include <array>

namespace alur::authors {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}
bool begins_with(std::string_view text, std::string_view with) {
    return text.substr(0, with.size()) == with;
}

column column_of(std::string_view cell) {
    const std::string name = plain_name(cell);
    if (name.empty()) return column::none;
    if (one_of(name, {"no", "nomor", "nomer", "no urut"})) return column::number;
    if (names_activity(cell)) return column::activity;
    if (name.find("kelengkapan") != std::string::npos || begins_with(name, "persyaratan") ||
        name == "syarat")
        return column::papers;
    if (one_of(name, {"waktu", "baku waktu", "jangka waktu", "waktu penyelesaian", "durasi"}) ||
        begins_with(name, "waktu "))
        return column::time;
    if (one_of(name, {"output", "ouput", "out put", "keluaran", "hasil", "output hasil"}))
        return column::output;
    if (one_of(name, {"ket", "keterangan", "ketr", "catatan"})) return column::remarks;
    return column::unknown;
}

bool names_group(std::string_view cell) {
    const std::string name = plain_name(cell);
    return one_of(name, {"pelaksana", "pelaksana kegiatan", "aktor", "unit pelaksana", "mutu baku",
                         "mutu buku", "baku mutu", "mutubaku", "mutu"});
}
bool names_performers(std::string_view cell) {
    return names_group(cell) && plain_name(cell).find("mutu") == std::string::npos;
}

std::string cell_at(const table_line& line, std::size_t at) {
    return at < line.cells.size() ? line.cells[at] : std::string();
}

std::string unit_in(std::string_view cell) {
    const std::size_t open = cell.find('(');
    if (open == std::string_view::npos) return {};
    std::string unit = plain_name(cell.substr(open + 1, cell.find(')') - open - 1));
    if (one_of(unit, {"menit", "jam", "hari", "hari kerja", "minggu", "bulan"})) return unit;
    return unit == "mnt" ? "menit" : "";
}

// Is this line the lower half of a heading?
bool is_lower_half(const table_line& upper, const table_line& line, std::size_t activity) {
    if (!cell_at(line, activity).empty() || numbers_columns(line)) return false;
    const bool grouped = std::any_of(upper.cells.begin(), upper.cells.end(), names_group);
    const bool number_below =
        std::any_of(line.cells.begin(), line.cells.end(), [](const std::string& each) {
            return column_of(each) == column::number || sign_of(each) == sign::acts;
        });
    return grouped && !number_below;
}

// Word copies a heading over several columns as one cell: what stands behind it slips to the left.
table_line spread(const table_line& upper, const table_line& lower) {
    const std::size_t width = lower.cells.size();
    if (upper.cells.size() >= width) return upper;
    table_line out{upper.line, std::vector<std::string>(width)};
    const auto standard =
        std::find_if(lower.cells.begin(), lower.cells.end(), [](const std::string& each) {
            const column is = column_of(each);
            return is == column::papers || is == column::time || is == column::output;
        });
    const auto last_group = std::find_if(upper.cells.rbegin(), upper.cells.rend(), names_group);
    const std::size_t behind = static_cast<std::size_t>(last_group - upper.cells.rbegin());
    for (std::size_t i = 0; i < upper.cells.size(); ++i) {
        std::size_t to = i;
        if (i + behind >= upper.cells.size())
            to = width - (upper.cells.size() - i);
        else if (names_group(upper.cells[i]) && !names_performers(upper.cells[i]) &&
                 standard != lower.cells.end())
            to = static_cast<std::size_t>(standard - lower.cells.begin());
        out.cells[to] = upper.cells[i];
    }
    return out;
}

std::string on_one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

class heading_reader {
  public:
    heading_reader(const table_line& upper, const table_line* lower)
        : upper_(upper), lower_(lower) {
        width_ = std::max(upper.cells.size(), lower != nullptr ? lower->cells.size() : 0);
    }

    heading run() {
        out_.columns.resize(width_);
        out_.office.resize(width_);
        first_standard_ = width_;
        for (std::size_t at = 0; at < width_; ++at) {
            const std::string below = lower_ != nullptr ? cell_at(*lower_, at) : std::string();
            const std::string above = cell_at(upper_, at);
            name_.push_back(on_one_line(!below.empty() ? below : names_group(above) ? "" : above));
            out_.columns[at] = column_of(name_.back());
            if (out_.columns[at] == column::time) out_.time_unit = unit_in(name_.back());
            if (out_.columns[at] == column::activity) activity_ = std::min(activity_, at);
            const bool standard = out_.columns[at] == column::papers ||
                                  out_.columns[at] == column::time ||
                                  out_.columns[at] == column::output;
            if (standard) first_standard_ = std::min(first_standard_, at);
        }
        out_.activity = plain_name(name_[activity_]);
        find_offices();
        return std::move(out_);
    }

  private:
    void find_offices() {
        for (std::size_t at = 0; at < width_; ++at) {
            const bool inside = at > activity_ && at < first_standard_;
            if (out_.columns[at] == column::unknown && inside) {
                add_office(at, name_[at]);
            } else if (out_.columns[at] == column::none && inside) {
                // A heading over several columns: what stands below it is of the same office.
                if (names_performers(cell_at(upper_, at)) && !has_offices_below())
                    out_.columns[at] = column::names;
                else if (!out_.offices.empty())
                    add_office(at, out_.offices.back());
            } else if (out_.columns[at] == column::unknown) {
                out_.unknown.push_back(name_[at]);
            }
        }
    }
    [[nodiscard]] bool has_offices_below() const {
        for (std::size_t at = activity_ + 1; at < first_standard_; ++at)
            if (out_.columns[at] == column::unknown || out_.columns[at] == column::office)
                return true;
        return false;
    }
    void add_office(std::size_t at, const std::string& name) {
        out_.columns[at] = column::office;
        const auto same = std::find(out_.offices.begin(), out_.offices.end(), name);
        out_.office[at] = static_cast<std::size_t>(same - out_.offices.begin());
        if (same == out_.offices.end()) out_.offices.push_back(name);
    }

    const table_line& upper_;
    const table_line* lower_;
    std::size_t width_ = 0;
    std::size_t activity_ = static_cast<std::size_t>(-1);
    std::size_t first_standard_ = 0;
    std::vector<std::string> name_;
    heading out_;
};

}  // namespace

std::string plain_name(std::string_view text) {
    std::string out;
    std::size_t depth = 0;
    for (const char c : text) {
        if (c == '(') ++depth;
        if (depth == 0) out += is_letter(c) || is_digit(c) || (c & 0x80) != 0 ? c : ' ';
        if (c == ')' && depth > 0) --depth;
    }
    return lints::low(single_spaced(out));
}

bool names_activity(std::string_view cell) {
    return one_of(plain_name(cell),
                  {"kegiatan", "uraian prosedur", "uraian kegiatan", "urutan kegiatan", "uraian",
                   "prosedur", "aktivitas", "aktifitas", "langkah", "langkah langkah",
                   "langkah kegiatan", "kegiatan uraian prosedur", "uraian kegiatan prosedur",
                   "tahapan kegiatan", "rincian kegiatan", "uraian aktivitas", "aktivitas kegiatan",
                   "uraian langkah", "langkah prosedur"});
}

bool heads_table(std::string_view line) {
    for (const char divider : {'\t', ';', ','}) {
        std::string_view rest = line;
        std::size_t cells = 0;
        bool found = false;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(divider), rest.size());
            std::string_view cell = rest.substr(0, end);
            while (!cell.empty() && cell.back() == '\r') cell.remove_suffix(1);
            found |= names_activity(cell);
            ++cells;
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        if (found && cells > 1) return true;
    }
    return false;
}

heading find_heading(const std::vector<table_line>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::vector<std::string>& cells = lines[i].cells;
        const auto activity = std::find_if(cells.begin(), cells.end(), names_activity);
        if (activity == cells.end() || cells.size() < 2) continue;
        const auto filled = std::count_if(cells.begin(), cells.end(),
                                          [](const std::string& each) { return !each.empty(); });
        if (filled < 2) continue;
        const bool two = i + 1 < lines.size() &&
                         is_lower_half(lines[i], lines[i + 1],
                                       static_cast<std::size_t>(activity - cells.begin()));
        const table_line upper = two ? spread(lines[i], lines[i + 1]) : lines[i];
        heading out = heading_reader(upper, two ? &lines[i + 1] : nullptr).run();
        out.first = i;
        out.count = two ? 2 : 1;
        return out;
    }
    return {};
}

bool numbers_columns(const table_line& line) {
    std::uint64_t expected = 0;
    std::size_t seen = 0;
    for (const std::string& each : line.cells) {
        if (each.empty()) continue;
        text_cursor in{each};
        in.take('(');
        const digit_run run = in.take_digits();
        in.take(')');
        in.take('.');
        if (run.length == 0 || !in.done() || (seen > 0 && run.value != expected)) return false;
        expected = run.value + 1;
        ++seen;
    }
    return seen >= 3;
}

bool repeats(const table_line& line, const std::vector<table_line>& lines, const heading& head) {
    std::size_t known = 0;
    for (const std::string& each : line.cells) {
        if (each.empty()) continue;
        const std::string name = plain_name(each);
        bool found = false;
        for (std::size_t i = head.first; i < head.first + head.count; ++i)
            found |=
                std::any_of(lines[i].cells.begin(), lines[i].cells.end(),
                            [&](const std::string& other) { return plain_name(other) == name; });
        if (!found || name.empty()) return false;
        ++known;
    }
    return known >= 2;
}

sign sign_of(std::string_view cell) {
    const std::string word = lints::low(single_spaced(cell));
    if (word.empty() || one_of(word, {"-", "–", "—", "0", ".", "n/a"})) return sign::none;
    // The letters are what ticks of Wingdings become in another font.
    if (one_of(word, {"x",
                      "v",
                      "√",
                      "✓",
                      "✔",
                      "☑",
                      "☒",
                      "✗",
                      "✘",
                      "■",
                      "□",
                      "▪",
                      "▫",
                      "▬",
                      "▭",
                      "●",
                      "○",
                      "•",
                      "*",
                      "1",
                      "o",
                      "ü",
                      "Ü",
                      "û",
                      "þ",
                      "Þ",
                      "ý",
                      "\xEF\x83\xBC",
                      "\xEF\x82\xA8",
                      "\xEF\x83\xBE",
                      "(x)",
                      "(v)",
                      "[x]",
                      "[v]",
                      "ok",
                      "vv"}))
        return sign::acts;
    if (one_of(word, {"◇", "◆", "♦", "⬦", "⬥", "keputusan", "?"})) return sign::decides;
    if (one_of(word, {"mulai", "selesai", "mulai/selesai"})) return sign::begins;
    return sign::label;
}

}  // namespace alur::authors
