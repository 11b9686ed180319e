// A scenario: one case of an SOP played from its start, with what is expected of every event.
//
// Its JSON is described by sops/schema/skenario-1.schema.json. Names are resolved when it is
// played, except the offices of `pelaku`: a misspelt one would only show as a refusal nobody
// expected.
#pragma once

#include <alur/case/event.hpp>
#include <alur/engine/verdict.hpp>
#include <alur/sop/diagnostic.hpp>
#include <alur/sop/machine.hpp>

#include <optional>
#include <string>
#include <vector>

namespace alur::command {

// A row that must be open; without a unit, for whomever.
struct expected_row {
    step_id row = no_step;
    std::string unit;
};

struct scenario_event {
    event given;
    std::optional<refusal> refused;                 // `ditolak`
    std::optional<bool> late;                       // `terlambat`: the act; of a tick, what is open
    std::optional<std::vector<expected_row>> open;  // `terbuka`: these rows afterwards, no others
    std::string pointer;
};

struct scenario {
    std::string title;
    std::string note;
    std::string sop;  // which one it is of; may be empty
    std::string calendar = "id";
    std::vector<scenario_event> events;  // the first one opens the case
    std::string ending;                  // `berakhir`, as written
};

struct scenario_loaded {
    std::optional<scenario> play;  // there if no finding is an error
    diagnostics problems;
};

// Codes: those of `load` for text and shape, SK01 to SK06. Throws std::bad_alloc only.
[[nodiscard]] scenario_loaded read_scenario(const source& from, const machine& sop);

}  // namespace alur::command
