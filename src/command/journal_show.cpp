#include <fmt/format.h>
#include <alur/time/instant_text.hpp>

#include <boost/json.hpp>

#include <ostream>
#include <variant>

#include "command/auditors_view.hpp"
#include "command/files.hpp"
#include "command/journal_lines.hpp"
#include "command/journals.hpp"
#include "command/json_fields.hpp"
#include "command/names.hpp"
#include "command/options.hpp"
#include "command/phrases.hpp"
#include "command/sheet.hpp"

namespace alur::command {
namespace {

namespace json = boost::json;

void tell_summary(const sheet& to, const names& call, const journal_summary& sum) {
    to.blank();
    to.rule(to.say("Ringkasan", "Summary"));
    to.field(to.say("Keadaan", "State"),
             fmt::format("{}, {} {}", call.stage(sum.stage, sum.outcome),
                         to.say("tindakan terakhir", "last act"),
                         moment(sum.last_act, call.where, call.lang)));
    to.field(to.say("Tindakan", "Acts"),
             fmt::format(fmt::runtime(to.say("{} diterima dari {} orang, {} kali mundur",
                                             "{} accepted from {} people, {} steps back")),
                         sum.accepted, sum.persons.size(), sum.steps_back));
    const auto list = [&](const char* id, const char* en, const auto& items, tone colour,
                          auto words) {
        bool first = true;
        for (const auto& each : items) {
            to.field(first ? to.say(id, en) : "", words(each), colour);
            first = false;
        }
        if (first) to.field(to.say(id, en), to.say("tidak ada", "none"));
    };
    const auto in_line = [&](std::uint64_t line) {
        return fmt::format("{} {}", to.say("baris", "line"), line);
    };
    list("Selaku Plh/Plt", "Stood in", sum.stood_in, tone::plain, [&](const told_line* each) {
        return fmt::format("{}: {}, {} {} ({})", call.person(each->given.by.id),
                           call.office(*seat_of(*each)), to.say("surat", "letter"),
                           seat_of(*each)->letter, in_line(each->number));
    });
    list("Terlambat", "Late", sum.late, tone::warn, [&](const journal_summary::late_row& each) {
        return fmt::format(
            fmt::runtime(to.say("{}: batas {}, selesai {} ({})", "{}: due {}, done {} ({})")),
            call.thing(each.time.at, each.time.service, each.time.span), call.date(*each.time.due),
            call.date(each.finished), in_line(each.line));
    });
    list("Diperpanjang", "Extended", sum.extensions, tone::plain, [&](const told_line* each) {
        return fmt::format("{}, {} {} ({})", call.thing(each->decision.at, false, false),
                           to.say("oleh", "by"), call.person(each->given.by.id),
                           in_line(each->number));
    });
    list("Pengecualian", "Exceptions", sum.lifted, tone::warn,
         [&](const journal_summary::lifted_guard& each) {
             const auto& what = std::get<events::except>(each.granted->given.what);
             return fmt::format(
                 fmt::runtime(to.say("{} pada langkah {}, oleh {} bagi {}, surat {} ({}; {})",
                                     "{} at step {}, by {} for {}, letter {} ({}; {})")),
                 call.lifted(what.lifts), call.row(each.granted->decision.at),
                 call.person(each.granted->given.by.id), call.person(what.person), what.letter,
                 in_line(each.granted->number),
                 each.used == 0
                     ? std::string(to.say("belum dipakai", "not used yet"))
                     : fmt::format("{} {}", to.say("dipakai", "used in"), in_line(each.used)));
         });
    list("Ditolak", "Refused", sum.refused, tone::plain, [&](const told_line* each) {
        const std::string at = each->refusal.at.row.empty()
                                   ? std::string()
                                   : call.thing(each->refusal.at, false, false) + ", ";
        return fmt::format("{}{}, {} ({})", at, call.person(each->given.by.id),
                           call.refusal(each->refusal.why), in_line(each->number));
    });
    list("Ralat", "Corrections", sum.corrections, tone::plain, [&](const told_line* each) {
        return fmt::format(fmt::runtime(to.say("{}: batas {} ternyata tidak terlewati ({})",
                                               "{}: the limit {} was not passed after all ({})")),
                           call.thing(each->limit.at, each->limit.service, each->limit.span),
                           call.date(each->limit.due), in_line(each->number));
    });
}

void print_json(const case_read& of, const journal_head& head, const journal_summary& sum,
                std::ostream& out) {
    const zone where = of.origin.where;
    json::array lines;
    chain_reader reader(of.text, hashing::skip);
    for (auto batch = reader.next(); !batch.empty(); batch = reader.next())
        for (const chain_line& each : batch) {
            json::object line = json::parse(each.text).as_object();
            for (const char* key : {"v", "buku", "sidik", "lanjut", "berkas", "sop"})
                line.stable_erase(key);
            lines.push_back(std::move(line));
        }
    json::array late;
    for (const auto& each : sum.late) {
        json::object one = place_object(each.time.at);
        if (each.time.service) one["layanan"] = true;
        if (each.time.span) one["rentang"] = true;
        one["batas"] = print_instant(*each.time.due, where);
        one["selesai"] = print_instant(each.finished, where);
        one["baris"] = each.line;
        late.push_back(std::move(one));
    }
    json::array lifted;
    for (const auto& each : sum.lifted) {
        const auto& what = std::get<events::except>(each.granted->given.what);
        json::object one = place_object(each.granted->decision.at);
        one["perihal"] = what.lifts;
        one["oleh"] = each.granted->given.by.id;
        one["bagi"] = what.person;
        one["surat"] = what.letter;
        one["baris"] = each.granted->number;
        if (each.used != 0) one["dipakai"] = each.used;
        lifted.push_back(std::move(one));
    }
    const auto numbers = [](const std::vector<const told_line*>& list) {
        json::array out_list;
        for (const told_line* each : list) out_list.push_back(each->number);
        return out_list;
    };
    out << json::serialize(json::object{
               {"berkas", of.origin.id},
               {"judul", of.origin.title},
               {"nomor", of.origin.number},
               {"mesin", of.origin.machine},
               {"dokumen", of.origin.document},
               {"kalender", of.origin.calendar},
               {"kepala", print_head(head)},
               {"status", sum.outcome.empty() ? sum.stage : sum.stage + ": " + sum.outcome},
               {"diterima", sum.accepted},
               {"ditolak", numbers(sum.refused)},
               {"terlambat", std::move(late)},
               {"pengecualian", std::move(lifted)},
               {"perpanjangan", numbers(sum.extensions)},
               {"ralat", numbers(sum.corrections)},
               {"baris", std::move(lines)}})
        << '\n';
}

}  // namespace

int show_journal(const options& asked, const console& at) {
    const std::string& path = asked.files.front();
    const register_file people = named_register(asked, at);
    if (people.code != exit_ok) return people.code;
    shelf from(asked, at, folder_of(path));
    if (!from.sound()) return from.code();
    std::variant<case_read, not_read> read = read_case(path, needs::lines, from);
    if (const auto* why = std::get_if<not_read>(&read)) {
        complain(asked, at, why->why);
        return why->code;
    }
    const case_read& of = std::get<case_read>(read);
    const std::vector<told_line> lines = lines_of(of.text);
    const journal_summary sum = summary_of(lines);
    const journal_head head = verify_chain(of.text).head;
    if (const std::uint64_t line = first_unknown(lines); line != 0) {
        const bilingual why = unknown_words(line);
        complain(asked, at, {path + ": " + why.id, path + ": " + why.en});
        return exit_findings;
    }
    if (asked.json) {
        print_json(of, head, sum, at.out);
        return exit_ok;
    }
    const names call{of.sop, people.people ? &*people.people : nullptr, of.origin.where,
                     asked.lang};
    const sheet to(page_of(asked, at), 16);
    to.title(fmt::format("{} {}", to.say("Jejak berkas", "Journal of the case"), of.origin.id));
    to.title(of.origin.title);
    if (!of.origin.number.empty()) to.plain(of.origin.number, tone::dim);
    to.blank();
    to.field(to.say("Kalender", "Calendar"),
             fmt::format("{}, {} {}, {}", of.origin.calendar, to.say("versi", "version"),
                         sum.calendar_version, name(of.origin.where)));
    to.field(to.say("Aturan", "Rules"),
             of.sop != nullptr
                 ? to.say("SOP-nya ada, dan sama dengan yang dipakai berkas ini",
                          "the SOP is at hand, and it is the one of this case")
                 : to.say("SOP tidak ada di sini: jabatan dan langkah ditulis menurut kodenya",
                          "the SOP is not at hand: offices and steps are called by their codes"));
    to.field(to.say("Baris", "Lines"),
             fmt::format("{}, {}", head.count, to.say("rantainya utuh", "the chain is whole")));
    if (of.torn)
        to.field("",
                 to.say("penulisan terakhir terputus dan tidak dihitung",
                        "the last writing was interrupted and does not count"),
                 tone::warn);
    tell_lines(to, call, lines);
    tell_summary(to, call, sum);
    to.blank();
    to.field(to.say("Kepala jejak", "Head"), head_for_paper(head), tone::bold);
    return exit_ok;
}

}  // namespace alur::command
