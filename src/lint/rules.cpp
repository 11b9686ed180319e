// The table of the rules of the form. Its examples are documents of the tests, and what
// `alur explain` prints.
#include "lint/rules.hpp"

#include <algorithm>
#include <array>

namespace alur::lints {
namespace {

constexpr auto
    table_of_rules =
        std::
            to_array<lint_rule>(
                {
                    {"AB02",
                     {"Yang diabaikan memang ditemukan.", "What is silenced is there."},
                     {"Pengabaian yang tertinggal menyembunyikan temuan berikutnya.",
                      "A silence left behind hides the next finding."},
                     "pertimbangan",
                     R"__("abaikan": {"TX05": "satu laporan saja"})__",
                     R"__("nomor": "065/12/ORG/2026")__"},
                    {"FL01",
                     {"Ada awal, dan akhirnya tercapai.",
                      "There is a start, and the end can be reached."},
                     {"Berkas yang tidak dapat selesai akan terbuka selamanya.",
                      "A case that cannot end stays open for ever."},
                     "PermenPANRB 35/2012",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan", "lanjut": "susun"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"FL02",
                     {"Beberapa akhir boleh, bila setiap hasilnya diberi nama.",
                      "Several ends are allowed if each outcome has a name."},
                     {"Tanpa nama tidak ada yang dapat menghitung berapa yang ditolak.",
                      "Without a name nobody can count how many were refused."},
                     "praktik: 7 dari 98 gambar",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "lanjut", "Tidak": "selesai"}}, {"kegiatan": "Mengirim laporan bulanan", "pelaksana": "staf", "kelengkapan": "Laporan bulanan", "waktu": "10 menit", "output": "Tanda terima laporan"})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "lanjut", "Tidak": "selesai: ditolak"}}, {"kegiatan": "Mengirim laporan bulanan", "pelaksana": "staf", "kelengkapan": "Laporan bulanan", "waktu": "10 menit", "output": "Tanda terima laporan"})__"},
                    {"FL03",
                     {"Setiap langkah tercapai dari awal dan dapat sampai ke akhir.",
                      "Every row is reached from a start and can reach an end."},
                     {"Langkah yang tidak tercapai tidak pernah dikerjakan, atau alurnya salah "
                      "gambar.",
                      "A row that is never reached is never done, or the flow is drawn wrong."},
                     "PermenPANRB 35/2012",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan", "lanjut": "selesai"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "lanjut": "selesai"})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"FL04",
                     {"Keputusan punya dua jawaban atau lebih, semua bernama dan berbeda.",
                      "A decision has two answers or more, all named and different."},
                     {"Satu jawaban bukan keputusan; jawaban kembar tidak dapat dipilih.",
                      "One answer is no decision; of two equal ones none can be chosen."},
                     "PermenPANRB 35/2012",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai"}})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"FL05",
                     {"Belah ketupat punya dua jawaban.", "A diamond has two answers."},
                     {"Formulir menggambar dua jalan keluar; yang ketiga biasanya keputusan lain.",
                      "The form draws two ways out; a third is usually another decision."},
                     "kebiasaan",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun", "Ditunda": "selesai: ditunda"}})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"FL06",
                     {"Dua jawaban saling meniadakan: Ya dan Tidak, Lengkap dan Tidak lengkap.",
                      "Two answers exclude each other: Ya and Tidak, Lengkap and Tidak lengkap."},
                     {"Bila keduanya dapat benar sekaligus, alurnya tidak pasti.",
                      "If both can be true at once, the flow is not certain."},
                     "pedoman: ya/tidak, lengkap/tidak, benar/salah",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Paraf": "selesai", "Coretan": "susun"}})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"FL07",
                     {"Yang memeriksa, memverifikasi, memvalidasi, atau bersyarat (\"jika\") "
                      "adalah keputusan.",
                      "What checks, verifies, validates or has a condition (\"jika\") is a "
                      "decision."},
                     {"Memeriksa berarti dapat menolak; tanpa cabang tidak ada jalan bagi yang "
                      "ditolak.",
                      "To check is to be able to refuse; without answers what is refused has no "
                      "way."},
                     "PermenPANRB 35/2012: hanya ada melaksanakan dan memutuskan",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan"})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"FL08",
                     {"Putaran punya jalan keluar, dan tidak mengulang langkahnya sendiri.",
                      "A loop has a way out, and does not repeat its own row."},
                     {"Mengulang langkah yang sama tidak memperbaiki apa pun.",
                      "Doing the same row again mends nothing."},
                     "pertimbangan",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "periksa"}, "id": "periksa"})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"FL09",
                     {"Yang ditolak kembali kepada pembuatnya.",
                      "What is refused goes back to whoever made it."},
                     {"Orang lain tidak dapat memperbaikinya.", "Nobody else can mend it."},
                     "pertimbangan",
                     R"__({"id": "terima", "kegiatan": "Menerima data bulanan", "pelaksana": "kasubbag", "kelengkapan": "Surat pengantar", "waktu": "10 menit", "output": "Data bulanan"}, {"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "terima"}})__",
                     R"__({"id": "terima", "kegiatan": "Menerima data bulanan", "pelaksana": "kasubbag", "kelengkapan": "Surat pengantar", "waktu": "10 menit", "output": "Data bulanan"}, {"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"FL10",
                     {"Nomor langkah urut, tidak kembar, dan tidak ada yang hilang.",
                      "Row numbers are in order, never twice, and none is missing."},
                     {"Orang menyebut langkah dengan nomornya.",
                      "People call rows by their numbers."},
                     "praktik",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan", "no": "2"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}, "no": "1"})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan", "no": "1"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}, "no": "2"})__"},
                    {"ID01",
                     {"SOP punya nomor menurut tata naskah dinas.",
                      "An SOP has a number by the rules of correspondence."},
                     {"Nomor adalah sebutan resminya; tahun saja tidak membedakan.",
                      "The number is its official name; a year alone distinguishes nothing."},
                     "PermenPANRB 35/2012",
                     R"__("nomor": "2023")__",
                     R"__("nomor": "065/12/ORG/2026")__"},
                    {"ID02",
                     {"Tanggal Pembuatan, Tanggal Efektif, dan pengesahan terisi.",
                      "Dates of making and effect, and the approval are filled in."},
                     {"Tanpa itu tidak jelas apakah SOP sudah berlaku.",
                      "Without them it is not clear whether the SOP is in force."},
                     "PermenPANRB 35/2012",
                     R"__("tanggal_efektif": "-")__",
                     R"__("tanggal_efektif": "12 Januari 2026")__"},
                    {"ID03",
                     {"Tanggal efektif dan revisi tidak mendahului pembuatan.",
                      "Effect and revision do not come before the making."},
                     {"Tanggal yang terbalik menandakan salah tulis.",
                      "Dates the wrong way round tell of a slip."},
                     "PermenPANRB 35/2012",
                     R"__("tanggal_efektif": "2 Januari 2020")__",
                     R"__("tanggal_efektif": "12 Januari 2026")__"},
                    {"ID04",
                     {"Tanggal Revisi di masa depan adalah rencana tinjau ulang; sesudah lewat "
                      "diingatkan.",
                      "A date of revision in the future is the planned review; once it has passed "
                      "one is reminded."},
                     {"SOP yang tidak ditinjau menjadi usang tanpa disadari.",
                      "An SOP that is not reviewed grows stale unnoticed."},
                     "PermenPANRB 35/2012",
                     R"__("tanggal_revisi": "12 Januari 2090")__",
                     R"__("tanggal_revisi": "-")__"},
                    {"ID05",
                     {"Pengesahan menyebut jabatan; NIP 18 angka yang masuk akal.",
                      "The approval names an office; a NIP has 18 plausible figures."},
                     {"Jabatan yang mengesahkan, bukan orangnya.",
                      "It is the office that approves, not the person."},
                     "PermenPANRB 35/2012; susunan NIP: kebiasaan",
                     R"__("disahkan_oleh": {"pangkat": "Pembina, IV/a"})__",
                     R"__("disahkan_oleh": {"jabatan": "Kepala Dinas", "pangkat": "Pembina, IV/a"})__"},
                    {"ID07",
                     {"Dasar hukum masih berlaku.", "The legal basis is still in force."},
                     {"Mengutip peraturan yang dicabut melemahkan SOP; daftarnya di "
                      "src/lint/citations.cpp.",
                      "Citing what was repealed weakens the SOP; the list is in "
                      "src/lint/citations.cpp."},
                     "peraturan penggantinya",
                     R"__("dasar_hukum": "PermenPANRB Nomor 12 Tahun 2015 tentang Pedoman Evaluasi")__",
                     R"__("dasar_hukum": "PermenPANRB Nomor 88 Tahun 2021 tentang Evaluasi")__"},
                    {"ID08",
                     {"Pedoman penyusunan SOP dikutip: PermenPANRB 35/2012 atau Permendagri "
                      "52/2011.",
                      "A guideline for SOPs is cited: PermenPANRB 35/2012 or Permendagri 52/2011."},
                     {"Bentuk formulir berasal dari sana.", "The form comes from there."},
                     "kebiasaan",
                     R"__("dasar_hukum": "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah")__",
                     R"__("dasar_hukum": "Permendagri Nomor 52 Tahun 2011")__"},
                    {"ID09",
                     {"Kotak-kotaknya berbicara tentang instansi SOP ini.",
                      "The boxes speak of the agency of this SOP."},
                     {"Nama instansi lain menandakan bagian yang tersalin.",
                      "Another agency's name tells of a part that was copied."},
                     "praktik",
                     R"__("kualifikasi": ["Memahami uraian tugas Inspektorat"])__",
                     R"__("kualifikasi": ["Memahami uraian tugas Dinas Contoh"])__"},
                    {"MB01",
                     {"Setiap langkah punya kelengkapan, waktu, dan output.",
                      "Every row has inputs, a time and an output."},
                     {"Mutu baku adalah kendali mutunya; sel kosong tidak mengendalikan apa pun.",
                      "Mutu baku is its quality control; an empty cell controls nothing."},
                     "PermenPANRB 35/2012",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": ""}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"MB02",
                     {"Kelengkapan dihasilkan langkah sebelumnya, atau dinyatakan datang dari "
                      "luar.",
                      "An input is produced by an earlier row, or declared to come from outside."},
                     {"Pelaksana akan menunggu dokumen yang tidak dibuat siapa pun.",
                      "Somebody will wait for a document that nobody makes."},
                     "praktik; aturan 33 format",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": ["Draft laporan bulanan", "Nota dinas pengantar"], "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"MB03",
                     {"Output dipakai langkah lain, atau merupakan hasil akhir.",
                      "An output is used by another row, or final."},
                     {"Yang tidak dipakai tidak perlu dibuat, atau namanya berubah di tengah "
                      "jalan.",
                      "What nobody uses need not be made, or its name changed on the way."},
                     "praktik",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": ["Draft laporan bulanan", "Kertas kerja"]}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"MB04",
                     {"Output adalah barang yang baru: bukan yang diterima, bukan kegiatan.",
                      "An output is a new thing: not what was given, not an activity."},
                     {"Hanya hasil yang dapat dilihat yang dapat diperiksa.",
                      "Only a result that can be seen can be checked."},
                     "PermenPANRB 35/2012",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Pengiriman laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"MB05",
                     {"Satu dokumen punya satu nama.", "One document has one name."},
                     {"alur membandingkan dokumen menurut namanya; orang pun mencarinya menurut "
                      "nama.",
                      "alur compares documents by name; so do people who look for them."},
                     "praktik",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan TW"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan triwulan", "waktu": "30 menit", "output": "Laporan triwulan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan triwulan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan triwulan", "waktu": "30 menit", "output": "Laporan triwulan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"MB06",
                     {"Satu butir satu dokumen.", "One item, one document."},
                     {"Yang menyatu tidak dapat diperiksa satu per satu.",
                      "What runs together cannot be checked one by one."},
                     "praktik",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan, Data bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": ["Draft laporan bulanan", "Data bulanan"], "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"MB07",
                     {"Hasil akhir adalah yang disebut judul, dan sudah jadi.",
                      "The final output is what the title names, and finished."},
                     {"Satu SOP satu hasil akhir.", "One SOP, one final product."},
                     "PermenPANRB 35/2012: SOP final",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Draft laporan bulanan yang rapi", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"PL01",
                     {"Setiap langkah punya pelaksana.", "Every row has a performer."},
                     {"Langkah tanpa pelaksana tidak dikerjakan siapa pun.",
                      "A row without performer is nobody's."},
                     "PermenPANRB 35/2012",
                     R"__({"kegiatan": "Menyusun laporan bulanan", "waktu": "2 jam"})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"PL02",
                     {"Pelaku yang disebut kalimat punya kolom atau alias.",
                      "An actor named in a sentence has a column or an alias."},
                     {"Yang tidak punya kolom tidak dapat masuk, dan tidak tercatat.",
                      "Who has no column cannot act, and is not recorded."},
                     "praktik",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan bersama Bendahara", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"PL03",
                     {"Pelaku dalam kalimat adalah pelaksananya.",
                      "The actor of the sentence is its performer."},
                     {"Kalimat dan kolom yang bertentangan: alur menegakkan kolomnya.",
                      "Where sentence and column disagree, alur enforces the column."},
                     "PermenPANRB 35/2012",
                     R"__({"id": "susun", "kegiatan": "Kepala Dinas menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"PL04",
                     {"Setiap kolom dipakai.", "Every column is used."},
                     {"Kolom kosong menandakan langkah yang hilang.",
                      "An empty column tells of a row that is missing."},
                     "praktik",
                     R"__("pelaksana": {"staf": "Staf", "kasubbag": "Kasubbag Umum", "kepala": "Kepala Dinas", "kabid": "Kabid"})__",
                     R"__("judul": "Penyusunan Laporan Bulanan")__"},
                    {"PL05",
                     {"Satu kolom satu jabatan.", "One column, one office."},
                     {"alur tidak dapat membedakan siapa dari keduanya yang boleh.",
                      "alur cannot tell which of the two may act."},
                     "praktik",
                     R"__("pelaksana": {"staf": "Staf", "kasubbag": "Kasubbag Umum", "kepala": "Kepala Dinas/Sekretaris"})__",
                     R"__("judul": "Penyusunan Laporan Bulanan")__"},
                    {"PL06",
                     {"SOP administratif punya lebih dari satu pelaksana.",
                      "An administrative SOP has more than one performer."},
                     {"Dengan satu pelaksana ini SOP teknis, yang ditulis lebih rinci.",
                      "With one performer it is a technical SOP, which goes into more detail."},
                     "PermenPANRB 35/2012",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "staf", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"PL07",
                     {"Yang dilakukan setiap unit diulang per unit.",
                      "What every unit does is repeated for each."},
                     {"Tanpa \"setiap\", satu unit dianggap mewakili semua.",
                      "Without \"setiap\" one unit counts for all."},
                     "praktik",
                     R"__({"id": "susun", "kegiatan": "Mengumpulkan data dari seluruh bidang", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__",
                     R"__("pelaksana": {"staf": {"nama": "Staf", "setiap": "bidang"}, "kepala": "Kepala Dinas"}, "langkah": [{"id": "susun", "kegiatan": "Mengumpulkan data dari seluruh bidang", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan", "setiap": "bidang"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}}])__"},
                    {"PL08",
                     {"Yang memeriksa bukan yang membuat.", "Who checks is not who made it."},
                     {"Orang tidak melihat kesalahannya sendiri; PP 60/2008 menghendaki pemisahan "
                      "fungsi.",
                      "Nobody sees his own mistakes; PP 60/2008 wants functions apart."},
                     "PP 60/2008",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "staf", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}}, {"kegiatan": "Mengirim laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Laporan bulanan", "waktu": "10 menit", "output": "Laporan bulanan yang terkirim"})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "staf", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}, "beda_orang": "susun"}, {"kegiatan": "Mengirim laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Laporan bulanan", "waktu": "10 menit", "output": "Laporan bulanan yang terkirim"})__"},
                    {"PL09",
                     {"Pimpinan ada dalam alur bila outputnya final.",
                      "The head is in the chain where the output is final."},
                     {"Yang bertanggung jawab atas hasil perlu menerimanya.",
                      "Who answers for a result should receive it."},
                     "praktik",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kasubbag", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"TX01",
                     {"Kalimat diawali kata kerja aktif.",
                      "A sentence begins with an active verb."},
                     {"Kata kerja mengatakan apa yang dilakukan; kata benda dan bentuk pasif "
                      "menyembunyikannya.",
                      "A verb says what is done; nouns and passives hide it."},
                     "PermenPANRB 35/2012",
                     R"__({"id": "susun", "kegiatan": "Penyusunan laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"TX02",
                     {"Pelaksana tidak ditulis dalam kalimat.",
                      "The performer is not written in the sentence."},
                     {"Kolomnya sudah menyebutnya; dua sebutan akan bertentangan.",
                      "The column names it; two names will disagree one day."},
                     "PermenPANRB 35/2012",
                     R"__({"id": "susun", "kegiatan": "Staf menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"TX03",
                     {"Satu langkah satu tindakan.", "One row, one act."},
                     {"Dua tindakan punya dua waktu dan dua hasil.",
                      "Two acts have two times and two results."},
                     "pertimbangan",
                     R"__({"id": "susun", "kegiatan": "Menyusun dan mengirim laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"TX04",
                     {"Tidak ada salah tulis yang dikenal.", "There are no known misprints."},
                     {"Nama dokumen yang salah tulis menjadi dokumen lain.",
                      "A misspelt document is another document."},
                     "naskah nyata; src/lint/word_list.cpp",
                     R"__("judul": "Penyusunan Laporan Kineria Bulanan")__",
                     R"__("judul": "Penyusunan Laporan Kinerja Bulanan")__"},
                    {"TX05",
                     {"Satu SOP satu siklus.", "One SOP, one cycle."},
                     {"Satu berkas tidak dapat menunggu dua triwulan.",
                      "One case cannot wait for two quarters."},
                     "PermenPANRB 35/2012: SOP parsial dan final",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan triwulan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan tahunan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"WK01",
                     {"Waktu dapat dibaca; \"sesuai jadwal\" menyatakan tidak ada waktu tetap.",
                      "A time can be read; \"sesuai jadwal\" says that there is none."},
                     {"Waktu yang tidak terbaca tidak dapat dinilai.",
                      "What cannot be read cannot be judged."},
                     "praktik",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "sebentar", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "sesuai jadwal", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"WK03",
                     {"Waktu masuk akal di antara langkah lain.",
                      "A time is plausible among the others."},
                     {"Dua menit atau 120 hari biasanya salah satuan.",
                      "Two minutes or 120 days usually have the wrong unit."},
                     "praktik: lebih dari 20 kali atau kurang dari 1/20 nilai tengah",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 menit", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"WK04",
                     {"480 menit lebih lama dari sehari kerja (450 menit).",
                      "480 minutes are longer than a working day (450 minutes)."},
                     {"Biasanya yang dimaksud satu hari.", "One day is usually meant."},
                     "praktik",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "480 menit", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "1 hari kerja", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"WK05",
                     {"\"hari\" disebut hari kerja atau hari kalender.",
                      "\"hari\" is called hari kerja or hari kalender."},
                     {"alur membacanya sebagai hari kerja; pembaca lain mungkin tidak.",
                      "alur reads working days; another reader may not."},
                     "praktik: 87 hari kerja dan 26 hari kalender di antara 146",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 hari", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 hari kerja", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"WK06",
                     {"Baku waktu adalah satu waktu.", "A time standard is one time."},
                     {"Rentang dan batas menilai dengan batas atasnya; yang wajar tidak terukur.",
                      "Ranges and ceilings judge by their upper bound; what is usual is not "
                      "measured."},
                     "praktik",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "1-2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__",
                     R"__({"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"}, {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan", "cabang": {"Ya": "selesai", "Tidak": "susun"}})__"},
                    {"WK07",
                     {"Langkah terpanjang tidak melebihi waktu layanan.",
                      "The longest way does not exceed the service time."},
                     {"Janji layanan yang tidak mungkin ditepati.",
                      "A promise that cannot be kept."},
                     "PermenPANRB 35/2012",
                     R"__("waktu": "1 jam")__",
                     R"__("waktu": "1 hari kerja")__"},
                });

constexpr auto table_of_functions = std::to_array<rule_function>({
    nullptr,                 // AB02
    nullptr,                 // FL01
    unnamed_ends,            // FL02
    nullptr,                 // FL03
    nullptr,                 // FL04
    many_answers,            // FL05
    odd_answers,             // FL06
    check_without_decision,  // FL07
    endless_loop,            // FL08
    back_to_stranger,        // FL09
    nullptr,                 // FL10
    number_missing,          // ID01
    dates_missing,           // ID02
    nullptr,                 // ID03
    revision_date,           // ID04
    approver_incomplete,     // ID05
    repealed_basis,          // ID07
    guideline_uncited,       // ID08
    foreign_office,          // ID09
    empty_cells,             // MB01
    nullptr,                 // MB02
    unused_output,           // MB03
    no_progress,             // MB04
    two_names,               // MB05
    items_run_together,      // MB06
    title_not_met,           // MB07
    nullptr,                 // PL01
    unknown_actor,           // PL02
    other_actor,             // PL03
    unused_column,           // PL04
    merged_column,           // PL05
    single_performer,        // PL06
    every_unit,              // PL07
    own_approval,            // PL08
    head_not_in_chain,       // PL09
    no_verb_first,           // TX01
    subject_first,           // TX02
    several_acts,            // TX03
    misprinted,              // TX04
    mixed_cycles,            // TX05
    nullptr,                 // WK01
    outlier,                 // WK03
    longer_than_a_day,       // WK04
    bare_day,                // WK05
    no_standard,             // WK06
    longest_path,            // WK07
});

static_assert(table_of_rules.size() == table_of_functions.size());
static_assert(std::is_sorted(table_of_rules.begin(), table_of_rules.end(),
                             [](const lint_rule& a, const lint_rule& b) {
                                 return a.code < b.code;
                             }));

}  // namespace

std::span<const rule_function> functions() noexcept { return table_of_functions; }

}  // namespace alur::lints

namespace alur {

std::span<const lint_rule> lint_rules() noexcept { return lints::table_of_rules; }

}  // namespace alur
