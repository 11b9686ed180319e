// What the format forbids about flow, as far as it shows without running anything.
#include "oracle/structure.hpp"

#include <algorithm>

namespace alur::oracle {
namespace {

void fault(structure& s, int r, const std::string& what) {
    s.faults.push_back("row " + s.text(r).id + ": " + what);
}

void rows_that_never_happen(structure& s) {
    std::set<int> found;
    for (const int start : s.starts) {
        found.merge(s.from_here(start));
    }
    for (int r = 0; r < s.rows; ++r) {
        if (!found.contains(r)) {
            fault(s, r, "is never reached");
        }
    }
}

void fork_goals(structure& s) {
    for (int r = 0; r < s.rows; ++r) {
        const way& only = s.exit(r, 0);
        if (only.goals.size() < 2) {
            continue;
        }
        const std::set<int> goals(only.goals.begin(), only.goals.end());
        if (goals.size() < only.goals.size() || goals.contains(the_end)) {
            fault(s, r, "a fork's branches must be different rows");
        }
        for (const int goal : goals) {
            if (s.backward.contains({r, goal})) {
                fault(s, r, "a branch may not lead back");
            }
        }
    }
    for (const block& b : s.blocks) {
        const bool empty_branch = std::any_of(
            b.parts.begin(), b.parts.end(), [](const std::set<int>& part) { return part.empty(); });
        if (b.is_fork && empty_branch) {
            fault(s, b.opener, "a branch is empty");
        }
    }
}

bool disjoint(const std::set<int>& a, const std::set<int>& b) {
    return std::none_of(a.begin(), a.end(), [&](int r) { return b.contains(r); });
}

bool within(const std::set<int>& a, const std::set<int>& b) {
    return std::includes(b.begin(), b.end(), a.begin(), a.end());
}

void parts_nest(structure& s) {
    for (const block& a : s.blocks) {
        for (const block& b : s.blocks) {
            for (const std::set<int>& x : a.parts) {
                for (const std::set<int>& y : b.parts) {
                    if (&x != &y &&
                        (&a == &b ? !disjoint(x, y)
                                  : !disjoint(x, y) && !within(x, y) && !within(y, x))) {
                        fault(s, a.opener, "parallel parts overlap");
                    }
                }
            }
            const std::set<int>& lane = b.parts[0];
            if (a.is_fork && !b.is_fork && lane.contains(a.opener)) {
                for (const std::set<int>& x : a.parts) {
                    if (!within(x, lane)) {
                        fault(s, a.opener, "a fork of one unit leaves its stretch");
                    }
                }
            }
        }
    }
}

// Into a part only where it begins, out of it only to its meeting point.
void parts_are_closed(structure& s) {
    for (const block& b : s.blocks) {
        for (std::size_t p = 0; p < b.parts.size(); ++p) {
            const std::set<int>& part = b.parts[p];
            const int head = b.is_fork ? s.exit(b.opener, 0).goals[p] : b.opener;
            for (const int start : s.starts) {
                if (part.contains(start) && (b.is_fork || start != head)) {
                    fault(s, start, "a case may not start here");
                }
            }
            for (int r = 0; r < s.rows; ++r) {
                for (const int next : s.after[static_cast<std::size_t>(r)]) {
                    const bool enters = !part.contains(r) && part.contains(next);
                    const bool leaves = part.contains(r) && !part.contains(next);
                    if (enters && (next != head || (b.is_fork && r != b.opener))) {
                        fault(s, r, "leads into parallel work from outside");
                    }
                    if (leaves && next != b.meeting) {
                        fault(s, r, "leads out of parallel work");
                    }
                }
            }
        }
    }
}

// Does an exit to the end from here arrive at that block, all between meeting there too?
bool arrives_at_end_of(const structure& s, int r, int b) {
    for (container c = s.home_of(r); c.block != none; c = s.at(c).parent) {
        if (s.at(c).meeting != the_end) {
            return false;
        }
        if (c.block == b) {
            return true;
        }
    }
    return false;
}

void outcomes_agree(structure& s) {
    for (int b = 0; b < static_cast<int>(s.blocks.size()); ++b) {
        std::set<std::string> outcomes;
        for (int r = 0; r < s.rows; ++r) {
            for (const way& w : s.ways[static_cast<std::size_t>(r)]) {
                if (w.goals.size() == 1 && w.goals[0] == the_end && arrives_at_end_of(s, r, b)) {
                    outcomes.insert(w.outcome);
                }
            }
        }
        if (outcomes.size() > 1) {
            fault(s, s.at(b).opener, "parallel parts end unequally");
        }
    }
}

void steps_back(structure& s) {
    for (const auto& [r, goal] : s.backward) {
        if (r != goal && !s.must[static_cast<std::size_t>(r)].contains(goal)) {
            fault(s, r, "an exit goes back to a row not always completed");
        }
    }
    for (int r = 0; r < s.rows; ++r) {
        for (const int target : s.return_targets[static_cast<std::size_t>(r)]) {
            const bool self = target == r && !s.is_chain(r);
            if (!self && !s.must[static_cast<std::size_t>(r)].contains(target)) {
                fault(s, r, "a return goes to a row not always completed");
            }
        }
    }
}

void quorums(structure& s) {
    for (const block& b : s.blocks) {
        int own = 0;
        for (const int r : b.parts[0]) {
            own += !b.is_fork && s.text(r).enough && s.text(r).shared != sharing::meeting ? 1 : 0;
        }
        if (own > 1) {
            fault(s, b.opener, "two quorums in one stretch");
        }
    }
    for (int r = 0; r < s.rows; ++r) {
        if (s.text(r).enough && s.text(r).shared != sharing::meeting && s.lane_of(r) == none) {
            fault(s, r, "a quorum of nothing");
        }
    }
}

void answers(structure& s) {
    for (int r = 0; r < s.rows; ++r) {
        const auto& ways = s.ways[static_cast<std::size_t>(r)];
        const auto ruled =
            std::count_if(ways.begin(), ways.end(), [](const way& w) { return w.ruled; });
        if (ruled > 0 && static_cast<std::size_t>(ruled) + 1 != ways.size()) {
            fault(s, r, "rules need exactly one exit without one");
        }
        if (s.text(r).answers.size() == 1 ||
            (!s.text(r).answers.empty() && !s.text(r).next.empty())) {
            fault(s, r, "answers are two or more, and exclude `lanjut`");
        }
    }
}

void controllers_are_insiders(structure& s) {
    for (const int o : s.controllers) {
        if (o == none || s.who(o).outside) {
            s.faults.push_back("a controller is outside the agency or unknown");
        }
    }
}

}  // namespace

void find_faults(structure& s) {
    controllers_are_insiders(s);
    rows_that_never_happen(s);
    fork_goals(s);
    parts_nest(s);
    parts_are_closed(s);
    outcomes_agree(s);
    steps_back(s);
    quorums(s);
    answers(s);
}

}  // namespace alur::oracle
