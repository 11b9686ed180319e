// Can the people of a register carry out an SOP on a given day?
//
//   for (const diagnostic& each : check(sop, people, day)) …
//   // "Tidak seorang pun dapat melakukan langkah 7 (…) pada 3 Februari 2026: …"
//
// For every act of every row, of every unit that is known (the SOP's own list, else the
// register's), somebody must hold the office on that day: definitively where the row is
// `definitif`, for the unit where there is one such office in every unit. Every office of `bersama`
// and `berurutan` acts, any one of `salah_satu`, the last named of `rapat`. Offices outside the
// agency are left out; so are persons named during a case (`ditunjuk`) and `kuorum`: a unit nobody
// can act for is told even where the others would suffice.
//
// `beda_orang` can be kept if persons can be chosen for all acts so that none is chosen for two
// acts that must differ: of the same unit where both rows lie in one per-unit stretch, of all units
// elsewhere; the signers of a row are as many acts. Whoever cannot be found is named by id, and
// excluded persons with the reason.
//
// Places are pointers into the SOP. Codes: PJ30 nobody holds the office, PJ31 nobody holds it
// definitively, PJ32 too few different persons, PJ33 (warning) the search was given up, PJ34
// (warning) a kind without known units, PJ35 two definitive holders of one office that the register
// spells in two ways. An SOP whose references do not resolve gets those findings
// instead; whether its flow is sound is for `check(sop)` to say.
//
// Complexity: linear in rows × units × holders, but for `beda_orang`: an exact search over the acts
// that are hard to tell apart, which gives up after a fixed number of steps (well under a second).
// Throws std::bad_alloc only. Thread-safety: a pure function.
#pragma once

#include <alur/case/register.hpp>
#include <alur/sop/definition.hpp>
#include <alur/sop/diagnostic.hpp>

#include <chrono>

namespace alur {

[[nodiscard]] diagnostics check(const definition& sop, const office_register& people,
                                std::chrono::local_days on);

}  // namespace alur
