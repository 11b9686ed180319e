#include "command/journals.hpp"

#include <fmt/format.h>
#include <alur/sop/compile.hpp>
#include <alur/sop/fingerprint.hpp>
#include <alur/sop/load.hpp>

#include <boost/json.hpp>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>
#include <variant>

#include "command/files.hpp"
#include "command/json_fields.hpp"
#include "sop/document_name.hpp"

namespace alur::command {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

// By the offset at the end of "2026-01-05T08:00+07:00".
zone zone_of(const std::string& time) {
    if (time.size() < 6) return zone::UTC;
    const std::string offset = time.substr(time.size() - 6);
    if (offset == "+07:00") return zone::WIB;
    if (offset == "+08:00") return zone::WITA;
    if (offset == "+09:00") return zone::WIT;
    return zone::UTC;
}

bool goes_by(const definition& sop, const std::string& name) {
    const std::string wanted = folded_name(name);
    return wanted == folded_name(sop.form.title) || wanted == folded_name(sop.form.number);
}

// Without repetition.
std::set<std::string> called_names(const definition& sop) {
    std::set<std::string> names;
    for (const row& each : sop.rows)
        if (!each.called_sop.empty()) names.insert(folded_name(each.called_sop));
    return names;
}

not_read because(const std::string& path, const bilingual& why, int code) {
    return {{path + ": " + why.id, path + ": " + why.en}, code};
}

}  // namespace

std::optional<journal_origin> origin_of(std::string_view journal) {
    std::error_code bad;
    const json::value first = json::parse(journal.substr(0, journal.find('\n')), bad);
    if (bad || !first.is_object()) return std::nullopt;
    const json::value* sop = first.get_object().if_contains("sop");
    if (sop == nullptr || !sop->is_object()) return std::nullopt;
    const json::object& of = sop->get_object();
    journal_origin out;
    out.id = text_in(first.get_object(), "berkas");
    out.title = text_in(of, "judul");
    out.number = text_in(of, "nomor");
    out.machine = text_in(of, "mesin");
    out.document = text_in(of, "dokumen");
    out.calendar = text_in(first.get_object(), "kalender");
    if (const json::value* given = first.get_object().if_contains("kejadian");
        given != nullptr && given->is_object())
        out.where = zone_of(text_in(given->get_object(), "pada"));
    return out;
}

std::string case_name(const std::string& path) { return fs::path(path).stem().string(); }

std::string folder_of(const std::string& path) {
    const std::string folder = fs::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
}

shelf::shelf(const options& asked, const console& at, const std::string& folder)
    : asked_(asked), at_(at) {
    std::vector<std::string> from = asked.sops;
    if (from.empty())
        for (const fs::path& each : {fs::path(folder), fs::path(folder) / "sop"})
            if (std::error_code ignored; fs::is_directory(each, ignored))
                from.push_back(each.string());
    std::vector<std::string> beside;
    const auto look_in = [&](const fs::path& where) {
        std::string its = (where / "calendars").string();
        if (std::find(beside.begin(), beside.end(), its) == beside.end())
            beside.push_back(std::move(its));
    };
    for (const sop_path& each : sop_paths(from)) {
        add_file(each.path, each.named);
        look_in(fs::path(each.path).parent_path());
    }
    look_in(folder);
    calendars_.emplace(std::move(beside), asked.calendar, asked, at);
}

void shelf::add_file(const std::string& path, bool named) {
    const std::optional<source> text = read_file(path, asked_, at_);
    if (!text) {
        if (named) code_ = exit_unreadable;
        return;
    }
    loaded read = load(*text);
    compiled made;
    if (read.sop && no_errors(read.problems)) made = compile(*read.sop);
    if (made.machine) {
        add_book(*std::move(made.machine));
        read_.push_back(*std::move(read.sop));
        return;
    }
    if (!named) return;
    print_findings(*text, no_errors(read.problems) ? made.problems : read.problems, asked_, at_);
    code_ = exit_findings;
}

void shelf::add_book(machine made) {
    auto sop = std::make_unique<machine>(std::move(made));
    std::string as_machine = to_hex(machine_hash(*sop));
    std::string as_document = to_hex(document_hash(sop->sop));
    books_.push_back({std::move(sop), std::move(as_machine), std::move(as_document)});
}

// A journal was kept with some of the called SOPs at hand, in the version of that day: every choice
// among those that are here makes its own machine.
void shelf::add_callers() {
    constexpr std::size_t max_choices = 64;
    callers_added_ = true;
    for (const definition& each : read_) {
        std::vector<std::vector<const definition*>> called;
        for (const std::string& name : called_names(each)) {
            called.emplace_back();
            for (const definition& other : read_)
                if (goes_by(other, name)) called.back().push_back(&other);
            called.back().push_back(nullptr);  // by hand
        }
        std::size_t choices = 1;
        for (const auto& list : called) choices = std::min(choices * list.size(), max_choices);
        for (std::size_t n = 0; n < choices; ++n) {
            std::vector<definition> others;
            std::size_t rest = n;
            for (const auto& list : called) {
                if (const definition* one = list[rest % list.size()]) others.push_back(*one);
                rest /= list.size();
            }
            if (others.empty()) continue;
            if (compiled made = compile(each, others); made.machine)
                add_book(*std::move(made.machine));
        }
    }
}

const machine* shelf::among_books(const journal_origin& of) const {
    const machine* found = nullptr;
    for (const book& each : books_) {
        if (each.machine_hash != of.machine) continue;
        if (each.document_hash == of.document) return each.sop.get();
        if (found == nullptr) found = each.sop.get();
    }
    return found;
}

const machine* shelf::find(const journal_origin& of) {
    const machine* found = among_books(of);
    if (found != nullptr || callers_added_) return found;
    add_callers();
    return among_books(of);
}

shelf::timetables shelf::times(const machine& sop, const journal_origin& of,
                               std::string_view journal) {
    std::vector<timetable_name> names = timetables_of(journal);
    if (names.empty()) {
        const std::vector<work_calendar>& versions = calendars_->versions(of.calendar);
        if (versions.empty())
            return {{},
                    {fmt::format("kalender \"{}\" tidak ditemukan", of.calendar),
                     fmt::format("the calendar \"{}\" was not found", of.calendar)}};
        names.push_back({of.calendar, versions.front().data().version, {}});
    }
    timetables out;
    for (const timetable_name& name : names) {
        auto known = std::find_if(made_.begin(), made_.end(), [&](const made_times& each) {
            return each.sop == &sop && each.times->name() == name;
        });
        if (known == made_.end()) {
            timetable_made made = times_named(sop, name, *calendars_);
            if (auto* missing = std::get_if<bilingual>(&made)) return {{}, std::move(*missing)};
            made_.push_back(
                {&sop, std::make_unique<timetable>(std::get<timetable>(std::move(made)))});
            known = std::prev(made_.end());
        }
        out.made.push_back(known->times.get());
    }
    return out;
}

not_read not_read_because(const std::string& path, const journal_error& why) {
    const bool says_path = why.message.id.find(path) != std::string::npos;
    const int code = why.what == journal_trouble::damaged ? exit_findings : exit_unreadable;
    if (says_path) return {why.message, code};
    return because(path, why.message, code);
}

std::variant<case_read, not_read> read_case(const std::string& path, needs what, shelf& from) {
    read_result stored = read_journal(path);
    if (const auto* error = std::get_if<journal_error>(&stored))
        return not_read_because(path, *error);
    case_read out;
    out.path = path;
    out.text = std::get<std::string>(std::move(stored));
    chain_report report = verify_chain(out.text);
    if (report.fault && report.fault->kind == chain_fault_kind::torn) {
        out.torn = torn_end{*report.fault, out.text.size() - report.good_bytes, {}};
        out.text.resize(report.good_bytes);
    } else if (report.fault) {
        return because(fmt::format("{}:{}", path, report.fault->line),
                       {report.fault->message.id + ' ' + report.fault->fix.id,
                        report.fault->message.en + ' ' + report.fault->fix.en},
                       exit_findings);
    }
    if (out.text.empty())
        return not_read{
            {path + ": jejak ini belum berisi baris", path + ": this journal has no lines yet"},
            exit_unreadable,
            /*unstarted=*/true};
    std::optional<journal_origin> origin = origin_of(out.text);
    if (!origin)
        return because(path,
                       {"Baris 1: bukan baris pertama jejak sebuah berkas",
                        "Line 1: not the first line of a case's journal"},
                       exit_findings);
    out.origin = *std::move(origin);
    out.sop = from.find(out.origin);
    if (what == needs::lines) return out;
    if (std::optional<not_read> why = rebuild_case(out, from, hashing::skip))
        return *std::move(why);
    return out;
}

std::optional<not_read> rebuild_case(case_read& of, shelf& from, hashing how) {
    if (of.sop == nullptr)
        return because(
            of.path,
            {fmt::format("SOP-nya tidak ditemukan: \"{}\" (mesin {}…). Sebutkan berkasnya dengan "
                         "--sop, atau taruh di folder jejak, beserta SOP yang dijalankan "
                         "langkahnya; SOP yang "
                         "sudah diubah tidak cocok lagi",
                         of.origin.title, of.origin.machine.substr(0, 8)),
             fmt::format(
                 "its SOP was not found: \"{}\" (machine {}…). Name the file with --sop, "
                 "or put it into the folder of the journal, with the SOPs its rows call; an "
                 "SOP that was changed does not fit any more",
                 of.origin.title, of.origin.machine.substr(0, 8))},
            exit_unreadable);
    const shelf::timetables times = from.times(*of.sop, of.origin, of.text);
    if (!times) return because(of.path, times.missing, exit_unreadable);
    std::variant<rebuilt_case, replay_error> made = rebuild(*of.sop, times.made, of.text, how);
    if (const auto* error = std::get_if<replay_error>(&made))
        return because(
            of.path, error->message,
            error->what == replay_fault::unknown_calendar ? exit_unreadable : exit_findings);
    of.berkas = std::get<rebuilt_case>(std::move(made)).berkas;
    return std::nullopt;
}

}  // namespace alur::command
