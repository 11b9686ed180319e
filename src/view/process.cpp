#include "view/process.hpp"

#include <fmt/format.h>
#include <alur/time/time_limit_text.hpp>

#include <algorithm>
#include <set>
#include <utility>

#include "view/process_merges.hpp"
#include "view/row_flow.hpp"
#include "view/task_words.hpp"
#include "view/text.hpp"

namespace alur::drawing {
namespace {

// Where a flow that is not known yet will lead.
struct loose_flow {
    int from = 0;
    goal_cell to;
    bool backward = false;  // to row `to.at`
    int of_row = -1;
    process_flow as;
};

class process_maker {
  public:
    explicit process_maker(const machine& sop) : flow_(sop), words_(flow_) {}

    process make() {
        head();
        for (int r = 0; r < flow_.rows(); ++r) make_row(r);
        for (const loose_flow& each : promised_) keep(each);
        drop_needless_merges(made_);
        name_flows();
        return std::move(made_);
    }

  private:
    // ---- nodes ---------------------------------------------------------------------------------

    void head() {
        const definition& sop = flow_.sop().sop;
        const identity& form = sop.form;
        made_.title = harmless(form.title);
        made_.id = "Process_" + id_part(form.title);
        made_.participant = harmless(form.work_unit.empty() ? form.title : form.work_unit);
        if (!form.number.empty()) made_.about.push_back("Nomor: " + harmless(form.number));
        if (sop.service_time)
            made_.about.push_back("Waktu: " + print_time_limit(*sop.service_time));
        for (const performer& each : sop.performers) {
            made_.lanes.push_back(harmless(each.name));
            made_.lane_ids.push_back(id_part(each.code));
        }
        merge_.assign(flow_.is().rows.size(), -1);
        frame_.assign(flow_.is().stretches.size(), -1);
        frame_merge_.assign(flow_.is().stretches.size(), -1);
        arrivals_.resize(flow_.is().forks.size());
    }

    int add(node_is kind, const std::string& id, int lane, int r) {
        process_node node;
        node.kind = kind;
        node.id = unique(id);
        node.lane = lane;
        node.row = r;
        node.inside = inside_;
        node.column = made_.columns++;
        made_.nodes.push_back(std::move(node));
        return count(made_.nodes.size()) - 1;
    }
    std::string unique(const std::string& id) {
        std::string made = id;
        for (int n = 2; !ids_.insert(made).second; ++n) made = fmt::format("{}.{}", id, n);
        return made;
    }
    process_node& node_at(int n) { return made_.nodes[at(n)]; }
    std::string row_id(int r) const { return id_part(flow_.written(r).id); }

    void connect(int from, int to, process_flow as = {}) {
        as.from = from;
        as.to = to;
        made_.flows.push_back(std::move(as));
    }

    void make_row(int r) {
        const int stretch = flow_.stretch_of(r);
        for (const int f : flow_.joins_before(r))
            if (!joins_inside(r, f)) make_join(f, r);
        if (std::find(flow_.is().starts.begin(), flow_.is().starts.end(),
                      static_cast<step_id>(r)) != flow_.is().starts.end())
            make_start(r);
        if (stretch >= 0 && flow_.first_of(stretch) == r) open_frame(stretch);
        for (const int f : flow_.joins_before(r))
            if (joins_inside(r, f)) make_join(f, r);
        merge_[at(r)] = add(node_is::merge, "Gateway_masuk_" + row_id(r), entry_lane(r), r);
        if (stretch >= 0 && frame_[at(stretch)] < 0)
            connect(frame_merge_[at(stretch)], merge_[at(r)]);
        const int last = make_tasks(r);
        make_exits(r, last);
        for (const int f : flow_.joins_behind(r))
            if (joins_inside(r, f)) make_join(f, r);
        if (stretch >= 0 && flow_.last_of(stretch) == r) close_frame(stretch);
        for (const int f : flow_.joins_behind(r))
            if (!joins_inside(r, f)) make_join(f, r);
    }
    bool joins_inside(int r, int f) const {
        return flow_.stretch_of(r) >= 0 &&
               flow_.stretch_of(flow_.row_of_fork(f)) == flow_.stretch_of(r);
    }
    void make_start(int r) {
        const int made = add(node_is::start, "Start_" + row_id(r), entry_lane(r), r);
        node_at(made).name = words_.start(r);
        const int stretch = flow_.stretch_of(r);
        const goal_cell goal =
            stretch >= 0 ? goal_at(goal_kind_tag::enter, stretch) : goal_at(goal_kind_tag::open, r);
        promised_.push_back({made, goal, false, r, {}});
    }

    // Branches come together, each by one flow.
    void make_join(int f, int r) {
        const int forks = flow_.row_of_fork(f);
        const std::string id = row_id(forks);
        const int lane = entry_lane(r);
        for (int b = 0; b < flow_.is().forks[at(f)].branches; ++b)
            arrivals_[at(f)].push_back(
                add(node_is::merge, fmt::format("Gateway_cabang_{}_{}", id, b + 1), lane, r));
        const int join = add(node_is::join, "Gateway_temu_" + id, lane, r);
        for (const int each : arrivals_[at(f)]) connect(each, join);
        promise(join, flow_.goal_behind_fork(f), forks, flow_.around_fork(f), {}, r);
    }

    // ---- stretches -----------------------------------------------------------------------------

    void open_frame(int s) {
        const int first = flow_.first_of(s);
        const std::string id = row_id(first);
        const int entered = flow_.entered_at(s);
        frame_merge_[at(s)] = add(node_is::merge, "Gateway_unit_" + id, entry_lane(entered), first);
        if (flow_.is_one_act(s)) return;
        const int frame = add(node_is::stretch, "Unit_" + id, entry_lane(entered), first);
        frame_[at(s)] = frame;
        dress_repeated(frame, s);
        node_at(frame).name = "Setiap " + node_at(frame).per_unit;
        connect(frame_merge_[at(s)], frame);
        inside_ = frame;
        int begins = add(node_is::start, "Start_unit_" + id, entry_lane(entered), entered);
        node_at(begins).name = "Mulai";
        const std::set<int> again = flow_.walked_again(s);
        if (!again.empty()) {
            const int which =
                add(node_is::decide, "Gateway_dari_" + id, entry_lane(entered), entered);
            node_at(which).name = "Mulai dari?";
            connect(begins, which);
            begins = which;
        }
        begin_lane(begins, entered, !again.empty());
        for (const int each : again) begin_lane(begins, each, true);
    }
    void begin_lane(int from, int r, bool named) {
        process_flow flow;
        if (named) {
            flow.name = "Langkah " + words_.number(r);
            flow.again = r;
        }
        promised_.push_back({from, goal_at(goal_kind_tag::lane, r), false, r, std::move(flow)});
    }
    void dress_repeated(int n, int s) {
        node_at(n).per_unit = words_.kind(s);
        node_at(n).enough = words_.enough(s);
    }
    void close_frame(int s) {
        if (frame_[at(s)] < 0) return;
        inside_ = -1;
        const int frame = frame_[at(s)];
        std::vector<int> left;
        for (const loose_flow& each : leaves_) {
            left.push_back(add(node_is::left, "Keluar_" + row_id(each.of_row), node_at(frame).lane,
                               each.of_row));
            node_at(left.back()).inside = frame;
            node_at(left.back()).signal = node_at(each.from).signal;
            node_at(left.back()).name = node_at(each.from).name;
        }
        node_at(frame).last_column = made_.columns++;
        for (std::size_t i = 0; i < left.size(); ++i) {
            const loose_flow& each = leaves_[i];
            promise(left[i], each.to, each.of_row, flow_.around(each.of_row), each.as, each.of_row,
                    each.backward);
        }
        leaves_.clear();
        const int first = flow_.first_of(s);
        promise(frame, flow_.goal_behind_stretch(s), first, flow_.around(first), {},
                flow_.last_of(s));
    }

    // ---- tasks ---------------------------------------------------------------------------------

    int entry_lane(int r) const {
        return flow_.written(r).shared == sharing::meeting ? exit_lane(r) : flow_.office(r, 0);
    }
    int exit_lane(int r) const {
        const bool any = flow_.written(r).shared == sharing::any_one;
        return flow_.office(r, any ? 0 : flow_.entry(r).act_count - 1);
    }

    int task(int r, int act, bool finishes) {
        const std::string& called = flow_.written(r).called_sop;
        const bool calls = finishes && !called.empty();
        std::string id = (calls ? "Call_" : "Task_") + row_id(r);
        if (flow_.entry(r).mode != act_mode::one) id += fmt::format("_{}", act + 1);
        const int made = add(calls ? node_is::call : node_is::task, id, flow_.office(r, act), r);
        process_node& node = node_at(made);
        node.name = words_.task(r, finishes);
        if (calls) node.calls = called;
        node.about = words_.about(r, act);
        const int s = flow_.stretch_of(r);
        if (s >= 0 && frame_[at(s)] < 0) dress_repeated(made, s);
        return made;
    }
    // Returns the node that the row is left from.
    int make_tasks(int r) {
        const int acts = flow_.entry(r).act_count;
        switch (flow_.entry(r).mode) {
            case act_mode::one:
                return single(r);
            case act_mode::in_order: {
                int before = merge_[at(r)];
                for (int a = 0; a < acts; ++a) {
                    const int made = task(r, a, a + 1 == acts);
                    connect(before, made);
                    before = made;
                }
                return before;
            }
            case act_mode::all:
                break;
        }
        // Whoever is named last decides last.
        const int together = flow_.entry(r).decides ? acts - 1 : acts;
        int before = together > 1 ? side_by_side(r, together) : merge_[at(r)];
        for (int a = together > 1 ? together : 0; a < acts; ++a) {
            const int made = task(r, a, a + 1 == acts);
            connect(before, made);
            before = made;
        }
        return before;
    }
    int single(int r) {
        const int acts = flow_.entry(r).act_count;
        const bool meet = flow_.written(r).shared == sharing::meeting;
        const int made = task(r, meet ? acts - 1 : 0, true);
        if (!meet && acts > 1) node_at(made).any_of = words_.offices(r);
        connect(merge_[at(r)], made);
        return made;
    }
    int side_by_side(int r, int acts) {
        const int split =
            add(node_is::split, "Gateway_bersama_" + row_id(r), flow_.office(r, 0), r);
        connect(merge_[at(r)], split);
        const int column = made_.columns;
        std::vector<int> tasks;
        for (int a = 0; a < acts; ++a) {
            const int made = task(r, a, a + 1 == flow_.entry(r).act_count);
            node_at(made).column = column;
            tasks.push_back(made);
        }
        made_.columns = column + 1;
        const int join =
            add(node_is::join, "Gateway_semua_" + row_id(r), flow_.office(r, acts - 1), r);
        for (const int each : tasks) {
            connect(split, each);
            connect(each, join);
        }
        return join;
    }

    // ---- exits ---------------------------------------------------------------------------------

    void make_exits(int r, int last) {
        const row& its = flow_.written(r);
        const bool returns = flow_.shown_returns(r) > 0;
        int from = last;
        if (flow_.entry(r).decides || returns) {
            from = add(node_is::decide, "Gateway_" + row_id(r), exit_lane(r), r);
            node_at(from).name = words_.question(r);
            connect(last, from);
        }
        const bool ruled = std::any_of(its.answers.begin(), its.answers.end(),
                                       [](const answer& each) { return !each.rule.empty(); });
        for (int e = 0; e < flow_.entry(r).exit_count; ++e) {
            process_flow flow;
            if (flow_.entry(r).decides) {
                flow.name = words_.answer(r, e);
                flow.rule = its.answers[at(e)].rule;
                flow.otherwise = ruled && flow.rule.empty();
            } else if (returns) {
                flow.name = "Tidak";
            }
            if (flow_.exit(r, e).backward) {
                go_back(from, count(flow_.exit(r, e).goal), r, std::move(flow));
                continue;
            }
            const goal_cell goal = flow_.goal_of(flow_.exit(r, e));
            if (goal.kind == goal_kind_tag::fork) {
                const int fork = add(node_is::split, "Gateway_sebar_" + row_id(r), exit_lane(r), r);
                connect(from, fork, std::move(flow));
                for (int b = 0; b < flow_.is().forks[goal.at].branches; ++b)
                    promise(fork, flow_.goal_of_branch(goal.at, b), r, flow_.around(r), {}, r);
                continue;
            }
            promise(from, goal, r, flow_.around(r), std::move(flow), r);
        }
        for (int t = 0; t < flow_.shown_returns(r); ++t) {
            const int target = flow_.returned_to(r, t);
            process_flow flow;
            flow.name = words_.back_to(target);
            if (ruled) flow.when = flow.name;
            go_back(from, target, r, std::move(flow));
        }
    }
    void go_back(int from, int target, int r, process_flow flow) {
        flow.back = true;
        if (!flow_.around(r).empty() && flow_.around(r) != flow_.around(target))
            flow.about.emplace_back("Pekerjaan yang berjalan sejajar ditarik kembali.");
        promise(from, goal_at(goal_kind_tag::open, target), r, flow_.around(r), std::move(flow), r,
                true);
    }

    // Ends are made at once, beside what leads to them; other goals once all nodes are there.
    void promise(int from, const goal_cell& goal, int of_row, const fork_branches& where,
                 process_flow as, int near, bool backward = false) {
        const int around = inside_;
        if (around >= 0 && leaves_stretch(goal, of_row, backward)) {
            leave(from, goal, of_row, std::move(as), backward);
            return;
        }
        if (goal.kind == goal_kind_tag::deliver) {
            if (around < 0) {  // a task repeated by itself
                promise(from, flow_.goal_behind_stretch(goal.at), of_row, where, std::move(as),
                        near);
                return;
            }
            const int end = add(node_is::end, "End_unit_" + row_id(near), node_at(from).lane, near);
            node_at(end).name = "Selesai";
            connect(from, end, std::move(as));
            return;
        }
        if (goal.kind == goal_kind_tag::end) {
            const int end = add(node_is::end, "End_" + row_id(near), node_at(from).lane, near);
            node_at(end).name = words_.end(goal.at);
            node_at(end).terminates = !where.empty();
            connect(from, end, std::move(as));
            return;
        }
        promised_.push_back({from, goal, backward, of_row, std::move(as)});
    }
    bool leaves_stretch(const goal_cell& goal, int of_row, bool backward) const {
        if (goal.kind == goal_kind_tag::end) return true;
        return backward && flow_.stretch_of(goal.at) != flow_.stretch_of(of_row);
    }
    void leave(int from, const goal_cell& goal, int of_row, process_flow as, bool backward) {
        const int end = add(node_is::leave, "Leave_" + row_id(of_row), node_at(from).lane, of_row);
        node_at(end).name = backward ? words_.back_to(goal.at) : words_.end(goal.at);
        connect(from, end, std::move(as));
        const auto same = std::find_if(leaves_.begin(), leaves_.end(), [&](const loose_flow& each) {
            return each.to.kind == goal.kind && each.to.at == goal.at && each.backward == backward;
        });
        if (same == leaves_.end()) {
            process_flow onward;
            onward.back = backward;
            leaves_.push_back({end, goal, backward, of_row, std::move(onward)});
            node_at(end).signal = backward ? "Escalation_kembali_" + row_id(goal.at)
                                           : "Escalation_" + id_part(words_.end(goal.at));
        } else {
            node_at(end).signal = node_at(same->from).signal;
        }
    }

    // ---- promises ------------------------------------------------------------------------------

    int entrance(int r, int from) {
        const int s = flow_.stretch_of(r);
        if (s < 0 || (frame_[at(s)] >= 0 && node_at(from).kind != node_is::left &&
                      node_at(from).inside == frame_[at(s)]))
            return merge_[at(r)];
        return frame_merge_[at(s)];
    }
    void keep(loose_flow what) {
        int to = -1;
        switch (what.to.kind) {
            case goal_kind_tag::open:
            case goal_kind_tag::lane:
                to = entrance(what.to.at, what.from);
                if (what.backward && flow_.stretch_of(what.to.at) >= 0 &&
                    to != merge_[what.to.at]) {
                    what.as.again = what.to.at;
                    what.as.about.push_back("Unit yang disebut kembali ke langkah " +
                                            words_.number(what.to.at));
                }
                break;
            case goal_kind_tag::enter:
                to = frame_merge_[what.to.at];
                break;
            case goal_kind_tag::arrive:
                to = arrivals_[what.to.at][what.to.branch];
                break;
            case goal_kind_tag::fork:
            case goal_kind_tag::deliver:
            case goal_kind_tag::end:
                return;
        }
        connect(what.from, to, std::move(what.as));
    }

    void name_flows() {
        for (process_flow& each : made_.flows)
            each.id = unique(fmt::format("Flow_{}_{}", made_.nodes[at(each.from)].id,
                                         made_.nodes[at(each.to)].id));
    }

    row_flow flow_;
    task_words words_;
    process made_;
    std::set<std::string> ids_;
    int inside_ = -1;                         // the frame that is being filled
    std::vector<int> merge_;                  // per row
    std::vector<int> frame_, frame_merge_;    // per stretch
    std::vector<std::vector<int>> arrivals_;  // per fork and branch
    std::vector<loose_flow> promised_;
    std::vector<loose_flow> leaves_;  // of the frame; `from` is the first that leaves so
};

}  // namespace

std::string id_part(std::string_view text) {
    std::string made;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '_' || c == '-';
        if (plain)
            made += c;
        else
            made += fmt::format(".{:02x}", static_cast<unsigned char>(c));
    }
    return made;
}

process process_of(const machine& sop) { return process_maker(sop).make(); }

}  // namespace alur::drawing
