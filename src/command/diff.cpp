#include <fmt/format.h>
#include <alur/author/differences.hpp>
#include <alur/sop/load.hpp>
#include <boost/json.hpp>

#include <ostream>

#include "command/files.hpp"
#include "command/options.hpp"

namespace alur::command {
namespace {

// As diff(1): the same, different, trouble.
constexpr int diff_same = 0;
constexpr int diff_found = 1;
constexpr int diff_trouble = 2;

std::optional<definition> read_definition(const std::string& path, const options& asked,
                                          const console& at) {
    const std::optional<source> text = read_file(path, asked, at);
    if (!text) return std::nullopt;
    loaded read = load(*text);
    if (no_errors(read.problems)) return std::move(read.sop);
    print_findings(*text, read.problems, asked, at);
    return std::nullopt;
}

std::string mark_of(const page& to, change_kind kind) {
    switch (kind) {
        case change_kind::added:
            return to.paint(tone::good, "+");
        case change_kind::removed:
            return to.paint(tone::bad, "−");
        case change_kind::moved:
            return to.paint(tone::accent, "↕");
        case change_kind::changed:
            break;
    }
    return to.paint(tone::warn, "~");
}

void print_changes(const page& to, const options& asked, const std::vector<sop_change>& all) {
    const std::string& before = asked.files.front();
    const std::string& after = asked.files.back();
    if (all.empty()) {
        to.out << fmt::format("{} {} = {}: {}\n", to.paint(tone::good, "✔"), before, after,
                              to.say("isinya sama", "they say the same"));
        return;
    }
    to.out << fmt::format("{} → {}: {} {}\n", before, after, all.size(),
                          to.say("perubahan", all.size() == 1 ? "change" : "changes"));
    const sop_change* last = nullptr;
    for (const sop_change& each : all) {
        if (last == nullptr || last->part != each.part)
            to.out << '\n' << to.paint(tone::bold, title_of(each.part).in(to.lang)) << '\n';
        last = &each;
        bool first = true;
        for (const std::string& line : wrapped(each.text.in(to.lang), to.width - 4)) {
            to.out << "  " << (first ? mark_of(to, each.kind) : " ") << ' ' << line << '\n';
            first = false;
        }
    }
}

boost::json::object object_of(const sop_change& each, language lang) {
    boost::json::object out{{"bagian", word_of(each.part)}, {"jenis", word_of(each.kind)}};
    if (!each.row.empty()) out["langkah"] = each.row;
    out["kunci"] = each.key;
    if (!each.before.empty()) out["lama"] = each.before;
    if (!each.after.empty()) out["baru"] = each.after;
    out["teks"] = each.text.in(lang);
    return out;
}

}  // namespace

int compare_files(const options& asked, const console& at) {
    const std::optional<definition> before = read_definition(asked.files.front(), asked, at);
    const std::optional<definition> after = read_definition(asked.files.back(), asked, at);
    if (!before || !after) return diff_trouble;
    const std::vector<sop_change> all = differences(*before, *after);
    if (asked.json) {
        boost::json::array list;
        for (const sop_change& each : all) list.push_back(object_of(each, asked.lang));
        at.out << boost::json::serialize(
                      boost::json::object{{"sama", all.empty()}, {"perubahan", std::move(list)}})
               << '\n';
    } else {
        print_changes(page_of(asked, at), asked, all);
    }
    return all.empty() ? diff_same : diff_found;
}

}  // namespace alur::command
