// Work calendars from JSON.
//
// One file holds one calendar, or a list of them. Dates are "2023-01-02", office hours are written
// as in an SOP, comments and trailing commas are accepted:
//
//   {"id": "id", "nama": "…", "versi": "2026-07-23", "zona_waktu": "WIB", "hitungan": "akhir_hari",
//    "berlaku": {"dari": "2023-01-01", "sampai": "2026-12-31"},
//    "jam_kerja": {"Senin-Kamis": "07.30-12.00, 13.00-16.00", "Jumat": "07.30-11.30, 13.00-16.30"},
//    "jam_ramadan": {…}, "ramadan": [{"nama": "Ramadan 1444 H", "dari": "…", "sampai": "…"}],
//    "ketetapan": {"2023": "SKB …"},
//    "libur": [{"tanggal": "2023-01-01", "jenis": "libur_nasional", "nama": "Tahun Baru Masehi"}]}
//
// `ketetapan` names the decree behind the national holidays and the joint leave of a year; a day of
// another kind, or of another decree, carries its own "ketetapan". Regional holidays are days with
// "jenis": "libur_daerah". Findings have codes KL01 to KL12, those of broken JSON the codes of
// `load`. Linear in the text (n log n in the days). Nothing throws but memory running out.
// Thread-safety: pure functions.
#pragma once

#include <alur/sop/diagnostic.hpp>
#include <alur/time/calendar_data.hpp>

#include <optional>
#include <vector>

namespace alur {

// Every problem is in `problems`; there is a calendar exactly if none of them is an error, and
// `make_calendar` then accepts it.
struct calendar_loaded {
    std::optional<calendar_data> calendar;
    diagnostics problems;

    [[nodiscard]] explicit operator bool() const noexcept { return calendar.has_value(); }
};

// All calendars of the file, in its order, with different ids; none if anything is wrong with one.
struct calendars_loaded {
    std::vector<calendar_data> calendars;
    diagnostics problems;
};

// A file that must hold exactly one calendar.
[[nodiscard]] calendar_loaded load_calendar(const source& from);

[[nodiscard]] calendars_loaded load_calendars(const source& from);

}  // namespace alur
