// Work lists: what one actor can do now over many cases, and who a case is waiting for.
//
//   for (const task& each : todo(cases, actor_at(people, "p02", now, zone::WIB), now)) …
//
// A row is listed for an actor exactly if completing it would not be refused for order, unit,
// office, assignment or claim. Papers, lateness and answers are not looked at; a person barred by
// `beda_orang` is told so, because somebody must still do it. A suspended case gives nobody work.
//
// Complexity: linear in the cases and their open rows, n log n in what is listed. A case without
// work for the actor costs no allocation and, where its machine has never two rows open, no look
// into its ledger. Throws std::bad_alloc only. Thread-safety: pure functions; the cases must not
// move meanwhile.
#pragma once

#include <alur/case/open_case.hpp>

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace alur {

struct task {
    std::size_t which = 0;  // index of the case
    row_unit at;
    role_set offices = 0;    // the actor's that may act; where there are several, say which
    role_set recorders = 0;  // the actor's that may record an outsider's act …
    role_set outsiders = 0;  // … of these
    instant opened{};
    due_date due;  // the row's own, else that of the `sampai` clock it stands under
    punctuality stands = punctuality::on_time;  // of that clock; an outsider's is nobody's lateness
    bool held = false;                          // claimed by the actor, or handed to the actor
    bool by_exception = false;                  // in somebody's stead, by an exception
    bool somebody_else = false;  // `beda_orang`: this person did a row that bars from this one
    friend bool operator==(const task&, const task&) = default;
};

// Null cases are passed over. Sorted by due instant (those without come last), case and row.
[[nodiscard]] std::vector<task> todo(std::span<const open_case* const> cases, const actor& who,
                                     instant now);

// An open row and whom it waits for.
struct awaited_row {
    row_unit at;
    role_set offices = 0;     // any of these could act next, outsiders included
    std::string_view person;  // the only one who may: holder or named; a view into the case
    bool outside = false;     // only outsiders perform it
    instant opened{};
    due_date due;  // as in `task`
    punctuality stands = punctuality::on_time;
    friend bool operator==(const awaited_row&, const awaited_row&) = default;
};

// Every open row of the case, suspended or not, sorted by due instant and row.
[[nodiscard]] std::vector<awaited_row> waiting(const open_case& of, instant now);

// The earliest instant at which a tick of any of them would notice something; instant::max() if
// none would.
[[nodiscard]] instant next_deadline(std::span<const open_case* const> cases);

}  // namespace alur
