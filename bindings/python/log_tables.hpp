// What a log is held as, and the tables that are made of one and of what was found in it.
#pragma once

#include <alur/analysis/log_file.hpp>
#include <alur/analysis/replay.hpp>
#include <alur/analysis/summary.hpp>

#include <pybind11/pybind11.h>

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "table.hpp"

namespace alur::python {

// Read from a file, or lying in the columns of a table as far as these can be used as they are.
struct kept_log {
    log_table own;                         // what was read or had to be copied
    std::shared_ptr<const void> borrowed;  // what keeps the other columns alive
    std::vector<std::vector<std::string_view>> borrowed_words;
    event_log view;
    log_clocks clocks;
    std::vector<log_fault> faults;
    std::vector<log_note> notes;
};

struct log_handle {
    std::shared_ptr<const kept_log> is;
};

inline std::vector<std::string> words(std::initializer_list<const char*> list) {
    return {list.begin(), list.end()};
}

template <class Column>
auto& cells_of(Column& column) {
    if constexpr (std::is_same_v<Column, word_column>)
        return column.codes;
    else
        return column.cells;
}

template <class Column, class Rows, class Cell>
result_column column(const char* name, Column empty, const Rows& rows, Cell cell) {
    auto& cells = cells_of(empty);
    cells.reserve(rows.size());
    for (const auto& each : rows) cells.push_back(cell(each));
    return {name, std::move(empty)};
}
template <class Rows, class Cell>
result_column integers(const char* name, const Rows& rows, Cell cell) {
    return column(name, integer_column{}, rows,
                  [&](const auto& each) { return static_cast<std::int64_t>(cell(each)); });
}
template <class Rows, class Cell>
result_column texts(const char* name, const Rows& rows, Cell cell) {
    return column(name, text_cells{}, rows, cell);
}
template <class Rows, class Cell>
result_column worded(const char* name, std::vector<std::string> list, const Rows& rows, Cell cell) {
    return column(name, word_column{{}, std::move(list)}, rows,
                  [&](const auto& each) { return static_cast<std::int32_t>(cell(each)); });
}
template <class Rows, class Cell>
result_column instants(const char* name, zone where, const Rows& rows, Cell cell) {
    return column(name, instant_column{{}, where}, rows, cell);
}

// The ids of the rows of an SOP, and where a row is in them.
[[nodiscard]] std::vector<std::string> row_ids(const machine& sop);
[[nodiscard]] inline std::int32_t row_code(step_id row) {
    return row == no_step ? -1 : static_cast<std::int32_t>(index(row));
}

// Whose each row of a log is: into `names`, or `replayed::no_case`.
struct rows_of_cases {
    std::vector<std::string> names;
    std::vector<std::uint32_t> of;
};
[[nodiscard]] table_handle cases_table(const machine& sop, zone where,
                                       const std::vector<judged_case>& cases);
[[nodiscard]] table_handle deviations_table(const machine& sop, const std::vector<deviation>& list,
                                            const rows_of_cases& cases);
// The longest late first. Without `until` as of the last line of any case; throws py::value_error
// for an instant before that.
[[nodiscard]] table_handle pending_table(const machine& sop, zone where,
                                         const std::vector<judged_case>& cases,
                                         const std::vector<pending_row>& pending,
                                         std::optional<instant> until);
[[nodiscard]] table_handle steps_table(const machine& sop, const std::vector<step_summary>& steps);
[[nodiscard]] table_handle words_table(const log_words& of);

}  // namespace alur::python
