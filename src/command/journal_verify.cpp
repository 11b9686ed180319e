#include <fmt/format.h>
#include <alur/sop/fingerprint.hpp>
#include <alur/time/instant_text.hpp>

#include <boost/json.hpp>

#include <ostream>
#include <variant>

#include "command/files.hpp"
#include "command/journal_lines.hpp"
#include "command/journals.hpp"
#include "command/names.hpp"
#include "command/options.hpp"
#include "command/phrases.hpp"

namespace alur::command {
namespace {

namespace json = boost::json;

// What was found out about one journal.
struct finding {
    std::string path;
    std::optional<not_read> unreadable;
    chain_report chain;
    std::optional<journal_origin> origin;
    std::optional<replay_error> judged;  // judged again, something differs
    std::optional<not_read> not_judged;
    std::string sop;  // judged by
    bool other_text = false;
    std::uint64_t unknown_line = 0;  // the first that no journal of this version has

    [[nodiscard]] bool good() const {
        return !unreadable && chain.sound() && !judged && unknown_line == 0;
    }
};

finding examine(const std::string& path, const std::vector<journal_head>& kept, shelf& from) {
    finding out;
    out.path = path;
    read_result stored = read_journal(path);
    if (const auto* error = std::get_if<journal_error>(&stored)) {
        out.unreadable = not_read_because(path, *error);
        return out;
    }
    std::string& text = std::get<std::string>(stored);
    out.chain = verify_chain(text, kept);
    text.resize(out.chain.good_bytes);
    out.unknown_line = first_unknown(lines_of(text));
    out.origin = origin_of(text);
    if (!out.origin) return out;
    case_read read;
    read.path = path;
    read.text = std::move(text);
    read.origin = *out.origin;
    read.sop = from.find(read.origin);
    if (read.sop == nullptr) {
        out.not_judged = rebuild_case(read, from, hashing::skip);
        return out;
    }
    out.sop = read.sop->sop.form.title;
    out.other_text = to_hex(document_hash(read.sop->sop)) != read.origin.document;
    if (const shelf::timetables times = from.times(*read.sop, read.origin, read.text))
        out.judged = verify(*read.sop, times.made, read.text);
    else
        out.not_judged = rebuild_case(read, from, hashing::skip);
    return out;
}

// The path stands above already.
std::string without_path(const std::string& text, const std::string& path) {
    return text.rfind(path + ": ", 0) == 0 ? text.substr(path.size() + 2) : text;
}

void print(const finding& what, std::size_t heads, const page& to) {
    const auto line = [&](tone colour, const char* mark, const std::string& text) {
        bool first = true;
        for (const std::string& each : wrapped(text, to.width - 3)) {
            to.out << ' ' << (first ? to.paint(colour, mark) : " ") << ' ' << each << '\n';
            first = false;
        }
    };
    const auto good = [&](const std::string& text) { line(tone::good, "✔", text); };
    const auto bad = [&](const std::string& text) { line(tone::bad, "✘", text); };
    to.out << ' ' << to.paint(tone::bold, what.path) << '\n';
    if (what.unreadable) return bad(without_path(what.unreadable->why.in(to.lang), what.path));
    const chain_report& chain = what.chain;
    if (chain.fault)
        bad(fmt::format("{}: {} {}", to.say("Rantai rusak", "The chain is broken"),
                        chain.fault->message.in(to.lang), chain.fault->fix.in(to.lang)));
    else
        good(fmt::format(fmt::runtime(to.say("Rantai utuh: {} baris, semuanya bersambung",
                                             "The chain is whole: {} lines, each tied to the one "
                                             "before")),
                         chain.head.count));
    if (what.unknown_line != 0) bad(unknown_words(what.unknown_line).in(to.lang));
    if (heads > 0 && chain.since_kept)
        good(
            *chain.since_kept == 0
                ? std::string(to.say("Sama dengan kepala yang disimpan, sampai baris terakhir",
                                     "The same as the kept head, up to the last line"))
                : fmt::format(fmt::runtime(to.say(
                                  "Sama dengan kepala yang disimpan; {} baris bertambah sesudahnya",
                                  "The same as the kept head; {} lines were added since")),
                              *chain.since_kept));
    if (what.judged && what.unknown_line == 0)
        bad(fmt::format("{}: {}", to.say("Dinilai ulang menurut SOP", "Judged again by the SOP"),
                        what.judged->message.in(to.lang)));
    else if (!what.sop.empty() && !what.not_judged && chain.fault)
        line(tone::warn, "–",
             fmt::format(
                 fmt::runtime(to.say(
                     "Hanya yang sebelum kerusakan dinilai ulang ({} baris), dan itu sama",
                     "Only what stands before the damage was judged again (lines: {}); it is the "
                     "same")),
                 chain.head.count));
    else if (!what.sop.empty() && !what.not_judged)
        good(fmt::format(
            fmt::runtime(to.say("Dinilai ulang menurut \"{}\": setiap putusan sama{}",
                                "Judged again by \"{}\": every decision is the same{}")),
            what.sop,
            what.other_text ? to.say(" (naskah SOP sudah berubah, aturannya tidak)",
                                     " (the text of the SOP has changed since, its "
                                     "rules have not)")
                            : ""));
    else if (what.not_judged)
        line(tone::warn, "–",
             fmt::format("{}: {}", to.say("Tidak dinilai ulang", "Not judged again"),
                         without_path(what.not_judged->why.in(to.lang), what.path)));
    else if (chain.head.count == 0)
        line(tone::warn, "–", to.say("Belum ada baris", "There are no lines yet"));
    if (!chain.sound()) return;
    if (heads == 0)
        line(tone::dim, "i",
             to.say("Tanpa kepala yang disimpan di tempat lain tidak dapat dibuktikan bahwa tidak "
                    "ada baris terakhir yang dipotong atau ditulis ulang seluruhnya: --head",
                    "Without a head that was kept elsewhere nobody can prove that no last lines "
                    "were cut off or that not everything was written anew: --head"));
    bool first = true;
    for (const std::string& each : wrapped(head_for_paper(chain.head), to.width)) {
        to.out << "   " << padded(first ? to.say("Kepala", "Head") : "", 8) << each << '\n';
        first = false;
    }
}

json::object to_object(const finding& what) {
    json::object out;
    out["berkas"] = what.path;
    out["baik"] = what.good();
    const auto both = [](const bilingual& text) {
        return json::object{{"id", text.id}, {"en", text.en}};
    };
    if (what.unreadable) {
        out["masalah"] = both(what.unreadable->why);
        return out;
    }
    out["baris"] = what.chain.head.count;
    out["kepala"] = print_head(what.chain.head);
    out["rantai"] = what.chain.sound();
    if (what.chain.fault) {
        out["baris_rusak"] = what.chain.fault->line;
        out["masalah"] = both(what.chain.fault->message);
    }
    if (what.unknown_line != 0) {
        out["baris_tak_dikenal"] = what.unknown_line;
        out["masalah"] = both(unknown_words(what.unknown_line));
    }
    if (what.chain.since_kept) out["sejak_kepala"] = *what.chain.since_kept;
    if (what.origin) out["judul"] = what.origin->title;
    const bool judged_again = !what.sop.empty() && !what.not_judged;
    out["dinilai_ulang"] = judged_again;
    if (judged_again) out["putusan_sama"] = !what.judged.has_value();
    if (what.judged) {
        out["baris_berbeda"] = what.judged->line;
        out["masalah"] = both(what.judged->message);
    }
    if (what.not_judged) out["alasan"] = both(what.not_judged->why);
    return out;
}

bool read_heads(const options& asked, const console& at, std::vector<journal_head>& into) {
    for (const std::string& each : asked.heads) {
        const head_read read = parse_head(each);
        if (!read) {
            complain(asked, at,
                     {fmt::format("--head \"{}\": {}", each, read.problem.id),
                      fmt::format("--head \"{}\": {}", each, read.problem.en)});
            return false;
        }
        into.push_back(*read.head);
    }
    return true;
}

}  // namespace

int verify_journals(const options& asked, const console& at) {
    std::vector<journal_head> kept;
    if (!read_heads(asked, at, kept)) return exit_usage;
    int code = exit_ok;
    json::array list;
    for (const std::string& path : asked.files) {
        shelf from(asked, at, folder_of(path));
        if (!from.sound()) return from.code();
        const finding found = examine(path, kept, from);
        if (found.unreadable && code == exit_ok) code = found.unreadable->code;
        if (!found.unreadable && !found.good()) code = exit_findings;
        if (asked.json)
            list.push_back(to_object(found));
        else
            print(found, kept.size(), page_of(asked, at));
    }
    if (asked.json) at.out << json::serialize(list) << '\n';
    return code;
}

}  // namespace alur::command
