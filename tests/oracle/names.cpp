// What the words of an event mean.
#include <algorithm>

#include "oracle/dossier_parts.hpp"

namespace alur::oracle {

std::string stripped(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string::npos
               ? ""
               : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool blank(const std::string& text) { return stripped(text).empty(); }

bool same(const std::string& a, const std::string& b) {
    const auto lower = [](std::string text) {
        text = stripped(text);
        for (char& c : text) {
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        }
        return text;
    };
    return lower(a) == lower(b);
}

int row_called(const dossier& d, const std::string& name) {
    for (const int by : {0, 1, 2}) {
        for (int r = 0; r < d.plan->rows; ++r) {
            const alur::row& row = d.plan->text(r);
            if (by == 0   ? row.id == stripped(name)
                : by == 1 ? row.number == stripped(name)
                          : row.trigger && same(*row.trigger, name)) {
                return r;
            }
        }
    }
    return none;
}

int office_called(const dossier& d, const std::string& name) {
    if (blank(name)) {
        return none;
    }
    const std::vector<performer>& all = d.sop().performers;
    for (const int by : {0, 1, 2}) {
        for (std::size_t o = 0; o < all.size(); ++o) {
            const bool alias = std::any_of(all[o].aliases.begin(), all[o].aliases.end(),
                                           [&](const std::string& a) { return same(a, name); });
            if (by == 0 ? same(all[o].code, name) : by == 1 ? same(all[o].name, name) : alias) {
                return static_cast<int>(o);
            }
        }
    }
    return unknown;
}

int unit_called(const dossier& d, const std::string& kind, const std::string& name) {
    const auto found = d.unit_names.find(kind);
    for (std::size_t u = 0; found != d.unit_names.end() && u < found->second.size(); ++u) {
        if (same(found->second[u], name)) {
            return static_cast<int>(u);
        }
    }
    return unknown;
}

const std::string& kind_of(const dossier& d, int row) { return d.plan->text(row).per_unit; }

bool is_repeated(const dossier& d, const std::string& kind) {
    return std::any_of(d.sop().rows.begin(), d.sop().rows.end(),
                       [&](const alur::row& r) { return !kind.empty() && r.per_unit == kind; });
}

std::set<std::string> kinds_of(const dossier& d, bool repeated) {
    std::set<std::string> kinds;
    for (const alur::row& r : d.sop().rows) {
        if (repeated && !r.per_unit.empty()) {
            kinds.insert(r.per_unit);
        }
    }
    for (const performer& p : d.sop().performers) {
        if (!repeated && !p.per_unit.empty() && !is_repeated(d, p.per_unit)) {
            kinds.insert(p.per_unit);
        }
    }
    return kinds;
}

// The kind as the SOP spells it; empty if no such kind.
std::string kind_called(const dossier& d, const std::string& name) {
    for (const bool repeated : {true, false}) {
        for (const std::string& kind : kinds_of(d, repeated)) {
            if (same(kind, name)) {
                return kind;
            }
        }
    }
    return "";
}

int answer_called(const dossier& d, int row, const std::string& label) {
    const std::vector<answer>& answers = d.plan->text(row).answers;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (same(answers[i].label, label)) {
            return static_cast<int>(i);
        }
    }
    return unknown;
}

bool is_unknown_office(const dossier& d, const std::string& name) {
    return office_called(d, name) == unknown;
}

// The unit an event names for a row: none, a number, or unknown.
int unit_for(const dossier& d, int row, const std::string& name) {
    if (blank(name)) {
        return none;
    }
    if (!kind_of(d, row).empty()) {
        return unit_called(d, kind_of(d, row), name);
    }
    for (const std::string& kind : kinds_of(d, false)) {
        if (unit_called(d, kind, name) == 0) {
            return none;
        }
    }
    return unknown;
}

}  // namespace alur::oracle
