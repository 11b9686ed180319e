// Documents with too much of something, and definitions that only a program can make.
#include "generator/spoil.hpp"

#include <alur/sop/limits.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <utility>

namespace alur::generate {
namespace {

using kind = json_value::kind;

json_value list_of(std::size_t count, const std::string& text) {
    return {kind::list, {}, {}, std::vector<json_value>(count, json_text(text))};
}

std::size_t more_than(dice& d, std::size_t limit) {
    return limit + static_cast<std::size_t>(d.between(1, 3));
}

// These are slow, and always much the same.
bool seldom(dice& d) { return d.chance(25); }

bool many_branches(dice& d, json_value& sop) {
    some_row(d, sop)->set("lanjut", list_of(more_than(d, max_branches), "r0"));
    return true;
}

bool many_answers(dice& d, json_value& sop) {
    json_value answers = list_of(more_than(d, max_exits), "lanjut");
    answers.is = kind::object;
    for (std::size_t i = 0; i < answers.items.size(); ++i)
        answers.items[i].key = "Jawaban " + std::to_string(i);
    some_row(d, sop)->set("cabang", std::move(answers));
    return true;
}

bool many_units(dice& d, json_value& sop) {
    const std::vector<std::string> kinds = kinds_of(sop);
    if (kinds.empty()) return false;
    json_value names = list_of(more_than(d, max_units), "");
    for (std::size_t i = 0; i < names.items.size(); ++i) names.items[i].raw = std::to_string(i);
    names.key = d.pick(kinds);
    sop.set("unit", json_value{kind::object, {}, {}, {std::move(names)}});
    return true;
}

// The same row again and again, with what is wrong with it.
bool many_faulty_rows(dice& d, json_value& sop) {
    if (!seldom(d)) return false;
    json_value row = *some_row(d, sop);
    row.remove("id");
    row.remove("no");
    row.remove("kegiatan");
    json_value& rows = *sop.find("langkah");
    rows.items.insert(rows.items.end(), more_than(d, max_findings), row);
    return true;
}

bool many_rows(dice& d, json_value& sop) {
    if (!seldom(d)) return false;
    json_value row = json_from(R"({"kegiatan": "Lagi", "pelaksana": "jab0"})");
    json_value& rows = *sop.find("langkah");
    rows.items.insert(rows.items.end(), more_than(d, max_rows), row);
    return true;
}

bool many_kinds(dice& d, json_value& sop) {
    json_value& rows = *sop.find("langkah");
    for (int i = 0; i < d.between(17, 20); ++i) {
        json_value row = json_from(R"({"kegiatan": "Lagi", "pelaksana": "jab0"})");
        row.set("setiap", json_text("jenis" + std::to_string(i)));
        rows.items.push_back(std::move(row));
    }
    return true;
}

// Begins with a fork of more branches than can be looked at state by state.
bool wide_fork(dice& d, json_value& sop) {
    if (some_row_with(d, sop, "mulai") != nullptr) return false;
    const json_value office = json_text(offices_of(sop).front());
    std::vector<json_value> made{json_from(R"({"kegiatan": "Membagi"})")};
    made.front().set("lanjut", list_of(static_cast<std::size_t>(d.between(30, 60)), ""));
    for (json_value& branch : made.front().find("lanjut")->items)
        branch.raw = "cabang" + std::to_string(&branch - made.front().find("lanjut")->items.data());
    const std::vector<json_value> branches = made.front().find("lanjut")->items;
    for (const json_value& branch : branches) {
        made.push_back(json_from(R"({"kegiatan": "Mengerjakan", "lanjut": "temu"})"));
        made.back().set("id", branch);
    }
    made.push_back(json_from(R"({"id": "temu", "kegiatan": "Menggabungkan"})"));
    for (json_value& row : made) row.set("pelaksana", office);
    json_value& rows = *sop.find("langkah");
    rows.items.insert(rows.items.begin(), made.begin(), made.end());
    return true;
}

// ---- definitions
// ---------------------------------------------------------------------------------

row& any_row(dice& d, definition& sop) {
    return sop.rows[static_cast<std::size_t>(d.under(static_cast<int>(sop.rows.size())))];
}

void give_rule(dice& d, definition& sop, const std::string& rule) {
    any_row(d, sop).answers = {{"Ya", {goal_kind::end, "", ""}, rule},
                               {"Tidak", {goal_kind::end, "", ""}, ""}};
}

struct definition_edit {
    std::string_view name;
    void (*apply)(dice& d, definition& sop);
};

const std::vector<definition_edit>& definition_edits() {
    static const std::vector<definition_edit> edits{
        {"an id twice", [](dice& d, definition& sop) { any_row(d, sop).id = any_row(d, sop).id; }},
        {"a reserved id",
         [](dice& d, definition& sop) { any_row(d, sop).id = d.chance(50) ? "semua" : "lanjut"; }},
        {"a unit twice",
         [](dice& d, definition& sop) {
             sop.units = {{d.chance(50) ? "bidang" : "seksi", {"Satu", "Dua", "Satu"}}};
         }},
        {"a quorum out of bounds",
         [](dice& d, definition& sop) {
             any_row(d, sop).enough = d.chance(50) ? quorum{101, true} : quorum{0, false};
         }},
        {"a reading that is neither",
         [](dice& d, definition& sop) {
             any_row(d, sop).readings = {{"kegiatan", "katanya"}};
         }},
        {"a row of nobody", [](dice& d, definition& sop) { any_row(d, sop).performers.clear(); }},
        {"marked faulty", [](dice&, definition& sop) { sop.faulty = true; }},
        {"one answer",
         [](dice& d, definition& sop) {
             any_row(d, sop).answers = {{"Ya", {goal_kind::end, "", ""}, ""}};
         }},
        {"no rows", [](dice&, definition& sop) { sop.rows.clear(); }},
        {"a rule too deep",
         [](dice& d, definition& sop) {
             std::string rule = "1";
             for (int levels = d.between(28, 45); levels > 0; --levels)
                 rule = "{\"!\":[" + rule + "]}";
             give_rule(d, sop, rule);
         }},
        {"a rule cut off",
         [](dice& d, definition& sop) {
             const std::string rule = R"({">=":[{"var":"nilai"},75]})";
             give_rule(d, sop, rule.substr(0, static_cast<std::size_t>(d.between(1, 24))));
         }},
        {"too many offices",
         [](dice& d, definition& sop) {
             sop.performers.resize(more_than(d, max_offices), sop.performers.front());
         }},
        {"too many offices on a row",
         [](dice& d, definition& sop) {
             text_list& offices = any_row(d, sop).performers;
             offices.resize(more_than(d, max_row_offices), offices.front());
         }},
        {"too many answers",
         [](dice& d, definition& sop) { any_row(d, sop).answers.resize(more_than(d, max_exits)); }},
        {"too many branches",
         [](dice& d, definition& sop) { any_row(d, sop).next.resize(more_than(d, max_branches)); }},
    };
    return edits;
}

}  // namespace

const std::vector<value_edit>& size_edits() {
    static const std::vector<value_edit> edits{
        {"too many branches", many_branches}, {"too many answers", many_answers},
        {"too many units", many_units},       {"a faulty row many times", many_faulty_rows},
        {"too many rows", many_rows},         {"too many kinds of unit", many_kinds},
    };
    return edits;
}

const std::vector<value_edit>& slow_edits() {
    static const std::vector<value_edit> edits{{"too wide a fork", wide_fork}};
    return edits;
}

std::string_view spoil_definition(dice& d, definition& sop) {
    const definition_edit& edit = d.pick(definition_edits());
    edit.apply(d, sop);
    return edit.name;
}

}  // namespace alur::generate
