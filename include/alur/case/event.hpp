// What people (and the clock) want to do to a case.
//
//   case.judge({.at = now, .by = {"ani", {{"sekretaris"}}},
//               .what = events::complete{.row = "6", .answer = "Ya"}});
//
// Names are the document's words, as a person writes them: rows by id or printed number, offices by
// code, name or alias, answers by label, units by name; letter case and outer spaces do not matter
// for offices and units. An event decides nothing: whether it is accepted is said by
// `open_case::judge`. Members an event does not need stay empty.
// Instants are UTC. Thread-safety: plain values.
#pragma once

#include <alur/case/capacity.hpp>
#include <alur/sop/data.hpp>
#include <alur/time/zone.hpp>

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

namespace events {

// The names of all units of one kind.
struct units_of_kind {
    std::string kind;
    std::vector<std::string> names = {};
    friend bool operator==(const units_of_kind&, const units_of_kind&) = default;
};

// Opens the case at a start, named by its row or its trigger text where there are several. Units
// are given for every kind the SOP does not list, exactly one for a kind the case belongs to.
struct start {
    std::string row = {};
    std::vector<units_of_kind> units = {};
    friend bool operator==(const start&, const start&) = default;
};

// One performer's act on a row. `answer` and `attendants` belong to the finishing act.
struct complete {
    std::string row = {};
    std::string unit = {};                   // the unit the row is done for, where it is repeated
    std::string answer = {};                 // the label, where the row decides
    std::string reason = {};                 // a backward answer demands one
    std::vector<seat> attendants = {};       // of a meeting
    std::vector<std::string> back_for = {};  // units a backward answer goes back for; none: all
    std::string on_behalf_of = {};           // the outside office whose act is recorded
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

struct suspend {
    std::string reason = {};
    friend bool operator==(const suspend&, const suspend&) = default;
};
struct resume {
    std::string reason = {};  // may stay empty
    friend bool operator==(const resume&, const resume&) = default;
};
struct cancel {
    std::string reason = {};
    friend bool operator==(const cancel&, const cancel&) = default;
};

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

// Case data that becomes known or changes; std::monostate takes a value back.
struct set_data {
    case_data values = {};
    friend bool operator==(const set_data&, const set_data&) = default;
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
    std::variant<events::tick, events::start, events::complete, events::send_back, events::suspend,
                 events::resume, events::cancel, events::add_unit, events::remove_unit,
                 events::set_data>
        what = {};
    friend bool operator==(const event&, const event&) = default;
};

}  // namespace alur
