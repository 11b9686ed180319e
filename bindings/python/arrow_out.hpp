// Tables of results, as Arrow streams and as Python lists.
#pragma once

#include <alur/analysis/event_log.hpp>
#include <alur/time/zone.hpp>

#include <pybind11/pybind11.h>

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace alur::python {

namespace py = pybind11;

// Whole numbers; `no_time` is an empty cell.
struct integer_column {
    std::vector<std::int64_t> cells;
};
// Milliseconds since 1970 UTC; `no_time` is an empty cell.
struct instant_column {
    std::vector<std::int64_t> cells;
    zone where = zone::UTC;
};
// Texts that are said again and again; a negative code is an empty cell.
struct word_column {
    std::vector<std::int32_t> codes;
    std::vector<std::string> words;
};
struct text_cells {
    std::vector<std::string> cells;
};

struct result_column {
    std::string name;
    std::variant<integer_column, instant_column, word_column, text_cells> is;
};

struct result_table {
    std::size_t rows = 0;
    std::vector<result_column> columns;
};

// A new stream of one batch that shares the table. Throws std::bad_alloc.
[[nodiscard]] py::capsule to_stream(std::shared_ptr<const result_table> from);
// One column as a list; empty cells are None, instants aware datetimes.
[[nodiscard]] py::list to_list(const result_table& from, std::size_t column);

}  // namespace alur::python
