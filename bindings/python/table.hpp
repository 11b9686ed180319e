// A table as Python holds it: shared, immutable.
#pragma once

#include <memory>
#include <vector>

#include "arrow_out.hpp"

namespace alur::python {

struct table_handle {
    std::shared_ptr<const result_table> is;
};

[[nodiscard]] table_handle table(std::size_t rows, std::vector<result_column> columns);

}  // namespace alur::python
