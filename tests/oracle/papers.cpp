// What must be at hand and what must be handed over.
#include "oracle/dossier.hpp"

#include <algorithm>
#include <cctype>

namespace alur::oracle {
namespace {

// Papers are the same whatever their capitals and spaces.
std::string plain(const std::string& name) {
    std::string words;
    std::string word;
    for (const char c : name + " ") {
        if (std::isspace(static_cast<unsigned char>(c)) == 0) {
            word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        } else if (!word.empty()) {
            words += words.empty() ? word : " " + word;
            word.clear();
        }
    }
    return words;
}

bool lists(const text_list& names, const std::string& wanted) {
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& n) { return plain(n) == plain(wanted); });
}

bool demanded(const dossier& d, int row) {
    return d.plan->text(row).evidence_required.value_or(d.sop().evidence_required);
}

struct kept {
    place at;
    std::string name;
    bool output = false;
};

// Papers shown and outputs handed over, as far as they still count.
std::vector<kept> papers_at_hand(const dossier& d) {
    std::vector<kept> all;
    for (const happened& h : d.past) {
        std::erase_if(all, [&](const kept& k) {
            const bool gone = h.what.kind == wish_kind::remove_unit && k.at.unit == h.at.unit &&
                              same(kind_of(d, k.at.row), h.what.unit_kind);
            return k.output && (gone || h.flow.void_outputs.contains(k.at));
        });
        if (h.what.kind != wish_kind::complete || h.what.by_silence) {
            continue;
        }
        const text_list& outputs = d.plan->text(h.at.row).outputs;
        for (const paper& p : h.what.papers) {
            all.push_back({h.at, p.name, h.forwards && lists(outputs, p.name)});
        }
        // Where no evidence is asked, what the row prints counts as handed over.
        if (h.forwards && !demanded(d, h.at.row)) {
            for (const std::string& output : outputs) {
                all.push_back({h.at, output, true});
            }
        }
    }
    return all;
}

bool at_hand(const dossier& d, const wish& w, place at, const std::string& wanted) {
    if (lists(d.sop().form.equipment, wanted)) {
        return true;
    }
    for (const paper& p : w.papers) {
        if (plain(p.name) == plain(wanted)) {
            return true;
        }
    }
    for (const kept& k : papers_at_hand(d)) {
        const bool other_unit = !kind_of(d, k.at.row).empty() &&
                                kind_of(d, k.at.row) == kind_of(d, at.row) && k.at.unit != at.unit;
        if (!other_unit && plain(k.name) == plain(wanted)) {
            return true;
        }
    }
    return false;
}

bool done_outside(const dossier& d, int row) {
    const std::vector<int>& who = d.plan->performers_of(row);
    return std::all_of(who.begin(), who.end(), [&](int o) { return d.plan->who(o).outside; });
}

}  // namespace

bool unreadable_paper(const wish& w) {
    return std::any_of(w.papers.begin(), w.papers.end(), [](const paper& p) {
        const bool digits = std::all_of(p.sha256.begin(), p.sha256.end(), [](char c) {
            return std::isxdigit(static_cast<unsigned char>(c)) != 0;
        });
        return blank(p.name) || (!p.sha256.empty() && (p.sha256.size() != 64 || !digits));
    });
}

bool papers_missing(const dossier& d, const wish& w, const proposal& a) {
    const alur::row& row = d.plan->text(a.at.row);
    if (!demanded(d, a.at.row) || a.returns) {
        return false;
    }
    if (a.first && !done_outside(d, a.at.row)) {
        for (const input_document& input : row.inputs) {
            const bool any =
                std::any_of(input.alternatives.begin(), input.alternatives.end(),
                            [&](const std::string& one) { return at_hand(d, w, a.at, one); });
            if (!any) {
                return true;
            }
        }
    }
    return a.forwards &&
           std::any_of(row.outputs.begin(), row.outputs.end(), [&](const std::string& output) {
               return std::none_of(w.papers.begin(), w.papers.end(),
                                   [&](const paper& p) { return plain(p.name) == plain(output); });
           });
}

}  // namespace alur::oracle
