#include "sop/load_syntax.hpp"

#include "sop/json_scan.hpp"
#include "sop/utf8.hpp"

#include <alur/time/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace alur {
namespace {

diagnostic finding(const char* code, std::size_t offset, bilingual message, bilingual fix) {
    diagnostic out;
    out.code = code;
    out.message = std::move(message);
    out.fix = std::move(fix);
    out.offset = offset;
    return out;
}

struct foreign_file {
    std::string_view begins;
    const char* name;
};
constexpr std::array<foreign_file, 6> foreign_files{{{"PK\x03\x04", "Word/Excel/LibreOffice (ZIP)"},
                                                     {"\xD0\xCF\x11\xE0", "Word/Excel 97"},
                                                     {"%PDF", "PDF"},
                                                     {"{\\rtf", "RTF"},
                                                     {"<?xml", "XML"},
                                                     {"<!DOCTYPE", "HTML"}}};

std::optional<diagnostic> wrong_encoding(std::string_view text) {
    for (const foreign_file& each : foreign_files)
        if (text.substr(0, each.begins.size()) == each.begins)
            return finding("JS04", 0,
                           {fmt::format("Ini berkas {}, bukan teks JSON.", each.name),
                            fmt::format("This is a {} file, not JSON text.", each.name)},
                           {"Salin isinya ke penyunting teks dan simpan sebagai .json (UTF-8).",
                            "Copy its content into a text editor and save it as .json (UTF-8)."});
    const std::string_view two = text.substr(0, 2);
    const bool marked = two == "\xFF\xFE" || two == "\xFE\xFF";
    const bool bare = text.size() > 1 && (text[0] == '\0') != (text[1] == '\0');
    if (marked || bare)
        return finding(
            "JS04", 0,
            {"Berkas ini disimpan sebagai UTF-16 (\"Unicode\").",
             "This file was saved as UTF-16 (\"Unicode\")."},
            {"Simpan ulang dengan penyandian UTF-8.", "Save it again with UTF-8 encoding."});
    return std::nullopt;
}

std::optional<diagnostic> wrong_byte(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '\0')
            return finding("JS04", i,
                           {"Berkas ini berisi byte nol; ini bukan berkas teks.",
                            "This file holds a zero byte; it is not a text file."},
                           {"Buka dokumen aslinya dan simpan sebagai teks UTF-8.",
                            "Open the original document and save it as UTF-8 text."});
        const std::size_t length = utf8_length(text.substr(i));
        if (length == 0) {
            const auto byte = static_cast<unsigned char>(text[i]);
            const bool windows = byte <= 0x9F;
            return finding(
                "JS04", i,
                {fmt::format("Berkas ini bukan UTF-8: byte 0x{:02X} di sini{}.", unsigned{byte},
                             windows ? " (tanda dari Windows-1252, mungkin tanda petik Word)" : ""),
                 fmt::format(
                     "This file is not UTF-8: byte 0x{:02X} here{}.", unsigned{byte},
                     windows ? " (a Windows-1252 sign, perhaps a quotation mark of Word)" : "")},
                {"Simpan ulang dengan penyandian UTF-8.", "Save it again with UTF-8 encoding."});
        }
        i += length;
    }
    return std::nullopt;
}

// A quotation mark that is not JSON's, at the beginning of `text`.
bool foreign_quote(std::string_view text) {
    constexpr std::array<std::string_view, 12> marks{"\xE2\x80\x9C",
                                                     "\xE2\x80\x9D",
                                                     "\xE2\x80\x9E",
                                                     "\xE2\x80\x9F",
                                                     "\xE2\x80\xB3",
                                                     "\xE2\x80\x98",
                                                     "\xE2\x80\x99",
                                                     "\xC2\xAB",
                                                     "\xC2\xBB",
                                                     "\xEF\xBC\x82",
                                                     "'",
                                                     "`"};
    return std::any_of(marks.begin(), marks.end(), [text](std::string_view mark) {
        return text.substr(0, mark.size()) == mark;
    });
}

std::string first_character(std::string_view text) {
    return std::string{text.substr(0, std::max<std::size_t>(1, utf8_length(text)))};
}

// Walks a text with the grammar of `load` and stops at the first thing that does not fit.
class syntax_walk {
  public:
    explicit syntax_walk(std::string_view text) : text_(text) {}

    std::optional<diagnostic> run() {
        while (step()) {
        }
        return std::move(found_);
    }

  private:
    enum class expects : unsigned char {
        value,
        value_or_close,
        key_or_close,
        colon,
        comma_or_close,
        end
    };
    struct open_bracket {
        char kind;
        std::size_t at;
    };

    bool step() {
        const std::size_t before = at_;
        at_ = skip_blanks(text_, at_);
        const std::string_view passed = text_.substr(before, at_ - before);
        if (at_ == text_.size()) {
            const std::size_t comment = passed.rfind("/*");
            if (comment != std::string_view::npos &&
                passed.find("*/", comment + 2) == std::string_view::npos)
                say("JS05", before + comment,
                    {"Komentar ini tidak ditutup.", "This comment is not closed."},
                    {"Tambahkan */ di akhir komentar.", "Add */ at the end of the comment."});
            else if (state_ != expects::end)
                ended_early();
            return false;
        }
        const char c = text_[at_];
        if (stray_space() || wrong_quote(c)) return false;
        switch (state_) {
            case expects::end:
                return after_the_end();
            case expects::colon:
                return take_colon(c);
            case expects::comma_or_close:
                return take_comma_or_close(c);
            case expects::key_or_close:
                return c == '}' ? close(c) : take_key(c);
            case expects::value_or_close:
                return c == ']' ? close(c) : take_value(c);
            case expects::value:
                break;
        }
        return take_value(c);
    }

    bool say(const char* code, std::size_t at, bilingual message, bilingual fix) {
        found_ = finding(code, at, std::move(message), std::move(fix));
        return false;
    }

    bool stray_space() {
        if (text_[at_] == '\f' || text_[at_] == '\v' || space_length(text_.substr(at_)) != 0) {
            say("JS03", at_,
                {"Di sini ada spasi khusus (misalnya spasi tak putus dari Word) di luar teks.",
                 "A special space (such as a no-break space from Word) stands here outside a "
                 "text."},
                {"Ganti dengan spasi biasa.", "Replace it with a plain space."});
            return true;
        }
        return false;
    }

    bool wrong_quote(char c) {
        if (c == '"' || !foreign_quote(text_.substr(at_))) return false;
        const std::string mark = first_character(text_.substr(at_));
        say("JS02", at_,
            {fmt::format("Tanda petik {} tidak berlaku di JSON.", mark),
             fmt::format("The quotation mark {} is not JSON's.", mark)},
            {"Ganti dengan tanda petik lurus \" di awal dan akhir teks.",
             "Replace it with a straight quote \" at both ends of the text."});
        return true;
    }

    bool take_colon(char c) {
        if (c == ':') {
            ++at_;
            state_ = expects::value;
            return true;
        }
        return say("JS01", at_,
                   {"Setelah kunci harus ada titik dua.", "A colon must follow the key."},
                   {"Tulis \"kunci\": nilai.", "Write \"key\": value."});
    }

    bool take_comma_or_close(char c) {
        if (c == ',') {
            ++at_;
            state_ = open_.back().kind == '{' ? expects::key_or_close : expects::value_or_close;
            return true;
        }
        if (c == '}' || c == ']') return close(c);
        if (c == ':')
            return say("JS01", at_,
                       {"Titik dua tidak boleh ada di sini; daftar [ … ] tidak memakai kunci.",
                        "No colon may stand here; a list [ … ] has no keys."},
                       {"Gunakan { … } untuk kunci dan nilai.", "Use { … } for keys and values."});
        if (c == ';')
            return say(
                "JS01", at_,
                {"Titik koma bukan pemisah di JSON.", "A semicolon is no separator in JSON."},
                {"Ganti dengan koma.", "Replace it with a comma."});
        if (after_text_ && c != '"' && c != '{' && c != '[')
            return say("JS01", at_,
                       {"Teks sudah ditutup sebelum ini; mungkin ada tanda petik \" di dalam teks.",
                        "The text was closed before this; perhaps it holds a quotation mark \"."},
                       {"Tulis tanda petik di dalam teks sebagai \\\", atau tambahkan koma.",
                        "Write a quotation mark within a text as \\\", or add the comma."});
        return say("JS01", at_,
                   {"Koma kurang sebelum bagian ini.", "A comma is missing before this."},
                   {"Tambahkan koma di akhir bagian sebelumnya.",
                    "Add a comma at the end of what stands before."});
    }

    bool close(char c) {
        const open_bracket& last = open_.back();
        if ((last.kind == '{') != (c == '}')) {
            const char right = last.kind == '{' ? '}' : ']';
            const std::size_t line = line_of(last.at);
            return say(
                "JS01", at_,
                {fmt::format("Kurung {} di baris {} ditutup dengan {}.", last.kind, line, c),
                 fmt::format("The bracket {} of line {} is closed by {}.", last.kind, line, c)},
                {fmt::format("Tutup dengan {}.", right), fmt::format("Close it with {}.", right)});
        }
        open_.pop_back();
        ++at_;
        value_done(false);
        return true;
    }

    bool take_key(char c) {
        if (c == '"') {
            if (!take_string()) return false;
            state_ = expects::colon;
            return true;
        }
        if (c == ',') return twice_a_comma();
        return say("JS01", at_,
                   {"Di sini harus ada kunci yang diapit tanda petik.",
                    "A key in quotation marks must stand here."},
                   {"Tulis misalnya \"judul\": \"…\".", "Write for example \"judul\": \"…\"."});
    }

    bool take_value(char c) {
        if (c == '"') {
            if (!take_string()) return false;
            value_done(true);
            return true;
        }
        if (c == '{' || c == '[') {
            open_.push_back({c, at_});
            ++at_;
            state_ = c == '{' ? expects::key_or_close : expects::value_or_close;
            return true;
        }
        if (c == ',') return twice_a_comma();
        if (c == '}' || c == ']')
            return say("JS01", at_, {"Nilainya belum ada.", "The value is missing."},
                       {"Isi nilainya, atau hapus kuncinya.", "Give a value, or remove the key."});
        if (is_digit(c) || c == '-' || c == '+' || c == '.') return take_number();
        for (const std::string_view word : {"true", "false", "null"})
            if (text_.substr(at_, word.size()) == word) {
                at_ += word.size();
                if (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]))) break;
                value_done(false);
                return true;
            }
        return bare_word();
    }

    bool bare_word() {
        text_cursor in{text_, at_};
        const std::string_view word = in.take_word();
        const bool yes = same_word(word, "true") || same_word(word, "ya");
        const bool no = same_word(word, "false") || same_word(word, "tidak");
        if (yes || no) {
            const char* right = yes ? "true" : "false";
            return say("JS01", at_,
                       {fmt::format("\"{}\" bukan nilai JSON.", word),
                        fmt::format("\"{}\" is not a JSON value.", word)},
                       {fmt::format("Tulis {} dengan huruf kecil, tanpa tanda petik.", right),
                        fmt::format("Write {} in lower case, without quotes.", right)});
        }
        return say("JS01", at_,
                   {"Di sini harus ada nilai; teks harus diapit tanda petik.",
                    "A value must stand here; a text must be in quotation marks."},
                   {"Apit teks dengan tanda petik lurus: \"…\".",
                    "Put the text in straight quotation marks: \"…\"."});
    }

    bool take_number() {
        const std::size_t start = at_;
        const auto digits = [this] {
            const std::size_t from = at_;
            while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
            return at_ - from;
        };
        const bool minus = text_[at_] == '-';
        if (minus) ++at_;
        const std::size_t whole = digits();
        const bool leading_zero = whole > 1 && text_[start + (minus ? 1U : 0U)] == '0';
        bool good = whole > 0 && !leading_zero;
        if (good && at_ < text_.size() && text_[at_] == '.') {
            ++at_;
            good = digits() > 0;
        }
        if (good && at_ < text_.size() && (text_[at_] == 'e' || text_[at_] == 'E')) {
            ++at_;
            if (at_ < text_.size() && (text_[at_] == '+' || text_[at_] == '-')) ++at_;
            good = digits() > 0;
        }
        good = good && (at_ >= text_.size() || !(is_letter(text_[at_]) || text_[at_] == '.'));
        if (!good)
            return say(
                "JS01", start,
                {leading_zero ? "Angka tidak boleh diawali nol." : "Ini bukan angka yang benar.",
                 leading_zero ? "A number may not begin with zero."
                              : "This is not a valid number."},
                {"Tulis misalnya 3 atau 0.5; nomor seperti 5a adalah teks: \"5a\".",
                 "Write for example 3 or 0.5; a number like 5a is a text: \"5a\"."});
        value_done(false);
        return true;
    }

    bool take_string() {
        const std::size_t start = at_;
        for (++at_; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '"') {
                ++at_;
                return true;
            }
            if (c == '\n' || c == '\r')
                return say("JS05", start,
                           {"Teks ini tidak ditutup sampai akhir baris.",
                            "This text is not closed before the end of its line."},
                           {"Tambahkan tanda petik \" di akhir teks; baris baru di dalam teks "
                            "ditulis \\n.",
                            "Add a quotation mark \" at its end; a new line within a text is "
                            "written \\n."});
            if (static_cast<unsigned char>(c) < 0x20)
                return say(
                    "JS03", at_,
                    {c == '\t' ? "Di dalam teks ini ada tab."
                               : "Di dalam teks ini ada karakter kendali.",
                     c == '\t' ? "This text holds a tab." : "This text holds a control character."},
                    {"Ganti dengan spasi.", "Replace it with a space."});
            if (c == '\\' && !take_escape()) return false;
        }
        return say(
            "JS05", start, {"Teks ini tidak ditutup.", "This text is not closed."},
            {"Tambahkan tanda petik \" di akhir teks.", "Add a quotation mark \" at its end."});
    }

    // At a backslash; ends on the last byte of the escape.
    bool take_escape() {
        const std::size_t start = at_;
        const std::string_view rest = text_.substr(at_ + 1);
        if (!rest.empty() &&
            std::string_view{"\"\\/bfnrt"}.find(rest[0]) != std::string_view::npos) {
            ++at_;
            return true;
        }
        constexpr std::string_view hexadecimal = "0123456789abcdefABCDEF";
        if (rest.size() >= 5 && rest[0] == 'u' &&
            rest.substr(1, 4).find_first_not_of(hexadecimal) == std::string_view::npos) {
            at_ += 5;
            return true;
        }
        return say(
            "JS01", start,
            {"Garis miring terbalik \\ tidak berlaku di sini.",
             "A backslash \\ is not valid here."},
            {"Tulis \\\\ untuk satu garis miring terbalik.", "Write \\\\ for one backslash."});
    }

    bool twice_a_comma() {
        return say("JS01", at_, {"Koma ini berlebih.", "This comma is one too many."},
                   {"Hapus komanya.", "Remove the comma."});
    }

    bool after_the_end() {
        return say("JS01", at_,
                   {"Dokumen sudah berakhir sebelum ini.", "The document ended before this."},
                   {"Hapus bagian ini, atau periksa kurung penutup di atasnya.",
                    "Remove this, or check the closing brackets above."});
    }

    void ended_early() {
        if (open_.empty()) {
            say("JS05", at_, {"Berkas ini kosong.", "This file is empty."},
                {"Mulai dengan { \"judul\": \"…\", … }.", "Begin with { \"judul\": \"…\", … }."});
            return;
        }
        const open_bracket& last = open_.back();
        const char right = last.kind == '{' ? '}' : ']';
        const std::size_t line = line_of(last.at);
        say("JS05", at_,
            {fmt::format("Berkas berakhir sebelum {} di baris {} ditutup.", last.kind, line),
             fmt::format("The file ends before {} of line {} is closed.", last.kind, line)},
            {fmt::format("Tambahkan {} di tempatnya.", right),
             fmt::format("Add {} where it belongs.", right)});
    }

    void value_done(bool was_text) {
        after_text_ = was_text;
        state_ = open_.empty() ? expects::end : expects::comma_or_close;
    }

    [[nodiscard]] std::size_t line_of(std::size_t at) const {
        const std::string_view before = text_.substr(0, at);
        return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    }

    std::string_view text_;
    std::size_t at_ = 0;
    expects state_ = expects::value;
    bool after_text_ = false;
    std::vector<open_bracket> open_;
    std::optional<diagnostic> found_;
};

}  // namespace

diagnostic explain_syntax(std::string_view text, std::size_t stopped_at) {
    if (std::optional<diagnostic> encoding = wrong_encoding(text)) return *std::move(encoding);
    std::optional<diagnostic> byte = wrong_byte(text);
    std::optional<diagnostic> syntax = syntax_walk{text}.run();
    if (byte && (!syntax || *byte->offset <= *syntax->offset || text[*byte->offset] == '\0'))
        return *std::move(byte);
    if (syntax) return *std::move(syntax);
    return finding("JS01", std::min(stopped_at, text.size()),
                   {"Bagian ini bukan JSON yang benar.", "This part is not valid JSON."},
                   {"Periksa kurung, koma, dan tanda petik di sekitarnya.",
                    "Check the brackets, commas and quotes around it."});
}

}  // namespace alur
