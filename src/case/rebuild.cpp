#include <alur/case/record.hpp>
#include <alur/sop/fingerprint.hpp>
#include <alur/time/instant_text.hpp>

#include <fmt/format.h>

#include <boost/json.hpp>

#include <algorithm>
#include <utility>

#include "case/book.hpp"
#include "case/event_line.hpp"
#include "case/json_cursor.hpp"
#include "case/line_contents.hpp"

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

// Objects under that key, the last first, each with all that follows it in the line. The key has
// its comma and quotes, which no text inside a line can have.
class objects_from_end {
  public:
    objects_from_end(std::string_view content, std::string_view key)
        : content_(content), key_(key) {}

    // Nothing if there are no more.
    std::optional<std::string_view> next() {
        // Forwards, because braces are few and found fast that way.
        constexpr std::size_t none = std::string_view::npos;
        std::size_t last = none;
        for (std::size_t at = content_.find('{'); at < end_; at = content_.find('{', at + 1))
            if (content_.substr(0, at).ends_with(key_)) last = at;
        end_ = last == none ? 0 : last;
        return last == none ? std::nullopt : std::optional(content_.substr(last));
    }

  private:
    std::string_view content_;
    std::string_view key_;
    std::size_t end_ = content_.size();
};

constexpr std::string_view book_key = R"(,"buku":)";

bool is_refused(const chain_line& line) {
    return objects_from_end(line.content, R"(,"ditolak":)").next().has_value();
}

bilingual in_words(const timetable_name& name) {
    bilingual text{fmt::format("kalender {} versi {}", name.calendar, name.version),
                   fmt::format("calendar {}, version {}", name.calendar, name.version)};
    for (const timetable_name::unit& each : name.units) {
        text.id += fmt::format("; {} {}: kalender {} versi {}", each.kind, each.name, each.calendar,
                               each.version);
        text.en += fmt::format("; {} {}: calendar {}, version {}", each.kind, each.name,
                               each.calendar, each.version);
    }
    return text;
}

// Reads a journal batch by batch; what is done with each is the caller's business.
class replayer {
  public:
    replayer(const machine& sop, std::span<const timetable* const> times, std::string_view journal,
             hashing how)
        : sop_(sop), times_(times), lines_(journal, how) {}

    // The next batch; empty at the end or after an error.
    bool next() {
        batch_ = lines_.next();
        if (batch_.empty() && lines_.fault())
            error_ = replay_error{replay_fault::chain, lines_.fault()->line,
                                  lines_.fault()->message, lines_.fault()};
        for (const chain_line& each : batch_)
            if (!is_line(each)) return false;
        return !batch_.empty();
    }

    [[nodiscard]] std::span<const chain_line> batch() const { return batch_; }
    [[nodiscard]] const chain_line& last() const { return batch_.back(); }
    [[nodiscard]] std::optional<replay_error>& error() { return error_; }
    [[nodiscard]] const std::string& id() const { return id_; }

    void fail(replay_fault what, std::string id, std::string en) {
        error_ = fault(what, last().number, std::move(id), std::move(en));
    }
    void not_a_line(std::uint64_t number) {
        error_ = fault(replay_fault::not_a_journal, number,
                       "bukan baris jejak berkas yang dikenal versi alur ini",
                       "not a line of a case's journal that this version of alur knows");
    }

    // Of that name; null, with an error, if none was given.
    [[nodiscard]] const timetable* times_of(const timetable_name& name) {
        for (const timetable* each : times_)
            if (each->name() == name) return each;
        const bilingual words = in_words(name);
        fail(replay_fault::unknown_calendar, fmt::format("tidak diberikan: {}", words.id),
             fmt::format("was not given: {}", words.en));
        return nullptr;
    }

  private:
    bool is_line(const chain_line& line) {
        json_cursor in{line.content};
        in.open('{');
        if (in.key() != "n" || in.number() < 1 || in.key() != "v") in.fail();
        const std::int64_t version = in.number();
        const std::string_view first = in.more('}') ? in.key() : std::string_view();
        if (in.ok() && version > journal_version) {
            error_ = fault(replay_fault::future_version, line.number,
                           "ditulis alur yang lebih baru: perbarui alur",
                           "written by a later alur: update alur");
        } else if (in.ok() && first == "migrasi") {
            error_ = fault(replay_fault::migration, line.number,
                           "pemindahan ke SOP versi lain belum didukung",
                           "moving a case to another version of its SOP is not supported yet");
        } else if (!in.ok() || (line.number == 1 && !is_origin(line))) {
            if (!error_) not_a_line(line.number);
        }
        return !error_;
    }

    bool is_origin(const chain_line& line) {
        std::error_code bad;
        const json::value whole = json::parse(line.text, bad);
        const json::object* first = bad ? nullptr : whole.if_object();
        const json::object* of = first == nullptr ? nullptr : object_in(*first, "sop");
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
        id_ = text_in(*first, "berkas");
        return true;
    }

    const machine& sop_;
    std::span<const timetable* const> times_;
    chain_reader lines_;
    std::span<const chain_line> batch_;
    std::optional<replay_error> error_;
    std::string id_;
};

// What was asked in a line, as it was asked. A batch without an event is a tick: its time is when
// it noticed what it says.
std::optional<event> asked_in(const chain_line& line) {
    if (const std::string_view given = from_member(line.content, "kejadian"); !given.empty())
        return read_event(given);
    for (const std::string_view passed : {"lewat", "ralat"}) {
        json_cursor moment{from_member(from_member(line.content, passed), "diketahui")};
        if (const auto noticed = parse_instant(moment.plain_text())) {
            event tick;
            tick.at = *noticed;
            return tick;
        }
    }
    return std::nullopt;
}

// An event judged again; an attempt, if it is refused now.
class judged_again {
  public:
    judged_again(const open_case& berkas, event&& given, const timetable* next, bool was_refused)
        : asked_(was_refused ? std::optional(given) : std::nullopt),
          // A refused attempt names no calendar; it was refused for something else.
          answer_(std::holds_alternative<events::new_calendar>(given.what)
                      ? berkas.judge(std::move(given), next != nullptr ? *next : berkas.times())
                      : berkas.judge(std::move(given))) {
        if (!answer_ && !answer_.known())
            attempt_ = attempt(berkas, asked_.value_or(event{}), answer_.refused());
    }

    // Null if it has no lines: the event was accepted before.
    [[nodiscard]] entry* decided() {
        return answer_ ? &answer_.decided() : attempt_ ? &*attempt_ : nullptr;
    }

  private:
    std::optional<event> asked_;
    judgement answer_;
    std::optional<entry> attempt_;
};

// Equal contents after equal lines have equal hashes, and those of the stored lines are verified.
bool same_lines(const std::vector<std::string>& again, std::span<const chain_line> stored) {
    return std::equal(again.begin(), again.end(), stored.begin(), stored.end(),
                      [](const std::string& a, const chain_line& b) { return a == b.content; });
}

// Carries the batch into the case; false if it is none. `in_force` is set where it changes.
bool carry_over(const replayer& from, const machine& sop, case_facts& facts,
                std::optional<timetable_name>& in_force) {
    facts.sequence = from.last().number;
    facts.head = from.last().hash;
    // Case data may be called "buku" too: a date, which the reader knows at its first member.
    objects_from_end books(from.last().content, book_key);
    for (auto book = books.next(); book; book = books.next())
        if (read_book(*book, sop, facts, in_force)) return true;
    return is_refused(from.last());
}

}  // namespace

std::variant<rebuilt_case, replay_error> rebuild(const machine& sop,
                                                 std::span<const timetable* const> times,
                                                 std::string_view journal, hashing how) {
    replayer lines(sop, times, journal, how);
    case_facts facts;
    std::optional<timetable_name> named;
    const timetable* in_force = times.front();
    while (lines.next()) {
        named.reset();
        if (!carry_over(lines, sop, facts, named)) lines.not_a_line(lines.last().number);
        if (!lines.error() && named) in_force = lines.times_of(*named);
        if (lines.error()) break;
    }
    if (lines.error()) return *std::move(lines.error());
    return rebuilt_case{open_case(sop, *in_force, std::move(facts)), lines.id()};
}

std::optional<replay_error> verify(const machine& sop, std::span<const timetable* const> times,
                                   std::string_view journal) {
    replayer lines(sop, times, journal, hashing::verify);
    open_case berkas(sop, *times.front());
    while (lines.next()) {
        const timetable* next = nullptr;
        const auto book = objects_from_end(lines.last().content, book_key).next();
        if (const auto named = book ? timetable_in(*book) : std::nullopt) {
            next = lines.times_of(*named);
            if (next == nullptr) break;
            if (berkas.stage() == lifecycle::not_started)
                berkas = open_case(sop, *next, berkas.facts());
        }
        std::optional<event> given = asked_in(lines.last());
        if (!given) {
            lines.not_a_line(lines.last().number);
            break;
        }
        judged_again again(berkas, *std::move(given), next, !book);
        entry* const decided = again.decided();
        if (decided == nullptr ||
            !same_lines(contents_of(berkas, *decided, lines.id()), lines.batch())) {
            lines.fail(replay_fault::differs, "dinilai ulang, keputusannya lain",
                       "judged again, the decision is another");
            break;
        }
        decided->after.head = lines.last().hash;
        berkas.apply(*decided);
    }
    return std::move(lines.error());
}

std::vector<timetable_name> timetables_of(std::string_view journal) {
    std::vector<timetable_name> found;
    chain_reader lines(journal, hashing::skip);
    for (auto batch = lines.next(); !batch.empty(); batch = lines.next()) {
        const auto book = objects_from_end(batch.back().content, book_key).next();
        auto named = book ? timetable_in(*book) : std::nullopt;
        if (named && std::find(found.begin(), found.end(), *named) == found.end())
            found.push_back(*std::move(named));
    }
    return found;
}

}  // namespace alur
