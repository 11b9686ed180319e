// What a ledger is made of, member by member: one list for writing and for reading. Private to
// src/case. Adding a member here changes the journal's format: see docs/journal.md.
#pragma once

#include <alur/case/facts.hpp>
#include <alur/case/timetable.hpp>

#include <concepts>
#include <tuple>
#include <type_traits>
#include <utility>

namespace alur {

// T, to be read into or, if const, written.
template <class X, class T>
concept like = std::same_as<std::remove_const_t<X>, T>;

template <class Archive, like<timetable_name::unit> X>
void fields(Archive& a, X& x) {
    a(x.kind), a(x.name), a(x.calendar), a(x.version);
}
template <class Archive, like<row_unit> X>
void fields(Archive& a, X& x) {
    a(x.row), a(x.unit);
}
template <class Archive, like<sequential_state> X>
void fields(Archive& a, X& x) {
    a(x.row), a(x.acted);
}
template <class Archive, like<running_clock> X>
void fields(Archive& a, X& x) {
    a(x.due.counts), a(x.due.provisional), a(x.due.at), a(x.due.day), a(x.due.starts);
    a(x.due.budget), a(x.due.consumed), a(x.paused_at), a(x.paused), a(x.noticed);
    a(x.extensions);
}
template <class Archive, like<open_row> X>
void fields(Archive& a, X& x) {
    a(x.at), a(x.opened), a(x.outside), a(x.clock);
}
template <class Archive, like<open_span> X>
void fields(Archive& a, X& x) {
    a(x.clock_index), a(x.unit), a(x.opened), a(x.clock);
}
template <class Archive, like<act_done> X>
void fields(Archive& a, X& x) {
    a(x.at), a(x.office), a(x.recorder), a(x.when), a(x.person);
}
template <class Archive, like<output_made> X>
void fields(Archive& a, X& x) {
    a(x.at), a(x.when);
}
template <class Archive, like<document_held> X>
void fields(Archive& a, X& x) {
    a(x.at), a(x.output), a(x.is.name), a(x.is.reference), a(x.is.sha256);
}
template <class Archive, like<row_holder> X>
void fields(Archive& a, X& x) {
    a(x.at), a(x.person), a(x.assigned);
}
template <class Archive, like<designation> X>
void fields(Archive& a, X& x) {
    a(x.at), a(x.office), a(x.person), a(x.units);
}
template <class Archive, like<exception_granted> X>
void fields(Archive& a, X& x) {
    a(x.at), a(x.lifts), a(x.office), a(x.person);
}
template <class Archive, like<calling_row> X>
void fields(Archive& a, X& x) {
    a(x.case_id), a(x.row), a(x.unit);
}
template <class Archive, like<seen_event> X>
void fields(Archive& a, X& x) {
    a(x.id), a(x.sequence);
}

// Every list of the ledger and the name it has in a line.
inline constexpr std::tuple ledger_lists{
    std::pair{"terbuka", &ledger::open},      std::pair{"rentang", &ledger::spans},
    std::pair{"paraf", &ledger::acts},        std::pair{"keluaran", &ledger::outputs},
    std::pair{"dokumen", &ledger::documents}, std::pair{"pemegang", &ledger::holders},
    std::pair{"tunjuk", &ledger::named},      std::pair{"kecuali", &ledger::exceptions}};

// Calls `f` with the name and the member of every list.
template <class F>
void each_list(F f) {
    std::apply([&](const auto&... of) { (f(of.first, of.second), ...); }, ledger_lists);
}

}  // namespace alur
