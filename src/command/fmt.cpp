#include <fmt/format.h>
#include <alur/author/tidy.hpp>
#include <boost/json.hpp>

#include <ostream>

#include "command/files.hpp"
#include "command/keep_file.hpp"
#include "command/options.hpp"

namespace alur::command {
namespace {

enum class tidiness : std::uint8_t { tidy, tidied, untidy };

std::string tidy_line(const page& to, const std::string& name, tidiness is) {
    switch (is) {
        case tidiness::tidy:
            return fmt::format("{} {}: {}\n", to.paint(tone::good, "✔"), name,
                               to.say("sudah rapi", "is tidy"));
        case tidiness::tidied:
            return fmt::format("{} {}: {}\n", to.paint(tone::good, "✔"), name,
                               to.say("dirapikan", "tidied"));
        case tidiness::untidy:
            break;
    }
    return fmt::format(
        "{} {}: {}\n", to.paint(tone::bad, "✘"), name,
        to.say("belum rapi; rapikan dengan: alur fmt", "is not tidy; run: alur fmt"));
}

}  // namespace

int tidy_files(const options& asked, const console& at) {
    const page to = page_of(asked, at);
    int code = exit_ok;
    boost::json::array json;
    bool streamed = false;
    for (const std::string& path : asked.files) {
        const std::optional<source> text = read_file(path, asked, at);
        if (!text) {
            code = exit_unreadable;
            continue;
        }
        const tidied made = tidy(*text);
        if (!made.text) {
            if (no_errors(made.problems))
                complain(asked, at,
                         {path + ": tidak dapat dirapikan tanpa mengubah artinya; tidak diubah",
                          path + ": cannot be tidied without changing its meaning; unchanged"});
            else
                print_findings(*text, made.problems, asked, at);
            if (code == exit_ok) code = exit_findings;
            continue;
        }
        const bool same = *made.text == text->text;
        if (path == "-" && !asked.only_check) {
            at.out << *made.text;
            streamed = true;
            continue;
        }
        if (!same && !asked.only_check) {
            const bilingual problem = keep_file(path, text->text, *made.text);
            if (!problem.empty()) {
                complain(asked, at, {path + ": " + problem.id, path + ": " + problem.en});
                code = exit_unwritable;
                continue;
            }
        }
        if (!same && asked.only_check && code == exit_ok) code = exit_findings;
        if (asked.json)
            json.push_back(boost::json::object{{"berkas", path},
                                               {"rapi", same || !asked.only_check},
                                               {"ditulis", !same && !asked.only_check}});
        else if (!same || !asked.only_check)
            at.out << tidy_line(to, path,
                                same               ? tidiness::tidy
                                : asked.only_check ? tidiness::untidy
                                                   : tidiness::tidied);
    }
    if (asked.json && !streamed) at.out << boost::json::serialize(json) << '\n';
    return code;
}

}  // namespace alur::command
