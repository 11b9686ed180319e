// An entry as lines of a journal, and a case from its lines.
//
//   judgement answer = berkas.judge(event);
//   auto lines = record(berkas, answer.decided(), case_id);    // sealed after the case's head
//   store.append(head_of(berkas), lines);                      // durable
//   berkas.apply(answer.decided());
//
// A line says in words what was asked ("kejadian") and decided ("putusan"), and in numbers what it
// changes in the case ("buku"). `rebuild` carries the books over and judges nothing, so that no
// later version of alur changes an old case; `verify` judges every event again and compares. The
// format: docs/journal.md.
//
// Errors are values naming the line. Throws std::bad_alloc, and what is said below; nothing is
// changed then. Complexity: `record` is linear in the lists of the case that changed, `rebuild` in
// the text (and, at each line, in the lists it changes), `verify` as much as judging every event.
// Thread-safety: pure functions.
#pragma once

#include <alur/case/chain.hpp>
#include <alur/case/journal.hpp>
#include <alur/case/open_case.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace alur {

// The version of the lines that `record` writes; `rebuild` reads every version up to it.
inline constexpr int journal_version = 1;

[[nodiscard]] journal_head head_of(const open_case& of) noexcept;

// The lines of the entry, one batch that follows `head_of(of)`: what was noticed, what was
// disproved, then the event. Sets the head of `decided.after`. A tick that noticed nothing has no
// line. `case_id` names the case in its first line and is not read later. Precondition: `of` judged
// the entry and has not applied it. Throws std::length_error if a line would exceed
// `max_line_bytes`; the entry is then as it was.
[[nodiscard]] std::vector<sealed_line> record(const open_case& of, entry& decided,
                                              std::string_view case_id = {});

// A refused attempt as an entry: it changes nothing but has its line. Rebuilding passes over it,
// verifying judges it again. The line names the reason and the row, not the message.
[[nodiscard]] entry attempt(const open_case& of, const event& given, refused_event why);

enum class replay_fault : std::uint8_t {
    chain,             // the lines do not verify: see `chain`
    not_a_journal,     // a line says something else than lines of a journal do
    future_version,    // written by a later alur
    foreign_machine,   // of another SOP, or of another version of this one
    unknown_calendar,  // by a timetable that was not given
    migration,         // reserved
    differs,           // judged again, the line would be another
};

struct replay_error {
    replay_fault what = replay_fault::chain;
    std::uint64_t line = 0;  // from 1
    bilingual message;
    std::optional<chain_fault> chain;
};

// Refers to the machine and to one of the timetables, which must outlive it.
struct rebuilt_case {
    open_case berkas;
    std::string id;  // `case_id` of its first line
};

// The timetables that the journal was kept with, the first first; a line that is none is passed
// over. Linear in the text; hashes nothing.
[[nodiscard]] std::vector<timetable_name> timetables_of(std::string_view journal);

// `times`: timetables of this SOP, never none, every one among them that the journal names. A text
// without lines is a case that has not started, on the first of them.
[[nodiscard]] std::variant<rebuilt_case, replay_error> rebuild(
    const machine& sop, std::span<const timetable* const> times, std::string_view journal,
    hashing how = hashing::verify);

// Nothing if every line is, byte for byte, what judging its event again gives.
[[nodiscard]] std::optional<replay_error> verify(const machine& sop,
                                                 std::span<const timetable* const> times,
                                                 std::string_view journal);

}  // namespace alur
