// Rows that run another SOP (`sop`), each as a case of its own.
//
// A case cannot reach another one: the host keeps both. When an entry is decided, `calls` says what
// it means for the cases of rows that call an SOP; when such a case is finished, `result_of` gives
// what completing the row asks for:
//
//   for (const call& each : calls(surat, answer.decided()))        // before `apply`
//       child_of(each.at).judge(event_for(each, surat, "surat-17", answer.decided()));
//   …
//   surat.judge({.at = now, .by = ani,
//                .what = events::complete{.row = "3", .called = *result_of(child, "kirim-4")}});
//
// The row's finishing act is refused (evidence) unless the result is of the SOP that the row names,
// ran for this row and unit, was started since the row opened and finished by the act. A case does
// not know its own id: that the result ran for this case and no other is the host's to see to.
// A row whose SOP was not given to `compile` is done by hand and calls nothing.
//
// Complexity: linear in the entry and the open rows. Throws std::bad_alloc only. Thread-safety:
// pure functions; the cases must not move meanwhile.
#pragma once

#include <alur/case/open_case.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace alur {

enum class call_action : std::uint8_t { open, suspend, resume, cancel };

struct call {
    call_action what = call_action::open;
    row_unit at;
    friend bool operator==(const call&, const call&) = default;
};

// What the entry asks of called cases: those that are over first, new ones last. A row that was
// withdrawn, sent back or answered by silence no longer wants its case; opened again, it wants a
// new one. `decided` was judged by `of` and not applied yet.
[[nodiscard]] std::vector<call> calls(const open_case& of, const entry& decided);

// The same as an event for the called case, by the same person; whoever sends it adds the units a
// start needs. `case_id`: the calling case's. It may be refused: a case that its own controller has
// suspended is not suspended again, and not resumed by its caller.
[[nodiscard]] event event_for(const call& what, const open_case& of, std::string_view case_id,
                              const entry& decided);

// Of a completed case, for `events::complete::called`; nothing of any other. `case_id`: its own.
[[nodiscard]] std::optional<called_case> result_of(const open_case& of, std::string_view case_id);

}  // namespace alur
