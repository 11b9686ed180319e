// The faults of this layer in words: what is wrong and what to write instead.
//
// Plain office Indonesian and English; no place and no quotation of the text, which the caller
// adds. Constant time, no allocation; usable in constant expressions.
#pragma once

#include <alur/time/reason.hpp>

namespace alur {

// What is wrong and what to write instead. Constant time.
[[nodiscard]] constexpr sentence describe(time_fault why) noexcept {
    switch (why) {
        case time_fault::none:
            return {"tidak ada kesalahan", "nothing is wrong"};
        case time_fault::empty:
            return {"kosong; isi nilainya atau hapus kuncinya",
                    "empty; give a value or remove the key"};
        case time_fault::number_expected:
            return {"di sini harus ada angka bulat, misalnya \"3 hari\"",
                    "a whole number must stand here, for example \"3 hari\""};
        case time_fault::unit_expected:
            return {"setelah angka harus ada satuan, misalnya \"menit\", \"jam\" atau \"hari\"",
                    "a unit must follow the number, for example \"menit\", \"jam\" or \"hari\""};
        case time_fault::unknown_unit:
            return {
                "satuan tidak dikenal; gunakan menit, jam, hari, hari kerja, hari kalender, "
                "minggu, bulan, triwulan, semester atau tahun",
                "unknown unit; use menit, jam, hari, hari kerja, hari kalender, minggu, bulan, "
                "triwulan, semester or tahun"};
        case time_fault::zero_amount:
            return {"waktu nol tidak bermakna; hapus atau tulis paling sedikit 1",
                    "a time of zero means nothing; remove it or write at least 1"};
        case time_fault::negative_amount:
            return {"waktu tidak boleh negatif", "a time cannot be negative"};
        case time_fault::fractional_amount:
            return {
                "tulis bilangan bulat tanpa titik atau koma, misalnya \"1 jam 30 menit\" untuk "
                "satu setengah jam",
                "write whole numbers without point or comma, for example \"1 jam 30 menit\" for an "
                "hour and a half"};
        case time_fault::amount_too_large:
            return {"terlalu besar; paling lama 100 tahun", "too large; at most 100 years"};
        case time_fault::repeated_unit:
            return {"satuan yang sama disebut dua kali; jumlahkan",
                    "the same unit stands twice; add them up"};
        case time_fault::mixed_units:
            return {
                "waktu kerja (menit, jam, hari, hari kerja) tidak dapat dijumlahkan dengan waktu "
                "kalender (hari kalender, minggu, bulan, "
                "triwulan, semester, tahun); gunakan salah satu",
                "working time (menit, jam, hari, hari kerja) cannot be added to calendar time "
                "(hari kalender, minggu, bulan, triwulan, "
                "semester, tahun); use one of them"};
        case time_fault::lower_above_upper:
            return {"batas bawah lebih lama dari batas atas; tukar keduanya",
                    "the lower bound is longer than the upper; swap them"};
        case time_fault::ceiling_with_range:
            return {"batas paling lama hanya satu; hapus \"maksimal\" atau batas bawahnya",
                    "a ceiling has one bound; remove \"maksimal\" or the lower bound"};
        case time_fault::sesuai_without_text:
            return {"sesuai dengan apa? misalnya \"sesuai jadwal\"",
                    "according to what? for example \"sesuai jadwal\""};
        case time_fault::date_needs_ceiling:
            return {
                "sebelum tanggal harus ada \"paling lambat\", misalnya \"paling lambat 31 Maret\"",
                "\"paling lambat\" must stand before a date, for example \"paling lambat 31 "
                "Maret\""};
        case time_fault::bad_date:
            return {"tanggal tidak ada atau tidak terbaca; tulis misalnya \"2 Januari 2023\"",
                    "no such date, or unreadable; write for example \"2 Januari 2023\""};
        case time_fault::date_not_every_year:
            return {"29 Februari tidak ada setiap tahun; tulis tahunnya atau 28 Februari",
                    "29 February is not in every year; write the year, or 28 Februari"};
        case time_fault::number_in_words:
            return {"hapus teks dalam kurung; cukup angkanya, misalnya \"3 hari\"",
                    "remove the text in brackets; the figure is enough, for example \"3 hari\""};
        case time_fault::unexpected_text:
            return {"bagian ini tidak dikenal; hapus atau perbaiki",
                    "this part is not understood; remove or correct it"};
        case time_fault::plain_sum_expected:
            return {
                "di sini hanya boleh lama waktu, misalnya \"7 hari\", tanpa rentang, \"maksimal\", "
                "\"sesuai\" atau tanggal",
                "only a length of time may stand here, for example \"7 hari\", without range, "
                "\"maksimal\", \"sesuai\" or date"};
        case time_fault::colon_expected:
            return {"tulis waktu, titik dua, lalu jabatan, misalnya \"1 hari: kepala\"",
                    "write time, colon, then office, for example \"1 hari: kepala\""};
        case time_fault::office_expected:
            return {"setelah titik dua harus ada jabatan, misalnya \"1 hari: kepala\"",
                    "an office must follow the colon, for example \"1 hari: kepala\""};
        case time_fault::day_expected:
            return {
                "di sini harus ada nama hari (Senin, Selasa, Rabu, Kamis, Jumat, Sabtu, Minggu)",
                "a day must stand here (Senin, Selasa, Rabu, Kamis, Jumat, Sabtu, Minggu)"};
        case time_fault::repeated_day:
            return {"hari ini disebut dua kali", "this day stands twice"};
        case time_fault::clock_expected:
            return {"di sini harus ada jam, misalnya \"07.30-12.00, 13.00-16.00\"",
                    "hours must stand here, for example \"07.30-12.00, 13.00-16.00\""};
        case time_fault::bad_clock:
            return {"jam harus antara 00.00 dan 24.00",
                    "a time of day lies between 00.00 and 24.00"};
        case time_fault::hours_reversed:
            return {
                "jam tutup harus setelah jam buka; kerja melewati tengah malam ditulis pada dua "
                "hari (22.00-24.00 dan 00.00-06.00)",
                "closing must come after opening; work past midnight is written on two days "
                "(22.00-24.00 and 00.00-06.00)"};
        case time_fault::hours_overlap:
            return {"jam kerja ini bertumpang tindih dengan yang lain pada hari yang sama",
                    "these hours overlap others of the same day"};
        case time_fault::too_many_intervals:
            return {"paling banyak enam bagian jam kerja dalam sehari",
                    "at most six stretches of hours in a day"};
        case time_fault::instant_expected:
            return {"waktu tidak terbaca; tulis misalnya \"2026-02-03T08:15+07:00\"",
                    "unreadable point in time; write for example \"2026-02-03T08:15+07:00\""};
        case time_fault::zone_missing:
            return {
                "zona waktu belum disebut; tambahkan +07:00 (WIB), +08:00 (WITA), +09:00 (WIT) "
                "atau Z",
                "the time zone is missing; add +07:00 (WIB), +08:00 (WITA), +09:00 (WIT) or Z"};
        case time_fault::bad_zone:
            return {"zona waktu tidak dikenal; gunakan WIB, WITA, WIT atau UTC",
                    "unknown time zone; use WIB, WITA, WIT or UTC"};
    }
    return {"kesalahan tidak dikenal", "unknown fault"};
}

}  // namespace alur
