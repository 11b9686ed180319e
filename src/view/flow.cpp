#include "view/flow.hpp"

#include <algorithm>
#include <map>

#include "view/text.hpp"

namespace alur::drawing {
namespace {

class flow_reader {
  public:
    flow_reader(const definition& sop, const std::vector<row_count>& counts)
        : sop_(sop), counts_(counts) {}

    flow read() {
        columns();
        for (std::size_t r = 0; r < sop_.rows.size(); ++r)
            row_numbers_.emplace(sop_.rows[r].id, count(r));
        for (std::size_t r = 0; r < sop_.rows.size(); ++r) {
            made_.rows.emplace_back();
            read_row(r);
        }
        starts();
        ends();
        return std::move(made_);
    }

  private:
    void columns() {
        for (const performer& each : sop_.performers) {
            const std::string& heading = each.column.empty() ? each.name : each.column;
            const auto found = std::find(made_.columns.begin(), made_.columns.end(), heading);
            const bool guessed = is_guess(sop_.readings, "pelaksana." + each.code);
            column_of_.emplace(each.code,
                               count(static_cast<std::size_t>(found - made_.columns.begin())));
            if (found == made_.columns.end()) {
                made_.columns.push_back(heading);
                made_.column_guessed.push_back(guessed);
            }
        }
    }

    void read_row(std::size_t r) {
        const row& its = sop_.rows[r];
        flow_row& into = made_.rows[r];
        into.decides = !its.answers.empty();
        into.guessed = is_guess(its.readings, "pelaksana");
        into.decision_guessed =
            is_guess(its.readings, "keputusan") || is_guess(its.readings, "cabang");
        if (r < counts_.size()) into.done = drawn_count(counts_[r].done);
        place_offices(its, into);
        if (into.entry_column < 0) return;
        if (into.decides) {
            for (std::size_t a = 0; a < its.answers.size(); ++a) {
                const answer& each = its.answers[a];
                const std::string taken = answer_count(r, a);
                lead(into, goal_of(each.leads_to, r),
                     taken.empty() ? each.label : each.label + ": " + taken,
                     is_guess(its.readings, "cabang") ||
                         is_guess(its.readings, "cabang." + each.label));
            }
        } else if (its.next.empty()) {
            lead(into, goal_of({}, r), {}, is_guess(its.readings, "lanjut"));
        } else {
            for (const goal& each : its.next)
                lead(into, goal_of(each, r), {}, is_guess(its.readings, "lanjut"));
        }
    }

    static std::string drawn_count(const std::string& text) {
        constexpr std::size_t longest = 12;
        return cut(harmless(text), longest);
    }
    std::string answer_count(std::size_t r, std::size_t a) const {
        if (r >= counts_.size() || a >= counts_[r].answers.size()) return {};
        return drawn_count(counts_[r].answers[a]);
    }

    void place_offices(const row& its, flow_row& into) {
        std::vector<int> columns;
        for (const std::string& code : its.performers) {
            const auto found = column_of_.find(code);
            if (found == column_of_.end()) continue;
            if (its.shared == sharing::in_order
                    ? !columns.empty() && columns.back() == found->second
                    : std::count(columns.begin(), columns.end(), found->second) > 0)
                continue;
            columns.push_back(found->second);
        }
        if (columns.empty()) return;
        into.entry_column = columns.front();
        into.exit_column = columns.back();
        if (its.shared == sharing::in_order) {
            chain(columns, into);
        } else {
            into.link = its.shared == sharing::any_one ? flow_link::either : flow_link::together;
            std::sort(columns.begin(), columns.end());
            into.tiers.push_back({columns});
        }
    }

    // A chain goes on to the side it began with, and on a lower tier where it turns.
    static void chain(const std::vector<int>& columns, flow_row& into) {
        int side = 0;
        into.tiers.push_back({{columns.front()}});
        for (std::size_t i = 1; i < columns.size(); ++i) {
            const int to = columns[i] > columns[i - 1] ? 1 : -1;
            if (side != 0 && to != side) {
                into.tiers.push_back({{columns[i]}});
                side = 0;
            } else {
                into.tiers.back().columns.push_back(columns[i]);
                side = to;
            }
        }
        into.exit_tier = count(into.tiers.size()) - 1;
    }

    // An end stands in the last row that leads to it.
    int goal_of(const goal& to, std::size_t r) {
        switch (to.kind) {
            case goal_kind::next_row:
                if (r + 1 < sop_.rows.size()) return count(r) + 1;
                break;
            case goal_kind::row: {
                const auto found = row_numbers_.find(to.row);
                return found == row_numbers_.end() ? -1 : found->second;
            }
            case goal_kind::end:
                break;
        }
        auto& outcomes = made_.outcomes;
        auto found = std::find(outcomes.begin(), outcomes.end(), to.outcome);
        if (found == outcomes.end()) {
            made_.end_rows.push_back(0);
            found = outcomes.insert(outcomes.end(), to.outcome);
        }
        const int end = count(static_cast<std::size_t>(found - outcomes.begin()));
        made_.end_rows[at(end)] = count(r);
        return count(sop_.rows.size()) + end;
    }

    static void lead(flow_row& from, int to, const std::string& label, bool guessed) {
        if (to < 0) return;
        for (flow_exit& each : from.exits)
            if (each.to == to) {
                if (!label.empty()) each.label += " / " + label;
                each.guessed = each.guessed && guessed;
                return;
            }
        from.exits.push_back({to, label, guessed});
    }

    void starts() {
        bool any = false;
        for (std::size_t r = 0; r < sop_.rows.size(); ++r) {
            if (!sop_.rows[r].trigger) continue;
            any = true;
            made_.rows[r].starts = true;
            made_.rows[r].trigger = *sop_.rows[r].trigger;
            made_.rows[r].start_guessed = is_guess(sop_.rows[r].readings, "mulai");
        }
        if (!any && !made_.rows.empty()) made_.rows.front().starts = true;
    }

    void ends() {
        made_.sources.resize(made_.rows.size() + made_.outcomes.size());
        for (std::size_t r = 0; r < made_.rows.size(); ++r) {
            auto& exits = made_.rows[r].exits;
            const auto nowhere = [&](const flow_exit& each) {
                return made_.rows[at(made_.home(each.to))].entry_column < 0;
            };
            exits.erase(std::remove_if(exits.begin(), exits.end(), nowhere), exits.end());
            for (const flow_exit& each : exits) made_.sources[at(each.to)].push_back(count(r));
        }
        for (std::size_t e = 0; e < made_.outcomes.size(); ++e)
            made_.rows[at(made_.end_rows[e])].ends.push_back(count(e));
    }

    const definition& sop_;
    const std::vector<row_count>& counts_;
    flow made_;
    std::map<std::string, int, std::less<>> column_of_;
    std::map<std::string, int, std::less<>> row_numbers_;
};

}  // namespace

bool is_guess(const text_map& readings, std::string_view key) {
    return std::any_of(readings.begin(), readings.end(), [&](const auto& each) {
        return each.first == key && each.second.rfind("dugaan", 0) == 0;
    });
}

flow flow_of(const definition& sop, const std::vector<row_count>& counts) {
    return flow_reader(sop, counts).read();
}

}  // namespace alur::drawing
