#include "author/table_text.hpp"

#include "sop/csv_cells.hpp"
#include "sop/json_scan.hpp"
#include "sop/utf8.hpp"

#include <alur/time/text.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace alur::authors {
namespace {

// 0x80 to 0x9F of Windows-1252; what it leaves open stays as it is.
constexpr std::array<unsigned, 32> windows_1252{
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = utf8_length(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

std::string from_utf16(std::string_view bytes, bool big) {
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return big ? unsigned{first} << 8U | second : unsigned{second} << 8U | first;
    };
    std::string out;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        unsigned c = unit(at);
        const bool pair = c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size() &&
                          unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000;
        if (pair) {
            c = 0x10000 + ((c - 0xD800) << 10U) + (unit(at + 2) - 0xDC00);
            at += 2;
        }
        append_utf8(out, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
    }
    return out;
}

std::string from_windows(std::string_view bytes) {
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        append_utf8(out, byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80U] : byte);
    }
    return out;
}

std::string as_utf8(std::string_view bytes, std::vector<bilingual>& notes) {
    // A mark promises UTF-8; files that were put together of two break the promise.
    if (bytes.substr(0, 3) == byte_order_mark && is_utf8(bytes.substr(3)))
        return std::string(bytes.substr(3));
    if (bytes.substr(0, 2) == "\xFF\xFE") return from_utf16(bytes.substr(2), false);
    if (bytes.substr(0, 2) == "\xFE\xFF") return from_utf16(bytes.substr(2), true);
    // Without a mark, every second byte of what an office writes is zero.
    const std::string_view begin = bytes.substr(0, 64);
    if (begin.size() > 1 && begin.find('\0') != std::string_view::npos)
        return from_utf16(bytes, begin[0] == '\0');
    if (is_utf8(bytes)) return std::string(bytes);
    notes.push_back({"huruf dibaca sebagai Windows-1252 (penyandian lama Excel)",
                     "letters are read as Windows-1252 (Excel's old encoding)"});
    return from_windows(bytes.substr(bytes.substr(0, 3) == byte_order_mark ? 3 : 0));
}

// What cannot be seen and is refused in an SOP: controls, marks of direction, soft hyphens.
std::string visible(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t length = std::max<std::size_t>(1, utf8_length(text));
        const std::string_view one = text.substr(0, length);
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(one[i]); };
        const bool control = length == 1 && (byte(0) < 0x20 || byte(0) == 0x7F) &&
                             std::string_view("\n\r\t\v").find(one[0]) == std::string_view::npos;
        const bool control_2 =
            length == 2 && byte(0) == 0xC2 && (byte(1) < 0xA0 || byte(1) == 0xAD);
        const bool turn = length == 3 && byte(0) == 0xE2 &&
                          ((byte(1) == 0x80 && byte(2) >= 0x8B && byte(2) <= 0x8F) ||
                           (byte(1) == 0x80 && byte(2) >= 0xAA && byte(2) <= 0xAE) ||
                           (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9));
        if (!control && !control_2 && !turn) out += one;
        text.remove_prefix(length);
    }
    return out;
}

std::string cleaned(std::string_view raw) {
    const std::string seen = visible(raw);
    std::string_view cell = seen;
    cell = stripped(cell);
    if (cell.size() > 2 && cell.substr(0, 2) == "=\"" && cell.back() == '"')
        cell = cell.substr(2, cell.size() - 3);
    std::string out;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find_first_of("\r\n\v"), cell.size());
        const std::string line = single_spaced(cell.substr(0, end));
        if (!line.empty()) out += (out.empty() ? "" : "\n") + line;
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return out;
}

bool is_office_file(std::string_view bytes) {
    for (const std::string_view begins : {"PK\x03\x04", "\xD0\xCF\x11\xE0", "%PDF", "{\\rtf"})
        if (bytes.substr(0, begins.size()) == begins) return true;
    return false;
}

}  // namespace

table_text read_table(std::string_view bytes, bool (*heads)(std::string_view line)) {
    table_text out;
    if (is_office_file(bytes)) {
        out.fault = {
            "ini berkas Word, Excel, atau PDF; di Excel pilih Simpan Sebagai \"CSV UTF-8\" atau "
            "\"Teks Unicode\", atau salin tabelnya ke berkas teks",
            "this is a file of Word, Excel or PDF; in Excel choose Save As \"CSV UTF-8\" or "
            "\"Unicode Text\", or copy the table into a text file"};
        return out;
    }
    const std::string text = as_utf8(bytes, out.notes);
    std::string_view rest = text;
    char divider = '\0';
    std::uint64_t passed = 0;
    if (rest.size() > 4 && same_word(rest.substr(0, 3), "sep") && rest[3] == '=' &&
        std::string_view(",;\t|").find(rest[4]) != std::string_view::npos) {
        divider = rest[4];
        rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
        passed = 1;
    }
    for (std::size_t at = 0; divider == '\0' && at < rest.size();) {
        const std::size_t end = std::min(rest.find('\n', at), rest.size());
        const std::string_view line = rest.substr(at, end - at);
        if (heads(line)) divider = divider_of(line);
        at = end + 1;
    }
    out.divider = divider == '\0' ? divider_of(rest) : divider;
    csv_cells csv(rest, out.divider);
    while (csv.next()) {
        table_line line{csv.line() + passed, {}};
        for (const std::string_view each : csv.cells()) line.cells.push_back(cleaned(each));
        const bool any = std::any_of(line.cells.begin(), line.cells.end(),
                                     [](const std::string& each) { return !each.empty(); });
        if (any) out.lines.push_back(std::move(line));
    }
    if (csv.unclosed())
        out.fault = {"tanda petik pembuka sel di baris " + std::to_string(csv.line() + passed) +
                         " tidak pernah ditutup",
                     "the quote that opens a cell in line " + std::to_string(csv.line() + passed) +
                         " is never closed"};
    return out;
}

}  // namespace alur::authors
