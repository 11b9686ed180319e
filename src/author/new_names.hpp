// Names that a program can give: office codes and row ids. Private to src/author.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace alur::authors {

// "Kasubbag Umum & Kepegawaian" → "kasubbag_umum_kepegawaian"; made unlike the ones that are taken.
[[nodiscard]] std::string new_code(std::string_view office, std::set<std::string>& taken);

// "Menyusun draf laporan kinerja" → "susun_draf"; verb and object.
[[nodiscard]] std::string new_id(std::string_view activity, std::set<std::string>& taken);

}  // namespace alur::authors
