// Making findings: where they stand and what they say.
#pragma once

#include <alur/sop/diagnostic.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace alur {

// Appends a finding and returns it, so that related places can be added.
diagnostic& report(diagnostics& to, std::string_view code, severity level, std::string pointer,
                   bilingual message, bilingual fix = {});

// "/langkah/3" + "cabang" + "Ya/Tidak" → "/langkah/3/cabang/Ya~1Tidak"
std::string below(std::string_view pointer, std::string_view key);
std::string below(std::string_view pointer, std::size_t place);
std::string row_pointer(std::size_t row);

// "Maksud Anda \"x\"?" as a fix; if nothing is near, the names there are.
bilingual did_you_mean(std::string_view wanted, const std::vector<std::string>& candidates);

}  // namespace alur
