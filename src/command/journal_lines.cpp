#include "command/journal_lines.hpp"

#include <fmt/format.h>
#include <alur/case/chain.hpp>
#include <alur/case/record.hpp>
#include <alur/time/instant_text.hpp>

#include <boost/json.hpp>

#include <algorithm>
#include <system_error>
#include <variant>

#include "case/event_line.hpp"
#include "case/json_cursor.hpp"
#include "command/json_fields.hpp"

namespace alur::command {
namespace {

namespace json = boost::json;

std::optional<instant> instant_in(const json::object& from, std::string_view key) {
    const parsed<instant> read = parse_instant(text_in(from, key));
    return read ? std::optional{*read} : std::nullopt;
}
told_place place_in(const json::object& from) {
    return {text_in(from, "langkah"), text_in(from, "unit")};
}

// What an exception lifts, as a decision says it.
std::string_view lifted_word(std::string_view asked) {
    if (asked == "bukti") return "dokumen";
    if (asked == "keterlambatan") return "terlambat";
    return asked;
}

template <class Item, class F>
void read_list(const json::object& from, std::string_view key, std::vector<Item>& into, F f) {
    const json::value* v = from.if_contains(key);
    if (v == nullptr || !v->is_array()) return;
    for (const json::value& each : v->get_array())
        if (each.is_object()) into.push_back(f(each.get_object()));
}

told_notice notice_in(const json::object& from) {
    told_notice out;
    out.at = place_in(from);
    out.service = from.contains("layanan");
    out.span = from.contains("rentang");
    out.due = instant_in(from, "batas").value_or(instant{});
    if (const json::value* rung = from.if_contains("jenjang"); rung != nullptr && rung->is_int64())
        out.rung = static_cast<int>(rung->get_int64());
    out.to = text_in(from, "kepada");
    out.noticed = instant_in(from, "diketahui").value_or(instant{});
    return out;
}

told_decision decision_in(const json::object& from) {
    told_decision out;
    out.office = text_in(from, "jabatan");
    out.office_unit = text_in(from, "unit_jabatan");
    out.recorder = text_in(from, "pencatat");
    out.at = place_in(from);
    out.taken = text_in(from, "diambil");
    out.backward = from.contains("mundur");
    out.target = text_in(from, "menuju");
    out.closed = from.contains("tutup");
    read_list(from, "buka", out.opened, [](const json::object& each) {
        return told_opening{place_in(each), instant_in(each, "batas")};
    });
    read_list(from, "tarik", out.withdrawn, place_in);
    read_list(from, "batal_keluaran", out.void_outputs, place_in);
    read_list(from, "ukur", out.measured, [](const json::object& each) {
        return told_time{place_in(each),
                         each.contains("layanan"),
                         each.contains("rentang"),
                         instant_in(each, "mulai").value_or(instant{}),
                         instant_in(each, "batas"),
                         each.contains("terlambat"),
                         each.contains("luar")};
    });
    read_list(from, "pindah", out.moved, [](const json::object& each) {
        return told_deadline{place_in(each), each.contains("layanan"), each.contains("rentang"),
                             instant_in(each, "batas")};
    });
    if (const json::value* lifted = from.if_contains("dikecualikan");
        lifted != nullptr && lifted->is_array())
        for (const json::value& each : lifted->get_array())
            if (each.is_string()) out.lifted.emplace_back(each.get_string());
    out.stage = text_in(from, "tahap");
    out.outcome = text_in(from, "hasil");
    out.calendar_version = text_in(from, "kalender");
    return out;
}

told_line line_in(std::uint64_t number, std::string_view text, const json::object& from) {
    told_line out;
    out.number = number;
    const json::value* version = from.if_contains("v");
    if (version == nullptr || !version->is_int64() || version->get_int64() > journal_version)
        return out;
    if (const json::object* passed = object_in(from, "lewat")) {
        out.what = told_kind::notice;
        out.limit = notice_in(*passed);
    } else if (const json::object* corrected = object_in(from, "ralat")) {
        out.what = told_kind::correction;
        out.limit = notice_in(*corrected);
    } else if (const std::string_view given = from_member(text, "kejadian"); !given.empty()) {
        std::optional<event> read = read_event(given);
        if (!read) return out;
        out.given = *std::move(read);
        if (const json::object* refused = object_in(from, "ditolak")) {
            out.what = told_kind::refused;
            out.refusal = {text_in(*refused, "sebab"), place_in(*refused)};
        } else if (const json::object* decided = object_in(from, "putusan")) {
            out.what = told_kind::accepted;
            out.decision = decision_in(*decided);
        }
    }
    return out;
}

}  // namespace

std::vector<told_line> lines_of(std::string_view journal, std::uint64_t from) {
    std::vector<told_line> out;
    chain_reader reader(journal, hashing::skip, {from, {}});
    for (auto batch = reader.next(); !batch.empty(); batch = reader.next())
        for (const chain_line& each : batch) {
            std::error_code bad;
            const json::value value = json::parse(each.text, bad);
            told_line line;
            line.number = each.number;
            if (!bad && value.is_object())
                line = line_in(each.number, each.text, value.get_object());
            out.push_back(std::move(line));
        }
    return out;
}

std::uint64_t first_unknown(const std::vector<told_line>& lines) noexcept {
    for (const told_line& each : lines)
        if (each.what == told_kind::unknown) return each.number;
    return 0;
}

bilingual unknown_words(std::uint64_t line) {
    return {fmt::format("Baris {}: bukan baris yang dikenal versi alur ini; mungkin ditulis alur "
                        "yang lebih baru: perbarui alur",
                        line),
            fmt::format("Line {}: not a line that this version of alur knows; perhaps written by a "
                        "later one: update alur",
                        line)};
}

const seat* seat_of(const told_line& line) noexcept {
    if (line.what != told_kind::accepted || line.given.by.seats.empty()) return nullptr;
    return &line.given.by.seats.front();
}

namespace {

bool same_limit(const told_notice& a, const told_notice& b) {
    return a.at == b.at && a.service == b.service && a.span == b.span && a.due == b.due &&
           a.rung == b.rung;
}

void add_accepted(const told_line& line, journal_summary& into) {
    const told_decision& decided = line.decision;
    const auto of_kind = [&](auto kind) { return std::get_if<decltype(kind)>(&line.given.what); };
    if (of_kind(events::start{}) != nullptr) into.started = line.given.at;
    into.stage = decided.stage.empty() ? "berjalan" : decided.stage;
    into.outcome = decided.outcome;
    into.last_act = line.given.at;
    into.calendar_version = decided.calendar_version;
    ++into.accepted;
    if (std::find(into.persons.begin(), into.persons.end(), line.given.by.id) == into.persons.end())
        into.persons.push_back(line.given.by.id);
    if (decided.backward) ++into.steps_back;
    for (const told_time& each : decided.measured) {
        if (each.outside || !each.due) continue;
        if (each.late)
            into.late.push_back({each, line.given.at, line.number});
        else
            ++into.in_time;
    }
    if (of_kind(events::except{}) != nullptr) into.lifted.push_back({&line, 0});
    if (of_kind(events::extend{}) != nullptr) into.extensions.push_back(&line);
    for (const std::string& each : decided.lifted)
        for (journal_summary::lifted_guard& granted : into.lifted) {
            const auto& what = std::get<events::except>(granted.granted->given.what);
            const bool same = granted.granted->decision.at == decided.at &&
                              what.person == line.given.by.id && lifted_word(what.lifts) == each;
            if (!same || granted.used != 0) continue;
            granted.used = line.number;
            break;
        }
    const seat* held = seat_of(line);
    if (held == nullptr || held->capacity == capacity::definitive) return;
    const auto known = [&](const told_line* other) {
        return other->given.by.id == line.given.by.id && *seat_of(*other) == *held;
    };
    if (std::none_of(into.stood_in.begin(), into.stood_in.end(), known))
        into.stood_in.push_back(&line);
}

}  // namespace

journal_summary summary_of(const std::vector<told_line>& lines) {
    journal_summary out;
    for (const told_line& line : lines) switch (line.what) {
            case told_kind::notice:
                out.passed.push_back(&line);
                break;
            case told_kind::correction:
                out.corrections.push_back(&line);
                std::erase_if(out.passed, [&](const told_line* each) {
                    return same_limit(each->limit, line.limit);
                });
                break;
            case told_kind::refused:
                out.refused.push_back(&line);
                break;
            case told_kind::accepted:
                add_accepted(line, out);
                break;
            case told_kind::unknown:
                break;
        }
    return out;
}

}  // namespace alur::command
