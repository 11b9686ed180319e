#include <fmt/format.h>
#include <alur/case/open_case.hpp>

#include "case/refusals.hpp"
#include "case/words.hpp"

namespace alur {

refused_event stale_head(const scene&) {
    return refuse(refusal::stale_head, {},
                  "Berkas sudah berubah sejak Anda membukanya: buka lagi, lalu ulangi",
                  "The case has changed since you looked at it: look again, then repeat");
}

refused_event not_its_caller(const scene& s, std::string_view caller) {
    const std::string& own = s.facts.caller->case_id;
    if (own.empty())
        return refuse(refusal::office, {},
                      fmt::format("Berkas ini tidak dijalankan oleh berkas {}", caller),
                      fmt::format("This case does not run for the case {}", caller));
    return refuse(refusal::office, {},
                  fmt::format("Berkas ini dijalankan oleh berkas {}, bukan {}", own, caller),
                  fmt::format("This case runs for the case {}, not for {}", own, caller));
}

refused_event held_with_caller(const scene& s) {
    const std::string& caller = s.facts.caller->case_id;
    return refuse(refusal::lifecycle, {},
                  fmt::format("Berkas ini ditunda bersama berkas {}: lanjutkan berkas itu", caller),
                  fmt::format("This case is suspended with the case {}: resume that one", caller));
}

refused_event answer_is_the_outcome(const scene& s, row_unit at, const called_case& called) {
    return refuse(refusal::exit, at,
                  fmt::format("Jawaban {} adalah hasil berkas {}: {}", step_words(s, at.row).id,
                              called.id, called.outcome),
                  fmt::format("The answer of {} is the outcome of the case {}: {}",
                              step_words(s, at.row).en, called.id, called.outcome));
}

refused_event calls_nothing(const scene& s, row_unit at) {
    const bilingual step = step_words_first(s, at.row);
    return refuse(refusal::evidence, at, step.id + " tidak menjalankan SOP lain",
                  step.en + " calls no other SOP");
}

refused_event called_case_needed(const scene& s, row_unit at) {
    const bilingual step = step_words_first(s, at.row);
    const std::string& name = s.row(at.row).called_sop;
    return refuse(refusal::evidence, at,
                  fmt::format("{} menjalankan SOP \"{}\": sebutkan berkasnya yang sudah selesai",
                              step.id, name),
                  fmt::format("{} runs the SOP \"{}\": name its finished case", step.en, name));
}

refused_event wrong_called_case(const scene& s, row_unit at, const called_case& called) {
    const bilingual step = step_words(s, at.row);
    const std::string& name = s.row(at.row).called_sop;
    return refuse(
        refusal::evidence, at,
        fmt::format("Berkas {} tidak dapat dipakai: harus berkas SOP \"{}\" yang dibuka untuk {} "
                    "sejak langkah itu terbuka, dan sudah selesai dengan hasil yang dikenal",
                    called.id, name, step.id),
        fmt::format("The case {} cannot be used: it must be a case of the SOP \"{}\" opened for {} "
                    "since that row opened, and finished with a known outcome",
                    called.id, name, step.en));
}

refused_event definitive_only(const scene& s, row_unit at, role_id office, capacity held) {
    const bilingual step = step_words_first(s, at.row);
    const std::string name = office_words(s, office);
    return refuse(
        refusal::assignment, at,
        fmt::format("{} hanya boleh dikerjakan pejabat definitif; Anda masuk sebagai {} {}",
                    step.id, prefix(held), name),
        fmt::format("{} may only be done by the definitive holder; you came as {} {}", step.en,
                    prefix(held), name));
}

refused_event assigned_to_another(const scene& s, row_unit at, std::string_view person) {
    const bilingual step = step_words_first(s, at.row);
    return refuse(refusal::assignment, at,
                  fmt::format("{} ditugaskan kepada {}, bukan kepada Anda", step.id, person),
                  fmt::format("{} is assigned to {}, not to you", step.en, person));
}

refused_event claimed_by_another(const scene& s, row_unit at, std::string_view person) {
    const bilingual step = step_words_first(s, at.row);
    return refuse(
        refusal::claim, at,
        fmt::format("{} sedang dikerjakan {}; mintalah dilepas dahulu", step.id, person),
        fmt::format("{} is in the hands of {}; ask for its release first", step.en, person));
}

refused_event held_by_nobody(const scene& s, row_unit at) {
    const bilingual step = step_words_first(s, at.row);
    return refuse(refusal::claim, at, fmt::format("{} tidak sedang dipegang siapa pun", step.id),
                  fmt::format("{} is in nobody's hands", step.en));
}

refused_event nobody_in_particular(const scene& s, row_unit at) {
    const bilingual step = step_words_first(s, at.row);
    return refuse(refusal::separation, at,
                  fmt::format("{} memerlukan orang yang jelas: sebutkan siapa Anda", step.id),
                  fmt::format("{} needs a known person: say who you are", step.en));
}

refused_event person_needed(const scene& s, row_unit at) {
    const bilingual step = step_words(s, at.row);
    return refuse(refusal::exit, at, fmt::format("Sebutkan orangnya untuk {}", step.id),
                  fmt::format("Name the person for {}", step.en));
}

refused_event same_person(const scene& s, row_unit at, const act_done& earlier) {
    const bilingual step = step_words_first(s, at.row);
    const bilingual other = step_words(s, earlier.at.row);
    const std::string office = office_words(s, earlier.office);
    return refuse(
        refusal::separation, at,
        fmt::format("{} harus dikerjakan orang lain: Anda sudah mengerjakan {} sebagai {}", step.id,
                    other.id, office),
        fmt::format("{} must be done by somebody else: you did {} as {}", step.en, other.en,
                    office));
}

refused_event names_nobody(const scene& s, row_unit at) {
    const bilingual step = step_words_first(s, at.row);
    return refuse(refusal::exit, at,
                  fmt::format("{} tidak menunjuk siapa pun: hapus penunjukannya", step.id),
                  fmt::format("{} names nobody: leave the naming out", step.en));
}

refused_event named_too_early(const scene& s, row_unit at) {
    const bilingual step = step_words_first(s, at.row);
    return refuse(
        refusal::exit, at,
        fmt::format("{} belum selesai dengan tindakan ini: yang bertindak terakhirlah yang "
                    "menunjuk",
                    step.id),
        fmt::format("{} is not finished by this act: whoever acts last names", step.en));
}

refused_event unit_cannot_be_named(const scene& s, row_unit at, std::string_view unit) {
    const bilingual step = step_words_first(s, at.row);
    return refuse(refusal::exit, at,
                  fmt::format("{} tidak dapat menunjuk unit \"{}\": tidak ada langkah yang unitnya "
                              "ditunjuk di sini, atau unit itu tidak ikut dalam berkas ini",
                              step.id, unit),
                  fmt::format("{} cannot name the unit \"{}\": no row's units are named here, or "
                              "the unit does not take part in this case",
                              step.en, unit));
}

refused_event cannot_be_named(const scene& s, row_unit at, role_id office) {
    role_set able = 0;
    for (std::size_t r = 0; r < s.sop.demands.size(); ++r)
        if (s.sop.demands[r].named_at == at.row) able |= s.view.rows[r].deciders;
    const bilingual who = either(offices_words(s, able, {}));
    const std::string name = s.office(office).name;
    return refuse(
        refusal::exit, at,
        fmt::format("{} tidak dapat ditunjuk di sini; yang dapat ditunjuk: {}", name, who.id),
        fmt::format("{} cannot be named here; who can be: {}", name, who.en));
}

refused_event not_among(const scene& s, row_unit at, role_set wanted) {
    const bilingual who = either(offices_words(s, wanted, at));
    const std::vector<std::string> seats = seats_words(s);
    refused_event r = refuse(
        refusal::office, at,
        fmt::format("Hanya {} dapat melakukannya; Anda {}", who.id,
                    seats.empty() ? "tidak memegang jabatan" : "masuk sebagai " + joined(seats).id),
        fmt::format("Only {} can do that; you {}", who.en,
                    seats.empty() ? "hold no office" : "came as " + joined(seats).en));
    r.belongs_to = members(wanted);
    return r;
}

refused_event bad_document(const scene& s, row_unit at, const document& given) {
    const bilingual step = step_words(s, at.row);
    return refuse(
        refusal::evidence, at,
        fmt::format(
            "Dokumen \"{}\" pada {} tidak dapat dicatat: perlu nama, dan sidik SHA-256 (bila "
            "ada) terdiri dari 64 angka heksadesimal",
            given.name, step.id),
        fmt::format("The document \"{}\" at {} cannot be recorded: it needs a name, and a SHA-256 "
                    "(if any) has 64 hexadecimal digits",
                    given.name, step.en));
}

refused_event papers_missing(const scene& s, row_unit at, const std::vector<std::string>& missing,
                             bool inputs) {
    const bilingual step = step_words_first(s, at.row);
    const bilingual list = joined(missing);
    if (inputs)
        return refuse(refusal::evidence, at,
                      fmt::format("{} belum dapat dikerjakan: belum ada {}", step.id, list.id),
                      fmt::format("{} cannot be done yet: {} is missing", step.en, list.en));
    return refuse(refusal::evidence, at,
                  fmt::format("{} belum dapat diselesaikan: serahkan {}", step.id, list.id),
                  fmt::format("{} cannot be completed yet: hand over {}", step.en, list.en));
}

refused_event too_late(const scene& s, row_unit at, instant due) {
    const bilingual step = step_words_first(s, at.row);
    const bilingual when = moment_words(s, due);
    const bilingual who = either(offices_words(s, s.sop.controllers, {}));
    return refuse(
        refusal::lateness, at,
        fmt::format("Waktu {} habis {}; hanya pengecualian oleh {} membukanya",
                    step_words(s, at.row).id, when.id, who.id),
        fmt::format("{} was due {}; only an exception by {} opens it", step.en, when.en, who.en));
}

refused_event lateness_unexplained(const scene& s, row_unit at, instant due) {
    const bilingual step = step_words_first(s, at.row);
    const bilingual when = moment_words(s, due);
    return refuse(
        refusal::lateness, at,
        fmt::format("{} terlambat (batasnya {}): sebutkan alasan keterlambatan", step.id, when.id),
        fmt::format("{} is late (it was due {}): give the reason for the delay", step.en, when.en));
}

refused_event no_silent_answer(const scene& s, row_unit at) {
    const bilingual step = step_words(s, at.row);
    return refuse(refusal::exit, at,
                  fmt::format("SOP tidak memberi {} jawaban itu karena lewat waktu", step.id),
                  fmt::format("The SOP gives {} no such answer by silence", step.en));
}

refused_event silence_too_early(const scene& s, row_unit at, const due_date& due) {
    const bilingual step = step_words_first(s, at.row);
    if (!due.has_limit())
        return refuse(refusal::lateness, at, fmt::format("{} tidak mempunyai batas waktu", step.id),
                      fmt::format("{} has no time limit", step.en));
    const bilingual when = moment_words(s, due.at);
    return refuse(refusal::lateness, at,
                  fmt::format("{} masih dapat dijawab sampai {}", step.id, when.id),
                  fmt::format("{} can still be answered until {}", step.en, when.en));
}

refused_event not_extensible(const scene& s, row_unit at) {
    const bilingual step = step_words_first(s, at.row);
    return refuse(
        refusal::exit, at,
        fmt::format("{} tidak dapat diperpanjang: SOP tidak menyebut perpanjangan", step.id),
        fmt::format("{} cannot be extended: the SOP allows no extension", step.en));
}

refused_event extended_enough(const scene& s, row_unit at, std::uint32_t times) {
    const bilingual step = step_words_first(s, at.row);
    return refuse(refusal::exit, at,
                  fmt::format("{} sudah diperpanjang {} kali, paling banyak yang diizinkan SOP",
                              step.id, times),
                  fmt::format("{} was extended {} times already, as often as the SOP allows",
                              step.en, times));
}

refused_event extension_too_late(const scene& s, row_unit at, const due_date& due) {
    const bilingual step = step_words_first(s, at.row);
    const bilingual when = moment_words(s, due.at);
    return refuse(
        refusal::lateness, at,
        fmt::format("{} tidak dapat diperpanjang lagi: waktunya habis {}", step.id, when.id),
        fmt::format("{} cannot be extended any more: it was due {}", step.en, when.en));
}

refused_event cannot_be_lifted(const scene&, std::string_view what) {
    return refuse(
        refusal::unknown_name, {},
        fmt::format("\"{}\" tidak dapat dikecualikan; yang dapat: jabatan, pemisahan, bukti, "
                    "keterlambatan. Urutan langkah, unit dan keadaan berkas tidak pernah",
                    what),
        fmt::format("\"{}\" cannot be lifted; what can: jabatan, pemisahan, bukti, keterlambatan. "
                    "Never the order of steps, units or the life of the case",
                    what));
}

refused_event exception_unfounded(const scene& s, row_unit at) {
    const bilingual step = step_words(s, at.row);
    return refuse(refusal::exit, at,
                  fmt::format("Pengecualian pada {} memerlukan alasan dan nomor surat", step.id),
                  fmt::format("An exception at {} needs a reason and a letter", step.en));
}

refused_event stead_needed(const scene& s, row_unit at) {
    const bilingual step = step_words(s, at.row);
    return refuse(refusal::exit, at,
                  fmt::format("Sebutkan jabatan yang digantikan pada {}", step.id),
                  fmt::format("Say in whose stead {} is done", step.en));
}

}  // namespace alur
