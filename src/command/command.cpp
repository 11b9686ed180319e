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
                "--format", [this](const std::string& word) { into_.what.json = word == "json"; },
                say("keluaran: text atau json", "output: text or json"))
            ->check(CLI::IsMember({"text", "json"}));
        add_check();
        add_show();
        add_run();
        add_due();
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

    void add_check() {
        CLI::App* verb = app_.add_subcommand("check", say("periksa SOP: bentuk, alur, dokumen",
                                                          "check SOPs: shape, flow, documents"));
        verb->add_option("FILE", into_.what.files, say("berkas SOP", "SOP files"))->required();
        verb->callback([this] { into_.verb = check_files; });
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
        verb->callback([this] { into_.verb = run_file; });
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
        return judge_output(asked.verb(asked.what, at), asked.what, at);
    } catch (const std::exception& what) {
        complain(asked.what, at, {what.what(), what.what()});
        return exit_unreadable;
    }
}

}  // namespace alur::command
