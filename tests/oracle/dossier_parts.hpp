// What the parts of a dossier's judgement share.
#pragma once

#include "oracle/dossier.hpp"

namespace alur::oracle {

struct judged {
    objection why = objection::nothing;
    happened entry;
};
[[nodiscard]] inline judged no(objection why) { return {why, {}}; }
[[nodiscard]] inline judged yes(const wish& w) {
    judged j;
    j.entry.what = w;
    return j;
}

// ---- names (names.cpp)
[[nodiscard]] std::string stripped(const std::string& text);
[[nodiscard]] std::set<std::string> kinds_of(const dossier& d, bool repeated);
// The kind as the SOP spells it; empty if no such kind.
[[nodiscard]] std::string kind_called(const dossier& d, const std::string& name);
[[nodiscard]] int answer_called(const dossier& d, int row, const std::string& label);
[[nodiscard]] bool is_unknown_office(const dossier& d, const std::string& name);
// The unit an event names for a row: none, a number, or unknown.
[[nodiscard]] int unit_for(const dossier& d, int row, const std::string& name);

// Is the row open for this unit? Otherwise why not.
[[nodiscard]] objection find_place(const dossier& d, const wish& w, place& at);

// ---- control.cpp
[[nodiscard]] judged judge_stage_change(const dossier& d, const wish& w);
[[nodiscard]] judged judge_unit_change(const dossier& d, const wish& w);
[[nodiscard]] judged judge_data(const dossier& d, const wish& w);
// Opens the run, too.
[[nodiscard]] judged judge_start(dossier& d, const wish& w);

// ---- acts.cpp: these carry the flow on.
[[nodiscard]] judged judge_act(dossier& d, const wish& w);
[[nodiscard]] judged judge_silence(dossier& d, const wish& w);

}  // namespace alur::oracle
