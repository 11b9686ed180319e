#include "sop/load_reading.hpp"

#include <array>

namespace alur {
namespace {

constexpr std::array<known_key, 34> of_sop{
    {{"$schema", R"("sop-1.schema.json")"},
     {"judul", R"("Pengumpulan Data Kinerja")"},
     {"nomor", R"("067/12/Bappeda/2026")"},
     {"pemerintah", R"("Pemerintah Kota Contoh")"},
     {"unit_kerja", R"("Badan Perencanaan Pembangunan Daerah")"},
     {"tanggal_pembuatan", R"("2 Januari 2023")"},
     {"tanggal_revisi", R"("-")"},
     {"tanggal_efektif", R"("2 Januari 2023")"},
     {"tanggal_pengesahan", R"("2 Januari 2023")"},
     {"disahkan_oleh", R"("Kepala Bappeda")"},
     {"dasar_hukum", R"(["Peraturan Presiden Nomor 29 Tahun 2014"])"},
     {"keterkaitan", R"("SOP Surat Keluar")"},
     {"kualifikasi", R"(["ASN"])"},
     {"peralatan", R"(["Komputer", "Printer"])"},
     {"peringatan", R"("Keterlambatan menunda laporan.")"},
     {"pencatatan", R"("Disimpan lima tahun.")"},
     {"jenis_kegiatan", R"("rutin")"},
     {"penanggung_jawab_produk", R"("Kepala Bappeda")"},
     {"penanggung_jawab_kegiatan", R"("Kasubbag Program")"},
     {"ruang_lingkup", R"("Bappeda Kota Contoh")"},
     {"zona_waktu", R"("WIB")"},
     {"jam_kerja", R"({"Senin-Kamis": "07.30-12.00, 13.00-16.00"})"},
     {"waktu", R"("10 hari kerja")"},
     {"unit", R"({"bidang": ["Ekonomi", "Sosial"]})"},
     {"dari_luar", R"(["Surat Sekda"])"},
     {"wajib", "false"},
     {"data", R"({"nilai": "angka"})"},
     {"pengendali", R"("sekretaris")"},
     {"terlambat", R"("catat")"},
     {"sumber", R"({"pelaksana.staf": "tersirat: uraian tugas"})"},
     {"catatan", R"("Disalin dari dokumen tahun 2023.")"},
     {"abaikan", R"({"WK03": "disetujui pimpinan, lihat nota 12"})"},
     {"pelaksana", R"({"sekretaris": "Sekretaris", "staf": "Staf"})"},
     {"langkah", R"([{"kegiatan": "Menyusun laporan", "pelaksana": "staf"}])"}}};

constexpr std::array<known_key, 28> of_row{
    {{"no", R"("5a")"},
     {"id", R"("rekap")"},
     {"tahap", R"("Langkah Awal")"},
     {"mulai", R"("Surat Sekda")"},
     {"kegiatan", R"("Menyusun laporan")"},
     {"pelaksana", R"("kepala" atau {"bersama": ["staf", "kabid"]})"},
     {"setiap", R"("bidang")"},
     {"ditunjuk", R"("disposisi")"},
     {"kelengkapan", R"(["Nota dinas", {"salah_satu": ["KTP", "Akta"]}])"},
     {"waktu", R"("30 menit")"},
     {"sampai", R"("rekap")"},
     {"output", R"("Laporan")"},
     {"keterangan", R"("Lihat SOP Surat Keluar")"},
     {"keputusan", R"("Sudah benar?")"},
     {"cabang", R"({"Ya": "lanjut", "Tidak": "rekap"})"},
     {"lanjut", R"("kirim")"},
     {"kembali", R"(["rekap"])"},
     {"sop", R"("SOP Surat Keluar")"},
     {"beda_orang", R"("rekap")"},
     {"definitif", "true"},
     {"kuorum", R"(3 atau "75%")"},
     {"perpanjangan", R"("2 kali 7 hari")"},
     {"terlambat", R"(["alasan", "1 hari: kepala"])"},
     {"jam_kerja", R"("24 jam")"},
     {"wajib", "true"},
     {"sumber", R"({"pelaksana": "tersirat: uraian tugas"})"},
     {"catatan", R"("Tulisan tangan sulit dibaca.")"},
     {"abaikan", R"({"TX03": "satu tindakan menurut kebiasaan kantor"})"}}};

constexpr std::array<known_key, 5> of_performer{{{"nama", R"("Kepala Bidang")"},
                                                 {"kolom", R"("Sekretaris/Kabid")"},
                                                 {"alias", R"(["Sekban"])"},
                                                 {"setiap", R"("bidang")"},
                                                 {"luar", "true"}}};
constexpr std::array<known_key, 4> of_approver{{{"jabatan", R"("Kepala Bappeda")"},
                                                {"nama", R"("…")"},
                                                {"pangkat", R"("Pembina Utama Muda")"},
                                                {"nip", R"("-")"}}};
constexpr std::array<known_key, 2> of_goal{
    {{"ke", R"("kirim")"}, {"bila", R"({">=": [{"var": "nilai"}, 75]})"}}};
constexpr std::array<known_key, 4> of_sharing{{{"bersama", R"(["staf", "kabid"])"},
                                               {"berurutan", R"(["sekretaris", "kepala"])"},
                                               {"salah_satu", R"(["staf", "arsiparis"])"},
                                               {"rapat", R"(["kabid", "sekretaris"])"}}};
constexpr std::array<known_key, 1> of_alternative{{{"salah_satu", R"(["KTP", "Akta"])"}}};

}  // namespace

std::span<const known_key> sop_keys() noexcept { return of_sop; }
std::span<const known_key> row_keys() noexcept { return of_row; }
std::span<const known_key> performer_keys() noexcept { return of_performer; }
std::span<const known_key> approver_keys() noexcept { return of_approver; }
std::span<const known_key> goal_keys() noexcept { return of_goal; }
std::span<const known_key> sharing_keys() noexcept { return of_sharing; }
std::span<const known_key> alternative_keys() noexcept { return of_alternative; }

}  // namespace alur
