// Which exits go back. A goal that every path to a row passes is behind it; that explains every
// loop entered at one row. What remains are exits from behind into a parallel branch: there the
// shortest list of exits is looked for which, taken as backward, makes everything the format says
// true.
#include "oracle/structure.hpp"

#include <algorithm>

namespace alur::oracle {
namespace {

using edge = std::pair<int, int>;

std::set<int> all_goals(const structure& s, int r) {
    std::set<int> goals;
    for (const way& w : s.ways[static_cast<std::size_t>(r)]) {
        goals.insert(w.goals.begin(), w.goals.end());
    }
    goals.erase(the_end);
    return goals;
}

// Rows reachable from the starts when one row is taken out.
std::set<int> reachable_without(const structure& s, int taken_out) {
    std::vector<int> todo;
    std::set<int> seen;
    for (const int start : s.starts) {
        if (start != taken_out) {
            todo.push_back(start);
        }
    }
    while (!todo.empty()) {
        const int r = todo.back();
        todo.pop_back();
        if (!seen.insert(r).second) {
            continue;
        }
        for (const int goal : all_goals(s, r)) {
            if (goal != taken_out) {
                todo.push_back(goal);
            }
        }
    }
    return seen;
}

void loops_entered_at_one_row(structure& s) {
    for (int goal = 0; goal < s.rows; ++goal) {
        const std::set<int> elsewhere = reachable_without(s, goal);
        for (int r = 0; r < s.rows; ++r) {
            if (all_goals(s, r).contains(goal) && !elsewhere.contains(r)) {
                s.backward.insert({r, goal});
            }
        }
    }
}

// Every backward exit's goal reaches its row forwards, and was completed by every run reaching it.
bool consistent(const structure& s) {
    return std::all_of(s.backward.begin(), s.backward.end(), [&](const edge& e) {
        const auto [r, goal] = e;
        return r == goal || (s.reach[static_cast<std::size_t>(goal)].contains(r) &&
                             s.must[static_cast<std::size_t>(r)].contains(goal));
    });
}

bool fill_in(structure& s) {
    forward_only(s);
    if (!acyclic(s)) {
        return false;
    }
    find_blocks(s);
    find_must(s);
    return true;
}

std::vector<edge> edges_on_cycles(const structure& s) {
    std::vector<edge> found;
    for (int r = 0; r < s.rows; ++r) {
        for (const int goal : s.after[static_cast<std::size_t>(r)]) {
            if (s.reach[static_cast<std::size_t>(goal)].contains(r)) {
                found.emplace_back(r, goal);
            }
        }
    }
    return found;
}

}  // namespace

void forward_only(structure& s) {
    const auto count = static_cast<std::size_t>(s.rows);
    s.after.assign(count, {});
    s.reach.assign(count, {});
    for (int r = 0; r < s.rows; ++r) {
        for (const int goal : all_goals(s, r)) {
            if (!s.backward.contains({r, goal})) {
                s.after[static_cast<std::size_t>(r)].insert(goal);
            }
        }
    }
    for (int r = 0; r < s.rows; ++r) {
        std::set<int>& seen = s.reach[static_cast<std::size_t>(r)];
        std::vector<int> todo(s.after[static_cast<std::size_t>(r)].begin(),
                              s.after[static_cast<std::size_t>(r)].end());
        while (!todo.empty()) {
            const int next = todo.back();
            todo.pop_back();
            if (seen.insert(next).second) {
                const std::set<int>& more = s.after[static_cast<std::size_t>(next)];
                todo.insert(todo.end(), more.begin(), more.end());
            }
        }
    }
}

bool acyclic(const structure& s) {
    for (int r = 0; r < s.rows; ++r) {
        if (s.reach[static_cast<std::size_t>(r)].contains(r)) {
            return false;
        }
    }
    return true;
}

namespace {

// The shortest list of these exits that is consistent, beside those that are certain.
bool choose_among(structure& s, const std::vector<edge>& candidates,
                  const std::set<edge>& certain) {
    constexpr std::size_t most = 12;
    for (std::size_t size = 1; candidates.size() <= most && size <= candidates.size(); ++size) {
        std::vector<bool> chosen(candidates.size(), false);
        std::fill_n(chosen.begin(), size, true);
        do {
            s.backward = certain;
            for (std::size_t i = 0; i < chosen.size(); ++i) {
                if (chosen[i]) {
                    s.backward.insert(candidates[i]);
                }
            }
            if (fill_in(s) && consistent(s)) {
                return true;
            }
        } while (std::prev_permutation(chosen.begin(), chosen.end()));
    }
    return false;
}

}  // namespace

void read_direction(structure& s) {
    loops_entered_at_one_row(s);
    if (fill_in(s)) {
        return;
    }
    // Where two readings are consistent, the one that goes back up the page is meant.
    const std::set<edge> certain = s.backward;
    const std::vector<edge> all = edges_on_cycles(s);
    std::vector<edge> upwards;
    std::copy_if(all.begin(), all.end(), std::back_inserter(upwards),
                 [](const edge& e) { return e.second < e.first; });
    if (choose_among(s, upwards, certain) || choose_among(s, all, certain)) {
        return;
    }
    s.faults.push_back("a loop is entered at more than one row");
    s.backward = certain;
    s.backward.insert(all.begin(), all.end());
    fill_in(s);
}

}  // namespace alur::oracle
