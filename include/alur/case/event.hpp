// What people (and the clock) want to do to a case.
//
//   case.judge({.at = now, .by = {"ani", {{"sekretaris"}}},
//               .what = events::complete{.row = "6", .answer = "Ya"}});
//
// `at` is when it happened, never before the last accepted act; `recorded` when it was entered, if
// that was later. `id` makes an event safe to send twice, `head` refuses one that was made against
// an older state of the case.
//
// Names are the document's words, as a person writes them: rows by id or printed number, offices by
// code, name or alias, answers by label, units by name; letter case and outer spaces do not matter
// for offices and units. An event decides nothing: whether it is accepted is said by
// `open_case::judge`. Members an event does not need stay empty.
// Instants are UTC. Thread-safety: plain values.
#pragma once

#include <alur/case/capacity.hpp>
#include <alur/case/shared.hpp>
#include <alur/sop/data.hpp>
#include <alur/time/zone.hpp>

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace alur {

// An office somebody holds or somebody came for; `unit` where there is one such office in every
// unit; in what capacity, and by which letter.
struct seat {
    std::string office;
    std::string unit = {};
    alur::capacity capacity = alur::capacity::definitive;
    std::string letter = {};
    friend bool operator==(const seat&, const seat&) = default;
};

// Who acts: an opaque person and the offices held. Offices this SOP does not know are ignored.
struct actor {
    std::string id;
    std::vector<seat> seats = {};
    friend bool operator==(const actor&, const actor&) = default;
};

// A paper or a file: what the SOP calls it, where it is kept, and the SHA-256 of its bytes if it is
// a file. alur stores no files.
struct document {
    std::string name;
    std::string reference = {};
    std::string sha256 = {};  // 64 hexadecimal digits, or empty
    friend bool operator==(const document&, const document&) = default;
};

// The row of another case for which a case runs (`sop`): that case's id, the row's id, its unit.
struct calling_row {
    std::string case_id;
    std::string row = {};
    std::string unit = {};
    friend bool operator==(const calling_row&, const calling_row&) = default;
};

// A finished case of the SOP that a row calls, as its last line has it: see `result_of`.
struct called_case {
    std::string id;
    std::string title = {};
    std::string number = {};
    std::string outcome = {};
    std::string head = {};  // 64 hexadecimal digits; empty where no journal is kept
    calling_row caller = {};
    instant started{};
    instant finished{};
    friend bool operator==(const called_case&, const called_case&) = default;
};

namespace events {

// The names of all units of one kind.
struct units_of_kind {
    std::string kind;
    std::vector<std::string> names = {};
    friend bool operator==(const units_of_kind&, const units_of_kind&) = default;
};

// Opens the case at a start, named by its row or its trigger text where there are several. Units
// are given for every kind the SOP does not list, exactly one for a kind the case belongs to.
// `caller` is the row this case runs for, if another case's does.
struct start {
    std::string row = {};
    std::vector<units_of_kind> units = {};
    calling_row caller = {};
    friend bool operator==(const start&, const start&) = default;
};

// One performer's act on a row. `answer`, `attendants` and whom it names belong to the finishing
// act.
struct complete {
    std::string row = {};
    std::string unit = {};                   // the unit the row is done for, where it is repeated
    std::string answer = {};                 // the label, where the row decides
    std::string reason = {};                 // a backward answer demands one
    std::vector<seat> attendants = {};       // of a meeting
    std::vector<std::string> back_for = {};  // units a backward answer goes back for; none: all
    std::string on_behalf_of = {};           // the outside office whose act is recorded
    std::vector<document> documents = {};    // what is at hand and what is handed over
    std::string late_reason = {};            // why it is late, where `terlambat` asks
    std::string name_office = {};            // who does the rows that are `ditunjuk` here
    std::string name_person = {};
    std::vector<std::string> name_units = {};  // for whom: of stretches that are `ditunjuk` here
    shared_value<called_case> called = {};     // where the row calls an SOP
    bool by_silence = false;  // `dianggap`: the answer that time gave, entered by somebody
    friend bool operator==(const complete&, const complete&) = default;
};

// Sends an open row back to an earlier one; in a chain, to the row itself: back to the last link.
struct send_back {
    std::string row = {};
    std::string to = {};
    std::string reason = {};
    std::string unit = {};
    std::vector<std::string> back_for = {};
    std::string on_behalf_of = {};
    friend bool operator==(const send_back&, const send_back&) = default;
};

// Takes an open row into one's own hands: nobody else acts on it until it is released or left.
struct claim {
    std::string row = {};
    std::string unit = {};
    friend bool operator==(const claim&, const claim&) = default;
};
// Gives it back; a controller may release whatever anybody holds, with a reason.
struct release {
    std::string row = {};
    std::string unit = {};
    std::string reason = {};
    friend bool operator==(const release&, const release&) = default;
};
// A controller, or whoever holds it, hands an open row to a person.
struct assign {
    std::string row = {};
    std::string unit = {};
    std::string person = {};
    std::string reason = {};
    friend bool operator==(const assign&, const assign&) = default;
};

// Moves the deadline of an open row as `perpanjangan` allows, before it has passed.
struct extend {
    std::string row = {};
    std::string unit = {};
    std::string reason = {};
    friend bool operator==(const extend&, const extend&) = default;
};

// `pengecualian`: a controller lets one act on an open row through although it will be refused.
// What can be lifted is "jabatan", "pemisahan", "bukti" or "keterlambatan"; order, units and the
// life of the case cannot. For "jabatan", `office` is the office in whose stead the person acts.
struct except {
    std::string row = {};
    std::string unit = {};
    std::string lifts = {};
    std::string person = {};
    std::string office = {};
    std::string reason = {};
    std::string letter = {};
    friend bool operator==(const except&, const except&) = default;
};

// By a controller; or because the calling case is: then `caller` is its id, and no office is asked.
// What was suspended with its caller is resumed with it.
struct suspend {
    std::string reason = {};
    std::string caller = {};
    friend bool operator==(const suspend&, const suspend&) = default;
};
struct resume {
    std::string reason = {};  // may stay empty
    std::string caller = {};
    friend bool operator==(const resume&, const resume&) = default;
};
struct cancel {
    std::string reason = {};
    std::string caller = {};
    friend bool operator==(const cancel&, const cancel&) = default;
};

// By a controller, with a reason, for a kind that rows are repeated for. A unit that leaves takes
// its acts, outputs and namings along; it may come back and starts afresh.
struct add_unit {
    std::string kind = {};
    std::string unit = {};
    std::string reason = {};
    friend bool operator==(const add_unit&, const add_unit&) = default;
};
struct remove_unit {
    std::string kind = {};
    std::string unit = {};
    std::string reason = {};
    friend bool operator==(const remove_unit&, const remove_unit&) = default;
};

// Case data that becomes known or changes, from any office of the case; std::monostate takes a
// value back.
struct set_data {
    case_data values = {};
    friend bool operator==(const set_data&, const set_data&) = default;
};

// Something worth keeping that changes nothing, from any office of the case, also when it is over.
struct note {
    std::string text = {};
    friend bool operator==(const note&, const note&) = default;
};

// A controller puts another version of the same calendar in force: open deadlines are projected
// again.
// Which one is known to the host: see `open_case::judge`.
struct new_calendar {
    std::string reason = {};
    friend bool operator==(const new_calendar&, const new_calendar&) = default;
};

// Time has passed: notices what is due by now and does nothing else.
struct tick {
    friend bool operator==(const tick&, const tick&) = default;
};

}  // namespace events

struct event {
    instant at{};
    actor by = {};
    // The office in which the act is done; may stay empty where only one fits. When an outsider's
    // act is recorded: the recorder's office.
    std::string as = {};
    std::variant<events::tick, events::start, events::complete, events::send_back, events::claim,
                 events::release, events::assign, events::extend, events::except, events::suspend,
                 events::resume, events::cancel, events::add_unit, events::remove_unit,
                 events::set_data, events::note, events::new_calendar>
        what = {};
    std::string id = {};
    std::string head = {};  // the case's head as its sender knew it, 64 hexadecimal digits
    std::optional<instant> recorded = {};
    friend bool operator==(const event&, const event&) = default;
};

}  // namespace alur
