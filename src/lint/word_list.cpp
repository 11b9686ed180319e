#include "lint/word_list.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace alur::lints {
namespace {

constexpr auto short_list = std::to_array<replacement>({
    {"&", "dan"},
    {"bag", "bagian"},
    {"bid", "bidang"},
    {"dgn", "dengan"},
    {"dok", "dokumen"},
    {"form", "formulir"},
    {"ka", "kepala"},
    {"kab", "kabupaten"},
    {"kabag", "kepala bagian"},
    {"kaban", "kepala badan"},
    {"kabid", "kepala bidang"},
    {"kadin", "kepala dinas"},
    {"kadis", "kepala dinas"},
    {"kasi", "kepala seksi"},
    {"kasie", "kepala seksi"},
    {"kasubag", "kepala subbagian"},
    {"kasubbag", "kepala subbagian"},
    {"kasubbid", "kepala subbidang"},
    {"kasubid", "kepala subbidang"},
    {"kasubsi", "kepala subseksi"},
    {"kec", "kecamatan"},
    {"kel", "kelurahan"},
    {"keu", "keuangan"},
    {"konsep", "draft"},
    {"draf", "draft"},
    {"lap", "laporan"},
    {"no", "nomor"},
    {"prov", "provinsi"},
    {"rancangan", "draft"},
    {"sekban", "sekretaris badan"},
    {"sekda", "sekretaris daerah"},
    {"sekdin", "sekretaris dinas"},
    {"sekdis", "sekretaris dinas"},
    {"sie", "seksi"},
    {"smt", "semester"},
    {"staff", "staf"},
    {"subag", "subbagian"},
    {"subbag", "subbagian"},
    {"subbid", "subbidang"},
    {"subid", "subbidang"},
    {"thn", "tahun"},
    {"triwulanan", "triwulan"},
    {"tw", "triwulan"},
    {"utk", "untuk"},
    {"yg", "yang"},
});

constexpr auto misprint_list = std::to_array<replacement>({
    {"aktifitas", "aktivitas"},
    {"di isi", "diisi"},
    {"di kirim", "dikirim"},
    {"di serahkan", "diserahkan"},
    {"efektifitas", "efektivitas"},
    {"form at", "format"},
    {"hirarki", "hierarki"},
    {"ijin", "izin"},
    {"jadual", "jadwal"},
    {"kesetiap", "ke setiap"},
    {"kinerha", "kinerja"},
    {"kineria", "kinerja"},
    {"kwalitas", "kualitas"},
    {"kwitansi", "kuitansi"},
    {"memeahami", "memahami"},
    {"memeriukan", "memerlukan"},
    {"menejemen", "manajemen"},
    {"mutu buku", "mutu baku"},
    {"nopember", "november"},
    {"obyek", "objek"},
    {"ouput", "output"},
    {"perencanaar", "perencanaan"},
    {"perengkapan", "perlengkapan"},
    {"pperaturan", "peraturan"},
    {"praktek", "praktik"},
    {"propinsi", "provinsi"},
    {"resiko", "risiko"},
    {"sistim", "sistem"},
    {"standar operasional di lingkungan", "Standar Operasional Prosedur di Lingkungan"},
    {"subyek", "subjek"},
    {"tandatangan", "tanda tangan"},
    {"tekhnis", "teknis"},
});

constexpr auto old_list = std::to_array<replacement>({
    {"lakip", "LKjIP"},
    {"penetapan kinerja", "Perjanjian Kinerja"},
});

template <std::size_t n>
bool among(const std::array<std::string_view, n>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr auto offices_known = std::to_array<std::string_view>(
    {"ajudan",      "analis",  "arsiparis",   "asisten",          "auditor",
     "bendahara",   "bupati",  "camat",       "direktur",         "gubernur",
     "inspektur",   "jfp",     "jft",         "kepala",           "koordinator",
     "lurah",       "notulis", "operator",    "pengadministrasi", "pengawas",
     "petugas",     "pranata", "resepsionis", "sekretaris",       "staf",
     "verifikator", "walikota"});

constexpr auto false_verbs = std::to_array<std::string_view>(
    {"bendahara",    "berapa",    "berbagai", "berdasarkan", "berikut",   "berikutnya",
     "berita",       "berkaitan", "berkala",  "berkas",      "berlaku",   "bersama",
     "bersangkutan", "berupa",    "beserta",  "besar",       "beban",     "dian",
     "digital",      "dikti",     "dinamika", "dinas",       "dipa",      "direktorat",
     "direktur",     "diri",      "disiplin", "diskusi",     "disposisi", "distribusi",
     "divisi",       "media",     "mediasi",  "medis",       "meja",      "mekanisme",
     "melalui",      "memo",      "memori",   "mengenai",    "menit",     "menteri",
     "menurut",      "merek",     "mesin",    "metadata",    "meter",     "metode",
     "menu",         "diklat",    "dividen",  "dialog",      "diagram",   "diagnosis",
     "diameter",     "dispensasi"});

constexpr auto bare_verbs = std::to_array<std::string_view>(
    {"ambil",  "arsipkan",  "atur",         "bagikan",      "baca",     "bawa",
     "beri",   "berikan",   "buat",         "cari",         "catat",    "cek",
     "cetak",  "daftar",    "entri",        "hitung",       "hubungi",  "input",
     "isi",    "jelaskan",  "jilid",        "kembalikan",   "kirim",    "kirimkan",
     "klik",   "kumpulkan", "lakukan",      "laksanakan",   "laporkan", "lengkapi",
     "olah",   "panggil",   "pastikan",     "periksa",      "pilih",    "rekap",
     "sahkan", "sampaikan", "scan",         "serahkan",     "siapkan",  "simpan",
     "susun",  "tanda",     "tandatangani", "telaah",       "teliti",   "terbitkan",
     "terima", "teruskan",  "tetapkan",     "tulis",        "umumkan",  "undang",
     "unggah", "unduh",     "upload",       "verifikasikan"});

constexpr auto checking = std::to_array<std::string_view>(
    {"memeriksa", "memverifikasi", "memvalidasi", "meneliti", "mengoreksi", "mereviu", "mereview",
     "diperiksa", "diverifikasi", "divalidasi", "diteliti", "dikoreksi", "direviu"});

constexpr auto approving = std::to_array<std::string_view>(
    {"memeriksa", "memverifikasi", "memvalidasi", "mengoreksi", "mereviu", "mereview", "menyetujui",
     "menandatangani", "mengesahkan"});

constexpr auto making = std::to_array<std::string_view>(
    {"menyusun", "membuat", "menyiapkan", "mengolah", "menganalisis", "menganalisa", "merekap",
     "merekapitulasi", "mengevaluasi", "menghitung", "merumuskan"});

constexpr auto activities = std::to_array<std::string_view>(
    {"koordinasi",      "pelaksanaan",     "pembagian",   "pembahasan",       "pembuatan",
     "pendistribusian", "pengarsipan",     "pengecekan",  "penggandaan",      "penginputan",
     "pengiriman",      "pengolahan",      "pengumpulan", "penyampaian",      "penyerahan",
     "penyusunan",      "penandatanganan", "sosialisasi", "terdistribusinya", "terkirimnya",
     "terlaksananya",   "tersampaikannya", "tersusunnya", "pemeriksaan",      "pelaporan"});

constexpr auto containers = std::to_array<std::string_view>(
    {"arsip", "berkas", "blangko", "dokumen", "formulir", "lembar", "naskah"});

struct cycle_word {
    std::string_view begins;
    std::string_view cycle;
};
constexpr auto cycles = std::to_array<cycle_word>({{"mingguan", "mingguan"},
                                                   {"bulanan", "bulanan"},
                                                   {"triwulan", "triwulan"},
                                                   {"tw", "triwulan"},
                                                   {"semester", "semester"},
                                                   {"semesteran", "semester"},
                                                   {"triwulanan", "triwulan"},
                                                   {"tahunan", "tahunan"}});

constexpr auto opposites = std::to_array<replacement>({{"ya", "tidak"},
                                                       {"y", "t"},
                                                       {"setuju", "tolak"},
                                                       {"setuju", "ditolak"},
                                                       {"disetujui", "ditolak"},
                                                       {"diterima", "ditolak"},
                                                       {"terima", "tolak"},
                                                       {"benar", "salah"},
                                                       {"cukup", "kurang"},
                                                       {"lengkap", "kurang"},
                                                       {"lulus", "gagal"},
                                                       {"baik", "buruk"},
                                                       {"layak", "tolak"},
                                                       {"sesuai", "revisi"},
                                                       {"setuju", "revisi"},
                                                       {"selesai", "belum"},
                                                       {"sudah", "belum"},
                                                       {"online", "offline"},
                                                       {"daring", "luring"},
                                                       {"teknis", "administratif"},
                                                       {"tatap muka", "kotak pengaduan"},
                                                       {"internal", "eksternal"}});

bool negates(std::string_view a, std::string_view b) {
    for (const std::string_view no : {"tidak ", "belum ", "kurang ", "bukan ", "tanpa ", "tak "})
        if (b.substr(0, no.size()) == no && b.substr(no.size()) == a) return true;
    // "Ya, lengkap" and "Tidak"; "Ada" and "Tidak ada berkas"
    return false;
}

}  // namespace

std::span<const replacement> short_forms() noexcept { return short_list; }
std::span<const replacement> misprints() noexcept { return misprint_list; }
std::span<const replacement> old_terms() noexcept { return old_list; }

bool is_office_word(std::string_view word) noexcept { return among(offices_known, word); }
bool only_looks_like_verb(std::string_view word) noexcept { return among(false_verbs, word); }
bool is_bare_verb(std::string_view word) noexcept { return among(bare_verbs, word); }
bool is_checking_verb(std::string_view word) noexcept { return among(checking, word); }
bool is_approving_verb(std::string_view word) noexcept { return among(approving, word); }
bool is_making_verb(std::string_view word) noexcept { return among(making, word); }
bool is_activity_noun(std::string_view word) noexcept { return among(activities, word); }
bool is_container(std::string_view word) noexcept { return among(containers, word); }

std::string_view cycle_of(std::string_view word) noexcept {
    for (const cycle_word& each : cycles)
        if (word == each.begins) return each.cycle;
    return {};
}

bool are_opposites(std::string_view a, std::string_view b) {
    if (negates(a, b) || negates(b, a)) return true;
    // "Ya, sudah benar" is a Ya.
    const auto head = [](std::string_view text) { return text.substr(0, text.find(',')); };
    return std::any_of(opposites.begin(), opposites.end(), [&](const replacement& pair) {
        return (head(a) == pair.written && head(b) == pair.meant) ||
               (head(b) == pair.written && head(a) == pair.meant);
    });
}

}  // namespace alur::lints
