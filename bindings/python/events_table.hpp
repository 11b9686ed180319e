// The table of what was found in every row of a log, each column made when it is asked for: of a
// log of millions few columns are looked at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "log_tables.hpp"

namespace alur::python {

// `Found` answers for each row: case_of, is, step, of (a question), opened, started, due, worked,
// late; and names() are those of the cases.
template <class Found>
table_handle events_table(const machine& sop, zone where, std::shared_ptr<const Found> found) {
    const auto later = [&](const char* name, auto empty, auto cell) {
        return result_column(name, [=]() -> column_cells {
            auto made = empty;
            auto& cells = cells_of(made);
            cells.reserve(found->size());
            for (std::size_t r = 0; r < found->size(); ++r) cells.push_back(cell(*found, r));
            return made;
        });
    };
    const auto asked = [&](const char* name, question what) {
        return later(name, word_column{{}, words({"kept", "broken", "undetermined"})},
                     [what](const Found& f, std::size_t r) {
                         return static_cast<std::int32_t>(f.of(r, what)) - 1;
                     });
    };
    result_column of_case("case", [found]() -> column_cells {
        word_column made{{}, found->names()};
        made.codes.reserve(found->size());
        for (std::size_t r = 0; r < found->size(); ++r)
            made.codes.push_back(static_cast<std::int32_t>(found->case_of(r)));
        return made;
    });
    const auto empty_instants = instant_column{{}, where};
    return table(
        found->size(),
        {later("row", integer_column{},
               [](const Found&, std::size_t r) { return static_cast<std::int64_t>(r); }),
         std::move(of_case),
         later(
             "became",
             word_column{{},
                         words({"judged", "began_case", "began_work", "without_case",
                                "without_activity", "without_time", "too_early", "other_change"})},
             [](const Found& f, std::size_t r) { return static_cast<std::int32_t>(f.is(r)); }),
         later("step", word_column{{}, row_ids(sop)},
               [](const Found& f, std::size_t r) { return row_code(f.step(r)); }),
         asked("order", question::order), asked("office", question::office),
         asked("answer", question::answer), asked("separation", question::separation),
         asked("evidence", question::evidence), asked("time", question::time),
         later("opened", empty_instants, [](const Found& f, std::size_t r) { return f.opened(r); }),
         later("started", empty_instants,
               [](const Found& f, std::size_t r) { return f.started(r); }),
         later("due", empty_instants, [](const Found& f, std::size_t r) { return f.due(r); }),
         later("worked_ms", integer_column{},
               [](const Found& f, std::size_t r) { return f.worked(r); }),
         later("late_ms", integer_column{},
               [](const Found& f, std::size_t r) { return f.late(r); })});
}

}  // namespace alur::python
