#include <alur/sop/codes.hpp>

#include <algorithm>
#include <array>

namespace alur {
namespace {

constexpr severity error = severity::error;
constexpr severity warning = severity::warning;
constexpr severity info = severity::info;

constexpr std::array table = std::to_array<code_entry>({
    {"AB01",
     error,
     {"abaikan menyebut kode yang tidak ada", "a silenced code that does not exist"}},
    {"AL01", error, {"selesai sebagai cabang paralel", "the end as a parallel branch"}},
    {"AL02", error, {"cabang paralel disebut dua kali", "a parallel branch listed twice"}},
    {"AL03", error, {"cabang dan lanjut pada satu langkah", "answers and a goal on one row"}},
    {"AL04", error, {"cabang paralel kosong", "an empty parallel branch"}},
    {"AL05", error, {"pengembalian yang sudah bawaan", "a return that a chain has anyway"}},
    {"AL08", error, {"kunci yang tidak berarti sendirian", "a key that means nothing alone"}},
    {"AL10",
     error,
     {"rentang per unit dengan dua pintu masuk", "a per-unit stretch entered at two rows"}},
    {"AL11",
     error,
     {"rentang per unit dengan dua titik temu", "a per-unit stretch with two meeting rows"}},
    {"AL12", error, {"cabang paralel bercampur", "parallel branches mix"}},
    {"AL13",
     error,
     {"masuk ke cabang paralel dari luar", "a way into a parallel branch from outside"}},
    {"AL14", error, {"hasil akhir berbeda", "different outcomes at one meeting point"}},
    {"AL20",
     error,
     {"kembali ke langkah yang belum tentu dilalui", "going back to a row not certainly passed"}},
    {"AL30", error, {"dapat buntu", "may get stuck"}},
    {"AL31", error, {"langkah yang tidak pernah terjadi", "a row that never happens"}},
    {"AL32", error, {"langkah terbuka dua kali", "a row that opens while open"}},
    {"AL33", error, {"terlalu banyak keadaan paralel", "too many parallel states"}},
    {"DK01", warning, {"kelengkapan belum tentu ada", "a document not certainly at hand"}},
    {"DK02",
     error,
     {"kelengkapan wajib belum tentu ada", "an enforced document not certainly at hand"}},
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
    {"JS23",
     error,
     {"dokumen dengan bagian yang tidak terbaca", "a document with unreadable parts"}},
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
    {"RL20", error, {"aturan tanpa cabang selebihnya", "rules without exactly one default"}},
    {"RL21", warning, {"data tidak dibaca", "data that no rule reads"}},
    {"RU01", error, {"pelaksana tidak ada", "an unknown office"}},
    {"RU02", error, {"langkah tidak ada", "an unknown row"}},
    {"RU03", error, {"jenis unit tidak dipakai", "a unit kind that nothing uses"}},
    {"RU05", error, {"nama langkah dipakai dua kali", "a row name used twice"}},
    {"RU06", error, {"nama langkah yang sudah punya arti", "a row name with a meaning of its own"}},
    {"RU07", error, {"pelaksana disebut dua kali", "an office named twice on one row"}},
    {"RU08", error, {"cabang yang dianggap tidak ada", "a deemed answer that is not there"}},
    {"RU10", error, {"pengendali dari luar", "a controller outside the agency"}},
    {"RU11", error, {"satu sebutan untuk dua pelaksana", "one word for two offices"}},
    {"RU12", error, {"semua langkah dilakukan pihak luar", "every row is done by outsiders"}},
    {"SB01",
     error,
     {"bacaan tanpa tingkat keyakinan", "a reading that is neither inferred nor guessed"}},
    {"SB02",
     error,
     {"bacaan tentang kunci yang tidak ada", "a reading of a key that is not there"}},
    {"SB03", warning, {"masih dugaan", "still a guess"}},
    {"SK01", error, {"kejadian tanpa satu kata kerja", "an event without exactly one verb"}},
    {"SK02", error, {"orang tidak disebut dalam pelaku", "a person who is not among the actors"}},
    {"SK03", error, {"jabatan tidak dikenal SOP", "an office the SOP does not know"}},
    {"SK04", error, {"waktu kejadian tidak terbaca", "an unreadable time of an event"}},
    {"SK05",
     error,
     {"sebab penolakan atau akhir yang tidak ada", "a refusal or an ending that does not exist"}},
    {"TD01", warning, {"belum ditegakkan", "not enforced yet"}},
    {"UN01", error, {"unit disebut dua kali", "a unit listed twice"}},
    {"UN02",
     error,
     {"pelaksana per unit pada langkah tunggal",
      "a per-unit office on a row that is not repeated"}},
    {"UN03", error, {"kuorum di tempat yang salah", "a quorum where it means nothing"}},
    {"UN04", error, {"dua kuorum dalam satu rentang", "two quorums in one stretch"}},
    {"UN05", error, {"kuorum di luar batas", "a quorum out of bounds"}},
    {"UN06", error, {"rapat yang tidak dapat memutuskan", "a meeting that cannot decide"}},
    {"UN08", error, {"terlalu banyak jenis unit", "too many kinds of unit"}},
    {"WK01", error, {"waktu tidak terbaca", "an unreadable time"}},
    {"WK20", error, {"sampai menunjuk ke belakang", "a span that ends before it begins"}},
    {"WK21", error, {"sampai melintasi rentang per unit", "a span across a per-unit stretch"}},
});

// Checks of the form that `abaikan` may name already: a document outlives the version that reads
// it.
constexpr std::array lints = std::to_array<std::string_view>(
    {"FL02", "FL05", "FL06", "FL07", "FL08", "FL09", "FL11", "ID01", "ID02", "ID04", "ID05",
     "ID06", "ID07", "ID08", "ID09", "MB01", "MB02", "MB03", "MB04", "MB05", "MB06", "MB07",
     "PL02", "PL03", "PL04", "PL05", "PL06", "PL07", "PL08", "PL09", "TX01", "TX02", "TX03",
     "TX04", "TX05", "WK02", "WK03", "WK04", "WK05", "WK06", "WK07"});

static_assert(std::is_sorted(lints.begin(), lints.end()));
static_assert(std::is_sorted(table.begin(), table.end(),
                             [](const code_entry& a, const code_entry& b) {
                                 return a.code < b.code;
                             }));

}  // namespace

std::span<const code_entry> codes() noexcept { return table; }

std::span<const std::string_view> planned_lints() noexcept { return lints; }

const code_entry* find_code(std::string_view code) noexcept {
    const auto found = std::lower_bound(
        table.begin(), table.end(), code,
        [](const code_entry& each, std::string_view wanted) { return each.code < wanted; });
    return found != table.end() && found->code == code ? &*found : nullptr;
}

}  // namespace alur
