// What a case answers, as dataclasses (alur/results.py, alur/work.py), in the document's words.
#pragma once

#include <alur/case/open_case.hpp>

#include "diagnostic_members.hpp"
#include "moment.hpp"

namespace alur::python {

struct shown_refusal {
    refusal why = refusal::none;
    std::string row;
    std::string unit;
    std::vector<std::string> offices;
    bilingual message;
};
template <>
struct python_class<shown_refusal> {
    static constexpr char name[] = "alur.results.Refusal";
    static constexpr bool frozen = true;
    static constexpr auto members =
        std::tuple{member{"reason", &shown_refusal::why}, member{"row", &shown_refusal::row},
                   member{"unit", &shown_refusal::unit}, member{"offices", &shown_refusal::offices},
                   member{"message", &shown_refusal::message}};
};

template <>
struct python_class<known_event> {
    static constexpr char name[] = "alur.results.Known";
    static constexpr auto members = std::tuple{member{"number", &known_event::sequence}};
};

// Words for numbers of the machine.
[[nodiscard]] std::string row_word(const open_case& of, step_id row);
[[nodiscard]] std::vector<std::string> office_words(const open_case& of, role_set set);
// Where there is a limit.
[[nodiscard]] std::optional<moment> due_moment(const open_case& of, const due_date& due);

}  // namespace alur::python
