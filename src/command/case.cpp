#include <fmt/format.h>
#include <alur/case/work_list.hpp>
#include <alur/time/explanation_text.hpp>
#include <alur/time/instant_text.hpp>

#include <boost/json.hpp>

#include <algorithm>
#include <ostream>
#include <variant>

#include "command/files.hpp"
#include "command/journal_lines.hpp"
#include "command/journals.hpp"
#include "command/json_fields.hpp"
#include "command/names.hpp"
#include "command/narrator.hpp"
#include "command/options.hpp"
#include "command/phrases.hpp"
#include "command/sheet.hpp"

namespace alur::command {
namespace {

namespace json = boost::json;
using std::chrono::local_days;

// The last accepted line that fits; null if none does.
template <class Fits>
const told_line* last_where(const std::vector<told_line>& lines, Fits fits) {
    const auto found = std::find_if(lines.rbegin(), lines.rend(), [&](const told_line& each) {
        return each.what == told_kind::accepted && fits(each);
    });
    return found == lines.rend() ? nullptr : &*found;
}
// The line that opened what is open now, and the one the case stands still by.
const told_line* opened_by(const std::vector<told_line>& lines, const told_place& at) {
    return last_where(lines, [&](const told_line& each) {
        const std::vector<told_opening>& opened = each.decision.opened;
        return std::any_of(opened.begin(), opened.end(),
                           [&](const told_opening& one) { return one.at == at; });
    });
}
const told_line* last_accepted(const std::vector<told_line>& lines) {
    return last_where(lines, [](const told_line&) { return true; });
}
template <class What>
const told_line* last_of(const std::vector<told_line>& lines) {
    return last_where(
        lines, [](const told_line& each) { return std::holds_alternative<What>(each.given.what); });
}

told_place place_of(const open_case& of, row_unit at) {
    return {of.sop().sop.rows[index(at.row)].id, unit_name(of.sop(), of.facts(), at)};
}

// A case, seen at one moment.
struct view {
    const open_case& of;
    const std::vector<told_line>& lines;
    const journal_summary& sum;
    const names& call;
    instant now;

    [[nodiscard]] zone where() const { return of.times().where(); }
    [[nodiscard]] local_days today() const { return local_date(now, where()); }
    [[nodiscard]] std::string when(instant at) const { return call.when(at, today()); }
};

std::string who_did(const view& v, const told_line& line) {
    std::string text = v.call.person(line.given.by.id);
    const seat* held = seat_of(line);
    if (!line.decision.office.empty())
        text += fmt::format(" {} {}", v.call.say("selaku", "as"),
                            v.call.office(line.decision.office, line.decision.office_unit,
                                          held != nullptr ? held->capacity : capacity::definitive));
    return text;
}

// Why the row is open: what was done before, by whom, and the reason where it came back.
std::string why_open(const view& v, const told_line& line) {
    const told_decision& decided = line.decision;
    const std::string by = who_did(v, line);
    if (std::holds_alternative<events::start>(line.given.what))
        return fmt::format(fmt::runtime(v.call.say("berkas dibuka oleh {} (baris {})",
                                                   "the case was opened by {} (line {})")),
                           by, line.number);
    const std::string step = v.call.thing(decided.at, false, false);
    std::string reason;
    if (const auto* back = std::get_if<events::send_back>(&line.given.what)) reason = back->reason;
    const auto* done = std::get_if<events::complete>(&line.given.what);
    if (done != nullptr) reason = done->reason;
    if (decided.backward || std::holds_alternative<events::send_back>(line.given.what))
        return fmt::format(fmt::runtime(v.call.say("dikembalikan dari {} oleh {}{} (baris {})",
                                                   "sent back from {} by {}{} (line {})")),
                           step, by, reason.empty() ? "" : fmt::format(": {}", reason),
                           line.number);
    if (done == nullptr)
        return fmt::format(
            fmt::runtime(v.call.say("dibuka oleh baris {}, {}", "opened by line {}, {}")),
            line.number, by);
    const std::string answer =
        decided.taken.empty()
            ? std::string()
            : fmt::format(
                  fmt::runtime(v.call.say(" dengan jawaban \"{}\"", " with the answer \"{}\"")),
                  decided.taken);
    return fmt::format(fmt::runtime(v.call.say("{} selesai{} oleh {} (baris {})",
                                               "{} was done{} by {} (line {})")),
                       step, answer, by, line.number);
}

void tell_awaited(const sheet& to, const view& v, const awaited_row& each) {
    const told_place at = place_of(v.of, each.at);
    const bool late = each.stands == punctuality::late;
    std::string head = v.call.thing(at, false, false);
    const std::string who = offices_label(v.of.sop(), each.offices, to.say("atau", "or"));
    head += " · " + (who.empty() ? std::string(to.say("tidak seorang pun", "nobody")) : who);
    to.indented(1, head, tone::bold, late ? "! " : "  ");
    to.indented(5, v.call.activity(at.row), tone::dim);
    const auto line = [&](const char* id, const char* en, const std::string& text,
                          tone colour = tone::plain) {
        to.indented(5, text, colour, padded(to.say(id, en), 11));
    };
    if (!each.person.empty()) line("Ditunggu", "Awaited", v.call.person(std::string(each.person)));
    if (v.of.sop().demands[index(each.at.row)].calls)
        line("SOP", "SOP",
             fmt::format(fmt::runtime(to.say("\"{}\", sebagai berkas sendiri",
                                             "\"{}\", as a case of its own")),
                         v.of.sop().sop.rows[index(each.at.row)].called_sop));
    line("Sejak", "Since",
         fmt::format("{} ({})", v.when(each.opened), span_text(v.now - each.opened, v.call.lang)));
    if (const told_line* by = opened_by(v.lines, at)) line("Sebab", "Because", why_open(v, *by));
    if (!each.due.has_limit()) return line("Batas", "Due", to.say("tidak ada", "none"));
    std::string due = due_text(each.due, v.where(), v.today(), v.call.lang);
    if (each.outside)
        due += to.say(" (pihak luar: tidak dinilai)", " (outsiders: not judged)");
    else if (late)
        due += fmt::format(
            fmt::runtime(to.say(", LEWAT {}", ", PASSED by {}")),
            span_text(measured(calendar_for(v.of, each.at), each.due.counts, each.due.at, v.now),
                      v.call.lang));
    else if (each.stands == punctuality::nearing)
        due += to.say(", hampir habis", ", nearly up");
    line("Batas", "Due", due, late ? tone::warn : tone::plain);
    for (const open_row& open : v.of.open_rows()) {
        if (open.at != each.at || !open.clock.due.has_limit()) continue;
        if (open.clock.extensions > 0)
            line("", "",
                 fmt::format(
                     fmt::runtime(to.say("sudah diperpanjang {} kali", "extended {} time(s)")),
                     open.clock.extensions));
        else
            for (const due_step& step :
                 why_due(v.of.sop(), calendar_for(v.of, each.at), each.at.row, open.opened)) {
                const sentence_pair text = describe(step, v.where());
                line("", "", v.call.lang == language::id ? text.id : text.en, tone::dim);
            }
    }
}

void tell_stage(const sheet& to, const view& v) {
    const lifecycle stage = v.of.stage();
    const tone colour = stage == lifecycle::completed ? tone::good
                        : stage == lifecycle::running ? tone::plain
                                                      : tone::warn;
    to.field(to.say("Keadaan", "State"), v.call.stage(v.sum.stage, v.sum.outcome), colour);
    if (stage == lifecycle::suspended)
        if (const told_line* line = last_of<events::suspend>(v.lines))
            to.field(
                to.say("Sebab", "Because"),
                fmt::format("{}; {}, {} ({} {})",
                            std::get<events::suspend>(line->given.what).reason, who_did(v, *line),
                            v.when(line->given.at), to.say("baris", "line"), line->number));
    if (stage == lifecycle::cancelled)
        if (const told_line* line = last_of<events::cancel>(v.lines))
            to.field(
                to.say("Sebab", "Because"),
                fmt::format("{}; {} ({} {})", std::get<events::cancel>(line->given.what).reason,
                            who_did(v, *line), to.say("baris", "line"), line->number));
    if (stage == lifecycle::completed)
        if (const told_line* line = last_accepted(v.lines))
            to.field(to.say("Sebab", "Because"), why_open(v, *line));
    if (stage == lifecycle::not_started) return;
    to.field(to.say("Dibuka", "Opened"), moment(v.of.facts().started, v.where(), v.call.lang));
    if (const told_line* line = last_accepted(v.lines))
        to.field(to.say("Terakhir", "Last act"),
                 fmt::format("{}, {}", moment(line->given.at, v.where(), v.call.lang),
                             v.call.person(line->given.by.id)));
    if (v.of.facts().ledger.service) {
        const running_clock& clock = *v.of.facts().ledger.service;
        if (clock.due.has_limit())
            to.field(to.say("Batas SOP", "SOP due"),
                     due_text(clock.due, v.where(), v.today(), v.call.lang) +
                         (v.now > clock.due.at ? to.say(", LEWAT", ", PASSED") : ""),
                     v.now > clock.due.at ? tone::warn : tone::plain);
    }
}

void tell_late(const sheet& to, const view& v) {
    if (v.sum.late.empty()) return to.indented(3, to.say("tidak ada", "none"));
    for (const auto& each : v.sum.late)
        to.indented(3, fmt::format(fmt::runtime(to.say("{}: batas {}, selesai {} (baris {})",
                                                       "{}: due {}, done {} (line {})")),
                                   v.call.thing(each.time.at, each.time.service, each.time.span),
                                   v.when(*each.time.due), v.when(each.finished), each.line));
}

void tell_exceptions(const sheet& to, const view& v) {
    const auto& ledger = v.of.facts().ledger;
    if (ledger.exceptions.empty() && v.sum.extensions.empty()) return;
    to.blank();
    to.rule(to.say("Pengecualian dan perpanjangan", "Exceptions and extensions"));
    for (const auto& each : v.sum.lifted) {
        const auto& what = std::get<events::except>(each.granted->given.what);
        to.indented(3,
                    fmt::format(fmt::runtime(to.say("{}: {}, bagi {}, surat {} (baris {}{})",
                                                    "{}: {}, for {}, letter {} (line {}{})")),
                                v.call.thing(each.granted->decision.at, false, false),
                                v.call.lifted(what.lifts), v.call.person(what.person), what.letter,
                                each.granted->number,
                                each.used == 0 ? to.say(", belum dipakai", ", not used yet") : ""));
    }
    for (const told_line* each : v.sum.extensions)
        to.indented(3, fmt::format(fmt::runtime(to.say("{}: diperpanjang oleh {} (baris {})",
                                                       "{}: extended by {} (line {})")),
                                   v.call.thing(each->decision.at, false, false),
                                   v.call.person(each->given.by.id), each->number));
}

void tell(const sheet& to, const view& v, const case_read& read) {
    const identity& form = v.of.sop().sop.form;
    to.title(form.title);
    std::vector<std::string> parts;
    for (const std::string* each : {&form.number, &form.government})
        if (!each->empty()) parts.push_back(*each);
    if (!parts.empty()) to.plain(fmt::format("{}", fmt::join(parts, " · ")), tone::dim);
    to.blank();
    to.field(to.say("Berkas", "Case"), read.origin.id);
    to.field(to.say("Dilihat", "Seen at"),
             moment(std::chrono::floor<std::chrono::minutes>(v.now), v.where(), v.call.lang));
    tell_stage(to, v);
    if (read.torn)
        to.field("",
                 to.say("penulisan terakhir terputus dan tidak dihitung",
                        "the last writing was interrupted and does not count"),
                 tone::warn);
    const std::vector<awaited_row> open = waiting(v.of, v.now);
    if (!open.empty()) {
        to.blank();
        to.rule(v.of.stage() == lifecycle::suspended
                    ? to.say("Yang menunggu selama ditunda", "What waits while it is suspended")
                    : to.say("Yang ditunggu sekarang", "What is awaited now"));
        for (const awaited_row& each : open) tell_awaited(to, v, each);
    }
    tell_exceptions(to, v);
    to.blank();
    to.rule(to.say("Yang selesai terlambat", "What was done late"));
    tell_late(to, v);
}

void print_json(const view& v, const case_read& read, std::ostream& out) {
    static constexpr const char* stands_words[] = {"tepat waktu", "mendekati", "lewat"};
    json::array open;
    for (const awaited_row& each : waiting(v.of, v.now)) {
        const told_place at = place_of(v.of, each.at);
        json::object one = place_object(at);
        one["kegiatan"] = v.call.activity(at.row);
        json::array offices;
        for (std::size_t r = 0; r < v.of.sop().sop.performers.size(); ++r)
            if ((each.offices >> r & 1U) != 0)
                offices.emplace_back(v.of.sop().sop.performers[r].code);
        one["jabatan"] = std::move(offices);
        if (!each.person.empty()) one["orang"] = std::string(each.person);
        if (v.of.sop().demands[index(each.at.row)].calls)
            one["sop"] = v.of.sop().sop.rows[index(each.at.row)].called_sop;
        one["sejak"] = print_instant(each.opened, v.where());
        if (each.due.has_limit()) {
            one["batas"] = print_instant(each.due.at, v.where());
            if (each.due.provisional) one["sementara"] = true;
            if (each.outside)
                one["pihak_luar"] = true;
            else
                one["ketepatan"] = stands_words[static_cast<std::size_t>(each.stands)];
        }
        if (const told_line* by = opened_by(v.lines, at)) one["dibuka_baris"] = by->number;
        open.push_back(std::move(one));
    }
    json::array late;
    for (const auto& each : v.sum.late) {
        json::object one = place_object(each.time.at);
        if (each.time.service) one["layanan"] = true;
        if (each.time.span) one["rentang"] = true;
        one["batas"] = print_instant(*each.time.due, v.where());
        one["selesai"] = print_instant(each.finished, v.where());
        one["baris"] = each.line;
        late.push_back(std::move(one));
    }
    json::object all{{"berkas", read.origin.id},
                     {"judul", v.of.sop().sop.form.title},
                     {"pada", print_instant(v.now, v.where())},
                     {"status", ending_of(v.of)},
                     {"dibuka", print_instant(v.of.facts().started, v.where())},
                     {"tindakan_terakhir", print_instant(v.of.facts().last_act, v.where())},
                     {"ditunggu", std::move(open)},
                     {"terlambat", std::move(late)},
                     {"baris", v.of.facts().sequence}};
    if (const instant next = next_deadline(v.of); next != instant::max())
        all["batas_berikutnya"] = print_instant(next, v.where());
    out << json::serialize(all) << '\n';
}

}  // namespace

int show_case(const options& asked, const console& at) {
    const std::string& path = asked.files.front();
    const register_file people = named_register(asked, at);
    if (people.code != exit_ok) return people.code;
    shelf from(asked, at, folder_of(path));
    if (!from.sound()) return from.code();
    std::variant<case_read, not_read> read = read_case(path, needs::rebuilt, from);
    if (const auto* why = std::get_if<not_read>(&read)) {
        complain(asked, at, why->why);
        return why->code;
    }
    const case_read& found = std::get<case_read>(read);
    const zone where = found.berkas->times().where();
    const std::optional<instant> now = instant_asked("--at", asked.at, where, asked, at);
    if (!now) return exit_usage;
    const std::vector<told_line> lines = lines_of(found.text);
    const journal_summary sum = summary_of(lines);
    const names call{found.sop, people.people ? &*people.people : nullptr, where, asked.lang};
    const view v{*found.berkas, lines, sum, call, *now};
    if (asked.json)
        print_json(v, found, at.out);
    else
        tell(sheet(page_of(asked, at)), v, found);
    return exit_ok;
}

}  // namespace alur::command
