#include <fmt/format.h>

#include <ostream>

#include "command/ask.hpp"
#include "command/files.hpp"
#include "command/journals.hpp"
#include "command/options.hpp"
#include "command/phrases.hpp"
#include "command/play.hpp"
#include "command/sheet.hpp"
#include "command/unit_calendars.hpp"

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

int run_kept(const machine& sop, const std::vector<const timetable*>& times, const run_inputs& in,
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
    open_case as_left(sop, *times.front());
    if (!opened.text.empty()) {
        if (in.play)
            return no(
                {"jejak ini sudah berisi; skenario dimainkan dari awal, jadi sebutkan berkas "
                 "jejak yang baru",
                 "this journal has lines already; a scenario is played from its start, so "
                 "name a new journal"});
        auto made = rebuild(sop, times, opened.text, hashing::skip);
        if (const auto* error = std::get_if<replay_error>(&made)) return no(error->message);
        as_left = std::get<rebuilt_case>(std::move(made)).berkas;
        const bool has_units = !sop.kinds.empty() || !sop.case_kinds.empty();
        if (const auto other = verify(sop, times, opened.text); has_units && other)
            complain(
                asked, at,
                {fmt::format("{}: {}. Apakah kalender unit dalam --register sama dengan waktu "
                             "jejak ini dibuat?",
                             asked.journal, other->message.id),
                 fmt::format("{}: {}. Are the units' calendars of --register those the journal "
                             "was kept with?",
                             asked.journal, other->message.en)});
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
    const std::string beside_sop = folder_of(asked.files.front()) + "/calendars";
    calendar_places places{{beside_sop}, {}};
    if (!asked.people.empty()) places.folders.push_back(folder_of(asked.people) + "/calendars");
    const auto times_on = [&](const work_calendar& office) -> unit_times {
        if (!in.people) return {make_timetable(*file.sop, office), {}, false};
        return times_with_units(*file.sop, office, *in.people, places, asked, at);
    };
    const unit_times made = times_on(*calendar);
    if (!made.times) {
        complain(asked, at,
                 {fmt::format("kalender unit \"{}\" tidak ditemukan", made.missing),
                  fmt::format("the calendar of a unit \"{}\" was not found", made.missing)});
        return exit_unreadable;
    }
    const timetable& times = *made.times;
    if (asked.journal.empty()) {
        kept_case berkas(*file.sop, times);
        return run_with(berkas, in, asked, at);
    }
    // Older versions of the calendar, for what the journal says of the time before.
    std::vector<timetable> older;
    for (const work_calendar& each :
         calendar_versions(calendar->data().id, {beside_sop}, {}, asked, at))
        if (each.data().version != calendar->data().version)
            if (unit_times its = times_on(each); its.times) older.push_back(*std::move(its.times));
    std::vector<const timetable*> all{&times};
    for (const timetable& each : older) all.push_back(&each);
    return run_kept(*file.sop, all, in, asked, at);
}

}  // namespace alur::command
