#include "view/process.hpp"

#include <fmt/format.h>
#include <alur/time/time_limit_text.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "view/row_text.hpp"
#include "view/text.hpp"

namespace alur::drawing {
namespace {

constexpr std::size_t longest_name = 160;

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
    explicit process_maker(const machine& sop)
        : sop_(sop), is_(sop.view()), texts_(row_texts(sop.sop)) {}

    process make() {
        head();
        around_rows();
        place_joins();
        for (int r = 0; r < rows(); ++r) make_row(r);
        for (const loose_flow& each : promised_) keep(each);
        drop_needless_merges();
        name_flows();
        return std::move(made_);
    }

  private:
    // ---- the machine ---------------------------------------------------------------------------

    int rows() const { return count(is_.rows.size()); }
    const row_entry& entry(int r) const { return is_.rows[at(r)]; }
    const row& written(int r) const { return sop_.sop.rows[at(r)]; }
    int stretch_of(int r) const { return entry(r).stretch == 0xffff ? -1 : entry(r).stretch; }
    const exit_cell& exit(int r, int e) const {
        return is_.exits[entry(r).first_exit + static_cast<std::size_t>(e)];
    }
    goal_cell goal_of(const exit_cell& exit) const {
        if (!is_.sequential) return is_.goals[exit.goal];
        goal_cell goal;
        goal.kind = exit.next == no_step ? goal_kind_tag::end : goal_kind_tag::open;
        goal.at = static_cast<std::uint16_t>(exit.goal);
        return goal;
    }
    std::string number(int r) const { return harmless(written(r).number); }

    // ---- what is around a row ------------------------------------------------------------------

    struct branch {
        int fork;
        int number;
        friend bool operator==(const branch&, const branch&) = default;
    };
    using branches = std::vector<branch>;

    void around_rows() {
        around_.resize(is_.rows.size());
        seen_.assign(is_.rows.size(), false);
        around_fork_.resize(is_.forks.size());
        fork_row_.assign(is_.forks.size(), 0);
        std::vector<std::pair<goal_cell, branches>> open;
        for (const step_id each : is_.starts) {
            goal_cell goal;
            goal.kind = goal_kind_tag::open;
            goal.at = static_cast<std::uint16_t>(index(each));
            open.emplace_back(goal, branches());
        }
        while (!open.empty()) {
            auto [goal, where] = std::move(open.back());
            open.pop_back();
            spread(goal, where, open);
        }
    }
    void spread(const goal_cell& goal, branches where,
                std::vector<std::pair<goal_cell, branches>>& open) {
        switch (goal.kind) {
            case goal_kind_tag::open:
            case goal_kind_tag::lane:
                reach(goal.at, where, open);
                break;
            case goal_kind_tag::enter:
                reach(count(index(is_.stretches[goal.at].entry)), where, open);
                break;
            case goal_kind_tag::fork:
                around_fork_[goal.at] = where;
                for (int b = 0; b < is_.forks[goal.at].branches; ++b) {
                    branches inner = where;
                    inner.push_back({goal.at, b});
                    open.emplace_back(is_.goals[is_.forks[goal.at].first_entry + at(b)], inner);
                }
                break;
            case goal_kind_tag::arrive:
                if (!where.empty()) where.pop_back();
                open.emplace_back(is_.goals[is_.forks[goal.at].then], where);
                break;
            case goal_kind_tag::deliver:
                open.emplace_back(is_.goals[is_.stretches[goal.at].then], where);
                break;
            case goal_kind_tag::end:
                break;
        }
    }
    void reach(int r, const branches& where, std::vector<std::pair<goal_cell, branches>>& open) {
        if (seen_[at(r)]) return;
        seen_[at(r)] = true;
        around_[at(r)] = where;
        for (int e = 0; e < entry(r).exit_count; ++e) {
            if (exit(r, e).backward) continue;
            const goal_cell goal = goal_of(exit(r, e));
            if (goal.kind == goal_kind_tag::fork) fork_row_[goal.at] = r;
            open.emplace_back(goal, where);
        }
    }

    // ---- where joins stand ---------------------------------------------------------------------

    // Before the row they open; where they open none, behind their last row.
    void place_joins() {
        std::vector<int> forks;
        for (int f = 0; f < count(is_.forks.size()); ++f) forks.push_back(f);
        std::stable_sort(forks.begin(), forks.end(), [&](int a, int b) {
            return around_fork_[at(a)].size() > around_fork_[at(b)].size();
        });
        joins_before_.resize(is_.rows.size());
        joins_behind_.resize(is_.rows.size());
        for (const int f : forks) {
            const int meeting = meeting_row(is_.goals[is_.forks[at(f)].then]);
            if (meeting >= 0)
                joins_before_[at(meeting)].push_back(f);
            else
                joins_behind_[at(last_row_of(f))].push_back(f);
        }
        join_.assign(is_.forks.size(), -1);
        arrivals_.resize(is_.forks.size());
    }
    int meeting_row(goal_cell goal) const {
        while (goal.kind == goal_kind_tag::arrive) goal = is_.goals[is_.forks[goal.at].then];
        if (goal.kind == goal_kind_tag::open || goal.kind == goal_kind_tag::lane) return goal.at;
        if (goal.kind == goal_kind_tag::enter) return first_of(goal.at);
        return -1;
    }
    int last_row_of(int fork) const {
        int last = 0;
        for (int r = 0; r < rows(); ++r)
            for (const branch& each : around_[at(r)])
                if (each.fork == fork) last = r;
        return last;
    }
    int first_of(int stretch) const {
        const stretch_entry& its = is_.stretches[at(stretch)];
        std::uint32_t first = is_.lists[its.first_row];
        for (std::uint32_t i = 0; i < its.row_count; ++i)
            first = std::min(first, is_.lists[its.first_row + i]);
        return static_cast<int>(first);
    }
    int last_of(int stretch) const {
        const stretch_entry& its = is_.stretches[at(stretch)];
        std::uint32_t last = 0;
        for (std::uint32_t i = 0; i < its.row_count; ++i)
            last = std::max(last, is_.lists[its.first_row + i]);
        return static_cast<int>(last);
    }

    // ---- nodes ---------------------------------------------------------------------------------

    void head() {
        const identity& form = sop_.sop.form;
        made_.title = harmless(form.title);
        made_.id = "Process_" + id_part(form.title);
        made_.participant = harmless(form.work_unit.empty() ? form.title : form.work_unit);
        if (!form.number.empty()) made_.about.push_back("Nomor: " + harmless(form.number));
        if (sop_.sop.service_time)
            made_.about.push_back("Waktu: " + print_time_limit(*sop_.sop.service_time));
        for (const performer& each : sop_.sop.performers) {
            made_.lanes.push_back(harmless(each.name));
            made_.lane_ids.push_back(id_part(each.code));
        }
        merge_.assign(is_.rows.size(), -1);
        frame_.assign(is_.stretches.size(), -1);
        frame_merge_.assign(is_.stretches.size(), -1);
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
    std::string row_id(int r) const { return id_part(written(r).id); }

    void connect(int from, int to, process_flow as = {}) {
        as.from = from;
        as.to = to;
        made_.flows.push_back(std::move(as));
    }

    void make_row(int r) {
        const int stretch = stretch_of(r);
        for (const int f : joins_before_[at(r)])
            if (!joins_inside(r, f)) make_join(f, r);
        if (std::find(is_.starts.begin(), is_.starts.end(), static_cast<step_id>(r)) !=
            is_.starts.end())
            make_start(r);
        if (stretch >= 0 && first_of(stretch) == r) open_frame(stretch);
        for (const int f : joins_before_[at(r)])
            if (joins_inside(r, f)) make_join(f, r);
        merge_[at(r)] = add(node_is::merge, "Gateway_masuk_" + row_id(r), entry_lane(r), r);
        if (stretch >= 0 && frame_[at(stretch)] < 0)
            connect(frame_merge_[at(stretch)], merge_[at(r)]);
        const int last = make_tasks(r);
        make_exits(r, last);
        for (const int f : joins_behind_[at(r)])
            if (joins_inside(r, f)) make_join(f, r);
        if (stretch >= 0 && last_of(stretch) == r) close_frame(stretch);
        for (const int f : joins_behind_[at(r)])
            if (!joins_inside(r, f)) make_join(f, r);
    }
    bool joins_inside(int r, int f) const {
        const int fork_row = fork_row_[at(f)];
        return stretch_of(r) >= 0 && stretch_of(fork_row) == stretch_of(r);
    }
    void make_start(int r) {
        const int made = add(node_is::start, "Start_" + row_id(r), entry_lane(r), r);
        node_at(made).name =
            written(r).trigger ? harmless(cut(*written(r).trigger, longest_name)) : "Mulai";
        goal_cell goal;
        goal.kind = stretch_of(r) >= 0 ? goal_kind_tag::enter : goal_kind_tag::open;
        goal.at = static_cast<std::uint16_t>(stretch_of(r) >= 0 ? stretch_of(r) : r);
        promised_.push_back({made, goal, false, r, {}});
    }

    // Branches come together, each by one flow.
    void make_join(int f, int r) {
        const fork_entry& fork = is_.forks[at(f)];
        const std::string id = row_id(fork_row_[at(f)]);
        const int lane = entry_lane(r);
        for (int b = 0; b < fork.branches; ++b)
            arrivals_[at(f)].push_back(
                add(node_is::merge, fmt::format("Gateway_cabang_{}_{}", id, b + 1), lane, r));
        join_[at(f)] = add(node_is::join, "Gateway_temu_" + id, lane, r);
        for (const int each : arrivals_[at(f)]) connect(each, join_[at(f)]);
        const int from = fork_row_[at(f)];
        const goal_cell then = is_.goals[fork.then];
        promise(join_[at(f)], then, from, around_fork_[at(f)], {}, r);
    }

    // ---- stretches -----------------------------------------------------------------------------

    void open_frame(int s) {
        const stretch_entry& its = is_.stretches[at(s)];
        const int first = first_of(s);
        const std::string id = row_id(first);
        const int entered = count(index(its.entry));
        frame_merge_[at(s)] = add(node_is::merge, "Gateway_unit_" + id, entry_lane(entered), first);
        if (is_single_task(s)) {
            frame_[at(s)] = -1;
            return;
        }
        const int frame = add(node_is::stretch, "Unit_" + id, entry_lane(entered), first);
        frame_[at(s)] = frame;
        dress_repeated(frame, s);
        node_at(frame).name = "Setiap " + node_at(frame).per_unit;
        connect(frame_merge_[at(s)], frame);
        inside_ = frame;
        int begins = add(node_is::start, "Start_unit_" + id, entry_lane(entered), entered);
        node_at(begins).name = "Mulai";
        const std::set<int> again = walked_again(s);
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
        goal_cell goal;
        goal.kind = goal_kind_tag::lane;
        goal.at = static_cast<std::uint16_t>(r);
        process_flow flow;
        if (named) {
            flow.name = "Langkah " + number(r);
            flow.again = r;
        }
        promised_.push_back({from, goal, false, r, std::move(flow)});
    }
    // Rows in the middle of a stretch that steps back from outside lead to.
    std::set<int> walked_again(int s) const {
        std::set<int> all;
        const int entered = count(index(is_.stretches[at(s)].entry));
        for (int r = 0; r < rows(); ++r) {
            if (stretch_of(r) == s) continue;
            for (int e = 0; e < entry(r).exit_count; ++e)
                if (exit(r, e).backward && stretch_of(count(exit(r, e).goal)) == s)
                    all.insert(count(exit(r, e).goal));
            for (int t = 0; t < shown_returns(r); ++t)
                if (stretch_of(returned_to(r, t)) == s) all.insert(returned_to(r, t));
        }
        all.erase(entered);
        return all;
    }
    int returned_to(int r, int t) const {
        return count(index(is_.returns[entry(r).first_return + at(t)]));
    }
    // More would be a thicket: the task says so in words.
    int shown_returns(int r) const {
        constexpr int most_returns = 8;
        return entry(r).return_count <= most_returns ? entry(r).return_count : 0;
    }
    void dress_repeated(int n, int s) {
        const stretch_entry& its = is_.stretches[at(s)];
        process_node& node = node_at(n);
        node.per_unit = harmless(sop_.kinds[index(its.kind)]);
        if (!its.everybody)
            node.enough = fmt::format("sedikitnya {}{} {}", its.quorum.amount,
                                      its.quorum.percent ? "%" : "", node.per_unit);
    }
    // One act per unit that leads on: repeated by itself.
    bool is_single_task(int s) const {
        const stretch_entry& its = is_.stretches[at(s)];
        if (its.row_count != 1) return false;
        const int r = first_of(s);
        return entry(r).mode == act_mode::one && entry(r).exit_count == 1 &&
               shown_returns(r) == 0 && !exit(r, 0).backward &&
               goal_of(exit(r, 0)).kind == goal_kind_tag::deliver && entry(r).decides == false;
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
            promise(left[i], each.to, each.of_row, around_[at(each.of_row)], each.as, each.of_row,
                    each.backward);
        }
        leaves_.clear();
        promise(frame, is_.goals[is_.stretches[at(s)].then], first_of(s), around_[at(first_of(s))],
                {}, last_of(s));
    }

    // ---- tasks ---------------------------------------------------------------------------------

    int office(int r, int act) const {
        return count(index(is_.acts[entry(r).first_act + at(act)]));
    }
    int entry_lane(int r) const {
        return written(r).shared == sharing::meeting ? exit_lane(r) : office(r, 0);
    }
    int exit_lane(int r) const {
        return written(r).shared == sharing::any_one ? office(r, 0)
                                                     : office(r, entry(r).act_count - 1);
    }

    int task(int r, int act, bool finishes) {
        const bool calls = finishes && !written(r).called_sop.empty();
        const std::string suffix =
            entry(r).mode == act_mode::one ? "" : fmt::format("_{}", act + 1);
        const int made = add(calls ? node_is::call : node_is::task,
                             (calls ? "Call_" : "Task_") + row_id(r) + suffix, office(r, act), r);
        process_node& node = node_at(made);
        node.name = number(r) + ". " + harmless(cut(written(r).activity, longest_name));
        if (written(r).shared == sharing::any_one || written(r).shared == sharing::meeting)
            node.name += " (" + offices_together(r) + ")";
        if (finishes && entry(r).return_count > shown_returns(r))
            node.name += fmt::format(" (dapat dikembalikan ke {} langkah)", entry(r).return_count);
        if (calls) node.calls = written(r).called_sop;
        node.about = about_row(r, act);
        const int s = stretch_of(r);
        if (s >= 0 && frame_[at(s)] < 0) dress_repeated(made, s);
        return made;
    }
    std::string office_name(int r, int act) const { return made_.lanes[at(office(r, act))]; }
    // One task stands for what several offices do; its lane names only one of them.
    std::string offices_together(int r) const {
        text_list all;
        for (int a = 0; a < entry(r).act_count; ++a) all.push_back(office_name(r, a));
        const bool meet = written(r).shared == sharing::meeting;
        return cut(
            fmt::format("{}{}", meet ? "rapat " : "", fmt::join(all, meet ? ", " : " atau ")),
            longest_name);
    }
    text_list about_row(int r, int act) const {
        text_list lines;
        text_list all;
        for (int a = 0; a < entry(r).act_count; ++a) all.push_back(office_name(r, a));
        switch (written(r).shared) {
            case sharing::single:
                lines.push_back("Pelaksana: " + office_name(r, act));
                break;
            case sharing::all:
                lines.push_back(fmt::format("Pelaksana bersama: {}", fmt::join(all, ", ")));
                break;
            case sharing::in_order:
                lines.push_back(fmt::format("Pelaksana berurutan: {}", fmt::join(all, ", lalu ")));
                if (act > 0)
                    lines.push_back("Dapat dikembalikan kepada " + office_name(r, act - 1));
                break;
            case sharing::any_one:
                lines.push_back(fmt::format("Pelaksana salah satu: {}", fmt::join(all, " atau ")));
                break;
            case sharing::meeting:
                lines.push_back(fmt::format("Rapat: {}", fmt::join(all, ", ")));
                break;
        }
        const auto cell = [&](const char* label, std::size_t which) {
            if (!texts_[at(r)][which].items.empty())
                lines.push_back(harmless(
                    fmt::format("{}: {}", label, fmt::join(texts_[at(r)][which].items, "; "))));
        };
        cell("Kelengkapan", 2);
        cell("Waktu", 3);
        cell("Output", 4);
        cell("Keterangan", 5);
        return lines;
    }

    // Returns the node that the row is left from.
    int make_tasks(int r) {
        const int acts = entry(r).act_count;
        switch (entry(r).mode) {
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
        const int together = entry(r).decides ? acts - 1 : acts;
        int before = together > 1 ? side_by_side(r, together) : merge_[at(r)];
        for (int a = together > 1 ? together : 0; a < acts; ++a) {
            const int made = task(r, a, a + 1 == acts);
            connect(before, made);
            before = made;
        }
        return before;
    }
    int single(int r) {
        const int act = written(r).shared == sharing::meeting ? entry(r).act_count - 1 : 0;
        const int made = task(r, act, true);
        if (written(r).shared == sharing::any_one && entry(r).act_count > 1)
            for (int a = 0; a < entry(r).act_count; ++a)
                node_at(made).any_of.push_back(office_name(r, a));
        connect(merge_[at(r)], made);
        return made;
    }
    int side_by_side(int r, int acts) {
        const int split = add(node_is::split, "Gateway_bersama_" + row_id(r), office(r, 0), r);
        connect(merge_[at(r)], split);
        const int column = made_.columns;
        std::vector<int> tasks;
        for (int a = 0; a < acts; ++a) {
            const int made = task(r, a, a + 1 == entry(r).act_count);
            node_at(made).column = column;
            tasks.push_back(made);
        }
        made_.columns = column + 1;
        const int join = add(node_is::join, "Gateway_semua_" + row_id(r), office(r, acts - 1), r);
        for (const int each : tasks) {
            connect(split, each);
            connect(each, join);
        }
        return join;
    }

    // ---- exits ---------------------------------------------------------------------------------

    void make_exits(int r, int last) {
        const row& its = written(r);
        const bool returns = shown_returns(r) > 0;
        int from = last;
        if (entry(r).decides || returns) {
            from = add(node_is::decide, "Gateway_" + row_id(r), exit_lane(r), r);
            node_at(from).name = question(r);
            connect(last, from);
        }
        const bool ruled = std::any_of(its.answers.begin(), its.answers.end(),
                                       [](const answer& each) { return !each.rule.empty(); });
        for (int e = 0; e < entry(r).exit_count; ++e) {
            process_flow flow;
            if (entry(r).decides) {
                flow.name = harmless(cut(its.answers[at(e)].label, longest_name));
                flow.rule = its.answers[at(e)].rule;
                flow.otherwise = ruled && flow.rule.empty();
            } else if (returns) {
                flow.name = "Tidak";
            }
            if (exit(r, e).backward) {
                go_back(from, count(exit(r, e).goal), r, std::move(flow));
                continue;
            }
            const goal_cell goal = goal_of(exit(r, e));
            if (goal.kind == goal_kind_tag::fork) {
                const int fork = add(node_is::split, "Gateway_sebar_" + row_id(r), exit_lane(r), r);
                connect(from, fork, std::move(flow));
                for (int b = 0; b < is_.forks[goal.at].branches; ++b)
                    promise(fork, is_.goals[is_.forks[goal.at].first_entry + at(b)], r,
                            around_[at(r)], {}, r);
                continue;
            }
            promise(from, goal, r, around_[at(r)], std::move(flow), r);
        }
        for (int t = 0; t < shown_returns(r); ++t) {
            const int target = returned_to(r, t);
            process_flow flow;
            flow.name = "Kembali ke langkah " + number(target);
            if (ruled) flow.when = flow.name;
            go_back(from, target, r, std::move(flow));
        }
    }
    std::string question(int r) const {
        if (!written(r).question.empty()) return harmless(cut(written(r).question, longest_name));
        return entry(r).decides ? "Keputusan langkah " + number(r) : "Dikembalikan?";
    }

    void go_back(int from, int target, int r, process_flow flow) {
        flow.back = true;
        if (!around_[at(r)].empty() && around_[at(r)] != around_[at(target)])
            flow.about.emplace_back("Pekerjaan yang berjalan sejajar ditarik kembali.");
        goal_cell goal;
        goal.kind = goal_kind_tag::open;
        goal.at = static_cast<std::uint16_t>(target);
        promise(from, goal, r, around_[at(r)], std::move(flow), r, true);
    }

    // Ends are made at once, beside what leads to them; other goals once all nodes are there.
    void promise(int from, const goal_cell& goal, int of_row, const branches& where,
                 process_flow as, int near, bool backward = false) {
        const int around = inside_;
        if (around >= 0 && leaves_stretch(goal, of_row, backward)) {
            leave(from, goal, of_row, std::move(as), backward);
            return;
        }
        if (goal.kind == goal_kind_tag::deliver) {
            if (around < 0) {  // a task repeated by itself
                promise(from, is_.goals[is_.stretches[goal.at].then], of_row, where, std::move(as),
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
            node_at(end).name = end_name(goal.at);
            node_at(end).terminates = !where.empty();
            connect(from, end, std::move(as));
            return;
        }
        promised_.push_back({from, goal, backward, of_row, std::move(as)});
    }
    std::string end_name(int outcome) const {
        const std::string& its = sop_.outcomes[at(outcome)];
        return its.empty() ? "Selesai" : "Selesai: " + harmless(cut(its, longest_name));
    }
    bool leaves_stretch(const goal_cell& goal, int of_row, bool backward) const {
        if (goal.kind == goal_kind_tag::end) return true;
        return backward && stretch_of(goal.at) != stretch_of(of_row);
    }
    void leave(int from, const goal_cell& goal, int of_row, process_flow as, bool backward) {
        const int end = add(node_is::leave, "Leave_" + row_id(of_row), node_at(from).lane, of_row);
        node_at(end).name = backward ? "Kembali ke langkah " + number(goal.at) : end_name(goal.at);
        connect(from, end, std::move(as));
        const auto same = std::find_if(leaves_.begin(), leaves_.end(), [&](const loose_flow& each) {
            return each.to.kind == goal.kind && each.to.at == goal.at && each.backward == backward;
        });
        if (same == leaves_.end()) {
            process_flow onward;
            onward.back = backward;
            leaves_.push_back({end, goal, backward, of_row, std::move(onward)});
            node_at(end).signal = "Escalation_" + id_part(node_at(end).name);
        } else {
            node_at(end).signal = node_at(same->from).signal;
        }
    }

    // ---- promises ------------------------------------------------------------------------------

    int entrance(int r, int from) {
        const int s = stretch_of(r);
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
                if (what.backward && stretch_of(what.to.at) >= 0 && to != merge_[what.to.at]) {
                    what.as.again = what.to.at;
                    what.as.about.push_back("Unit yang disebut kembali ke langkah " +
                                            number(what.to.at));
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

    // ---- tidying -------------------------------------------------------------------------------

    void drop_needless_merges() {
        std::vector<int> in(made_.nodes.size(), 0);
        std::vector<int> only_flow(made_.nodes.size(), -1);
        for (std::size_t f = 0; f < made_.flows.size(); ++f) {
            ++in[at(made_.flows[f].to)];
            if (made_.nodes[at(made_.flows[f].from)].kind == node_is::merge)
                only_flow[at(made_.flows[f].from)] = count(f);
        }
        const auto needless = [&](int n) {
            return made_.nodes[at(n)].kind == node_is::merge && in[at(n)] < 2;
        };
        std::vector<bool> gone(made_.flows.size(), false);
        for (process_flow& each : made_.flows)
            while (needless(each.to)) {
                const int next = only_flow[at(each.to)];
                gone[at(next)] = true;
                each.to = made_.flows[at(next)].to;
            }
        std::vector<process_flow> flows;
        for (std::size_t f = 0; f < made_.flows.size(); ++f)
            if (!gone[f]) flows.push_back(std::move(made_.flows[f]));
        made_.flows = std::move(flows);
        renumber(needless);
    }
    template <class Needless>
    void renumber(const Needless& needless) {
        std::vector<int> number(made_.nodes.size(), -1);
        std::vector<bool> used(at(made_.columns), false);
        std::vector<process_node> kept;
        for (int n = 0; n < count(made_.nodes.size()); ++n) {
            if (needless(n)) continue;
            number[at(n)] = count(kept.size());
            process_node& node = made_.nodes[at(n)];
            used[at(node.column)] = true;
            if (node.kind == node_is::stretch) used[at(node.last_column)] = true;
            kept.push_back(std::move(node));
        }
        std::vector<int> column(used.size(), 0);
        made_.columns = 0;
        for (std::size_t c = 0; c < used.size(); ++c)
            column[c] = used[c] ? made_.columns++ : made_.columns;
        for (process_node& node : kept) {
            node.column = column[at(node.column)];
            node.last_column = column[at(node.last_column)];
            if (node.inside >= 0) node.inside = number[at(node.inside)];
        }
        made_.nodes = std::move(kept);
        for (process_flow& each : made_.flows) {
            each.from = number[at(each.from)];
            each.to = number[at(each.to)];
        }
    }
    void name_flows() {
        for (process_flow& each : made_.flows)
            each.id = unique(fmt::format("Flow_{}_{}", made_.nodes[at(each.from)].id,
                                         made_.nodes[at(each.to)].id));
    }

    const machine& sop_;
    machine_view is_;
    std::vector<row_text> texts_;
    process made_;
    std::set<std::string> ids_;
    int inside_ = -1;  // the frame that is being filled
    std::vector<branches> around_, around_fork_;
    std::vector<int> fork_row_;
    std::vector<bool> seen_;
    std::vector<std::vector<int>> joins_before_, joins_behind_, arrivals_;
    std::vector<int> join_, merge_, frame_, frame_merge_;
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
