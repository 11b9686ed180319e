// The lines of an entry before they are sealed. Private to src/case.
#pragma once

#include <alur/case/record.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace alur {

// See `record`. Defined in record.cpp.
[[nodiscard]] std::vector<std::string> contents_of(const open_case& of, const entry& decided,
                                                   std::string_view case_id);

}  // namespace alur
