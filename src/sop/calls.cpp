#include "calls.hpp"

#include "document_name.hpp"
#include "report.hpp"
#include "resolve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace alur {
namespace {

bool goes_by(const definition& sop, const std::string& name) {
    const std::string wanted = folded_name(name);
    return wanted == folded_name(sop.form.title) || wanted == folded_name(sop.form.number);
}

struct call_finder {
    const definition& sop;
    std::span<const definition> others;
    diagnostics& problems;

    [[nodiscard]] const definition* find(const std::string& name) const {
        if (goes_by(sop, name)) return &sop;
        const auto found = std::find_if(others.begin(), others.end(), [&](const definition& each) {
            return goes_by(each, name);
        });
        return found == others.end() ? nullptr : &*found;
    }

    [[nodiscard]] bool is_this(const definition& other) const {
        return goes_by(other, sop.form.title) ||
               (!sop.form.number.empty() && goes_by(other, sop.form.number));
    }

    // The titles from `from` back to this SOP; empty if no way leads back.
    [[nodiscard]] std::vector<std::string> way_back(const definition& from,
                                                    std::set<const definition*>& seen) const {
        if (is_this(from)) return {from.form.title};
        if (!seen.insert(&from).second) return {};
        for (const row& each : from.rows) {
            if (each.called_sop.empty()) continue;
            const definition* next = find(each.called_sop);
            if (next == nullptr) continue;
            std::vector<std::string> way = way_back(*next, seen);
            if (way.empty()) continue;
            way.insert(way.begin(), from.form.title);
            return way;
        }
        return {};
    }

    void match(std::size_t r, const definition& other, called_sop& call) const {
        diagnostics its_own;  // reported where that SOP is checked
        call.outcomes = resolve(other, its_own).outcomes;
        const std::vector<answer>& answers = sop.rows[r].answers;
        if (answers.empty()) return;
        std::vector<bool> given(answers.size());
        for (const std::string& outcome : call.outcomes) {
            const auto found = std::find_if(answers.begin(), answers.end(), [&](const answer& a) {
                return folded_name(a.label) == folded_name(outcome);
            });
            if (found == answers.end()) {
                no_answer(r, other, outcome);
                continue;
            }
            const auto which = static_cast<std::size_t>(found - answers.begin());
            given[which] = true;
            call.answers.push_back(static_cast<exit_id>(which));
        }
        for (std::size_t e = 0; e < answers.size(); ++e)
            if (!given[e]) never_given(r, e, other);
    }

    void no_answer(std::size_t r, const definition& other, const std::string& outcome) const {
        const std::string end = outcome.empty() ? "selesai" : "selesai: " + outcome;
        report(problems, "AL42", severity::error, below(row_pointer(r), "cabang"),
               {fmt::format("SOP \"{}\" dapat berakhir dengan \"{}\", tetapi tidak ada jawaban "
                            "untuk itu.",
                            other.form.title, end),
                fmt::format("The SOP \"{}\" may end with \"{}\", and no answer is called so.",
                            other.form.title, end)},
               {outcome.empty() ? "Beri akhir SOP itu nama: \"selesai: <hasil>\"."
                                : fmt::format("Tambahkan jawaban \"{}\" pada cabang.", outcome),
                outcome.empty() ? "Give that SOP's end a name: \"selesai: <outcome>\"."
                                : fmt::format("Add an answer \"{}\" to `cabang`.", outcome)});
    }

    void never_given(std::size_t r, std::size_t e, const definition& other) const {
        report(problems, "AL43", severity::warning,
               below(below(row_pointer(r), "cabang"), sop.rows[r].answers[e].label),
               {fmt::format("SOP \"{}\" tidak pernah berakhir dengan \"{}\".", other.form.title,
                            sop.rows[r].answers[e].label),
                fmt::format("The SOP \"{}\" never ends with \"{}\".", other.form.title,
                            sop.rows[r].answers[e].label)},
               {"Hapus jawaban ini, atau beri SOP itu akhir \"selesai: <hasil>\".",
                "Remove the answer, or give that SOP an end \"selesai: <outcome>\"."});
    }

    [[nodiscard]] std::optional<called_sop> call_of(std::size_t r) const {
        const std::string& name = sop.rows[r].called_sop;
        if (name.empty()) return std::nullopt;
        const definition* other = find(name);
        if (other == nullptr) {
            report(problems, "AL40", severity::warning, below(row_pointer(r), "sop"),
                   {fmt::format("SOP \"{}\" tidak ada di antara SOP yang diberikan: langkah ini "
                                "dikerjakan dengan tangan.",
                                name),
                    fmt::format("The SOP \"{}\" is not among those given: this row is done by "
                                "hand.",
                                name)},
                   {"Berikan juga berkas SOP itu, atau samakan nomor atau judulnya.",
                    "Give that SOP's file too, or use its number or title."});
            return std::nullopt;
        }
        std::set<const definition*> seen;
        if (const std::vector<std::string> way = way_back(*other, seen); !way.empty()) {
            report(problems, "AL41", severity::error, below(row_pointer(r), "sop"),
                   {fmt::format("SOP ini menjalankan dirinya sendiri: {}.", fmt::join(way, " → ")),
                    fmt::format("This SOP calls itself: {}.", fmt::join(way, " → "))},
                   {"Pakai cabang atau kembali untuk mengulang langkah.",
                    "Use `cabang` or `kembali` to repeat rows."});
            return std::nullopt;
        }
        called_sop call;
        match(r, *other, call);
        return call;
    }
};

}  // namespace

std::vector<std::optional<called_sop>> find_calls(const definition& sop,
                                                  std::span<const definition> others,
                                                  diagnostics& problems) {
    const call_finder of{sop, others, problems};
    std::vector<std::optional<called_sop>> calls;
    for (std::size_t r = 0; r < sop.rows.size(); ++r) calls.push_back(of.call_of(r));
    return calls;
}

}  // namespace alur
