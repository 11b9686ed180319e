// Rows that lead where they should not.
#include "generator/spoil.hpp"

#include <string>
#include <utility>

namespace alur::generate {
namespace {

using kind = json_value::kind;

std::vector<json_value*> goals_of(json_value& row) {
    std::vector<json_value*> goals;
    if (json_value* answers = row.find("cabang"))
        for (json_value& answer : answers->items)
            goals.push_back(answer.has_items() ? answer.find("ke") : &answer);
    if (json_value* next = row.find("lanjut")) {
        if (!next->has_items()) goals.push_back(next);
        for (json_value& branch : next->items) goals.push_back(&branch);
    }
    return goals;
}

std::string some_goal(dice& d, json_value& sop) {
    const std::vector<std::string> ids = ids_of(sop);
    if (ids.empty() || d.chance(30)) {
        static const std::vector<std::string> words{"lanjut", "selesai", "selesai: lain",
                                                    "selesai:", "tidak_ada"};
        return d.pick(words);
    }
    return d.pick(ids);
}

bool redirect(dice& d, json_value& sop) {
    const std::vector<json_value*> goals = goals_of(*some_row(d, sop));
    if (goals.empty()) return false;
    d.pick(goals)->raw = some_goal(d, sop);
    return true;
}

bool add_goal(dice& d, json_value& sop) {
    some_row(d, sop)->set("lanjut", json_text(some_goal(d, sop)));
    return true;
}

// One row with a new branch, or the first with two.
bool add_branch(dice& d, json_value& sop) {
    json_value* row = some_row_with(d, sop, "lanjut");
    if (row == nullptr || d.chance(20)) row = some_row(d, sop);
    json_value* next = row->find("lanjut");
    if (next == nullptr || !next->has_items()) {
        const std::string old = next == nullptr ? some_goal(d, sop) : next->raw;
        next = &row->set("lanjut", json_value{kind::list, {}, {}, {json_text(old)}});
    }
    next->items.push_back(d.chance(25) ? *some_item(d, next) : json_text(some_goal(d, sop)));
    return true;
}

bool redirect_branch(dice& d, json_value& sop) {
    json_value* row = some_row_with(d, sop, "lanjut");
    if (row == nullptr || !row->find("lanjut")->has_items()) return false;
    some_item(d, row->find("lanjut"))->raw = some_goal(d, sop);
    return true;
}

json_value new_row(dice& d, json_value& sop) {
    json_value row = json_from(R"({"kegiatan": "Memutuskan"})");
    row.set("pelaksana", json_text(d.pick(offices_of(sop))));
    return row;
}

json_value two_answers(const std::string& first, const std::string& second) {
    json_value answers{kind::object, {}, {}, {json_text(first), json_text(second)}};
    answers.items[0].key = "Ya";
    answers.items[1].key = "Tidak";
    return answers;
}

json_value* some_fork(dice& d, json_value& sop) {
    std::vector<json_value*> forks;
    for (json_value& row : sop.find("langkah")->items)
        if (row.find("id") != nullptr && row.find("lanjut") != nullptr &&
            row.find("lanjut")->items.size() > 1)
            forks.push_back(&row);
    return forks.empty() ? nullptr : d.pick(forks);
}

// A branch that can only go back, so that the others wait for ever.
bool branch_without_end(dice& d, json_value& sop) {
    json_value* fork = some_fork(d, sop);
    json_value& rows = *sop.find("langkah");
    if (fork == nullptr || fork == &rows.items.back()) return false;
    for (json_value& branch : fork->find("lanjut")->items) {
        const json_value* after = (fork + 1)->find("id");
        if (branch.raw == "lanjut" && after != nullptr) branch.raw = after->raw;
    }
    fork->find("lanjut")->items.push_back(json_text("buntu"));
    json_value row = new_row(d, sop);
    row.set("id", json_text("buntu"));
    row.set("cabang", two_answers("buntu", fork->find("id")->raw));
    if (const json_value* repeated = fork->find("setiap")) row.set("setiap", *repeated);
    rows.items.insert(rows.items.begin() + (fork - rows.items.data()) + 1, std::move(row));
    return true;
}

// A new first row from which one may also go somewhere in the middle.
bool choice_in_front(dice& d, json_value& sop) {
    const std::vector<std::string> ids = ids_of(sop);
    if (ids.empty() || some_row_with(d, sop, "mulai") != nullptr) return false;
    json_value* fork = some_fork(d, sop);
    const std::string goal =
        fork == nullptr || d.chance(30) ? d.pick(ids) : some_item(d, fork->find("lanjut"))->raw;
    json_value row = new_row(d, sop);
    row.set("cabang", two_answers("lanjut", goal));
    json_value& rows = *sop.find("langkah");
    rows.items.insert(rows.items.begin(), std::move(row));
    return true;
}

// Another way out of a row that had but one.
bool add_answer(dice& d, json_value& sop) {
    json_value* row = d.chance(50) ? some_row_with(d, sop, "setiap") : some_row(d, sop);
    if (row == nullptr || row->find("cabang") != nullptr) return false;
    const json_value* next = row->find("lanjut");
    if (next != nullptr && next->has_items()) return false;
    json_value answers = two_answers(next == nullptr ? "lanjut" : next->raw, some_goal(d, sop));
    row->remove("lanjut");
    row->set("cabang", std::move(answers));
    return true;
}

bool jump_into_branch(dice& d, json_value& sop) {
    json_value* fork = some_fork(d, sop);
    std::vector<json_value*> goals;
    for (json_value& row : sop.find("langkah")->items)
        if (&row != fork)
            for (json_value* goal : goals_of(row)) goals.push_back(goal);
    if (fork == nullptr || goals.empty()) return false;
    d.pick(goals)->raw = some_item(d, fork->find("lanjut"))->raw;
    return true;
}

bool add_return(dice& d, json_value& sop) {
    json_value* row = some_row(d, sop);
    const std::vector<std::string> ids = ids_of(sop);
    if (ids.empty()) return false;
    row->set("kembali", json_text(d.chance(15) ? "semua" : d.pick(ids)));
    return true;
}

bool return_to_itself(dice& d, json_value& sop) {
    json_value* row = some_row_with(d, sop, "id");
    if (row == nullptr) return false;
    row->set("kembali", json_text(row->find("id")->raw));
    return true;
}

bool other_outcome(dice& d, json_value& sop) {
    std::vector<json_value*> ends;
    for (json_value& row : sop.find("langkah")->items)
        for (json_value* goal : goals_of(row))
            if (goal->raw.rfind("selesai", 0) == 0) ends.push_back(goal);
    if (ends.empty()) return false;
    d.pick(ends)->raw = "selesai: lain";
    return true;
}

// Two branches that end the case, not in the same way.
bool ends_unlike(dice& d, json_value& sop) {
    json_value* fork = some_row_with(d, sop, "lanjut");
    if (fork == nullptr || fork->find("lanjut")->items.size() < 2) return false;
    const std::string first = fork->find("lanjut")->items[0].raw;
    const std::string second = fork->find("lanjut")->items[1].raw;
    for (json_value& row : sop.find("langkah")->items) {
        const json_value* id = row.find("id");
        if (id == nullptr || (id->raw != first && id->raw != second)) continue;
        row.remove("cabang");
        row.remove("keputusan");
        row.set("lanjut", json_text(id->raw == first ? "selesai: lain" : "selesai"));
    }
    return true;
}

bool lose_an_answer(dice& d, json_value& sop) {
    json_value* row = some_row_with(d, sop, "cabang");
    if (row == nullptr) return false;
    json_value* answers = row->find("cabang");
    if (d.chance(50)) {
        some_item(d, answers)->key = some_item(d, answers)->key;  // two alike
    } else if (d.chance(30)) {
        some_item(d, answers)->key = "";
    } else {
        answers->items.resize(1);
    }
    return true;
}

bool repeat_or_not(dice& d, json_value& sop) {
    const std::vector<std::string> kinds = kinds_of(sop);
    json_value* row = some_row(d, sop);
    if (row->find("setiap") != nullptr && d.chance(50)) {
        row->remove("setiap");
        return true;
    }
    if (kinds.empty()) return false;
    row->set("setiap", json_text(d.pick(kinds)));
    return true;
}

bool another_start(dice& d, json_value& sop) {
    some_row(d, sop)->set("mulai", json_text("Surat lain"));
    return true;
}

bool move_a_row(dice& d, json_value& sop) {
    std::swap(*some_row(d, sop), *some_row(d, sop));
    return true;
}

bool call_an_sop(dice& d, json_value& sop) {
    const bool itself = d.chance(30);
    const json_value* title = sop.find("judul");
    if (itself && title == nullptr) return false;
    json_value* row = d.chance(50) ? some_row_with(d, sop, "cabang") : some_row(d, sop);
    if (row == nullptr) return false;
    row->set("sop", json_text(itself ? title->raw : "Penilaian"));
    return true;
}

bool all_in_a_circle(dice&, json_value& sop) {
    json_value& rows = *sop.find("langkah");
    const json_value* first = rows.items.front().find("id");
    if (first == nullptr) return false;
    for (json_value& row : rows.items)
        for (json_value* goal : goals_of(row))
            if (goal->raw.rfind("selesai", 0) == 0) goal->raw = first->raw;
    json_value& last = rows.items.back();
    if (last.find("cabang") == nullptr) last.set("lanjut", json_text(first->raw));
    return true;
}

}  // namespace

const std::vector<value_edit>& flow_edits() {
    static const std::vector<value_edit> edits{
        {"a goal redirected", redirect},
        {"a goal added", add_goal},
        {"a branch added", add_branch},
        {"a branch redirected", redirect_branch},
        {"a branch without end", branch_without_end},
        {"a choice in front", choice_in_front},
        {"an answer added", add_answer},
        {"a jump into a branch", jump_into_branch},
        {"a return added", add_return},
        {"a return to itself", return_to_itself},
        {"another outcome", other_outcome},
        {"branches that end unlike", ends_unlike},
        {"an answer lost, or two alike", lose_an_answer},
        {"a row repeated, or no more", repeat_or_not},
        {"another start", another_start},
        {"a row moved", move_a_row},
        {"another SOP called", call_an_sop},
        {"all in a circle", all_in_a_circle},
    };
    return edits;
}

}  // namespace alur::generate
