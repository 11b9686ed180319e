// What an entry changes in a case, as a member of a journal line, and back. Private to src/case.
//
// A list is written as a splice: how many items stay in front, how many leave after them, and the
// items that come in their place. Nothing is judged on the way back: what is read is what is.
#pragma once

#include <alur/case/facts.hpp>
#include <alur/sop/machine.hpp>

#include "case/json_line.hpp"

namespace boost::json {
class value;
}

namespace alur {

void write_book(const case_facts& before, const case_facts& after, json_line& out);

// Carries the change into `facts`. False if the book is not one; `facts` is then half changed.
[[nodiscard]] bool read_book(const boost::json::value& book, const machine& sop, case_facts& facts);

}  // namespace alur
