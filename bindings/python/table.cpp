// Tables: made in C++ or of Python's lists, and their columns in bulk.

#include "table.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "patience.hpp"
#include "topics.hpp"

namespace alur::python {
namespace {

using integer_cells = std::vector<std::optional<std::int64_t>>;
using worded_cells = std::vector<std::optional<std::string>>;
// Name, whether its cells are texts, and the cells: a list of nothing does not say.
using given_column = std::tuple<std::string, bool, py::list>;

result_column made_of(std::string name, const integer_cells& cells) {
    integer_column made;
    made.cells.reserve(cells.size());
    for (const auto& each : cells) made.cells.push_back(each.value_or(no_time));
    return {std::move(name), std::move(made)};
}

result_column made_of(std::string name, const worded_cells& cells) {
    word_column made;
    std::unordered_map<std::string_view, std::int32_t> known;
    made.codes.reserve(cells.size());
    for (const auto& each : cells) {
        if (!each) {
            made.codes.push_back(-1);
            continue;
        }
        const auto [at, is_new] =
            known.try_emplace(*each, static_cast<std::int32_t>(made.words.size()));
        if (is_new) made.words.push_back(*each);
        made.codes.push_back(at->second);
    }
    return {std::move(name), std::move(made)};
}

// Cells that are not there yet may take a while.
const column_cells& cells_of(const table_handle& t, std::size_t column) {
    const result_column& asked = t.is->columns.at(column);
    patiently([asked] { (void)asked.is(); });
    return asked.is();
}

// A column in bulk: whole numbers of 64 bits; for words, of 32 bits into `words_of`.
py::object numbers(const table_handle& t, std::size_t column) {
    const auto bytes = [](const auto& cells) -> py::object {
        return py::bytes(reinterpret_cast<const char*>(cells.data()),
                         cells.size() * sizeof cells.front());
    };
    const column_cells& is = cells_of(t, column);
    if (const auto* of = std::get_if<integer_column>(&is)) return bytes(of->cells);
    if (const auto* of = std::get_if<instant_column>(&is)) return bytes(of->cells);
    if (const auto* of = std::get_if<word_column>(&is)) return bytes(of->codes);
    return py::none();
}

py::object words_of(const table_handle& t, std::size_t column) {
    if (const auto* of = std::get_if<word_column>(&cells_of(t, column))) return py::cast(of->words);
    return py::none();
}

}  // namespace

table_handle table(std::size_t rows, std::vector<result_column> columns) {
    return {std::make_shared<const result_table>(result_table{rows, std::move(columns)})};
}

void init_table(py::module_& m) {
    py::class_<table_handle>(m, "Table")
        .def_property_readonly("names",
                               [](const table_handle& t) {
                                   std::vector<std::string> names;
                                   for (const result_column& each : t.is->columns)
                                       names.push_back(each.name);
                                   return names;
                               })
        .def("__len__", [](const table_handle& t) { return t.is->rows; })
        .def(
            "column",
            [](const table_handle& t, std::size_t column) { return to_list(cells_of(t, column)); },
            py::arg("column"))
        .def("numbers", &numbers, py::arg("column"))
        .def("words", &words_of, py::arg("column"))
        .def("stream", [](const table_handle& t) {
            for (std::size_t c = 0; c < t.is->columns.size(); ++c) (void)cells_of(t, c);
            return to_stream(t.is);
        });
    m.def(
        "make_table",
        [](std::size_t rows, const std::vector<given_column>& columns) {
            std::vector<result_column> made;
            for (const auto& [name, texts, cells] : columns) {
                if (py::len(cells) != rows) throw py::value_error("columns differ in length");
                made.push_back(texts ? made_of(name, cells.cast<worded_cells>())
                                     : made_of(name, cells.cast<integer_cells>()));
            }
            return table(rows, std::move(made));
        },
        py::arg("rows"), py::arg("columns"));
}

}  // namespace alur::python
