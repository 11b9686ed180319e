// Small SOPs, people with offices in them, and exceptions granted to them.
#pragma once

#include <string>
#include <utility>

#include "case/support.hpp"

namespace alur_test {

// One maker, a checker who must be another, a signature closed to Plt. and Plh.
inline const std::string checked = R"({
  "judul": "Uji", "pengendali": "kepala",
  "pelaksana": {"staf": "Staff", "sekretaris": "Sekretaris", "kepala": "Kepala"},
  "langkah": [
    {"id": "susun", "kegiatan": "Menyusun", "pelaksana": {"salah_satu": ["staf", "sekretaris"]}},
    {"id": "periksa", "kegiatan": "Memeriksa", "pelaksana": "sekretaris", "beda_orang": "susun",
     "keputusan": "Benar?", "cabang": {"Ya": "lanjut", "Tidak": "susun"}},
    {"id": "tanda", "kegiatan": "Menandatangani", "pelaksana": "kepala", "definitif": true}
  ]})";

// One row with that `terlambat`, and whatever else it has.
inline std::string one_row(const std::string& policy, const std::string& more = "") {
    return R"({"judul": "Uji", "pengendali": "kepala", "pelaksana": {"staf": "Staff", "kepala": "Kepala"},
      "langkah": [{"id": "a", "kegiatan": "Mengerjakan", "pelaksana": "staf", "waktu": "1 hari",
                   "terlambat": )" +
           policy + more + R"(},
                  {"id": "b", "kegiatan": "Meneruskan", "pelaksana": "kepala"}]})";
}

inline alur::actor person(std::string id, std::string office, std::string unit = "",
                          alur::capacity held = alur::capacity::definitive) {
    return {std::move(id),
            {{std::move(office), std::move(unit), held,
              held == alur::capacity::definitive ? "" : "ST/1"}}};
}

// For one act on that row.
inline alur::events::except lifting(std::string row, std::string what, std::string who,
                                    std::string office = "") {
    alur::events::except e;
    e.row = std::move(row);
    e.lifts = std::move(what);
    e.person = std::move(who);
    e.office = std::move(office);
    e.reason = "kekosongan petugas";
    e.letter = "800/12";
    return e;
}

}  // namespace alur_test
