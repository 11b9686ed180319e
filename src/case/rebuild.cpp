#include <alur/case/record.hpp>
#include <alur/sop/fingerprint.hpp>
#include <alur/time/instant_text.hpp>

#include <fmt/format.h>

#include <boost/json.hpp>

#include <algorithm>
#include <utility>

#include "case/book.hpp"
#include "case/event_line.hpp"

namespace alur {
namespace {

namespace json = boost::json;

replay_error fault(replay_fault what, std::uint64_t line, std::string id, std::string en) {
    return {what,
            line,
            {fmt::format("Baris {}: {}", line, id), fmt::format("Line {}: {}", line, en)},
            std::nullopt};
}

const json::object* object_in(const json::object& from, std::string_view key) {
    const json::value* v = from.if_contains(key);
    return v != nullptr && v->is_object() ? &v->get_object() : nullptr;
}

std::string_view text_in(const json::object& from, std::string_view key) {
    const json::value* v = from.if_contains(key);
    return v != nullptr && v->is_string() ? std::string_view(v->get_string()) : std::string_view();
}

// Reads a journal batch by batch; what is done with each is the caller's business.
class replayer {
  public:
    replayer(const machine& sop, std::span<const timetable* const> times, std::string_view journal,
             hashing how)
        : sop_(sop), times_(times), lines_(journal, how) {}

    // The next batch, parsed; empty at the end or after an error.
    bool next() {
        const std::span<const chain_line> read = lines_.next();
        if (read.empty()) {
            if (lines_.fault())
                error_ = replay_error{replay_fault::chain, lines_.fault()->line,
                                      lines_.fault()->message, lines_.fault()};
            return false;
        }
        parsed_.clear();
        arena_.emplace(room_.data(), room_.size());
        for (const chain_line& each : read) {
            std::error_code bad;
            parser_.reset(&*arena_);
            parser_.write(each.text, bad);
            json::value value = bad ? json::value() : parser_.release();
            if (!value.is_object() || !is_line(value.get_object(), each.number)) {
                if (!error_) not_a_line(each.number);
                return false;
            }
            parsed_.push_back(std::move(value));
        }
        batch_ = read;
        return true;
    }

    [[nodiscard]] std::span<const chain_line> batch() const { return batch_; }
    [[nodiscard]] const json::object& line(std::size_t i) const { return parsed_[i].get_object(); }
    [[nodiscard]] const json::object& last() const { return parsed_.back().get_object(); }
    [[nodiscard]] std::uint64_t last_number() const { return batch_.back().number; }
    [[nodiscard]] std::optional<replay_error>& error() { return error_; }
    [[nodiscard]] const std::string& id() const { return id_; }

    void fail(replay_fault what, std::string id, std::string en) {
        error_ = fault(what, last_number(), std::move(id), std::move(en));
    }
    void not_a_line(std::uint64_t number) {
        error_ = fault(replay_fault::not_a_journal, number,
                       "bukan baris jejak berkas yang dikenal versi alur ini",
                       "not a line of a case's journal that this version of alur knows");
    }

    // Of that version, and of the same calendar; null if none was given.
    [[nodiscard]] const timetable* times_of(std::string_view version) const {
        for (const timetable* each : times_)
            if (each->calendar().data().version == version &&
                (calendar_.empty() || each->calendar().data().id == calendar_))
                return each;
        return nullptr;
    }
    // Of the calendar that was in force when the batch was decided.
    [[nodiscard]] const timetable* times_of_batch() {
        const json::object* decided = object_in(last(), "putusan");
        if (decided == nullptr) return nullptr;
        const std::string_view version = text_in(*decided, "kalender");
        const timetable* found = times_of(version);
        if (found == nullptr)
            fail(replay_fault::unknown_calendar,
                 fmt::format("kalender versi \"{}\" tidak diberikan", version),
                 fmt::format("the calendar version \"{}\" was not given", version));
        return found;
    }

  private:
    bool is_line(const json::object& line, std::uint64_t number) {
        const json::value* version = line.if_contains("v");
        if (version == nullptr || !version->is_int64()) return false;
        if (version->get_int64() > journal_version) {
            error_ = fault(replay_fault::future_version, number,
                           "ditulis alur yang lebih baru: perbarui alur",
                           "written by a later alur: update alur");
            return false;
        }
        if (line.contains("migrasi")) {
            error_ = fault(replay_fault::migration, number,
                           "pemindahan ke SOP versi lain belum didukung",
                           "moving a case to another version of its SOP is not supported yet");
            return false;
        }
        return number != 1 || is_origin(line);
    }

    bool is_origin(const json::object& line) {
        const json::object* of = object_in(line, "sop");
        if (of == nullptr) return false;
        if (text_in(*of, "mesin") != to_hex(machine_hash(sop_))) {
            error_ = fault(
                replay_fault::foreign_machine, 1,
                fmt::format("berkas ini dijalankan dengan SOP lain atau versi lain: \"{}\"",
                            text_in(*of, "judul")),
                fmt::format("this case was run by another SOP or another version of it: \"{}\"",
                            text_in(*of, "judul")));
            return false;
        }
        id_ = text_in(line, "berkas");
        calendar_ = text_in(line, "kalender");
        return true;
    }

    const machine& sop_;
    std::span<const timetable* const> times_;
    chain_reader lines_;
    std::span<const chain_line> batch_;
    std::vector<unsigned char> room_ = std::vector<unsigned char>(std::size_t{1} << 15U);
    std::optional<json::monotonic_resource> arena_;
    json::parser parser_;
    std::vector<json::value> parsed_;  // in the arena
    std::optional<replay_error> error_;
    std::string id_;
    std::string calendar_;
};

// A batch without an event is a tick: its time is when it noticed what it says.
std::optional<instant> noticed_at(const json::object& line) {
    for (const std::string_view key : {"lewat", "ralat"})
        if (const json::object* what = object_in(line, key)) {
            const auto read = parse_instant(text_in(*what, "diketahui"));
            if (read) return *read;
        }
    return std::nullopt;
}

// What was asked in the batch, as it was asked.
std::optional<event> asked_in(const json::object& line) {
    if (const json::object* asked = object_in(line, "kejadian")) return read_event(*asked);
    const std::optional<instant> at = noticed_at(line);
    if (!at) return std::nullopt;
    event tick;
    tick.at = *at;
    return tick;
}

// Judges it again and writes what that gives; empty if it has no lines.
struct judged_again {
    std::optional<entry> decided;
    std::vector<sealed_line> lines;
};

judged_again judge_again(const open_case& berkas, const event& given, const timetable* next,
                         std::string_view case_id) {
    // A refused attempt names no calendar; it was refused for something else.
    const bool moves = std::holds_alternative<events::new_calendar>(given.what);
    const timetable& to = next != nullptr ? *next : berkas.times();
    judgement answer = moves ? berkas.judge(given, to) : berkas.judge(given);
    judged_again again;
    if (answer.known()) return again;
    again.decided = answer ? std::move(answer.decided()) : attempt(berkas, given, answer.refused());
    again.lines = record(berkas, *again.decided, case_id);
    return again;
}

bool same_lines(const std::vector<sealed_line>& again, std::span<const chain_line> stored) {
    return std::equal(again.begin(), again.end(), stored.begin(), stored.end(),
                      [](const sealed_line& a, const chain_line& b) { return a.text == b.text; });
}

// Carries the batch into the case; false if it is none.
bool carry_over(const replayer& from, const machine& sop, case_facts& facts) {
    facts.sequence = from.last_number();
    facts.head = from.batch().back().hash;
    if (from.last().contains("ditolak")) return true;
    const json::value* book = from.last().if_contains("buku");
    return book != nullptr && read_book(*book, sop, facts);
}

}  // namespace

std::variant<rebuilt_case, replay_error> rebuild(const machine& sop,
                                                 std::span<const timetable* const> times,
                                                 std::string_view journal, hashing how) {
    replayer lines(sop, times, journal, how);
    case_facts facts;
    const timetable* in_force = times.front();
    while (lines.next()) {
        if (!carry_over(lines, sop, facts)) {
            lines.not_a_line(lines.last_number());
            break;
        }
        if (const timetable* used = lines.times_of_batch()) in_force = used;
        if (lines.error()) break;
    }
    if (lines.error()) return *std::move(lines.error());
    return rebuilt_case{open_case(sop, *in_force, std::move(facts)), lines.id()};
}

std::optional<replay_error> verify(const machine& sop, std::span<const timetable* const> times,
                                   std::string_view journal) {
    replayer lines(sop, times, journal, hashing::verify);
    std::optional<open_case> berkas;
    while (lines.next()) {
        const timetable* used = lines.times_of_batch();
        if (lines.error()) break;
        if (!berkas) berkas.emplace(sop, used != nullptr ? *used : *times.front());
        const std::optional<event> given = asked_in(lines.last());
        if (!given) {
            lines.not_a_line(lines.last_number());
            break;
        }
        judged_again again = judge_again(*berkas, *given, used, lines.id());
        if (again.lines.empty() || !same_lines(again.lines, lines.batch())) {
            lines.fail(replay_fault::differs, "dinilai ulang, keputusannya lain",
                       "judged again, the decision is another");
            break;
        }
        berkas->apply(*again.decided);
    }
    return std::move(lines.error());
}

}  // namespace alur
