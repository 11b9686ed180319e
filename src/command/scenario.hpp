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

struct scenario_event {
    event given;
    std::optional<refusal> refused;  // `ditolak`
    std::optional<bool> late;        // `terlambat`
    std::string pointer;
};

struct scenario {
    std::string title;
    std::string note;
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
