// What must be at hand and what is handed over.
#include "case/guards.hpp"

#include <algorithm>

#include "case/refusals.hpp"
#include "sop/document_name.hpp"
#include "sop/spelling.hpp"

namespace alur {
namespace {

bool is_hash(std::string_view text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
           });
}

bool lists(const text_list& names, std::string_view name) {
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& each) { return same_document(each, name); });
}

// Papers of a unit are that unit's; after its stretch they are everybody's.
bool reaches(const scene& s, row_unit from, row_unit to) {
    return s.sop.kind_of(from.row) == no_kind || s.sop.kind_of(from.row) != s.sop.kind_of(to.row) ||
           from.unit == to.unit;
}

bool at_hand(const scene& s, const accepted_act& act, std::string_view name) {
    if (lists(s.sop.sop.form.equipment, name)) return true;
    for (const document& shown : act.what->documents)
        if (same_document(shown.name, name)) return true;
    const ledger& book = s.facts.ledger;
    for (const document_held& held : book.documents)
        if (reaches(s, held.at, act.at) && same_document(held.is.name, name)) return true;
    // Rows that are not held to evidence hand over what they print.
    for (const output_made& made : book.outputs)
        if (reaches(s, made.at, act.at) && !s.sop.demands[index(made.at.row)].evidence &&
            lists(s.row(made.at.row).outputs, name))
            return true;
    return false;
}

bool outsiders_only(const scene& s, step_id row) {
    const row_entry& entry = s.view.rows[index(row)];
    const auto acts = s.view.acts.subspan(entry.first_act, entry.act_count);
    return std::all_of(acts.begin(), acts.end(),
                       [&](role_id office) { return (only(office) & s.view.outsiders) != 0; });
}

bool hands_over(const accepted_act& act, std::string_view name) {
    return std::any_of(act.what->documents.begin(), act.what->documents.end(),
                       [&](const document& d) { return same_document(d.name, name); });
}

}  // namespace

std::optional<refused_event> check_papers(const scene& s, const accepted_act& act) {
    if (act.what == nullptr) return std::nullopt;
    for (const document& each : act.what->documents)
        if (blank(each.name) || (!each.sha256.empty() && !is_hash(each.sha256)))
            return bad_document(s, act.at, each);
    return std::nullopt;
}

std::vector<std::string> inputs_missing(const scene& s, const accepted_act& act) {
    std::vector<std::string> missing;
    if (!act.first || outsiders_only(s, act.at.row)) return missing;
    for (const input_document& input : s.row(act.at.row).inputs)
        if (std::none_of(input.alternatives.begin(), input.alternatives.end(),
                         [&](const std::string& each) { return at_hand(s, act, each); }))
            missing.push_back(input.alternatives.front());
    return missing;
}

std::vector<std::string> outputs_missing(const scene& s, const accepted_act& act) {
    std::vector<std::string> missing;
    if (!act.forwards) return missing;
    for (const std::string& output : s.row(act.at.row).outputs)
        if (!hands_over(act, output)) missing.push_back(output);
    return missing;
}

std::optional<refused_event> check_evidence(const scene& s, const accepted_act& act) {
    if (act.what == nullptr) return std::nullopt;
    if (auto why = check_called(s, act)) return why;
    if (!s.sop.demands[index(act.at.row)].evidence || act.what->by_silence) return std::nullopt;
    if (const auto missing = inputs_missing(s, act); !missing.empty())
        return papers_missing(s, act.at, missing, true);
    if (const auto missing = outputs_missing(s, act); !missing.empty())
        return papers_missing(s, act.at, missing, false);
    return std::nullopt;
}

void keep_documents(const scene& s, const accepted_act& act, entry& decided) {
    if (act.what == nullptr) return;
    for (const document& each : act.what->documents) {
        const bool output = act.forwards && lists(s.row(act.at.row).outputs, each.name);
        erase_if(decided.after.ledger.documents, [&](const document_held& d) {
            return d.at == act.at && d.output == output && same_document(d.is.name, each.name);
        });
        decided.after.ledger.documents.emplace_back(act.at, output, each);
    }
}

}  // namespace alur
