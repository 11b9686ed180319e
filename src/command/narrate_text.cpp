#include <fmt/format.h>
#include <alur/time/date.hpp>
#include <alur/time/explanation_text.hpp>
#include <alur/time/instant_text.hpp>

#include <algorithm>
#include <ostream>
#include <set>

#include "command/narrator.hpp"
#include "command/phrases.hpp"
#include "sop/document_name.hpp"

namespace alur::command {
namespace {

using std::chrono::local_days;

// One line of the story: clock, mark, what, who, and how it stands at the right edge.
struct told {
    std::string clock;
    const char* mark = " ";
    tone colour = tone::plain;
    std::string what;
    std::string who;
    std::string verdict;
    tone verdict_colour = tone::dim;
};

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

class text_story final : public narrator {
  public:
    explicit text_story(const page& to) : to_(to) {}

    void begin(const open_case& of, const scenario* play) override {
        const identity& form = of.sop().sop.form;
        for (const std::string& line : wrapped(form.title, to_.width - 2))
            to_.out << ' ' << to_.paint(tone::bold, line) << '\n';
        std::vector<std::string> parts;
        for (const std::string* each : {&form.number, &form.government})
            if (!each->empty()) parts.push_back(*each);
        if (!parts.empty())
            to_.out << ' ' << to_.paint(tone::dim, fmt::format("{}", fmt::join(parts, " · ")))
                    << '\n';
        to_.out << '\n';
        const std::string& version = of.times().calendar().data().version;
        if (play != nullptr) {
            field(to_.say("Skenario", "Scenario"), play->title);
            if (!play->note.empty()) field("", play->note, tone::dim);
        }
        field(to_.say("Kalender", "Calendar"),
              fmt::format("{}, {} {}, {}", of.times().calendar().data().name,
                          to_.say("versi", "version"), version, name(of.times().where())));
        what_width_ = label_width(of, play);
    }

    void accepted(const open_case& of, const entry& decided) override {
        for (const notice& each : decided.notices) tell_notice(of, decided, each);
        for (const notice& each : decided.disproved) tell_correction(of, decided, each);
        if (std::holds_alternative<events::tick>(decided.given.what)) return;
        day_of(of, decided.given.at);
        told line;
        line.clock = clock_of(decided.given.at, of.times().where());
        line.who = decided.given.by.id;
        std::visit([&](const auto& what) { tell(of, decided, what, line); }, decided.given.what);
    }

    void refused(const open_case& of, const event& given, const refused_event& why,
                 bool expected) override {
        day_of(of, given.at);
        told line;
        line.clock = clock_of(given.at, of.times().where());
        line.mark = "✘";
        line.colour = tone::bad;
        line.what = asked_for(of, given, why);
        line.who = given.by.id;
        std::vector<std::string> seats;
        for (const seat& each : given.by.seats) {
            const role_id office = of.sop().find_role(each.office);
            seats.push_back(office == no_role
                                ? each.office
                                : seat_label(of.sop(), office, each.unit, each.capacity));
        }
        if (!seats.empty()) line.who += " · " + joined(seats, to_.say("dan", "and"));
        line.verdict =
            fmt::format("{}: {}", to_.say("DITOLAK", "REFUSED"), refusal_name(why.why, to_.lang));
        line.verdict_colour = tone::bad;
        write(line);
        beneath(why.message.in(to_.lang), expected ? tone::plain : tone::bad);
    }

    void known(const open_case& of, const event& given, std::uint64_t sequence) override {
        day_of(of, given.at);
        told line;
        line.clock = clock_of(given.at, of.times().where());
        line.mark = "=";
        line.what = asked_for(of, given, {});
        line.who = given.by.id;
        line.verdict = to_.say("sudah tercatat", "recorded already");
        write(line);
        beneath(fmt::format(fmt::runtime(to_.say("kejadian {} ada pada baris {}: tidak diulang",
                                                 "event {} is in line {}: not repeated")),
                            given.id, sequence),
                tone::dim);
    }

    void unmet(const open_case&, const std::string& place, const bilingual& what) override {
        beneath(fmt::format("{} {}: {}", to_.say("TIDAK SESUAI HARAPAN", "NOT AS EXPECTED"), place,
                            what.in(to_.lang)),
                tone::bad);
    }

    void end(const open_case& of, const tally& counted) override {
        to_.out << '\n';
        rule(to_.say("Ringkasan", "Summary"));
        const zone where = of.times().where();
        const instant last = of.facts().last_act;
        const std::string stage =
            of.stage() == lifecycle::completed && !of.outcome().empty()
                ? fmt::format("{}: {}", to_.say("selesai", "completed"), of.outcome())
                : std::string(to_.lang == language::id ? name(of.stage()).id : name(of.stage()).en);
        if (of.stage() == lifecycle::not_started) return field(to_.say("Berkas", "Case"), stage);
        field(to_.say("Berkas", "Case"),
              fmt::format("{}, {}", stage, moment(last, where, to_.lang)),
              of.stage() == lifecycle::completed ? tone::good : tone::warn);
        const auto worked = of.times().calendar().working_time_between(of.facts().started, last);
        field(to_.say("Lama", "Duration"),
              fmt::format(
                  "{} {}, {} {}", span_text(last - of.facts().started, to_.lang),
                  to_.say("sejak dibuka", "since it was opened"),
                  to_.lang == language::id ? duration_text(worked).id : duration_text(worked).en,
                  to_.say("di antaranya jam kerja", "of office hours")));
        std::vector<std::string> refusals;
        std::size_t refused_count = 0;
        for (const auto& [why, n] : counted.refused) {
            refusals.push_back(fmt::format("{} {}", n, refusal_name(why, to_.lang)));
            refused_count += n;
        }
        field(to_.say("Tindakan", "Acts"),
              fmt::format(
                  fmt::runtime(to_.say("{} diterima dari {} orang, {} ditolak{}, {} kali mundur",
                                       "{} accepted from {} people, {} refused{}, {} steps back")),
                  counted.accepted, counted.people.size(), refused_count,
                  refusals.empty() ? "" : fmt::format(" ({})", fmt::join(refusals, ", ")),
                  counted.steps_back));
        std::string times =
            fmt::format(fmt::runtime(to_.say("{} dari {} tepat waktu", "{} of {} in time")),
                        counted.kept, counted.kept + counted.late.size());
        std::vector<std::string> late;
        for (const measured_time& each : counted.late)
            late.push_back(
                each.what == measured_thing::service
                    ? std::string(to_.say("seluruh SOP", "the whole SOP"))
                    : fmt::format("{} {}", to_.say("langkah", "step"), row_label(of, each.at)));
        if (!late.empty())
            times += fmt::format("; {}: {}", to_.say("terlambat", "late"), fmt::join(late, ", "));
        field(to_.say("Waktu", "Time"), times, late.empty() ? tone::plain : tone::warn);
        besides(counted);
        if (counted.unmet > 0)
            field(to_.say("Harapan", "Expected"),
                  fmt::format(fmt::runtime(to_.say("{} tidak terpenuhi", "{} not met")),
                              counted.unmet),
                  tone::bad);
    }

  private:
    static constexpr std::size_t margin = 10;  // clock and mark

    // Wide enough for the longest row and unit of the case, within a third of the page.
    [[nodiscard]] std::size_t label_width(const open_case& of, const scenario* play) const {
        std::size_t unit = 0;
        const auto longest = [&](const std::vector<std::string>& names) {
            for (const std::string& each : names) unit = std::max(unit, columns(each));
        };
        for (const unit_kind& each : of.sop().sop.units) longest(each.names);
        if (play != nullptr)
            for (const scenario_event& each : play->events) {
                if (const auto* start = std::get_if<events::start>(&each.given.what))
                    for (const events::units_of_kind& kind : start->units) longest(kind.names);
                if (const auto* more = std::get_if<events::add_unit>(&each.given.what))
                    longest({more->unit});
            }
        std::size_t number = 1;
        for (const row& each : of.sop().sop.rows) number = std::max(number, columns(each.number));
        const std::size_t wanted = unit == 0 ? number : number + 1 + unit;
        return std::clamp(wanted, std::size_t{12}, to_.width / 3) + 2;
    }

    void field(std::string_view label, std::string_view text, tone colour = tone::plain) {
        bool first = true;
        for (const std::string& line : wrapped(text, to_.width - 13)) {
            to_.out << ' ' << padded(first ? label : "", 11) << to_.paint(colour, line) << '\n';
            first = false;
        }
    }

    void besides(const tally& counted) {
        std::vector<std::string> parts;
        const auto add = [&](std::size_t n, const char* id, const char* en) {
            if (n > 0) parts.push_back(fmt::format("{} {}", n, to_.say(id, en)));
        };
        add(counted.extensions, "perpanjangan", "extension(s)");
        add(counted.exceptions, "pengecualian dipakai", "exception(s) used");
        add(counted.corrections, "ralat", "correction(s)");
        if (!parts.empty())
            field(to_.say("Lain-lain", "Besides"), fmt::format("{}", fmt::join(parts, ", ")));
    }

    void rule(std::string_view title) {
        std::string line;
        for (std::size_t i = columns(title) + 3; i < to_.width; ++i) line += "─";
        to_.out << ' ' << to_.paint(tone::bold, title) << ' ' << to_.paint(tone::dim, line) << '\n';
    }

    void day_of(const open_case& of, instant at) {
        const local_days day = local_date(at, of.times().where());
        if (day == today_) return;
        today_ = day;
        to_.out << '\n';
        const sentence_pair text = long_date(day);
        rule(to_.lang == language::id ? text.id : text.en);
    }

    void write(const told& line) {
        const std::size_t left = margin + what_width_;
        const std::size_t room = to_.width - left;
        const std::size_t need = columns(line.who) + 2 + columns(line.verdict);
        to_.out << ' ' << padded(line.clock, 6) << ' ' << to_.paint(line.colour, line.mark) << ' '
                << to_.paint(tone::bold,
                             padded(line.what,
                                    line.who.empty() && line.verdict.empty() ? 0 : what_width_));
        if (line.who.empty() && line.verdict.empty()) {
            to_.out << '\n';
            return;
        }
        if (need <= room) {
            to_.out << padded(line.who, line.verdict.empty() ? 0 : room - columns(line.verdict))
                    << to_.paint(line.verdict_colour, line.verdict) << '\n';
            return;
        }
        bool first = true;
        for (const std::string& each : wrapped(line.who, room)) {
            to_.out << (first ? "" : std::string(left, ' ')) << each << '\n';
            first = false;
        }
        if (!line.verdict.empty()) beneath(line.verdict, line.verdict_colour);
    }

    void beneath(std::string_view text, tone colour = tone::plain, std::string_view lead = "") {
        const std::size_t left = margin + what_width_;
        bool first = true;
        for (const std::string& line : wrapped(text, to_.width - left - columns(lead))) {
            to_.out << std::string(left, ' ')
                    << to_.paint(colour,
                                 first ? std::string(lead) : std::string(columns(lead), ' '))
                    << to_.paint(colour, line) << '\n';
            first = false;
        }
    }

    [[nodiscard]] std::string due_of_row(const open_case& of, const due_date& due) const {
        if (!due.has_limit()) return {};
        return fmt::format("{} {}", to_.say("batas", "due"),
                           due_text(due, of.times().where(), today_, to_.lang));
    }

    [[nodiscard]] std::string asked_for(const open_case& of, const event& given,
                                        const refused_event& why) const {
        if (why.at.row != no_step) {
            const bool unit_known =
                why.at.unit != no_unit && !unit_name(of.sop(), of.facts(), why.at).empty();
            if (unit_known || why.at.unit == no_unit) return row_label(of, why.at);
        }
        return std::visit(
            [&](const auto& what) -> std::string {
                using kind = std::decay_t<decltype(what)>;
                if constexpr (requires { what.row; } && !std::is_same_v<kind, events::start>)
                    return what.unit.empty() ? what.row : what.row + ' ' + what.unit;
                else
                    return verb_of(what);
            },
            given.what);
    }

    [[nodiscard]] const char* verb_of(const events::start&) const {
        return to_.say("MULAI", "START");
    }
    [[nodiscard]] const char* verb_of(const events::suspend&) const {
        return to_.say("TUNDA", "SUSPEND");
    }
    [[nodiscard]] const char* verb_of(const events::resume&) const {
        return to_.say("LANJUTKAN", "RESUME");
    }
    [[nodiscard]] const char* verb_of(const events::cancel&) const {
        return to_.say("BATALKAN", "CANCEL");
    }
    [[nodiscard]] const char* verb_of(const events::add_unit&) const {
        return to_.say("TAMBAH UNIT", "ADD UNIT");
    }
    [[nodiscard]] const char* verb_of(const events::remove_unit&) const {
        return to_.say("UNIT KELUAR", "REMOVE UNIT");
    }
    [[nodiscard]] const char* verb_of(const events::set_data&) const { return "DATA"; }
    [[nodiscard]] const char* verb_of(const events::note&) const {
        return to_.say("CATATAN", "NOTE");
    }
    [[nodiscard]] const char* verb_of(const events::new_calendar&) const {
        return to_.say("KALENDER", "CALENDAR");
    }
    [[nodiscard]] const char* verb_of(const events::tick&) const {
        return to_.say("DETAK", "TICK");
    }

    [[nodiscard]] std::string label_of(const open_case& of, const notice& what) const {
        return what.what == measured_thing::service ? to_.say("SELURUH SOP", "WHOLE SOP")
                                                    : row_label(of, what.at);
    }

    void tell_notice(const open_case& of, const entry& decided, const notice& what) {
        day_of(of, decided.given.at);
        const zone where = of.times().where();
        told line;
        line.mark = "!";
        line.colour = tone::warn;
        line.what = label_of(of, what);
        const std::string when = due_text(what.due, where, today_, to_.lang);
        if (local_date(what.due, where) == today_) line.clock = when;
        line.who =
            what.rung == 0
                ? fmt::format(
                      "{} {}: {}", to_.say("batas", "due"), when,
                      to_.say("waktunya habis, belum selesai", "its time is up, not done yet"))
                : fmt::format(fmt::runtime(to_.say("{}: belum selesai, diberitahukan kepada {}",
                                                   "{}: not done yet, {} is told")),
                              when, office_label(of.sop(), what.office, ""));
        write(line);
    }

    // Entered too soon: the act turns out to be earlier, or the deadline later.
    void tell_correction(const open_case& of, const entry& decided, const notice& what) {
        day_of(of, decided.given.at);
        told line;
        line.mark = "~";
        line.colour = tone::accent;
        line.what = label_of(of, what);
        const std::string when = due_text(what.due, of.times().where(), today_, to_.lang);
        line.who =
            what.rung == 0
                ? fmt::format(fmt::runtime(to_.say("ralat: batas {} ternyata tidak terlewati",
                                                   "corrected: the limit {} was not passed")),
                              when)
                : fmt::format(
                      fmt::runtime(to_.say("ralat: pemberitahuan {} kepada {} tidak berlaku",
                                           "corrected: the notice of {} to {} does not stand")),
                      when, office_label(of.sop(), what.office, ""));
        write(line);
    }

    void office_of(const open_case& of, const entry& decided, told& line) const {
        if (decided.office == no_role) return;
        const bool unit_shown = decided.at.row != no_step && decided.at.unit != no_unit;
        const std::string unit =
            unit_shown || decided.recorder != no_role ? "" : decided.office_unit;
        const capacity held = decided.relied_on.capacity;
        const bool recorded = decided.recorder != no_role;
        line.who += " · " + seat_label(of.sop(), decided.office, unit,
                                       recorded ? capacity::definitive : held);
        if (recorded)
            line.who +=
                fmt::format(" ({} {})", to_.say("dicatat", "recorded by"),
                            seat_label(of.sop(), decided.recorder, decided.office_unit, held));
    }

    // Told the first time: by which letter somebody holds the office.
    void letter_of(const entry& decided) {
        const seat& held = decided.relied_on;
        if (held.letter.empty() || !told_letters_.insert({decided.given.by.id, held.letter}).second)
            return;
        beneath(fmt::format("{} {}", to_.say("berdasarkan surat", "by letter"), held.letter),
                tone::dim);
    }
    void recorded_later(const open_case& of, const entry& decided) {
        const std::optional<instant>& then = decided.given.recorded;
        if (!then || *then == decided.given.at) return;
        beneath(fmt::format("{} {}", to_.say("baru dicatat", "recorded only"),
                            due_text(*then, of.times().where(), today_, to_.lang)),
                tone::dim);
    }
    void reason_is(std::string_view reason) {
        if (!reason.empty()) beneath(fmt::format("{}: {}", to_.say("alasan", "reason"), reason));
    }
    // What every act may have besides.
    void circumstances(const open_case& of, const entry& decided) {
        letter_of(decided);
        recorded_later(of, decided);
        std::vector<std::string> lifted;
        for (const refusal each : decided.lifted) lifted.push_back(lifted_name(each));
        if (!lifted.empty())
            beneath(fmt::format("{}: {}", to_.say("pengecualian dipakai", "exception used"),
                                joined(lifted, to_.say("dan", "and"))),
                    tone::warn);
    }
    [[nodiscard]] std::string lifted_name(refusal what) const {
        switch (what) {
            case refusal::office:
                return to_.say("jabatan", "office");
            case refusal::separation:
                return to_.say("pemisahan", "separation");
            case refusal::evidence:
                return to_.say("bukti", "evidence");
            default:
                break;
        }
        return to_.say("keterlambatan", "lateness");
    }

    void tell(const open_case& of, const entry& decided, const events::start&, told& line) {
        line.mark = "▶";
        line.colour = tone::good;
        line.what = to_.say("MULAI", "START");
        std::vector<std::string> seats;
        for (const seat& each : decided.given.by.seats)
            if (const role_id office = of.sop().find_role(each.office); office != no_role)
                seats.push_back(seat_label(of.sop(), office, each.unit, each.capacity));
        if (!seats.empty()) line.who += " · " + joined(seats, to_.say("dan", "and"));
        write(line);
        circumstances(of, decided);
        for (std::size_t k = 0; k < of.sop().kinds.size(); ++k)
            beneath(fmt::format("{}: {}", of.sop().kinds[k],
                                joined(of.facts().units->of_kind[k], to_.say("dan", "and"))));
        for (std::size_t k = 0; k < of.sop().case_kinds.size(); ++k)
            beneath(fmt::format("{}: {}", of.sop().case_kinds[k], of.facts().units->of_case[k]));
        consequences(of, decided);
    }

    void tell(const open_case& of, const entry& decided, const events::complete& what, told& line) {
        line.mark = decided.backward ? "↺" : decided.closed ? "✔" : "·";
        line.colour = decided.backward ? tone::accent : decided.closed ? tone::good : tone::plain;
        line.what = row_label(of, decided.at);
        office_of(of, decided, line);
        if (decided.closed)
            verdict_of(of, decided, line);
        else
            line.verdict =
                fmt::format("{} {}", to_.say("menunggu", "waits for"),
                            offices_label(of.sop(), may_act(of.sop(), of.facts(), decided.at),
                                          to_.say("atau", "or")));
        write(line);
        const alur::row& row = of.sop().sop.rows[index(decided.at.row)];
        if (told_rows_.insert(decided.at.row).second) beneath(row.activity, tone::dim);
        circumstances(of, decided);
        if ((!what.answer.empty() || what.by_silence) && !row.answers.empty()) {
            const std::string& label = row.answers[index(decided.taken)].label;
            beneath(row.question.empty() ? label : fmt::format("{} {}", row.question, label),
                    tone::bold);
        }
        if (!decided.attendants.empty())
            beneath(fmt::format("{}: {}", to_.say("hadir", "present"), attendants(of, decided)));
        if (what.by_silence)
            beneath(to_.say("dianggap demikian: batasnya lewat tanpa jawaban",
                            "deemed so: its limit passed without an answer"),
                    tone::warn);
        papers(row, decided, what.documents);
        if (!what.late_reason.empty())
            beneath(fmt::format("{}: {}", to_.say("alasan terlambat", "why it is late"),
                                what.late_reason));
        named(of, what);
        if (decided.backward) step_back(of, decided, what.reason);
        other_clocks(of, decided);
        consequences(of, decided);
    }

    void tell(const open_case& of, const entry& decided, const events::send_back& what,
              told& line) {
        line.mark = "↺";
        line.colour = tone::accent;
        line.what = row_label(of, decided.at);
        office_of(of, decided, line);
        line.verdict = decided.target == decided.at.row && !decided.closed
                           ? to_.say("kembali ke jabatan sebelumnya", "handed back")
                           : to_.say("dikembalikan", "sent back");
        line.verdict_colour = tone::accent;
        write(line);
        circumstances(of, decided);
        step_back(of, decided, what.reason);
        consequences(of, decided);
    }

    // What is handed over, and what was only shown.
    void papers(const alur::row& row, const entry& decided, const std::vector<document>& given) {
        std::vector<std::string> over;
        std::vector<std::string> shown;
        const bool forwards = decided.closed && !decided.backward;
        for (const document& each : given) {
            const auto same = [name = folded_name(each.name)](const std::string& output) {
                return folded_name(output) == name;
            };
            const bool output =
                forwards && std::any_of(row.outputs.begin(), row.outputs.end(), same);
            std::string text = each.name;
            if (!each.reference.empty()) text += fmt::format(" ({})", each.reference);
            if (!each.sha256.empty())
                text += fmt::format(" [SHA-256 {}…]", each.sha256.substr(0, 8));
            (output ? over : shown).push_back(std::move(text));
        }
        if (!shown.empty())
            beneath(fmt::format("{}: {}", to_.say("menunjukkan", "shows"),
                                joined(shown, to_.say("dan", "and"))));
        if (!over.empty())
            beneath(fmt::format("{}: {}", to_.say("menyerahkan", "hands over"),
                                joined(over, to_.say("dan", "and"))));
    }
    void named(const open_case& of, const events::complete& what) {
        if (what.name_office.empty() && what.name_person.empty()) return;
        const role_id office = of.sop().find_role(what.name_office);
        std::string who = what.name_person;
        if (!what.name_office.empty()) {
            const std::string name =
                office == no_role ? what.name_office : office_label(of.sop(), office, "");
            who = who.empty() ? name : fmt::format("{} · {}", who, name);
        }
        beneath(fmt::format("{}: {}", to_.say("menunjuk", "names"), who), tone::accent);
    }

    // An act on an open row that does not move the case.
    void aside(const open_case& of, const entry& decided, std::string verdict, tone colour,
               told& line) {
        line.mark = "•";
        line.colour = colour;
        line.what = row_label(of, decided.at);
        line.verdict = std::move(verdict);
        line.verdict_colour = colour;
        office_of(of, decided, line);
        write(line);
        circumstances(of, decided);
    }
    void tell(const open_case& of, const entry& decided, const events::claim&, told& line) {
        aside(of, decided, to_.say("diambil", "taken"), tone::accent, line);
    }
    void tell(const open_case& of, const entry& decided, const events::release& what, told& line) {
        aside(of, decided, to_.say("dilepas", "released"), tone::accent, line);
        reason_is(what.reason);
    }
    void tell(const open_case& of, const entry& decided, const events::assign& what, told& line) {
        aside(of, decided,
              fmt::format("{} {}", to_.say("ditugaskan kepada", "assigned to"), what.person),
              tone::accent, line);
        reason_is(what.reason);
    }
    void tell(const open_case& of, const entry& decided, const events::extend& what, told& line) {
        const bool own =
            !decided.moved.empty() && decided.moved.front().what == measured_thing::row;
        std::string verdict = to_.say("diperpanjang", "extended");
        if (own)
            verdict += fmt::format(
                " · {} {}", to_.say("batas baru", "now due"),
                due_text(decided.moved.front().due, of.times().where(), today_, to_.lang));
        aside(of, decided, std::move(verdict), tone::warn, line);
        reason_is(what.reason);
        if (!own) moved(of, decided);
    }
    void moved(const open_case& of, const entry& decided) {
        for (const moved_deadline& each : decided.moved) {
            std::string thing = to_.say("seluruh SOP", "the whole SOP");
            if (each.what != measured_thing::service) {
                thing = fmt::format("{} {}", to_.say("langkah", "step"), row_label(of, each.at));
                if (each.what == measured_thing::span)
                    thing = fmt::format("{} {}", to_.say("sejak", "since"), thing);
            }
            beneath(fmt::format("{} · {} {}", thing, to_.say("batas baru", "now due"),
                                due_text(each.due, of.times().where(), today_, to_.lang)),
                    tone::plain, "→ ");
        }
    }
    void tell(const open_case& of, const entry& decided, const events::except& what, told& line) {
        aside(of, decided, fmt::format("{}: {}", to_.say("PENGECUALIAN", "EXCEPTION"), what.lifts),
              tone::warn, line);
        std::string whom = fmt::format("{} {}", to_.say("untuk", "for"), what.person);
        if (const role_id stead = of.sop().find_role(what.office); stead != no_role)
            whom += fmt::format(" {} {}", to_.say("menggantikan", "in the stead of"),
                                office_label(of.sop(), stead, ""));
        beneath(fmt::format("{}, {} {}, {}", whom, to_.say("surat", "letter"), what.letter,
                            to_.say("untuk satu tindakan", "for one act")));
        reason_is(what.reason);
    }
    void tell(const open_case& of, const entry& decided, const events::note& what, told& line) {
        line.mark = "•";
        line.what = verb_of(what);
        office_of(of, decided, line);
        write(line);
        circumstances(of, decided);
        beneath(what.text);
    }
    void tell(const open_case& of, const entry& decided, const events::new_calendar& what,
              told& line) {
        line.mark = "•";
        line.colour = tone::warn;
        line.what = verb_of(what);
        office_of(of, decided, line);
        line.verdict = fmt::format("{} {}", to_.say("versi", "version"), decided.calendar_version);
        write(line);
        circumstances(of, decided);
        reason_is(what.reason);
        moved(of, decided);
    }

    void control(const open_case& of, const entry& decided, const char* mark, tone colour,
                 const char* verb, const std::string& reason, told& line) {
        line.mark = mark;
        line.colour = colour;
        line.what = verb;
        office_of(of, decided, line);
        write(line);
        circumstances(of, decided);
        reason_is(reason);
        consequences(of, decided);
    }
    void tell(const open_case& of, const entry& d, const events::suspend& what, told& line) {
        control(of, d, "‖", tone::warn, verb_of(what), what.reason, line);
    }
    void tell(const open_case& of, const entry& d, const events::resume& what, told& line) {
        control(of, d, "▶", tone::good, verb_of(what), what.reason, line);
        for (const open_row& each : of.open_rows())
            if (each.clock.due.has_limit())
                beneath(
                    fmt::format("{} · {}", row_label(of, each.at), due_of_row(of, each.clock.due)),
                    tone::plain, "→ ");
    }
    void tell(const open_case& of, const entry& d, const events::cancel& what, told& line) {
        control(of, d, "■", tone::bad, verb_of(what), what.reason, line);
    }
    void tell(const open_case& of, const entry& d, const events::add_unit& what, told& line) {
        control(of, d, "+", tone::accent, verb_of(what),
                fmt::format("{} {}; {}", what.kind, what.unit, what.reason), line);
    }
    void tell(const open_case& of, const entry& d, const events::remove_unit& what, told& line) {
        control(of, d, "−", tone::accent, verb_of(what),
                fmt::format("{} {}; {}", what.kind, what.unit, what.reason), line);
    }
    void tell(const open_case& of, const entry& decided, const events::set_data& what, told& line) {
        line.mark = "•";
        line.what = verb_of(what);
        office_of(of, decided, line);
        write(line);
        circumstances(of, decided);
        for (const auto& [key, value] : what.values) beneath(key + " = " + value_text(value));
    }
    void tell(const open_case&, const entry&, const events::tick&, told&) {}

    [[nodiscard]] std::string value_text(const data_value& value) const {
        if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
        if (const auto* yes = std::get_if<bool>(&value))
            return *yes ? to_.say("ya", "yes") : to_.say("tidak", "no");
        if (const auto* text = std::get_if<std::string>(&value)) return *text;
        if (const auto* date = std::get_if<std::chrono::year_month_day>(&value))
            return print_iso_date(*date);
        return "-";
    }

    [[nodiscard]] std::string attendants(const open_case& of, const entry& decided) const {
        std::vector<std::string> names;
        for (const attendant& each : decided.attendants) {
            const performer& office = of.sop().sop.performers[index(each.office)];
            const kind_id kind = of.sop().find_kind(office.per_unit);
            const bool named = kind != no_kind && each.unit != no_unit;
            names.push_back(office_label(
                of.sop(), each.office,
                named ? of.facts().units->of_kind[index(kind)][index(each.unit)] : ""));
        }
        return joined(names, to_.say("dan", "and"));
    }

    // How the row's own time stood, or that of the clock that stopped with it.
    void verdict_of(const open_case& of, const entry& decided, told& line) const {
        for (const measured_time& each : decided.measured) {
            if (!each.due.has_limit() || each.what != measured_thing::row) continue;
            std::tie(line.verdict, line.verdict_colour) = stood(of, decided, each);
            return;
        }
    }
    [[nodiscard]] std::pair<std::string, tone> stood(const open_case& of, const entry& decided,
                                                     const measured_time& time) const {
        const std::string due = due_of_row(of, time.due);
        if (time.outside)
            return {fmt::format("{} · {}", to_.say("pihak luar", "outsider"), due), tone::dim};
        if (time.late) {
            const work_calendar& calendar = of.times().of(time.at.row);
            const auto over = measured(calendar, time.due.counts, time.due.at, decided.given.at);
            const std::string by = over.count() > 0 ? ' ' + span_text(over, to_.lang) : "";
            return {fmt::format("{}{} · {}", to_.say("TERLAMBAT", "LATE"), by, due), tone::warn};
        }
        return {fmt::format("{} · {}", to_.say("tepat waktu", "in time"), due), tone::good};
    }
    void other_clocks(const open_case& of, const entry& decided) {
        for (const measured_time& each : decided.measured) {
            if (each.what == measured_thing::row || !each.due.has_limit()) continue;
            const auto [text, colour] = stood(of, decided, each);
            const std::string thing =
                each.what == measured_thing::service
                    ? std::string(to_.say("seluruh SOP", "the whole SOP"))
                    : fmt::format(fmt::runtime(to_.say("sejak langkah {}", "since step {}")),
                                  row_label(of, each.at));
            beneath(fmt::format("{}: {}", thing, text), colour);
        }
    }

    void step_back(const open_case& of, const entry& decided, const std::string& reason) {
        if (decided.target != no_step && decided.target != decided.at.row)
            beneath(fmt::format("{} {}", to_.say("kembali ke langkah", "back to step"),
                                of.sop().sop.rows[index(decided.target)].number),
                    tone::accent);
        beneath(fmt::format("{}: {}", to_.say("alasan", "reason"), reason));
        std::vector<std::string> voided;
        for (const row_unit each : decided.void_outputs) voided.push_back(row_label(of, each));
        if (!voided.empty())
            beneath(
                fmt::format("{} {}", to_.say("output yang gugur: langkah", "outputs void: step"),
                            joined(voided, to_.say("dan", "and"))),
                tone::dim);
    }

    // Rows of one number together: "3 Ekonomi, Sosial · Kabid · batas 13.40".
    void consequences(const open_case& of, const entry& decided) {
        for (std::size_t i = 0; i < decided.opened.size();) {
            const opened_row& first = decided.opened[i];
            std::vector<std::string> units;
            for (; i < decided.opened.size() && decided.opened[i].at.row == first.at.row; ++i)
                if (const std::string& unit = unit_name(of.sop(), of.facts(), decided.opened[i].at);
                    !unit.empty())
                    units.push_back(unit);
            std::string text = of.sop().sop.rows[index(first.at.row)].number;
            if (!units.empty()) text += ' ' + joined(units, to_.say("dan", "and"));
            text += " · " + performers_label(of.sop(), first.at.row, to_.lang);
            if (first.due.has_limit()) text += " · " + due_of_row(of, first.due);
            beneath(text, tone::plain, "→ ");
        }
        if (!decided.withdrawn.empty()) {
            std::vector<std::string> names;
            for (const row_unit each : decided.withdrawn) names.push_back(row_label(of, each));
            beneath(fmt::format("{} {}", to_.say("ditarik: langkah", "withdrawn: step"),
                                joined(names, to_.say("dan", "and"))),
                    tone::dim);
        }
        if (of.stage() == lifecycle::completed) {
            told line;
            line.mark = "■";
            line.colour = tone::good;
            line.what = to_.say("SELESAI", "END");
            line.who = of.outcome();
            write(line);
        } else if (decided.closed && decided.opened.empty()) {
            std::vector<std::string> names;
            for (const open_row& each : of.open_rows()) names.push_back(row_label(of, each.at));
            beneath(fmt::format("{} {}", to_.say("masih ditunggu: langkah", "still awaited: step"),
                                joined(names, to_.say("dan", "and"))),
                    tone::dim);
        }
    }

    page to_;
    local_days today_{};
    std::size_t what_width_ = 14;
    std::set<step_id> told_rows_;
    std::set<std::pair<std::string, std::string>> told_letters_;  // person, letter
};

}  // namespace

std::unique_ptr<narrator> text_narrator(const page& to) { return std::make_unique<text_story>(to); }

}  // namespace alur::command
