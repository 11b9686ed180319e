#include "command/ask_what.hpp"

#include <fmt/format.h>
#include <alur/time/instant_text.hpp>

#include <algorithm>
#include <charconv>
#include <ostream>
#include <type_traits>

#include "command/phrases.hpp"

namespace alur::command {
namespace {

using what_happens = decltype(event::what);

std::string reason(const prompter& to) { return to.answer_to("Alasan?", "Reason?"); }

// A number of the list that was shown, or the row's own number, id and unit.
template <class What>
void name_row(const std::string& text, const open_case& of, const prompter& to, What& what) {
    what.row = text;
    const auto open = of.open_rows();
    std::size_t n = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), n);
    if (failed == std::errc() && end == text.data() + text.size() && n >= 1 && n <= open.size()) {
        what.row = of.sop().sop.rows[index(open[n - 1].at.row)].id;
        what.unit = unit_name(of.sop(), of.facts(), open[n - 1].at);
        return;
    }
    const step_id found = of.sop().find_row(text);
    if (found != no_step && of.sop().kind_of(found) != no_kind)
        what.unit = to.answer_to("Untuk unit mana?", "For which unit?");
}

template <class What>
What on_row(const char* id, const char* en, const open_case& of, const prompter& to) {
    What what;
    name_row(to.answer_to(id, en), of, to, what);
    return what;
}

seat seat_named(const std::string& text) {
    const std::vector<std::string> parts = split(text, '/');
    return {parts.empty() ? text : parts[0], parts.size() > 1 ? parts[1] : ""};
}

void ask_answer(const alur::row& row, step_id at, const open_case& of, const prompter& to,
                events::complete& what) {
    std::vector<std::string> labels;
    for (const answer& each : row.answers) labels.push_back(each.label);
    what.answer = to.answer_to(fmt::format(
        "{} ({}; {})", row.question.empty() ? to.say("Jawaban?", "Answer?") : row.question.c_str(),
        joined(labels, to.say("atau", "or")),
        to.say("kosong bila belum dijawab", "empty if not answered yet")));
    const exit_id exit = of.sop().find_answer(at, what.answer);
    const row_entry& entry = of.sop().table.rows[index(at)];
    if (exit != no_exit && of.sop().table.exits[entry.first_exit + index(exit)].backward)
        what.reason = reason(to);
}

bool names_units(const machine& sop, step_id row) {
    const auto named_here = [&](const stretch_entry& each) {
        return each.members != 0 && sop.demands[index(each.entry)].named_at == row;
    };
    return std::any_of(sop.table.stretches.begin(), sop.table.stretches.end(), named_here);
}

instant ask_time(const char* id, const char* en, instant otherwise, zone where,
                 const prompter& to) {
    for (;;) {
        const std::string text = to.answer_to(
            fmt::format("{} [{}]:", to.say(id, en), print_instant(otherwise, where).substr(0, 16)));
        if (text.empty()) return otherwise;
        if (const parsed<instant> read = parse_instant(text, where)) return *read;
        to.out() << to.say("Tulis misalnya 2026-01-05T08:15.",
                           "Write for example 2026-01-05T08:15.")
                 << '\n';
    }
}

// The finished case of the SOP that a row runs: from its journal, else as somebody tells it.
called_case ask_called(step_id row, const std::string& unit, const open_case& of,
                       const prompter& to, const called_reader& read) {
    const std::string name = to.answer_to(
        "Berkas SOP yang dijalankan langkah ini? (jejaknya, atau id; kosong bila belum)",
        "Case of the SOP that this row runs? (its journal, or id; empty if not yet)");
    if (name.empty()) return {};
    if (const std::optional<called_case> found = read(name)) return *found;
    const alur::row& calling = of.sop().sop.rows[index(row)];
    called_case called;
    called.id = name;
    called.title = calling.called_sop;
    called.outcome = to.answer_to("Hasilnya? (boleh kosong)", "Its outcome? (or empty)");
    called.head =
        to.answer_to("Sidik jejaknya? (boleh kosong)", "The hash of its journal? (or empty)");
    instant opened = of.facts().started;
    for (const open_row& each : of.open_rows())
        if (each.at.row == row && unit_name(of.sop(), of.facts(), each.at) == unit)
            opened = each.opened;
    const zone where = of.times().where();
    called.started = ask_time("Dibuka", "Opened", opened, where, to);
    called.finished = ask_time("Selesai", "Finished", of.facts().last_act, where, to);
    called.caller = {to.case_id(), calling.id, unit};
    return called;
}

events::complete ask_completion(const std::string& text, const open_case& of, const prompter& to,
                                const called_reader& read) {
    events::complete what;
    name_row(text, of, to, what);
    const step_id found = of.sop().find_row(what.row);
    if (found == no_step) return what;
    const alur::row& row = of.sop().sop.rows[index(found)];
    const row_demands& asks = of.sop().demands[index(found)];
    if (!row.answers.empty()) ask_answer(row, found, of, to, what);
    if (row.shared == sharing::meeting)
        for (const std::string& each :
             split(to.answer_to("Siapa yang hadir? (jabatan, jabatan/unit)",
                                "Who is present? (office, office/unit)"),
                   ','))
            what.attendants.push_back(seat_named(each));
    if (asks.names_others) {
        const std::string named = to.answer_to(
            "Siapa yang ditunjuk? (jabatan, orang, atau jabatan/orang; kosong: tidak ada)",
            "Who is named? (an office, a person, or office/person; empty: nobody)");
        const std::string first{without_spaces(named.substr(0, named.find('/')))};
        (of.sop().find_role(first) == no_role ? what.name_person : what.name_office) = first;
        if (const std::size_t slash = named.find('/'); slash != std::string::npos)
            what.name_person = std::string(without_spaces(named.substr(slash + 1)));
    }
    if (names_units(of.sop(), found))
        what.name_units = split(to.answer_to("Unit mana yang ditunjuk? (koma; kosong: semua)",
                                             "Which units are named? (commas; empty: all)"),
                                ',');
    if (!row.called_sop.empty()) what.called = ask_called(found, what.unit, of, to, read);
    return what;
}

events::send_back ask_return(const open_case& of, const prompter& to) {
    auto what = on_row<events::send_back>("Langkah mana yang dikembalikan?",
                                          "Which step is sent back?", of, to);
    what.to = to.answer_to("Ke langkah mana?", "To which step?");
    what.reason = reason(to);
    return what;
}

events::except ask_exception(const open_case& of, const prompter& to) {
    auto what = on_row<events::except>("Pengecualian pada langkah mana?",
                                       "An exception at which step?", of, to);
    what.lifts = to.answer_to("Yang dikecualikan? (jabatan, pemisahan, bukti, atau keterlambatan)",
                              "What is lifted? (jabatan, pemisahan, bukti or keterlambatan)");
    what.person = to.answer_to("Untuk siapa? (id orang)", "For whom? (id of the person)");
    if (what.lifts == "jabatan")
        what.office = to.answer_to("Menggantikan jabatan apa?", "In the stead of which office?");
    what.reason = reason(to);
    what.letter = to.answer_to("Nomor suratnya?", "Number of the letter?");
    return what;
}

what_happens ask_units(const prompter& to) {
    const std::string word = to.answer_to("Unit baru atau unit yang pergi? (baru/pergi)",
                                          "A unit that joins or one that leaves? (join/leave)");
    const bool leaves = word == "pergi" || word == "leave";
    const std::string kind = to.answer_to("Jenis unitnya? (misalnya bidang)", "Which kind?");
    const std::string unit = to.answer_to("Nama unitnya?", "Name of the unit?");
    if (leaves) return events::remove_unit{kind, unit, reason(to)};
    return events::add_unit{kind, unit, reason(to)};
}

}  // namespace

std::string menu(const prompter& to) {
    return to.say(
        "  k) kembalikan  t) tunda  l) lanjutkan  b) batalkan  a) ambil  s) lepaskan\n"
        "  g) tugaskan  p) perpanjang  e) kecualikan  c) catat  u) unit  keluar",
        "  k) send back  t) suspend  l) resume  b) cancel  a) claim  s) release\n"
        "  g) assign  p) extend  e) except  c) note  u) units  quit");
}

what_happens ask_what(const std::string& chosen, const open_case& of, const prompter& to,
                      const called_reader& read) {
    if (chosen.size() != 1) return ask_completion(chosen, of, to, read);
    switch (chosen.front()) {
        case 'k':
            return ask_return(of, to);
        case 't':
            return events::suspend{reason(to)};
        case 'l':
            return events::resume{
                to.answer_to("Alasan? (boleh kosong)", "Reason? (may stay empty)")};
        case 'b':
            return events::cancel{reason(to)};
        case 'a':
            return on_row<events::claim>("Langkah mana yang diambil?", "Which step is claimed?", of,
                                         to);
        case 's': {
            auto what = on_row<events::release>("Langkah mana yang dilepas?",
                                                "Which step is released?", of, to);
            what.reason = to.answer_to("Alasan? (boleh kosong)", "Reason? (may stay empty)");
            return what;
        }
        case 'g': {
            auto what = on_row<events::assign>("Langkah mana yang ditugaskan?",
                                               "Which step is assigned?", of, to);
            what.person = to.answer_to("Kepada siapa? (id orang)", "To whom? (id of the person)");
            what.reason = to.answer_to("Alasan? (boleh kosong)", "Reason? (may stay empty)");
            return what;
        }
        case 'p': {
            auto what = on_row<events::extend>("Langkah mana yang diperpanjang?",
                                               "Which step is extended?", of, to);
            what.reason = reason(to);
            return what;
        }
        case 'e':
            return ask_exception(of, to);
        case 'c':
            return events::note{to.answer_to("Apa yang dicatat?", "What is noted?")};
        case 'u':
            return ask_units(to);
        default:
            return ask_completion(chosen, of, to, read);
    }
}

std::vector<document> documents_of(std::string_view text) {
    std::vector<document> list;
    for (const std::string& each : split(text, ',')) {
        const std::size_t equals = each.find('=');
        document one;
        one.name = std::string(without_spaces(std::string_view(each).substr(0, equals)));
        if (equals != std::string::npos)
            one.reference = std::string(without_spaces(std::string_view(each).substr(equals + 1)));
        list.push_back(std::move(one));
    }
    return list;
}

std::string_view row_of(const event& given) {
    return std::visit(
        [](const auto& what) -> std::string_view {
            if constexpr (requires { what.row; })
                return what.row;
            else
                return {};
        },
        given.what);
}

}  // namespace alur::command
