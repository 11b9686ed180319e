// One run of an SOP with its whole causal history: every opening knows the completions that brought
// it about, and nothing is forgotten. What is open, what has arrived and what is void is read off
// that history.
#pragma once

#include "oracle/structure.hpp"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace alur::oracle {

// A row, and the unit it is repeated for.
struct place {
    int row = none;
    int unit = none;
    friend auto operator<=>(const place&, const place&) = default;
};

enum class opening_state { open, closed, withdrawn };

struct act_done {
    int office = none;
    bool in_force = true;
};

struct opening {
    place at;
    std::vector<int> causes;  // completions; none: the case was opened
    opening_state state = opening_state::open;
    std::vector<act_done> acts;
};

struct completion {
    place at;
    int opening = none;
    int way = none;
    bool in_force = true;
    std::vector<int> opened;  // openings it helped to bring about
};

// What is known of a stretch since it was last entered.
struct stretch_state {
    std::set<int> members;  // who takes part, removed units aside
    std::set<int> delivered;
    std::set<int> awaited;
    bool met = false;
    std::vector<int> entered_by;                   // completions
    std::map<int, std::vector<int>> delivered_by;  // unit → completions
};

struct run {
    std::shared_ptr<const structure> plan;
    std::map<std::string, std::set<int>> units;  // active, by kind
    std::vector<opening> openings;
    std::vector<completion> completions;
    std::map<int, stretch_state> stretches;  // by block
    // By naming row: the units named there last, by kind.
    std::map<int, std::map<std::string, std::set<int>>> named;
    bool ended = false;
    std::string outcome;
    std::size_t quorum_of_stretches = 0;  // instead of their own `kuorum`, if not 0
    std::vector<std::string> anomalies;   // things that never happen in a sound SOP
};

enum class event_kind { complete, give_back, add_unit, remove_unit };

// An attendant of a meeting.
struct seat {
    int office = none;
    int unit = none;
    friend auto operator<=>(const seat&, const seat&) = default;
};

struct event {
    event_kind kind = event_kind::complete;
    int row = none;
    int unit = none;        // whom the row is done for; the unit added or removed
    std::string unit_kind;  // add_unit, remove_unit
    int office = none;      // none: the recorder leaves it to be inferred
    int recorder = none;    // records for an outside office
    int exit = none;        // complete: none, or a number; one too large is an unknown answer
    int target = none;      // give_back
    bool reason = false;
    std::vector<seat> attendants;
    std::set<int> named;  // units that a step back names
    // Units, by kind, that a finishing act names for the rows `ditunjuk` there.
    std::map<std::string, std::set<int>> chosen;
    std::vector<bool> allowed;  // by exit; empty: all
};

enum class refusal { accepted, row_not_open, unit, office, exit };
inline constexpr int refusal_kinds = 5;

struct void_act {
    place at;
    int office = none;
    friend auto operator<=>(const void_act&, const void_act&) = default;
};

struct result {
    refusal why = refusal::accepted;
    std::optional<place> closed;
    std::set<place> opened;
    std::set<place> withdrawn;  // the row closed is not among them
    std::set<void_act> void_acts;
    std::set<place> void_outputs;
    bool stepped_back = false;
};

// Opens a case at a row, with so many units of each kind (numbered from 0).
// Precondition: the plan has no faults.
[[nodiscard]] run open(std::shared_ptr<const structure> plan, int start,
                       const std::map<std::string, int>& units);

// Refused events change nothing. After the end every row is "not open".
result act(run& r, const event& e);

// Closes an open row by one of its exits, whoever acts; what `act` does with a finishing act.
void finish(run& r, place at, int way, const std::set<int>& named, result& out);
// Closes an open row by a return.
void give_back(run& r, place at, int target, const std::set<int>& named, result& out);

[[nodiscard]] std::set<place> open_places(const run& r);

// Which exits the rules allow: those whose rule is true; if none is, the one without a rule.
[[nodiscard]] std::vector<bool> allowed_exits(const structure& s, int row,
                                              const std::vector<bool>& rule_is_true);

// Questions about a run, used by `act` and by whoever invents events.
[[nodiscard]] const opening* opening_at(const run& r, place at);
[[nodiscard]] bool may_act(const run& r, const opening& o, int office);
[[nodiscard]] bool finishes(const run& r, const opening& o, int office);
[[nodiscard]] std::set<seat> expected_attendants(const run& r, place at);
[[nodiscard]] std::size_t attendants_needed(const run& r, place at);
[[nodiscard]] std::size_t stretch_quorum(const run& r, int block);
[[nodiscard]] bool arrived(const run& r, container where, int unit);
// The row at which a step back by this event arrives, or none if it is no step back.
[[nodiscard]] int back_target(const run& r, const event& e);
// Does a step from `row` to `target` come from outside into a stretch?
[[nodiscard]] bool from_behind_into_stretch(const structure& s, int row, int target);
// Who may record for the outside office: this event's exit, or any exit of the row.
[[nodiscard]] std::set<int> recorders(const run& r, const event& e, bool finishing);

// The steps of `act`, after it was judged.
[[nodiscard]] refusal judge(const run& r, const event& e, int& office);
void go_forward(run& r, int completion, result& out);
void go_back(run& r, place from, int target, const std::set<int>& named, result& out);
void add_unit(run& r, const event& e, result& out);
void remove_unit(run& r, const event& e, result& out);
// Opens a row for a unit; a stretch entered from outside (no unit) for all of its units.
void enter(run& r, int row, int unit, const std::vector<int>& causes, result& out);
void open_one(run& r, place at, const std::vector<int>& causes, result& out);
void withdraw(opening& o, result& out);

}  // namespace alur::oracle
