#include "author/asker.hpp"
#include "author/new_names.hpp"
#include "lint/text.hpp"
#include "lint/word_list.hpp"

#include <alur/sop/compile.hpp>
#include <alur/sop/load.hpp>
#include <alur/sop/write.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace alur::authors {
namespace {

bool may_decide(const form_row& row) {
    if (!row.labels.empty()) return true;
    for (const lints::word& each : lints::words_of(row.activity)) {
        const std::string_view word = each.low;
        for (const std::string_view sign :
             {"jika", "apabila", "bila", "disetujui", "ditolak", "diterima"})
            if (word == sign) return true;
        if (lints::is_checking_verb(word) || lints::is_approving_verb(word) ||
            lints::is_checking_verb(lints::root_of(word)))
            return true;
    }
    return row.activity.find('?') != std::string::npos;
}

class decision_settler {
  public:
    decision_settler(const form_table& table, definition& sop, asker& by)
        : table_(table), sop_(sop), by_(by) {}

    void ask_decision(std::size_t i) {
        const form_row& from = table_.rows[i];
        if (from.decision == decides::no) return;
        if (from.decision == decides::unsaid) {
            if (!may_decide(from)) return;
            bool yes = false;
            const draft_question question =
                about(sop_.rows[i],
                      {"adakah keputusan Ya/Tidak di sini? (ya/tidak)",
                       "is there a decision, Ya or Tidak, here? (yes/no)"},
                      {"tidak", "no"});
            const bool answered = by_.ask(question, [&](const std::string& said) -> bilingual {
                yes = says_yes(said);
                return yes || said.empty() || says_no(said) ? bilingual{} : neither();
            });
            if (!answered) return leave_decision(i);
            if (!yes) return;
        }
        if (!ask_exits(i)) leave_decision(i);
    }

    void leave_decision(std::size_t i) {
        row& made = sop_.rows[i];
        made.question.clear();
        made.answers.clear();
        made.notes.emplace_back("Mungkin sebuah keputusan (Ya/Tidak); belum dipastikan");
        by_.leave_open(
            fmt::format("langkah {}: mungkin sebuah keputusan; ditulis tanpa cabang", made.number),
            fmt::format("row {}: perhaps a decision; written without answers", made.number));
    }

    bool ask_exits(std::size_t i) {
        row& made = sop_.rows[i];
        if (!by_.ask(about(sop_.rows[i], {"apa yang diputuskan?", "what is decided?"},
                           {"Sudah benar?", "Sudah benar?"}),
                     [&](const std::string& said) {
                         made.question = said.empty() ? "Sudah benar?" : said;
                         return bilingual{};
                     }))
            return false;
        const std::string back = i == 0 ? "selesai" : sop_.rows[i - 1].number;
        for (;;) {
            const std::vector<row> before = sop_.rows;
            const std::set<std::string> taken_before = taken_ids_;
            made.answers.clear();
            if (!ask_exit(i, "Ya", {"lanjut", "lanjut"}) || !ask_exit(i, "Tidak", {back, back})) {
                sop_.rows = before;
                return false;
            }
            const loaded read = load({"", to_json(sop_)});
            const diagnostics found = read.sop ? check(*read.sop) : read.problems;
            const auto wrong = std::find_if(found.begin(), found.end(), [](const diagnostic& each) {
                return each.level == severity::error;
            });
            if (wrong == found.end()) return true;
            by_.refuse(wrong->message);
            sop_.rows = before;
            taken_ids_ = taken_before;
        }
    }

    bool ask_exit(std::size_t i, const char* label, const bilingual& otherwise) {
        row& made = sop_.rows[i];
        return by_.ask(
            about(sop_.rows[i],
                  {fmt::format("{} → ke langkah nomor berapa? (atau lanjut, selesai)", label),
                   fmt::format("{} → to which row's number? (or lanjut, selesai)", label)},
                  otherwise),
            [&](const std::string& said) -> bilingual {
                std::string to = said.empty() ? otherwise.id : lints::low(said);
                goal leads;
                if (to == "selesai") {
                    leads.kind = goal_kind::end;
                } else if (to != "lanjut") {
                    std::vector<row>& rows = sop_.rows;
                    const auto target =
                        std::find_if(rows.begin(), rows.end(),
                                     [&](const row& each) { return each.number == to; });
                    if (target == rows.end())
                        return {fmt::format("tidak ada langkah nomor {}; yang ada {} sampai {}", to,
                                            rows.front().number, rows.back().number),
                                fmt::format("there is no row {}; there are {} to {}", to,
                                            rows.front().number, rows.back().number)};
                    if (target - rows.begin() != static_cast<std::ptrdiff_t>(i) + 1) {
                        if (!target->has_id) {
                            target->id = new_id(target->activity, taken_ids_);
                            target->has_id = true;
                        }
                        leads.kind = goal_kind::row;
                        leads.row = target->id;
                    }
                }
                made.answers.push_back({label, leads, ""});
                return {};
            });
    }

  private:
    const form_table& table_;
    definition& sop_;
    asker& by_;
    std::set<std::string> taken_ids_;
};

}  // namespace

void settle_decisions(const form_table& table, definition& sop, asker& by) {
    decision_settler settler(table, sop, by);
    for (std::size_t i = 0; i < table.rows.size(); ++i) settler.ask_decision(i);
}

}  // namespace alur::authors
