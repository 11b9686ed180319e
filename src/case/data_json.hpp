// Case data as a member of a line: numbers, booleans and texts as they are, a date as
// {"tanggal": "2026-01-02"}, a value taken back as null. Private to src/case.
#pragma once

#include <alur/sop/data.hpp>

#include <string_view>

#include "case/json_line.hpp"

namespace boost::json {
class value;
}

namespace alur {

void write_data(std::string_view name, const case_data& data, json_line& out);
[[nodiscard]] bool read_data(const boost::json::value& from, case_data& into);

}  // namespace alur
