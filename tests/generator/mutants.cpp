#include "generator/mutants.hpp"

namespace alur::generate {
namespace {

// Applies `change` to a copy for every row for which it says it changed something.
template <class Change>
std::vector<definition> at_every_row(const definition& sop, Change change) {
    std::vector<definition> mutants;
    for (std::size_t r = 0; r < sop.rows.size(); ++r) {
        definition mutant = sop;
        if (change(mutant.rows[r])) {
            mutants.push_back(mutant);
        }
    }
    return mutants;
}

goal to_row(const definition& sop, std::size_t r) {
    goal g;
    g.kind = goal_kind::row;
    g.row = sop.rows[r].id;
    return g;
}

goal to_end() {
    goal g;
    g.kind = goal_kind::end;
    return g;
}

std::vector<definition> drop_an_exit(const definition& sop) {
    std::vector<definition> mutants;
    for (std::size_t r = 0; r < sop.rows.size(); ++r) {
        for (std::size_t a = 0; sop.rows[r].answers.size() > 2 && a < sop.rows[r].answers.size();
             ++a) {
            definition mutant = sop;
            mutant.rows[r].answers.erase(mutant.rows[r].answers.begin() + static_cast<long>(a));
            mutants.push_back(mutant);
        }
        // Of two, the other becomes the only way on.
        for (std::size_t a = 0; sop.rows[r].answers.size() == 2 && a < 2; ++a) {
            definition mutant = sop;
            mutant.rows[r].next = {sop.rows[r].answers[a].leads_to};
            mutant.rows[r].answers.clear();
            mutant.rows[r].question.clear();
            mutants.push_back(mutant);
        }
    }
    return mutants;
}

std::vector<definition> redirect_an_exit(const definition& sop) {
    std::vector<definition> mutants;
    for (std::size_t r = 0; r < sop.rows.size(); ++r) {
        for (std::size_t target = 0; target < sop.rows.size(); ++target) {
            definition mutant = sop;
            if (!sop.rows[r].answers.empty()) {
                mutant.rows[r].answers[target % sop.rows[r].answers.size()].leads_to =
                    to_row(sop, target);
            } else if (sop.rows[r].next.size() < 2) {
                mutant.rows[r].next = {to_row(sop, target)};
            } else {
                mutant.rows[r].next[target % sop.rows[r].next.size()] = to_row(sop, target);
            }
            mutants.push_back(mutant);
        }
    }
    return mutants;
}

std::vector<definition> drop_a_branch(const definition& sop) {
    std::vector<definition> mutants;
    for (std::size_t r = 0; r < sop.rows.size(); ++r) {
        for (std::size_t b = 0; sop.rows[r].next.size() > 1 && b < sop.rows[r].next.size(); ++b) {
            definition mutant = sop;
            mutant.rows[r].next.erase(mutant.rows[r].next.begin() + static_cast<long>(b));
            mutants.push_back(mutant);
        }
    }
    return mutants;
}

std::vector<definition> swap_fork_and_decision(const definition& sop) {
    return at_every_row(sop, [](row& r) {
        if (r.next.size() > 1) {
            for (std::size_t b = 0; b < r.next.size(); ++b) {
                r.answers.push_back({"Pilihan " + std::to_string(b + 1), r.next[b], ""});
            }
            r.next.clear();
            return true;
        }
        for (const answer& a : r.answers) {
            r.next.push_back(a.leads_to);
        }
        const bool changed = !r.answers.empty();
        r.answers.clear();
        r.question.clear();
        return changed;
    });
}

std::vector<definition> end_inside_a_branch(const definition& sop) {
    return at_every_row(sop, [](row& r) {
        if (!r.answers.empty()) {
            r.answers.back().leads_to = to_end();
            return true;
        }
        if (r.next.size() < 2) {
            r.next = {to_end()};
            return true;
        }
        return false;
    });
}

std::vector<definition> rule_without_default(const definition& sop) {
    return at_every_row(sop, [](row& r) {
        for (answer& a : r.answers) {
            a.rule = R"({">":[{"var":"pada"},"2026-01-01"]})";
        }
        return !r.answers.empty();
    });
}

}  // namespace

const std::vector<mutation>& mutations() {
    static const std::vector<mutation> all{
        {"drop an exit", drop_an_exit},
        {"redirect an exit", redirect_an_exit},
        {"drop a branch", drop_a_branch},
        {"swap fork and decision", swap_fork_and_decision},
        {"end inside a branch", end_inside_a_branch},
        {"rule without default", rule_without_default},
    };
    return all;
}

}  // namespace alur::generate
