#include "case/refusals.hpp"

#include <fmt/format.h>
#include <alur/case/open_case.hpp>

#include <algorithm>
#include <array>

#include "case/words.hpp"
#include "sop/spelling.hpp"

namespace alur {
namespace {

refused_event unknown(std::string id, std::string en) {
    return refuse(refusal::unknown_name, {}, std::move(id), std::move(en));
}

std::vector<std::string> row_ids(const scene& s) {
    std::vector<std::string> ids;
    for (const row& each : s.sop.sop.rows)
        ids.push_back(each.has_id ? fmt::format("{} ({})", each.number, each.id) : each.number);
    return ids;
}

std::vector<std::string> units_open(const scene& s, step_id row) {
    std::vector<std::string> names;
    for (const open_row& each : s.facts.ledger.open)
        if (each.at.row == row) names.push_back(unit_name(s.sop, s.facts, each.at));
    return names;
}

std::vector<std::string> answers_of(const scene& s, step_id row) {
    std::vector<std::string> labels;
    for (const answer& each : s.row(row).answers) labels.push_back(each.label);
    return labels;
}

bilingual now_open_or_nothing(const scene& s) {
    const bilingual open = open_now(s);
    if (open.empty()) return {"tidak ada langkah yang terbuka", "no step is open"};
    return {"yang terbuka sekarang: " + open.id, "open now: " + open.en};
}

std::string came_as(const std::vector<std::string>& seats, language lang) {
    if (seats.empty())
        return lang == language::id ? "Anda tidak memegang jabatan" : "you hold no office";
    return lang == language::id ? "Anda masuk sebagai " + joined(seats).id
                                : "you came as " + joined(seats).en;
}

refused_event reason_missing(row_unit at) {
    return refuse(refusal::exit, at, "Sebutkan alasannya: langkah mundur selalu beralasan",
                  "Give a reason: a step back always needs one");
}

std::vector<std::string> allowed_labels(const scene& s, row_unit at, const step_event& e) {
    std::vector<std::string> labels;
    const std::vector<answer>& answers = s.row(at.row).answers;
    for (std::size_t i = 0; i < answers.size(); ++i)
        if ((e.allowed >> i & 1U) != 0) labels.push_back(answers[i].label);
    return labels;
}

}  // namespace

refused_event too_early(const scene& s) {
    const bilingual given = moment_words(s, s.given.at);
    const bilingual last = moment_words(s, s.facts.last_act);
    return refuse(
        refusal::time_order, {},
        fmt::format("Waktunya, {}, mendahului tindakan terakhir berkas ini, {}: catat pada saat "
                    "itu atau sesudahnya",
                    given.id, last.id),
        fmt::format("Its time, {}, is before the last act of this case, {}: record it at that "
                    "moment or later",
                    given.en, last.en));
}

refused_event unknown_row(const scene& s, std::string_view name) {
    const bilingual rows = joined(row_ids(s));
    return unknown(
        fmt::format("Tidak ada langkah \"{}\" pada SOP ini; yang ada: {}", name, rows.id),
        fmt::format("This SOP has no step \"{}\"; there are {}", name, rows.en));
}

refused_event unknown_office(const scene& s, std::string_view name) {
    std::vector<std::string> names;
    for (const performer& each : s.sop.sop.performers) names.push_back(each.name);
    const bilingual offices = joined(names);
    return unknown(
        fmt::format("Tidak ada jabatan \"{}\" pada SOP ini; yang ada: {}", name, offices.id),
        fmt::format("This SOP has no office \"{}\"; there are {}", name, offices.en));
}

refused_event unknown_answer(const scene& s, step_id row, std::string_view label) {
    const bilingual labels = either(answers_of(s, row));
    const bilingual step = step_words_first(s, row);
    refused_event r = unknown(
        fmt::format("{} tidak mengenal jawaban \"{}\"; jawablah {}", step.id, label, labels.id),
        fmt::format("{} knows no answer \"{}\"; answer {}", step.en, label, labels.en));
    r.at.row = row;
    return r;
}

refused_event unknown_kind(const scene& s, std::string_view name) {
    std::vector<std::string> kinds = s.sop.kinds;
    kinds.insert(kinds.end(), s.sop.case_kinds.begin(), s.sop.case_kinds.end());
    if (kinds.empty())
        return unknown(fmt::format("SOP ini tidak mengenal unit, jadi \"{}\" pun tidak", name),
                       fmt::format("This SOP knows no units, so no \"{}\" either", name));
    const bilingual list = joined(kinds);
    return unknown(
        fmt::format("SOP ini tidak mengenal unit jenis \"{}\"; yang ada: {}", name, list.id),
        fmt::format("This SOP knows no units of the kind \"{}\"; there are {}", name, list.en));
}

refused_event unknown_listed_unit(const scene& s, std::string_view kind, std::string_view name) {
    std::vector<std::string> names;
    for (const unit_kind& each : s.sop.sop.units)
        if (each.kind == kind) names = each.names;
    const bilingual list = joined(names);
    return unknown(
        fmt::format("Tidak ada {} \"{}\" pada SOP ini; yang ada: {}", kind, name, list.id),
        fmt::format("This SOP has no {} \"{}\"; there are {}", kind, name, list.en));
}

refused_event unknown_start(const scene& s, std::string_view name) {
    std::vector<std::string> starts;
    for (const step_id row : s.view.starts)
        starts.push_back(s.row(row).trigger && !s.row(row).trigger->empty()
                             ? fmt::format("{} ({})", s.row(row).number, *s.row(row).trigger)
                             : s.row(row).number);
    const bilingual list = either(starts);
    if (name.empty())
        return unknown("Sebutkan MULAI yang dipakai: langkah " + list.id,
                       "Say which start is meant: step " + list.en);
    return unknown(fmt::format("\"{}\" bukan MULAI; berkas dibuka pada langkah {}", name, list.id),
                   fmt::format("\"{}\" is not a start; a case opens at step {}", name, list.en));
}

refused_event unknown_data(const scene& s, std::string_view name) {
    std::vector<std::string> names;
    for (const auto& each : s.sop.sop.data) names.push_back(each.first);
    const bilingual list = joined(names);
    if (names.empty())
        return unknown(fmt::format("SOP ini tidak memakai data, jadi \"{}\" pun tidak", name),
                       fmt::format("This SOP reads no data, so no \"{}\" either", name));
    return unknown(fmt::format("SOP ini tidak mengenal data \"{}\"; yang ada: {}", name, list.id),
                   fmt::format("This SOP knows no data \"{}\"; there are {}", name, list.en));
}

refused_event wrong_data(const scene&, std::string_view name, data_type wanted) {
    constexpr std::array<std::string_view, 4> english{
        "a number", "a text", "a date that exists, from 1900 to 9999", "yes or no"};
    const std::string_view which =
        wanted == data_type::date ? " yang ada, tahun 1900 sampai 9999" : "";
    return unknown(
        fmt::format("Data \"{}\" harus berupa {}{}", name, name_of(wanted), which),
        fmt::format("Data \"{}\" must be {}", name, english[static_cast<std::size_t>(wanted)]));
}

refused_event wrong_stage(const scene& s) {
    const bilingual chiefs = either(offices_words(s, s.sop.controllers, {}));
    switch (s.facts.stage) {
        case lifecycle::not_started:
            return refuse(refusal::lifecycle, {}, "Berkas belum dimulai: bukalah dahulu",
                          "The case has not started: open it first");
        case lifecycle::running:
            if (std::holds_alternative<events::start>(s.given.what))
                return refuse(refusal::lifecycle, {},
                              "Berkas sudah dimulai: kerjakan langkah yang terbuka",
                              "The case has started already: do the steps that are open");
            return refuse(refusal::lifecycle, {},
                          "Berkas sedang berjalan, tidak ditunda: tidak ada yang dilanjutkan",
                          "The case is running, not suspended: there is nothing to resume");
        case lifecycle::suspended:
            if ((s.facts.suspended_by & static_cast<unsigned>(suspension::caller)) != 0)
                return held_with_caller(s);
            return refuse(
                refusal::lifecycle, {},
                fmt::format("Berkas sedang ditunda: hanya {} dapat melanjutkan atau membatalkannya",
                            chiefs.id),
                fmt::format("The case is suspended: only {} can resume or cancel it", chiefs.en));
        case lifecycle::completed:
            return refuse(refusal::lifecycle, {}, "Berkas sudah selesai: bukalah berkas baru",
                          "The case is completed: open a new one");
        case lifecycle::cancelled:
            break;
    }
    return refuse(refusal::lifecycle, {}, "Berkas sudah dibatalkan: bukalah berkas baru",
                  "The case is cancelled: open a new one");
}

refused_event not_open(const scene& s, row_unit at) {
    const bilingual step = step_words_first(s, at.row);
    const bilingual now = now_open_or_nothing(s);
    const bool done = std::any_of(s.facts.ledger.acts.begin(), s.facts.ledger.acts.end(),
                                  [&](const act_done& a) { return a.at.row == at.row; });
    if (done)
        return refuse(refusal::row_not_open, at,
                      fmt::format("{} sudah selesai dan tidak terbuka lagi; {}", step.id, now.id),
                      fmt::format("{} is done and not open any more; {}", step.en, now.en));
    return refuse(refusal::row_not_open, at,
                  fmt::format("{} belum sampai gilirannya; {}", step.id, now.id),
                  fmt::format("{} has not come to its turn; {}", step.en, now.en));
}

refused_event wrong_unit(const scene& s, row_unit at, std::string_view named) {
    const bilingual step = step_words_first(s, at.row);
    const kind_id kind = s.sop.kind_of(at.row);
    if (kind == no_kind) {
        for (const std::string& own : s.facts.units->of_case)
            if (!s.sop.case_kinds.empty())
                return refuse(refusal::unit, at,
                              fmt::format("Berkas ini milik {} {}, bukan {}",
                                          s.sop.case_kinds.front(), own, named),
                              fmt::format("This case belongs to {} {}, not to {}",
                                          s.sop.case_kinds.front(), own, named));
        return refuse(
            refusal::unit, at,
            fmt::format("{} dikerjakan satu kali untuk semua: jangan sebut unit ({})", step.id,
                        named),
            fmt::format("{} is done once for all: do not name a unit ({})", step.en, named));
    }
    const std::string& word = s.sop.kinds[index(kind)];
    const bilingual open = joined(units_open(s, at.row));
    if (blank(named))
        return refuse(
            refusal::unit, at,
            fmt::format("{} dikerjakan setiap {}: sebutkan yang mana; terbuka bagi {}", step.id,
                        word, open.id),
            fmt::format("{} is done for every {}: say which; open for {}", step.en, word, open.en));
    const unit_id unit = find_unit(s.facts, kind, named);
    if (unit == no_unit || !is_active(s.sop, s.facts, kind, unit))
        return refuse(refusal::unit, at,
                      fmt::format("Tidak ada {} \"{}\" dalam berkas ini; {} terbuka bagi {}", word,
                                  named, step_words(s, at.row).id, open.id),
                      fmt::format("There is no {} \"{}\" in this case; {} is open for {}", word,
                                  named, step_words(s, at.row).en, open.en));
    return refuse(refusal::unit, at,
                  fmt::format("{} tidak terbuka bagi {} {}; terbuka bagi {}", step.id, word,
                              s.facts.units->of_kind[index(kind)][index(unit)], open.id),
                  fmt::format("{} is not open for {} {}; it is open for {}", step.en, word,
                              s.facts.units->of_kind[index(kind)][index(unit)], open.en));
}

refused_event wrong_units_back(const scene& s, row_unit at, step_id target,
                               const std::vector<std::string>& named) {
    const bilingual units = joined(named);
    if (target == no_step || s.sop.kind_of(target) == no_kind ||
        s.view.rows[index(target)].stretch == s.view.rows[index(at.row)].stretch)
        return refuse(
            refusal::unit, at,
            fmt::format("Unit yang dikembalikan ({}) hanya disebut bila kembali ke langkah yang "
                        "dikerjakan setiap unit; hapuslah",
                        units.id),
            fmt::format("Units sent back ({}) are named only on the way back to a step that every "
                        "unit does; leave them out",
                        units.en));
    const bilingual step = step_words(s, target);
    if (named.empty())
        return refuse(
            refusal::unit, at,
            fmt::format("Belum ada unit yang selesai dari {}, jadi tidak ada yang dapat "
                        "dikembalikan ke sana",
                        step.id),
            fmt::format("No unit has come out of {} yet, so none can be sent back", step.en));
    return refuse(
        refusal::unit, at,
        fmt::format("Tidak semua dari {} sudah menyerahkan hasil; hanya yang sudah dapat "
                    "dikembalikan ke {}",
                    units.id, step.id),
        fmt::format("Not all of {} have delivered; only those that have can be sent back to {}",
                    units.en, step.en));
}

refused_event units_needed(const scene&, std::string_view kind, bool one) {
    if (one)
        return refuse(refusal::unit, {},
                      fmt::format("Berkas ini milik satu {}: sebutkan yang mana", kind),
                      fmt::format("This case belongs to one {}: say which", kind));
    return refuse(refusal::unit, {},
                  fmt::format("Sebutkan setiap {} yang ikut dalam berkas ini", kind),
                  fmt::format("Name every {} that takes part in this case", kind));
}

refused_event bad_units(const scene&, bilingual message) {
    return refuse(refusal::unit, {}, std::move(message.id), std::move(message.en));
}

refused_event not_your_turn(const scene& s, row_unit at) {
    const role_set can = may_act(s.sop, s.facts, at);
    const bilingual step = step_words(s, at.row);
    const bilingual owners = either(offices_words(s, can, at));
    const std::vector<std::string> seats = seats_words(s);
    const row_entry& entry = s.view.rows[index(at.row)];
    role_set all = entry.deciders;
    for (const role_id office : s.view.acts.subspan(entry.first_act, entry.act_count))
        all |= only(office);

    std::string id = fmt::format("Bukan giliran Anda: {} {} {}; {}", step.id,
                                 all == can ? "milik" : "sekarang menunggu", owners.id,
                                 came_as(seats, language::id));
    std::string en = fmt::format("Not your turn: {} {} {}; {}", step.en,
                                 all == can ? "belongs to" : "now waits for", owners.en,
                                 came_as(seats, language::en));
    for (const act_done& each : s.facts.ledger.acts) {
        if (each.at != at || each.person != s.given.by.id || (all & only(each.office)) == 0 ||
            (can & only(each.office)) != 0)
            continue;
        id = fmt::format("Bagian Anda pada {} sudah dikerjakan; sekarang menunggu {}", step.id,
                         owners.id);
        en = fmt::format("Your part of {} is done; it now waits for {}", step.en, owners.en);
    }
    refused_event r = refuse(refusal::office, at, std::move(id), std::move(en));
    r.belongs_to = members(can);
    return r;
}

refused_event not_held(const scene& s, row_unit at, role_id office) {
    const std::string unit = unit_words(s, s.office(office).per_unit, at);
    const std::string wanted = office_words(s, office, unit);
    const std::vector<std::string> seats = seats_words(s);
    return refuse(
        refusal::office, at,
        fmt::format("Anda tidak memegang jabatan {}; {}", wanted, came_as(seats, language::id)),
        fmt::format("You do not hold the office {}; {}", wanted, came_as(seats, language::en)));
}

refused_event may_not_record(const scene& s, row_unit at, role_id outside, role_set recorders) {
    const std::string name = s.office(outside).name;
    const bilingual step = step_words(s, at.row);
    const bilingual who = either(offices_words(s, recorders, at));
    const std::vector<std::string> seats = seats_words(s);
    if (!s.office(outside).outside)
        return refuse(refusal::office, at,
                      fmt::format("{} bukan pihak luar: {} dikerjakannya sendiri, tidak dicatatkan",
                                  name, step.id),
                      fmt::format("{} is not an outsider: it does {} itself, nobody records it",
                                  name, step.en));
    return refuse(
        refusal::office, at,
        fmt::format("{} dikerjakan {}, pihak luar; yang mencatatkannya {}; {}",
                    step_words_first(s, at.row).id, name, who.id, came_as(seats, language::id)),
        fmt::format("{} is done by {}, an outsider; {} records it; {}",
                    step_words_first(s, at.row).en, name, who.en, came_as(seats, language::en)));
}

refused_event which_office(const scene& s, row_unit at, const std::vector<role_id>& fitting) {
    std::vector<std::string> names;
    for (const role_id office : fitting) names.push_back(s.office(office).name);
    const bilingual list = either(names);
    refused_event r = refuse(
        refusal::office, at,
        fmt::format("Anda dapat bertindak di sini dalam beberapa jabatan: sebutkan sebagai {}",
                    list.id),
        fmt::format("You could act here in several offices: say whether as {}", list.en));
    r.belongs_to = fitting;
    return r;
}

refused_event controllers_only(const scene& s) {
    const bilingual chiefs = either(offices_words(s, s.sop.controllers, {}));
    const std::vector<std::string> seats = seats_words(s);
    refused_event r = refuse(refusal::office, {},
                             fmt::format("Hanya pengendali, yaitu {}, dapat melakukannya; {}",
                                         chiefs.id, came_as(seats, language::id)),
                             fmt::format("Only a controller, that is {}, can do that; {}",
                                         chiefs.en, came_as(seats, language::en)));
    r.belongs_to = members(s.sop.controllers);
    return r;
}

refused_event holds_no_office(const scene& s) {
    const std::vector<std::string> seats = seats_words(s);
    return refuse(refusal::office, {},
                  fmt::format("Hanya pemegang jabatan pada SOP ini dapat mencatat data; {}",
                              came_as(seats, language::id)),
                  fmt::format("Only holders of an office of this SOP can record data; {}",
                              came_as(seats, language::en)));
}

refused_event wrong_exit(const scene& s, row_unit at, const step_event& e, std::uint32_t done,
                         const bilingual& complaint) {
    const row_entry& entry = s.view.rows[index(at.row)];
    const bilingual step = step_words_first(s, at.row);
    const std::uint8_t place = kernel::act_now(s.view, entry, done, e.office);
    const bool finishes =
        entry.mode == act_mode::one || (done | (1U << place)) == kernel::all_acted(entry);
    if (!finishes)
        return refuse(
            refusal::exit, at,
            fmt::format("{} belum dapat dijawab: jabatan lain masih harus bertindak; kerjakan "
                        "bagian Anda tanpa jawaban",
                        step.id),
            fmt::format("{} cannot be answered yet: others must act first; do your part without "
                        "an answer",
                        step.en));
    if (!entry.decides && e.answer != no_exit)
        return refuse(refusal::exit, at,
                      fmt::format("{} tidak bertanya apa-apa: selesaikan tanpa jawaban", step.id),
                      fmt::format("{} asks nothing: complete it without an answer", step.en));
    if (entry.decides && index(e.answer) >= entry.exit_count) {
        if (s.sop.demands[index(at.row)].calls) return called_case_needed(s, at);
        const bilingual labels = either(allowed_labels(s, at, e));
        const std::string& question = s.row(at.row).question;
        return refuse(
            refusal::exit, at,
            fmt::format("{} harus dijawab{}: {}", step.id,
                        question.empty() ? "" : fmt::format(" (\"{}\")", question), labels.id),
            fmt::format("{} must be answered{}: {}", step.en,
                        question.empty() ? "" : fmt::format(" (\"{}\")", question), labels.en));
    }
    const std::size_t taken = entry.decides ? index(e.answer) : 0;
    if ((e.allowed >> taken & 1U) == 0) {
        const bilingual labels = either(allowed_labels(s, at, e));
        const std::string& label = s.row(at.row).answers[taken].label;
        return refuse(refusal::exit, at,
                      fmt::format("Jawaban {} tidak diizinkan aturan {} sekarang; yang boleh: {}",
                                  label, step_words(s, at.row).id, labels.id),
                      fmt::format("The rules of {} do not allow the answer {} now; allowed: {}",
                                  step_words(s, at.row).en, label, labels.en));
    }
    if (s.view.exits[entry.first_exit + taken].backward && !e.reasoned) return reason_missing(at);
    if (!complaint.empty())
        return refuse(refusal::exit, at,
                      fmt::format("Daftar hadir {} tidak dapat dipakai: {}",
                                  step_words(s, at.row).id, complaint.id),
                      fmt::format("The attendance list of {} cannot be used: {}",
                                  step_words(s, at.row).en, complaint.en));
    return refuse(
        refusal::exit, at,
        fmt::format("{} adalah rapat: sebutkan yang hadir; {} belum cukup", step.id, e.attendants),
        fmt::format("{} is a meeting: list who was there; {} are not enough", step.en,
                    e.attendants));
}

refused_event wrong_return(const scene& s, row_unit at, const step_event& e, std::uint32_t done) {
    if (!e.reasoned) return reason_missing(at);
    const row_entry& entry = s.view.rows[index(at.row)];
    const bilingual step = step_words_first(s, at.row);
    if (entry.mode == act_mode::in_order && e.target == at.row && done == 0)
        return refuse(
            refusal::exit, at,
            fmt::format("{} masih pada jabatan pertama: tidak ada yang menerima kembali", step.id),
            fmt::format("{} is still with its first office: there is nobody to hand back "
                        "to",
                        step.en));
    std::vector<std::string> targets;
    for (const step_id row : s.view.returns.subspan(entry.first_return, entry.return_count))
        targets.push_back(s.row(row).number);
    if (targets.empty())
        return refuse(
            refusal::exit, at,
            fmt::format("{} tidak boleh dikembalikan: SOP tidak menyebut ke mana", step.id),
            fmt::format("{} may not be sent back: the SOP does not say where to", step.en));
    const bilingual list = either(targets);
    return refuse(refusal::exit, at,
                  fmt::format("{} hanya boleh dikembalikan ke langkah {}", step.id, list.id),
                  fmt::format("{} may only be sent back to step {}", step.en, list.en));
}

refused_event reason_needed(const scene&) {
    return refuse(refusal::exit, {}, "Sebutkan alasannya", "Give a reason");
}

}  // namespace alur
