#include "command/story_words.hpp"

#include <fmt/format.h>
#include <alur/time/date.hpp>

#include "command/phrases.hpp"

namespace alur::command {
namespace {

struct verb_word {
    const page& to;

    const char* operator()(const events::start&) const { return to.say("MULAI", "START"); }
    const char* operator()(const events::suspend&) const { return to.say("TUNDA", "SUSPEND"); }
    const char* operator()(const events::resume&) const { return to.say("LANJUTKAN", "RESUME"); }
    const char* operator()(const events::cancel&) const { return to.say("BATALKAN", "CANCEL"); }
    const char* operator()(const events::add_unit&) const {
        return to.say("TAMBAH UNIT", "ADD UNIT");
    }
    const char* operator()(const events::remove_unit&) const {
        return to.say("UNIT KELUAR", "REMOVE UNIT");
    }
    const char* operator()(const events::set_data&) const { return "DATA"; }
    const char* operator()(const events::note&) const { return to.say("CATATAN", "NOTE"); }
    const char* operator()(const events::new_calendar&) const {
        return to.say("KALENDER", "CALENDAR");
    }
    const char* operator()(const events::tick&) const { return to.say("DETAK", "TICK"); }

    // Told by their row.
    template <class About>
    const char* operator()(const About&) const {
        return "";
    }
};

}  // namespace

const char* refusal_name(refusal why, language lang) {
    const bool id = lang == language::id;
    switch (why) {
        case refusal::time_order:
            return id ? "waktu mundur" : "time order";
        case refusal::unknown_name:
            return id ? "nama tak dikenal" : "unknown name";
        case refusal::lifecycle:
            return id ? "keadaan berkas" : "state of the case";
        case refusal::row_not_open:
            return id ? "urutan" : "order";
        case refusal::unit:
            return "unit";
        case refusal::office:
            return id ? "jabatan" : "office";
        case refusal::exit:
            return id ? "jawaban" : "answer";
        case refusal::assignment:
            return id ? "penugasan" : "assignment";
        case refusal::claim:
            return id ? "klaim" : "claim";
        case refusal::separation:
            return id ? "pemisahan" : "separation";
        case refusal::evidence:
            return id ? "dokumen" : "documents";
        case refusal::lateness:
            return id ? "terlambat" : "lateness";
        case refusal::stale_head:
            return id ? "berkas berubah" : "the case changed";
        case refusal::none:
            break;
    }
    return id ? "syarat lain" : "another condition";
}

const char* lifted_name(refusal what, const page& to) {
    switch (what) {
        case refusal::office:
            return to.say("jabatan", "office");
        case refusal::separation:
            return to.say("pemisahan", "separation");
        case refusal::evidence:
            return to.say("bukti", "evidence");
        default:
            break;
    }
    return to.say("keterlambatan", "lateness");
}

const char* verb_name(const event& given, const page& to) {
    return std::visit(verb_word{to}, given.what);
}

std::vector<std::string> named_words(const open_case& of, const events::complete& what,
                                     const page& to) {
    std::vector<std::string> lines;
    std::string who = what.name_person;
    if (!what.name_office.empty()) {
        const role_id office = of.sop().find_role(what.name_office);
        const std::string name =
            office == no_role ? what.name_office : office_label(of.sop(), office, "");
        who = who.empty() ? name : fmt::format("{} · {}", who, name);
    }
    if (!who.empty()) lines.push_back(fmt::format("{}: {}", to.say("menunjuk", "names"), who));
    if (!what.name_units.empty())
        lines.push_back(fmt::format("{} {}", to.say("menunjuk unit", "names the units"),
                                    joined(what.name_units, to.say("dan", "and"))));
    return lines;
}

std::string called_words(const called_case& called, const page& to) {
    const std::string& name = called.title.empty() ? called.number : called.title;
    if (called.outcome.empty())
        return fmt::format(
            fmt::runtime(to.say("berkas SOP \"{}\" selesai: {}", "the case of \"{}\" ended: {}")),
            name, called.id);
    return fmt::format(fmt::runtime(to.say("berkas SOP \"{}\" selesai dengan hasil \"{}\": {}",
                                           "the case of \"{}\" ended with the outcome \"{}\": {}")),
                       name, called.outcome, called.id);
}

std::string caller_words(const calling_row& caller, const page& to) {
    if (caller.row.empty())
        return fmt::format("{} {}",
                           to.say("bersama berkas pemanggilnya,", "with its calling case,"),
                           caller.case_id);
    return fmt::format("{} {}, {} {}{}{}", to.say("untuk berkas", "for the case"), caller.case_id,
                       to.say("langkah", "step"), caller.row, caller.unit.empty() ? "" : " ",
                       caller.unit);
}

std::string runs_words(const open_case& of, step_id row, const page& to) {
    const std::string& name = of.sop().sop.rows[index(row)].called_sop;
    if (name.empty()) return {};
    if (of.sop().demands[index(row)].calls)
        return fmt::format(fmt::runtime(to.say(" · menjalankan SOP \"{}\" sebagai berkas sendiri",
                                               " · runs the SOP \"{}\" as a case of its own")),
                           name);
    return fmt::format(fmt::runtime(to.say(" · SOP \"{}\" tidak ada di sini: dikerjakan tangan",
                                           " · the SOP \"{}\" is not at hand: done by hand")),
                       name);
}

std::string attendant_words(const open_case& of, const entry& decided, const page& to) {
    std::vector<std::string> names;
    for (const attendant& each : decided.attendants) {
        const performer& office = of.sop().sop.performers[index(each.office)];
        const kind_id kind = of.sop().find_kind(office.per_unit);
        const bool named = kind != no_kind && each.unit != no_unit;
        names.push_back(
            office_label(of.sop(), each.office,
                         named ? of.facts().units->of_kind[index(kind)][index(each.unit)] : ""));
    }
    return joined(names, to.say("dan", "and"));
}

std::string value_text(const data_value& value, const page& to) {
    if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
    if (const auto* yes = std::get_if<bool>(&value))
        return *yes ? to.say("ya", "yes") : to.say("tidak", "no");
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* date = std::get_if<std::chrono::year_month_day>(&value))
        return print_iso_date(*date);
    return "-";
}

}  // namespace alur::command
