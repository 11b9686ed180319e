// Forks and stretches: where they meet, which rows are theirs, how they nest; and which rows every
// run has completed before it reaches a row.
#include "oracle/structure.hpp"

#include <algorithm>
#include <functional>

namespace alur::oracle {
namespace {

bool reaches(const structure& s, int from, int to) {
    return from == to || s.reach[static_cast<std::size_t>(from)].contains(to);
}

// Rows that lead nowhere once exits to the end are set aside, and rows that thereby lead nowhere;
// but not rows that every branch can reach.
std::set<int> set_aside(const structure& s, const std::vector<int>& branches) {
    std::set<int> gone;
    for (bool again = true; again;) {
        again = false;
        for (int r = 0; r < s.rows; ++r) {
            const std::set<int>& after = s.after[static_cast<std::size_t>(r)];
            const bool leads_nowhere = std::all_of(after.begin(), after.end(),
                                                   [&](int next) { return gone.contains(next); });
            const bool common = std::all_of(branches.begin(), branches.end(),
                                            [&](int b) { return reaches(s, b, r); });
            if (leads_nowhere && !common && gone.insert(r).second) {
                again = true;
            }
        }
    }
    return gone;
}

using path = std::vector<int>;

void all_paths(const structure& s, const std::set<int>& gone, path so_far,
               std::vector<path>& paths) {
    bool ends = true;
    for (const int next : s.after[static_cast<std::size_t>(so_far.back())]) {
        if (!gone.contains(next)) {
            ends = false;
            path longer = so_far;
            longer.push_back(next);
            all_paths(s, gone, longer, paths);
        }
    }
    if (ends) {
        paths.push_back(so_far);
    }
}

// The nearest row that every path of every branch passes.
int meeting_row(const structure& s, const std::vector<int>& branches) {
    const std::set<int> gone = set_aside(s, branches);
    std::vector<path> paths;
    for (const int b : branches) {
        if (gone.contains(b)) {
            return the_end;
        }
        all_paths(s, gone, {b}, paths);
    }
    for (const int candidate : paths.front()) {
        if (std::all_of(paths.begin(), paths.end(), [&](const path& p) {
                return std::find(p.begin(), p.end(), candidate) != p.end();
            })) {
            return candidate;
        }
    }
    return the_end;
}

// Rows from here on, up to the meeting row.
std::set<int> rows_until(const structure& s, int first, int meeting) {
    std::set<int> found;
    std::vector<int> todo{first};
    while (!todo.empty()) {
        const int r = todo.back();
        todo.pop_back();
        if (r != meeting && found.insert(r).second) {
            const std::set<int>& after = s.after[static_cast<std::size_t>(r)];
            todo.insert(todo.end(), after.begin(), after.end());
        }
    }
    return found;
}

void find_forks(structure& s) {
    for (int r = 0; r < s.rows; ++r) {
        const way& only = s.exit(r, 0);
        if (only.goals.size() < 2 ||
            std::count(only.goals.begin(), only.goals.end(), the_end) != 0) {
            continue;
        }
        block fork;
        fork.is_fork = true;
        fork.opener = r;
        fork.meeting = meeting_row(s, only.goals);
        for (const int branch : only.goals) {
            fork.parts.push_back(rows_until(s, branch, fork.meeting));
        }
        s.blocks.push_back(fork);
    }
}

bool joined(const structure& s, int a, int b) {
    const auto leads = [&](int from, int to) {
        const auto& ways = s.ways[static_cast<std::size_t>(from)];
        return std::any_of(ways.begin(), ways.end(), [&](const way& w) {
            return std::count(w.goals.begin(), w.goals.end(), to) != 0;
        });
    };
    return leads(a, b) || leads(b, a);
}

// Of rows `first` to `last` in print, all repeated for the same kind, those joined to `row`.
std::set<int> joined_rows(const structure& s, int row, int first, int last) {
    std::set<int> found;
    std::vector<int> todo{row};
    while (!todo.empty()) {
        const int r = todo.back();
        todo.pop_back();
        if (!found.insert(r).second) {
            continue;
        }
        for (int other = first; other <= last; ++other) {
            if (joined(s, r, other)) {
                todo.push_back(other);
            }
        }
    }
    return found;
}

int entry_of(const structure& s, const std::set<int>& rows) {
    for (const int start : s.starts) {
        if (rows.contains(start)) {
            return start;
        }
    }
    for (int r = 0; r < s.rows; ++r) {
        for (const int next : s.after[static_cast<std::size_t>(r)]) {
            if (!rows.contains(r) && rows.contains(next)) {
                return next;
            }
        }
    }
    return *rows.begin();
}

int left_to(const structure& s, const std::set<int>& rows) {
    for (const int r : rows) {
        for (const int next : s.after[static_cast<std::size_t>(r)]) {
            if (!rows.contains(next)) {
                return next;
            }
        }
    }
    return the_end;
}

void find_stretches(structure& s) {
    for (int first = 0; first < s.rows; ++first) {
        const std::string& kind = s.text(first).per_unit;
        int last = first;
        while (!kind.empty() && last + 1 < s.rows && s.text(last + 1).per_unit == kind) {
            ++last;
        }
        if (kind.empty()) {
            continue;
        }
        for (int r = first; r <= last; ++r) {
            if (s.lane_of(r) != none) {
                continue;
            }
            block stretch;
            stretch.kind = kind;
            stretch.parts = {joined_rows(s, r, first, last)};
            stretch.opener = entry_of(s, stretch.parts[0]);
            stretch.meeting = left_to(s, stretch.parts[0]);
            for (const int member : stretch.parts[0]) {
                s.stretch_of[static_cast<std::size_t>(member)] = static_cast<int>(s.blocks.size());
            }
            s.blocks.push_back(stretch);
        }
        first = last;
    }
}

// The innermost part, other than of `besides`, that holds all of `rows`; of equal parts the
// stretch's is the inner one, for the fork before it is outside the stretch.
container innermost(const structure& s, const std::set<int>& rows, int besides) {
    container best;
    std::size_t size = 0;
    for (int b = 0; b < static_cast<int>(s.blocks.size()); ++b) {
        for (std::size_t p = 0; b != besides && p < s.at(b).parts.size(); ++p) {
            const std::set<int>& part = s.at(b).parts[p];
            const bool holds = std::includes(part.begin(), part.end(), rows.begin(), rows.end());
            const bool inner = best.block == none || part.size() < size ||
                               (part.size() == size && !s.at(b).is_fork);
            if (holds && inner) {
                best = {b, static_cast<int>(p)};
                size = part.size();
            }
        }
    }
    return best;
}

struct must_of {
    structure& s;
    std::vector<bool> known;

    // Rows completed by every run that comes to `to` from within `where`; nothing if none can.
    bool come_from(int to, container where, std::set<int>& completed) {
        bool any = false;
        const auto also = [&](const std::set<int>& rows) {
            std::set<int> both;
            std::set_intersection(completed.begin(), completed.end(), rows.begin(), rows.end(),
                                  std::inserter(both, both.end()));
            completed = any ? both : rows;
            any = true;
        };
        for (int r = 0; r < s.rows; ++r) {
            if (s.home_of(r) == where && s.after[static_cast<std::size_t>(r)].contains(to)) {
                std::set<int> rows = before(r);
                rows.insert(r);
                also(rows);
            }
        }
        for (int b = 0; b < static_cast<int>(s.blocks.size()); ++b) {
            std::set<int> rows;
            if (s.at(b).parent == where && s.at(b).meeting == to && through(b, rows)) {
                also(rows);
            }
        }
        return any;
    }

    // A block is left when every part of it has arrived.
    bool through(int b, std::set<int>& completed) {
        for (std::size_t p = 0; p < s.at(b).parts.size(); ++p) {
            std::set<int> rows;
            if (!come_from(s.at(b).meeting, {b, static_cast<int>(p)}, rows)) {
                return false;
            }
            completed.insert(rows.begin(), rows.end());
        }
        return true;
    }

    const std::set<int>& before(int r) {
        std::set<int>& result = s.must[static_cast<std::size_t>(r)];
        if (known[static_cast<std::size_t>(r)]) {
            return result;
        }
        known[static_cast<std::size_t>(r)] = true;
        if (std::count(s.starts.begin(), s.starts.end(), r) != 0) {
            return result;
        }
        std::set<int> completed;
        container where = s.home_of(r);
        if (where.block != none && !s.at(where).is_fork && s.at(where).opener == r) {
            where = s.at(where).parent;  // a stretch is entered from outside it
        }
        // A branch begins where its fork ends.
        if (where.block != none && s.at(where).is_fork &&
            s.exit(s.at(where).opener, 0).goals[static_cast<std::size_t>(where.part)] == r) {
            completed = before(s.at(where).opener);
            completed.insert(s.at(where).opener);
        } else {
            come_from(r, where, completed);
        }
        result = completed;
        return result;
    }
};

}  // namespace

void find_blocks(structure& s) {
    const auto count = static_cast<std::size_t>(s.rows);
    s.blocks.clear();
    s.home.assign(count, {});
    s.stretch_of.assign(count, none);
    find_stretches(s);
    find_forks(s);
    for (int r = 0; r < s.rows; ++r) {
        s.home[static_cast<std::size_t>(r)] = innermost(s, {r}, none);
    }
    for (int b = 0; b < static_cast<int>(s.blocks.size()); ++b) {
        block& one = s.blocks[static_cast<std::size_t>(b)];
        one.parent = one.is_fork ? s.home_of(one.opener) : innermost(s, one.parts[0], b);
    }
}

void find_must(structure& s) {
    s.must.assign(static_cast<std::size_t>(s.rows), {});
    must_of all{s, std::vector<bool>(static_cast<std::size_t>(s.rows), false)};
    for (int r = 0; r < s.rows; ++r) {
        all.before(r);
    }
}

}  // namespace alur::oracle
