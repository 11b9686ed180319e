#include "oracle/structure.hpp"

#include <algorithm>

namespace alur::oracle {
namespace {

int row_called(const definition& from, const std::string& id) {
    for (std::size_t i = 0; i < from.rows.size(); ++i) {
        if (from.rows[i].id == id) {
            return static_cast<int>(i);
        }
    }
    return none;
}

int office_called(const definition& from, const std::string& code) {
    for (std::size_t i = 0; i < from.performers.size(); ++i) {
        if (from.performers[i].code == code) {
            return static_cast<int>(i);
        }
    }
    return none;
}

int goal_row(structure& s, int r, const goal& g) {
    switch (g.kind) {
        case goal_kind::end:
            return the_end;
        case goal_kind::next_row:
            return r + 1 < s.rows ? r + 1 : the_end;
        case goal_kind::row:
            break;
    }
    const int found = row_called(*s.from, g.row);
    if (found == none) {
        s.faults.push_back("row " + s.text(r).id + " leads to an unknown row");
    }
    return found;
}

std::vector<way> ways_of(structure& s, int r) {
    const row& text = s.text(r);
    std::vector<way> result;
    if (text.answers.empty()) {
        way only;
        for (const goal& g : text.next) {
            only.goals.push_back(goal_row(s, r, g));
            only.outcome = g.outcome;
        }
        if (only.goals.empty()) {
            only.goals.push_back(goal_row(s, r, goal{}));
        }
        result.push_back(only);
    }
    for (const answer& a : text.answers) {
        way one;
        one.label = a.label;
        one.goals = {goal_row(s, r, a.leads_to)};
        one.outcome = a.leads_to.outcome;
        one.ruled = !a.rule.empty();
        result.push_back(one);
    }
    return result;
}

void read_controllers(structure& s) {
    for (const std::string& code : s.from->controllers) {
        s.controllers.insert(office_called(*s.from, code));
    }
    // The first row's insiders; if it has none, those of the first row in print that has one.
    for (int r = 0; r < s.rows && s.controllers.empty(); ++r) {
        for (const int o : s.performers_of(r)) {
            if (o != none && !s.who(o).outside) {
                s.controllers.insert(o);
            }
        }
    }
}

}  // namespace

void read_rows(structure& s) {
    s.rows = static_cast<int>(s.from->rows.size());
    for (const performer& p : s.from->performers) {
        s.offices.push_back({p.per_unit, p.outside});
    }
    for (int r = 0; r < s.rows; ++r) {
        s.ways.push_back(ways_of(s, r));
        std::vector<int> offices;
        for (const std::string& code : s.text(r).performers) {
            offices.push_back(office_called(*s.from, code));
            if (offices.back() == none) {
                s.faults.push_back("row " + s.text(r).id + " has an unknown performer");
            }
        }
        s.performers.push_back(offices);
        if (s.text(r).trigger) {
            s.starts.push_back(r);
        }
    }
    if (s.starts.empty() && s.rows > 0) {
        s.starts.push_back(0);
    }
    read_controllers(s);
}

void read_returns(structure& s) {
    for (int r = 0; r < s.rows; ++r) {
        std::set<int> targets;
        if (s.text(r).returns_anywhere) {
            targets = s.must[static_cast<std::size_t>(r)];
            targets.erase(r);
        }
        for (const std::string& id : s.text(r).returns) {
            const int target = row_called(*s.from, id);
            if (target == none) {
                s.faults.push_back("row " + s.text(r).id + " returns to an unknown row");
                continue;
            }
            targets.insert(target);
        }
        s.return_targets.push_back(targets);
    }
}

structure read(const definition& from) {
    structure s;
    s.from = &from;
    read_rows(s);
    if (!s.faults.empty()) {
        return s;
    }
    read_direction(s);
    read_returns(s);
    find_faults(s);
    return s;
}

}  // namespace alur::oracle
