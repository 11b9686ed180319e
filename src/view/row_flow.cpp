#include "view/row_flow.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace alur::drawing {

row_flow::row_flow(const machine& sop) : sop_(sop), is_(sop.view()) {
    look_around();
    place_joins();
}

goal_cell row_flow::goal_of(const exit_cell& exit) const {
    if (!is_.sequential) return is_.goals[exit.goal];
    return goal_at(exit.next == no_step ? goal_kind_tag::end : goal_kind_tag::open,
                   static_cast<int>(exit.goal));
}

void row_flow::look_around() {
    around_.resize(is_.rows.size());
    seen_.assign(is_.rows.size(), false);
    around_fork_.resize(is_.forks.size());
    fork_row_.assign(is_.forks.size(), 0);
    std::vector<open_way> open;
    for (const step_id each : is_.starts)
        open.push_back({goal_at(goal_kind_tag::open, count(index(each))), {}});
    while (!open.empty()) {
        open_way next = std::move(open.back());
        open.pop_back();
        spread(std::move(next), open);
    }
}

void row_flow::spread(open_way from, std::vector<open_way>& open) {
    const int at_goal = from.goal.at;
    switch (from.goal.kind) {
        case goal_kind_tag::open:
        case goal_kind_tag::lane:
            reach(at_goal, from.where, open);
            break;
        case goal_kind_tag::enter:
            reach(entered_at(at_goal), from.where, open);
            break;
        case goal_kind_tag::fork:
            around_fork_[at(at_goal)] = from.where;
            for (int b = 0; b < is_.forks[at(at_goal)].branches; ++b) {
                fork_branches inner = from.where;
                inner.push_back({at_goal, b});
                open.push_back({goal_of_branch(at_goal, b), std::move(inner)});
            }
            break;
        case goal_kind_tag::arrive:
            if (!from.where.empty()) from.where.pop_back();
            open.push_back({goal_behind_fork(at_goal), std::move(from.where)});
            break;
        case goal_kind_tag::deliver:
            open.push_back({goal_behind_stretch(at_goal), std::move(from.where)});
            break;
        case goal_kind_tag::end:
            break;
    }
}

void row_flow::reach(int r, const fork_branches& where, std::vector<open_way>& open) {
    if (seen_[at(r)]) return;
    seen_[at(r)] = true;
    around_[at(r)] = where;
    for (int e = 0; e < entry(r).exit_count; ++e) {
        if (exit(r, e).backward) continue;
        const goal_cell goal = goal_of(exit(r, e));
        if (goal.kind == goal_kind_tag::fork) fork_row_[goal.at] = r;
        open.push_back({goal, where});
    }
}

void row_flow::place_joins() {
    std::vector<int> forks;
    for (int f = 0; f < count(is_.forks.size()); ++f) forks.push_back(f);
    std::stable_sort(forks.begin(), forks.end(),
                     [&](int a, int b) { return around_fork(a).size() > around_fork(b).size(); });
    before_.resize(is_.rows.size());
    behind_.resize(is_.rows.size());
    for (const int f : forks) {
        const int meeting = meeting_row(goal_behind_fork(f));
        (meeting >= 0 ? before_[at(meeting)] : behind_[at(last_row_of(f))]).push_back(f);
    }
}

int row_flow::meeting_row(goal_cell goal) const {
    while (goal.kind == goal_kind_tag::arrive) goal = goal_behind_fork(goal.at);
    if (goal.kind == goal_kind_tag::open || goal.kind == goal_kind_tag::lane) return goal.at;
    if (goal.kind == goal_kind_tag::enter) return first_of(goal.at);
    return -1;
}

int row_flow::last_row_of(int fork) const {
    int last = 0;
    for (int r = 0; r < rows(); ++r)
        for (const fork_branch& each : around(r))
            if (each.fork == fork) last = r;
    return last;
}

int row_flow::first_of(int stretch) const {
    const stretch_entry& its = is_.stretches[at(stretch)];
    const auto rows = is_.lists.subspan(its.first_row, its.row_count);
    return static_cast<int>(*std::min_element(rows.begin(), rows.end()));
}

int row_flow::last_of(int stretch) const {
    const stretch_entry& its = is_.stretches[at(stretch)];
    const auto rows = is_.lists.subspan(its.first_row, its.row_count);
    return static_cast<int>(*std::max_element(rows.begin(), rows.end()));
}

std::set<int> row_flow::walked_again(int stretch) const {
    std::set<int> all;
    for (int r = 0; r < rows(); ++r) {
        if (stretch_of(r) == stretch) continue;
        for (int e = 0; e < entry(r).exit_count; ++e)
            if (exit(r, e).backward && stretch_of(count(exit(r, e).goal)) == stretch)
                all.insert(count(exit(r, e).goal));
        for (int t = 0; t < shown_returns(r); ++t)
            if (stretch_of(returned_to(r, t)) == stretch) all.insert(returned_to(r, t));
    }
    all.erase(entered_at(stretch));
    return all;
}

bool row_flow::is_one_act(int stretch) const {
    if (is_.stretches[at(stretch)].row_count != 1) return false;
    const int r = first_of(stretch);
    return entry(r).mode == act_mode::one && !entry(r).decides && shown_returns(r) == 0 &&
           !exit(r, 0).backward && goal_of(exit(r, 0)).kind == goal_kind_tag::deliver;
}

}  // namespace alur::drawing
