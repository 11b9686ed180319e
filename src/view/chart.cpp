#include "view/chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "view/chart_nodes.hpp"
#include "view/text.hpp"

namespace alur::drawing {
namespace {

// How many corners of the diamond are free for answers.
int corners(const flow_row& row) {
    const std::vector<int>& side = row.tiers[at(row.exit_tier)].columns;
    const auto [least, most] = std::minmax_element(side.begin(), side.end());
    return 1 + (*least == row.exit_column ? 1 : 0) + (*most == row.exit_column ? 1 : 0);
}

bool answers_apart(const flow_row& row) {
    return row.decides && count(row.exits.size()) > corners(row);
}

class chart_maker {
  public:
    chart_maker(const flow& sop, const std::vector<page_item>& items,
                const std::vector<std::string>& row_names)
        : sop_(sop), items_(items), names_(row_names) {
        made_.columns = count(sop.columns.size());
        for (const page_item& each : items)
            if (each.symbols) here_.emplace(each.row, -1);
    }

    chart make() {
        arrivals();
        for (std::size_t i = 0; i < items_.size(); ++i)
            if (items_[i].symbols && row(items_[i].row).entry_column >= 0) row_nodes(count(i));
        for (const page_item& each : items_)
            if (each.symbols) row_arrows(each.row);
        return std::move(made_);
    }

  private:
    const flow_row& row(int r) const { return sop_.rows[at(r)]; }

    int add_level(int item) {
        made_.item_of_level.push_back(item);
        taken_.emplace_back(sop_.columns.size(), false);
        return made_.levels++;
    }
    int add(node what, int level, int column) {
        what.level = level;
        what.column = column;
        if (what.above == 0) what.above = what.rise;
        if (what.below == 0) what.below = what.rise;
        taken_[at(level)][at(column)] = true;
        made_.nodes.push_back(std::move(what));
        return count(made_.nodes.size()) - 1;
    }
    // The free place nearest to `column` on the levels from `first` on; adds one where none is.
    int add_near(node what, int first, int column, int item) {
        for (int level = first;; ++level) {
            if (level == made_.levels) add_level(item);
            for (int away = 0; away < made_.columns; ++away)
                for (const int c : {column + away, column - away})
                    if (c >= 0 && c < made_.columns && !taken_[at(level)][at(c)])
                        return add(std::move(what), level, c);
        }
    }

    void arrivals() {
        const int first = made_.levels;
        for (int target = 0; target < count(sop_.sources.size()); ++target) {
            const int home = sop_.home(target);
            if (here_.count(home) == 0) continue;
            const auto& from = sop_.sources[at(target)];
            if (std::all_of(from.begin(), from.end(), [&](int r) { return here_.count(r) > 0; }))
                continue;
            node made = symbol(node_kind::connector);
            made.target = target;
            made.arrives = true;
            made.above = made.rise + line_height(8) + 1;
            in_.emplace(target, add_near(made, first, row(home).entry_column, -1));
        }
    }

    void row_nodes(int item) {
        const int r = items_[at(item)].row;
        const flow_row& its = row(r);
        if (its.starts) {
            node made = capsule("Mulai", its.trigger);
            made.guessed = its.start_guessed;
            made.about = "Mulai";
            made.row = r;
            starts_[r] = add(made, add_level(item), its.entry_column);
        }
        for (std::size_t t = 0; t < its.tiers.size(); ++t) tier(r, its, count(t), add_level(item));
        if (answers_apart(its)) {
            const int first = made_.levels;
            for (const flow_exit& each : its.exits) {
                node made = answer_node(each);
                made.row = r;
                answers_[r].push_back(add_near(made, first, its.exit_column, item));
            }
        }
        const int first = made_.levels;
        for (const int end : its.ends) {
            node made = capsule("Selesai", sop_.outcomes[at(end)]);
            made.about = "Selesai";
            made.row = r;
            ends_[end] = add_near(made, first, its.exit_column, item);
        }
    }

    void tier(int r, const flow_row& its, int t, int level) {
        const std::vector<int>& columns = its.tiers[at(t)].columns;
        int before = -1;
        for (const int c : columns) {
            const bool last = t == its.exit_tier && c == its.exit_column;
            const bool decides = its.decides && (last || its.link == flow_link::either);
            node made = row_symbol(decides, its.done);
            made.guessed = its.guessed || (decides && its.decision_guessed);
            made.about = fmt::format("{}, {}: {}", names_[at(r)], sop_.columns[at(c)],
                                     decides ? "keputusan" : "pelaksanaan");
            made.row = r;
            const int here = add(made, level, c);
            if (t == 0 && c == its.entry_column) entries_[r] = here;
            if (last) exits_[r] = here;
            if (before >= 0) link(its, before, here);
            before = here;
        }
        if (t > 0) join_tiers(r, its, t, level, columns.front());
        last_of_tier_[r] = before;
    }
    void link(const flow_row& its, int from, int to) {
        arrow made;
        made.from = from;
        made.to = to;
        made.link = true;
        made.head = its.link != flow_link::either;
        made.both = its.link == flow_link::together;
        made.guessed = its.guessed;
        made.about = made_.nodes[at(from)].about;
        const bool right = made_.nodes[at(to)].column > made_.nodes[at(from)].column;
        (right ? made_.nodes[at(from)].right_taken : made_.nodes[at(from)].left_taken) = true;
        (right ? made_.nodes[at(to)].left_taken : made_.nodes[at(to)].right_taken) = true;
        made_.arrows.push_back(made);
    }
    void join_tiers(int r, const flow_row& its, int t, int level, int column) {
        const int from = last_of_tier_[r];
        for (std::size_t n = 0; n < made_.nodes.size(); ++n)
            if (made_.nodes[n].level == level && made_.nodes[n].column == column)
                connect(from, count(n), its.guessed, names_[at(r)]);
        (void)t;
    }

    arrow& connect(int from, int to, bool guessed, std::string about) {
        arrow made;
        made.from = from;
        made.to = to;
        made.guessed = guessed;
        made.about = std::move(about);
        made_.arrows.push_back(std::move(made));
        return made_.arrows.back();
    }

    // The symbol of a target on this page, else a connector.
    int goal(int target, int column) {
        const int home = sop_.home(target);
        if (here_.count(home) > 0) {
            if (target == home) return entries_.at(home);
            return ends_.at(target - count(sop_.rows.size()));
        }
        const auto found = out_.find(target);
        if (found != out_.end()) return found->second;
        if (out_level_ < 0) out_level_ = made_.levels;
        node made = symbol(node_kind::connector);
        made.target = target;
        made.below = made.rise + line_height(8) + 1;
        const int here = add_near(made, out_level_, column, count(items_.size()));
        out_.emplace(target, here);
        return here;
    }

    [[nodiscard]] std::string about(int r, const flow_exit& exit) const {
        const int rows = count(sop_.rows.size());
        std::string text = exit.to < rows ? names_[at(r)] + " → " + names_[at(exit.to)]
                                          : names_[at(r)] + " → Selesai";
        if (exit.to >= rows && !sop_.outcomes[at(exit.to - rows)].empty())
            text += ": " + sop_.outcomes[at(exit.to - rows)];
        return exit.label.empty() ? text : text + " (" + exit.label + ")";
    }

    void row_arrows(int r) {
        const flow_row& its = row(r);
        if (its.entry_column < 0) return;
        if (its.starts)
            connect(starts_[r], entries_[r], its.start_guessed, "Mulai → " + names_[at(r)]);
        bring_in(r);
        for (const int end : its.ends) bring_in(count(sop_.rows.size()) + end);
        const bool apart = answers_apart(its);
        for (std::size_t e = 0; e < its.exits.size(); ++e) {
            const flow_exit& each = its.exits[e];
            int from = exits_[r];
            if (apart) {
                const int label = answers_[r][e];
                connect(from, label, each.guessed, about(r, each)).head = false;
                from = label;
            }
            const int to = goal(each.to, made_.nodes[at(from)].column);
            arrow& made = connect(from, to, each.guessed, about(r, each));
            if (its.decides && !apart) {
                made.corner = true;
                made.label = label_lines(each.label);
                made.label_width = widest_line(made.label);
            }
        }
    }
    void bring_in(int target) {
        const auto found = in_.find(target);
        if (found == in_.end()) return;
        bool guessed = true;
        for (const int r : sop_.sources[at(target)])
            for (const flow_exit& each : row(r).exits)
                if (each.to == target && here_.count(r) == 0) guessed = guessed && each.guessed;
        connect(found->second, goal(target, 0), guessed, "Sambungan");
    }

    const flow& sop_;
    const std::vector<page_item>& items_;
    const std::vector<std::string>& names_;
    chart made_;
    std::vector<std::vector<bool>> taken_;
    std::map<int, int> here_;
    std::map<int, int> in_, out_, starts_, entries_, exits_, ends_, last_of_tier_;
    std::map<int, std::vector<int>> answers_;
    int out_level_ = -1;
};

}  // namespace

chart chart_of(const flow& sop, const std::vector<page_item>& items,
               const std::vector<std::string>& row_names) {
    return chart_maker(sop, items, row_names).make();
}

}  // namespace alur::drawing
