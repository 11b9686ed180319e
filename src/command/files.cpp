#include "command/files.hpp"

#include <fmt/format.h>
#include <alur/sop/calendar_file.hpp>
#include <alur/sop/compile.hpp>
#include <alur/sop/load.hpp>
#include <alur/time/date.hpp>
#include <alur/time/instant_text.hpp>
#include <alur/time/reason_text.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <istream>
#include <iterator>
#include <ostream>
#include <sstream>
#include <utility>

#include "command/prompter.hpp"

namespace alur::command {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> calendar_folders(const options& asked, const console& at) {
    std::vector<fs::path> folders;
    if (!asked.files.empty())
        folders.push_back(fs::path(asked.files.front()).parent_path() / "calendars");
    if (!at.program.empty())
        folders.push_back(fs::path(at.program).parent_path().parent_path() / "share" / "alur" /
                          "calendars");
    return folders;
}

}  // namespace

std::vector<fs::path> json_files(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code ignored;
    for (fs::directory_iterator it(folder, ignored), end; !ignored && it != end;
         it.increment(ignored))
        if (it->path().extension() == ".json") files.push_back(it->path());
    std::sort(files.begin(), files.end());
    return files;
}

std::optional<source> read_file(const std::string& path, const options& asked, const console& at) {
    const auto no = [&](const std::string& id, const std::string& en) {
        complain(asked, at, {path + ": " + id, path + ": " + en});
        return std::optional<source>{};
    };
    if (path == "-")
        return source{"-",
                      {std::istreambuf_iterator<char>(at.in), std::istreambuf_iterator<char>()}};
    std::error_code failed;
    const fs::file_status status = fs::status(path, failed);
    if (!fs::exists(status)) return no("berkas tidak ada", "there is no such file");
    if (fs::is_directory(status))
        return no("ini folder; sebutkan berkasnya", "this is a folder; name a file");
    std::ifstream in(path, std::ios::binary);
    if (!in) return no("berkas tidak dapat dibuka", "the file cannot be opened");
    std::ostringstream text;
    text << in.rdbuf();
    if (in.bad()) return no("berkas tidak dapat dibaca", "the file cannot be read");
    return source{path, std::move(text).str()};
}

bool same_file(const std::string& a, const std::string& b) {
    std::error_code none_there;
    return a == b || fs::equivalent(a, b, none_there);
}

void print_findings(const source& from, const diagnostics& list, const options& asked,
                    const console& at) {
    if (list.empty()) return;
    if (asked.json)
        at.err << to_json(from, list) << '\n';
    else
        at.err << to_text(from, list, asked.lang);
}

std::vector<sop_path> sop_paths(const std::vector<std::string>& asked_for) {
    std::vector<sop_path> all;
    for (const std::string& each : asked_for) {
        std::error_code ignored;
        if (!fs::is_directory(each, ignored)) {
            all.push_back({each, true});
            continue;
        }
        for (const fs::path& path : json_files(each)) all.push_back({path.string(), false});
    }
    return all;
}

sops_read read_sops(const std::vector<std::string>& paths, const options& asked,
                    const console& at) {
    sops_read out;
    for (const sop_path& each : sop_paths(paths)) {
        const std::optional<source> text = read_file(each.path, asked, at);
        if (!text) {
            if (each.named) out.code = exit_unreadable;
            continue;
        }
        loaded read = load(*text);
        if (read.sop && no_errors(read.problems)) {
            out.sops.push_back(*std::move(read.sop));
        } else if (each.named) {
            print_findings(*text, read.problems, asked, at);
            out.code = exit_findings;
        }
    }
    return out;
}

namespace {

// Findings of code AL40 are left: nothing else is worth saying of an SOP that compiles.
compiled_file compiled_with(const std::vector<definition>& others, diagnostics& by_hand,
                            source& text, const options& asked, const console& at) {
    std::optional<source> found = read_file(asked.files.front(), asked, at);
    if (!found) return {std::nullopt, exit_unreadable};
    text = *std::move(found);
    loaded read = load(text);
    if (!read.sop || !no_errors(read.problems)) {
        print_findings(text, read.problems, asked, at);
        return {std::nullopt, exit_findings};
    }
    compiled made = compile(*read.sop, others);
    if (!made.machine) {
        print_findings(text, made.problems, asked, at);
        return {std::nullopt, exit_findings};
    }
    for (const diagnostic& each : made.problems)
        if (each.code == "AL40") by_hand.push_back(each);
    return {std::move(made.machine), exit_ok};
}

}  // namespace

compiled_file read_machine(const options& asked, const console& at) {
    const sops_read others = read_sops(asked.sops, asked, at);
    if (others.code != exit_ok) return {std::nullopt, others.code};
    diagnostics by_hand;
    source text;
    compiled_file made = compiled_with(others.sops, by_hand, text, asked, at);
    print_findings(text, by_hand, asked, at);
    return made;
}

compiled_file read_alone(const options& asked, const console& at) {
    diagnostics by_hand;
    source text;
    return compiled_with({}, by_hand, text, asked, at);
}

bool names_file(const std::string& calendar) {
    return calendar.find('/') != std::string::npos || fs::path(calendar).extension() == ".json";
}

std::optional<work_calendar> find_calendar(const std::string& name, const options& asked,
                                           const console& at) {
    if (names_file(name)) {
        const std::optional<source> text = read_file(name, asked, at);
        if (!text) return std::nullopt;
        calendar_loaded read = load_calendar(*text);
        print_findings(*text, read.problems, asked, at);
        if (!read.calendar) return std::nullopt;
        return make_calendar(*std::move(read.calendar));
    }
    std::vector<std::string> known;
    for (const fs::path& folder : calendar_folders(asked, at)) {
        std::optional<calendar_data> newest;
        for (const fs::path& path : json_files(folder)) {
            const std::optional<source> text = read_file(path.string(), asked, at);
            if (!text) continue;
            calendars_loaded read = load_calendars(*text);
            for (calendar_data& each : read.calendars) {
                if (std::find(known.begin(), known.end(), each.id) == known.end())
                    known.push_back(each.id);
                if (each.id == name && (!newest || newest->version < each.version))
                    newest = std::move(each);
            }
        }
        if (newest) return make_calendar(*std::move(newest));
    }
    complain(
        asked, at,
        {fmt::format("kalender \"{}\" tidak dikenal; yang ada: {}", name,
                     known.empty() ? "tidak satu pun" : fmt::format("{}", fmt::join(known, ", "))),
         fmt::format("unknown calendar \"{}\"; there are: {}", name,
                     known.empty() ? "none" : fmt::format("{}", fmt::join(known, ", ")))});
    return std::nullopt;
}

register_file read_register(const std::string& path, const options& asked, const console& at) {
    const std::optional<source> text = read_file(path, asked, at);
    if (!text) return {std::nullopt, exit_unreadable};
    register_loaded read = load_register(*text);
    print_findings(*text, read.problems, asked, at);
    if (!read) return {std::nullopt, exit_findings};
    return {std::move(read.people), exit_ok};
}

register_file named_register(const options& asked, const console& at) {
    return asked.people.empty() ? register_file{} : read_register(asked.people, asked, at);
}

instant wall_clock() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::optional<instant> instant_asked(const char* option, const std::string& text, zone where,
                                     const options& asked, const console& at) {
    if (text.empty()) return wall_clock();
    const parsed<instant> read = parse_instant(text, where);
    if (read) return *read;
    const sentence why = describe(read.error.why);
    complain(asked, at,
             {fmt::format("{} \"{}\": {}", option, text, why.id),
              fmt::format("{} \"{}\": {}", option, text, why.en)});
    return std::nullopt;
}

std::optional<std::chrono::local_days> day_asked(const char* option, const std::string& text,
                                                 zone where, const options& asked,
                                                 const console& at) {
    if (text.empty()) return local_date(wall_clock(), where);
    const bool is_iso = text.find('-') != std::string::npos;
    const parsed<std::chrono::year_month_day> read =
        is_iso ? parse_iso_date(text) : parse_date(text);
    if (read) return std::chrono::local_days{*read};
    const sentence why = describe(read.error.why);
    complain(asked, at,
             {fmt::format("{} \"{}\": {}", option, text, why.id),
              fmt::format("{} \"{}\": {}", option, text, why.en)});
    return std::nullopt;
}

std::optional<std::vector<events::units_of_kind>> units_asked(const options& asked,
                                                              const console& at) {
    std::vector<events::units_of_kind> units;
    for (const std::string& each : asked.units) {
        const std::size_t equals = each.find('=');
        if (equals == std::string::npos || equals == 0) {
            complain(asked, at,
                     {fmt::format("--units \"{}\": tulis jenis=nama,nama", each),
                      fmt::format("--units \"{}\": write kind=name,name", each)});
            return std::nullopt;
        }
        units.push_back({std::string(without_spaces(each.substr(0, equals))),
                         split(std::string_view(each).substr(equals + 1), ',')});
    }
    return units;
}

}  // namespace alur::command
