#include <alur/lint/explain.hpp>

#include "lint/old_codes.hpp"
#include "sop/suggest.hpp"

#include <alur/lint/lint.hpp>

#include <algorithm>
#include <vector>

namespace alur {

std::optional<explanation> explain(std::string_view code) {
    const code_entry* entry = find_code(current_code(code));
    if (entry == nullptr) return std::nullopt;
    explanation out;
    out.entry = entry;
    if (code != entry->code) out.called = std::string(code);
    const auto text = [](const sentence& of) {
        return bilingual{std::string(of.id), std::string(of.en)};
    };
    for (const lint_rule& each : lint_rules()) {
        if (each.code != entry->code) continue;
        out.rule = text(each.what);
        out.why = text(each.why);
        out.source = std::string(each.source);
        out.bad = std::string(each.bad);
        out.good = std::string(each.good);
        return out;
    }
    out.rule = text(entry->title);
    for (const lints::old_code& each : lints::old_codes()) {
        if (each.code != entry->code) continue;
        out.why = text(each.why);
        out.bad = std::string(each.bad);
    }
    return out;
}

std::string nearest_code(std::string_view code) {
    std::string upper;
    for (const char c : code) upper += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (find_code(upper) != nullptr) return upper;
    std::vector<std::string_view> same;
    std::vector<std::string_view> all;
    for (const code_entry& each : codes()) {
        all.push_back(each.code);
        if (each.code.substr(0, 2) == upper.substr(0, 2)) same.push_back(each.code);
    }
    const std::string_view near = nearest(upper, same.empty() ? all : same);
    return std::string(near.empty() && !same.empty() ? same.front() : near);
}

}  // namespace alur
