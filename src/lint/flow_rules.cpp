#include "lint/paper.hpp"
#include "lint/rules.hpp"
#include "lint/word_list.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace alur::lints {
namespace {

bool is_condition(std::string_view word) {
    return word == "jika" || word == "apabila" || word == "bila" || word == "bilamana";
}

// The word that makes a sentence a check, or a condition.
const word* checking_word(const std::vector<word>& sentence) {
    bool described = false;  // "yang memeriksa", "hasil yang diperiksa"
    for (const word& each : sentence) {
        if (is_condition(each.low)) return &each;
        if (is_checking_verb(each.low) && !described) return &each;
        if (each.low == "yang")
            described = true;
        else if (is_active_verb(each.low) || is_passive_verb(each.low) || each.after_comma)
            described = false;
    }
    return nullptr;
}

bool is_guess(const row& of, std::string_view key) {
    return std::any_of(of.readings.begin(), of.readings.end(), [&](const auto& reading) {
        return reading.first == key && begins(reading.second, "dugaan");
    });
}

bool shares_office(const resolved_row& a, const resolved_row& b) {
    return std::any_of(a.offices.begin(), a.offices.end(), [&](int office) {
        return std::find(b.offices.begin(), b.offices.end(), office) != b.offices.end();
    });
}

}  // namespace

void unnamed_ends(const form_view& view) {
    if (!view.flow_known) return;
    for (const resolved_row& each : view.flow.rows)
        if (each.forks) return;  // branches that end together are one end
    std::optional<std::size_t> first;
    for (std::size_t r = 0; r < view.sop.rows.size(); ++r) {
        const auto& exits = view.flow.rows[r].exits;
        for (std::size_t e = 0; e < exits.size(); ++e) {
            if (exits[e].to != no_number || !view.flow.outcomes[at(exits[e].outcome)].empty())
                continue;
            if (!first) {
                first = r;
                continue;
            }
            view.say("FL02", exit_pointer(view.sop, r, e),
                     {"Ada beberapa akhir, dan yang ini tidak bernama: hasilnya tidak dapat "
                      "dibedakan.",
                      "There are several ends and this one has no name: outcomes cannot be told "
                      "apart."},
                     {"Tulis hasilnya, misalnya \"selesai: ditolak\".",
                      "Write its outcome, for example \"selesai: ditolak\"."})
                .related.push_back(
                    {row_pointer(*first),
                     {"akhir yang lain keluar dari langkah ini", "another end leaves this row"}});
        }
    }
}

void many_answers(const form_view& view) {
    for (std::size_t r = 0; r < view.sop.rows.size(); ++r)
        if (const std::size_t count = view.sop.rows[r].answers.size(); count > 2)
            view.say(
                "FL05", below(row_pointer(r), "cabang"),
                {fmt::format("Belah ketupat ini punya {} jawaban; formulir mengenal dua.", count),
                 fmt::format("This diamond has {} answers; the form knows two.", count)},
                {"Bagi menjadi dua keputusan berurutan, bila memang bukan penyaluran.",
                 "Split it into two decisions, unless it is a routing."});
}

void odd_answers(const form_view& view) {
    for (std::size_t r = 0; r < view.sop.rows.size(); ++r) {
        const row& here = view.sop.rows[r];
        if (here.answers.size() != 2 || !here.called_sop.empty()) continue;
        const std::string a = low(here.answers[0].label);
        const std::string b = low(here.answers[1].label);
        if (a.empty() || b.empty() || a == b || are_opposites(a, b)) continue;
        view.say(
            "FL06", below(row_pointer(r), "cabang"),
            {fmt::format("\"{}\" dan \"{}\" bukan pasangan jawaban yang dikenal: apakah selalu "
                         "tepat satu yang benar?",
                         here.answers[0].label, here.answers[1].label),
             fmt::format("\"{}\" and \"{}\" are no known opposites: is exactly one always true?",
                         here.answers[0].label, here.answers[1].label)},
            {"Pakai Ya dan Tidak untuk satu pertanyaan, atau misalnya Lengkap dan Tidak lengkap.",
             "Answer one question with Ya and Tidak, or for example Lengkap and Tidak lengkap."});
    }
}

void check_without_decision(const form_view& view) {
    for (std::size_t r = 0; r < view.sop.rows.size(); ++r) {
        const row& here = view.sop.rows[r];
        if (!here.answers.empty() || !here.called_sop.empty()) continue;
        const bool sends_back = !here.returns.empty() || here.returns_anywhere;
        if (sends_back && !is_guess(here, "kembali")) continue;
        const word* found = checking_word(view.sentences[r]);
        if (found == nullptr) continue;
        const std::string text = here.activity.substr(found->at, found->low.size());
        diagnostic& said = view.say(
            "FL07", sentence_pointer(r),
            {fmt::format("Kata \"{}\" menunjukkan keputusan, tetapi langkah {} tidak bercabang.",
                         text, view.number(r)),
             fmt::format("The word \"{}\" tells of a decision, but row {} has no answers.", text,
                         view.number(r))},
            {"Tambahkan \"keputusan\" dan \"cabang\": ke mana bila tidak?",
             "Add \"keputusan\" and \"cabang\": where does it go if not?"});
        if (is_condition(found->low) && r > 0 && !view.sop.rows[r - 1].answers.empty())
            said.related.push_back({below(row_pointer(r - 1), "cabang"),
                                    {"yang memutuskan adalah langkah sebelumnya; kalimatnya "
                                     "sebaiknya dipindah ke sini",
                                     "the row before decides; the condition belongs there"}});
    }
}

void endless_loop(const form_view& view) {
    if (!view.flow_known) return;
    for (std::size_t r = 0; r < view.sop.rows.size(); ++r) {
        const auto& exits = view.flow.rows[r].exits;
        if (view.sop.rows[r].answers.empty()) continue;
        bool all_back = true;
        for (std::size_t e = 0; e < exits.size(); ++e) {
            all_back &= exits[e].backward;
            if (exits[e].to != static_cast<int>(r)) continue;
            view.say("FL08", exit_pointer(view.sop, r, e),
                     {"Jawaban ini mengulang langkahnya sendiri: tidak ada yang diperbaiki di "
                      "antaranya.",
                      "This answer repeats its own row: nothing is mended in between."},
                     {"Arahkan ke langkah yang memperbaiki.", "Lead it to the row that mends."});
        }
        if (all_back)
            view.say("FL08", below(row_pointer(r), "cabang"),
                     {"Semua jawaban langkah ini kembali; putarannya tidak berujung di sini.",
                      "Every answer of this row leads back; the loop has no way out here."},
                     {"Beri salah satu jawaban jalan ke depan.",
                      "Let one of the answers lead forwards."});
    }
}

void back_to_stranger(const form_view& view) {
    if (!view.flow_known) return;
    const std::vector<paper> papers = papers_of(view);
    for (std::size_t r = 0; r < view.sop.rows.size(); ++r) {
        const auto& exits = view.flow.rows[r].exits;
        for (std::size_t e = 0; e < exits.size(); ++e) {
            if (!exits[e].backward || exits[e].to == no_number) continue;
            const std::size_t target = at(exits[e].to);
            std::optional<std::size_t> maker;
            bool known_there = target == r;
            for (const paper& input : papers) {
                if (input.row != r || input.output) continue;
                for (const paper& output : papers) {
                    if (!output.output || output.folded != input.folded || output.row == r ||
                        !view.leads_to(output.row, r))
                        continue;
                    maker = output.row;
                    known_there |= output.row == target || shares_office(view.flow.rows[output.row],
                                                                         view.flow.rows[target]);
                }
            }
            if (!maker || known_there) continue;
            view.say("FL09", exit_pointer(view.sop, r, e),
                     {fmt::format(
                          "Jawaban ini kembali ke langkah {}, yang pelaksananya tidak membuat "
                          "dokumen yang diperiksa.",
                          view.number(target)),
                      fmt::format(
                          "This answer leads back to row {}, whose performer did not make what "
                          "is checked.",
                          view.number(target))},
                     {fmt::format("Kembalikan kepada pembuatnya, langkah {}.", view.number(*maker)),
                      fmt::format("Lead it back to whoever made it, row {}.", view.number(*maker))})
                .related.push_back({below(row_pointer(*maker), "output"),
                                    {"dokumennya dibuat di sini", "the document is made here"}});
        }
    }
}

}  // namespace alur::lints
