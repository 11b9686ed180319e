// The errors of journals in words. Private to src/case.
#pragma once

#include <alur/case/journal.hpp>

#include <string>
#include <string_view>

namespace alur {

// "tidak ada ruang tersisa" / "no space left on the device"; the number where it is a rare one.
[[nodiscard]] bilingual system_words(int code);

// What was tried, as after "gagal" / "cannot".
struct file_act {
    std::string_view id;
    std::string_view en;
};
[[nodiscard]] journal_error storage_error(const std::string& path, file_act tried, int code);

[[nodiscard]] journal_error in_use_error(const std::string& path);
[[nodiscard]] journal_error not_found_error(const std::string& path);
[[nodiscard]] journal_error not_a_file_error(const std::string& path);
[[nodiscard]] journal_error changed_error(const std::string& path, const bilingual& how);
[[nodiscard]] journal_error closed_error(const std::string& path);
[[nodiscard]] journal_error damaged_error(const std::string& path, const chain_fault& fault);

}  // namespace alur
