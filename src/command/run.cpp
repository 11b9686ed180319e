#include <fmt/format.h>

#include <ostream>

#include "command/ask.hpp"
#include "command/calendars.hpp"
#include "command/files.hpp"
#include "command/journals.hpp"
#include "command/options.hpp"
#include "command/phrases.hpp"
#include "command/play.hpp"
#include "command/sheet.hpp"

namespace alur::command {
namespace {

std::unique_ptr<narrator> narrator_for(const options& asked, const console& at) {
    page to = page_of(asked, at);
    if (to.width > 110) to.width = 110;
    return asked.json ? json_narrator(to) : text_narrator(to);
}

int run_scenario(const scenario& what, kept_case& berkas, const options& asked, const console& at) {
    const tally counted = play(berkas, what, *narrator_for(asked, at));
    at.out.flush();
    if (berkas.failure()) {
        complain(asked, at, berkas.failure()->message);
        return exit_unwritable;
    }
    if (counted.unmet == 0) return exit_ok;
    complain(asked, at,
             {std::to_string(counted.unmet) + " harapan skenario tidak terpenuhi",
              std::to_string(counted.unmet) + " expectations of the scenario were not met"});
    return exit_findings;
}

// What a run needs beside the SOP.
struct run_inputs {
    std::optional<scenario> play;
    std::optional<office_register> people;
    int code = exit_ok;
};

run_inputs read_inputs(const machine& sop, const options& asked, const console& at) {
    run_inputs in;
    if (!asked.people.empty()) {
        register_file read = read_register(asked.people, asked, at);
        in.people = std::move(read.people);
        in.code = read.code;
    }
    if (asked.scenario.empty() || in.code != exit_ok) return in;
    const std::optional<source> text = read_file(asked.scenario, asked, at);
    if (!text) {
        in.code = exit_unreadable;
        return in;
    }
    scenario_loaded read = read_scenario(*text, sop);
    print_findings(*text, read.problems, asked, at);
    in.play = std::move(read.play);
    if (!in.play) in.code = exit_findings;
    return in;
}

int run_with(kept_case& berkas, const run_inputs& in, const options& asked, const console& at) {
    if (in.play) return run_scenario(*in.play, berkas, asked, at);
    return ask(berkas, in.people ? &*in.people : nullptr, asked, at, *narrator_for(asked, at));
}

void tell_recovery(const std::string& path, const torn_end& torn, const options& asked,
                   const console& at) {
    complain(asked, at,
             {fmt::format("{}: penulisan terakhir terputus; {} byte yang belum diakui dipindahkan "
                          "ke {}. Tindakan itu belum tercatat: ulangi bila perlu.",
                          path, torn.bytes, torn.moved_to),
              fmt::format("{}: the last writing was interrupted; {} bytes that were never "
                          "acknowledged were moved to {}. That act is not recorded: do it again "
                          "if need be.",
                          path, torn.bytes, torn.moved_to)});
}

// A case goes on with the timetable of its journal, whatever is at hand by now.
void tell_times(const open_case& as_left, const timetable& now, const options& asked,
                const console& at) {
    const timetable_name& its = as_left.times().name();
    if (its == now.name()) return;
    std::string id = fmt::format("{} versi {}", its.calendar, its.version);
    std::string en = fmt::format("{}, version {}", its.calendar, its.version);
    if (!its.units.empty() || !now.name().units.empty()) {
        id += fmt::format("; unit dengan kalender sendiri: {}", its.units.size());
        en += fmt::format("; units with one of their own: {}", its.units.size());
    }
    complain(asked, at,
             {fmt::format("berkas ini diteruskan dengan kalender yang dicatat jejaknya ({}), bukan "
                          "dengan yang sekarang",
                          id),
              fmt::format("this case goes on with the calendar its journal names ({}), not with "
                          "the present one",
                          en)});
}

int run_kept(const machine& sop, const timetable& now, calendars& from, const run_inputs& in,
             const options& asked, const console& at) {
    journal_opening opening = open_journal(asked.journal, if_missing::create);
    if (const auto* error = std::get_if<journal_error>(&opening)) {
        const not_read why = not_read_because(asked.journal, *error);
        complain(asked, at, why.why);
        return why.code;
    }
    auto& opened = std::get<journal_opened>(opening);
    if (opened.recovered) tell_recovery(asked.journal, *opened.recovered, asked, at);
    const auto no = [&](const bilingual& why) {
        complain(asked, at, {asked.journal + ": " + why.id, asked.journal + ": " + why.en});
        return exit_findings;
    };
    std::string id = case_name(asked.journal);
    std::vector<timetable> named;
    open_case as_left(sop, now);
    if (!opened.text.empty()) {
        if (in.play)
            return no(
                {"jejak ini sudah berisi; skenario dimainkan dari awal, jadi sebutkan berkas "
                 "jejak yang baru",
                 "this journal has lines already; a scenario is played from its start, so "
                 "name a new journal"});
        for (const timetable_name& each : timetables_of(opened.text)) {
            timetable_made made = times_named(sop, each, from);
            if (const auto* missing = std::get_if<bilingual>(&made)) {
                no(*missing);
                return exit_unreadable;
            }
            named.push_back(std::get<timetable>(std::move(made)));
        }
        std::vector<const timetable*> times;
        for (const timetable& each : named) times.push_back(&each);
        if (times.empty()) times.push_back(&now);
        auto made = rebuild(sop, times, opened.text, hashing::skip);
        if (const auto* error = std::get_if<replay_error>(&made)) return no(error->message);
        as_left = std::get<rebuilt_case>(std::move(made)).berkas;
        tell_times(as_left, now, asked, at);
    }
    if (as_left.stage() != lifecycle::not_started && !asked.json) {
        const sheet to(page_of(asked, at));
        to.plain(fmt::format(
            fmt::runtime(to.say("Dilanjutkan dari jejak {}: {} baris, tindakan terakhir {}",
                                "Resumed from the journal {}: {} lines, last act {}")),
            asked.journal, as_left.facts().sequence,
            moment(as_left.facts().last_act, as_left.times().where(), asked.lang)));
        to.blank();
    }
    kept_case berkas(std::move(as_left), std::move(id), std::move(opened.file));
    return run_with(berkas, in, asked, at);
}

}  // namespace

int run_file(const options& asked, const console& at) {
    const compiled_file file = read_machine(asked, at);
    if (!file.sop) return file.code;
    const run_inputs in = read_inputs(*file.sop, asked, at);
    if (in.code != exit_ok) return in.code;
    const std::string calendar_id = !asked.calendar.empty() ? asked.calendar
                                    : in.play               ? in.play->calendar
                                                            : "id";
    const std::optional<work_calendar> calendar = find_calendar(calendar_id, asked, at);
    if (!calendar) return exit_unreadable;
    std::vector<std::string> folders{folder_of(asked.files.front()) + "/calendars"};
    if (!asked.people.empty()) folders.push_back(folder_of(asked.people) + "/calendars");
    calendars from(std::move(folders), names_file(calendar_id) ? calendar_id : "", asked, at);
    const timetable_made made = in.people ? times_with_units(*file.sop, *calendar, *in.people, from)
                                          : timetable_made(make_timetable(*file.sop, *calendar));
    if (const auto* missing = std::get_if<bilingual>(&made)) {
        complain(asked, at, *missing);
        return exit_unreadable;
    }
    const timetable& times = std::get<timetable>(made);
    if (!asked.journal.empty()) return run_kept(*file.sop, times, from, in, asked, at);
    kept_case berkas(*file.sop, times);
    return run_with(berkas, in, asked, at);
}

}  // namespace alur::command
