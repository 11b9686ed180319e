#include "case/chain_faults.hpp"

#include "case/chain_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace alur {
namespace {

using fault_kind = chain_fault_kind;

bilingual restore() {
    return {
        "Jangan menambah apa pun. Simpan berkas ini apa adanya, lalu bandingkan dengan cadangan "
        "dan dengan sidik akhir yang pernah dicetak.",
        "Add nothing. Keep this file as it is, and compare it with a backup and with the heads "
        "that were printed."};
}

bilingual from_backup() {
    return {"Ambil kembali berkas dari cadangan; jangan membukanya dengan penyunting teks.",
            "Restore the file from a backup; do not open it in a text editor."};
}

bilingual reopen() {
    return {"Buka jejak ini untuk menulis: bagian yang terputus dipindahkan ke berkas .sisa.",
            "Open this journal for writing: the unfinished part is moved to the .sisa file."};
}

// Indonesian and English share their one argument list.
template <class... Values>
bilingual both(std::string_view id, std::string_view en, const Values&... values) {
    return {fmt::vformat(id, fmt::make_format_args(values...)),
            fmt::vformat(en, fmt::make_format_args(values...))};
}

std::string_view without_nul_tail(std::string_view tail) {
    const std::size_t last = tail.find_last_not_of('\0');
    return tail.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

bool seals(const std::optional<line_form>& form, const digest& before) {
    return form && sha256(before, form->hashed) == form->stated;
}

// Could be what was written of a line before the writing stopped. A power failure may leave NUL
// where the file had grown already.
bool could_be_begun(std::string_view tail, const journal_head& before) {
    const std::string_view written = without_nul_tail(tail);
    const std::string begin = fmt::format("{}{},", line_begin, before.count + 1);
    const std::size_t known = std::min(begin.size(), written.size());
    if (written.size() >= max_line_bytes || has_control(written) ||
        written.substr(0, known) != std::string_view(begin).substr(0, known))
        return false;
    // A whole line and one byte more was once ended by LF.
    return written.empty() || !seals(form_of(written.substr(0, written.size() - 1)), before.last);
}

// Where the line with that number stands further down: counted from the one at `offset`, which is
// 0. Nothing if it is nowhere.
std::optional<std::uint64_t> further_down(std::string_view text, std::size_t offset,
                                          std::uint64_t number) {
    std::uint64_t away = 0;
    while (const auto line = line_at(text, offset)) {
        if (away != 0) {
            const std::optional<line_form> form = form_of(*line);
            if (form && form->number == number) return away;
        }
        offset += line->size() + 1;
        ++away;
    }
    return std::nullopt;
}

std::string_view nth_line(std::string_view text, std::uint64_t n) {
    std::size_t offset = 0;
    for (;; --n) {
        const auto line = line_at(text, offset);
        if (!line || n == 1) return line.value_or(std::string_view{});
        offset += line->size() + 1;
    }
}

chain_fault torn_fault(const chain_stop& at, std::uint64_t number) {
    const std::size_t left = at.text.size() - at.offset;
    if (at.pending == 0)
        return {
            fault_kind::torn, number, at.offset,
            both("Baris {0} belum selesai ditulis (terputus setelah {1} bita).",
                 "Line {0} was not written to its end (it stops after {1} bytes).", number, left),
            reopen()};
    const std::uint64_t first = at.before.count + 1 - at.pending;
    return {fault_kind::torn, number, at.offset,
            both("Kelompok baris mulai baris {0} belum selesai ditulis: terputus pada baris {1}.",
                 "The batch of lines from line {0} was not written to its end: it stops at line "
                 "{1}.",
                 first, number),
            reopen()};
}

// The right number, but the hash does not follow.
chain_fault altered_fault(const chain_stop& at, std::uint64_t number, const line_form& form,
                          std::size_t next_offset) {
    const auto next_line = line_at(at.text, next_offset);
    const std::optional<line_form> next = next_line ? form_of(*next_line) : std::nullopt;
    const digest computed = sha256(at.before.last, form.hashed);
    bilingual known;
    if (next && sha256(form.stated, next->hashed) == next->stated)
        known = both(
            "Baris berikutnya cocok dengan sidik yang tertulis di sini: isi baris ini diubah, atau "
            "baris-baris sebelumnya ditulis ulang, atau mulai baris ini berasal dari jejak lain.",
            "The next line fits the hash written here: the text of this line was altered, or the "
            "lines before it were written anew, or from here on it is another journal.");
    else if (next && sha256(computed, next->hashed) == next->stated)
        known = both("Baris berikutnya cocok dengan isi baris ini: yang diubah hanya sidiknya.",
                     "The next line fits the text of this line: only its hash was altered.");
    else
        known = both("Apa yang semula tertulis di sini tidak dapat diketahui dari berkas ini.",
                     "What stood here before cannot be known from this file.");
    const bilingual what = both("Baris {0}: isinya tidak cocok dengan sidiknya. ",
                                "Line {0}: its text does not fit its hash. ", number);
    return {fault_kind::altered,
            number,
            at.offset,
            {what.id + known.id, what.en + known.en},
            restore()};
}

// Another number than the one expected.
chain_fault number_fault(const chain_stop& at, std::uint64_t number, std::string_view line,
                         const line_form& form, std::size_t next_offset) {
    const auto made = [&](fault_kind what, bilingual message) {
        return chain_fault{what, number, at.offset, std::move(message), restore()};
    };
    if (seals(form, at.before.last))
        return made(fault_kind::wrong_number,
                    both("Baris {0} bernomor {1}, padahal sidiknya cocok: penulisnya salah nomor.",
                         "Line {0} has number {1} although its hash fits: whoever wrote it counted "
                         "wrongly.",
                         number, form.number));
    const auto next_line = line_at(at.text, next_offset);
    const std::optional<line_form> next = next_line ? form_of(*next_line) : std::nullopt;
    if (next && next->number == number + 1 && seals(next, form.stated))
        return altered_fault(at, number, form, next_offset);
    if (form.number < number) {
        if (form.number > at.lines_before_text &&
            nth_line(at.text, form.number - at.lines_before_text) == line)
            return made(fault_kind::repeated,
                        both("Baris {0} mengulang baris {1}.", "Line {0} repeats line {1}.", number,
                             form.number));
        return made(fault_kind::repeated,
                    both("Baris {0} memakai nomor {1}, yang sudah ada di atas dengan isi lain.",
                         "Line {0} has number {1}, which stands above with another text.", number,
                         form.number));
    }
    if (const auto away = further_down(at.text, at.offset, number))
        return made(fault_kind::moved,
                    both("Urutan baris berubah: di tempat baris {0} ada baris {1}, sedangkan baris "
                         "{0} ada {2} baris di bawahnya.",
                         "The lines were reordered: where line {0} belongs stands line {1}, and "
                         "line {0} stands {2} below it.",
                         number, form.number, *away));
    const std::uint64_t last_missing = form.number - 1;
    return made(fault_kind::missing,
                both("Baris {0} sampai {1} tidak ada: di tempatnya ada baris bernomor {2}.",
                     "Lines {0} to {1} are not there: in their place stands a line numbered {2}.",
                     number, last_missing, form.number));
}

// A line that does not have the form of one.
chain_fault form_fault(const chain_stop& at, std::uint64_t number, std::string_view line) {
    const auto made = [&](fault_kind what, bilingual message, bilingual fix) {
        return chain_fault{what, number, at.offset, std::move(message), std::move(fix)};
    };
    if (line.empty() || line == "\r")
        return made(fault_kind::blank_line, both("Baris {0} kosong.", "Line {0} is blank.", number),
                    from_backup());
    if (line.ends_with('\r'))
        return made(fault_kind::crlf,
                    both("Baris {0} berakhir CRLF seperti berkas Windows.",
                         "Line {0} ends in CRLF, as files of Windows do.", number),
                    from_backup());
    if (has_control(line)) {
        const auto bad = std::find_if(line.begin(), line.end(),
                                      [](char c) { return static_cast<unsigned char>(c) < 0x20U; });
        const auto value = static_cast<unsigned>(static_cast<unsigned char>(*bad));
        const auto where = bad - line.begin() + 1;
        return made(fault_kind::control_character,
                    both("Baris {0} memuat tanda kendali (bita {1:#04x}) pada bita ke-{2}.",
                         "Line {0} holds a control character ({1:#04x}) as its byte {2}.", number,
                         value, where),
                    restore());
    }
    return made(fault_kind::not_a_line,
                both("Baris {0} bukan baris jejak: harus diawali {{\"n\":{0}, dan diakhiri "
                     ",\"sidik\":\"(64 angka)\"}}.",
                     "Line {0} is no line of a journal: it must begin with {{\"n\":{0}, and end "
                     "with ,\"sidik\":\"(64 digits)\"}}.",
                     number),
                restore());
}

}  // namespace

chain_fault fault_of(const chain_stop& at) {
    const std::uint64_t number = at.before.count + 1;
    const auto line = line_at(at.text, at.offset);
    const std::string_view tail = at.text.substr(at.offset);
    if (!line && could_be_begun(tail, at.before)) return torn_fault(at, number);
    const std::string_view read = line.value_or(tail);
    if (read.size() >= max_line_bytes)
        return {fault_kind::too_long, number, at.offset,
                both("Baris {0} lebih panjang daripada batas 1 MiB.",
                     "Line {0} is longer than the limit of 1 MiB.", number),
                restore()};
    if (!line) {
        if (!tail.empty() && seals(form_of(tail.substr(0, tail.size() - 1)), at.before.last))
            return {fault_kind::altered, number, at.offset,
                    both("Baris {0}: akhir barisnya diubah.", "Line {0}: its line end was altered.",
                         number),
                    restore()};
        return form_fault(at, number, tail);
    }
    const std::optional<line_form> form = form_of(*line);
    if (!form || has_control(*line)) return form_fault(at, number, *line);
    const std::size_t next = at.offset + line->size() + 1;
    return form->number == number ? altered_fault(at, number, *form, next)
                                  : number_fault(at, number, *line, *form, next);
}

chain_fault truncated_fault(const chain_report& read, const journal_head& kept) {
    const std::uint64_t lacking = kept.count - read.head.count;
    return {
        fault_kind::truncated, read.head.count + 1, read.good_bytes,
        both("Jejak ini terpotong: ada {0} baris, sedangkan sidik akhir yang disimpan menyebut "
             "{1} baris; {2} baris terakhir tidak ada.",
             "This journal was cut: it has {0} lines, the head that was kept says {1}; the last "
             "{2} are not there.",
             read.head.count, kept.count, lacking),
        restore()};
}

chain_fault other_head_fault(std::size_t offset, const journal_head& kept,
                             const journal_head& fits) {
    const std::uint64_t first = fits.count + 1;
    return {fault_kind::other_head, first, offset,
            both("Sidik baris {1} lain daripada sidik akhir yang disimpan: jejak ini ditulis ulang "
                 "di antara baris {0} dan {1}, atau ini jejak lain.",
                 "The hash of line {1} is not the one that was kept: this journal was written anew "
                 "between lines {0} and {1}, or it is another journal.",
                 first, kept.count),
            restore()};
}

chain_fault control_in_content(std::uint64_t number) {
    return {fault_kind::control_character, number, 0,
            both("Isi untuk baris {0} memuat tanda kendali.",
                 "The content for line {0} holds a control character.", number),
            both("Tulis tanda itu sebagai \\u00xx.", "Write it as \\u00xx.")};
}

chain_fault content_too_long(std::uint64_t number, std::size_t bytes) {
    return {fault_kind::too_long, number, 0,
            both("Isi untuk baris {0} terlalu panjang: {1} bita; batasnya 1 MiB per baris.",
                 "The content for line {0} is too long: {1} bytes; the limit is 1 MiB a line.",
                 number, bytes),
            both("Ringkas catatan atau alasannya, atau lampirkan sebagai dokumen.",
                 "Shorten the note or the reason, or attach it as a document.")};
}

chain_fault content_not_a_line(std::uint64_t number) {
    return {fault_kind::not_a_line,
            number,
            0,
            both("Isi untuk baris {0} harus diawali {{\"n\":{0} dan tidak diakhiri \"lanjut\".",
                 "The content for line {0} must begin with {{\"n\":{0} and not end with "
                 "\"lanjut\".",
                 number),
            {}};
}

}  // namespace alur
