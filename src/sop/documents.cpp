#include "documents.hpp"

#include "document_name.hpp"
#include "report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

namespace alur {

namespace {

// Document names as numbers, so that what is at hand is a set of bits per row.
class catalogue {
  public:
    int number(const std::string& text) {
        return names_.emplace(folded_name(text), static_cast<int>(names_.size())).first->second;
    }

  private:
    std::unordered_map<std::string, int> names_;
};

struct document_checker {
    const definition& sop;
    const studied& of;
    diagnostics& problems;
    catalogue names{};
    std::vector<int> always{};                    // `peralatan` and `dari_luar`
    std::vector<std::vector<int>> left_behind{};  // per row: what it produced or already had

    [[nodiscard]] bool needs_nothing(std::size_t r) const {
        const auto& offices = of.flow.rows[r].offices;
        const bool outsiders_only = std::all_of(offices.begin(), offices.end(), [&](int office) {
            return sop.performers[static_cast<std::size_t>(office)].outside;
        });
        const auto& starts = of.flow.starts;
        return outsiders_only ||
               std::find(starts.begin(), starts.end(), static_cast<int>(r)) != starts.end();
    }

    void collect() {
        for (const std::string& item : sop.form.equipment) always.push_back(names.number(item));
        for (const std::string& item : sop.from_outside) always.push_back(names.number(item));
        for (const row& r : sop.rows) {
            std::vector<int> documents;
            for (const std::string& output : r.outputs) documents.push_back(names.number(output));
            for (const input_document& input : r.inputs)
                if (input.alternatives.size() == 1)
                    documents.push_back(names.number(input.alternatives.front()));
            std::sort(documents.begin(), documents.end());
            left_behind.push_back(std::move(documents));
        }
        std::sort(always.begin(), always.end());
    }

    [[nodiscard]] bool at_hand(std::size_t r, int document) const {
        const auto has = [&](const std::vector<int>& list) {
            return std::binary_search(list.begin(), list.end(), document);
        };
        if (has(always)) return true;
        for (std::size_t earlier = 0; earlier < sop.rows.size(); ++earlier)
            if (of.completed[r].has(static_cast<int>(earlier)) && has(left_behind[earlier]))
                return true;
        return false;
    }

    void check_row(std::size_t r) {
        const row& here = sop.rows[r];
        if (of.graph.rank[r] == no_number || needs_nothing(r)) return;
        const bool enforced = here.evidence_required.value_or(sop.evidence_required);
        for (std::size_t i = 0; i < here.inputs.size(); ++i) {
            const auto& alternatives = here.inputs[i].alternatives;
            const bool there = std::any_of(
                alternatives.begin(), alternatives.end(),
                [&](const std::string& item) { return at_hand(r, names.number(item)); });
            if (there) continue;
            std::string pointer = below(row_pointer(r), "kelengkapan");
            if (here.inputs.size() > 1) pointer = below(pointer, i);
            report(
                problems, enforced ? "DK02" : "MB02",
                enforced ? severity::error : severity::warning, pointer,
                {fmt::format(
                     "\"{}\" tidak dihasilkan langkah mana pun yang pasti dilalui sebelum {}.",
                     fmt::join(alternatives, "\" / \""), row_name(sop, r, language::id)),
                 fmt::format("No row that every way passes before {1} produces \"{0}\".",
                             fmt::join(alternatives, "\" / \""), row_name(sop, r, language::en))},
                {"Samakan namanya dengan output langkah sebelumnya, atau cantumkan dalam "
                 "\"dari_luar\" bila "
                 "datang dari luar.",
                 "Give it the same name as an earlier row's output, or list it in \"dari_luar\" if "
                 "it comes "
                 "from outside."});
        }
    }

    void run() {
        collect();
        for (std::size_t r = 0; r < sop.rows.size(); ++r) check_row(r);
    }
};

}  // namespace

void check_documents(const definition& sop, const studied& of, diagnostics& problems) {
    document_checker{sop, of, problems}.run();
}

}  // namespace alur
