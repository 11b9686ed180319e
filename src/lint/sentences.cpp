#include "lint/rules.hpp"
#include "lint/typos.hpp"
#include "lint/word_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace alur::lints {
namespace {

bool joins(std::string_view word) {
    return word == "dan" || word == "&" || word == "lalu" || word == "kemudian" ||
           word == "serta" || word == "selanjutnya";
}

bool has_passive(const std::vector<word>& sentence) {
    bool described = false;
    for (const word& each : sentence) {
        if (is_passive_verb(each.low) && !described) return true;
        if (each.low == "yang")
            described = true;
        else if (is_passive_verb(each.low) || is_active_verb(each.low))
            described = false;
    }
    return false;
}

// What a sentence has done, one after the other; what only describes a thing does not count.
std::vector<const word*> acts_in(const std::vector<word>& sentence) {
    std::vector<const word*> out;
    bool described = false;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const word& each = sentence[i];
        if (each.low == "untuk" || each.low == "agar" || each.low == "guna" || each.low == "supaya")
            break;
        if (each.after_stop && i > 0) break;
        if (each.low == "yang") {
            described = true;
            continue;
        }
        if (!is_active_verb(each.low) && !is_passive_verb(each.low)) continue;
        if (described) {
            described = false;
            continue;
        }
        // To receive is to begin.
        if (each.low == "menerima" || each.low == "diterima" || begins(each.low, "ber")) continue;
        const bool joined = i > 0 && (joins(sentence[i - 1].low) || each.after_comma);
        if (out.empty() || joined) out.push_back(&each);
    }
    return out;
}

bool is_order(std::string_view word) {
    return word == "memerintahkan" || word == "menugaskan" || word == "menginstruksikan" ||
           word == "memerintah";
}

// "Memerintahkan X untuk membuat Y" that yields Y: the order and the work.
bool orders_and_yields(const std::vector<word>& sentence, const row& of) {
    const auto order = std::find_if(sentence.begin(), sentence.end(),
                                    [](const word& each) { return is_order(each.low); });
    const auto purpose =
        std::find_if(order, sentence.end(), [](const word& each) { return each.low == "untuk"; });
    if (purpose == sentence.end()) return false;
    const auto made = std::find_if(purpose, sentence.end(), [](const word& each) {
        return each.low == "membuat" || is_making_verb(each.low);
    });
    if (made == sentence.end()) return false;
    for (const std::string& output : of.outputs)
        for (const std::string& each : spelt_out(output))
            if (each.size() > 4 && !is_container(each) &&
                std::any_of(made, sentence.end(), [&](const word& w) { return w.low == each; }))
                return true;
    return false;
}

bilingual typo_message(const typo& of) {
    switch (of.what) {
        case typo::kind::old_term:
            return {fmt::format("\"{}\" istilah lama; kini \"{}\".", of.written, of.meant),
                    fmt::format("\"{}\" is an old term; it is \"{}\" now.", of.written, of.meant)};
        case typo::kind::wrong_word:
            return {fmt::format("\"{}\" di sini mungkin maksudnya \"{}\".", of.written, of.meant),
                    fmt::format("\"{}\" should perhaps be \"{}\" here.", of.written, of.meant)};
        case typo::kind::misprint:
            break;
    }
    return {fmt::format("\"{}\" tampaknya salah tulis untuk \"{}\".", of.written, of.meant),
            fmt::format("\"{}\" seems to be a misprint of \"{}\".", of.written, of.meant)};
}

}  // namespace

void no_verb_first(const form_view& view) {
    for (std::size_t r = 0; r < view.sop.rows.size(); ++r) {
        const std::vector<word>& sentence = view.sentences[r];
        if (sentence.empty()) continue;
        const std::string& first = sentence.front().low;
        const bool subject = !view.mentions[r].empty() && view.mentions[r].front().first == 0;
        const bool conditional = first == "jika" || first == "apabila" || first == "bila";
        if (subject || conditional || is_active_verb(first) || is_bare_verb(first)) continue;
        const std::string text = view.sop.rows[r].activity.substr(0, first.size());
        const bool passive = is_passive_verb(first) || has_passive(sentence);
        view.say("TX01", sentence_pointer(r),
                 {fmt::format("Kalimatnya tidak diawali kata kerja aktif: \"{}\"{}.", text,
                              passive ? " dan bentuknya pasif" : ""),
                  fmt::format("The sentence does not begin with an active verb: \"{}\"{}.", text,
                              passive ? ", and it is passive" : "")},
                 {"Mulai dengan apa yang dilakukan: \"Membuat …\", \"Mengirim …\".",
                  "Begin with what is done: \"Membuat …\", \"Mengirim …\"."});
    }
}

void subject_first(const form_view& view) {
    for (std::size_t r = 0; r < view.sop.rows.size(); ++r) {
        if (view.mentions[r].empty() || view.mentions[r].front().first != 0) continue;
        view.say(
            "TX02", sentence_pointer(r),
            {fmt::format("Kalimatnya diawali pelaksana: \"{}\".", view.mentions[r].front().text),
             fmt::format("The sentence begins with the performer: \"{}\".",
                         view.mentions[r].front().text)},
            {"Hapus pelaksana dari kalimat; kolomnya sudah menyebutnya.",
             "Take the performer out; the column says it."});
    }
}

void several_acts(const form_view& view) {
    for (std::size_t r = 0; r < view.sop.rows.size(); ++r) {
        const std::vector<const word*> acts = acts_in(view.sentences[r]);
        if (acts.size() > 1) {
            std::vector<std::string> words;
            for (const word* each : acts) words.push_back(each->low);
            view.say("TX03", sentence_pointer(r),
                     {fmt::format("{} tindakan dalam satu langkah: {}.", acts.size(),
                                  fmt::join(words, ", ")),
                      fmt::format("{} acts in one row: {}.", acts.size(), fmt::join(words, ", "))},
                     {"Satu langkah satu tindakan; pisahkan bila hasilnya berbeda.",
                      "One row, one act; split it where the results differ."});
        } else if (orders_and_yields(view.sentences[r], view.sop.rows[r])) {
            view.say(
                "TX03", sentence_pointer(r),
                {"Perintah dan pelaksanaannya menyatu: hasilnya dibuat oleh yang diperintah.",
                 "The order and its execution are one row: the result is made by who is ordered."},
                {"Pisahkan: satu langkah memerintahkan, satu langkah membuat.",
                 "Split it: one row orders, one makes."});
        }
    }
}

void misprinted(const form_view& view) {
    std::map<std::string, std::size_t> said;  // the finding of each misprint
    std::vector<typo> all = typos_in(view.sop);
    std::vector<std::vector<const typo*>> groups;
    for (const typo& each : all) {
        const auto [place, fresh] = said.emplace(low(each.written), groups.size());
        if (fresh) groups.emplace_back();
        groups[place->second].push_back(&each);
    }
    for (const auto& group : groups) {
        const typo& first = *group.front();
        diagnostic& found = view.say(
            "TX04", first.pointer, typo_message(first),
            {fmt::format("Tulis \"{}\".", first.meant), fmt::format("Write \"{}\".", first.meant)});
        for (std::size_t i = 1; i < group.size(); ++i)
            if (group[i]->pointer != group[i - 1]->pointer)
                found.related.push_back({group[i]->pointer, {"juga di sini", "here too"}});
    }
}

void mixed_cycles(const form_view& view) {
    std::map<std::string_view, std::size_t> first;  // cycle → row
    std::vector<std::string_view> order;
    for (std::size_t r = 0; r < view.sop.rows.size(); ++r) {
        std::vector<word> words = view.sentences[r];
        for (const std::string& output : view.sop.rows[r].outputs)
            for (word& each : words_of(output)) words.push_back(std::move(each));
        for (const word& each : words) {
            const std::string_view cycle = cycle_of(each.low);
            if (!cycle.empty() && first.emplace(cycle, r).second) order.push_back(cycle);
        }
    }
    if (order.size() < 2) return;
    diagnostic& found =
        view.say("TX05", sentence_pointer(first[order[1]]),
                 {fmt::format("Beberapa siklus dalam satu SOP: {}.", fmt::join(order, ", ")),
                  fmt::format("Several cycles in one SOP: {}.", fmt::join(order, ", "))},
                 {"Bagi menjadi satu SOP per siklus, lalu kaitkan.",
                  "Make one SOP for each cycle, and link them."});
    for (const std::string_view each : order)
        if (each != order[1])
            found.related.push_back({sentence_pointer(first[each]),
                                     {fmt::format("siklus {} di sini", each),
                                      fmt::format("the cycle {} is here", each)}});
}

}  // namespace alur::lints
