// A case with its people, papers and clocks, told as the plain list of what happened: nothing is
// kept but that list, and every question goes through it from the beginning. Order, units and exits
// are the business of `run`; here is the rest of why an event is refused.
//
// What docs/format.md, docs/design.md and the comments of <alur/case/event.hpp> leave open is
// decided thus:
//   a) An outsider's act that somebody recorded is nobody's act for `beda_orang` and needs no
//      definitive holder; who records must still be who the row is assigned to, and hold the claim.
//   b) Coming "as" an outside office one does not hold is the same as recording on its behalf.
//   c) Controllers, and whoever gives data or notes, hold an office of a unit of this case.
//   d) A unit that is removed takes its acts, outputs and namings along, wherever they were made;
//      papers that were only shown stay.
//   e) What was named at a repeated row holds for the same unit on rows repeated for that kind,
//      elsewhere the last naming by any unit does.
//   f) Only a finishing act names somebody; claiming a row asks neither `definitif` nor `ditunjuk`.
//   g) An exception lifts a missing paper, not one that cannot be recorded; of several alike one is
//      used up by an act, the oldest first. It lifts an act or a return, not a claim or a silence.
//   h) A start without a row, where there are several, is judged after the life of the case.
//   i) Of two seats in the same office the first one given is relied on.
//   j) A silence is asked by no guard, signs nothing, names nobody and shows no papers.
//   k) Acts of a row that is withdrawn half done stay in force; only steps back make void.
#pragma once

#include "oracle/run.hpp"

#include <alur/sop/data.hpp>
#include <alur/time/due.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace alur::oracle {

// In the order in which reasons count.
enum class objection {
    nothing,
    known_id,
    stale_head,
    time_order,
    unknown_name,
    lifecycle,
    row_not_open,
    unit,
    office,
    exit,
    assignment,
    claim,
    separation,
    evidence,
    lateness,
};
inline constexpr int objection_kinds = 15;

enum class stage { not_started, running, suspended, completed, cancelled };

enum class wish_kind {
    tick,
    start,
    complete,
    send_back,
    claim,
    release,
    assign,
    extend,
    except,
    suspend,
    resume,
    cancel,
    add_unit,
    remove_unit,
    data,
    note,
};

struct held_office {
    std::string office;
    std::string unit;
    bool definitive = true;
};

struct paper {
    std::string name;
    std::string sha256;
};

// What somebody wants; everything in words, and empty where it does not matter.
struct wish {
    wish_kind kind = wish_kind::tick;
    instant at{};
    std::string person;
    std::vector<held_office> seats;
    std::string as;
    std::string id;
    std::string head;

    std::string row;
    std::string unit;
    std::string reason;
    std::string answer;
    std::string to;                       // send_back
    std::vector<held_office> attendants;  // of a meeting
    std::vector<std::string> back_for;    // units
    std::string on_behalf_of;
    std::vector<paper> papers;
    std::string late_reason;
    std::string name_office;
    std::string name_person;
    std::vector<std::string> name_units;
    bool by_silence = false;

    std::string whom;    // assign, except
    std::string lifts;   // except
    std::string stead;   // except: an office
    std::string letter;  // except
    std::string unit_kind;
    std::vector<std::pair<std::string, std::vector<std::string>>> units;  // start
    case_data values;
    std::string text;  // note
};

struct happened {
    wish what;
    place at;
    int office = none;    // in whose name an act was done
    int recorder = none;  // who recorded it for an outsider
    bool finishing = false;
    bool forwards = false;
    std::vector<objection> lifted;
    result flow;
    std::set<place> open;         // afterwards
    bool only_outsiders = false;  // could act afterwards
};

struct dossier {
    std::shared_ptr<const structure> plan;
    std::vector<work_calendar> calendars;  // by row
    std::vector<happened> past;            // accepted, in order; ticks are not remembered
    run flow;                              // once started
    std::map<std::string, std::vector<std::string>> unit_names;  // by kind; numbers stay
    std::string head;                                            // as the host last told it

    [[nodiscard]] const definition& sop() const { return *plan->from; }
};

[[nodiscard]] dossier new_dossier(std::shared_ptr<const structure> plan, const work_calendar& base);

// Judges and, if nothing speaks against it, remembers.
objection judge_and_keep(dossier& d, const wish& w);

// ---- names (names.cpp)
[[nodiscard]] bool blank(const std::string& text);
[[nodiscard]] bool same(const std::string& a, const std::string& b);
inline constexpr int unknown = -9;  // a name that means nothing
// none for a blank name.
[[nodiscard]] int row_called(const dossier& d, const std::string& name);
[[nodiscard]] int office_called(const dossier& d, const std::string& name);
[[nodiscard]] int unit_called(const dossier& d, const std::string& kind, const std::string& name);
// The kind a row is repeated for; empty if it is not.
[[nodiscard]] const std::string& kind_of(const dossier& d, int row);
[[nodiscard]] bool is_repeated(const dossier& d, const std::string& kind);
// As a whole (dossier.cpp).
[[nodiscard]] stage stage_of(const dossier& d);

// ---- people (people.cpp)
struct signature {
    place at;
    int office = none;
    int recorder = none;
    std::string person;
};
[[nodiscard]] std::vector<signature> signatures_in_force(const dossier& d);

struct chosen_office {
    int office = none;  // none: refused
    int recorder = none;
    const held_office* seat = nullptr;
};
// A place without row: offices held in the case as a whole.
[[nodiscard]] std::set<int> held_by(const dossier& d, const wish& w, place at);
[[nodiscard]] const held_office* seat_of(const dossier& d, const wish& w, int office, place at);
// Who could act now, as disposed.
[[nodiscard]] std::set<int> able(const dossier& d, place at);
[[nodiscard]] chosen_office choose_actor(const dossier& d, const wish& w, const event& e, place at);
// The one office of these.
[[nodiscard]] chosen_office choose_among(const dossier& d, const wish& w, place at,
                                         const std::set<int>& offices);

struct holding {
    std::string person;
    bool assigned = false;
};
[[nodiscard]] std::optional<holding> holder_of(const dossier& d, place at);
[[nodiscard]] objection judge_holding(const dossier& d, const wish& w, place at, int office);

struct grant {
    place at;
    objection lifts = objection::nothing;
    int office = none;
    std::string person;
};
[[nodiscard]] std::optional<grant> granted(const dossier& d, const wish& w, place at,
                                           objection why);
[[nodiscard]] bool bad_naming(const dossier& d, const wish& w, int row, bool finishing);

// What is asked of an act that order, office and exit allow.
struct proposal {
    place at;
    int office = none;
    int recorder = none;
    const held_office* seat = nullptr;
    bool returns = false;  // send_back
    bool first = false;
    bool finishing = false;
    bool forwards = false;
};
[[nodiscard]] bool wrong_assignment(const dossier& d, const wish& w, const proposal& a);
[[nodiscard]] bool claimed_by_another(const dossier& d, const wish& w, const proposal& a);
[[nodiscard]] bool not_separate(const dossier& d, const wish& w, const proposal& a);

// ---- papers (papers.cpp)
[[nodiscard]] bool unreadable_paper(const wish& w);
[[nodiscard]] bool papers_missing(const dossier& d, const wish& w, const proposal& a);

// ---- clocks (clocks.cpp)
[[nodiscard]] bool too_late(const dossier& d, const wish& w, const proposal& a);
[[nodiscard]] objection judge_extension(const dossier& d, const wish& w, place at);
// Has the row's own time passed?
[[nodiscard]] bool expired(const dossier& d, place at, instant now);
[[nodiscard]] bool only_outsiders_awaited(const dossier& d);

}  // namespace alur::oracle
