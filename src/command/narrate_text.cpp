#include <fmt/format.h>
#include <alur/time/date.hpp>
#include <alur/time/explanation_text.hpp>
#include <alur/time/instant_text.hpp>

#include <algorithm>
#include <ostream>
#include <set>

#include "command/narrator.hpp"
#include "command/phrases.hpp"
#include "command/story_page.hpp"
#include "command/story_words.hpp"
#include "command/summary.hpp"
#include "sop/document_name.hpp"

namespace alur::command {
namespace {

// Wide enough for the longest row and unit of the case, within a third of the page.
std::size_t label_width(const open_case& of, const scenario* play, std::size_t width) {
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
    return std::clamp(wanted, std::size_t{12}, width / 3) + 2;
}

class text_story final : public narrator, private story_page {
  public:
    explicit text_story(const page& to) : story_page(to), to_(paper()) {}

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
        make_room(label_width(of, play, to_.width));
    }

    void accepted(const open_case& of, const entry& decided) override {
        for (const notice& each : decided.notices) tell_notice(of, decided, each);
        if (std::holds_alternative<events::tick>(decided.given.what)) return;
        day_of(decided.given.at, of.times().where());
        told line;
        line.clock = clock_of(decided.given.at, of.times().where());
        line.who = decided.given.by.id;
        std::visit([&](const auto& what) { tell(of, decided, what, line); }, decided.given.what);
        for (const notice& each : decided.disproved) tell_correction(of, decided, each);
    }

    void refused(const open_case& of, const event& given, const refused_event& why,
                 bool expected) override {
        day_of(given.at, of.times().where());
        told line;
        line.clock = clock_of(given.at, of.times().where());
        line.mark = "✘";
        line.colour = tone::bad;
        line.what = asked_for(of, given, why);
        line.who = given.by.id;
        const std::vector<std::string> seats = came_as(of, given);
        if (!seats.empty()) line.who += " · " + joined(seats, to_.say("dan", "and"));
        line.verdict =
            fmt::format("{}: {}", to_.say("DITOLAK", "REFUSED"), refusal_name(why.why, to_.lang));
        line.verdict_colour = tone::bad;
        write(line);
        beneath(why.message.in(to_.lang), expected ? tone::plain : tone::bad);
    }

    void known(const open_case& of, const event& given, std::uint64_t sequence) override {
        day_of(given.at, of.times().where());
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
        tell_summary(*this, of, counted);
    }

  private:
    // The office somebody said they came for, else every office they hold.
    static std::vector<std::string> came_as(const open_case& of, const event& given) {
        const role_id said = given.as.empty() ? no_role : of.sop().find_role(given.as);
        std::vector<std::string> all;
        std::vector<std::string> chosen;
        for (const seat& each : given.by.seats) {
            const role_id office = of.sop().find_role(each.office);
            all.push_back(office == no_role
                              ? each.office
                              : seat_label(of.sop(), office, each.unit, each.capacity));
            if (office != no_role && office == said) chosen.push_back(all.back());
        }
        return chosen.empty() ? all : chosen;
    }

    [[nodiscard]] std::string due_of_row(const open_case& of, const due_date& due) const {
        if (!due.has_limit()) return {};
        return fmt::format("{} {}", to_.say("batas", "due"),
                           due_text(due, of.times().where(), today(), to_.lang));
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
                if constexpr (requires { what.row; } && !std::is_same_v<kind, events::start>) {
                    const step_id found = of.sop().find_row(what.row);
                    const std::string& row =
                        found == no_step ? what.row : of.sop().sop.rows[index(found)].number;
                    return what.unit.empty() ? row : row + ' ' + what.unit;
                } else
                    return verb_name(given, to_);
            },
            given.what);
    }

    [[nodiscard]] std::string label_of(const open_case& of, const notice& what) const {
        return what.what == measured_thing::service ? to_.say("SELURUH SOP", "WHOLE SOP")
                                                    : row_label(of, what.at);
    }

    void tell_notice(const open_case& of, const entry& decided, const notice& what) {
        day_of(decided.given.at, of.times().where());
        const zone where = of.times().where();
        told line;
        line.mark = "!";
        line.colour = tone::warn;
        line.what = label_of(of, what);
        const std::string when = due_text(what.due, where, today(), to_.lang);
        if (local_date(what.due, where) == today()) line.clock = when;
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
        day_of(decided.given.at, of.times().where());
        told line;
        line.mark = "~";
        line.colour = tone::accent;
        line.what = label_of(of, what);
        const std::string when = due_text(what.due, of.times().where(), today(), to_.lang);
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
        const std::string_view unit =
            unit_shown || decided.recorder != no_role ? std::string_view() : office_unit(decided);
        const capacity held = relied_on(decided).capacity;
        const bool recorded = decided.recorder != no_role;
        line.who += " · " + seat_label(of.sop(), decided.office, unit,
                                       recorded ? capacity::definitive : held);
        if (recorded)
            line.who +=
                fmt::format(" ({} {})", to_.say("dicatat", "recorded by"),
                            seat_label(of.sop(), decided.recorder, office_unit(decided), held));
    }

    // Told the first time: by which letter somebody holds the office.
    void letter_of(const entry& decided) {
        const seat& held = relied_on(decided);
        if (held.letter.empty() || !told_letters_.insert({decided.given.by.id, held.letter}).second)
            return;
        beneath(fmt::format("{} {}", to_.say("berdasarkan surat", "by letter"), held.letter),
                tone::dim);
    }
    void recorded_later(const open_case& of, const entry& decided) {
        const std::optional<instant>& then = decided.given.recorded;
        if (!then || *then == decided.given.at) return;
        beneath(fmt::format("{} {}", to_.say("baru dicatat", "recorded only"),
                            due_text(*then, of.times().where(), today(), to_.lang)),
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
        for (const refusal each : decided.lifted) lifted.emplace_back(lifted_name(each, to_));
        if (!lifted.empty())
            beneath(fmt::format("{}: {}", to_.say("pengecualian dipakai", "exception used"),
                                joined(lifted, to_.say("dan", "and"))),
                    tone::warn);
    }
    void tell(const open_case& of, const entry& decided, const events::start& what, told& line) {
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
        if (!what.caller.case_id.empty()) beneath(caller_words(what.caller, to_));
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
            beneath(fmt::format("{}: {}", to_.say("hadir", "present"),
                                attendant_words(of, decided, to_)));
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
            const auto same = [&](const std::string& output) {
                return same_document(output, each.name);
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
        for (const std::string& each : named_words(of, what, to_)) beneath(each, tone::accent);
        if (!what.called->id.empty()) beneath(called_words(*what.called, to_));
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
                due_text(decided.moved.front().due, of.times().where(), today(), to_.lang));
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
                                due_text(each.due, of.times().where(), today(), to_.lang)),
                    tone::plain, "→ ");
        }
    }
    void tell(const open_case& of, const entry& decided, const events::except& what, told& line) {
        aside(of, decided,
              fmt::format("{}: {}", to_.say("PENGECUALIAN", "EXCEPTION"),
                          lifted_name(of.facts().ledger.exceptions.back().lifts, to_)),
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
        line.what = verb_name(decided.given, to_);
        office_of(of, decided, line);
        write(line);
        circumstances(of, decided);
        beneath(what.text);
    }
    void tell(const open_case& of, const entry& decided, const events::new_calendar& what,
              told& line) {
        line.mark = "•";
        line.colour = tone::warn;
        line.what = verb_name(decided.given, to_);
        office_of(of, decided, line);
        line.verdict = fmt::format("{} {}", to_.say("versi", "version"), decided.calendar_version);
        write(line);
        circumstances(of, decided);
        reason_is(what.reason);
        moved(of, decided);
    }

    void control(const open_case& of, const entry& decided, const char* mark, tone colour,
                 const char* verb, const std::string& reason, told& line,
                 const std::string& caller = {}) {
        line.mark = mark;
        line.colour = colour;
        line.what = verb;
        office_of(of, decided, line);
        write(line);
        circumstances(of, decided);
        reason_is(reason);
        if (!caller.empty()) beneath(caller_words({caller}, to_));
        consequences(of, decided);
    }
    void tell(const open_case& of, const entry& d, const events::suspend& what, told& line) {
        control(of, d, "‖", tone::warn, verb_name(d.given, to_), what.reason, line, what.caller);
    }
    void tell(const open_case& of, const entry& d, const events::resume& what, told& line) {
        control(of, d, "▶", tone::good, verb_name(d.given, to_), what.reason, line, what.caller);
        for (const open_row& each : of.open_rows())
            if (each.clock.due.has_limit())
                beneath(
                    fmt::format("{} · {}", row_label(of, each.at), due_of_row(of, each.clock.due)),
                    tone::plain, "→ ");
    }
    void tell(const open_case& of, const entry& d, const events::cancel& what, told& line) {
        control(of, d, "■", tone::bad, verb_name(d.given, to_), what.reason, line, what.caller);
    }
    void tell(const open_case& of, const entry& d, const events::add_unit& what, told& line) {
        control(of, d, "+", tone::accent, verb_name(d.given, to_),
                fmt::format("{} {}; {}", what.kind, what.unit, what.reason), line);
    }
    void tell(const open_case& of, const entry& d, const events::remove_unit& what, told& line) {
        control(of, d, "−", tone::accent, verb_name(d.given, to_),
                fmt::format("{} {}; {}", what.kind, what.unit, what.reason), line);
    }
    void tell(const open_case& of, const entry& decided, const events::set_data& what, told& line) {
        line.mark = "•";
        line.what = verb_name(decided.given, to_);
        office_of(of, decided, line);
        write(line);
        circumstances(of, decided);
        for (const auto& [key, value] : what.values) beneath(key + " = " + value_text(value, to_));
    }
    void tell(const open_case&, const entry&, const events::tick&, told&) {}

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
            const work_calendar& calendar = calendar_for(of, time.at);
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
            beneath(text + runs_words(of, first.at.row, to_), tone::plain, "→ ");
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

    const page& to_;
    std::set<step_id> told_rows_;
    std::set<std::pair<std::string, std::string>> told_letters_;  // person, letter
};

}  // namespace

std::unique_ptr<narrator> text_narrator(const page& to) { return std::make_unique<text_story>(to); }

}  // namespace alur::command
