// A compiled SOP as a Petri net, for peers that align with nets. Transitions are labelled
// "row/unit/exit"; the one place "end" is the final marking.
#pragma once

#include "analysis/slow_align.hpp"

#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace bench {

using alur::testing::slow_lead;
using alur::testing::slow_model;
using alur::testing::state_words;

inline std::string label(alur::step_id row, alur::unit_id unit, alur::exit_id exit) {
    const auto text = [](std::size_t n) { return std::to_string(n); };
    return "r" + text(index(row)) + (unit == alur::no_unit ? "" : "u" + text(index(unit))) + "e" +
           text(index(exit));
}

struct petri_net {
    struct transition {
        std::string label;  // empty: silent
        std::vector<std::string> in;
        std::vector<std::string> out;
    };
    std::string first;
    std::vector<transition> transitions;
};

// Every state a place, every completed row a transition: the same language, whatever the SOP.
// Nothing if that were more than a few thousand.
inline std::optional<petri_net> state_net(const alur::machine_view& m,
                                          const std::vector<std::uint16_t>& units) {
    const slow_model model(m, units);
    std::map<state_words, std::string> names;
    std::vector<state_words> left;
    const auto name = [&](const state_words& at) {
        if (model.ended(at)) return std::string("end");
        const auto [found, is_new] = names.try_emplace(at, "s" + std::to_string(names.size()));
        if (is_new) left.push_back(at);
        return found->second;
    };
    petri_net made;
    made.first = name(model.begin(m.starts[0]));
    while (!left.empty()) {
        const state_words at = left.back();
        left.pop_back();
        if (made.transitions.size() > 5'000) return std::nullopt;
        for (const slow_lead& lead : model.leads(at))
            made.transitions.push_back(
                {label(lead.row, lead.unit, lead.exit), {name(at)}, {name(lead.to)}});
    }
    return made;
}

// As somebody would draw it: a place for each open row, forks and units side by side, silent joins.
// Nothing where a step back leaves parallel work or enters it, which such a net cannot say.
class drawn_net {
  public:
    drawn_net(const alur::machine_view& m, const std::vector<std::uint16_t>& units)
        : m_(m), units_(units) {}

    std::optional<petri_net> draw() {
        made_.first = "r" + std::to_string(index(m_.starts[0]));
        for (std::size_t r = 0; r < m_.rows.size(); ++r)
            for (int u = 0; u < lanes(m_.rows[r].kind); ++u)
                if (!add_row(r, u)) return std::nullopt;
        for (std::size_t f = 0; f < m_.forks.size(); ++f)
            for (int u = 0; u < lanes(m_.forks[f].kind); ++u) add_join(f, u);
        for (std::size_t s = 0; s < m_.stretches.size(); ++s) add_meeting(s);
        return made_;
    }

  private:
    [[nodiscard]] int lanes(alur::kind_id kind) const {
        return kind == alur::no_kind ? 1 : units_[index(kind)];
    }
    [[nodiscard]] std::string row_place(std::size_t r, int u) const {
        return "r" + std::to_string(r) +
               (m_.rows[r].kind == alur::no_kind ? "" : "u" + std::to_string(u));
    }
    void produce(const alur::goal_cell& goal, int u, std::vector<std::string>& out) const {
        using alur::goal_kind_tag;
        const std::string at = std::to_string(goal.at);
        switch (goal.kind) {
            case goal_kind_tag::open:
            case goal_kind_tag::lane:
                return out.push_back(row_place(goal.at, u));
            case goal_kind_tag::enter:
                for (int each = 0; each < lanes(m_.stretches[goal.at].kind); ++each)
                    out.push_back(row_place(index(m_.stretches[goal.at].entry), each));
                return;
            case goal_kind_tag::fork:
                for (std::uint32_t b = 0; b < m_.forks[goal.at].branches; ++b)
                    produce(m_.goals[m_.forks[goal.at].first_entry + b], u, out);
                return;
            case goal_kind_tag::arrive:
                return out.push_back("f" + at + "b" + std::to_string(goal.branch) + "u" +
                                     std::to_string(u));
            case goal_kind_tag::deliver:
                return out.push_back("d" + at + "u" + std::to_string(u));
            case goal_kind_tag::end:
                return out.push_back("end");
        }
    }
    bool add_row(std::size_t r, int u) {
        const alur::row_entry& row = m_.rows[r];
        for (std::uint32_t x = 0; x < row.exit_count; ++x) {
            const alur::exit_cell& exit = m_.exits[row.first_exit + x];
            petri_net::transition t;
            t.label =
                label(static_cast<alur::step_id>(r),
                      row.kind == alur::no_kind ? alur::no_unit : static_cast<alur::unit_id>(u),
                      static_cast<alur::exit_id>(x));
            t.in.push_back(row_place(r, u));
            if (m_.sequential) {
                t.out.push_back(exit.next == alur::no_step ? "end"
                                                           : row_place(index(exit.next), u));
            } else if (exit.backward) {
                if (m_.rows[exit.goal].stretch != row.stretch) return false;
                t.out.push_back(row_place(exit.goal, u));
            } else {
                produce(m_.goals[exit.goal], u, t.out);
            }
            made_.transitions.push_back(std::move(t));
        }
        return true;
    }
    void add_join(std::size_t f, int u) {
        petri_net::transition t;
        for (std::uint32_t b = 0; b < m_.forks[f].branches; ++b)
            t.in.push_back("f" + std::to_string(f) + "b" + std::to_string(b) + "u" +
                           std::to_string(u));
        produce(m_.goals[m_.forks[f].then], u, t.out);
        made_.transitions.push_back(std::move(t));
    }
    void add_meeting(std::size_t s) {
        petri_net::transition t;
        for (int u = 0; u < lanes(m_.stretches[s].kind); ++u)
            t.in.push_back("d" + std::to_string(s) + "u" + std::to_string(u));
        produce(m_.goals[m_.stretches[s].then], 0, t.out);
        made_.transitions.push_back(std::move(t));
    }

    alur::machine_view m_;
    std::vector<std::uint16_t> units_;
    petri_net made_;
};

inline void write_pnml(std::ostream& out, const petri_net& net) {
    out << "<?xml version=\"1.0\"?>\n<pnml><net id=\"sop\" type=\"http://www.pnml.org/version-2009/"
           "grammar/pnmlcoremodel\"><page id=\"p\">\n";
    std::map<std::string, bool> places{{net.first, true}, {"end", false}};
    for (const petri_net::transition& t : net.transitions)
        for (const auto& side : {t.in, t.out})
            for (const std::string& place : side) places.try_emplace(place, false);
    for (const auto& [place, marked] : places)
        out << "<place id=\"" << place << "\"><name><text>" << place << "</text></name>"
            << (marked ? "<initialMarking><text>1</text></initialMarking>" : "") << "</place>\n";
    std::size_t arcs = 0;
    const auto arc = [&](const std::string& from, const std::string& to) {
        out << "<arc id=\"a" << arcs++ << "\" source=\"" << from << "\" target=\"" << to
            << "\"><inscription><text>1</text></inscription></arc>\n";
    };
    for (std::size_t i = 0; i < net.transitions.size(); ++i) {
        const petri_net::transition& t = net.transitions[i];
        const std::string id = "t" + std::to_string(i);
        out << "<transition id=\"" << id << "\"><name><text>" << (t.label.empty() ? id : t.label)
            << "</text></name>"
            << (t.label.empty() ? "<toolspecific tool=\"ProM\" version=\"6.4\" "
                                  "activity=\"$invisible$\" localNodeID=\"x\"/>"
                                : "")
            << "</transition>\n";
        for (const std::string& place : t.in) arc(place, id);
        for (const std::string& place : t.out) arc(id, place);
    }
    out << "</page><finalmarkings><marking><place idref=\"end\"><text>1</text></place></marking>"
           "</finalmarkings></net></pnml>\n";
}

}  // namespace bench
