#include "view/geometry.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <utility>

namespace alur_test {
namespace {

using namespace alur;

using place = std::pair<std::size_t, int>;  // page, and a symbol or label as arrows name it

// Rows by their place; ends by their capsule's text.
std::string goal_name(const definition& sop, const goal& to, std::size_t r) {
    if (to.kind == goal_kind::next_row && r + 1 < sop.rows.size()) return std::to_string(r + 1);
    if (to.kind == goal_kind::row) {
        for (std::size_t t = 0; t < sop.rows.size(); ++t)
            if (sop.rows[t].id == to.row) return std::to_string(t);
        return {};
    }
    return to.outcome.empty() ? "Selesai" : "Selesai: " + to.outcome;
}

std::set<std::string> goals_of(const definition& sop, std::size_t r) {
    std::set<std::string> goals;
    const row& its = sop.rows[r];
    for (const answer& each : its.answers) goals.insert(goal_name(sop, each.leads_to, r));
    if (its.answers.empty())
        for (const goal& each : its.next) goals.insert(goal_name(sop, each, r));
    if (its.answers.empty() && its.next.empty()) goals.insert(goal_name(sop, {}, r));
    goals.erase("");
    return goals;
}

std::string joined(const std::vector<form_line>& lines) {
    std::string text;
    for (const form_line& each : lines) {
        if (!text.empty() && each.before == form_break::space) text += ' ';
        text += each.text;
    }
    return text;
}

class follower {
  public:
    explicit follower(const official_form& form) : form_(form) {
        for (std::size_t p = 0; p < form.pages.size(); ++p)
            for (std::size_t s = 0; s < form.pages[p].symbols.size(); ++s) {
                const form_symbol& its = form.pages[p].symbols[s];
                if (its.kind != form_symbol_kind::connector) continue;
                const std::string letter = joined(its.text);
                if (!leads_on(p, static_cast<int>(s))) continue;
                if (!arrivals_.emplace(letter, place{p, static_cast<int>(s)}).second)
                    fault_ += "two arrivals " + letter + "\n";
                used_.emplace(letter, false);
            }
    }

    // What follows the symbols of a row: other rows, ends, itself where an arrow comes back.
    std::set<std::string> goals_of_row(int r) {
        std::set<std::string> goals;
        for (std::size_t p = 0; p < form_.pages.size(); ++p)
            for (std::size_t a = 0; a < form_.pages[p].arrows.size(); ++a) {
                const form_arrow& its = form_.pages[p].arrows[a];
                if (its.from < 0 || symbol(p, its.from).row != r ||
                    symbol(p, its.from).kind == form_symbol_kind::terminator)
                    continue;
                follow(p, its.to, r, inner(p, its), goals);
            }
        return goals;
    }
    std::string faults() {
        for (const auto& [letter, used] : used_)
            if (!used) fault_ += "nothing leads to connector " + letter + "\n";
        return fault_;
    }

  private:
    const form_symbol& symbol(std::size_t page, int s) const {
        return form_.pages[page].symbols[static_cast<std::size_t>(s)];
    }
    bool leads_on(std::size_t page, int s) const {
        const auto& arrows = form_.pages[page].arrows;
        return std::any_of(arrows.begin(), arrows.end(),
                           [&](const form_arrow& a) { return a.from == s; });
    }
    // From office to office of one row: they say so, exits name where they lead.
    bool inner(std::size_t page, const form_arrow& its) const {
        return its.to >= 0 && symbol(page, its.to).row == symbol(page, its.from).row &&
               its.about.find("→") == std::string::npos;
    }
    void follow(std::size_t page, int to, int from_row, bool inside_row,
                std::set<std::string>& goals) {
        if (inside_row) return;
        if (to < 0) {
            for (const form_arrow& each : form_.pages[page].arrows)
                if (each.from == to) follow(page, each.to, from_row, false, goals);
            return;
        }
        const form_symbol& its = symbol(page, to);
        if (its.kind == form_symbol_kind::connector) {
            const std::string letter = joined(its.text);
            const auto found = arrivals_.find(letter);
            if (found == arrivals_.end()) {
                fault_ += "connector " + letter + " leads nowhere\n";
                return;
            }
            used_[letter] = true;
            for (const form_arrow& each : form_.pages[found->second.first].arrows)
                if (each.from == found->second.second)
                    follow(found->second.first, each.to, from_row, false, goals);
        } else if (its.kind == form_symbol_kind::terminator) {
            goals.insert(joined(its.text));
        } else {
            goals.insert(std::to_string(its.row));
        }
    }

    const official_form& form_;
    std::map<std::string, place> arrivals_;
    std::map<std::string, bool> used_;
    std::string fault_;
};

std::multiset<std::string> words(const std::string& text) {
    std::istringstream in(text);
    std::multiset<std::string> all;
    for (std::string word; in >> word;) all.insert(word);
    return all;
}

// The columns in which the symbols of a row stand, by their headings; and whether they stand beside
// its number.
std::set<std::string> columns_of(const official_form& form, const definition& sop, std::size_t r,
                                 std::ostringstream& out) {
    std::set<std::string> columns;
    for (const form_page& page : form.pages)
        for (const form_symbol& each : page.symbols) {
            if (each.row != static_cast<int>(r) || each.kind == form_symbol_kind::terminator)
                continue;
            const int x = (each.box.left + each.box.right) / 2;
            const int y = (each.box.top + each.box.bottom) / 2;
            bool beside = false;
            for (const form_cell& cell : page.grids.front().cells) {
                if (cell.role == cell_role::column_heading && cell.row == 1 && cell.box.left < x &&
                    x < cell.box.right)
                    columns.insert(joined(cell.lines));
                if (cell.column == 0 && cell.columns == 1 && cell.box.top < y &&
                    y < cell.box.bottom)
                    beside = beside || joined(cell.lines) == sop.rows[r].number;
            }
            if (!beside)
                out << "a symbol stands beside another number than " << sop.rows[r].number << '\n';
        }
    return columns;
}

std::set<std::string> wanted_columns(const definition& sop, const row& its) {
    std::set<std::string> columns;
    for (const std::string& code : its.performers)
        for (const performer& each : sop.performers)
            if (each.code == code) columns.insert(each.column);
    return columns;
}

}  // namespace

std::string content_faults(const official_form& form, const definition& sop) {
    std::ostringstream out;
    follower follow(form);
    std::multiset<std::string> printed;
    for (const form_page& page : form.pages)
        for (const form_grid& grid : page.grids)
            for (const form_cell& cell : grid.cells) {
                std::string text;
                for (const form_line& each : cell.lines)
                    text += (each.before == form_break::inside_word ? "" : " ") + each.text;
                printed.merge(words(text));
            }
    std::multiset<std::string> answers;
    for (const form_page& page : form.pages)
        for (const form_label& each : page.labels) answers.merge(words(joined(each.lines)));
    const auto stands_in = [&](std::multiset<std::string>& all, const std::string& text,
                               const char* what, const std::string& number) {
        for (const std::string& each : words(text)) {
            const auto found = all.find(each);
            if (found == all.end())
                out << what << " of row " << number << " lacks \"" << each << "\"\n";
            else
                all.erase(found);
        }
    };
    const auto stands = [&](const std::string& text, const char* what, const std::string& number) {
        stands_in(printed, text, what, number);
    };
    for (std::size_t r = 0; r < sop.rows.size(); ++r) {
        const row& its = sop.rows[r];
        std::string got;
        std::string want;
        for (const std::string& each : follow.goals_of_row(static_cast<int>(r))) got += each + ' ';
        for (const std::string& each : goals_of(sop, r)) want += each + ' ';
        if (columns_of(form, sop, r, out) != wanted_columns(sop, its))
            out << "row " << its.number << " stands in other columns\n";
        if (got != want)
            out << "row " << its.number << " leads to " << got << "instead of " << want << '\n';
        for (const answer& each : its.answers)
            if (!goal_name(sop, each.leads_to, r).empty())
                stands_in(answers, each.label, "answer", its.number);
        stands(its.number, "number", its.number);
        stands(its.activity, "activity", its.number);
        stands(its.phase, "phase", its.number);
        stands(its.question, "question", its.number);
        for (const std::string& each : its.outputs) stands(each, "output", its.number);
        stands(its.remarks, "remarks", its.number);
    }
    return out.str() + follow.faults();
}

}  // namespace alur_test
