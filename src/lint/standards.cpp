#include "lint/paper.hpp"
#include "lint/rules.hpp"
#include "lint/word_list.hpp"
#include "sop/document_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace alur::lints {
namespace {

bool outsiders_only(const form_view& view, std::size_t r) {
    const auto& codes = view.sop.rows[r].performers;
    return !codes.empty() && std::all_of(codes.begin(), codes.end(), [&](const std::string& code) {
        return std::any_of(
            view.sop.performers.begin(), view.sop.performers.end(),
            [&](const performer& each) { return each.code == code && each.outside; });
    });
}

struct form_column {
    const char* key;
    const char* name;
    bool (*filled)(const form_view&, std::size_t);
};

bool has_inputs(const form_view& view, std::size_t r) {
    const row& here = view.sop.rows[r];
    return !here.inputs.empty() || here.trigger || outsiders_only(view, r);
}

// Rows between one with `sampai` and its end share its time.
bool has_time(const form_view& view, std::size_t r) {
    if (view.sop.rows[r].time || view.sop.service_time || outsiders_only(view, r)) return true;
    for (std::size_t from = 0; from < view.sop.rows.size(); ++from) {
        const row& earlier = view.sop.rows[from];
        if (earlier.until.empty() || !earlier.time || !view.leads_to(from, r)) continue;
        for (std::size_t end = 0; end < view.sop.rows.size(); ++end)
            if (view.sop.rows[end].id == earlier.until &&
                (end == r || (view.leads_to(from, r) && view.leads_to(r, end))))
                return true;
    }
    return false;
}

bool has_output(const form_view& view, std::size_t r) {
    return !view.sop.rows[r].outputs.empty() || outsiders_only(view, r);
}

// What an SOP lists as coming from elsewhere, or always at hand.
std::set<std::string> declared_papers(const definition& sop) {
    std::set<std::string> out;
    for (const std::string& each : sop.from_outside) out.insert(folded_name(each));
    for (const std::string& each : sop.form.equipment) out.insert(folded_name(each));
    return out;
}

// One row's output is a later state of what the next one takes.
const paper* earlier_state_taken(const form_view& view, const std::vector<paper>& papers,
                                 const paper& output) {
    const bool taken = std::any_of(papers.begin(), papers.end(), [&](const paper& other) {
        return !other.output && other.folded == output.folded;
    });
    if (taken || output.state != paper::progress::beyond) return nullptr;
    for (const resolved_exit& exit : view.flow.rows[output.row].exits) {
        if (exit.to == no_number || exit.backward) continue;
        for (const paper& input : papers)
            if (!input.output && input.row == at(exit.to) && input.core == output.core &&
                input.state < output.state)
                return &input;
    }
    return nullptr;
}

bool is_taken_later(const form_view& view, const std::vector<paper>& papers, const paper& output) {
    return std::any_of(papers.begin(), papers.end(), [&](const paper& other) {
        if (other.row == output.row || !view.leads_to(output.row, other.row)) return false;
        if (other.folded == output.folded) return true;
        if (other.output) return false;
        if (same_but_spelling(other, output) || one_says_more(other, output)) return true;
        // "Dokumen" may be any of them.
        return other.core.empty() && other.words.front() == output.words.front();
    });
}

}  // namespace

void empty_cells(const form_view& view) {
    static constexpr std::array<form_column, 3> columns{{{"kelengkapan", "Kelengkapan", has_inputs},
                                                         {"waktu", "Waktu", has_time},
                                                         {"output", "Output", has_output}}};
    for (const form_column& column : columns) {
        std::vector<std::size_t> empty;
        for (std::size_t r = 0; r < view.sop.rows.size(); ++r)
            if (!column.filled(view, r)) empty.push_back(r);
        const bilingual fix{
            fmt::format("Isi \"{}\"; bila memang tidak ada, katakan dengan \"abaikan\".",
                        column.key),
            fmt::format("Fill in \"{}\"; if there is none, say so with \"abaikan\".", column.key)};
        if (empty.size() == view.sop.rows.size() && empty.size() > 1) {
            view.say("MB01", "/langkah",
                     {fmt::format("Kolom {} kosong di semua langkah.", column.name),
                      fmt::format("The column {} is empty in every row.", column.name)},
                     fix);
            continue;
        }
        for (const std::size_t r : empty)
            view.say("MB01", below(row_pointer(r), column.key),
                     {fmt::format("{} langkah {} kosong.", column.name, view.number(r)),
                      fmt::format("{} of row {} is empty.", column.name, view.number(r))},
                     fix);
    }
}

void unused_output(const form_view& view) {
    if (!view.flow_known) return;
    const std::vector<paper> papers = papers_of(view);
    // An empty column is one finding, and this would be its echo.
    if (std::all_of(papers.begin(), papers.end(), [](const paper& each) { return each.output; }))
        return;
    for (const paper& output : papers) {
        if (!output.output || view.can_end_at(output.row) || output.words.empty()) continue;
        if (is_activity_noun(output.words.front())) continue;
        const paper* instead = earlier_state_taken(view, papers, output);
        if (instead == nullptr && is_taken_later(view, papers, output)) continue;
        diagnostic& found = view.say(
            "MB03", output.pointer,
            {fmt::format("\"{}\" tidak dipakai langkah mana pun sesudahnya dan bukan hasil akhir.",
                         output.text),
             fmt::format("No later row uses \"{}\", and it is no final output.", output.text)},
            {"Sebut dalam kelengkapan langkah yang memakainya, atau hapus.",
             "Name it in the kelengkapan of the row that uses it, or remove it."});
        if (instead != nullptr)
            found.related.push_back({instead->pointer,
                                     {"langkah berikutnya masih meminta keadaan sebelumnya",
                                      "the next row still asks for its earlier state"}});
    }
}

void no_progress(const form_view& view) {
    const std::vector<paper> papers = papers_of(view);
    std::set<std::size_t> said;
    for (const paper& output : papers) {
        if (!output.output || output.words.empty()) continue;
        if (is_activity_noun(output.words.front())) {
            view.say(
                "MB04", output.pointer,
                {fmt::format("\"{}\" adalah kegiatan, bukan barang yang dihasilkan.", output.text),
                 fmt::format("\"{}\" is an activity, not a thing that results.", output.text)},
                {"Sebut apa yang ada di tangan sesudahnya, misalnya \"Tanda terima\".",
                 "Name what is in hand afterwards, for example \"Tanda terima\"."});
            continue;
        }
        if (view.sop.rows[output.row].outputs.size() > 1) continue;
        for (const paper& input : papers) {
            if (input.output || input.row != output.row || input.folded != output.folded) continue;
            said.insert(output.row);
            view.say("MB04", output.pointer,
                     {fmt::format("Langkah {} menghasilkan apa yang sudah diterimanya: \"{}\".",
                                  view.number(output.row), output.text),
                      fmt::format("Row {} yields what it was given: \"{}\".",
                                  view.number(output.row), output.text)},
                     {"Sebut apa yang berubah, misalnya \"… yang telah diparaf\".",
                      "Say what has changed, for example \"… yang telah diparaf\"."})
                .related.push_back({input.pointer, {"diterima di sini", "given here"}});
            break;
        }
    }
    // One name for what several rows yield, one after the other.
    std::set<std::string> grouped;
    for (const paper& first : papers) {
        if (!first.output || said.count(first.row) > 0 || !grouped.insert(first.folded).second)
            continue;
        std::vector<const paper*> again;
        for (const paper& other : papers)
            if (other.output && other.folded == first.folded && other.row > first.row &&
                said.count(other.row) == 0 && view.leads_to(first.row, other.row))
                again.push_back(&other);
        if (again.size() < 2) continue;
        diagnostic& found = view.say(
            "MB04", again.front()->pointer,
            {fmt::format("{} langkah berbeda menghasilkan \"{}\": kemajuannya tidak terlihat.",
                         again.size() + 1, first.text),
             fmt::format("{} different rows yield \"{}\": no progress can be seen.",
                         again.size() + 1, first.text)},
            {"Beri setiap hasil namanya sendiri.", "Give each result a name of its own."});
        found.related.push_back(
            {first.pointer, {"pertama kali di sini", "for the first time here"}});
        for (std::size_t i = 1; i < again.size(); ++i)
            found.related.push_back({again[i]->pointer, {"dan di sini", "and here"}});
    }
}

void two_names(const form_view& view) {
    const std::vector<paper> papers = papers_of(view);
    const std::set<std::string> declared = declared_papers(view.sop);
    std::set<std::string> said;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < papers.size(); ++i) {
        const paper& here = papers[i];
        if (!seen.insert(here.folded).second) continue;
        for (std::size_t k = 0; k < i; ++k) {
            if (!same_but_spelling(here, papers[k]) || !said.insert(here.folded).second) continue;
            view.say("MB05", here.pointer,
                     {fmt::format("\"{}\" tampaknya \"{}\" dengan ejaan lain.", here.text,
                                  papers[k].text),
                      fmt::format("\"{}\" seems to be \"{}\" in another spelling.", here.text,
                                  papers[k].text)},
                     {"Pakai satu nama untuk satu dokumen.", "Use one name for one document."})
                .related.push_back({papers[k].pointer, {"nama yang lain", "the other name"}});
        }
    }
    if (!view.flow_known) return;
    // What nobody produced under that name, but somebody under a longer or shorter one.
    for (const paper& input : papers) {
        if (input.output || input.words.empty() || declared.count(input.folded) > 0 ||
            said.count(input.folded) > 0)
            continue;
        const bool known = std::any_of(papers.begin(), papers.end(), [&](const paper& other) {
            return other.folded == input.folded && &other != &input && other.row != input.row &&
                   view.leads_to(other.row, input.row);
        });
        const bool starts = std::find(view.flow.starts.begin(), view.flow.starts.end(),
                                      static_cast<int>(input.row)) != view.flow.starts.end();
        if (known || starts || outsiders_only(view, input.row)) continue;
        std::vector<const paper*> others;
        for (std::size_t i = papers.size(); i-- > 0;) {  // the nearest first
            const paper& each = papers[i];
            const bool before =
                each.output && each.row != input.row && view.leads_to(each.row, input.row);
            const bool draft_only =
                each.state == paper::progress::draft && input.state != paper::progress::draft;
            if (!before || !one_says_more(input, each) || each.core.size() < 2) continue;
            if (!others.empty() || !draft_only) others.push_back(&each);
        }
        if (others.empty() || !said.insert(input.folded).second) continue;
        diagnostic& found = view.say(
            "MB05", input.pointer,
            {fmt::format("\"{}\" tidak dihasilkan dengan nama itu; mungkin maksudnya \"{}\".",
                         input.text, others.front()->text),
             fmt::format("Nothing yields \"{}\" by that name; perhaps \"{}\" is meant.", input.text,
                         others.front()->text)},
            {"Pakai satu nama untuk satu dokumen.", "Use one name for one document."});
        for (const paper* other : others)
            found.related.push_back({other->pointer,
                                     {fmt::format("di sini disebut \"{}\"", other->text),
                                      fmt::format("here it is called \"{}\"", other->text)}});
    }
}

void items_run_together(const form_view& view) {
    const std::vector<paper> papers = papers_of(view);
    std::set<std::string> said;
    const auto tell = [&](const paper& cell, const std::string& a, const std::string& b) {
        if (!said.insert(cell.folded).second) return;
        view.say(
            "MB06", cell.pointer,
            {fmt::format("\"{}\" tampaknya beberapa dokumen: \"{}\" dan \"{}\".", cell.text, a, b),
             fmt::format("\"{}\" seems to be several documents: \"{}\" and \"{}\".", cell.text, a,
                         b)},
            {"Tulis sebagai daftar, satu dokumen satu butir.",
             "Write a list, one document in each item."});
    };
    for (const paper& cell : papers) {
        const std::size_t cut = cell.text.find_first_of(",;\n");
        if (cut != std::string::npos && cut + 1 < cell.text.size()) {
            const std::size_t next = cell.text.find_first_not_of(" ,;\n", cut);
            if (next != std::string::npos)
                tell(cell, cell.text.substr(0, cut), cell.text.substr(next));
            continue;
        }
        for (const paper& head : papers) {
            if (head.folded.size() + 1 >= cell.folded.size() ||
                !begins(cell.folded, head.folded + ' '))
                continue;
            const std::string rest = cell.folded.substr(head.folded.size() + 1);
            for (const paper& tail : papers)
                if (tail.folded == rest && tail.words.size() > 1) tell(cell, head.text, tail.text);
        }
    }
}

void title_not_met(const form_view& view) {
    if (!view.flow_known) return;
    std::set<std::string> wanted;
    for (const std::string& each : spelt_out(view.sop.form.title))
        if (each.size() > 3 && each != "dan" && each != "untuk" && each != "mekanisme" &&
            each != "prosedur" && each != "pada" && each != "dalam" && each != "oleh")
            wanted.insert(root_of(each));
    if (wanted.empty()) return;
    std::optional<std::size_t> draft;
    std::optional<std::size_t> last;
    for (std::size_t r = 0; r < view.sop.rows.size(); ++r) {
        if (!view.can_end_at(r)) continue;
        for (const std::string& output : view.sop.rows[r].outputs) {
            const paper made = paper_named(output);
            last = r;
            if (made.state == paper::progress::draft) {
                draft = r;
                continue;
            }
            for (const std::string& each : made.words)
                if (wanted.count(root_of(each)) > 0) return;
        }
    }
    if (!last) return;
    if (draft)
        view.say("MB07", below(row_pointer(*draft), "output"),
                 {fmt::format("Hasil akhirnya masih draft; judulnya \"{}\".", view.sop.form.title),
                  fmt::format("The final output is still a draft; the title is \"{}\".",
                              view.sop.form.title)},
                 {"Tambahkan langkah yang menyelesaikannya, atau sebut hasil yang jadi.",
                  "Add the row that finishes it, or name the finished thing."});
    else
        view.say(
            "MB07", below(row_pointer(*last), "output"),
            {fmt::format("Hasil akhirnya tidak menyebut apa pun dari judul \"{}\".",
                         view.sop.form.title),
             fmt::format("The final output has nothing of the title \"{}\".", view.sop.form.title)},
            {"Samakan judul dengan hasil akhirnya.", "Make title and final output agree."});
}

}  // namespace alur::lints
