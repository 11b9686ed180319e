// Data frames as event logs: anything that has `__arrow_c_stream__` or `__arrow_c_array__`.
#pragma once

#include <alur/analysis/log_file.hpp>

#include <pybind11/pybind11.h>

#include <memory>
#include <optional>

#include "log_tables.hpp"

namespace alur::python {

namespace py = pybind11;

// Texts may be strings of any Arrow layout, dictionaries of them, or whole numbers; times may be
// timestamps or texts. Of a table in one piece, what is used where it lies: dictionaries of strings
// with 32-bit codes, and timestamps in milliseconds with a zone, where no cell is empty and no word
// has blanks around it. All else is copied. Nothing is written to.
//
// Faults count the rows from 1. Throws alur.errors.LogError for what is no table, or a column of a
// type that cannot be read; TypeError for what speaks no Arrow. The GIL is released while columns
// are read; `watch` is that of `patiently`.
[[nodiscard]] std::shared_ptr<const kept_log> read_frame(const py::object& frame,
                                                         const named_columns& named,
                                                         std::optional<zone> if_naive,
                                                         const py::object& watch);

}  // namespace alur::python
