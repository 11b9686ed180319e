#include <fmt/format.h>
#include <alur/case/feasibility.hpp>
#include <alur/lint/lint.hpp>
#include <alur/lint/mend.hpp>
#include <alur/sop/load.hpp>

#include <algorithm>
#include <iterator>
#include <ostream>

#include "command/files.hpp"
#include "command/keep_file.hpp"
#include "command/options.hpp"

namespace alur::command {
namespace {

// Whose people are looked at, and when.
struct staff {
    const office_register* people = nullptr;
    std::string day;  // as it was asked; empty: today
};

void append(diagnostics& all, diagnostics more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

struct file_read {
    source text;
    loaded made;
};

// Nothing if the day cannot be understood. `others`: what its rows may call.
std::optional<diagnostics> findings_of(const loaded& read, const std::vector<definition>& others,
                                       const staff& with, const options& asked, const console& at) {
    const zone local = read.sop ? read.sop->local_zone.value_or(zone::WIB) : zone::WIB;
    const std::optional<std::chrono::local_days> on = day_asked("--at", with.day, local, asked, at);
    if (!on) return std::nullopt;
    diagnostics all = review(read, others, *on);
    if (!read.sop || with.people == nullptr || !no_errors(all)) return all;
    append(all, check(*read.sop, *with.people, *on));
    return all;
}

std::string verdict_line(const page& to, const source& text, const diagnostics& found,
                         const bilingual& good, const bilingual& bad) {
    const auto count = [&](severity level) {
        return std::count_if(found.begin(), found.end(),
                             [&](const diagnostic& d) { return d.level == level; });
    };
    const auto errors = count(severity::error);
    const auto warnings = count(severity::warning);
    std::string counts;
    if (to.lang == language::id)
        counts = fmt::format("{} kesalahan, {} peringatan", errors, warnings);
    else
        counts = fmt::format("{} error{}, {} warning{}", errors, errors == 1 ? "" : "s", warnings,
                             warnings == 1 ? "" : "s");
    const std::string& word = (errors == 0 ? good : bad).in(to.lang);
    return fmt::format("{} {}: {} ({})\n",
                       to.paint(errors == 0 ? tone::good : tone::bad, errors == 0 ? "✔" : "✘"),
                       text.name, word, counts);
}

// Mends the file and its text; says what was changed. What cannot be written stays as it was.
int fix_file(source& text, const options& asked, const console& at) {
    if (text.name == "-") {
        complain(asked, at,
                 {"--fix memerlukan berkas, bukan masukan baku",
                  "--fix needs a file, not the standard input"});
        return exit_usage;
    }
    mended made = mend(text);
    if (made.changes.empty()) return exit_ok;
    const bilingual problem = keep_file(text.name, text.text, made.text);
    if (!problem.empty()) {
        complain(asked, at, {text.name + ": " + problem.id, text.name + ": " + problem.en});
        return exit_unwritable;
    }
    // Programs that read the findings are not told in between.
    std::ostream& out = asked.json || asked.github ? at.err : at.out;
    for (const mended_place& each : made.changes) {
        const bool mark = each.code == "JS08";
        out << fmt::format("{}:{}:{}: {}: {}: {} → {}\n", text.name, each.where.line,
                           each.where.column, asked.lang == language::id ? "diperbaiki" : "mended",
                           each.code, mark ? "BOM" : '"' + each.before + '"',
                           mark ? "-" : '"' + each.after + '"');
    }
    text.text = std::move(made.text);
    return exit_ok;
}

}  // namespace

int check_files(const options& asked, const console& at) {
    const page to = page_of(asked, at);
    int code = exit_ok;
    std::string json;
    const auto tell = [&](const source& text, const diagnostics& found, const bilingual& good,
                          const bilingual& bad) {
        if (!no_errors(found) && code == exit_ok) code = exit_findings;
        if (asked.github) {
            at.out << to_github(text, found, asked.lang);
            return;
        }
        if (!asked.json) {
            at.out << to_terminal(text, found, asked.lang, {to.width, to.colour})
                   << verdict_line(to, text, found, good, bad);
            return;
        }
        const std::string list = to_json(text, found);
        const std::size_t first = list.find('[') + 1;
        const std::string inside = list.substr(first, list.rfind(']') - first);
        if (!found.empty()) json += (json.empty() ? "" : ",") + inside;
    };
    std::optional<office_register> people;
    if (!asked.people.empty()) {
        const std::optional<source> text = read_file(asked.people, asked, at);
        if (!text) return exit_unreadable;
        register_loaded read = load_register(*text);
        tell(*text, read.problems, {"pejabat dapat dipakai", "the register can be used"},
             {"pejabat belum dapat dipakai", "the register cannot be used yet"});
        people = std::move(read.people);
    }
    const bilingual good =
        people ? bilingual{"dapat dijalankan oleh pejabat ini", "can be run by these officials"}
               : bilingual{"dapat dijalankan", "can be run"};
    const bilingual bad = people ? bilingual{"belum dapat dijalankan oleh pejabat ini",
                                             "cannot be run by these officials yet"}
                                 : bilingual{"belum dapat dijalankan", "cannot be run yet"};
    std::vector<file_read> files;
    std::vector<definition> others;
    for (const std::string& path : asked.files) {
        std::optional<source> text = read_file(path, asked, at);
        if (!text) {
            code = exit_unreadable;
            continue;
        }
        if (asked.fix) {
            const int fixed = fix_file(*text, asked, at);
            if (fixed != exit_ok) code = fixed;
        }
        loaded made = load(*text);
        if (made.sop) others.push_back(*made.sop);
        files.push_back({*std::move(text), std::move(made)});
    }
    for (const file_read& each : files) {
        const std::optional<diagnostics> found =
            findings_of(each.made, others, {people ? &*people : nullptr, asked.date}, asked, at);
        if (!found) return exit_usage;
        tell(each.text, *found, good, bad);
    }
    if (asked.json) at.out << '[' << json << "]\n";
    return code;
}

}  // namespace alur::command
