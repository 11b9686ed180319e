// Random cases with people, papers and time, judged by the case and by the oracle side by side.
#pragma once

#include "oracle/dossier.hpp"

#include <alur/case/record.hpp>
#include <alur/sop/write.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "case/guarded_clerk.hpp"
#include "case/support.hpp"

namespace alur_test {

namespace slow = alur::oracle;

// ---- the same event in the oracle's words ---------------------------------------------------

inline std::vector<slow::held_office> seats_of(const std::vector<alur::seat>& given) {
    std::vector<slow::held_office> seats;
    for (const alur::seat& each : given)
        seats.push_back({each.office, each.unit, each.capacity == alur::capacity::definitive});
    return seats;
}

struct translation {
    slow::wish w;

    void operator()(const events::tick&) { w.kind = slow::wish_kind::tick; }
    void operator()(const events::start& x) {
        w.kind = slow::wish_kind::start;
        w.row = x.row;
        for (const events::units_of_kind& each : x.units)
            w.units.emplace_back(each.kind, each.names);
    }
    void operator()(const events::complete& x) {
        w.kind = slow::wish_kind::complete;
        std::tie(w.row, w.unit, w.answer, w.reason) = std::tie(x.row, x.unit, x.answer, x.reason);
        w.attendants = seats_of(x.attendants);
        w.back_for = x.back_for;
        w.on_behalf_of = x.on_behalf_of;
        for (const alur::document& each : x.documents) w.papers.push_back({each.name, each.sha256});
        std::tie(w.late_reason, w.name_office, w.name_person) =
            std::tie(x.late_reason, x.name_office, x.name_person);
        w.name_units = x.name_units;
        w.by_silence = x.by_silence;
    }
    void operator()(const events::send_back& x) {
        w.kind = slow::wish_kind::send_back;
        std::tie(w.row, w.unit, w.to, w.reason) = std::tie(x.row, x.unit, x.to, x.reason);
        w.back_for = x.back_for;
        w.on_behalf_of = x.on_behalf_of;
    }
    void operator()(const events::claim& x) { at(slow::wish_kind::claim, x.row, x.unit, ""); }
    void operator()(const events::release& x) {
        at(slow::wish_kind::release, x.row, x.unit, x.reason);
    }
    void operator()(const events::assign& x) {
        at(slow::wish_kind::assign, x.row, x.unit, x.reason);
        w.whom = x.person;
    }
    void operator()(const events::extend& x) {
        at(slow::wish_kind::extend, x.row, x.unit, x.reason);
    }
    void operator()(const events::except& x) {
        at(slow::wish_kind::except, x.row, x.unit, x.reason);
        std::tie(w.whom, w.lifts, w.stead, w.letter) =
            std::tie(x.person, x.lifts, x.office, x.letter);
    }
    void operator()(const events::suspend& x) { at(slow::wish_kind::suspend, "", "", x.reason); }
    void operator()(const events::resume& x) { at(slow::wish_kind::resume, "", "", x.reason); }
    void operator()(const events::cancel& x) { at(slow::wish_kind::cancel, "", "", x.reason); }
    void operator()(const events::add_unit& x) {
        at(slow::wish_kind::add_unit, "", x.unit, x.reason);
        w.unit_kind = x.kind;
    }
    void operator()(const events::remove_unit& x) {
        at(slow::wish_kind::remove_unit, "", x.unit, x.reason);
        w.unit_kind = x.kind;
    }
    void operator()(const events::set_data& x) {
        w.kind = slow::wish_kind::data;
        w.values = x.values;
    }
    void operator()(const events::note& x) {
        w.kind = slow::wish_kind::note;
        w.text = x.text;
    }
    void operator()(const events::new_calendar&) {}

    void at(slow::wish_kind kind, const std::string& row, const std::string& unit,
            const std::string& reason) {
        w.kind = kind;
        std::tie(w.row, w.unit, w.reason) = std::tie(row, unit, reason);
    }
};

inline slow::wish in_its_words(const alur::event& e) {
    translation t;
    std::tie(t.w.at, t.w.person, t.w.as, t.w.id, t.w.head) =
        std::tie(e.at, e.by.id, e.as, e.id, e.head);
    t.w.seats = seats_of(e.by.seats);
    std::visit(t, e.what);
    return t.w;
}

// ---- side by side ---------------------------------------------------------------------------

struct guards_tally {
    std::size_t events = 0;
    std::array<std::size_t, slow::objection_kinds> lifted{};
    std::array<std::size_t, slow::objection_kinds> answers{};
};

inline slow::objection as_objection(const alur::judgement& answer) {
    if (answer.known()) return slow::objection::known_id;
    if (answer) return slow::objection::nothing;
    return static_cast<slow::objection>(static_cast<int>(answer.refused().why) + 1);
}

inline std::string to_words(const slow::wish& w) {
    static constexpr std::array kinds{
        "tick",   "start",   "complete", "send_back", "claim",    "release",     "assign", "extend",
        "except", "suspend", "resume",   "cancel",    "add_unit", "remove_unit", "data",   "note"};
    std::string all =
        alur::print_instant(w.at, alur::zone::WIB) + " " + kinds[static_cast<std::size_t>(w.kind)];
    const auto say = [&](const char* key, const std::string& text) {
        if (!text.empty()) all += std::string(" ") + key + "=" + text;
    };
    say("row", w.row), say("unit", w.unit), say("answer", w.answer), say("to", w.to),
        say("reason", w.reason);
    say("for", w.on_behalf_of), say("late", w.late_reason), say("names", w.name_office),
        say("names", w.name_person);
    for (const std::string& each : w.name_units) say("for unit", each);
    say("whom", w.whom), say("lifts", w.lifts), say("stead", w.stead), say("letter", w.letter),
        say("kind", w.unit_kind);
    if (w.by_silence) all += " silent";
    for (const std::string& unit : w.back_for) say("back for", unit);
    for (const slow::held_office& each : w.attendants) say("there", each.office + "/" + each.unit);
    for (const slow::paper& each : w.papers)
        say("paper", each.name + (each.sha256.size() % 64 == 0 ? "" : "!"));
    all += " | " + w.person + " as=" + w.as + " id=" + w.id +
           (w.head.empty() ? "" : " head=" + w.head.substr(0, 4));
    for (const slow::held_office& each : w.seats)
        all += " [" + each.office + "/" + each.unit + (each.definitive ? "]" : " Plh]");
    for (const auto& [kind, units] : w.units) {
        all += " " + kind + ":" + std::to_string(units.size());
    }
    return all;
}

// What is open and who has signed, by the case and by the oracle.
inline std::string difference(const alur::open_case& berkas, const slow::dossier& d) {
    std::set<slow::place> open;
    for (const alur::open_row& each : berkas.open_rows())
        open.insert({static_cast<int>(alur::index(each.at.row)),
                     each.at.unit == alur::no_unit ? slow::none
                                                   : static_cast<int>(alur::index(each.at.unit))});
    if (berkas.stage() == alur::lifecycle::running && open != slow::open_places(d.flow))
        return "different rows are open";
    std::multiset<std::tuple<int, int, int, std::string>> signed_here;
    for (const alur::act_done& each : berkas.facts().ledger.acts)
        signed_here.insert({static_cast<int>(alur::index(each.at.row)),
                            each.at.unit == alur::no_unit
                                ? slow::none
                                : static_cast<int>(alur::index(each.at.unit)),
                            static_cast<int>(alur::index(each.office)), each.person});
    std::multiset<std::tuple<int, int, int, std::string>> signed_there;
    for (const slow::signature& each : slow::signatures_in_force(d))
        signed_there.insert({each.at.row, each.at.unit, each.office, each.person});
    return signed_here == signed_there ? "" : "different acts are in force";
}

// One random case; what the two disagree about, with all that is needed to repeat it.
inline std::string walk_guards(dice& d, const alur::machine& sop, int events, guards_tally& sum) {
    const auto plan = std::make_shared<const slow::structure>(slow::read(sop.sop));
    if (!plan->faults.empty()) return "compiles, but by the oracle " + plan->faults.front();
    const alur::timetable times = alur::make_timetable(sop, national_calendar());
    alur::open_case berkas(sop, times);
    slow::dossier told = slow::new_dossier(plan, national_calendar());
    told.head = alur::to_hex(berkas.facts().head);
    guarded_clerk who(d, sop, berkas);
    alur::instant now = at("08:00");
    std::string story;
    const int over = events / 4;  // events after the end of the case
    for (int i = 0, after_end = 0; i < events && after_end < over; ++i) {
        now += std::chrono::minutes{d.under(100)};
        if (d.chance(2)) now += std::chrono::hours{24 * d.between(1, 3)};
        const alur::event e = who.next(now);
        const slow::wish wish = in_its_words(e);
        alur::judgement answer = berkas.judge(e);
        const slow::objection mine = slow::judge_and_keep(told, wish);
        ++sum.events;
        ++sum.answers[static_cast<std::size_t>(mine)];
        const slow::objection his = as_objection(answer);
        story += to_words(wish) + " -> " + std::to_string(static_cast<int>(his)) + "\n";
        if (his != mine)
            return alur::to_json(sop.sop) + "\n" + story + "the oracle says " +
                   std::to_string(static_cast<int>(mine)) +
                   (!answer && !answer.known() ? "; " + answer.refused().message.en : "");
        if (!answer && !answer.known()) who.refused(e, answer.refused().why);
        after_end += berkas.stage() > alur::lifecycle::suspended ? 1 : 0;
        if (!answer) continue;
        for (const alur::refusal each : answer.decided().lifted)
            ++sum.lifted[static_cast<std::size_t>(each) + 1];
        (void)alur::record(berkas, answer.decided(), "B");
        berkas.apply(answer.decided());
        told.head = alur::to_hex(berkas.facts().head);
        who.accepted(e);
        if (const std::string differs = difference(berkas, told); !differs.empty())
            return alur::to_json(sop.sop) + "\n" + story + differs;
        if (!told.flow.anomalies.empty())
            return alur::to_json(sop.sop) + "\n" + story + told.flow.anomalies.front();
    }
    return {};
}

}  // namespace alur_test
