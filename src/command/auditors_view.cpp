#include "command/auditors_view.hpp"

#include <fmt/format.h>
#include <alur/time/date.hpp>
#include <alur/time/explanation_text.hpp>

#include <algorithm>
#include <ostream>
#include <set>
#include <variant>

#include "command/phrases.hpp"

namespace alur::command {
namespace {

using std::chrono::local_days;

std::string value_text(const data_value& value, const names& call) {
    if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
    if (const auto* yes = std::get_if<bool>(&value))
        return *yes ? call.say("ya", "yes") : call.say("tidak", "no");
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* date = std::get_if<std::chrono::year_month_day>(&value))
        return print_iso_date(*date);
    return call.say("ditarik kembali", "taken back");
}

// Tells line after line: number, clock, mark, what, who; what belongs to it below.
class auditors_view {
  public:
    auditors_view(const sheet& to, const names& call, const std::vector<told_line>& lines)
        : to_(to), call_(call) {
        std::size_t longest = 0;
        for (const told_line& each : lines) longest = std::max(longest, columns(label(each)));
        number_width_ = fmt::format("{}", lines.empty() ? 0 : lines.back().number).size();
        label_width_ = std::clamp(longest, std::size_t{8}, to.width() / 4) + 2;
    }

    void tell(const told_line& line) {
        switch (line.what) {
            case told_kind::notice:
                return tell_notice(line);
            case told_kind::correction:
                return tell_correction(line);
            case told_kind::accepted:
                return tell_accepted(line);
            case told_kind::refused:
                return tell_refused(line);
            case told_kind::unknown:
                return heading(line, "", "?", tone::warn,
                               to_.say("baris yang tidak dikenal", "a line that is not known"));
        }
    }

  private:
    [[nodiscard]] std::size_t column() const { return number_width_ + 12 + label_width_; }
    [[nodiscard]] std::string when(instant at) const { return call_.when(at, today_); }

    [[nodiscard]] std::string label(const told_line& line) const {
        if (line.what == told_kind::notice || line.what == told_kind::correction)
            return line.limit.service ? to_.say("SELURUH SOP", "WHOLE SOP")
                                      : call_.row(line.limit.at);
        const told_place& at =
            line.what == told_kind::accepted ? line.decision.at : line.refusal.at;
        if (!at.row.empty() && !std::holds_alternative<events::start>(line.given.what))
            return call_.row(at);
        return std::visit(
            [&](const auto& what) -> std::string {
                using kind = std::decay_t<decltype(what)>;
                if constexpr (std::is_same_v<kind, events::start>)
                    return to_.say("MULAI", "START");
                else if constexpr (std::is_same_v<kind, events::suspend>)
                    return to_.say("TUNDA", "SUSPEND");
                else if constexpr (std::is_same_v<kind, events::resume>)
                    return to_.say("LANJUT", "RESUME");
                else if constexpr (std::is_same_v<kind, events::cancel>)
                    return to_.say("BATAL", "CANCEL");
                else if constexpr (std::is_same_v<kind, events::add_unit>)
                    return to_.say("UNIT +", "UNIT +");
                else if constexpr (std::is_same_v<kind, events::remove_unit>)
                    return to_.say("UNIT −", "UNIT −");
                else if constexpr (std::is_same_v<kind, events::set_data>)
                    return "DATA";
                else if constexpr (std::is_same_v<kind, events::note>)
                    return to_.say("CATATAN", "NOTE");
                else if constexpr (std::is_same_v<kind, events::new_calendar>)
                    return to_.say("KALENDER", "CALENDAR");
                else if constexpr (std::is_same_v<kind, events::tick>)
                    return to_.say("DETAK", "TICK");
                else
                    return what.unit.empty() ? what.row : what.row + ' ' + what.unit;
            },
            line.given.what);
    }

    void day_of(instant at) {
        const local_days day = local_date(at, call_.where);
        if (day == today_) return;
        today_ = day;
        const sentence_pair text = long_date(day);
        to_.blank();
        to_.rule(call_.lang == language::id ? text.id : text.en);
    }

    void heading(const told_line& line, std::string_view clock, const char* mark, tone colour,
                 std::string_view text) const {
        const std::string number = fmt::format("{:>{}}", line.number, number_width_);
        const std::string lead =
            fmt::format(" {}  {}  {} {}", to_.to().paint(tone::dim, number), padded(clock, 5),
                        to_.to().paint(colour, mark),
                        to_.to().paint(tone::bold, padded(label(line), label_width_)));
        const bool fits = columns(label(line)) <= label_width_;
        bool first = true;
        for (const std::string& each : wrapped(text, to_.width() - column())) {
            to_.to().out << (first ? lead : std::string(column(), ' '));
            if (first && !fits) to_.to().out << '\n' << std::string(column(), ' ');
            to_.to().out << each << '\n';
            first = false;
        }
    }
    void below(std::string_view text, tone colour = tone::plain, std::string_view lead = {}) const {
        to_.indented(column(), text, colour, lead);
    }
    void below_if(const char* id, const char* en, std::string_view text,
                  tone colour = tone::plain) const {
        if (!text.empty()) below(fmt::format("{}: {}", to_.say(id, en), text), colour);
    }

    [[nodiscard]] std::string limit_words(const told_notice& limit) const {
        const std::string date = when(limit.due);
        if (limit.span)
            return fmt::format(fmt::runtime(to_.say("batas {} untuk waktu sejak langkah ini",
                                                    "the limit {} of the time since this step")),
                               date);
        return fmt::format("{} {}", to_.say("batas", "the limit"), date);
    }
    void tell_notice(const told_line& line) {
        day_of(line.limit.noticed);
        const told_notice& limit = line.limit;
        if (limit.rung == 0)
            heading(line, clock_of(limit.noticed, call_.where), "!", tone::warn,
                    fmt::format("{} {}", limit_words(limit),
                                to_.say("lewat, belum selesai", "passed, not done yet")));
        else
            heading(line, clock_of(limit.noticed, call_.where), "!", tone::warn,
                    fmt::format(fmt::runtime(to_.say("{}: belum selesai, naik kepada {}",
                                                     "{}: not done yet, escalated to {}")),
                                when(limit.due), call_.office(limit.to)));
    }
    void tell_correction(const told_line& line) {
        day_of(line.limit.noticed);
        heading(line, clock_of(line.limit.noticed, call_.where), "~", tone::accent,
                fmt::format("{}: {} {}", to_.say("RALAT", "CORRECTED"), limit_words(line.limit),
                            to_.say("ternyata tidak terlewati", "was not passed after all")));
    }

    void tell_refused(const told_line& line) {
        day_of(line.given.at);
        std::vector<std::string> seats;
        for (const seat& each : line.given.by.seats) seats.push_back(call_.office(each));
        std::string who = call_.person(line.given.by.id);
        if (!seats.empty()) who += fmt::format(", {}", joined(seats, to_.say("dan", "and")));
        heading(
            line, clock_of(line.given.at, call_.where), "✘", tone::bad,
            fmt::format("{}: {}", to_.say("DITOLAK", "REFUSED"), call_.refusal(line.refusal.why)));
        below(who);
        details(line);
    }

    void tell_accepted(const told_line& line) {
        day_of(line.given.at);
        const told_decision& decided = line.decision;
        const bool act = std::holds_alternative<events::complete>(line.given.what);
        const bool back =
            decided.backward || std::holds_alternative<events::send_back>(line.given.what);
        const char* mark = back ? "↺" : act ? (decided.closed ? "✔" : "·") : "•";
        if (std::holds_alternative<events::start>(line.given.what) ||
            std::holds_alternative<events::resume>(line.given.what))
            mark = "▶";
        if (std::holds_alternative<events::suspend>(line.given.what)) mark = "‖";
        if (std::holds_alternative<events::cancel>(line.given.what)) mark = "■";
        heading(line, clock_of(line.given.at, call_.where), mark,
                back  ? tone::accent
                : act ? tone::good
                      : tone::plain,
                who(line));
        if (const seat* held = seat_of(line);
            held != nullptr && !held->letter.empty() &&
            told_letters_.insert(line.given.by.id + held->letter).second)
            below_if("berdasarkan surat", "by letter", held->letter);
        if (act && told_rows_.insert(decided.at.row).second &&
            !call_.activity(decided.at.row).empty())
            below(call_.activity(decided.at.row), tone::dim);
        if (line.given.recorded && *line.given.recorded != line.given.at)
            below_if("baru dicatat", "recorded only", when(*line.given.recorded));
        details(line);
        consequences(decided);
    }

    [[nodiscard]] std::string who(const told_line& line) const {
        const told_decision& decided = line.decision;
        std::string text = call_.person(line.given.by.id);
        const seat* held = seat_of(line);
        const capacity as = held != nullptr ? held->capacity : capacity::definitive;
        const bool lane = !decided.at.unit.empty() && decided.at.unit == decided.office_unit;
        if (!decided.recorder.empty())
            return fmt::format(
                fmt::runtime(to_.say("{}, dicatat oleh {} selaku {}", "{}, recorded by {} as {}")),
                call_.office(decided.office), text,
                call_.office(decided.recorder, decided.office_unit, as));
        if (!decided.office.empty())
            text += fmt::format(
                " {} {}", to_.say("selaku", "as"),
                call_.office(decided.office, lane ? std::string() : decided.office_unit, as));
        if (held == nullptr && !decided.office.empty() && !decided.lifted.empty())
            text += to_.say(" (menggantikan)", " (in its stead)");
        return text;
    }

    // What was said with the act.
    void details(const told_line& line) const {
        std::visit([&](const auto& what) { detail(line, what); }, line.given.what);
        for (const std::string& each : line.decision.lifted)
            below(fmt::format("{}: {}", to_.say("PENGECUALIAN DIPAKAI", "EXCEPTION USED"),
                              call_.refusal(each)),
                  tone::warn);
    }
    void detail(const told_line&, const events::start& what) const {
        if (!what.caller.case_id.empty())
            below_if("untuk berkas", "for the case",
                     fmt::format("{}, {} {}{}{}", what.caller.case_id, to_.say("langkah", "step"),
                                 what.caller.row, what.caller.unit.empty() ? "" : " ",
                                 what.caller.unit));
        for (const events::units_of_kind& each : what.units)
            below(fmt::format("{}: {}", each.kind, joined(each.names, to_.say("dan", "and"))));
    }
    void detail(const told_line& line, const events::complete& what) const {
        const std::string& answer = line.decision.taken.empty() ? what.answer : line.decision.taken;
        below_if("jawaban", "answer", answer, tone::bold);
        if (what.by_silence)
            below(to_.say("dianggap demikian, karena batasnya lewat tanpa jawaban",
                          "deemed so, because its limit passed without an answer"),
                  tone::warn);
        below_if("alasan", "reason", what.reason);
        below_if("alasan terlambat", "why it is late", what.late_reason);
        for (const document& each : what.documents) {
            std::string text = each.name;
            if (!each.reference.empty()) text += fmt::format(" ({})", each.reference);
            if (!each.sha256.empty())
                text += fmt::format(", SHA-256 {}…", each.sha256.substr(0, 16));
            below_if("dokumen", "document", text);
        }
        std::vector<std::string> there;
        for (const seat& each : what.attendants) there.push_back(call_.office(each));
        below_if("hadir", "present", joined(there, to_.say("dan", "and")));
        if (!what.name_office.empty() || !what.name_person.empty()) {
            std::string named = what.name_person.empty() ? "" : call_.person(what.name_person);
            if (!what.name_office.empty())
                named += (named.empty() ? "" : ", ") + call_.office(what.name_office);
            below_if("menunjuk", "names", named);
        }
        below_if("menunjuk unit", "names the units",
                 joined(what.name_units, to_.say("dan", "and")));
        if (!what.called->id.empty())
            below_if("berkas SOP yang dipanggil", "case of the SOP that was called",
                     what.called->outcome.empty()
                         ? what.called->id
                         : fmt::format("{}, {}", what.called->id, what.called->outcome));
        back(line, what.back_for);
    }
    void detail(const told_line& line, const events::send_back& what) const {
        below_if("alasan", "reason", what.reason);
        back(line, what.back_for);
    }
    void back(const told_line& line, const std::vector<std::string>& units) const {
        const told_decision& decided = line.decision;
        const bool returned = std::holds_alternative<events::send_back>(line.given.what);
        if (line.what != told_kind::accepted || (!decided.backward && !returned)) return;
        std::string text = decided.target.empty() || decided.target == decided.at.row
                               ? to_.say("kembali ke pelaksana sebelumnya atau diulang",
                                         "back to the performer before, or once more")
                               : fmt::format("{} {}", to_.say("kembali ke langkah", "back to step"),
                                             call_.row({decided.target, {}}));
        if (!units.empty())
            text +=
                fmt::format(" {} {}", to_.say("bagi", "for"), joined(units, to_.say("dan", "and")));
        below(text, tone::accent);
        std::vector<std::string> voided;
        for (const told_place& each : decided.void_outputs) voided.push_back(call_.row(each));
        if (!voided.empty())
            below_if("output gugur dari langkah", "outputs void of step",
                     joined(voided, to_.say("dan", "and")));
    }
    void detail(const told_line&, const events::claim&) const {
        below(to_.say("mengambil langkah ini", "claims this step"));
    }
    void detail(const told_line&, const events::release& what) const {
        below(to_.say("melepas langkah ini", "releases this step"));
        below_if("alasan", "reason", what.reason);
    }
    void detail(const told_line&, const events::assign& what) const {
        below_if("menugaskan kepada", "assigns it to", call_.person(what.person));
        below_if("alasan", "reason", what.reason);
    }
    void detail(const told_line&, const events::extend& what) const {
        below(to_.say("PERPANJANGAN WAKTU", "EXTENSION"), tone::warn);
        below_if("alasan", "reason", what.reason);
    }
    void detail(const told_line&, const events::except& what) const {
        below(fmt::format("{}: {}", to_.say("PENGECUALIAN", "EXCEPTION"), call_.lifted(what.lifts)),
              tone::warn);
        below_if("bagi", "for", call_.person(what.person));
        if (!what.office.empty())
            below_if("menggantikan", "in the stead of", call_.office(what.office));
        below_if("surat", "letter", what.letter);
        below_if("alasan", "reason", what.reason);
    }
    void detail(const told_line&, const events::suspend& what) const {
        below_if("alasan", "reason", what.reason);
    }
    void detail(const told_line&, const events::resume& what) const {
        below_if("alasan", "reason", what.reason);
    }
    void detail(const told_line&, const events::cancel& what) const {
        below_if("alasan", "reason", what.reason);
    }
    void detail(const told_line&, const events::add_unit& what) const {
        below(
            fmt::format(fmt::runtime(to_.say("{} {} ikut", "{} {} joins")), what.kind, what.unit));
        below_if("alasan", "reason", what.reason);
    }
    void detail(const told_line&, const events::remove_unit& what) const {
        below(fmt::format(fmt::runtime(to_.say("{} {} keluar", "{} {} leaves")), what.kind,
                          what.unit));
        below_if("alasan", "reason", what.reason);
    }
    void detail(const told_line&, const events::set_data& what) const {
        for (const auto& [key, value] : what.values)
            below(fmt::format("{} = {}", key, value_text(value, call_)));
    }
    void detail(const told_line&, const events::note& what) const { below(what.text); }
    void detail(const told_line& line, const events::new_calendar& what) const {
        below_if("versi kalender", "calendar version", line.decision.calendar_version);
        below_if("alasan", "reason", what.reason);
    }
    void detail(const told_line&, const events::tick&) const {}

    void consequences(const told_decision& decided) const {
        for (const told_time& each : decided.measured) {
            if (!each.due) continue;
            const std::string thing = each.service || each.span
                                          ? call_.thing(each.at, each.service, each.span) + ": "
                                          : std::string();
            const std::string due = fmt::format("{} {}", to_.say("batas", "due"), when(*each.due));
            if (each.outside)
                below(fmt::format("{}{} ({})", thing, due,
                                  to_.say("pihak luar, tidak dinilai", "outsiders, not judged")),
                      tone::dim);
            else
                below(fmt::format("{}{} · {}", thing,
                                  each.late ? to_.say("TERLAMBAT", "LATE")
                                            : to_.say("tepat waktu", "in time"),
                                  due),
                      each.late ? tone::warn : tone::good);
        }
        for (const told_deadline& each : decided.moved)
            if (each.due)
                below(fmt::format("{}: {} {}", call_.thing(each.at, each.service, each.span),
                                  to_.say("batas baru", "now due"), when(*each.due)),
                      tone::plain, "→ ");
        // Units of one row that are due together stand in one line.
        for (std::size_t i = 0; i < decided.opened.size();) {
            const told_opening& first = decided.opened[i];
            std::vector<std::string> units;
            for (; i < decided.opened.size() && decided.opened[i].at.row == first.at.row &&
                   decided.opened[i].due == first.due;
                 ++i)
                units.push_back(decided.opened[i].at.unit);
            std::string text =
                fmt::format("{} {}", to_.say("terbuka: langkah", "opens: step"),
                            call_.row({first.at.row, joined(units, to_.say("dan", "and"))}));
            if (first.due)
                text += fmt::format(" · {} {}", to_.say("batas", "due"), when(*first.due));
            below(text, tone::plain, "→ ");
        }
        std::vector<std::string> gone;
        for (const told_place& each : decided.withdrawn) gone.push_back(call_.row(each));
        if (!gone.empty())
            below(fmt::format("{} {}", to_.say("ditarik: langkah", "withdrawn: step"),
                              joined(gone, to_.say("dan", "and"))),
                  tone::dim);
        if (decided.stage == "selesai")
            below(fmt::format("{} {}", "■", call_.stage(decided.stage, decided.outcome)),
                  tone::good);
    }

    const sheet& to_;
    const names& call_;
    std::size_t number_width_ = 1;
    std::size_t label_width_ = 10;
    local_days today_{};
    std::set<std::string> told_letters_;
    std::set<std::string> told_rows_;
};

}  // namespace

void tell_lines(const sheet& to, const names& call, const std::vector<told_line>& lines) {
    auditors_view view(to, call, lines);
    for (const told_line& each : lines) view.tell(each);
}

}  // namespace alur::command
