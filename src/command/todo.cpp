#include <fmt/format.h>
#include <alur/case/work_list.hpp>
#include <alur/time/explanation_text.hpp>
#include <alur/time/instant_text.hpp>

#include <boost/json.hpp>

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <variant>

#include "command/files.hpp"
#include "command/journals.hpp"
#include "command/names.hpp"
#include "command/options.hpp"
#include "command/phrases.hpp"
#include "command/sheet.hpp"

namespace alur::command {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using std::chrono::local_days;

constexpr const char* journal_extension = ".jsonl";

std::vector<std::string> journals_in(const std::string& folder) {
    std::vector<std::string> paths;
    std::error_code ignored;
    for (fs::directory_iterator it(folder, ignored), end; !ignored && it != end;
         it.increment(ignored))
        if (it->path().extension() == journal_extension) paths.push_back(it->path().string());
    std::sort(paths.begin(), paths.end());
    return paths;
}

struct work {
    std::vector<case_read> cases;
    std::vector<const open_case*> open;
    std::vector<task> tasks;
    actor who;
    instant now{};
    zone where = zone::WIB;  // of the heading; a case has its own
};

std::string when_due(const work& all, const task& each, language lang) {
    const zone where = all.open[each.which]->times().where();
    return each.due.has_limit() ? due_text(each.due, where, local_date(all.now, where), lang)
                                : std::string(lang == language::id ? "tanpa batas" : "no limit");
}

const char* standing_of(const task& each, const sheet& to) {
    if (each.stands == punctuality::late) return to.say("LEWAT", "LATE");
    if (each.stands == punctuality::nearing) return to.say("segera", "soon");
    return "";
}

// What the actor should know before doing it.
std::vector<std::string> remarks(const work& all, const task& each, const sheet& to) {
    const open_case& of = *all.open[each.which];
    std::vector<std::string> list;
    if (each.held) list.emplace_back(to.say("sudah Anda pegang", "you hold it"));
    if (each.recorders != 0)
        list.push_back(fmt::format("{} {}", to.say("mencatat tindakan", "recording the act of"),
                                   offices_label(of.sop(), each.outsiders, to.say("atau", "or"))));
    if (each.by_exception)
        list.emplace_back(
            to.say("menggantikan, dengan pengecualian", "in its stead, by an exception"));
    if (each.somebody_else)
        list.emplace_back(to.say("harus orang lain: Anda sudah mengerjakan langkah yang terkait",
                                 "another person must do it: you did a step it depends on"));
    return list;
}

std::string capacity_words(const work& all, const task& each, const sheet& to) {
    const open_case& of = *all.open[each.which];
    const role_set set = each.recorders != 0 ? each.recorders : each.offices;
    std::vector<std::string> names;
    for (std::size_t r = 0; r < of.sop().sop.performers.size(); ++r) {
        if ((set >> r & 1U) == 0) continue;
        const auto office = static_cast<role_id>(r);
        capacity held = capacity::definitive;
        const std::string unit = unit_name(of.sop(), of.facts(), each.at);
        for (const seat& mine : all.who.seats)
            if (of.sop().find_role(mine.office) == office && (unit.empty() || mine.unit == unit)) {
                held = mine.capacity;
                break;
            }
        names.push_back(seat_label(of.sop(), office, "", held));
    }
    return joined(names, to.say("atau", "or"));
}

void tell(const work& all, const sheet& to, const names& call) {
    to.title(fmt::format("{} {}", to.say("Pekerjaan", "Work of"), call.person(all.who.id)));
    std::vector<std::string> seats;
    for (const seat& each : all.who.seats) {
        std::string text = call.office(each);
        if (!each.letter.empty() && each.capacity != capacity::definitive)
            text += fmt::format(", {} {}", to.say("surat", "letter"), each.letter);
        seats.push_back(std::move(text));
    }
    to.plain(seats.empty() ? std::string(to.say("tanpa jabatan pada hari itu",
                                                "without an office on that day"))
                           : fmt::format("{}", fmt::join(seats, "; ")),
             seats.empty() ? tone::warn : tone::dim);
    to.plain(moment(std::chrono::floor<std::chrono::minutes>(all.now), all.where, call.lang),
             tone::dim);
    to.blank();
    std::size_t date_width = 0;
    for (const task& each : all.tasks)
        date_width = std::max(date_width, columns(when_due(all, each, call.lang)));
    const std::size_t column = 10 + date_width;
    for (const task& each : all.tasks) {
        const case_read& read = all.cases[each.which];
        const open_case& of = *all.open[each.which];
        const tone colour = each.stands == punctuality::late      ? tone::bad
                            : each.stands == punctuality::nearing ? tone::warn
                                                                  : tone::plain;
        const std::string head =
            fmt::format(fmt::runtime(to.say("{} · langkah {} selaku {}", "{} · step {} as {}")),
                        read.origin.id, row_label(of, each.at), capacity_words(all, each, to));
        const std::string lead =
            fmt::format(" {} {} ", to.to().paint(colour, padded(standing_of(each, to), 6)),
                        padded(when_due(all, each, call.lang), date_width));
        bool first = true;
        for (const std::string& line : wrapped(head, to.width() - column)) {
            to.to().out << (first ? lead + ' ' : std::string(column, ' '))
                        << to.to().paint(tone::bold, line) << '\n';
            first = false;
        }
        to.indented(column, of.sop().sop.rows[index(each.at.row)].activity, tone::dim);
        for (const std::string& remark : remarks(all, each, to))
            to.indented(column, remark, tone::accent, "– ");
    }
    const auto late = std::count_if(all.tasks.begin(), all.tasks.end(), [](const task& each) {
        return each.stands == punctuality::late;
    });
    if (!all.tasks.empty()) to.blank();
    to.plain(fmt::format(fmt::runtime(to.say("{} pekerjaan, {} di antaranya lewat batas; {} berkas "
                                             "diperiksa",
                                             "Tasks: {}, of them late: {}; cases looked at: {}")),
                         all.tasks.size(), late, all.cases.size()));
    if (const instant next = next_deadline(all.open); next != instant::max() && next > all.now)
        to.plain(fmt::format(
                     "{}: {}",
                     to.say("Batas terdekat di antara semua berkas", "The next limit of all cases"),
                     call.when(next, local_date(all.now, all.where))),
                 tone::dim);
}

void print_json(const work& all, std::size_t not_read, std::ostream& out) {
    static constexpr const char* stands_words[] = {"tepat waktu", "mendekati", "lewat"};
    const auto codes = [](const open_case& of, role_set set) {
        json::array list;
        for (std::size_t r = 0; r < of.sop().sop.performers.size(); ++r)
            if ((set >> r & 1U) != 0) list.emplace_back(of.sop().sop.performers[r].code);
        return list;
    };
    json::array tasks;
    for (const task& each : all.tasks) {
        const open_case& of = *all.open[each.which];
        const zone where = of.times().where();
        json::object one{{"berkas", all.cases[each.which].origin.id},
                         {"jejak", all.cases[each.which].path},
                         {"judul", of.sop().sop.form.title},
                         {"langkah", of.sop().sop.rows[index(each.at.row)].id},
                         {"kegiatan", of.sop().sop.rows[index(each.at.row)].activity}};
        if (const std::string& unit = unit_name(of.sop(), of.facts(), each.at); !unit.empty())
            one["unit"] = unit;
        if (each.offices != 0) one["jabatan"] = codes(of, each.offices);
        if (each.recorders != 0) {
            one["pencatat"] = codes(of, each.recorders);
            one["atas_nama"] = codes(of, each.outsiders);
        }
        one["sejak"] = print_instant(each.opened, where);
        if (each.due.has_limit()) {
            one["batas"] = print_instant(each.due.at, where);
            one["ketepatan"] = stands_words[static_cast<std::size_t>(each.stands)];
        }
        if (each.held) one["dipegang"] = true;
        if (each.by_exception) one["pengecualian"] = true;
        if (each.somebody_else) one["harus_orang_lain"] = true;
        tasks.push_back(std::move(one));
    }
    json::object whole{{"orang", all.who.id},
                       {"pada", print_instant(all.now, all.where)},
                       {"tugas", std::move(tasks)},
                       {"berkas", all.cases.size()},
                       {"tidak_terbaca", not_read}};
    if (const instant next = next_deadline(all.open); next != instant::max())
        whole["batas_berikutnya"] = print_instant(next, all.where);
    out << json::serialize(whole) << '\n';
}

}  // namespace

int list_tasks(const options& asked, const console& at) {
    const std::string& folder = asked.files.front();
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored)) {
        complain(asked, at,
                 {folder + ": bukan folder; sebutkan folder tempat jejak-jejak disimpan",
                  folder + ": not a folder; name the folder that holds the journals"});
        return exit_unreadable;
    }
    const register_file people = read_register(
        asked.people.empty() ? (fs::path(folder) / register_name).string() : asked.people, asked,
        at);
    if (!people.people) return people.code;
    if (find_person(*people.people, asked.actor) == nullptr) {
        complain(asked, at,
                 {fmt::format("\"{}\" tidak ada dalam daftar pejabat", asked.actor),
                  fmt::format("\"{}\" is not in the register", asked.actor)});
        return exit_usage;
    }
    shelf from(asked, at, folder);
    if (!from.sound()) return from.code();

    work all;
    int code = exit_ok;
    std::size_t unread = 0;
    for (const std::string& path : journals_in(folder)) {
        std::variant<case_read, not_read> read = read_case(path, needs::rebuilt, from);
        if (const auto* why = std::get_if<not_read>(&read)) {
            if (why->unstarted) continue;
            complain(asked, at, why->why);
            if (code == exit_ok) code = why->code;
            ++unread;
            continue;
        }
        all.cases.push_back(std::get<case_read>(std::move(read)));
    }
    for (const case_read& each : all.cases) all.open.push_back(&*each.berkas);
    if (!all.open.empty()) all.where = all.open.front()->times().where();
    const std::optional<instant> now = instant_asked("--at", asked.at, all.where, asked, at);
    if (!now) return exit_usage;
    all.now = *now;
    all.who = actor_at(*people.people, asked.actor, all.now, all.where);
    all.tasks = todo(all.open, all.who, all.now);
    if (asked.json) {
        print_json(all, unread, at.out);
        return code;
    }
    const names call{nullptr, &*people.people, all.where, asked.lang};
    tell(all, sheet(page_of(asked, at)), call);
    return code;
}

}  // namespace alur::command
