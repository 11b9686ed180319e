// Findings as dataclasses (alur/diagnostics.py), with the line and column of every place.
#pragma once

#include <alur/sop/diagnostic.hpp>

#include "dataclass.hpp"

namespace alur::python {

template <>
struct python_class<bilingual> {
    static constexpr char name[] = "alur.diagnostics.Bilingual";
    static constexpr auto members =
        std::tuple{member{"id", &bilingual::id}, member{"en", &bilingual::en}};
};

struct shown_place {
    std::string pointer;
    bilingual note;
    std::size_t line = 1;
    std::size_t column = 1;
};
template <>
struct python_class<shown_place> {
    static constexpr char name[] = "alur.diagnostics.RelatedPlace";
    static constexpr auto members =
        std::tuple{member{"pointer", &shown_place::pointer}, member{"note", &shown_place::note},
                   member{"line", &shown_place::line}, member{"column", &shown_place::column}};
};

struct shown_diagnostic {
    std::string code;
    severity level = severity::error;
    std::string file;
    std::size_t line = 1;
    std::size_t column = 1;
    std::string pointer;
    bilingual message;
    bilingual fix;
    std::vector<shown_place> related;
};
template <>
struct python_class<shown_diagnostic> {
    static constexpr char name[] = "alur.diagnostics.Diagnostic";
    static constexpr bool frozen = true;
    static constexpr auto members = std::tuple{member{"code", &shown_diagnostic::code},
                                               member{"severity", &shown_diagnostic::level},
                                               member{"file", &shown_diagnostic::file},
                                               member{"line", &shown_diagnostic::line},
                                               member{"column", &shown_diagnostic::column},
                                               member{"pointer", &shown_diagnostic::pointer},
                                               member{"message", &shown_diagnostic::message},
                                               member{"fix", &shown_diagnostic::fix},
                                               member{"related", &shown_diagnostic::related}};
};

// Ordered by place.
[[nodiscard]] std::vector<shown_diagnostic> shown(const source& from, const diagnostics& list);

}  // namespace alur::python
