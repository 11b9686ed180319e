#include "lint/paper.hpp"
#include "lint/rules.hpp"
#include "lint/word_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace alur::lints {
namespace {

bool performs(const form_view& view, std::size_t row, std::size_t performer) {
    const text_list& codes = view.sop.rows[row].performers;
    return std::find(codes.begin(), codes.end(), view.sop.performers[performer].code) !=
           codes.end();
}

bool performs_anywhere(const form_view& view, std::size_t performer) {
    for (std::size_t r = 0; r < view.sop.rows.size(); ++r)
        if (performs(view, r, performer)) return true;
    return false;
}

std::string performer_pointer(const form_view& view, std::size_t performer) {
    return below("/pelaksana", view.sop.performers[performer].code);
}

// Somebody, but nobody can say who: "instansi terkait".
std::optional<std::string> vague_party(const std::string& activity,
                                       const std::vector<word>& words) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const std::string& who = words[i].low;
        const bool party = who == "instansi" || who == "pejabat" || who == "pihak" ||
                           who == "unit" || who == "opd" || who == "dinas" || who == "bidang";
        if (party && words[i + 1].low == "terkait")
            return activity.substr(words[i].at, words[i + 1].at + 7 - words[i].at);
    }
    return std::nullopt;
}

bool covers(const std::vector<std::string>& all, const std::vector<std::string>& some) {
    return std::all_of(some.begin(), some.end(), [&](const std::string& each) {
        return std::find(all.begin(), all.end(), each) != all.end();
    });
}

// The words for an office without those for the agency itself: "Dinas …" at the end, or its scope.
std::vector<std::string> bare_office(const form_view& view, std::string_view text) {
    std::vector<std::string> out;
    const std::vector<std::string> agency = spelt_out(view.sop.form.work_unit);
    for (std::string& each : spelt_out(text)) {
        if (!out.empty() && !agency.empty() && each == agency.front()) break;
        if (each != "dan" && !std::binary_search(view.agency.begin(), view.agency.end(), each))
            out.push_back(std::move(each));
    }
    return out;
}

void responsible_office(const form_view& view) {
    const std::string& owner = view.sop.form.activity_owner;
    const std::vector<std::string> words = bare_office(view, owner);
    if (words.empty()) return;
    for (std::size_t p = 0; p < view.sop.performers.size(); ++p) {
        const performer& each = view.sop.performers[p];
        text_list names = each.aliases;
        names.push_back(each.name);
        names.push_back(each.column);
        for (const std::string& name : names)
            if (bare_office(view, name) == words) return;
    }
    view.say(
        "PL02", "/penanggung_jawab_kegiatan",
        {fmt::format("Penanggung jawab kegiatan \"{}\" tidak melakukan satu langkah pun.", owner),
         fmt::format("\"{}\" answers for the activity, but performs no row.", owner)},
        {"Jadikan pelaksana, atau tambahkan sebutan ini sebagai \"alias\"-nya.",
         "Make it a performer, or an \"alias\" of the one that is meant."});
}

void heading_without_name(const form_view& view) {
    for (std::size_t p = 0; p < view.sop.performers.size(); ++p) {
        const performer& each = view.sop.performers[p];
        const std::vector<std::string> name = spelt_out(each.name);
        const std::vector<std::string> column = spelt_out(each.column);
        bool named = covers(column, name);
        for (std::string_view left = each.column; !named;) {
            const std::size_t slash = left.find('/');
            named = covers(name, spelt_out(left.substr(0, slash)));
            if (slash == std::string_view::npos) break;
            left.remove_prefix(slash + 1);
        }
        if (named) continue;
        view.say("PL02", below(performer_pointer(view, p), "kolom"),
                 {fmt::format("\"{}\" dicetak di kolom \"{}\", yang menyebut jabatan lain.",
                              each.name, each.column),
                  fmt::format("\"{}\" is printed in the column \"{}\", which names another office.",
                              each.name, each.column)},
                 {"Beri jabatan ini kolomnya sendiri, atau betulkan judul kolomnya.",
                  "Give the office a column of its own, or correct the heading."});
    }
}

// The offices of a column that is written with a slash.
std::vector<std::string> parts_of(const std::string& column) {
    std::vector<std::string> out;
    std::string_view left = column;
    for (;;) {
        const std::size_t slash = left.find('/');
        const std::vector<std::string> words = spelt_out(left.substr(0, slash));
        const bool office = std::any_of(words.begin(), words.end(), [](const std::string& each) {
            return is_office_word(each) || begins(each, "sub") || each == "seksi";
        });
        if (!office) return {};
        std::string_view part = left.substr(0, slash);
        if (part.substr(0, 8) == "Seluruh ") part.remove_prefix(8);
        while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
        while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
        out.emplace_back(part);
        if (slash == std::string_view::npos) break;
        left.remove_prefix(slash + 1);
    }
    return out;
}

bool is_head(const form_view& view, std::size_t p) {
    const performer& each = view.sop.performers[p];
    text_list names = each.aliases;
    names.push_back(each.name);
    for (const std::string& name : names) {
        const std::vector<std::string> words = spelt_out(name);
        if (words.empty()) continue;
        if (words[0] == "camat" || words[0] == "lurah" || words[0] == "inspektur" ||
            words[0] == "direktur")
            return true;
        if (words[0] != "kepala") continue;
        if (words.size() == 1) return true;
        const std::string& of = words[1];
        if (of != "bidang" && of != "seksi" && of != "bagian" && !begins(of, "sub") &&
            of != "urusan" && of != "upt" && of != "uptd" && of != "ruang" && of != "instalasi")
            return true;
    }
    return false;
}

bool says_all_units(const std::vector<word>& words, std::size_t& at_word) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& each = words[i].low;
        const bool all = each == "seluruh" || each == "masing-masing" || each == "kesetiap" ||
                         (each == "setiap" && i + 1 < words.size());
        if (!all) continue;
        // "setiap hari", "setiap tahap": not for units.
        if (i + 1 < words.size()) {
            const std::string& what = words[i + 1].low;
            if (what == "hari" || what == "bulan" || what == "tahun" || what == "minggu" ||
                what == "tahap" || what == "triwulan" || what == "semester" || what == "berkas" ||
                what == "dokumen" || what == "data" || what == "laporan" || what == "kegiatan")
                continue;
        }
        at_word = i;
        return true;
    }
    return false;
}

}  // namespace

void unknown_actor(const form_view& view) {
    std::set<std::string> said;
    for (std::size_t r = 0; r < view.sop.rows.size(); ++r) {
        for (const mention& each : view.mentions[r]) {
            if (!each.performers.empty() || !said.insert(low(each.text)).second) continue;
            view.say(
                "PL02", sentence_pointer(r),
                {fmt::format("\"{}\" disebut, tetapi tidak ada di kolom pelaksana.", each.text),
                 fmt::format("\"{}\" is named, but is no performer.", each.text)},
                {"Tambahkan kolomnya, atau \"alias\" pada pelaksana yang dimaksud.",
                 "Add the column, or an \"alias\" to the performer that is meant."});
        }
        const std::optional<std::string> vague =
            vague_party(view.sop.rows[r].activity, view.sentences[r]);
        if (vague && said.insert(low(*vague)).second)
            view.say("PL02", sentence_pointer(r),
                     {fmt::format("\"{}\" tidak menunjuk siapa pun.", *vague),
                      fmt::format("\"{}\" points at nobody.", *vague)},
                     {"Sebut siapa, misalnya sebagai pelaksana dengan \"luar\": true.",
                      "Say who, for example as a performer with \"luar\": true."});
    }
    heading_without_name(view);
    responsible_office(view);
}

void other_actor(const form_view& view) {
    for (std::size_t r = 0; r < view.sop.rows.size(); ++r) {
        if (view.mentions[r].empty()) continue;
        const mention& subject = view.mentions[r].front();
        if (subject.first != 0 || subject.performers.empty()) continue;
        const bool its_own =
            std::any_of(subject.performers.begin(), subject.performers.end(),
                        [&](std::size_t performer) { return performs(view, r, performer); });
        if (its_own || view.sop.rows[r].performers.empty()) continue;
        view.say("PL03", sentence_pointer(r),
                 {fmt::format("Kalimatnya menyebut \"{}\", tetapi pelaksana langkah {} lain.",
                              subject.text, view.number(r)),
                  fmt::format(
                      "The sentence names \"{}\", but row {} is performed by another office.",
                      subject.text, view.number(r))},
                 {"Samakan pelaksananya dengan kalimat, atau hapus jabatan dari kalimat.",
                  "Make the performer the one of the sentence, or take the office out of it."})
            .related.push_back({below(row_pointer(r), "pelaksana"),
                                {"pelaksananya di sini", "the performer stands here"}});
    }
}

void unused_column(const form_view& view) {
    if (!view.flow_known) return;  // a misspelt code would be told twice
    std::set<std::string> said;
    for (std::size_t p = 0; p < view.sop.performers.size(); ++p) {
        const std::string& column = view.sop.performers[p].column;
        bool used = false;
        for (std::size_t q = 0; q < view.sop.performers.size(); ++q)
            used |= view.sop.performers[q].column == column && performs_anywhere(view, q);
        if (used || !said.insert(column).second) continue;
        view.say("PL04", performer_pointer(view, p),
                 {fmt::format("Kolom \"{}\" tidak dipakai langkah mana pun.", column),
                  fmt::format("No row uses the column \"{}\".", column)},
                 {"Hapus kolomnya, atau beri langkah yang memang dilakukannya.",
                  "Remove the column, or give it the rows that it performs."});
    }
}

void merged_column(const form_view& view) {
    std::set<std::string> said;
    for (std::size_t p = 0; p < view.sop.performers.size(); ++p) {
        const performer& each = view.sop.performers[p];
        const std::vector<std::string> parts = parts_of(each.column);
        if (parts.size() < 2 || !said.insert(each.column).second) continue;
        const std::string pointer = each.column == each.name
                                        ? performer_pointer(view, p)
                                        : below(performer_pointer(view, p), "kolom");
        diagnostic& found = view.say(
            "PL05", pointer,
            {fmt::format("Kolom \"{}\" menyatukan beberapa jabatan: {}.", each.column,
                         fmt::join(parts, ", ")),
             fmt::format("The column \"{}\" merges several offices: {}.", each.column,
                         fmt::join(parts, ", "))},
            {"Beri setiap jabatan kolomnya sendiri.", "Give each office a column of its own."});
        for (std::size_t q = p + 1; q < view.sop.performers.size(); ++q)
            if (view.sop.performers[q].column == each.column)
                found.related.push_back(
                    {performer_pointer(view, q),
                     {"jabatan lain di kolom yang sama", "another office in the same column"}});
    }
}

void single_performer(const form_view& view) {
    std::set<std::string> codes;
    for (const row& r : view.sop.rows) codes.insert(r.performers.begin(), r.performers.end());
    if (codes.size() == 1 && view.sop.rows.size() > 1)
        view.say("PL06", "/pelaksana",
                 {"Hanya satu pelaksana: ini SOP teknis.",
                  "There is one performer only: this is a technical SOP."});
}

void every_unit(const form_view& view) {
    const auto& rows = view.sop.rows;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        std::size_t word_at = 0;
        if (!says_all_units(view.sentences[r], word_at)) continue;
        bool repeated = false;
        const std::size_t from = r < 2 ? 0 : r - 2;
        for (std::size_t near = from; near < std::min(r + 3, rows.size()); ++near)
            repeated |= !rows[near].per_unit.empty() || rows[near].shared == sharing::meeting;
        if (repeated) continue;
        const word& found = view.sentences[r][word_at];
        view.say(
            "PL07", sentence_pointer(r),
            {fmt::format("\"{}\": langkah ini untuk beberapa unit, tetapi tidak diulang per unit.",
                         rows[r].activity.substr(found.at, found.low.size())),
             fmt::format("\"{}\": this is for several units, but no row is repeated for each.",
                         rows[r].activity.substr(found.at, found.low.size()))},
            {"Tambahkan \"setiap\" pada langkah yang dilakukan tiap unit.",
             "Add \"setiap\" to the row that each unit performs."});
    }
}

void own_approval(const form_view& view) {
    if (!view.flow_known) return;
    const std::vector<paper> papers = papers_of(view);
    const auto& rows = view.sop.rows;
    const auto first_verb_is = [&](std::size_t r, bool (*kind)(std::string_view)) {
        const auto& words = view.sentences[r];
        const auto verb = std::find_if(words.begin(), words.end(),
                                       [](const word& each) { return is_active_verb(each.low); });
        return verb != words.end() && kind(verb->low);
    };
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (rows[r].performers.size() != 1 || !first_verb_is(r, is_approving_verb)) continue;
        for (const paper& output : papers) {
            if (!output.output || output.row == r ||
                rows[output.row].performers != rows[r].performers ||
                !first_verb_is(output.row, is_making_verb) || !view.leads_to(output.row, r))
                continue;
            const bool takes = std::any_of(papers.begin(), papers.end(), [&](const paper& input) {
                return input.row == r && !input.output && input.folded == output.folded;
            });
            const auto& others = rows[r].different_person;
            if (!takes ||
                std::find(others.begin(), others.end(), rows[output.row].id) != others.end())
                continue;
            view.say("PL08", below(row_pointer(r), "pelaksana"),
                     {fmt::format("Yang memeriksa \"{}\" adalah jabatan yang membuatnya.",
                                  output.text),
                      fmt::format("\"{}\" is checked by the office that made it.", output.text)},
                     {fmt::format("Beri pelaksana lain, atau \"beda_orang\": \"{}\".",
                                  rows[output.row].id),
                      fmt::format("Have another office do it, or add \"beda_orang\": \"{}\".",
                                  rows[output.row].id)})
                .related.push_back(
                    {row_pointer(output.row), {"dibuat di langkah ini", "it is made in this row"}});
        }
    }
}

void head_not_in_chain(const form_view& view) {
    if (!view.flow_known || view.sop.rows.size() < 2) return;
    std::optional<std::size_t> last;
    for (std::size_t r = 0; r < view.sop.rows.size(); ++r) {
        const bool starts = std::find(view.flow.starts.begin(), view.flow.starts.end(),
                                      static_cast<int>(r)) != view.flow.starts.end();
        for (std::size_t p = 0; p < view.sop.performers.size(); ++p)
            if (!starts && performs(view, r, p) && is_head(view, p)) return;
        if (view.can_end_at(r) && !view.sop.rows[r].outputs.empty()) last = r;
    }
    if (!last) return;
    view.say(
        "PL09", below(row_pointer(*last), "output"),
        {"Output akhir tidak pernah sampai kepada pimpinan: tidak ada langkah pimpinan sesudah "
         "awal.",
         "The final output never reaches the head: no row after the start is the head's."},
        {"Tambahkan langkah pengesahan atau penerimaan oleh pimpinan, bila memang diperlukan.",
         "Add a row in which the head approves or receives it, if that is wanted."});
}

}  // namespace alur::lints
