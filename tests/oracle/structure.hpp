// What a definition says about flow, before anything has happened: which exits a row has, which of
// them go back, which rows run in parallel or once per unit, and where those meet.
//
// Read from docs/format.md alone; shares nothing with the engine. Slow and
// plain on purpose: sets, recursion, all paths written out. Meant for SOPs of a dozen rows.
#pragma once

#include <alur/sop/definition.hpp>

#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace alur::oracle {

inline constexpr int the_end = -1;  // a goal that is no row
inline constexpr int none = -1;     // no row, no unit, no office, no exit

// One exit of a row; a fork's single exit has several goals.
struct way {
    std::string label;  // empty: the row has no `cabang`
    std::vector<int> goals;
    std::string outcome;  // where a goal is the end
    bool ruled = false;   // has a `bila`
};

// Where a row lies: in the case itself, or in one part of a block.
struct container {
    int block = none;  // none: the case
    int part = 0;
    friend bool operator==(const container&, const container&) = default;
};

// Parallel work with one meeting point: a fork (a part per branch) or a stretch (one part, walked
// by every unit for itself).
struct block {
    bool is_fork = false;
    int opener = none;  // the fork's row; the row at which a stretch is entered
    std::string kind;   // of a stretch
    std::vector<std::set<int>> parts;
    int meeting = the_end;
    container parent;
};

struct office {
    std::string kind;  // exists once per unit of this kind; empty: once
    bool outside = false;
};

struct structure {
    const definition* from = nullptr;
    int rows = 0;
    std::vector<int> starts;
    std::vector<std::vector<way>> ways;
    std::set<std::pair<int, int>> backward;  // (row, goal)
    std::vector<std::set<int>> after;        // goals of forward exits, without the end
    std::vector<std::set<int>> reach;        // rows reachable by forward exits, the row itself not
    std::vector<block> blocks;
    std::vector<container> home;
    std::vector<int> stretch_of;      // block or none
    std::vector<std::set<int>> must;  // completed by every run that reaches the row
    std::vector<office> offices;
    std::vector<std::vector<int>> performers;   // of a row, offices in order
    std::vector<std::set<int>> return_targets;  // `kembali`; the row itself if listed
    std::set<int> controllers;
    std::vector<std::string> faults;  // what makes it no SOP; empty if well formed

    [[nodiscard]] const row& text(int r) const { return from->rows[static_cast<std::size_t>(r)]; }
    [[nodiscard]] const way& exit(int r, int w) const {
        return ways[static_cast<std::size_t>(r)][static_cast<std::size_t>(w)];
    }
    [[nodiscard]] bool goes_back(int r, const way& w) const {
        return w.goals.size() == 1 && backward.contains({r, w.goals[0]});
    }
    [[nodiscard]] const block& at(int b) const { return blocks[static_cast<std::size_t>(b)]; }
    [[nodiscard]] const block& at(container c) const { return at(c.block); }
    [[nodiscard]] container home_of(int r) const { return home[static_cast<std::size_t>(r)]; }
    [[nodiscard]] int lane_of(int r) const { return stretch_of[static_cast<std::size_t>(r)]; }
    [[nodiscard]] const office& who(int o) const { return offices[static_cast<std::size_t>(o)]; }
    [[nodiscard]] const std::vector<int>& performers_of(int r) const {
        return performers[static_cast<std::size_t>(r)];
    }
    // `berurutan` of one office has no link to hand back to; it is a row like any other.
    [[nodiscard]] bool is_chain(int r) const {
        return text(r).shared == sharing::in_order && performers_of(r).size() > 1;
    }
    // The row and all rows reachable forwards from it.
    [[nodiscard]] std::set<int> from_here(int r) const {
        std::set<int> all = reach[static_cast<std::size_t>(r)];
        all.insert(r);
        return all;
    }
};

// The definition must outlive the structure. References that lead nowhere become faults.
[[nodiscard]] structure read(const definition& from);

// The steps of `read`, each on what the ones before it filled in.
void read_rows(structure& s);       // ways, offices, performers, starts, controllers
void read_direction(structure& s);  // backward, after, reach, blocks, home, must
void find_blocks(structure& s);     // blocks, home, stretch_of, given the backward exits
void find_must(structure& s);
void read_returns(structure& s);
void find_faults(structure& s);

// A shortest list of goals for which the whole is consistent is looked for only where plain loops
// do not explain every cycle; used by read_direction.
[[nodiscard]] bool acyclic(const structure& s);
void forward_only(structure& s);  // after and reach, given the backward exits

}  // namespace alur::oracle
