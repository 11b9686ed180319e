#include <algorithm>
#include <utility>

#include "diagnostic_members.hpp"
#include "sop/places.hpp"

namespace alur::python {

std::vector<shown_diagnostic> shown(const source& from, const diagnostics& list) {
    const places where{from, list};
    std::vector<shown_diagnostic> out;
    for (const diagnostic& each : list) {
        const position at = where.of(each);
        shown_diagnostic one{each.code,    each.level,   from.name, at.line, at.column,
                             each.pointer, each.message, each.fix,  {}};
        for (const related_place& other : each.related) {
            const position there = where.of(other.pointer);
            one.related.push_back({other.pointer, other.note, there.line, there.column});
        }
        out.push_back(std::move(one));
    }
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
        return std::pair{a.line, a.column} < std::pair{b.line, b.column};
    });
    return out;
}

}  // namespace alur::python
