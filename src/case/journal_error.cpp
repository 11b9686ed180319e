#include "case/journal_error.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <utility>

namespace alur {
namespace {

journal_error made(journal_trouble what, std::string id, std::string en, int code = 0) {
    journal_error out;
    out.what = what;
    out.message = {std::move(id), std::move(en)};
    out.system_code = code;
    return out;
}

}  // namespace

bilingual system_words(int code) {
    switch (code) {
        case ENOSPC:
            return {"tidak ada ruang tersisa di media penyimpanan",
                    "no space is left on the device"};
        case EDQUOT:
            return {"jatah ruang simpan sudah habis", "the disk quota is used up"};
        case EFBIG:
            return {"berkas melewati batas ukuran", "the file would exceed a size limit"};
        case EIO:
            return {"media penyimpanan gagal membaca atau menulis",
                    "the device failed to read or write"};
        case EROFS:
            return {"media penyimpanan hanya dapat dibaca", "the file system is read-only"};
        case EACCES:
        case EPERM:
            return {"izin tidak ada", "permission is denied"};
        case ENOENT:
            return {"berkas atau foldernya tidak ada", "the file or its folder does not exist"};
        case ENOTDIR:
            return {"bagian jalurnya bukan folder", "a part of the path is not a folder"};
        case EISDIR:
            return {"ini folder", "it is a folder"};
        case ELOOP:
            return {"tautan simbolik tidak diikuti", "a symbolic link is not followed"};
        case ENAMETOOLONG:
            return {"namanya terlalu panjang", "the name is too long"};
        case EMFILE:
        case ENFILE:
            return {"terlalu banyak berkas terbuka", "too many files are open"};
        case ENOLCK:
            return {"kunci berkas tidak tersedia", "no file locks are available"};
        default:
            return {fmt::format("kesalahan sistem nomor {}", code),
                    fmt::format("system error number {}", code)};
    }
}

journal_error storage_error(const std::string& path, file_act tried, int code) {
    const bilingual why = system_words(code);
    return made(journal_trouble::storage, fmt::format("{}: gagal {}: {}.", path, tried.id, why.id),
                fmt::format("{}: cannot {}: {}.", path, tried.en, why.en), code);
}

journal_error in_use_error(const std::string& path) {
    return made(journal_trouble::in_use,
                fmt::format("{}: jejak ini sedang dibuka untuk ditulis oleh program lain, atau dua "
                            "kali oleh program ini. Tutup dahulu yang di sana.",
                            path),
                fmt::format("{}: this journal is open for writing in another program, or twice in "
                            "this one. Close it there first.",
                            path));
}

journal_error not_found_error(const std::string& path) {
    return made(journal_trouble::not_found,
                fmt::format("{}: berkas jejak tidak ada. Periksa nama dan foldernya.", path),
                fmt::format("{}: there is no such journal. Check its name and folder.", path),
                ENOENT);
}

journal_error not_a_file_error(const std::string& path) {
    return made(journal_trouble::not_a_file,
                fmt::format("{}: ini bukan berkas biasa. Sebutkan berkas jejaknya.", path),
                fmt::format("{}: this is not a regular file. Name the file of the journal.", path));
}

journal_error changed_error(const std::string& path, const bilingual& how) {
    return made(journal_trouble::changed,
                fmt::format("{}: {} selagi dibuka. Tidak ada yang ditulis; buka lagi jejaknya.",
                            path, how.id),
                fmt::format("{}: it was {} while it was open. Nothing was written; open the "
                            "journal again.",
                            path, how.en));
}

journal_error closed_error(const std::string& path) {
    return made(journal_trouble::closed,
                fmt::format("{}: kesalahan sebelumnya membuat isi berkas tidak pasti. Buka lagi "
                            "jejaknya sebelum menulis.",
                            path),
                fmt::format("{}: an earlier error left the contents uncertain. Open the journal "
                            "again before writing.",
                            path));
}

journal_error damaged_error(const std::string& path, const chain_fault& fault) {
    journal_error out =
        made(journal_trouble::damaged,
             fmt::format("{}:{}: {} {}", path, fault.line, fault.message.id, fault.fix.id),
             fmt::format("{}:{}: {} {}", path, fault.line, fault.message.en, fault.fix.en));
    out.fault = fault;
    return out;
}

std::string batch_text(std::span<const sealed_line> batch) {
    std::size_t bytes = 0;
    for (const sealed_line& line : batch) bytes += line.text.size() + 1;
    std::string out;
    out.reserve(bytes);
    for (const sealed_line& line : batch) {
        out += line.text;
        out += '\n';
    }
    return out;
}

append_result head_after(const journal_head& stored, const journal_head& expected,
                         std::string_view text) {
    journal_error no;
    if (stored != expected) {
        no =
            made(journal_trouble::stale_head,
                 fmt::format("Jejak ini sudah sampai baris {}; tindakan ini dinilai terhadap baris "
                             "{}. Baca lagi jejaknya, lalu nilai ulang.",
                             stored.count, expected.count),
                 fmt::format("This journal has reached line {}; the act was judged against line "
                             "{}. Read the journal again, and judge again.",
                             stored.count, expected.count));
        no.head = stored;
        return no;
    }
    chain_reader reader(text, hashing::verify, stored);
    (void)reader.next();
    if (reader.good_bytes() == text.size()) return reader.head();
    if (reader.fault())
        no = made(
            journal_trouble::bad_lines,
            "Baris yang hendak ditambahkan tidak menyambung jejak: " + reader.fault()->message.id,
            "The lines to be appended do not continue the journal: " + reader.fault()->message.en);
    else
        no = made(journal_trouble::bad_lines,
                  "Baris-baris ini lebih dari satu kelompok; tambahkan satu kelompok setiap kali.",
                  "These lines are more than one batch; append one batch at a time.");
    no.fault = reader.fault();
    no.head = stored;
    return no;
}

}  // namespace alur
