#include <alur/sop/rule.hpp>
#include <alur/time/date.hpp>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <limits>
#include <random>
#include <set>

namespace rule_test {

namespace {

namespace json = boost::json;
using namespace alur;
using std::chrono::year_month_day;

constexpr year_month_day today{std::chrono::year{2026}, std::chrono::March, std::chrono::day{31}};

std::string text_of(const json::value& value) { return json::serialize(value); }

std::string string_at(const json::value& of, const char* key) {
    return std::string{of.at(key).as_string()};
}

json::value vectors(const std::string& name) {
    const std::string path = ALUR_SOURCE_DIR "/tests/vectors/rule/" + name + ".json";
    INFO(path);
    std::ifstream file(path);
    REQUIRE(file);
    return json::parse(std::string{std::istreambuf_iterator<char>(file), {}});
}

// {"tanggal": "…"} is a date; null, and {"tanggal": null}, is data declared but not given.
void give(const json::object& from, case_data& data, data_types& declared) {
    for (const auto& [key, value] : from) {
        const std::string name{key};
        if (value.is_null()) {
            declared.emplace_back(name, data_type::number);
        } else if (value.is_bool()) {
            declared.emplace_back(name, data_type::yes_no);
            data[name] = value.as_bool();
        } else if (value.is_number()) {
            declared.emplace_back(name, data_type::number);
            data[name] = value.to_number<double>();
        } else if (value.is_string()) {
            declared.emplace_back(name, data_type::text);
            data[name] = std::string{value.as_string()};
        } else {
            declared.emplace_back(name, data_type::date);
            if (value.at("tanggal").is_string()) {
                data[name] = date_from_text(string_at(value, "tanggal")).value();
            }
        }
    }
}

const data_types usual{{"nilai", data_type::number},
                       {"nama", data_type::text},
                       {"terbit", data_type::date},
                       {"lengkap", data_type::yes_no}};

rule good(std::string_view text, const data_types& declared = usual) {
    rule_compiled compiled = compile_rule(text, declared, "");
    INFO(text);
    for (const diagnostic& each : compiled.findings) {
        UNSCOPED_INFO(each.code << " " << each.pointer << " " << each.message.en);
    }
    REQUIRE(compiled.result.has_value());
    return *compiled.result;
}

std::string gives(std::string_view text, const case_data& data = {}) {
    return to_json(evaluate(good(text), data, today).value);
}

void refused(std::string_view text, const std::string& code) {
    const rule_compiled compiled = compile_rule(text, usual, "/bila");
    INFO(text.substr(0, 200));
    CHECK_FALSE(compiled.result.has_value());
    REQUIRE_FALSE(compiled.findings.empty());
    CHECK(compiled.findings.front().code == code);
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) {
        out += text;
    }
    return out;
}

void same_result(const rule_result& a, const rule_result& b) {
    CHECK(to_json(a.value) == to_json(b.value));
    CHECK(a.is_true == b.is_true);
    CHECK(a.outcome == b.outcome);
    CHECK(a.steps == b.steps);
    CHECK(a.not_given == b.not_given);
}

// Random rules over the data of `usual`, every operation among them.
struct random_rules {
    std::mt19937 engine;

    std::size_t below(std::size_t n) {
        return std::uniform_int_distribution<std::size_t>{0, n - 1}(engine);
    }
    template <std::size_t n>
    std::string any(const char* const (&of)[n]) {
        return of[below(n)];
    }

    std::string leaf() {
        return any({"0", "1", "-2.5", "true", "false", "null", "\"\"", "\"12\"", "\"2026-03-31\"",
                    "[]", "[1,\"a\",null]", R"({"var":"nilai"})", R"({"var":"nama"})",
                    R"({"var":"lengkap"})", R"({"var":""})", R"({"tanggal":[]})",
                    R"({"var":["nilai",3]})", R"({"missing":["nama","terbit"]})"});
    }
    std::string several(int depth, std::size_t least, std::size_t most) {
        std::string out = "[";
        const std::size_t count = least + below(most - least + 1);
        for (std::size_t i = 0; i < count; ++i) {
            out += (i == 0 ? "" : ",") + any_rule(depth - 1);
        }
        return out + "]";
    }
    std::string any_rule(int depth) {
        if (depth <= 0 || below(5) == 0) {
            return leaf();
        }
        switch (below(6)) {
            case 0:
                return "{\"" + any({"if", "and", "or", "cat", "+", "*", "max", "min"}) +
                       "\":" + several(depth, 1, 4) + "}";
            case 1:
                return "{\"" +
                       any({"==", "===", "!=", "!==", ">", ">=", "<", "<=", "-", "/", "%", "in",
                            "substr", "hari_antara"}) +
                       "\":" + several(depth, 2, 2) + "}";
            case 2:
                return "{\"" + any({"!", "!!", "log", "-", "tanggal"}) +
                       "\":" + several(depth, 1, 1) + "}";
            case 3:
                return "{\"" + any({"map", "filter", "all", "none", "some"}) +
                       "\":" + several(depth, 2, 2) + "}";
            case 4:
                return "{\"" + any({"merge", "reduce"}) + "\":" + several(depth, 2, 3) + "}";
            default:
                return several(depth, 0, 3);
        }
    }
    std::string yes_or_no(int depth) {
        if (depth <= 0) {
            return any({"true", "false", R"({"var":"lengkap"})", R"({">":[{"var":"nilai"},2]})"});
        }
        return "{\"" + any({"and", "or"}) + "\":[" + yes_or_no(depth - 1) + "," +
               yes_or_no(depth - 1) + "]}";
    }
    case_data facts() {
        case_data data;
        if (below(4) != 0) {
            data["nilai"] = static_cast<double>(below(5));
        }
        if (below(4) != 0) {
            data["nama"] = any({"", "12", "Dumai", "2026-01-01"});
        }
        if (below(4) != 0) {
            data["terbit"] = today;
        }
        data["lengkap"] = below(2) == 0;
        return data;
    }
};

}  // namespace

TEST_CASE("every vector of the rule language gives what it says") {
    const auto* const name =
        GENERATE("truth", "compare", "arithmetic", "text", "lists", "data", "dates");
    const json::value all = vectors(name);
    for (const json::value& each : all.at("cases").as_array()) {
        INFO(name << ": " << string_at(each, "says"));
        case_data data;
        data_types declared;
        give(each.at("data").as_object(), data, declared);
        const rule compiled = good(text_of(each.at("rule")), declared);
        const rule_result result = evaluate(compiled, data, today);
        CHECK(result.outcome == rule_outcome::decided);
        CHECK(json::parse(to_json(result.value)) == each.at("gives"));
        CHECK(result.is_true == truthy(result.value));
    }
}

TEST_CASE("the vectors use every operation") {
    std::set<std::string> used;
    const auto collect = [&used](const json::value& rule, const auto& self) -> void {
        if (rule.is_array()) {
            for (const json::value& item : rule.as_array()) {
                self(item, self);
            }
        } else if (rule.is_object()) {
            for (const auto& [key, value] : rule.as_object()) {
                used.insert(std::string{key});
                self(value, self);
            }
        }
    };
    for (const char* name : {"truth", "compare", "arithmetic", "text", "lists", "data", "dates"}) {
        const json::value all = vectors(name);
        for (const json::value& each : all.at("cases").as_array()) {
            collect(each.at("rule"), collect);
        }
    }
    for (const char* operation :
         {"var", "missing", "missing_some", "if",      "?:",         "==",   "===",   "!=",
          "!==", "!",       "!!",           "or",      "and",        ">",    ">=",    "<",
          "<=",  "max",     "min",          "+",       "-",          "*",    "/",     "%",
          "map", "reduce",  "filter",       "all",     "none",       "some", "merge", "in",
          "cat", "substr",  "log",          "tanggal", "hari_antara"}) {
        INFO(operation);
        CHECK(used.count(operation) == 1);
    }
}

TEST_CASE("a wrong rule is refused with its code, its place and its fix in both languages") {
    const json::value all = vectors("refused");
    data_types declared;
    for (const auto& [name, type] : all.at("declared").as_object()) {
        declared.emplace_back(std::string{name},
                              data_type_named(std::string{type.as_string()}).value());
    }
    const std::string place = "/langkah/5/cabang/Ya/bila";
    for (const char* group : {"cases", "warnings"}) {
        const bool warning = std::string_view{group} == "warnings";
        for (const json::value& each : all.at(group).as_array()) {
            INFO(string_at(each, "says"));
            const json::object& fields = each.as_object();
            const std::string text =
                fields.contains("text") ? string_at(each, "text") : text_of(each.at("rule"));
            const rule_compiled compiled = compile_rule(text, declared, place);
            CHECK(compiled.result.has_value() == warning);
            REQUIRE(compiled.findings.size() == 1);
            const diagnostic& finding = compiled.findings.front();
            CHECK(finding.code == string_at(each, "code"));
            CHECK(finding.pointer == place + string_at(each, "at"));
            CHECK(finding.level == (warning ? severity::warning : severity::error));
            CHECK_THAT(finding.fix.id, Catch::Contains(string_at(each, "fix")));
            CHECK_FALSE(finding.fix.en.empty());
            CHECK_FALSE(finding.message.id.empty());
            CHECK_FALSE(finding.message.en.empty());
        }
    }
}

TEST_CASE("all findings of a rule come in one pass") {
    const rule_compiled compiled = compile_rule(
        R"({"and":[{"=":[1,1]},{"==":[1]},{"var":"x"},{"+":[{"var":"terbit"},1]}]})", usual, "");
    std::vector<std::string> codes;
    for (const diagnostic& each : compiled.findings) {
        codes.push_back(each.code + each.pointer);
    }
    CHECK(codes == std::vector<std::string>{"RL01/and/0/=", "RL02/and/1/==", "RL03/and/2",
                                            "RL15/and/3/+/0"});
}

TEST_CASE("data called as the event's date is refused where a rule reads it") {
    const rule_compiled compiled =
        compile_rule(R"({"var":"pada"})", {{"pada", data_type::text}}, "/bila");
    REQUIRE(compiled.findings.size() == 1);
    CHECK(compiled.findings[0].code == "RL12");
}

TEST_CASE("nesting is allowed up to its limit and refused beyond") {
    const auto nested = [](std::size_t levels) {
        return repeated("[", levels) + R"({"var":"nilai"})" + repeated("]", levels);
    };
    CHECK(good(nested(max_rule_nesting - 1)).reads() == std::vector<std::string>{"nilai"});
    refused(nested(max_rule_nesting), "RL04");
    refused(repeated("[", 1'000'000), "RL04");
    CHECK(compile_rule(R"({"!":)" + nested(max_rule_nesting), usual, "/b").findings.at(0).pointer ==
          "/b/!" + repeated("/0", max_rule_nesting - 1));
}

TEST_CASE("length is allowed up to its limit and refused beyond") {
    const auto sum = [](std::size_t terms) {
        return R"({"+":[{"var":"nilai"})" + repeated(",1", terms) + "]}";
    };
    CHECK(evaluate(good(sum(max_rule_nodes - 4)), {{"nilai", 1.0}}, today).is_true);
    refused(sum(max_rule_nodes - 3), "RL05");
}

TEST_CASE("a rule that costs too much without any data is refused") {
    const std::string hundred = "[0" + repeated(",0", 99) + "]";
    refused(
        R"({"map":[)" + hundred + R"(,{"map":[)" + hundred + R"(,{"map":[)" + hundred + ",1]}]}]}",
        "RL07");
    refused(R"({"reduce":[)" + hundred +
                R"(,{"merge":[{"var":"accumulator"},{"var":"accumulator"}]},[1]]})",
            "RL07");
    refused(R"({"reduce":[)" + hundred +
                R"(,{"cat":[{"var":"accumulator"},{"var":"accumulator"}]},"ab"]})",
            "RL07");
    refused(R"({"reduce":[)" + hundred + R"(,[{"var":"accumulator"}],[]]})", "RL07");
    refused(R"({"reduce":[)" + hundred + R"(,[{"var":"accumulator"},{"var":"accumulator"}],[]]})",
            "RL07");
    refused(R"({"cat":")" + std::string(1'000'000, 'a') + "\"}", "RL07");
}

TEST_CASE("a cost that depends on the data ends the evaluation and counts as not true") {
    const rule expensive =
        good(R"({"if":[{"var":"lengkap"},{"reduce":[[1)" + repeated(",1", 50) +
             R"(],{"merge":[{"var":"accumulator"},{"var":"accumulator"}]},[1]]},true]})");
    CHECK(evaluate(expensive, {{"lengkap", false}}, today).is_true);
    const rule_result result = evaluate(expensive, {{"lengkap", true}}, today);
    CHECK(result.outcome == rule_outcome::cost_exceeded);
    CHECK_FALSE(result.is_true);
    CHECK(result.steps == max_rule_steps);
    CHECK(to_json(result.value) == "null");
    CHECK_THAT(explain(result).id, Catch::Contains("tidak terpenuhi"));
    CHECK_THAT(explain(result).en, Catch::Contains("not met"));
}

TEST_CASE("long texts in the data count against the cost") {
    const rule within = good(R"({"in":["b",{"var":"nama"}]})");
    CHECK(evaluate(within, {{"nama", std::string(1000, 'a') + "b"}}, today).is_true);
    const rule all_of_it = good(R"({"cat":[{"var":""}]})");
    CHECK(evaluate(all_of_it, {{"nama", std::string(4'000'000, 'b')}}, today).outcome ==
          rule_outcome::cost_exceeded);
    CHECK(evaluate(within, {{"nama", std::string(4'000'000, 'b')}}, today).outcome ==
          rule_outcome::cost_exceeded);
    const rule search = good(R"({"in":[{"substr":[{"var":"nama"},1]},{"var":"nama"}]})");
    CHECK(evaluate(search, {{"nama", std::string(200'000, 'a')}}, today).outcome ==
          rule_outcome::cost_exceeded);
}

TEST_CASE("wherever the cost runs out, the evaluation ends and counts as not true") {
    const std::string dear = R"({"reduce":[[1)" + repeated(",1", 50) +
                             R"(],{"merge":[{"var":"accumulator"},{"var":"accumulator"}]},[1]]})";
    // A text of which reading twice is within the bound and a third copy is not.
    const case_data data{{"lengkap", true},
                         {"nama", std::string(max_rule_steps * 16 / 5 * 2, 'a')}};
    const std::string twice = R"([{"var":"nama"},{"var":"nama"}])";
    for (const std::string& costly :
         {R"({"or":[)" + dear + ",1]}", R"({"some":[[1,2],)" + dear + "]}",
          R"({"filter":[)" + twice + R"(,true]})",
          R"({"reduce":[)" + twice + R"(,{"var":"current"},0]})", R"({"cat":)" + twice + "}",
          R"({"in":)" + twice + "}",
          R"({"reduce":[[1)" + repeated(",1", 50) +
              R"(],[{"var":"accumulator"},{"var":"accumulator"}],[1]]})",
          R"({"reduce":[[1)" + repeated(",1", 99) + R"(],[{"var":"accumulator"}],[1]]})"}) {
        INFO(costly);
        const rule asked = good(R"({"if":[{"var":"lengkap"},)" + costly + ",true]}");
        const rule_result result = evaluate(asked, data, today);
        CHECK(result.outcome == rule_outcome::cost_exceeded);
        CHECK_FALSE(result.is_true);
        CHECK(to_json(result.value) == "null");
        CHECK(result.steps == max_rule_steps);
        CHECK(evaluate(asked, {{"lengkap", false}}, today).is_true);
    }
}

TEST_CASE("members of a list are named by their canonical index only") {
    const auto of_list = [](const std::string& path) {
        return gives(R"({"map":[[[5,[6,7]]],{"var":")" + path + "\"}]}");
    };
    CHECK(of_list("0") == "[5]");
    CHECK(of_list("1.1") == "[7]");
    for (const char* none : {"2", "00", "01", "-1", "x", "1x", "12345678", "1.", "0.0"}) {
        INFO(none);
        CHECK(of_list(none) == "[null]");
    }
}

TEST_CASE("data that is declared but empty is not given") {
    const case_data data{{"nilai", data_value{}}, {"nama", std::string{"x"}}};
    const rule_result result = evaluate(good(R"({">":[{"var":"nilai"},1]})"), data, today);
    CHECK(result.not_given == std::vector<std::string>{"nilai"});
    CHECK(gives(R"({"missing":["nilai","nama"]})", data) == R"(["nilai"])");
    CHECK(gives(R"({"missing":[]})") == "[]");
    CHECK(gives(R"({"map":[[[null],[1]],{"missing":["0"]}]})") == R"([["0"],[]])");
    // The whole of the data has neither what is empty nor a second date of the event.
    CHECK(gives(R"({"var":""})", {{"nilai", data_value{}}, {"pada", 5.0}}) ==
          R"({"pada":"2026-03-31"})");
}

TEST_CASE("what is simply not met needs no explanation, and all that is missing is named") {
    CHECK(explain(evaluate(good(R"({">":[{"var":"nilai"},2]})"), {{"nilai", 1.0}}, today)).empty());
    const rule_result both =
        evaluate(good(R"({"==":[{"var":"nilai"},{"cat":[{"var":"nama"},"x"]}]})"), {}, today);
    CHECK_THAT(explain(both).en, Catch::Contains(R"("nama", "nilai")"));
}

TEST_CASE("between and days between are false or nothing where they do not hold") {
    CHECK(gives(R"({"<=":[1,2,3]})") == "true");
    CHECK(gives(R"({"<=":[1,3,2]})") == "false");
    CHECK(gives(R"({"<=":[3,2,4]})") == "false");
    const std::string days = R"({"hari_antara":[{"var":"terbit"},{"tanggal":[{"var":"nama"}]}]})";
    CHECK(gives(days, {{"terbit", today}, {"nama", std::string{"2026-04-01"}}}) == "1");
    CHECK(gives(days, {{"terbit", today}, {"nama", std::string{"besok"}}}) == "null");
    CHECK(gives(days, {{"nama", std::string{"2026-04-01"}}}) == "null");
}

TEST_CASE("a rule is read to its end, and the byte of a mistake is told where nothing else is") {
    CHECK(good("{\"var\":\"nilai\"} \t\r\n ").json() == R"({"var":"nilai"})");
    refused(R"({"var":"nilai"} x)", "RL08");
    CHECK_FALSE(compile_rule(R"({"var":)", usual, "/bila").findings.at(0).offset);
    CHECK(compile_rule(R"({"var":})", usual, "").findings.at(0).offset == 7);
    refused("[" + repeated("[],", max_rule_nodes) + "1]", "RL05");
}

TEST_CASE("conditions after the deciding one cost nothing") {
    const std::string dear = R"({"map":[[1,2,3,4,5,6,7,8,9],{"+":[{"var":""},1]}]})";
    const auto steps = [](const std::string& text) {
        return evaluate(good(text), {}, today).steps;
    };
    CHECK(steps(R"({"or":[1,)" + dear + "]}") == steps(R"({"or":[1,2]})"));
    CHECK(steps(R"({"and":[0,)" + dear + "]}") == steps(R"({"and":[0,2]})"));
    CHECK(steps(R"({"if":[1,2,)" + dear + "]}") == steps(R"({"if":[1,2,3]})"));
    CHECK(steps(R"({"or":[0,)" + dear + "]}") > steps(R"({"or":[0,2]})"));
}

TEST_CASE("a result names the data that was read but not given") {
    const rule both = good(
        R"({"and":[{">":[{"var":"nilai"},2]},{"==":[{"var":["nama",""]},""]},{"var":"lengkap"}]})");
    CHECK(evaluate(both, {}, today).not_given == std::vector<std::string>{"nilai"});
    const rule_result result = evaluate(both, {{"nilai", 3.0}}, today);
    CHECK(result.not_given == std::vector<std::string>{"lengkap"});
    CHECK_THAT(explain(result).id, Catch::Contains("\"lengkap\" belum diisi"));
    CHECK_THAT(explain(result).en, Catch::Contains("\"lengkap\" not given"));
    const rule_result met = evaluate(both, {{"nilai", 3.0}, {"lengkap", true}}, today);
    CHECK(met.is_true);
    CHECK(explain(met).empty());
}

TEST_CASE("a rule knows what it reads") {
    const rule dated =
        good(R"({"<":[{"hari_antara":[{"var":"terbit"},{"tanggal":[]}]},{"var":"nilai"}]})");
    CHECK(dated.reads() == std::vector<std::string>{"nilai", "terbit"});
    CHECK(dated.reads_event_date());
    const rule missing = good(R"({"!":{"missing":["nama","nama"]}})");
    CHECK(missing.reads() == std::vector<std::string>{"nama"});
    CHECK_FALSE(missing.reads_event_date());
    CHECK(good(R"({"in":["x",{"cat":{"var":""}}]})").reads().size() == usual.size());
    CHECK(good(R"({"filter":[[1],{"var":"x"}]})").reads().empty());
}

TEST_CASE("the event's date decides") {
    const rule until = good(R"({"<=":[{"var":"pada"},"31 Maret 2026"]})");
    CHECK(evaluate(until, {}, today).is_true);
    CHECK_FALSE(evaluate(until, {}, std::chrono::sys_days{today} + std::chrono::days{1}).is_true);
}

TEST_CASE("a value that no declaration names is read only by a computed name") {
    CHECK(gives(R"({"var":{"cat":["ra","hasia"]}})", {{"rahasia", 1.0}}) == "1");
    refused(R"({"var":"rahasia"})", "RL03");
}

TEST_CASE("a rule without text is never true") {
    CHECK_FALSE(evaluate(rule{}, {{"nilai", 1.0}}, today).is_true);
    CHECK(rule{}.json() == "null");
}

TEST_CASE("comments and trailing commas are accepted, and the rule is printed in one spelling") {
    const rule a = good(
        "{\"and\": [ // dua syarat\n {\"!\": [{\"var\": [\"lengkap\"]}], }, /* */ {\"var\": "
        "\"nilai\"}, ]}\n");
    CHECK(a.json() == R"({"and":[{"!":{"var":"lengkap"}},{"var":"nilai"}]})");
    CHECK(good(a.json()) == a);
    CHECK(good(R"({"cat":["a\"b\\c\n\u0001",1e2,-0.50]})").json() ==
          R"({"cat":["a\"b\\c\n\u0001",100,-0.5]})");
    const std::string long_number(78, '3');
    CHECK(good(long_number).json() == good(good(long_number).json()).json());
    CHECK(good("[0.1,1e-7,123456789012345678901234567890]").json() ==
          "[0.1,1e-7,1.2345678901234568e+29]");
    CHECK(good(R"({"!":[[]]})").json() == R"({"!":[[]]})");
    CHECK(good(R"({"!":[[1]]})").json() == R"({"!":[[1]]})");
    // inside an object with several keys a list is data, whatever the keys in it are called
    const std::string data = R"({"a":1,"b":[{"merge":[{"c":[2]}]},{"d":[3],"e":4}]})";
    CHECK(good(data).json() == data);
    CHECK(alur::to_json(evaluate(good(good(data).json()), {}, today).value) == data);
}

TEST_CASE("dates are read as offices write them and nothing else is a date") {
    for (const char* text :
         {"2026-03-31", "31 Maret 2026", "31 MARET 2026", " 31  maret  2026 ", "31-03-2026",
          "31/3/2026", "31 Mar 2026", "31-Maret-2026", "31 - 03 - 2026"}) {
        INFO(text);
        CHECK(date_from_text(text) == today);
    }
    for (const char* text : {"",
                             " ",
                             "-",
                             "31 Maret",
                             "Maret 2026",
                             "31 Maret 26",
                             "31-03-26",
                             "31.03.2026",
                             "31 03 2026",
                             "2026/03/31",
                             "2026-3",
                             "2026-13-01",
                             "2026-02-29",
                             "0-1-2026",
                             "32/1/2026",
                             "31 April 2026",
                             "31 Foo 2026",
                             "31-03/2026",
                             "2026 Maret 31",
                             "2026-Maret-31",
                             "31 Maret 2026 pukul 10",
                             "2026-03-31T10:00",
                             "-31 Maret 2026",
                             "31 Maret 2026-",
                             "31Maret2026",
                             "031-03-2026",
                             "31-003-2026",
                             "20260331",
                             "31 Maret 02026",
                             "31--03-2026",
                             "2026-3-031",
                             "2026-003-1",
                             "2026- 03 -",
                             "1 2 3 4",
                             "tgl 31 2026",
                             "31 13 Maret",
                             "20260-3-1",
                             "x-03-2026",
                             "31-x1-2026"}) {
        INFO(text);
        CHECK_FALSE(date_from_text(text).has_value());
    }
    CHECK(print_iso_date(today) == "2026-03-31");
    for (const char* spelt : {"29 Pebruari 2024", "29 peb 2024", "30 Sept 2024", "1 Nop 2024"}) {
        INFO(spelt);
        CHECK(date_from_text(spelt).has_value());
    }
    CHECK(date_from_text("0001-01-02") ==
          date_from_text(print_iso_date(date_from_text("2/1/0001").value())));
}

TEST_CASE("every kind of data has its word and accepts its values only") {
    const data_value values[] = {1.5, std::string{"a"}, today, true};
    for (std::size_t i = 0; i < data_type_names.size(); ++i) {
        const auto type = static_cast<data_type>(i);
        CHECK(data_type_named(name_of(type)) == type);
        CHECK(fits({}, type));
        for (std::size_t j = 0; j < std::size(values); ++j) {
            CHECK(fits(values[j], type) == (i == j));
        }
    }
    CHECK_FALSE(data_type_named("Angka").has_value());
    using namespace std::chrono;
    for (const double none :
         {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()})
        CHECK_FALSE(fits(none, data_type::number));
    for (const year_month_day unread : {2026y / 2 / 30, 1899y / 12 / 31, 10000y / 1 / 1})
        CHECK_FALSE(fits(unread, data_type::date));
    for (const year_month_day read : {1900y / 1 / 1, 9999y / 12 / 31})
        CHECK(fits(read, data_type::date));
}

TEST_CASE("random rules end within their bound and always give the same answer") {
    const auto seed = GENERATE(range(1U, 11U));
    INFO("seed " << seed);
    random_rules random{std::mt19937{seed}};
    std::size_t compiled_rules = 0;
    for (int i = 0; i < 200; ++i) {
        const std::string text = random.any_rule(5);
        INFO(text);
        const rule_compiled compiled = compile_rule(text, usual, "");
        if (!compiled.result) {
            continue;
        }
        ++compiled_rules;
        const case_data data = random.facts();
        const rule_result first = evaluate(*compiled.result, data, today);
        CHECK(first.steps <= max_rule_steps);
        same_result(first, evaluate(*compiled.result, data, today));
        const rule again = good(compiled.result->json());
        CHECK(again == *compiled.result);
        same_result(first, evaluate(again, data, today));
        const rule twice = good(R"({"!":[{"!":[)" + text + "]}]}");
        const rule_result negated = evaluate(twice, data, today);
        if (negated.outcome == rule_outcome::decided) {
            CHECK(negated.is_true == first.is_true);
        }
    }
    CHECK(compiled_rules > 100);
}

TEST_CASE("De Morgan holds for conditions") {
    const auto seed = GENERATE(range(1U, 11U));
    INFO("seed " << seed);
    random_rules random{std::mt19937{seed}};
    for (int i = 0; i < 100; ++i) {
        const std::string a = random.yes_or_no(3);
        const std::string b = random.yes_or_no(3);
        const case_data data = random.facts();
        INFO(a << " , " << b);
        CHECK(gives(R"({"!":{"and":[)" + a + "," + b + "]}}", data) ==
              gives(R"({"or":[{"!":)" + a + R"(},{"!":)" + b + "}]}", data));
        CHECK(gives(R"({"!":{"or":[)" + a + "," + b + "]}}", data) ==
              gives(R"({"and":[{"!":)" + a + R"(},{"!":)" + b + "}]}", data));
    }
}

}  // namespace rule_test
