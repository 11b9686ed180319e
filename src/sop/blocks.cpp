#include "blocks.hpp"

#include "report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <queue>
#include <utility>

namespace alur {

namespace {

struct finder {
    const definition& sop;
    const resolved& flow;
    const flow_graph& graph;
    diagnostics& problems;
    block_tree tree{};

    [[nodiscard]] bool reached(int row) const { return graph.rank[at(row)] != no_number; }
    [[nodiscard]] bool is_start(int row) const {
        return std::find(flow.starts.begin(), flow.starts.end(), row) != flow.starts.end();
    }
    [[nodiscard]] std::string name(int row, language lang) const {
        return row_name(sop, at(row), lang);
    }

    // ---- stretches ----------------------------------------------------------------------------

    // Rows next to each other in print, repeated for the same units and joined by exits.
    void group_stretches() {
        const std::size_t n = flow.rows.size();
        std::vector<int> parent(n);
        std::iota(parent.begin(), parent.end(), 0);
        const auto root = [&](int row) {
            while (parent[at(row)] != row) row = parent[at(row)] = parent[at(parent[at(row)])];
            return row;
        };
        std::vector<int> run(n, no_number);
        for (std::size_t r = 0; r < n; ++r) {
            const bool goes_on = r > 0 && flow.rows[r].kind == flow.rows[r - 1].kind;
            run[r] = goes_on ? run[r - 1] : static_cast<int>(r);
        }
        for (std::size_t r = 0; r < n; ++r)
            for (const resolved_exit& exit : flow.rows[r].exits)
                if (exit.to != no_number && flow.rows[r].kind != no_number &&
                    run[at(exit.to)] == run[r])
                    parent[at(root(exit.to))] = root(static_cast<int>(r));
        std::vector<int> stretch_of_root(n, no_number);
        tree.stretch_of.assign(n, no_number);
        for (std::size_t r = 0; r < n; ++r) {
            const int row = static_cast<int>(r);
            if (flow.rows[r].kind == no_number || !reached(row)) continue;
            int& stretch = stretch_of_root[at(root(row))];
            if (stretch == no_number) {
                stretch = static_cast<int>(tree.stretches.size());
                tree.stretches.push_back({});
                tree.stretches.back().kind = flow.rows[r].kind;
            }
            tree.stretch_of[r] = stretch;
            tree.stretches[at(stretch)].rows.push_back(row);
        }
    }

    void find_entry(stretch_block& stretch, int number) const {
        const auto enter = [&](int row) {
            if (stretch.entry == no_number) stretch.entry = row;
            if (stretch.entry == row) return;
            report(problems, "AL10", severity::error, row_pointer(at(row)),
                   {fmt::format("Rentang per unit ini dimasuki di dua tempat: {} dan {}.",
                                name(stretch.entry, language::id), name(row, language::id)),
                    fmt::format("This per-unit stretch is entered at two rows: {} and {}.",
                                name(stretch.entry, language::en), name(row, language::en))},
                   {"Arahkan semua jalan masuk ke satu langkah, atau pisahkan rentangnya dengan "
                    "langkah biasa.",
                    "Lead every way in to one row, or separate the stretches by an ordinary row."});
        };
        for (const int row : stretch.rows)
            if (is_start(row)) enter(row);
        for (const int row : graph.order)
            if (tree.stretch_of[at(row)] != number)
                for (const resolved_exit& exit : flow.rows[at(row)].exits)
                    if (exit.to != no_number && !exit.backward &&
                        tree.stretch_of[at(exit.to)] == number)
                        enter(exit.to);
    }

    void find_stretch_meeting(stretch_block& stretch, int number) const {
        for (const int row : stretch.rows)
            for (std::size_t e = 0; e < flow.rows[at(row)].exits.size(); ++e) {
                const resolved_exit& exit = flow.rows[at(row)].exits[e];
                if (exit.to == no_number || exit.backward || tree.stretch_of[at(exit.to)] == number)
                    continue;
                if (stretch.meeting == no_number) stretch.meeting = exit.to;
                if (stretch.meeting == exit.to) continue;
                report(problems, "AL11", severity::error, exit_pointer(sop, at(row), e),
                       {fmt::format(
                            "Rentang per unit ini keluar ke dua langkah: {} dan {}; semua unit "
                            "harus bertemu di satu langkah.",
                            name(stretch.meeting, language::id), name(exit.to, language::id)),
                        fmt::format(
                            "This per-unit stretch leads to two rows: {} and {}; all units must "
                            "meet at one.",
                            name(stretch.meeting, language::en), name(exit.to, language::en))},
                       {"Arahkan semua jalan keluar ke satu langkah; bedakan jalannya sesudah itu.",
                        "Lead every way out to one row; part the ways after it."});
            }
    }

    void place_stretches() {
        for (std::size_t s = 0; s < tree.stretches.size(); ++s) {
            stretch_block& stretch = tree.stretches[s];
            find_entry(stretch, static_cast<int>(s));
            find_stretch_meeting(stretch, static_cast<int>(s));
            if (stretch.entry == no_number) stretch.entry = stretch.rows.front();
            stretch.parent = tree.of_row[at(stretch.entry)];
            stretch.lane = static_cast<int>(tree.containers.size());
            container lane;
            lane.parent = stretch.parent;
            lane.stretch = lane.lane = static_cast<int>(s);
            tree.containers.push_back(lane);
            for (const int row : stretch.rows) {
                if (tree.of_row[at(row)] != stretch.parent) report_left_branch(row, stretch.entry);
                tree.of_row[at(row)] = stretch.lane;
            }
            for (const int row : stretch.rows)
                if (sop.rows[at(row)].enough && sop.rows[at(row)].shared != sharing::meeting)
                    stretch.quorum_row = row;
        }
    }

    // ---- forks --------------------------------------------------------------------------------

    // Rows in which nothing but `selesai` follows, among those that some branch cannot reach.
    [[nodiscard]] row_set set_aside(const fork_block& fork, const row_set& common) const {
        row_set dead(flow.rows.size());
        const row_set& region = graph.reach[at(fork.row)];
        const std::vector<int> last_first(graph.order.rbegin(), graph.order.rend());
        for (const int row : last_first) {
            if (!region.has(row) || row == fork.row || common.has(row)) continue;
            const auto& exits = flow.rows[at(row)].exits;
            const bool leads_on = std::any_of(exits.begin(), exits.end(), [&](const auto& exit) {
                return exit.to != no_number && !exit.backward && !dead.has(exit.to);
            });
            if (!leads_on) dead.add(row);
        }
        return dead;
    }

    // The nearest row that every path of every branch passes: sweeping the branches in flow order,
    // the moment when a single row is pending.
    [[nodiscard]] int meeting_of(const fork_block& fork) const {
        row_set common = graph.reach[at(flow.rows[at(fork.row)].exits.front().to)];
        for (const resolved_exit& exit : flow.rows[at(fork.row)].exits)
            common.keep_only(graph.reach[at(exit.to)]);
        const row_set dead = set_aside(fork, common);

        const auto later = [&](int a, int b) { return graph.rank[at(a)] > graph.rank[at(b)]; };
        std::priority_queue<int, std::vector<int>, decltype(later)> pending(later);
        row_set seen(flow.rows.size());
        const auto await = [&](int row) {
            if (seen.has(row)) return;
            seen.add(row);
            pending.push(row);
        };
        for (const resolved_exit& exit : flow.rows[at(fork.row)].exits) {
            if (dead.has(exit.to)) return no_number;
            await(exit.to);
        }
        while (pending.size() > 1) {
            const int row = pending.top();
            pending.pop();
            bool leads_on = false;
            for (const resolved_exit& exit : flow.rows[at(row)].exits) {
                if (exit.to == no_number || exit.backward || dead.has(exit.to)) continue;
                leads_on = true;
                await(exit.to);
            }
            if (!leads_on) return no_number;
        }
        return pending.top();
    }

    void report_left_branch(int row, int fork_row) const {
        report(
            problems, "AL12", severity::error, row_pointer(at(row)),
            {fmt::format(
                 "Cabang paralel bercampur: {} dapat dicapai tanpa melalui cabangnya sendiri.",
                 name(row, language::id)),
             fmt::format(
                 "Parallel branches mix: {} can be reached other than through its own branch.",
                 name(row, language::en))},
            {"Cabang paralel hanya boleh bertemu di satu langkah; arahkan jalan keluarnya ke sana.",
             "Parallel branches may only meet at one row; lead their exits there."})
            .related.push_back(
                {row_pointer(at(fork_row)),
                 {"pekerjaan paralel dimulai di sini", "parallel work begins here"}});
    }

    // Gives the rows of a branch their container.
    void fill_branch(const fork_block& fork, std::size_t branch, int inside, int own) {
        const int first = flow.rows[at(fork.row)].exits[branch].to;
        if (first == fork.meeting) {
            report(problems, "AL04", severity::error, exit_pointer(sop, at(fork.row), branch),
                   {fmt::format("Cabang paralel ini kosong: ia langsung menuju {}, tempat semua "
                                "cabang bertemu.",
                                name(first, language::id)),
                    fmt::format(
                        "This parallel branch is empty: it leads straight to {}, where all meet.",
                        name(first, language::en))},
                   {"Hapus cabang ini dari \"lanjut\".", "Remove this branch from \"lanjut\"."});
            return;
        }
        std::vector<int> rows{first};
        row_set seen(flow.rows.size());
        seen.add(first);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const int row = rows[i];
            if (tree.of_row[at(row)] != inside || is_start(row))
                return report_left_branch(row, fork.row);
            tree.of_row[at(row)] = own;
            for (const resolved_exit& exit : flow.rows[at(row)].exits) {
                if (exit.to == no_number || exit.backward || exit.to == fork.meeting) continue;
                if (seen.has(exit.to)) continue;
                seen.add(exit.to);
                rows.push_back(exit.to);
            }
        }
    }

    void place_fork(int row) {
        fork_block fork;
        fork.row = row;
        fork.parent = tree.of_row[at(row)];
        fork.meeting = meeting_of(fork);
        for (std::size_t b = 0; b < flow.rows[at(row)].exits.size(); ++b) {
            container own;
            own.parent = fork.parent;
            own.fork = static_cast<int>(tree.forks.size());
            own.branch = static_cast<int>(b);
            own.lane = tree.containers[at(fork.parent)].lane;
            fork.branches.push_back(static_cast<int>(tree.containers.size()));
            tree.containers.push_back(own);
            fill_branch(fork, b, fork.parent, fork.branches.back());
        }
        tree.fork_of[at(row)] = static_cast<int>(tree.forks.size());
        tree.forks.push_back(std::move(fork));
    }

    // ---- exits against blocks -----------------------------------------------------------------

    void report_entered_branch(int row, int into, std::string pointer) const {
        report(
            problems, "AL13", severity::error, std::move(pointer),
            {fmt::format("Dari {} ke {}: masuk ke cabang paralel dari luar, padahal cabang lainnya "
                         "tidak ikut berjalan.",
                         name(row, language::id), name(into, language::id)),
             fmt::format(
                 "From {} to {}: a way into a parallel branch from outside, while the other "
                 "branches do not run.",
                 name(row, language::en), name(into, language::en))},
            {"Arahkan ke langkah tempat pekerjaan paralel dimulai, atau ke titik temunya.",
             "Lead to the row where the parallel work begins, or to its meeting point."});
    }

    // Where all branches or units have met, the case goes on outside their block.
    void check_meetings() const {
        for (const fork_block& fork : tree.forks)
            if (arrive(tree, fork.parent, fork.meeting, 0).kind == arrival::what::impossible)
                report_entered_branch(fork.row, fork.meeting,
                                      below(row_pointer(at(fork.row)), "lanjut"));
        for (const stretch_block& stretch : tree.stretches)
            if (arrive(tree, stretch.parent, stretch.meeting, 0).kind == arrival::what::impossible)
                report_entered_branch(stretch.entry, stretch.meeting,
                                      row_pointer(at(stretch.entry)));
    }

    void check_exit(int row, std::size_t e) {
        const resolved_exit& exit = flow.rows[at(row)].exits[e];
        int from = tree.of_row[at(row)];
        if (flow.rows[at(row)].forks) from = tree.forks[at(tree.fork_of[at(row)])].branches[e];
        const arrival there = arrive(tree, from, exit.to, exit.outcome);
        if (there.kind == arrival::what::impossible)
            report_entered_branch(row, exit.to, exit_pointer(sop, at(row), e));
        if (exit.to == no_number) note_outcome(row, e, from, exit.outcome);
    }

    // Ends that wait for each other must agree on the outcome.
    void note_outcome(int row, std::size_t e, int from, int outcome) {
        for (int c = from; c > 0;) {
            const container& here = tree.containers[at(c)];
            const bool is_fork = here.fork != no_number;
            const int meeting = is_fork ? tree.forks[at(here.fork)].meeting
                                        : tree.stretches[at(here.stretch)].meeting;
            if (meeting != no_number) return;
            int& known = is_fork ? tree.forks[at(here.fork)].outcome
                                 : tree.stretches[at(here.stretch)].outcome;
            if (known == no_number) known = outcome;
            if (known != outcome) {
                report(
                    problems, "AL14", severity::error, exit_pointer(sop, at(row), e),
                    {fmt::format("Cabang yang saling menunggu di akhir berhasil berbeda: \"{}\" "
                                 "dan \"{}\".",
                                 flow.outcomes[at(known)], flow.outcomes[at(outcome)]),
                     fmt::format("Branches that wait for each other at the end differ in outcome: "
                                 "\"{}\" and \"{}\".",
                                 flow.outcomes[at(known)], flow.outcomes[at(outcome)])},
                    {"Samakan hasilnya, atau pertemukan cabang di satu langkah sebelum selesai.",
                     "Make the outcomes equal, or let the branches meet at a row before the end."});
                return;
            }
            c = here.parent;
        }
    }

    block_tree run() {
        const std::size_t n = flow.rows.size();
        tree.of_row.assign(n, 0);
        tree.fork_of.assign(n, no_number);
        tree.containers.push_back({});
        group_stretches();
        const auto place_forks = [&](bool inside) {
            for (const int row : graph.order)
                if (flow.rows[at(row)].forks && (tree.stretch_of[at(row)] != no_number) == inside)
                    place_fork(row);
        };
        const std::size_t before = problems.size();
        place_forks(false);
        place_stretches();
        if (problems.size() == before) place_forks(true);
        if (problems.size() == before) {
            check_meetings();
            for (const int row : graph.order)
                for (std::size_t e = 0; e < flow.rows[at(row)].exits.size(); ++e)
                    if (!flow.rows[at(row)].exits[e].backward) check_exit(row, e);
        }
        return std::move(tree);
    }
};

}  // namespace

block_tree find_blocks(const definition& sop, const resolved& flow, const flow_graph& graph,
                       diagnostics& problems) {
    return finder{sop, flow, graph, problems}.run();
}

arrival arrive(const block_tree& tree, int from, int to, int outcome) {
    const container& here = tree.containers[at(from)];
    const bool in_fork = here.fork != no_number;
    const bool in_stretch = here.stretch != no_number;
    const int meeting = in_fork      ? tree.forks[at(here.fork)].meeting
                        : in_stretch ? tree.stretches[at(here.stretch)].meeting
                                     : no_number;
    const arrival at_meeting = in_fork ? arrival{arrival::what::arrives, here.fork, here.branch}
                                       : arrival{arrival::what::delivers, here.stretch, 0};
    if (to == no_number) {
        if ((in_fork || in_stretch) && meeting == no_number) return at_meeting;
        return {arrival::what::ends, outcome, 0};
    }
    const int target = tree.of_row[at(to)];
    if (target == from) return {arrival::what::opens, to, 0};
    const int stretch = tree.stretch_of[at(to)];
    if (stretch != no_number && stretch != here.lane && tree.stretches[at(stretch)].parent == from)
        return {arrival::what::enters, stretch, 0};
    if ((in_fork || in_stretch) && meeting == to) return at_meeting;
    return {arrival::what::impossible, to, 0};
}

namespace {

// Which rows and blocks open a row or complete a block's part, so that what they have all completed
// can be met.
class completion {
  public:
    completion(const resolved& flow, const flow_graph& graph, const block_tree& tree)
        : flow_(flow),
          tree_(tree),
          n_(flow.rows.size()),
          opened_by_(n_),
          into_branch_(tree.containers.size()),
          into_meeting_(tree.stretches.size()),
          before_(n_, row_set(n_)) {
        link_blocks();
        for (const int row : graph.order) link_row(row);
        for (const int row : graph.order) before_[at(row)] = meet(row);
    }
    std::vector<row_set> take() { return std::move(before_); }

  private:
    // A row, a completed fork, or a completed stretch.
    struct opener {
        enum class what : std::uint8_t { row, fork, stretch } kind;
        int number;
    };

    void link(const arrival& there, opener by) {
        switch (there.kind) {
            case arrival::what::opens:
                opened_by_[at(there.at)].push_back(by);
                break;
            case arrival::what::enters:
                opened_by_[at(tree_.stretches[at(there.at)].entry)].push_back(by);
                break;
            case arrival::what::arrives:
                into_branch_[at(tree_.forks[at(there.at)].branches[at(there.branch)])].push_back(
                    by);
                break;
            case arrival::what::delivers:
                into_meeting_[at(there.at)].push_back(by);
                break;
            case arrival::what::ends:
            case arrival::what::impossible:
                break;
        }
    }

    void link_row(int row) {
        const resolved_row& from = flow_.rows[at(row)];
        for (std::size_t e = 0; e < from.exits.size(); ++e) {
            if (from.exits[e].backward) continue;
            const int container = from.forks ? tree_.forks[at(tree_.fork_of[at(row)])].branches[e]
                                             : tree_.of_row[at(row)];
            link(arrive(tree_, container, from.exits[e].to, from.exits[e].outcome),
                 {opener::what::row, row});
        }
    }

    void link_blocks() {
        for (std::size_t f = 0; f < tree_.forks.size(); ++f)
            link(arrive(tree_, tree_.forks[f].parent, tree_.forks[f].meeting, 0),
                 {opener::what::fork, static_cast<int>(f)});
        for (std::size_t s = 0; s < tree_.stretches.size(); ++s)
            link(arrive(tree_, tree_.stretches[s].parent, tree_.stretches[s].meeting, 0),
                 {opener::what::stretch, static_cast<int>(s)});
    }

    row_set after(const opener& by) {
        if (by.kind == opener::what::row) {
            row_set done = before_[at(by.number)];
            done.add(by.number);
            return done;
        }
        if (by.kind == opener::what::stretch) return common(into_meeting_[at(by.number)]);
        row_set done(n_);
        for (const int branch : tree_.forks[at(by.number)].branches)
            done.add_all(common(into_branch_[at(branch)]));
        return done;
    }

    row_set common(const std::vector<opener>& openers) {
        if (openers.empty()) return row_set(n_);
        row_set done = after(openers.front());
        for (const opener& by : openers) done.keep_only(after(by));
        return done;
    }

    row_set meet(int row) {
        const bool start =
            std::find(flow_.starts.begin(), flow_.starts.end(), row) != flow_.starts.end();
        return start ? row_set(n_) : common(opened_by_[at(row)]);
    }

    const resolved& flow_;
    const block_tree& tree_;
    std::size_t n_;
    std::vector<std::vector<opener>> opened_by_;
    std::vector<std::vector<opener>> into_branch_;
    std::vector<std::vector<opener>> into_meeting_;
    std::vector<row_set> before_;
};

}  // namespace

std::vector<row_set> always_completed(const resolved& flow, const flow_graph& graph,
                                      const block_tree& tree) {
    return completion(flow, graph, tree).take();
}

}  // namespace alur
