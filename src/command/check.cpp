#include <fmt/format.h>
#include <alur/sop/compile.hpp>
#include <alur/sop/load.hpp>

#include <algorithm>
#include <iterator>
#include <ostream>

#include "command/files.hpp"
#include "command/options.hpp"

namespace alur::command {
namespace {

diagnostics findings_of(const source& text) {
    loaded read = load(text);
    diagnostics all = std::move(read.problems);
    if (!read.sop) return all;
    diagnostics more = check(*read.sop);
    all.insert(all.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
    return all;
}

std::string verdict_line(const page& to, const source& text, const diagnostics& found) {
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
    const char* word = errors == 0 ? to.say("dapat dijalankan", "can be run")
                                   : to.say("belum dapat dijalankan", "cannot be run yet");
    return fmt::format("{} {}: {} ({})\n",
                       to.paint(errors == 0 ? tone::good : tone::bad, errors == 0 ? "✔" : "✘"),
                       text.name, word, counts);
}

}  // namespace

int check_files(const options& asked, const console& at) {
    const page to = page_of(asked, at);
    int code = exit_ok;
    std::string json;
    for (const std::string& path : asked.files) {
        const std::optional<source> text = read_file(path, asked, at);
        if (!text) {
            code = exit_unreadable;
            continue;
        }
        const diagnostics found = findings_of(*text);
        if (!no_errors(found) && code == exit_ok) code = exit_findings;
        if (asked.json) {
            const std::string list = to_json(*text, found);
            const std::size_t first = list.find('[') + 1;
            const std::string inside = list.substr(first, list.rfind(']') - first);
            if (!found.empty()) json += (json.empty() ? "" : ",") + inside;
        } else {
            at.out << to_text(*text, found, asked.lang) << verdict_line(to, *text, found);
        }
    }
    if (asked.json) at.out << '[' << json << "]\n";
    return code;
}

}  // namespace alur::command
