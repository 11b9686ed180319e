// Event logs read from files and tables, written, and shown as a table.

#include <alur/analysis/work_starts.hpp>
#include <alur/analysis/xes.hpp>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "arrow_in.hpp"
#include "diagnostic_members.hpp"
#include "log_tables.hpp"
#include "moment.hpp"
#include "patience.hpp"
#include "shared.hpp"
#include "topics.hpp"

namespace alur::python {
namespace {

using named_pairs = std::vector<std::pair<std::string, std::string>>;

named_columns named(const named_pairs& given) {
    named_columns made;
    for (const auto& [field, column] : given) {
        std::optional<log_field> found;
        for (std::size_t f = 0; f < log_field_count; ++f)
            if (name(static_cast<log_field>(f)) == field) found = static_cast<log_field>(f);
        if (!found) throw py::value_error("no field of a log is called \"" + field + '"');
        made.emplace_back(*found, column);
    }
    return made;
}

// A log, or why there is none.
log_handle kept(log_read read) {
    if (!read.log) {
        const log_fault& why = read.faults.front();
        std::string at;
        if (why.line != 0) at = std::to_string(why.line) + ':';
        if (why.column != 0) at += std::to_string(why.column) + ':';
        if (!at.empty()) at += ' ';
        raise("alur.errors.LogError", at + why.message.id, at + why.message.en);
    }
    auto made = std::make_shared<kept_log>();
    made->own = *std::move(read.log);
    made->view = made->own.view();
    made->clocks = made->own.clocks();
    made->faults = std::move(read.faults);
    made->notes = std::move(read.notes);
    return {std::move(made)};
}

// A column of instants has one zone: that of their clocks where they agree and it is one of ours.
zone zone_of(const clock_offsets& clocks) {
    for (const zone each : {zone::WIB, zone::WITA, zone::WIT})
        if (clocks.same() && clocks.of(0) == offset(each).count()) return each;
    return zone::UTC;
}

// A column is made when it is asked for.
table_handle log_as_table(const std::shared_ptr<const kept_log>& log) {
    std::vector<result_column> columns;
    for (std::size_t f = 0; f < log_field_count; ++f) {
        const auto field = static_cast<log_field>(f);
        if (field > log_field::time && !has_column(log->view, field)) continue;
        columns.emplace_back(std::string(known_names(field).front()), [=]() -> column_cells {
            if (!is_time(field)) {
                const text_column of = text_of(log->view, field);
                return word_column{{of.codes.begin(), of.codes.end()},
                                   {of.words.begin(), of.words.end()}};
            }
            const auto times = field == log_field::time ? log->view.times : log->view.starts;
            return instant_column{{times.begin(), times.end()}, zone_of(log->clocks.of(field))};
        });
    }
    return table(log->view.size(), std::move(columns));
}

// Into a file beside it first: what was there stays until all is written.
void write_log(const kept_log& log, const std::string& path, bool xes) {
    const std::string unfinished = path + ".part";
    std::optional<bilingual> why;
    bool done = false;
    {
        std::ofstream out(unfinished, std::ios::binary);
        if (out && xes) why = write_xes(log.view, log.clocks, out);
        if (out && !xes) write_csv(log.view, log.clocks, out);
        out.close();
        done = bool(out) && !why;
    }
    const int error = errno;
    if (done && std::rename(unfinished.c_str(), path.c_str()) == 0) return;
    std::remove(unfinished.c_str());
    if (why) throw *why;
    throw std::filesystem::filesystem_error("cannot write", path,
                                            std::error_code(done         ? errno
                                                            : error == 0 ? EIO
                                                                         : error,
                                                            std::generic_category()));
}

table_handle unpaired_table(const machine& sop, const kept_log& log, const work_starts& found,
                            const log_words& words, zone where) {
    const auto& rows = found.open;
    std::vector<std::string> cases(log.view.cases.words.begin(), log.view.cases.words.end());
    const auto row_of = [&](std::uint64_t r) {
        return words.activities[static_cast<std::size_t>(log.view.activities.code(r))].row;
    };
    return table(
        rows.size(),
        {integers("row", rows, [](std::uint64_t r) { return r; }),
         worded("case", cases, rows, [&](std::uint64_t r) { return log.view.cases.code(r); }),
         worded("step", row_ids(sop), rows, [&](std::uint64_t r) { return row_code(row_of(r)); }),
         texts("activity", rows,
               [&](std::uint64_t r) { return std::string(log.view.activities.word(r)); }),
         texts("unit", rows, [&](std::uint64_t r) { return std::string(log.view.units.word(r)); }),
         instants("began", where, rows, [&](std::uint64_t r) { return log.view.times[r]; })});
}

}  // namespace

void init_log_file(py::module_& m) {
    py::class_<log_handle>(m, "Log")
        .def("__len__", [](const log_handle& l) { return l.is->view.size(); })
        .def_property_readonly("faults",
                               [](const log_handle& l) {
                                   std::vector<std::pair<std::uint64_t, bilingual>> list;
                                   for (const log_fault& each : l.is->faults)
                                       list.emplace_back(each.line, each.message);
                                   return list;
                               })
        .def_property_readonly("notes",
                               [](const log_handle& l) {
                                   std::vector<std::tuple<bool, std::string, std::uint64_t>> list;
                                   for (const log_note& each : l.is->notes)
                                       list.emplace_back(each.is == log_note::kind::by_default,
                                                         each.name, each.count);
                                   return list;
                               })
        .def_property_readonly("borrowed",
                               [](const log_handle& l) {
                                   std::vector<std::string> list;
                                   const event_log own = l.is->own.view();
                                   for (std::size_t f = 0; f < log_field_count; ++f)
                                       if (const auto field = static_cast<log_field>(f);
                                           has_column(l.is->view, field) && !has_column(own, field))
                                           list.emplace_back(name(field));
                                   return list;
                               })
        .def("table", [](const log_handle& l) { return log_as_table(l.is); });
    m.def(
        "read_log",
        [](std::string text, const named_pairs& columns, std::optional<zone> where,
           const py::object& watch) {
            return kept(patiently([text = std::move(text), in = named(columns),
                                   where] { return read_log(text, in, where); },
                                  watching(watch)));
        },
        py::arg("text"), py::arg("columns"), py::arg("zone"), py::arg("watch"));
    m.def(
        "read_frame",
        [](const py::object& frame, const named_pairs& columns, std::optional<zone> where,
           const py::object& watch) {
            return log_handle{read_frame(frame, named(columns), where, watch)};
        },
        py::arg("frame"), py::arg("columns"), py::arg("zone"), py::arg("watch"));
    m.def(
        "write_log",
        [](const log_handle& log, const std::string& path, bool xes) {
            try {
                patiently([l = log.is, path, xes] { write_log(*l, path, xes); });
            } catch (const bilingual& why) {
                raise("alur.errors.LogError", why.id, why.en);
            } catch (const std::filesystem::filesystem_error& error) {
                errno = error.code().value();
                PyErr_SetFromErrnoWithFilename(PyExc_OSError, path.c_str());
                throw py::error_already_set();
            }
        },
        py::arg("log"), py::arg("path"), py::arg("xes"));
    m.def(
        "pair_starts",
        [](const machine_handle& sop, const times_handle& times, const log_handle& log,
           const named_pairs& renamed) {
            return patiently([s = sop.is, t = times.is, l = log.is, renamed] {
                const log_words words = understand(*s, l->view, renamed);
                const work_starts found = pair_starts(l->view, words);
                return std::make_tuple(found.ended, found.without,
                                       unpaired_table(*s, *l, found, words, t->where()));
            });
        },
        py::arg("sop"), py::arg("times"), py::arg("log"), py::arg("renamed"));
}

}  // namespace alur::python
