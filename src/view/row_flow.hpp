// How the rows of a machine lead on: its tables read as rows, forks and stretches.
#pragma once

#include <alur/sop/machine.hpp>

#include <set>
#include <vector>

#include "view/text.hpp"

namespace alur::drawing {

// A branch of a fork.
struct fork_branch {
    int fork = 0;
    int number = 0;
    friend bool operator==(const fork_branch&, const fork_branch&) = default;
};
using fork_branches = std::vector<fork_branch>;  // from the outermost inwards

class row_flow {
  public:
    explicit row_flow(const machine& sop);

    [[nodiscard]] const machine& sop() const { return sop_; }
    [[nodiscard]] const machine_view& is() const { return is_; }
    [[nodiscard]] int rows() const { return count(is_.rows.size()); }
    [[nodiscard]] const row_entry& entry(int r) const { return is_.rows[at(r)]; }
    [[nodiscard]] const row& written(int r) const { return sop_.sop.rows[at(r)]; }
    [[nodiscard]] int office(int r, int act) const {
        return count(index(is_.acts[entry(r).first_act + at(act)]));
    }

    [[nodiscard]] const exit_cell& exit(int r, int e) const {
        return is_.exits[entry(r).first_exit + at(e)];
    }
    // Of a forward exit.
    [[nodiscard]] goal_cell goal_of(const exit_cell& exit) const;
    [[nodiscard]] const goal_cell& goal_of_branch(int fork, int branch) const {
        return is_.goals[is_.forks[at(fork)].first_entry + at(branch)];
    }
    [[nodiscard]] const goal_cell& goal_behind_fork(int fork) const {
        return is_.goals[is_.forks[at(fork)].then];
    }
    [[nodiscard]] const goal_cell& goal_behind_stretch(int stretch) const {
        return is_.goals[is_.stretches[at(stretch)].then];
    }

    // Returns that are drawn: more than a few would be a thicket, and the task says so in words.
    [[nodiscard]] int shown_returns(int r) const {
        constexpr int most_returns = 8;
        return entry(r).return_count <= most_returns ? entry(r).return_count : 0;
    }
    [[nodiscard]] int returned_to(int r, int t) const {
        return count(index(is_.returns[entry(r).first_return + at(t)]));
    }

    // The stretch of a row, or -1; its first and last row in print, and where it is entered.
    [[nodiscard]] int stretch_of(int r) const {
        return entry(r).stretch == 0xffff ? -1 : entry(r).stretch;
    }
    [[nodiscard]] int first_of(int stretch) const;
    [[nodiscard]] int last_of(int stretch) const;
    [[nodiscard]] int entered_at(int stretch) const {
        return count(index(is_.stretches[at(stretch)].entry));
    }
    // Rows in the middle of a stretch that steps back from outside lead to.
    [[nodiscard]] std::set<int> walked_again(int stretch) const;
    // One act per unit that leads on.
    [[nodiscard]] bool is_one_act(int stretch) const;

    [[nodiscard]] const fork_branches& around(int r) const { return around_[at(r)]; }
    [[nodiscard]] const fork_branches& around_fork(int f) const { return around_fork_[at(f)]; }
    [[nodiscard]] int row_of_fork(int f) const { return fork_row_[at(f)]; }
    // Forks whose branches meet right before or, where they open no row, behind a row; inner ones
    // first.
    [[nodiscard]] const std::vector<int>& joins_before(int r) const { return before_[at(r)]; }
    [[nodiscard]] const std::vector<int>& joins_behind(int r) const { return behind_[at(r)]; }

  private:
    struct open_way {
        goal_cell goal;
        fork_branches where;
    };
    void look_around();
    void spread(open_way from, std::vector<open_way>& open);
    void reach(int r, const fork_branches& where, std::vector<open_way>& open);
    void place_joins();
    [[nodiscard]] int meeting_row(goal_cell goal) const;
    [[nodiscard]] int last_row_of(int fork) const;

    const machine& sop_;
    machine_view is_;
    std::vector<fork_branches> around_, around_fork_;
    std::vector<bool> seen_;
    std::vector<int> fork_row_;
    std::vector<std::vector<int>> before_, behind_;
};

[[nodiscard]] inline goal_cell goal_at(goal_kind_tag kind, int at) {
    goal_cell goal;
    goal.kind = kind;
    goal.at = static_cast<std::uint16_t>(at);
    return goal;
}

}  // namespace alur::drawing
