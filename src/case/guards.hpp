// What a row asks beside order and office: people, papers, time. Private to src/case.
//
// Pure: each looks at the case and one act that the kernel has accepted, and either has nothing to
// say or refuses. They are asked in the order of `enum refusal`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "case/scene.hpp"

namespace alur {

struct accepted_act {
    row_unit at;
    const events::complete* what = nullptr;  // null: a step back
    role_id office = no_role;
    role_id recorder = no_role;
    const seat* used = nullptr;  // by which the office (or the recorder's) is held
    bool first = false;          // nobody has acted on the row since it opened
    bool finishes = false;
    bool forwards = false;  // it leaves the row forwards
};

[[nodiscard]] std::optional<refused_event> check_assignment(const scene& s,
                                                            const accepted_act& act);
[[nodiscard]] std::optional<refused_event> check_claim(const scene& s, const accepted_act& act);
[[nodiscard]] std::optional<refused_event> check_separation(const scene& s,
                                                            const accepted_act& act);
// Can what is shown and handed over be recorded?
[[nodiscard]] std::optional<refused_event> check_papers(const scene& s, const accepted_act& act);
[[nodiscard]] std::optional<refused_event> check_evidence(const scene& s, const accepted_act& act);
// What `kelengkapan` asks for and is not at hand; what `output` lists and is not handed over.
[[nodiscard]] std::vector<std::string> inputs_missing(const scene& s, const accepted_act& act);
[[nodiscard]] std::vector<std::string> outputs_missing(const scene& s, const accepted_act& act);
[[nodiscard]] std::optional<refused_event> check_lateness(const scene& s, const accepted_act& act);

// Of a row that runs another SOP (`sop`): the answer that the finished case gives; no_exit if none.
[[nodiscard]] exit_id answer_of(const scene& s, step_id row, const called_case& called) noexcept;
// Is the finished case the one this row called? Part of the evidence.
[[nodiscard]] std::optional<refused_event> check_called(const scene& s, const accepted_act& act);

// The offices that may do the row as it was disposed (`ditunjuk`); all where nobody was named.
[[nodiscard]] role_set designated_offices(const machine& sop, const case_facts& facts,
                                          row_unit at) noexcept;

// Whom each stretch whose first row is `ditunjuk` is for, by the namings in force; `what`, if any,
// is finishing a row now.
struct units_chosen {
    std::uint16_t stretch = 0;
    std::vector<unit_id> units;
};
[[nodiscard]] std::vector<units_chosen> chosen_units(const scene& s, step_id finishing,
                                                     const events::complete* what);
// The same for the kernel; `chosen` must outlive it.
[[nodiscard]] std::vector<unit_choice> as_choices(const std::vector<units_chosen>& chosen);

// The one person who was named for the row; empty if nobody in particular was.
[[nodiscard]] std::string_view named_person(const machine& sop, const case_facts& facts,
                                            row_unit at) noexcept;
// The act by which `beda_orang` bars the person from the row; null if there is none.
[[nodiscard]] const act_done* act_that_bars(const machine& sop, const case_facts& facts,
                                            row_unit at, std::string_view person) noexcept;

// What the act leaves behind in the ledger: papers and names.
void keep_documents(const scene& s, const accepted_act& act, entry& decided);
void keep_designation(const scene& s, const accepted_act& act, entry& decided);

// The person's own exception for that refusal on that row; null if none was granted.
[[nodiscard]] const exception_granted* exception_for(const scene& s, row_unit at, refusal why);

}  // namespace alur
