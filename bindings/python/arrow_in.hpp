// Data frames as event logs: anything that has `__arrow_c_stream__`.
#pragma once

#include <alur/analysis/log_file.hpp>

#include <pybind11/pybind11.h>

#include <optional>

namespace alur::python {

namespace py = pybind11;

// Texts may be strings of any Arrow layout, dictionaries of them, or whole numbers; times may be
// timestamps or texts. `lines` count the rows from 1. Throws alur.errors.LogError for what is no
// table, or a column of a type that cannot be read; TypeError for what has no stream.
[[nodiscard]] log_read read_frame(const py::object& frame, const named_columns& named,
                                  std::optional<zone> if_naive);

}  // namespace alur::python
