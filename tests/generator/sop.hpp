// Random SOPs over the whole format.
//
// `compiling` builds nested pieces (rows one after another, decisions, forks, stretches per unit),
// adds exits that go back and returns where they are legal, and aims at SOPs that compile.
// `wild` then breaks things: exits anywhere, demands at random, rows in disorder.
// The same seed gives the same definition.
#pragma once

#include "generator/random.hpp"

#include <alur/sop/definition.hpp>

#include <cstdint>

namespace alur::generate {

enum class mode : std::uint8_t { compiling, wild };

[[nodiscard]] definition sop(std::uint64_t seed, mode how);

// The parts of `sop`.
[[nodiscard]] definition flow_of(dice& d);       // performers, units, rows and their exits
void add_steps_back(dice& d, definition& made);  // backward answers, `kembali`
void add_rules(dice& d, definition& made);       // `data`, `bila`
void dress(dice& d, definition& made);           // every key that is not flow
void add_demands(dice& d, definition& made);     // on people, papers and time; `sop`
void spoil(dice& d, definition& made);           // anything at all

}  // namespace alur::generate
