// Tables of results, as Arrow streams and as Python lists.
#pragma once

#include <alur/analysis/event_log.hpp>
#include <alur/time/zone.hpp>

#include <pybind11/pybind11.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
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

using column_cells = std::variant<integer_column, instant_column, word_column, text_cells>;

// A column whose cells are there, or are made when they are first asked for. Thread-safe; copies
// share the cells.
class result_column {
  public:
    result_column(std::string called, column_cells is)
        : name(std::move(called)), cells_(std::make_shared<kept>(std::move(is))) {}
    result_column(std::string called, std::function<column_cells()> make)
        : name(std::move(called)), cells_(std::make_shared<kept>(std::move(make))) {}

    std::string name;

    // Throws what making them throws; the next who asks tries again.
    [[nodiscard]] const column_cells& is() const {
        std::call_once(cells_->once, [&] {
            if (cells_->make) cells_->is = cells_->make();
            cells_->make = nullptr;
        });
        return cells_->is;
    }

  private:
    struct kept {
        explicit kept(column_cells given) : is(std::move(given)) {}
        explicit kept(std::function<column_cells()> later) : make(std::move(later)) {}
        std::once_flag once;
        std::function<column_cells()> make;
        column_cells is;
    };
    std::shared_ptr<kept> cells_;
};

struct result_table {
    std::size_t rows = 0;
    std::vector<result_column> columns;
};

// A new stream of one batch that shares the table, whose cells are there. Throws std::bad_alloc.
[[nodiscard]] py::capsule to_stream(std::shared_ptr<const result_table> from);
// As a list; empty cells are None, instants aware datetimes.
[[nodiscard]] py::list to_list(const column_cells& from);

}  // namespace alur::python
