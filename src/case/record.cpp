#include <alur/case/record.hpp>
#include <alur/sop/fingerprint.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "case/book.hpp"
#include "case/decision_line.hpp"
#include "case/event_line.hpp"
#include "case/line_contents.hpp"

namespace alur {
namespace {

bool has_line(const entry& decided) {
    return !std::holds_alternative<events::tick>(decided.given.what) || decided.refused.has_value();
}

// What the decision relied on: one seat, or none in somebody else's stead; a refusal, on all.
std::span<const seat> seats_of(const entry& decided) {
    if (decided.refused) return decided.given.by.seats;
    if (!decided.seat_used) return {};
    return {&relied_on(decided), 1};
}

// Of the timetable, where another one is in force from this entry on.
const timetable_name* new_times(const open_case& of, const entry& decided) {
    if (decided.times != nullptr) return &decided.times->name();
    return of.stage() == lifecycle::not_started ? &of.times().name() : nullptr;
}

// The first line says whose case it is and by which SOP.
void write_origin(const machine& sop, const timetable& times, std::string_view case_id,
                  json_line& out) {
    out.key("berkas").text(case_id);
    out.key("sop")
        .open('{')
        .key("judul")
        .text(sop.sop.form.title)
        .text_if("nomor", sop.sop.form.number)
        .key("mesin")
        .text(to_hex(machine_hash(sop)))
        .key("dokumen")
        .text(to_hex(document_hash(sop.sop)))
        .close('}');
    out.key("kalender").text(times.name().calendar);
}

}  // namespace

journal_head head_of(const open_case& of) noexcept {
    return {of.facts().sequence, of.facts().head};
}

entry attempt(const open_case& of, const event& given, refused_event why) {
    entry decided;
    decided.given = given;
    decided.refused = std::move(why);
    decided.after = of.facts();
    ++decided.after.sequence;
    return decided;
}

std::vector<std::string> contents_of(const open_case& of, const entry& decided,
                                     std::string_view case_id) {
    const machine& sop = of.sop();
    const zone where = of.times().where();
    const std::size_t count =
        decided.notices.size() + decided.disproved.size() + (has_line(decided) ? 1U : 0U);
    std::vector<std::string> made;
    made.reserve(count);
    const auto add = [&](auto write) {
        const std::uint64_t number = of.facts().sequence + made.size() + 1;
        json_line out;
        out.open('{').key("n").number(static_cast<std::int64_t>(number));
        out.key("v").number(journal_version);
        if (number == 1) write_origin(sop, of.times(), case_id, out);
        write(out);
        if (made.size() + 1 == count && !decided.refused) {
            out.key("buku");
            write_book(of.facts(), decided.after, new_times(of, decided), out);
        }
        made.push_back(out.take());
    };
    for (const notice& each : decided.notices)
        add([&](json_line& out) {
            out.key("lewat");
            write_notice(sop, where, decided.after, each, out);
        });
    for (const notice& each : decided.disproved)
        add([&](json_line& out) {
            out.key("ralat");
            write_notice(sop, where, decided.after, each, out);
        });
    if (has_line(decided))
        add([&](json_line& out) {
            out.key("kejadian");
            write_event(decided.given, seats_of(decided), where, out);
            if (decided.refused) {
                out.key("ditolak");
                write_refusal(sop, decided.after, *decided.refused, out);
            } else {
                out.key("putusan");
                write_decision(sop, where, decided, out);
            }
        });
    return made;
}

std::vector<sealed_line> record(const open_case& of, entry& decided, std::string_view case_id) {
    const std::vector<std::string> contents = contents_of(of, decided, case_id);
    std::vector<sealed_line> lines;
    lines.reserve(contents.size());
    journal_head head = head_of(of);
    for (const std::string& each : contents) {
        const bool last = &each == &contents.back();
        sealing made = seal(each, head, last ? batch_place::last : batch_place::more_follow);
        if (auto* fault = std::get_if<chain_fault>(&made))
            throw std::length_error(fault->message.en);
        lines.push_back(std::move(std::get<sealed_line>(made)));
        head = advanced(head, lines.back());
    }
    decided.after.head = head.last;
    return lines;
}

}  // namespace alur
