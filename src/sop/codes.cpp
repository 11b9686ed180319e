#include <alur/sop/codes.hpp>

#include <algorithm>
#include <array>

namespace alur {
namespace {

constexpr severity error = severity::error;
constexpr severity warning = severity::warning;
constexpr severity info = severity::info;

constexpr std::array table = std::to_array<code_entry>({
    {"FL01",
     error,
     {"tidak ada awal, atau akhir tidak tercapai", "no start, or no end can be reached"}},
    {"FL03",
     error,
     {"langkah tidak tercapai, atau tidak dapat berakhir",
      "a row that cannot be reached, or cannot end"}},
    {"FL04",
     error,
     {"keputusan dengan cabang yang kurang, tanpa nama, atau kembar",
      "a decision with too few, unnamed or equal exits"}},
    {"FL10", error, {"nomor langkah kembar atau menurun", "row numbers twice or decreasing"}},
    {"ID03", error, {"urutan tanggal terbalik", "dates out of order"}},
    {"JS01", error, {"bukan JSON yang benar", "not valid JSON"}},
    {"JS02", error, {"tanda petik yang salah", "wrong quotation marks"}},
    {"JS03",
     error,
     {"karakter khusus di tempat yang salah", "a special character in the wrong place"}},
    {"JS04", error, {"bukan teks UTF-8", "not UTF-8 text"}},
    {"JS05", error, {"tidak ditutup, atau kosong", "not closed, or empty"}},
    {"JS06", error, {"berkas terlalu besar", "file too large"}},
    {"JS07", error, {"bersarang terlalu dalam", "nested too deep"}},
    {"JS08", warning, {"diawali BOM", "begins with a byte order mark"}},
    {"JS09", error, {"kunci tertulis dua kali", "a key written twice"}},
    {"JS10", error, {"kunci tidak dikenal", "an unknown key"}},
    {"JS11", error, {"kunci wajib belum ada", "a required key is missing"}},
    {"JS12", error, {"jenis nilai salah", "a value of the wrong type"}},
    {"JS13", error, {"nilai tidak termasuk pilihan", "a value that is not among the choices"}},
    {"JS14", error, {"kosong", "empty"}},
    {"JS15",
     error,
     {"karakter yang tidak terlihat di dalam teks", "a character in a text that cannot be seen"}},
    {"JS16", error, {"tanggal tidak terbaca", "an unreadable date"}},
    {"JS17", error, {"terlalu banyak", "too many"}},
    {"JS18", error, {"id memakai kata khusus", "an id that is a reserved word"}},
    {"JS19", error, {"bentuk nilai tidak dikenal", "a value of unknown form"}},
    {"JS20", error, {"nama dipakai dua kali", "a name used twice"}},
    {"JS21", error, {"jam kerja tidak terbaca", "unreadable office hours"}},
    {"JS22", info, {"temuan lain tidak ditampilkan", "further findings are not shown"}},
    {"KL01", error, {"kunci kalender tidak dikenal", "unknown key in a calendar"}},
    {"KL02", error, {"kunci kalender ditulis dua kali", "a key of a calendar stands twice"}},
    {"KL03", error, {"kunci kalender belum ada", "a key of a calendar is missing"}},
    {"KL04", error, {"nilai kalender tidak cocok", "a value of the wrong kind in a calendar"}},
    {"KL05", error, {"tanggal kalender tidak ada", "no such date"}},
    {"KL06", error, {"tanggal libur ditulis dua kali", "a closed day stands twice"}},
    {"KL07", error, {"di luar masa berlaku kalender", "outside the period of the calendar"}},
    {"KL08", error, {"jam kerja tidak terbaca", "unreadable office hours"}},
    {"KL09", error, {"masa kalender salah", "a wrong period"}},
    {"KL10", error, {"kata kalender tidak dikenal", "unknown word in a calendar"}},
    {"KL11", error, {"jam kerja atau masa Ramadan kurang", "hours or Ramadan periods are missing"}},
    {"KL12", error, {"jumlah atau id kalender salah", "wrong number or ids of calendars"}},
    {"PL01", error, {"langkah tanpa pelaksana", "a row without performer"}},
    {"RL01", error, {"operasi tidak dikenal dalam aturan", "an unknown operation in a rule"}},
    {"RL02", error, {"banyaknya argumen salah", "a wrong number of arguments"}},
    {"RL03", error, {"data tidak dikenal dalam aturan", "unknown data in a rule"}},
    {"RL04", error, {"aturan bersarang terlalu dalam", "a rule nested too deep"}},
    {"RL05", error, {"aturan terlalu panjang", "a rule too long"}},
    {"RL06", error, {"bukan tanggal", "not a date"}},
    {"RL07", error, {"aturan terlalu mahal", "a rule that costs too much"}},
    {"RL08", error, {"aturan bukan JSON yang benar", "a rule that is not valid JSON"}},
    {"RL09", error, {"dua operasi dalam satu kelompok", "two operations in one object"}},
    {"RL10", error, {"kunci aturan tertulis dua kali", "a key of a rule written twice"}},
    {"RL11", error, {"bilangan terlalu besar", "a number too large"}},
    {"RL12", error, {"data tidak boleh bernama \"pada\"", "data may not be called \"pada\""}},
    {"RL13",
     warning,
     {"ya/tidak dibandingkan dengan teks atau angka", "ya/tidak compared with text or number"}},
    {"RL14",
     warning,
     {"aturan yang jawabannya tidak pernah berubah", "a rule whose answer never changes"}},
    {"RL15", error, {"tanggal dipakai sebagai angka", "a date used as a number"}},
    {"RL16",
     warning,
     {"data tidak terlihat di dalam map, filter, dan sejenisnya",
      "case data not visible inside map, filter and the like"}},
    {"WK01", error, {"waktu tidak terbaca", "an unreadable time"}},
});

static_assert(std::is_sorted(table.begin(), table.end(),
                             [](const code_entry& a, const code_entry& b) {
                                 return a.code < b.code;
                             }));

}  // namespace

std::span<const code_entry> codes() noexcept { return table; }

const code_entry* find_code(std::string_view code) noexcept {
    const auto found = std::lower_bound(
        table.begin(), table.end(), code,
        [](const code_entry& each, std::string_view wanted) { return each.code < wanted; });
    return found != table.end() && found->code == code ? &*found : nullptr;
}

}  // namespace alur
