#include <alur/author/draft.hpp>

#include "author/new_names.hpp"
#include "lint/text.hpp"
#include "lint/word_list.hpp"

#include <alur/sop/compile.hpp>
#include <alur/sop/load.hpp>
#include <alur/sop/write.hpp>
#include <alur/time/reason_text.hpp>
#include <alur/time/text.hpp>
#include <alur/time/time_limit_text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <utility>

namespace alur {
namespace authors {
namespace {

std::string shortened(std::string_view text) {
    constexpr std::size_t most = 60;
    if (text.size() <= most) return std::string(text);
    const std::size_t end = text.rfind(' ', most);
    return std::string(text.substr(0, end == std::string_view::npos ? most : end)) + " …";
}

// "=SUM(…)", "#REF!": what a spreadsheet shows or keeps instead of a text.
bool is_formula(std::string_view text) {
    if (text.size() > 1 && text[0] == '=') return true;
    return text.size() > 2 && text[0] == '#' &&
           (text.back() == '!' || text.back() == '?' || text == "#N/A");
}

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

const bilingual nobody_said{"tidak tertulis pada tabel", "not in the table"};

class drafter {
  public:
    drafter(form_table table, draft_answers& from) : table_(std::move(table)), from_(from) {}

    drafted run() {
        name_offices();
        ask_title();
        if (table_.outputs_slipped) ask_slipped();
        ask_lines();
        number_rows();
        for (std::size_t i = 0; i < table_.rows.size(); ++i) make_row(i);
        for (std::size_t i = 0; i < table_.rows.size(); ++i) ask_decision(i);
        return std::move(out_);
    }

  private:
    // Asks until the answer can be used; false where none comes any more.
    // `take` says why an answer cannot be used, or takes it.
    bool ask(const draft_question& question,
             const std::function<bilingual(const std::string&)>& take) {
        while (!ended_) {
            const std::optional<std::string> said = from_.answer(question);
            if (!said) {
                ended_ = true;
                break;
            }
            const std::string answer = single_spaced(*said);
            if (answer.empty() && question.otherwise.empty()) {
                from_.refuse({"jawabannya belum diisi", "an answer is needed"});
                continue;
            }
            const bilingual why = take(answer);
            if (why.empty()) return true;
            from_.refuse(why);
        }
        return false;
    }
    void leave_open(std::string id, std::string en) {
        out_.open.push_back({std::move(id), std::move(en)});
    }
    [[nodiscard]] bilingual row_name(std::size_t i) const {
        const std::string sentence = shortened(out_.sop.rows[i].activity);
        const std::string& number = out_.sop.rows[i].number;
        if (sentence.empty()) return {"langkah " + number, "row " + number};
        return {fmt::format("langkah {} (\"{}\")", number, sentence),
                fmt::format("row {} (\"{}\")", number, sentence)};
    }
    [[nodiscard]] draft_question about(std::size_t i, const char* id, const char* en,
                                       bilingual otherwise = {}) const {
        const bilingual name = row_name(i);
        std::string begins = name.id;
        begins[0] = 'L';
        std::string begins_en = name.en;
        begins_en[0] = 'R';
        return {{begins + ": " + id, begins_en + ": " + en}, std::move(otherwise)};
    }

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
        if (ask({{"Judul SOP?", "Title of the SOP?"}, {}}, [&](const std::string& said) {
                form.title = said;
                return bilingual{};
            }))
            return;
        form.title = "SOP tanpa judul";
        out_.sop.readings.emplace_back("judul", "dugaan: judul " + nobody_said.id);
        leave_open("judul: ditulis \"SOP tanpa judul\"", "title: \"SOP tanpa judul\" stands there");
    }

    static bool says_yes(const std::string& said) {
        const std::string word = lints::low(said);
        return word == "ya" || word == "y" || word == "yes";
    }
    static bool says_no(const std::string& said) {
        const std::string word = lints::low(said);
        return word == "tidak" || word == "t" || word == "no" || word == "n";
    }
    static bilingual neither() { return {"jawab ya atau tidak", "answer yes or no"}; }

    void ask_slipped() {
        bool slipped = false;
        const bool answered = ask({{"Kolom Output kosong dan kolom Keterangan terisi; judulnya "
                                    "bergeser. Isi kolom Keterangan "
                                    "sebenarnya output? (ya/tidak)",
                                    "The column Output is empty and Keterangan is not; the "
                                    "headings slipped. Is what stands "
                                    "in Keterangan the output? (yes/no)"},
                                   {}},
                                  [&](const std::string& said) {
                                      slipped = says_yes(said);
                                      return slipped || says_no(said) ? bilingual{} : neither();
                                  });
        if (!answered)
            leave_open(
                "kolom Output kosong, kolom Keterangan terisi: mungkin judulnya bergeser",
                "the column Output is empty, Keterangan is not: perhaps the headings slipped");
        for (form_row& each : table_.rows)
            if (slipped) each.outputs = papers_of(std::exchange(each.remarks, {}));
    }

    // What a page break cut off, or a heading between rows, has no number either.
    void ask_lines() {
        std::vector<form_row> rows;
        std::string phase;
        for (form_row& each : table_.rows) {
            char is = '1';
            if (each.unnumbered && !ask_line(each, is))
                leave_open(
                    fmt::format("baris {}: tanpa nomor; ditulis sebagai langkah tersendiri",
                                each.line),
                    fmt::format("line {}: without number; written as a row of its own", each.line));
            if (is == '2' && !rows.empty()) {
                join(rows.back(), std::move(each));
            } else if (is == '3') {
                phase = each.activity;
            } else {
                each.phase = std::exchange(phase, {});
                rows.push_back(std::move(each));
            }
        }
        table_.rows = std::move(rows);
    }
    bool ask_line(const form_row& line, char& is) {
        const std::string text = shortened(line.activity);
        return ask(
            {{fmt::format("Baris {} tanpa nomor: \"{}\". 1 langkah tersendiri, 2 sambungan "
                          "langkah di atasnya, 3 judul tahap?",
                          line.line, text),
              fmt::format("Line {} has no number: \"{}\". 1 a row of its own, 2 the row above "
                          "goes on, 3 the heading of a phase?",
                          line.line, text)},
             {"1", "1"}},
            [&](const std::string& said) -> bilingual {
                if (said.empty()) return {};
                if (said.size() != 1 || said[0] < '1' || said[0] > '3')
                    return {"jawab 1, 2, atau 3", "answer 1, 2 or 3"};
                is = said[0];
                return {};
            });
    }
    static void join(form_row& to, form_row more) {
        const auto add = [](text_list& into, text_list from) {
            for (std::string& each : from) into.push_back(std::move(each));
        };
        const auto say = [](std::string& into, const std::string& from) {
            if (!from.empty()) into += (into.empty() ? "" : " ") + from;
        };
        say(to.activity, more.activity);
        say(to.time, more.time);
        say(to.remarks, more.remarks);
        add(to.labels, std::move(more.labels));
        add(to.papers, std::move(more.papers));
        add(to.outputs, std::move(more.outputs));
        for (const std::size_t each : more.performers)
            if (std::count(to.performers.begin(), to.performers.end(), each) == 0)
                to.performers.push_back(each);
        if (more.decision == decides::yes) to.decision = decides::yes;
    }

    void number_rows() {
        std::uint64_t previous = 0;
        std::set<std::string> taken;
        for (const form_row& each : table_.rows) {
            row& made = out_.sop.rows.emplace_back();
            const std::uint64_t number = text_cursor{each.number}.take_digits().value;
            const bool fits = !each.number.empty() && number >= previous && number > 0 &&
                              each.number.find(' ') == std::string::npos &&
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
            formula ? about(i, "selnya berisi rumus atau galat Excel. Apa kegiatannya?",
                            "its cell holds a formula or an error of Excel. What is done?")
                    : about(i, "kalimatnya kosong. Apa kegiatannya?",
                            "it has no sentence. What is done?");
        if (ask(question, [&](const std::string& said) {
                made.activity = said;
                return bilingual{};
            }))
            return;
        made.activity = formula ? written : "Belum tertulis";
        made.readings.emplace_back("kegiatan", "dugaan: kalimatnya " + nobody_said.id);
        leave_open("langkah " + made.number + ": kegiatannya belum tertulis",
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
        std::size_t found = table_.offices.size();
        for (std::size_t office = 0; office < table_.offices.size(); ++office) {
            const std::vector<std::string> name = lints::spelt_out(table_.offices[office]);
            for (std::size_t at = 0; !name.empty() && at < first; ++at)
                if (lints::stands_at(sentence, at, name)) {
                    first = at;
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
        const draft_question question =
            about(i, ("siapa pelaksananya? (" + office_list() + ")").c_str(),
                  ("who acts? (" + office_list() + ")").c_str(), {name, name});
        const bool answered = ask(question, [&](const std::string& said) -> bilingual {
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
        made.readings.emplace_back("pelaksana", "dugaan: pelaksana " + nobody_said.id);
        leave_open(fmt::format("langkah {}: pelaksananya diduga {}", made.number, name),
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
            i,
            (names +
             ". Bagaimana mereka bertindak? (1 bersama: semua, 2 berurutan: menurut urutan kolom, "
             "3 salah satu: cukup seorang, 4 rapat)")
                .c_str(),
            (names + ". How do they act? (1 all of them, 2 in the order of the columns, 3 any one, "
                     "4 in a meeting)")
                .c_str(),
            {"bersama", "all"});
        const bool answered = ask(question, [&](const std::string& said) -> bilingual {
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
        made.readings.emplace_back("pelaksana", "dugaan: cara berbagi " + nobody_said.id);
        leave_open(fmt::format("langkah {}: {} diduga bertindak bersama", made.number, names),
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
        const bool answered = ask(
            about(i,
                  fmt::format("waktunya tertulis \"{}\"; {}. Berapa waktunya?", written, fault.id)
                      .c_str(),
                  fmt::format("its time is written \"{}\"; {}. How long is it?", written, fault.en)
                      .c_str(),
                  none),
            [&](const std::string& said) -> bilingual {
                bilingual why = fault_of_time(said);
                if (why.empty() && !said.empty()) made.time = *parse_time_limit(said);
                return why;
            });
        if (answered) return;
        made.notes.push_back(
            fmt::format("Waktu pada tabel tertulis \"{}\" dan tidak terbaca", written));
        leave_open(
            fmt::format("langkah {}: waktu \"{}\" tidak terbaca; dikosongkan", made.number,
                        written),
            fmt::format("row {}: the time \"{}\" cannot be read; left out", made.number, written));
    }

    void ask_decision(std::size_t i) {
        const form_row& from = table_.rows[i];
        if (from.decision == decides::no) return;
        if (from.decision == decides::unsaid) {
            if (!may_decide(from)) return;
            bool yes = false;
            const draft_question question =
                about(i, "adakah keputusan Ya/Tidak di sini? (ya/tidak)",
                      "is there a decision, Ya or Tidak, here? (yes/no)", {"tidak", "no"});
            const bool answered = ask(question, [&](const std::string& said) -> bilingual {
                yes = says_yes(said);
                return yes || said.empty() || says_no(said) ? bilingual{} : neither();
            });
            if (!answered) return leave_decision(i);
            if (!yes) return;
        }
        if (!ask_exits(i)) leave_decision(i);
    }

    void leave_decision(std::size_t i) {
        row& made = out_.sop.rows[i];
        made.question.clear();
        made.answers.clear();
        made.notes.emplace_back("Mungkin sebuah keputusan (Ya/Tidak); belum dipastikan");
        leave_open(
            fmt::format("langkah {}: mungkin sebuah keputusan; ditulis tanpa cabang", made.number),
            fmt::format("row {}: perhaps a decision; written without answers", made.number));
    }

    bool ask_exits(std::size_t i) {
        row& made = out_.sop.rows[i];
        if (!ask(about(i, "apa yang diputuskan?", "what is decided?",
                       {"Sudah benar?", "Sudah benar?"}),
                 [&](const std::string& said) {
                     made.question = said.empty() ? "Sudah benar?" : said;
                     return bilingual{};
                 }))
            return false;
        const std::string back = i == 0 ? "selesai" : out_.sop.rows[i - 1].number;
        for (;;) {
            const std::vector<row> before = out_.sop.rows;
            const std::set<std::string> taken_before = taken_ids_;
            made.answers.clear();
            if (!ask_exit(i, "Ya", {"lanjut", "lanjut"}) || !ask_exit(i, "Tidak", {back, back})) {
                out_.sop.rows = before;
                return false;
            }
            const loaded read = load({"", to_json(out_.sop)});
            const diagnostics found = read.sop ? check(*read.sop) : read.problems;
            const auto wrong = std::find_if(found.begin(), found.end(), [](const diagnostic& each) {
                return each.level == severity::error;
            });
            if (wrong == found.end()) return true;
            from_.refuse(wrong->message);
            out_.sop.rows = before;
            taken_ids_ = taken_before;
        }
    }

    bool ask_exit(std::size_t i, const char* label, const bilingual& otherwise) {
        row& made = out_.sop.rows[i];
        return ask(
            about(
                i,
                fmt::format("{} → ke langkah nomor berapa? (atau lanjut, selesai)", label).c_str(),
                fmt::format("{} → to which row's number? (or lanjut, selesai)", label).c_str(),
                otherwise),
            [&](const std::string& said) -> bilingual {
                std::string to = said.empty() ? otherwise.id : lints::low(said);
                goal leads;
                if (to == "selesai") {
                    leads.kind = goal_kind::end;
                } else if (to != "lanjut") {
                    std::vector<row>& rows = out_.sop.rows;
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

    form_table table_;
    draft_answers& from_;
    drafted out_;
    std::vector<std::vector<std::size_t>> performers_;  // per row
    std::set<std::string> taken_ids_;
    bool ended_ = false;
};

}  // namespace
}  // namespace authors

bilingual fault_of_time(std::string_view text) {
    if (single_spaced(text).empty()) return {};
    const parsed<time_limit> read = parse_time_limit(text);
    if (read) return {};
    // "2-Mar", "02/03/2026", "2026-03-02", "44987": what Excel makes of "2-3".
    std::size_t figures = 0;
    std::size_t parts = 0;
    bool month = false;
    text_cursor in{text};
    while (!in.done()) {
        const digit_run run = in.take_digits();
        figures += run.length;
        if (run.length != 0) ++parts;
        const std::string_view word = in.take_word();
        month |= word.size() >= 3 && word.size() <= 4;
        if (run.length == 0 && word.empty()) ++in.at;
    }
    const bool divided = text.find_first_of("/-") != std::string_view::npos;
    const bool serial = parts == 1 && figures == 5 && figures == text.size();
    if ((divided && ((month && parts >= 1) || parts == 3) &&
         text.find(' ') == std::string_view::npos) ||
        serial)
        return {"mungkin Excel mengubah \"2-3\" menjadi tanggal",
                "perhaps Excel made \"2-3\" a date"};
    const sentence why = describe(read.error.why);
    return {std::string(why.id), std::string(why.en)};
}

drafted draft_sop(const form_table& table, draft_answers& from) {
    return authors::drafter(table, from).run();
}

}  // namespace alur
