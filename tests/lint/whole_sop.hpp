// A small SOP without findings, and what becomes of it with other rows or other keys.
#pragma once

#include <alur/lint/lint.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include <string>
#include <string_view>

namespace alur::testing {

inline constexpr std::string_view whole_sop = R"({
  "judul": "Penyusunan Laporan Bulanan", "nomor": "065/12/ORG/2026",
  "pemerintah": "Pemerintah Kabupaten Contoh", "unit_kerja": "Dinas Contoh",
  "tanggal_pembuatan": "5 Januari 2026", "tanggal_efektif": "12 Januari 2026",
  "disahkan_oleh": "Kepala Dinas", "dasar_hukum": "Permendagri Nomor 52 Tahun 2011",
  "dari_luar": ["Data bulanan", "Surat pengantar"],
  "pelaksana": {"staf": "Staf", "kasubbag": "Kasubbag Umum", "kepala": "Kepala Dinas"},
  "langkah": [
    {"id": "susun", "kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf",
     "kelengkapan": "Data bulanan", "waktu": "2 jam", "output": "Draft laporan bulanan"},
    {"kegiatan": "Memeriksa laporan bulanan", "pelaksana": {"salah_satu": ["kasubbag", "kepala"]},
     "kelengkapan": "Draft laporan bulanan", "waktu": "30 menit", "output": "Laporan bulanan",
     "cabang": {"Ya": "selesai", "Tidak": "susun"}}]})";

// `fragment` is rows ("{…}, {…}") or keys of the SOP ("\"nomor\": …"), as in the table of rules.
inline source with(std::string_view fragment) {
    boost::json::object sop = boost::json::parse(whole_sop).as_object();
    const bool rows = fragment.substr(0, 1) == "{";
    const std::string text =
        rows ? "{\"langkah\": [" + std::string(fragment) + "]}" : "{" + std::string(fragment) + "}";
    const boost::json::value given = boost::json::parse(text);
    for (const auto& each : given.as_object()) sop[each.key()] = each.value();
    return {"contoh.json", boost::json::serialize(sop)};
}

inline constexpr std::chrono::local_days a_day{std::chrono::year{2026} / 11 / 20};

inline diagnostics reviewed(const source& from) { return review(load(from), {}, a_day); }

inline std::size_t count_of(const diagnostics& list, std::string_view code) {
    std::size_t n = 0;
    for (const diagnostic& each : list) n += each.code == code ? 1U : 0U;
    return n;
}

}  // namespace alur::testing
