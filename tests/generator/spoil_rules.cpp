// Rules with one mistake each: `bila` and the `data` it reads.
#include "generator/spoil.hpp"

#include <string>
#include <utility>

namespace alur::generate {
namespace {

using kind = json_value::kind;

// A sound rule beside an answer that needs none; null where no row decides. Its data are declared.
json_value* some_rule(dice& d, json_value& sop) {
    json_value* row = some_row_with(d, sop, "cabang");
    if (row == nullptr) return nullptr;
    json_value* data = sop.find("data");
    if (data == nullptr) data = &sop.set("data", json_from("{}"));
    data->set("nilai", json_text("angka"));
    data->set("lengkap", json_text("ya/tidak"));
    data->set("terbit", json_text("tanggal"));
    for (json_value& answer : row->find("cabang")->items)
        if (json_value* there = answer.has_items() ? answer.find("bila") : nullptr) return there;
    json_value* answer = some_item(d, row->find("cabang"));
    json_value goal = json_text(answer->raw);
    goal.key = "ke";
    static const std::vector<std::string> sound{
        R"({">=": [{"var": "nilai"}, 75]})", R"({"==": [{"var": "lengkap"}, true]})",
        R"({"<": [{"var": "terbit"}, {"var": "pada"}]})",
        R"({"and": [{"!": [{"var": "lengkap"}]}, {"<": [{"var": "nilai"}, 10]}]})"};
    json_value rule = json_from(d.pick(sound));
    rule.key = "bila";
    *answer = json_value{kind::object, answer->key, {}, {std::move(goal), std::move(rule)}};
    return answer->find("bila");
}

void replace(json_value& rule, const std::string& by) {
    rule = json_from(by);
    rule.key = "bila";
}

// Sets one of these in place of the rule.
template <std::size_t n>
bool write(dice& d, json_value& sop, const char* const (&rules)[n]) {
    json_value* rule = some_rule(d, sop);
    if (rule == nullptr) return false;
    replace(*rule, rules[d.under(static_cast<int>(n))]);
    return true;
}

std::string many(const std::string& item, int count) {
    std::string all = item;
    while (--count > 0) all += ", " + item;
    return all;
}

bool unknown_operation(dice& d, json_value& sop) {
    json_value* rule = some_rule(d, sop);
    if (rule == nullptr) return false;
    rule->items.front().key = misspelt(d, "lebih");
    return true;
}

bool too_many_arguments(dice& d, json_value& sop) {
    json_value* rule = some_rule(d, sop);
    if (rule == nullptr) return false;
    json_value& arguments = rule->items.front();
    for (int more = d.between(1, 3); more > 0; --more)
        arguments.items.push_back(arguments.items.front());
    if (d.chance(30)) arguments.items.clear();
    return true;
}

bool unknown_data(dice& d, json_value& sop) {
    json_value* rule = some_rule(d, sop);
    if (rule == nullptr) return false;
    json_value* name = some_value(d, *rule, [](const json_value& v) { return v.key == "var"; });
    if (name == nullptr) return false;
    name->raw = misspelt(d, name->raw);
    return true;
}

bool too_long(dice& d, json_value& sop) {
    json_value* rule = some_rule(d, sop);
    if (rule == nullptr || d.chance(50)) return false;
    replace(*rule, "{\"<\": [{\"+\": [" + many("1", d.between(1'980, 2'200)) + "]}, 3]}");
    return true;
}

bool too_dear(dice& d, json_value& sop) {
    json_value* rule = some_rule(d, sop);
    if (rule == nullptr || d.chance(50)) return false;
    const std::string list = "[" + many("1", d.between(300, 950)) + "]";
    replace(*rule, R"({"some": [)" + list + R"(, {"some": [)" + list +
                       R"(, {"==": [{"var": ""}, 2]}]}]})");
    return true;
}

bool too_deep(dice& d, json_value& sop) {
    json_value* rule = some_rule(d, sop);
    if (rule == nullptr) return false;
    for (int levels = d.between(8, 40); levels > 0; --levels) {
        std::string key = std::exchange(rule->key, "!");
        *rule = json_value{kind::object, std::move(key), {}, {std::move(*rule)}};
    }
    return true;
}

bool two_operations(dice& d, json_value& sop) {
    json_value* rule = some_rule(d, sop);
    if (rule == nullptr) return false;
    rule->items.push_back(rule->items.front());
    if (d.chance(60)) rule->items.back().key = "!==";
    return true;
}

bool reserved_data(dice& d, json_value& sop) {
    if (some_rule(d, sop) == nullptr) return false;
    json_value* data = some_item(d, sop.find("data"));
    const std::string old = std::exchange(data->key, "pada");
    std::vector<json_value*> readers;
    values_in(
        sop, [&](const json_value& v) { return v.key == "var" && v.raw == old; }, readers);
    for (json_value* each : readers) each->raw = "pada";
    return true;
}

bool not_a_date(dice& d, json_value& sop) {
    return write(d, sop,
                 {R"({"<": [{"var": "terbit"}, {"tanggal": "besok"}]})",
                  R"({"<": [{"var": "terbit"}, "31 Februari 2026"]})",
                  R"({">": [{"hari_antara": [{"var": "terbit"}, 3]}, 2]})"});
}

bool date_as_number(dice& d, json_value& sop) {
    return write(d, sop,
                 {R"({"<": [{"+": [{"var": "terbit"}, 7]}, 3]})", R"({">": [{"var": "pada"}, 10]})",
                  R"({"<": [{"max": [1, {"var": "terbit"}]}, 3]})"});
}

bool too_large(dice& d, json_value& sop) {
    return write(d, sop,
                 {R"({"==": [{"var": "nilai"}, 1e999]})", R"({"<": [{"var": "nilai"}, -2e400]})"});
}

bool yes_as_text(dice& d, json_value& sop) {
    return write(
        d, sop,
        {R"({"==": [{"var": "lengkap"}, "ya"]})", R"({"!=": ["tidak", {"var": "lengkap"}]})"});
}

bool never_changes(dice& d, json_value& sop) {
    return write(d, sop, {R"({"==": [1, 1]})", R"({"<": ["a", "b"]})", R"({"!": [false]})"});
}

bool data_not_visible(dice& d, json_value& sop) {
    return write(d, sop,
                 {R"({"some": [[1, 2], {"==": [{"var": "nilai"}, 1]}]})",
                  R"({"all": [[{"var": "nilai"}], {"<": [{"var": "pada"}, "2026-01-01"]}]})"});
}

bool no_way_free(dice& d, json_value& sop) {
    json_value* rule = some_rule(d, sop);
    if (rule == nullptr) return false;
    const json_value copy = *rule;
    for (json_value& row : sop.find("langkah")->items) {
        json_value* answers = row.find("cabang");
        if (answers == nullptr) continue;
        for (json_value& answer : answers->items)
            if (!answer.has_items()) {
                json_value goal = json_text(answer.raw);
                goal.key = "ke";
                answer = json_value{kind::object, answer.key, {}, {std::move(goal), copy}};
            }
    }
    return true;
}

bool unread_data(dice& d, json_value& sop) {
    json_value* data = sop.find("data");
    if (data == nullptr) data = &sop.set("data", json_from("{}"));
    static const std::vector<std::string> types{"angka", "teks", "tanggal", "ya/tidak", "bilangan"};
    data->set("tak_dibaca", json_text(d.pick(types)));
    return true;
}

bool rule_as_text(dice& d, json_value& sop) {
    json_value* rule = some_rule(d, sop);
    if (rule == nullptr) return false;
    replace(*rule, R"("nilai >= 75")");
    return true;
}

}  // namespace

const std::vector<value_edit>& rule_edits() {
    static const std::vector<value_edit> edits{
        {"a rule with an unknown operation", unknown_operation},
        {"a rule with too many arguments", too_many_arguments},
        {"a rule about unknown data", unknown_data},
        {"a rule too long", too_long},
        {"a rule too dear", too_dear},
        {"a rule too deep", too_deep},
        {"a rule of two operations", two_operations},
        {"data called pada", reserved_data},
        {"a rule with what is no date", not_a_date},
        {"a rule that counts with dates", date_as_number},
        {"a rule with too large a number", too_large},
        {"a rule that takes yes for a text", yes_as_text},
        {"a rule that never changes", never_changes},
        {"a rule that cannot see its data", data_not_visible},
        {"rules at every answer", no_way_free},
        {"data that nobody reads", unread_data},
        {"a rule that is a text", rule_as_text},
    };
    return edits;
}

}  // namespace alur::generate
