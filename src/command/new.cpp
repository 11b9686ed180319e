#include <fmt/format.h>
#include <alur/author/draft.hpp>
#include <alur/author/form_table.hpp>
#include <alur/author/tidy.hpp>
#include <alur/lint/lint.hpp>
#include <alur/sop/load.hpp>
#include <alur/sop/write.hpp>
#include <boost/json.hpp>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <istream>
#include <ostream>

#include "command/files.hpp"
#include "command/keep_file.hpp"
#include "command/options.hpp"
#include "command/prompter.hpp"
#include "sop/utf8.hpp"

namespace alur::command {
namespace {

bool can_be_kept(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = utf8_length(text);
        if (length == 0 ||
            (length == 1 && (static_cast<unsigned char>(text[0]) < 0x20 || text[0] == 0x7F)))
            return false;
        text.remove_prefix(length);
    }
    return true;
}

// Whoever sits at the terminal, or the lines of the standard input.
class clerk : public draft_answers {
  public:
    clerk(const options& asked, const console& at)
        : asked_(asked), at_(at), out_(asked.json ? at.err : at.out) {}

    std::optional<std::string> answer(const draft_question& asked) override {
        for (;;) {
            const std::string& otherwise = asked.otherwise.in(asked_.lang);
            print(asked.text.in(asked_.lang) + (otherwise.empty() ? "" : " [" + otherwise + ']'));
            std::string line;
            if (!std::getline(at_.in, line)) {
                out_ << '\n';
                return std::nullopt;
            }
            if (!at_.terminal) out_ << '\n';
            const std::string said{without_spaces(line)};
            if (said == "keluar" || said == "quit") throw stopped{};
            if (can_be_kept(said)) return said;
            refuse({"ada tanda yang tidak dapat disimpan (tombol panah?); ketik ulang",
                    "it holds a sign that cannot be kept (an arrow key?); type it again"});
        }
    }
    void refuse(const bilingual& why) override {
        const page to = page_of(asked_, at_);
        out_ << "  " << to.paint(tone::bad, "✘") << ' ' << why.in(asked_.lang) << '\n';
    }
    void say(const bilingual& what) { out_ << what.in(asked_.lang) << '\n'; }

    // False where no answer comes any more.
    bool ask(const draft_question& question,
             const std::function<bilingual(const std::string&)>& take) {
        for (;;) {
            const std::optional<std::string> said = answer(question);
            if (!said) return false;
            const bilingual why = said->empty() && question.otherwise.empty()
                                      ? bilingual{"jawabannya belum diisi", "an answer is needed"}
                                      : take(*said);
            if (why.empty()) return true;
            refuse(why);
        }
    }

  private:
    // Room for the answer stays on the last line.
    void print(std::string_view question) {
        constexpr std::size_t room = 12;
        const std::size_t begins = std::min(question.find_first_not_of("\n "), question.size());
        out_ << question.substr(0, begins);
        const std::size_t width = std::max<std::size_t>(at_.width, 40) - room;
        bool first = true;
        for (const std::string& line : wrapped(question.substr(begins), width)) {
            if (!first) out_ << "\n    ";
            out_ << line;
            first = false;
        }
        out_ << ' ' << std::flush;
    }

    const options& asked_;
    const console& at_;
    std::ostream& out_;
};

// Asks for the form, column by column; ends where the input ends.
class typist {
  public:
    explicit typist(clerk& with) : with_(with) {}

    form_table table;
    std::string work_unit;

    void run() {
        with_.say({"Enter = jawaban dalam kurung [ ]. \"keluar\" = berhenti tanpa menulis apa pun.",
                   "Enter = the answer in brackets [ ]. \"quit\" = stop and write nothing."});
        const bilingual none{"kosong", "none"};
        if (!text({{"Judul SOP?", "Title of the SOP?"}, {}}, table.title)) return;
        if (!text({{"Unit kerja?", "Work unit?"}, none}, work_unit)) return;
        if (!ask_offices()) return;
        while (ask_row()) {
        }
    }

  private:
    bool text(const draft_question& question, std::string& into) {
        return with_.ask(question, [&](const std::string& said) {
            into = said;
            return bilingual{};
        });
    }

    bool ask_offices() {
        for (;;) {
            const std::string number = std::to_string(table.offices.size() + 1);
            draft_question question{
                {"Pelaksana " + number + " (jabatan)?", "Performer " + number + " (office)?"}, {}};
            if (!table.offices.empty()) question.otherwise = {"cukup", "no more"};
            std::string name;
            const bool more = with_.ask(question, [&](const std::string& said) -> bilingual {
                const bool there = std::find(table.offices.begin(), table.offices.end(), said) !=
                                   table.offices.end();
                if (there) return {"sudah ada", "is there already"};
                name = said;
                return {};
            });
            if (!more) return false;
            if (name.empty()) return true;
            table.offices.push_back(name);
        }
    }

    bool ask_row() {
        const std::string number = std::to_string(table.rows.size() + 1);
        draft_question question{
            {"\nLangkah " + number + ": kegiatannya?", "\nRow " + number + ": what is done?"}, {}};
        if (!table.rows.empty()) question.otherwise = {"cukup", "no more"};
        std::string activity;
        if (!text(question, activity) || activity.empty()) return false;
        form_row& row = table.rows.emplace_back();
        row.activity = activity;
        row.decision = decides::no;
        const bilingual none{"kosong", "none"};
        std::string papers;
        std::string outputs;
        if (!ask_who(row)) return false;
        if (!text({{"  Kelengkapan? (beberapa: pisahkan dengan titik koma)",
                    "  Kelengkapan: what must be at hand? (several: divide by semicolons)"},
                   none},
                  papers))
            return false;
        row.papers = papers_of(papers);
        if (!with_.ask({{"  Waktu? (misalnya 15 menit, 2 jam, 3 hari)",
                         "  Waktu? (such as 15 menit, 2 jam, 3 hari)"},
                        none},
                       [&](const std::string& said) {
                           row.time = said;
                           return fault_of_time(said);
                       })) {
            row.time.clear();
            return false;
        }
        if (!text({{"  Output? (beberapa: pisahkan dengan titik koma)",
                    "  Output? (several: divide by semicolons)"},
                   none},
                  outputs))
            return false;
        row.outputs = papers_of(outputs);
        return with_.ask({{"  Ada keputusan Ya/Tidak di langkah ini?",
                           "  Is there a decision, Ya or Tidak, in this row?"},
                          {"tidak", "no"}},
                         [&](const std::string& said) -> bilingual {
                             if (said == "ya" || said == "y" || said == "yes" || said == "Ya")
                                 row.decision = decides::yes;
                             else if (!said.empty() && said != "tidak" && said != "t" &&
                                      said != "no" && said != "n" && said != "Tidak")
                                 return {"jawab ya atau tidak", "answer yes or no"};
                             return {};
                         });
    }

    bool ask_who(form_row& row) {
        std::string list;
        for (std::size_t i = 0; i < table.offices.size(); ++i)
            list += fmt::format("{}{} {}", i == 0 ? "" : ", ", i + 1, table.offices[i]);
        return with_.ask(
            {{"  Pelaksana, dengan nomornya? (" + list + ")",
              "  Who acts, by number? (" + list + ")"},
             {}},
            [&](const std::string& said) -> bilingual {
                row.performers.clear();
                for (const std::string& each : split(said, ',')) {
                    std::size_t at = 0;
                    while (at < table.offices.size() && each != std::to_string(at + 1) &&
                           each != table.offices[at])
                        ++at;
                    if (at == table.offices.size())
                        return {"jawab dengan nomor, misalnya 1 atau 1, 2",
                                "answer by number, such as 1 or 1, 2"};
                    if (std::count(row.performers.begin(), row.performers.end(), at) == 0)
                        row.performers.push_back(at);
                }
                return {};
            });
    }

    clerk& with_;
};

void print_list(const page& to, const bilingual& heading, const std::vector<bilingual>& list) {
    if (list.empty()) return;
    to.out << to.paint(tone::bold, heading.in(to.lang)) << '\n';
    for (const bilingual& each : list) {
        bool first = true;
        for (const std::string& line : wrapped(each.in(to.lang), to.width - 4)) {
            to.out << (first ? "  · " : "    ") << line << '\n';
            first = false;
        }
    }
}

void tell(const std::string& path, const form_table& table, const drafted& made,
          const options& asked, const console& at) {
    if (asked.json) {
        const auto list = [&](const std::vector<bilingual>& from) {
            boost::json::array out;
            for (const bilingual& each : from) out.emplace_back(each.in(asked.lang));
            return out;
        };
        at.out << boost::json::serialize(
                      boost::json::object{{"berkas", path},
                                          {"langkah", made.sop.rows.size()},
                                          {"pelaksana", made.sop.performers.size()},
                                          {"pembacaan", list(table.notes)},
                                          {"terbuka", list(made.open)}})
               << '\n';
        return;
    }
    const page to = page_of(asked, at);
    to.out << fmt::format("\n{} {}: {} {}, {} {}\n", to.paint(tone::good, "✔"), path,
                          made.sop.rows.size(), to.say("langkah", "rows"),
                          made.sop.performers.size(), to.say("pelaksana", "performers"));
    print_list(to, {"Yang dibaca lain dari tertulis", "Read otherwise than written"}, table.notes);
    print_list(to, {"Belum dijawab; ditandai di berkas", "Not answered; marked in the file"},
               made.open);
    to.out << fmt::format("{} alur check {}\n", to.say("Selanjutnya:", "Next:"), path);
}

int write_sop(const form_table& table, const drafted& made, const options& asked,
              const console& at) {
    const source written{asked.output, to_json(made.sop)};
    const diagnostics found = review(load(written));
    const tidied text = tidy(written);
    if (!no_errors(found) || !text.text) {
        print_findings(written, found, asked, at);
        complain(asked, at,
                 {asked.output + ": tidak ditulis karena kesalahan di atas",
                  asked.output + ": not written because of the errors above"});
        return exit_findings;
    }
    const bilingual problem = make_file(asked.output, *text.text);
    if (!problem.empty()) {
        complain(asked, at, {asked.output + ": " + problem.id, asked.output + ": " + problem.en});
        return exit_unwritable;
    }
    tell(asked.output, table, made, asked, at);
    return exit_ok;
}

int from_table(clerk& with, const options& asked, const console& at) {
    const std::optional<source> text = read_file(asked.table, asked, at);
    if (!text) return exit_unreadable;
    const form_table table = read_form_table(text->text);
    if (table.fault) {
        complain(asked, at,
                 {asked.table + ": " + table.fault->id, asked.table + ": " + table.fault->en});
        return exit_findings;
    }
    return write_sop(table, draft_sop(table, with), asked, at);
}

int from_answers(clerk& with, const options& asked, const console& at) {
    typist typed(with);
    typed.run();
    if (typed.table.rows.empty()) {
        complain(asked, at,
                 {"belum ada langkah; tidak ada yang ditulis",
                  "there is no row yet; nothing is written"});
        return exit_findings;
    }
    drafted made = draft_sop(typed.table, with);
    made.sop.form.work_unit = typed.work_unit;
    return write_sop(typed.table, made, asked, at);
}

}  // namespace

int make_sop(const options& asked, const console& at) {
    std::error_code ignored;
    if (std::filesystem::exists(std::filesystem::symlink_status(asked.output, ignored))) {
        complain(
            asked, at,
            {asked.output + ": berkas sudah ada; pilih nama lain atau hapus dahulu",
             asked.output + ": the file is there already; choose another name or remove it first"});
        return exit_unwritable;
    }
    clerk with(asked, at);
    try {
        return asked.table.empty() ? from_answers(with, asked, at) : from_table(with, asked, at);
    } catch (const stopped&) {
        complain(asked, at, {"berhenti; tidak ada yang ditulis", "stopped; nothing is written"});
        return exit_findings;
    }
}

}  // namespace alur::command
