// What was asked on the command line, and the exits of the command.
#pragma once

#include <alur/sop/diagnostic.hpp>

#include <iosfwd>
#include <string>
#include <vector>

#include "command/terminal.hpp"

namespace alur::command {

// Documented in docs/command.md.
enum exit_code : int {
    exit_ok = 0,
    exit_findings = 1,    // a document, register or journal is wrong, or a scenario went otherwise
    exit_usage = 2,       // the command line cannot be understood
    exit_trouble = 2,     // of `test`: not everything could be tested
    exit_unreadable = 3,  // a file or calendar is not there, in use, or cannot be read
    exit_unwritable = 4,  // the output or the journal cannot be written
};

// Where the command reads from and writes to, so that it can be called from tests.
struct console {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    std::string program;  // path of the running program, for finding its data; may be empty
    std::size_t width = 100;
    bool colour = false;    // both outputs are terminals and NO_COLOR is not set
    bool terminal = false;  // somebody can be asked
};

struct options {
    language lang = language::en;
    bool json = false;
    bool github = false;  // of `check`
    bool fix = false;
    bool only_check = false;         // of `fmt`
    std::vector<std::string> codes;  // to be explained
    std::vector<std::string> files;
    std::string scenario;
    std::string calendar;
    std::string at;
    std::vector<std::string> units;  // "bidang=Ekonomi,Sosial"
    std::string from;
    std::string waktu;
    std::string journal;
    std::string people;             // register of officials
    std::vector<std::string> sops;  // files and folders
    std::vector<std::string> heads;
    std::string actor;
    std::string log;                       // event log
    std::string zone;                      // of its times, where they name none
    std::vector<std::string> log_columns;  // "office=Jabatan"
    std::string table;                     // of the form, for a new SOP
    std::string date;
    std::string output;           // file to be written
    std::string msm;              // a second one
    std::size_t msm_rows = 100;   // it may have
    std::string logo;             // picture for the form
    bool f4 = false;              // its paper
    bool identification = false;  // with that sheet
};

// The language of a locale: Indonesian where it names Indonesian, else English. Arguments are the
// values of LC_ALL, LC_MESSAGES and LANG; the first that is not empty counts.
[[nodiscard]] language language_of(std::string_view lc_all, std::string_view lc_messages,
                                   std::string_view lang);

// The whole command. Writes nothing but to `at`; never throws.
[[nodiscard]] int run_command(const std::vector<std::string>& arguments, language from_locale,
                              const console& at);

// One verb each.
[[nodiscard]] int check_files(const options& asked, const console& at);
[[nodiscard]] int explain_codes(const options& asked, const console& at);
[[nodiscard]] int compile_file(const options& asked, const console& at);
[[nodiscard]] int render_file(const options& asked, const console& at);
[[nodiscard]] int graph_file(const options& asked, const console& at);
[[nodiscard]] int show_file(const options& asked, const console& at);
[[nodiscard]] int run_file(const options& asked, const console& at);
[[nodiscard]] int test_files(const options& asked, const console& at);
[[nodiscard]] int replay_log(const options& asked, const console& at);
[[nodiscard]] int show_due(const options& asked, const console& at);
[[nodiscard]] int verify_journals(const options& asked, const console& at);
[[nodiscard]] int show_journal(const options& asked, const console& at);
[[nodiscard]] int print_journal_head(const options& asked, const console& at);
[[nodiscard]] int list_tasks(const options& asked, const console& at);
[[nodiscard]] int show_case(const options& asked, const console& at);
[[nodiscard]] int compare_files(const options& asked, const console& at);
[[nodiscard]] int make_sop(const options& asked, const console& at);
[[nodiscard]] int tidy_files(const options& asked, const console& at);

[[nodiscard]] inline page page_of(const options& asked, const console& at) {
    return {at.out, asked.lang, at.width, at.colour};
}

// "alur: …" on the error output.
void complain(const options& asked, const console& at, const bilingual& what);

}  // namespace alur::command
