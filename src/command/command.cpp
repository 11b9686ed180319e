#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <array>
#include <exception>
#include <istream>
#include <ostream>

#include "command/options.hpp"

namespace alur::command {
namespace {

struct asked_verb {
    options what;
    int (*verb)(const options&, const console&) = nullptr;
};

// What CLI11 says, as far as people meet it: the text around `mark` is {0} and {1}.
struct usage_phrase {
    std::string_view mark;
    std::string_view id;
};
constexpr std::array<usage_phrase, 8> usage_phrases{{
    {"A subcommand is required", "perintahnya belum disebut"},
    {"The following argument was not expected: ", "\"{1}\" tidak dikenal di sini"},
    {"The following arguments were not expected: ", "tidak dikenal di sini: {1}"},
    {" is required", "{0} belum diberikan"},
    {" not in ", "{0} tidak ada dalam pilihan {1}"},
    {": 1 required ", "{0}: nilainya belum diberikan"},
    {": At Most 1 required but received ", "{0} diberikan {1} kali; cukup satu kali"},
    {" excludes ", "{0} dan {1} tidak dapat dipakai bersama"},
}};

std::string in_indonesian(const std::string& what) {
    for (const usage_phrase& each : usage_phrases)
        if (const std::size_t at = what.find(each.mark); at != std::string::npos)
            return fmt::format(fmt::runtime(each.id), what.substr(0, at),
                               what.substr(at + each.mark.size()));
    return what;
}

class command_line {
  public:
    command_line(asked_verb& into, language lang) : into_(into), lang_(lang) {
        app_.name("alur");
        app_.description(
            say("Menegakkan SOP yang ditulis sebagai JSON", "Enforces SOPs written as JSON"));
        app_.set_version_flag("--version", "alur " ALUR_VERSION);
        app_.require_subcommand(1);
        app_.fallthrough();
        into_.what.lang = lang;
        app_.add_option_function<std::string>(
                "--lang",
                [this](const std::string& word) {
                    into_.what.lang = word == "id" ? language::id : language::en;
                },
                say("bahasa: id atau en", "language: id or en"))
            ->check(CLI::IsMember({"id", "en"}));
        app_.add_option_function<std::string>(
                "--format",
                [this](const std::string& word) {
                    into_.what.json = word == "json";
                    into_.what.github = word == "github";
                },
                say("keluaran: text atau json; check juga github",
                    "output: text or json; check has github too"))
            ->check(CLI::IsMember({"text", "json", "github"}));
        add_check();
        add_explain();
        add_compile();
        add_render();
        add_graph();
        add_show();
        add_run();
        add_test();
        add_replay();
        add_due();
        add_journal();
        add_todo();
        add_case();
        add_fmt();
        add_new();
        add_diff();
    }

    void parse(const std::vector<std::string>& arguments) {
        app_.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    }
    int explain(const CLI::ParseError& what, const console& at) {
        if (what.get_exit_code() == 0) {
            (void)app_.exit(what, at.out, at.err);
            return exit_ok;
        }
        at.err << "alur: " << complaint(what) << '\n'
               << say("Lihat: alur --help", "See: alur --help") << '\n';
        return exit_usage;
    }

  private:
    [[nodiscard]] const char* say(const char* id, const char* en) const {
        return lang_ == language::id ? id : en;
    }

    [[nodiscard]] std::string complaint(const CLI::ParseError& what) const {
        const std::vector<std::string> rest = app_.remaining();
        if (!rest.empty() && rest.front().substr(0, 1) != "-" && app_.get_subcommands().empty()) {
            std::vector<std::string> verbs;
            for (const CLI::App* each : app_.get_subcommands({})) verbs.push_back(each->get_name());
            return fmt::format(fmt::runtime(say("perintah \"{}\" tidak dikenal; yang ada: {}",
                                                "unknown command \"{}\"; there are: {}")),
                               rest.front(), fmt::join(verbs, ", "));
        }
        return lang_ == language::id ? in_indonesian(what.what()) : what.what();
    }

    CLI::App* add_verb_with_file(const char* name, const char* id, const char* en) {
        CLI::App* verb = app_.add_subcommand(name, say(id, en));
        verb->add_option("FILE", into_.what.files, say("berkas SOP", "SOP file"))
            ->required()
            ->expected(1);
        return verb;
    }
    void add_register(CLI::App* verb, const char* id, const char* en) {
        verb->add_option("--register", into_.what.people, say(id, en));
    }
    // What is asked of every journal that is read.
    void add_sources(CLI::App* verb) {
        verb->add_option("--sop", into_.what.sops,
                         say("berkas atau folder SOP (bawaan: folder jejaknya); boleh diulang",
                             "SOP files or folders (default: the journal's folder); repeatable"))
            ->expected(1)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        verb->add_option(
            "--calendar", into_.what.calendar,
            say("berkas kalender yang dipakai lebih dahulu", "a calendar file that comes first"));
    }
    void add_called(CLI::App* verb) {
        verb->add_option("--sop", into_.what.sops,
                         say("berkas atau folder SOP yang dijalankan langkahnya; boleh diulang",
                             "files or folders of the SOPs that rows run; repeatable"))
            ->expected(1)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
    void add_moment(CLI::App* verb) {
        verb->add_option("--at", into_.what.at,
                         say("dilihat pada saat itu, misalnya 2026-01-05T08:00 (bawaan: sekarang)",
                             "seen at that time, for example 2026-01-05T08:00 (default: now)"));
    }

    void add_check() {
        CLI::App* verb = app_.add_subcommand("check", say("periksa SOP: bentuk, alur, dokumen",
                                                          "check SOPs: shape, flow, documents"));
        verb->add_option("FILE", into_.what.files, say("berkas SOP", "SOP files"));
        add_register(verb, "daftar pejabat: dapatkah mereka menjalankan SOP-nya?",
                     "register of officials: can they carry the SOPs out?");
        verb->add_flag("--fix", into_.what.fix,
                       say("perbaiki yang aman diperbaiki, di berkasnya",
                           "mend what is safe to mend, in the file"));
        verb->add_option("--at,--date", into_.what.date,
                         say("pada tanggal itu, misalnya 2026-02-03 (bawaan: hari ini)",
                             "on that day, for example 2026-02-03 (default: today)"));
        verb->callback([this] {
            if (into_.what.files.empty() && into_.what.people.empty())
                throw CLI::RequiredError("FILE");
            into_.verb = check_files;
        });
    }
    void add_explain() {
        CLI::App* verb = app_.add_subcommand(
            "explain", say("jelaskan kode temuan: aturannya, sebabnya, contohnya",
                           "explain a code of a finding: its rule, why, an example"));
        verb->add_option("CODE", into_.what.codes, say("kode, misalnya FL07", "code, such as FL07"))
            ->required();
        verb->callback([this] { into_.verb = explain_codes; });
    }
    void add_compile() {
        CLI::App* verb = add_verb_with_file("compile", "jadikan SOP berkas C++ (.hpp)",
                                            "make an SOP a C++ header (.hpp)");
        verb->add_option("-o,--output", into_.what.output,
                         say("berkas C++ yang ditulis", "the header to be written"))
            ->required();
        CLI::Option* msm =
            verb->add_option("--msm", into_.what.msm,
                             say("berkas C++ kedua: mesin Boost.MSM di atas yang pertama",
                                 "a second header: a Boost.MSM machine over the first"));
        verb->add_option("--msm-rows", into_.what.msm_rows,
                         say("paling banyak baris mesin Boost.MSM (bawaan: 100)",
                             "most rows of the Boost.MSM machine (default: 100)"))
            ->needs(msm);
        add_called(verb);
        verb->callback([this] { into_.verb = compile_file; });
    }
    void add_render() {
        CLI::App* verb = add_verb_with_file("render", "gambar SOP sebagai formulir resmi",
                                            "draw an SOP as the official form");
        verb->add_option("-o,--output", into_.what.output,
                         say("berkas yang ditulis: .svg, .html, .pdf, atau .png",
                             "the file to be written: .svg, .html, .pdf or .png"))
            ->required();
        verb->add_option("--logo", into_.what.logo,
                         say("gambar untuk tempat logo: PNG, JPEG, atau SVG",
                             "picture for the logo slot: PNG, JPEG or SVG"));
        verb->add_option_function<std::string>(
                "--paper", [this](const std::string& word) { into_.what.f4 = word == "f4"; },
                say("kertas melintang: a4 (bawaan) atau f4", "landscape paper: a4 (default) or f4"))
            ->check(CLI::IsMember({"a4", "f4"}));
        verb->add_flag(
            "--identification", into_.what.identification,
            say("dengan lembar identifikasi kegiatan", "with the sheet identifying the activity"));
        verb->callback([this] { into_.verb = render_file; });
    }
    void add_graph() {
        CLI::App* verb = add_verb_with_file("graph", "SOP sebagai BPMN, Mermaid, atau Graphviz",
                                            "an SOP as BPMN, Mermaid or Graphviz");
        verb->add_option("-o,--output", into_.what.output,
                         say("berkas yang ditulis: .bpmn, .mmd, atau .dot",
                             "the file to be written: .bpmn, .mmd or .dot"))
            ->required();
        verb->callback([this] { into_.verb = graph_file; });
    }
    void add_show() {
        CLI::App* verb =
            add_verb_with_file("show", "tampilkan SOP sebagai tabel", "show an SOP as its table");
        verb->callback([this] { into_.verb = show_file; });
    }
    void add_run() {
        CLI::App* verb =
            add_verb_with_file("run", "jalankan SOP: tanya jawab, atau menurut skenario",
                               "run an SOP: by asking, or by a scenario");
        CLI::Option* scenario =
            verb->add_option("--scenario", into_.what.scenario,
                             say("berkas skenario yang dimainkan", "scenario file to be played"));
        verb->add_option("--calendar", into_.what.calendar,
                         say("kalender: id atau berkas", "calendar: id or file"));
        verb->add_option("--at", into_.what.at,
                         say("waktu pembukaan, misalnya 2026-01-05T08:00 (bawaan: sekarang)",
                             "opening time, for example 2026-01-05T08:00 (default: now)"))
            ->excludes(scenario);
        verb->add_option("--units", into_.what.units,
                         say("unit berkas: bidang=Ekonomi,Sosial (boleh diulang)",
                             "units of the case: bidang=Ekonomi,Sosial (may be repeated)"))
            ->expected(1)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
            ->excludes(scenario);
        verb->add_option("--journal", into_.what.journal,
                         say("jejak: dibuat, atau dilanjutkan bila sudah ada",
                             "journal: made, or gone on with if it is there"));
        verb->add_option("--register", into_.what.people,
                         say("daftar pejabat: siapa memegang jabatan apa",
                             "register of officials: who holds which office"))
            ->excludes(scenario);
        add_called(verb);
        verb->callback([this] { into_.verb = run_file; });
    }
    void add_test() {
        CLI::App* verb = app_.add_subcommand(
            "test", say("uji SOP dengan skenario-skenarionya", "test SOPs by their scenarios"));
        verb->add_option("FILE", into_.what.files,
                         say("SOP, skenario, atau folder (bawaan: folder ini)",
                             "SOPs, scenarios or folders (default: this folder)"));
        add_called(verb);
        verb->callback([this] { into_.verb = test_files; });
    }
    void add_journal() {
        CLI::App* group = app_.add_subcommand(
            "journal", say("periksa, tampilkan, atau cetak kepala jejak sebuah berkas",
                           "verify or show the journal of a case, or print its head"));
        group->require_subcommand(1);
        CLI::App* verify = group->add_subcommand(
            "verify", say("rantainya utuh, dan setiap putusan sama bila dinilai ulang?",
                          "is the chain whole, and is every decision the same judged again?"));
        verify->add_option("FILE", into_.what.files, say("jejak", "journals"))->required();
        verify
            ->add_option("--head", into_.what.heads,
                         say("kepala yang disimpan di tempat lain; boleh diulang",
                             "a head that was kept elsewhere; repeatable"))
            ->expected(1)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        add_sources(verify);
        verify->callback([this] { into_.verb = verify_journals; });
        CLI::App* show = group->add_subcommand(
            "show", say("pandangan pemeriksa: apa, siapa, selaku apa, menurut surat mana",
                        "the auditor's view: what, who, in which capacity, by which letter"));
        show->add_option("FILE", into_.what.files, say("jejak", "journal"))
            ->required()
            ->expected(1);
        add_sources(show);
        add_register(show, "daftar pejabat, untuk nama orang",
                     "register, for the names of persons");
        show->callback([this] { into_.verb = show_journal; });
        CLI::App* head =
            group->add_subcommand("head", say("lembar untuk dicetak dan disimpan di tempat lain",
                                              "a sheet to be printed and kept elsewhere"));
        head->add_option("FILE", into_.what.files, say("jejak", "journal"))
            ->required()
            ->expected(1);
        add_moment(head);
        head->callback([this] { into_.verb = print_journal_head; });
    }
    void add_todo() {
        CLI::App* verb =
            app_.add_subcommand("todo", say("pekerjaan seseorang di semua berkas sebuah folder",
                                            "what somebody can do now in all cases of a folder"));
        verb->add_option("DIR", into_.what.files,
                         say("folder jejak (*.jsonl)", "folder of journals (*.jsonl)"))
            ->required()
            ->expected(1);
        verb->add_option("--actor", into_.what.actor, say("id orang", "id of the person"))
            ->required();
        add_register(verb, "daftar pejabat (bawaan: DIR/pejabat.json)",
                     "register of officials (default: DIR/pejabat.json)");
        add_sources(verb);
        add_moment(verb);
        verb->callback([this] { into_.verb = list_tasks; });
    }
    void add_case() {
        CLI::App* verb = app_.add_subcommand(
            "case", say("sebuah berkas: sampai di mana, mengapa, siapa ditunggu, apa terlambat",
                        "a case: where it stands, why, who is awaited, what was late"));
        verb->add_option("FILE", into_.what.files, say("jejak", "journal"))
            ->required()
            ->expected(1);
        add_sources(verb);
        add_register(verb, "daftar pejabat, untuk nama orang",
                     "register, for the names of persons");
        add_moment(verb);
        verb->callback([this] { into_.verb = show_case; });
    }
    void add_replay() {
        CLI::App* verb = app_.add_subcommand(
            "replay", say("nilai log kejadian menurut SOP", "judge an event log by an SOP"));
        verb->add_option("LOG", into_.what.log,
                         say("log: nilai dipisah koma, baris pertama nama kolom",
                             "log: comma-separated values, the first line names the columns"))
            ->required();
        verb->add_option("--sop", into_.what.files, say("berkas SOP", "SOP file"))
            ->required()
            ->expected(1);
        verb->add_option(
            "--calendar", into_.what.calendar,
            say("kalender: id atau berkas (bawaan: id)", "calendar: id or file (default: id)"));
        verb->add_option("--zone", into_.what.zone,
                         say("zona waktu yang tidak menyebut zonanya: WIB, WITA, WIT atau UTC",
                             "zone of times that name none: WIB, WITA, WIT or UTC"));
        verb->add_option("--column", into_.what.log_columns,
                         say("kolom untuk suatu hal: office=Jabatan (boleh diulang)",
                             "the column for a field: office=Jabatan (may be repeated)"))
            ->expected(1)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        verb->add_option(
                "--units", into_.what.units,
                say("unit setiap berkas: bidang=Ekonomi,Sosial (bawaan: yang tercatat)",
                    "units of every case: bidang=Ekonomi,Sosial (default: those in the log)"))
            ->expected(1)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        verb->callback([this] { into_.verb = replay_log; });
    }

    void add_due() {
        CLI::App* verb = app_.add_subcommand("due", say("hitung jatuh tempo, dengan penjelasan",
                                                        "compute a due date and explain it"));
        verb->add_option(
            "--calendar", into_.what.calendar,
            say("kalender: id atau berkas (bawaan: id)", "calendar: id or file (default: id)"));
        verb->add_option("--from", into_.what.from,
                         say("saat langkah terbuka, misalnya 2026-03-31T15:00",
                             "when the step opens, for example 2026-03-31T15:00"))
            ->required();
        verb->add_option(
                "--waktu", into_.what.waktu,
                say("baku waktu, misalnya \"3 hari\"", "time limit, for example \"3 hari\""))
            ->required();
        verb->callback([this] { into_.verb = show_due; });
    }

    void add_fmt() {
        CLI::App* verb = app_.add_subcommand(
            "fmt", say("rapikan berkas SOP: urutan kunci, ejaan, letak; komentar tetap",
                       "tidy SOP files: order of keys, spelling, layout; comments stay"));
        verb->add_option("FILE", into_.what.files,
                         say("berkas SOP; - dari masukan baku ke keluaran baku",
                             "SOP files; - from standard input to standard output"))
            ->required();
        verb->add_flag("--check", into_.what.only_check,
                       say("hanya sebutkan yang belum rapi (kode keluar 1); tidak menulis",
                           "only say which are not tidy (exit code 1); writes nothing"));
        verb->callback([this] { into_.verb = tidy_files; });
    }

    void add_new() {
        CLI::App* verb = app_.add_subcommand(
            "new", say("susun SOP baru: tanya jawab, atau dari tabel Word/Excel",
                       "write a new SOP: by asking, or from a table of Word or Excel"));
        verb->add_option("-o,--output", into_.what.output,
                         say("berkas SOP yang ditulis; tidak boleh sudah ada",
                             "the SOP file to be written; must not be there yet"))
            ->required();
        verb->add_option("--table", into_.what.table,
                         say("tabel dari Word atau Excel: CSV, atau teks dipisah tab",
                             "a table of Word or Excel: CSV, or text divided by tabs"));
        verb->callback([this] { into_.verb = make_sop; });
    }

    void add_diff() {
        CLI::App* verb = app_.add_subcommand(
            "diff", say("apa yang berubah dari SOP yang satu ke yang lain, langkah demi langkah",
                        "what changed from one SOP to another, row by row"));
        verb->add_option("FILE", into_.what.files,
                         say("dua berkas SOP: yang lama, yang baru", "two SOP files: old, new"))
            ->required()
            ->expected(2);
        verb->callback([this] { into_.verb = compare_files; });
    }

    asked_verb& into_;
    language lang_;
    CLI::App app_;
};

// --lang decides the language of the help too, so it is looked for before anything is parsed.
language language_asked(const std::vector<std::string>& arguments, language otherwise) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string_view word = arguments[i];
        if (word == "--lang" && i + 1 < arguments.size())
            word = arguments[i + 1];
        else if (word.substr(0, 7) == "--lang=")
            word.remove_prefix(7);
        else
            continue;
        if (word == "id") return language::id;
        if (word == "en") return language::en;
    }
    return otherwise;
}

int judge_output(int code, const options& asked, const console& at) {
    at.out.flush();
    if (at.out) return code;
    complain(asked, at, {"keluaran tidak dapat ditulis", "the output cannot be written"});
    return exit_unwritable;
}

}  // namespace

language language_of(std::string_view lc_all, std::string_view lc_messages, std::string_view lang) {
    const std::string_view locale = !lc_all.empty()        ? lc_all
                                    : !lc_messages.empty() ? lc_messages
                                                           : lang;
    const bool indonesian =
        locale.substr(0, 2) == "id" && (locale.size() == 2 || locale[2] == '_' || locale[2] == '.');
    return indonesian ? language::id : language::en;
}

void complain(const options& asked, const console& at, const bilingual& what) {
    at.err << "alur: " << what.in(asked.lang) << '\n';
}

int run_command(const std::vector<std::string>& arguments, language from_locale,
                const console& at) {
    asked_verb asked;
    try {
        command_line line(asked, language_asked(arguments, from_locale));
        try {
            line.parse(arguments);
        } catch (const CLI::ParseError& what) {
            return judge_output(line.explain(what, at), asked.what, at);
        }
        if (asked.what.github && asked.verb != check_files) {
            complain(asked.what, at,
                     {"--format github hanya ada pada check", "--format github is of check only"});
            return exit_usage;
        }
        return judge_output(asked.verb(asked.what, at), asked.what, at);
    } catch (const std::exception& what) {
        complain(asked.what, at, {what.what(), what.what()});
        return exit_unreadable;
    }
}

}  // namespace alur::command
