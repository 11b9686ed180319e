// Everything a case is at one moment, as a value: what `apply` puts in place of what was.
//
// What changes rarely is shared between successive moments.
// Thread-safety: plain values.
#pragma once

#include <alur/case/ledger.hpp>
#include <alur/case/lifecycle.hpp>
#include <alur/case/shared.hpp>
#include <alur/engine/sequential.hpp>
#include <alur/sop/data.hpp>
#include <alur/sop/digest.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace alur {

// The units of a case by name. Numbers stay when units leave: a unit_id is an index here for ever.
struct unit_names {
    std::vector<std::vector<std::string>> of_kind;  // per machine::kinds
    std::vector<std::string> of_case;               // per machine::case_kinds: the case's own unit
    friend bool operator==(const unit_names&, const unit_names&) = default;
};

// An accepted event by its id, and the number of its line.
struct seen_event {
    std::string id;
    std::uint64_t sequence = 0;
    friend bool operator==(const seen_event&, const seen_event&) = default;
};

// Who suspended a case: somebody in it, or the case that calls it. It rests until both resume.
enum class suspension : std::uint8_t { own = 1, caller = 2 };

struct case_facts {
    lifecycle stage = lifecycle::not_started;
    std::uint8_t suspended_by = 0;  // set of `suspension`; empty unless suspended
    std::uint16_t outcome = 0;      // into machine::outcomes, once completed
    std::uint64_t sequence = 0;     // lines entered so far: events and notices
    instant started{};
    instant last_act{};                // ticks do not count
    sequential_state at{};             // where machine.table.sequential
    std::vector<std::uint64_t> words;  // elsewhere: the marking
    digest head;                       // of the last line, where a journal is kept
    shared_list<seen_event> seen;      // accepted events that carried an id
    shared_value<unit_names> units;
    shared_value<case_data> data;
    shared_value<calling_row> caller;  // for whom it runs, if another case's row calls it
    alur::ledger ledger;
    friend bool operator==(const case_facts&, const case_facts&) = default;
};

}  // namespace alur
