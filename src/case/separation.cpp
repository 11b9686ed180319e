#include "case/separation.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace alur {
namespace {

using act = std::uint32_t;
using act_list = std::vector<act>;

// Deeper searches would fill the stack.
constexpr std::size_t most_acts = 2'000;
constexpr std::size_t most_conflicts = 200;

enum class staffing : std::uint8_t { possible, impossible, unknown };

class colouring {
  public:
    colouring(const separation_problem& given, std::size_t& steps)
        : given_(given), steps_(steps), neighbours_(given.candidates.size()) {
        for (const auto& [a, b] : given.differ) {
            neighbours_[a].push_back(b);
            neighbours_[b].push_back(a);
        }
        for (act_list& each : neighbours_) {
            std::sort(each.begin(), each.end());
            each.erase(std::unique(each.begin(), each.end()), each.end());
        }
        state_.resize(given.candidates.size());
        for (act a = 0; a < state_.size(); ++a)
            state_[a].blocked.assign(given.candidates[a].size(), 0);
    }

    [[nodiscard]] std::vector<act_list> groups() const {
        std::vector<act_list> all;
        std::vector<bool> seen(neighbours_.size());
        for (act first = 0; first < neighbours_.size(); ++first) {
            if (seen[first] || neighbours_[first].empty()) continue;
            act_list group{first};
            seen[first] = true;
            for (std::size_t i = 0; i < group.size(); ++i)
                for (const act next : neighbours_[group[i]])
                    if (!seen[next]) {
                        seen[next] = true;
                        group.push_back(next);
                    }
            all.push_back(std::move(group));
        }
        return all;
    }

    [[nodiscard]] staffing solve(const act_list& acts) {
        hard_ = hard_part(acts);
        if (hard_.empty()) return staffing::possible;
        if (hard_.size() > most_acts) return staffing::unknown;
        for (const act a : hard_) {
            state_[a].open = true;
            state_[a].left = given_.candidates[a].size();
            std::fill(state_[a].blocked.begin(), state_[a].blocked.end(), 0);
        }
        tell_persons_apart();
        const staffing found = choose(hard_.size());
        for (const act a : hard_) state_[a].open = false;
        return found;
    }

    // Leaves out, in ever smaller pieces, what is not needed for there being no choice.
    [[nodiscard]] act_list smallest(act_list acts) {
        acts = hard_part(acts);
        for (std::size_t piece = (acts.size() + 1) / 2; piece > 0;
             piece = piece == 1 ? 0 : (piece + 1) / 2)
            for (std::size_t at = 0; at < acts.size();) {
                act_list without(acts.begin(), acts.begin() + static_cast<std::ptrdiff_t>(at));
                const std::size_t end = std::min(at + piece, acts.size());
                without.insert(without.end(), acts.begin() + static_cast<std::ptrdiff_t>(end),
                               acts.end());
                if (solve(without) == staffing::impossible)
                    acts = std::move(without);
                else
                    at = end;
            }
        std::sort(acts.begin(), acts.end());
        return acts;
    }

  private:
    struct act_state {
        bool open = false;                   // of the hard part, nobody chosen yet
        std::size_t left = 0;                // candidates nobody around has taken
        std::vector<std::uint32_t> blocked;  // per candidate: how many around have taken it
    };

    // An act with more candidates than neighbours always finds one when it chooses last.
    [[nodiscard]] act_list hard_part(const act_list& acts) const {
        std::vector<std::size_t> around(neighbours_.size(), 0);
        std::vector<bool> in(neighbours_.size());
        for (const act a : acts) in[a] = true;
        act_list easy;
        const auto look = [&](act a) {
            if (in[a] && given_.candidates[a].size() > around[a]) {
                in[a] = false;
                easy.push_back(a);
            }
        };
        for (const act a : acts)
            for (const act b : neighbours_[a]) around[a] += in[b] ? 1 : 0;
        for (const act a : acts) look(a);
        std::size_t next = 0;
        while (next < easy.size())  // looking finds more of them
            for (const act b : neighbours_[easy[next++]]) {
                if (!in[b]) continue;
                --around[b];
                look(b);
            }
        act_list hard;
        for (const act a : acts)
            if (in[a]) hard.push_back(a);
        return hard;
    }

    // Persons who could do the same acts are alike until one of them is chosen.
    void tell_persons_apart() {
        std::map<std::uint32_t, act_list> could;
        for (const act a : hard_)
            for (const std::uint32_t person : given_.candidates[a]) could[person].push_back(a);
        std::map<act_list, std::uint32_t> likes;
        persons_.clear();
        for (const auto& [person, acts] : could) {
            const auto number = static_cast<std::uint32_t>(likes.size());
            persons_[person] = {likes.emplace(acts, number).first->second, 0};
        }
    }

    struct person_state {
        std::uint32_t like = 0;
        std::uint32_t chosen = 0;
    };

    void take(act a, std::uint32_t person) {
        for (const act b : neighbours_[a]) mark(b, person, true);
    }
    void give_back(act a, std::uint32_t person) {
        for (const act b : neighbours_[a]) mark(b, person, false);
    }
    void mark(act b, std::uint32_t person, bool taken) {
        act_state& other = state_[b];
        if (!other.open) return;
        const auto& list = given_.candidates[b];
        const auto at = std::lower_bound(list.begin(), list.end(), person);
        if (at == list.end() || *at != person) return;
        std::uint32_t& count = other.blocked[static_cast<std::size_t>(at - list.begin())];
        if (taken && count++ == 0) --other.left;
        if (!taken && --count == 0) ++other.left;
    }

    [[nodiscard]] staffing choose(std::size_t open) {
        if (open == 0) return staffing::possible;
        act a = 0;
        std::size_t fewest = static_cast<std::size_t>(-1);
        for (const act each : hard_)
            if (state_[each].open && state_[each].left < fewest) {
                a = each;
                fewest = state_[each].left;
            }
        if (fewest == 0) return staffing::impossible;
        state_[a].open = false;
        std::vector<std::uint32_t> tried;  // kinds of persons not chosen anywhere
        staffing found = staffing::impossible;
        for (std::size_t k = 0; k < given_.candidates[a].size() && found == staffing::impossible;
             ++k) {
            if (state_[a].blocked[k] != 0) continue;
            const std::uint32_t person = given_.candidates[a][k];
            person_state& who = persons_[person];
            if (who.chosen == 0) {
                if (std::find(tried.begin(), tried.end(), who.like) != tried.end()) continue;
                tried.push_back(who.like);
            }
            if (steps_ == 0) {
                found = staffing::unknown;
                break;
            }
            --steps_;
            ++who.chosen;
            take(a, person);
            found = choose(open - 1);
            give_back(a, person);
            --who.chosen;
        }
        state_[a].open = true;
        return found;
    }

    const separation_problem& given_;
    std::size_t& steps_;
    std::vector<act_list> neighbours_;
    std::vector<act_state> state_;
    act_list hard_;
    std::map<std::uint32_t, person_state> persons_;
};

}  // namespace

separation separate(const separation_problem& given, std::size_t& steps) {
    separation out;
    colouring search{given, steps};
    for (const act_list& group : search.groups()) {
        if (out.conflicts.size() == most_conflicts) break;
        const staffing found = search.solve(group);
        if (found == staffing::unknown) out.gave_up = true;
        if (found == staffing::impossible) out.conflicts.push_back(search.smallest(group));
    }
    return out;
}

}  // namespace alur
