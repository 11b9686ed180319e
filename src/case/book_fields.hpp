// What a ledger is made of, member by member: one list for writing and for reading. Private to
// src/case. Adding a member here changes the journal's format: see docs/journal.md.
#pragma once

#include <alur/case/facts.hpp>

namespace alur {

template <class Archive>
void fields(Archive& a, row_unit& x) {
    a(x.row), a(x.unit);
}
template <class Archive>
void fields(Archive& a, sequential_state& x) {
    a(x.row), a(x.acted);
}
template <class Archive>
void fields(Archive& a, running_clock& x) {
    a(x.due.counts), a(x.due.provisional), a(x.due.at), a(x.due.day), a(x.due.starts);
    a(x.due.budget), a(x.due.consumed), a(x.paused_at), a(x.paused), a(x.noticed);
    a(x.extensions);
}
template <class Archive>
void fields(Archive& a, open_row& x) {
    a(x.at), a(x.opened), a(x.outside), a(x.clock);
}
template <class Archive>
void fields(Archive& a, open_span& x) {
    a(x.clock_index), a(x.unit), a(x.opened), a(x.clock);
}
template <class Archive>
void fields(Archive& a, act_done& x) {
    a(x.at), a(x.office), a(x.recorder), a(x.when), a(x.person);
}
template <class Archive>
void fields(Archive& a, output_made& x) {
    a(x.at), a(x.when);
}
template <class Archive>
void fields(Archive& a, document_held& x) {
    a(x.at), a(x.output), a(x.is.name), a(x.is.reference), a(x.is.sha256);
}
template <class Archive>
void fields(Archive& a, row_holder& x) {
    a(x.at), a(x.person), a(x.assigned);
}
template <class Archive>
void fields(Archive& a, designation& x) {
    a(x.at), a(x.office), a(x.person), a(x.units);
}
template <class Archive>
void fields(Archive& a, exception_granted& x) {
    a(x.at), a(x.lifts), a(x.office), a(x.person);
}
template <class Archive>
void fields(Archive& a, calling_row& x) {
    a(x.case_id), a(x.row), a(x.unit);
}
template <class Archive>
void fields(Archive& a, seen_event& x) {
    a(x.id), a(x.sequence);
}

// Every list of the ledger under the name it has in a line.
template <class Ledger, class F>
void each_list(Ledger& book, F f) {
    f("terbuka", book.open);
    f("rentang", book.spans);
    f("paraf", book.acts);
    f("keluaran", book.outputs);
    f("dokumen", book.documents);
    f("pemegang", book.holders);
    f("tunjuk", book.named);
    f("kecuali", book.exceptions);
}

}  // namespace alur
