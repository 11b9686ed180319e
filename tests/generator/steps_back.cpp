// Answers that go back, returns, and rules: added to a finished flow where they are legal.
#include "generator/sop.hpp"
#include "oracle/run.hpp"

namespace alur::generate {
namespace {

using oracle::structure;

goal to_row(const definition& made, int target) {
    goal g;
    g.kind = goal_kind::row;
    g.row = made.rows[static_cast<std::size_t>(target)].id;
    return g;
}

// Targets behind a row, those inside a stretch seen from outside twice as likely.
std::vector<int> targets(const structure& s, int r, bool itself) {
    std::vector<int> found;
    for (const int t : s.must[static_cast<std::size_t>(r)]) {
        found.push_back(t);
        if (oracle::from_behind_into_stretch(s, r, t)) {
            found.push_back(t);
            found.push_back(t);
        }
    }
    if (itself) {
        found.push_back(r);
    }
    return found;
}

void answer_back(dice& d, definition& made, const structure& s, int r) {
    row& text = made.rows[static_cast<std::size_t>(r)];
    const std::vector<int> behind = targets(s, r, d.chance(10));
    if (behind.empty() || text.next.size() > 1) {
        return;
    }
    const goal back = to_row(made, d.pick(behind));
    if (text.answers.empty()) {
        if (text.shared == sharing::meeting) {
            // the last named must exist once; generated meetings keep to that
        }
        text.answers.push_back({"Ya", text.next.empty() ? goal{} : text.next[0], ""});
        text.answers.push_back({"Tidak", back, ""});
        text.next.clear();
    } else {
        text.answers.push_back({"Kembalikan", back, ""});
    }
}

void returns(dice& d, definition& made, const structure& s, int r) {
    row& text = made.rows[static_cast<std::size_t>(r)];
    std::vector<int> behind = targets(s, r, d.chance(10) && text.shared != sharing::in_order);
    if (behind.empty()) {
        return;
    }
    if (d.chance(25)) {
        text.returns_anywhere = true;
        return;
    }
    const int first = d.pick(behind);
    const int second = d.pick(behind);
    text.returns.push_back(made.rows[static_cast<std::size_t>(first)].id);
    if (second != first) {
        text.returns.push_back(made.rows[static_cast<std::size_t>(second)].id);
    }
}

}  // namespace

void add_steps_back(dice& d, definition& made) {
    const structure s = oracle::read(made);
    if (!s.faults.empty()) {
        return;
    }
    for (int r = 0; r < s.rows; ++r) {
        if (d.chance(18)) {
            answer_back(d, made, s, r);
        }
        if (d.chance(25)) {
            returns(d, made, s, r);
        }
    }
}

void add_rules(dice& d, definition& made) {
    if (d.chance(70)) {
        return;
    }
    made.data = {{"nilai", data_type::number}, {"lengkap", data_type::yes_no}};
    static const std::vector<std::string> rules{R"({">=":[{"var":"nilai"},75]})",
                                                R"({"==":[{"var":"lengkap"},true]})",
                                                R"({"<":[{"var":"nilai"},10]})"};
    for (row& r : made.rows) {
        if (r.answers.empty() || d.chance(40)) {
            continue;
        }
        const int free = d.under(static_cast<int>(r.answers.size()));
        for (int a = 0; a < static_cast<int>(r.answers.size()); ++a) {
            r.answers[static_cast<std::size_t>(a)].rule = a == free ? "" : d.pick(rules);
        }
    }
}

}  // namespace alur::generate
