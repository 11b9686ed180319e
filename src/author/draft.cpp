#include <alur/author/draft.hpp>

#include "author/asker.hpp"
#include "author/new_names.hpp"
#include "lint/text.hpp"

#include <alur/sop/load.hpp>
#include <alur/sop/write.hpp>
#include <alur/time/text.hpp>
#include <alur/time/time_limit_text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

namespace alur {
namespace authors {
namespace {

// "=SUM(…)", "#REF!": what a spreadsheet shows or keeps instead of a text.
bool is_formula(std::string_view text) {
    if (text.size() > 1 && text[0] == '=') return true;
    return text.size() > 2 && text[0] == '#' &&
           (text.back() == '!' || text.back() == '?' || text == "#N/A");
}

constexpr const char* unsaid = "tidak tertulis pada tabel";

class drafter {
  public:
    drafter(form_table table, draft_answers& from)
        : table_(std::move(table)), by_(from, out_.open) {}

    drafted run() {
        name_offices();
        ask_title();
        settle_table(table_, by_);
        number_rows();
        for (std::size_t i = 0; i < table_.rows.size(); ++i) make_row(i);
        settle_decisions(table_, out_.sop, by_);
        return std::move(out_);
    }

  private:
    void name_offices() {
        std::set<std::string> taken;
        for (const std::string& each : table_.offices) {
            performer made;
            made.code = new_code(each, taken);
            made.name = made.column = each;
            out_.sop.performers.push_back(std::move(made));
        }
    }

    void ask_title() {
        identity& form = out_.sop.form;
        form.title = table_.title;
        if (!form.title.empty()) return;
        if (by_.ask({{"Judul SOP?", "Title of the SOP?"}, {}}, [&](const std::string& said) {
                form.title = said;
                return bilingual{};
            }))
            return;
        form.title = "SOP tanpa judul";
        out_.sop.readings.emplace_back("judul", std::string("dugaan: judul ") + unsaid);
        by_.leave_open("judul: ditulis \"SOP tanpa judul\"",
                       "title: \"SOP tanpa judul\" stands there");
    }

    void number_rows() {
        std::uint64_t previous = 0;
        std::set<std::string> taken;
        const auto plain = [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                   c == '.';
        };
        for (const form_row& each : table_.rows) {
            row& made = out_.sop.rows.emplace_back();
            const std::uint64_t number = text_cursor{each.number}.take_digits().value;
            const bool fits = !each.number.empty() && number >= previous && number > 0 &&
                              (previous == 0 || number <= previous + 1) &&
                              std::all_of(each.number.begin(), each.number.end(), plain) &&
                              taken.count(each.number) == 0;
            made.number = fits ? each.number : std::to_string(previous + 1);
            if (!fits && !each.number.empty())
                made.notes.push_back(fmt::format("Nomor pada tabel: {}", each.number));
            taken.insert(made.number);
            made.id = made.number;
            previous = text_cursor{made.number}.take_digits().value;
        }
    }

    void make_row(std::size_t i) {
        const form_row& from = table_.rows[i];
        row& made = out_.sop.rows[i];
        made.phase = from.phase;
        made.activity = from.activity;
        made.outputs = from.outputs;
        made.remarks = from.remarks;
        for (const std::string& each : from.papers) made.inputs.push_back({{each}});
        if (!from.labels.empty())
            made.notes.push_back(fmt::format("Tulisan di kolom pelaksana pada tabel: {}",
                                             fmt::join(from.labels, ", ")));
        ask_activity(i);
        ask_performers(i);
        ask_time(i);
    }

    void ask_activity(std::size_t i) {
        row& made = out_.sop.rows[i];
        if (!made.activity.empty() && !is_formula(made.activity)) return;
        const bool formula = !made.activity.empty();
        const std::string written = std::exchange(made.activity, {});
        const draft_question question =
            formula ? about(out_.sop.rows[i],
                            {"selnya berisi rumus atau galat Excel. Apa kegiatannya?",
                             "its cell holds a formula or an error of Excel. What is done?"})
                    : about(out_.sop.rows[i], {"kalimatnya kosong. Apa kegiatannya?",
                                               "it has no sentence. What is done?"});
        if (by_.ask(question, [&](const std::string& said) {
                made.activity = said;
                return bilingual{};
            }))
            return;
        made.activity = formula ? written : "Belum tertulis";
        made.readings.emplace_back("kegiatan", std::string("dugaan: kalimatnya ") + unsaid);
        by_.leave_open("langkah " + made.number + ": kegiatannya belum tertulis",
                       "row " + made.number + ": what is done is not written yet");
    }

    [[nodiscard]] std::string office_list() const {
        std::string out;
        for (std::size_t i = 0; i < table_.offices.size(); ++i)
            out += fmt::format("{}{} {}", i == 0 ? "" : ", ", i + 1, table_.offices[i]);
        return out;
    }

    // The office whose name the sentence begins with or holds; else who acted before.
    [[nodiscard]] std::size_t likely_office(std::size_t i) const {
        const std::vector<std::string> sentence = lints::spelt_out(table_.rows[i].activity);
        std::size_t first = sentence.size();
        std::size_t longest = 0;
        std::size_t found = table_.offices.size();
        for (std::size_t office = 0; office < table_.offices.size(); ++office)
            // "Sekretaris/Kabid" is either of them.
            for (std::string_view rest = table_.offices[office]; !rest.empty();) {
                const std::size_t end = std::min(rest.find('/'), rest.size());
                const std::vector<std::string> name = lints::spelt_out(rest.substr(0, end));
                rest.remove_prefix(std::min(end + 1, rest.size()));
                // "Kabid" is "Kepala Bidang" written out, and not the Kepala.
                for (std::size_t at = 0; !name.empty() && at <= first && at < sentence.size(); ++at)
                    if (lints::stands_at(sentence, at, name) &&
                        (at < first || name.size() > longest)) {
                        first = at;
                        longest = name.size();
                        found = office;
                    }
            }
        if (found < table_.offices.size()) return found;
        return i == 0 || performers_[i - 1].empty() ? 0 : performers_[i - 1].front();
    }

    void ask_performers(std::size_t i) {
        row& made = out_.sop.rows[i];
        performers_.push_back(table_.rows[i].performers);
        std::vector<std::size_t>& acting = performers_.back();
        if (acting.empty()) ask_who(i);
        if (acting.size() > 1) ask_sharing(i);
        for (const std::size_t each : acting)
            made.performers.push_back(out_.sop.performers[each].code);
    }

    void ask_who(std::size_t i) {
        std::vector<std::size_t>& acting = performers_.back();
        const std::size_t likely = likely_office(i);
        const std::string& name = table_.offices[likely];
        const draft_question question = about(
            out_.sop.rows[i],
            {"siapa pelaksananya? (" + office_list() + ")", "who acts? (" + office_list() + ")"},
            {name, name});
        const bool answered = by_.ask(question, [&](const std::string& said) -> bilingual {
            acting.clear();
            if (said.empty()) acting.push_back(likely);
            for (std::string_view rest = said; !rest.empty();) {
                const std::size_t end = std::min(rest.find_first_of(",;+"), rest.size());
                const std::string each = single_spaced(rest.substr(0, end));
                rest.remove_prefix(std::min(end + 1, rest.size()));
                std::size_t at = 0;
                while (at < table_.offices.size() && each != std::to_string(at + 1) &&
                       lints::low(each) != lints::low(table_.offices[at]) &&
                       each != out_.sop.performers[at].code)
                    ++at;
                if (at == table_.offices.size())
                    return {fmt::format("\"{}\" bukan salah satu pelaksana; jawab dengan nomornya",
                                        each),
                            fmt::format("\"{}\" is none of the performers; answer with a number",
                                        each)};
                if (std::count(acting.begin(), acting.end(), at) == 0) acting.push_back(at);
            }
            return acting.empty() ? bilingual{"sebutkan pelaksananya", "name the performer"}
                                  : bilingual{};
        });
        if (answered) return;
        acting = {likely};
        row& made = out_.sop.rows[i];
        made.readings.emplace_back("pelaksana", std::string("dugaan: pelaksana ") + unsaid);
        by_.leave_open(fmt::format("langkah {}: pelaksananya diduga {}", made.number, name),
                       fmt::format("row {}: {} is guessed to act", made.number, name));
    }

    void ask_sharing(std::size_t i) {
        row& made = out_.sop.rows[i];
        struct way {
            sharing is;
            std::string_view word;
            std::string_view en;
        };
        constexpr std::array<way, 4> ways{{{sharing::all, "bersama", "all"},
                                           {sharing::in_order, "berurutan", "in order"},
                                           {sharing::any_one, "salah satu", "any one"},
                                           {sharing::meeting, "rapat", "meeting"}}};
        std::string names;
        for (const std::size_t each : performers_.back())
            names += (names.empty() ? "" : ", ") + table_.offices[each];
        made.shared = sharing::all;
        const draft_question question = about(
            out_.sop.rows[i],
            {(names +
              ". Bagaimana mereka bertindak? (1 bersama: semua, 2 berurutan: menurut urutan kolom, "
              "3 salah satu: cukup seorang, 4 rapat)"),
             (names +
              ". How do they act? (1 all of them, 2 in the order of the columns, 3 any one, "
              "4 in a meeting)")},
            {"bersama", "all"});
        const bool answered = by_.ask(question, [&](const std::string& said) -> bilingual {
            if (said.empty()) return {};
            for (std::size_t w = 0; w < ways.size(); ++w) {
                std::string word = lints::low(said);
                std::replace(word.begin(), word.end(), '_', ' ');
                if (word != ways[w].word && word != ways[w].en && word != std::to_string(w + 1))
                    continue;
                made.shared = ways[w].is;
                return {};
            }
            return {"jawab 1, 2, 3, atau 4", "answer 1, 2, 3 or 4"};
        });
        if (answered) return;
        made.readings.emplace_back("pelaksana", std::string("dugaan: cara berbagi ") + unsaid);
        by_.leave_open(fmt::format("langkah {}: {} diduga bertindak bersama", made.number, names),
                       fmt::format("row {}: {} are guessed to act all", made.number, names));
    }

    void ask_time(std::size_t i) {
        row& made = out_.sop.rows[i];
        const std::string& written = table_.rows[i].time;
        const bilingual fault = fault_of_time(written);
        if (written.empty()) return;
        if (fault.empty()) {
            made.time = *parse_time_limit(written);
            return;
        }
        const bilingual none{"tanpa waktu", "no time"};
        const bool answered = by_.ask(
            about(
                out_.sop.rows[i],
                {fmt::format("waktunya tertulis \"{}\"; {}. Berapa waktunya?", written, fault.id),
                 fmt::format("its time is written \"{}\"; {}. How long is it?", written, fault.en)},
                none),
            [&](const std::string& said) -> bilingual {
                bilingual why = fault_of_time(said);
                if (why.empty() && !said.empty()) made.time = *parse_time_limit(said);
                return why;
            });
        if (answered) return;
        made.notes.push_back(
            fmt::format("Waktu pada tabel tertulis \"{}\" dan tidak terbaca", written));
        by_.leave_open(
            fmt::format("langkah {}: waktu \"{}\" tidak terbaca; dikosongkan", made.number,
                        written),
            fmt::format("row {}: the time \"{}\" cannot be read; left out", made.number, written));
    }

    form_table table_;
    drafted out_;
    asker by_;
    std::vector<std::vector<std::size_t>> performers_;  // per row
};

}  // namespace
}  // namespace authors

drafted draft_sop(const form_table& table, draft_answers& from) {
    drafted made = authors::drafter(table, from).run();
    // The draft is what its file says: blanks and the like are read as everywhere.
    if (loaded read = load({"", to_json(made.sop)}); read.sop) made.sop = *std::move(read.sop);
    return made;
}

}  // namespace alur
