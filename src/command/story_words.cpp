#include "command/story_words.hpp"

#include <fmt/format.h>
#include <alur/time/date.hpp>

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
