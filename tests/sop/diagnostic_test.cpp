#include <alur/sop/diagnostic.hpp>

#include <catch2/catch.hpp>

#include <random>
#include <string>

namespace diagnostic_test {

using namespace alur;

namespace {

diagnostic finding(std::string code, std::string pointer, severity level = severity::error) {
    diagnostic out;
    out.code = std::move(code);
    out.level = level;
    out.pointer = std::move(pointer);
    out.message = {"salah", "wrong"};
    return out;
}

}  // namespace

TEST_CASE("a pointer leads to the start of its value") {
    const source from{"x", "{\n  \"a\": [1, {\"b/c\": \"é\", \"d\": \"x\"}],\n\t\"~\": true\n}"};
    CHECK(from.locate("") == position{1, 1});
    CHECK(from.locate("/a") == position{2, 8});
    CHECK(from.locate("/a/0") == position{2, 9});
    CHECK(from.locate("/a/1") == position{2, 12});
    CHECK(from.locate("/a/1/b~1c") == position{2, 20});
    CHECK(from.locate("/a/1/d") == position{2, 30});
    CHECK(from.locate("/~0") == position{3, 7});
}

TEST_CASE("where a pointer leads nowhere, its longest part that does is shown") {
    const source from{"x", R"({"a": [1, 2], "b": {"c": 3}})"};
    CHECK(from.locate("/a/2") == position{1, 7});
    CHECK(from.locate("/a/x") == position{1, 7});
    CHECK(from.locate("/b/d/e") == position{1, 20});
    CHECK(from.locate("/b/c/d") == position{1, 26});
    CHECK(from.locate("/z") == position{1, 1});
}

TEST_CASE("comments, trailing commas, escapes and brackets within texts do not mislead") {
    const source from{
        "x",
        "// {\"a\": 0}\n/* [ */ {\"\\u0061\\\"\": [\"]}\", /* , */ 5,], \"b\" /* : */ : // x\n7,}"};
    CHECK(from.locate("") == position{2, 9});
    CHECK(from.locate("/a\"/0") == position{2, 23});
    CHECK(from.locate("/a\"/1") == position{2, 37});
    CHECK(from.locate("/b") == position{3, 1});
}

TEST_CASE("keys are compared after their escapes are read") {
    const source from{"x", R"({"\ud83d\ude00": 1, "\u00e9\t": 2, "\/": 3})"};
    CHECK(from.locate("/\xF0\x9F\x98\x80").column == 18);
    CHECK(from.locate("/\xC3\xA9\t").column == 33);
    CHECK(from.locate("/~1").column == 42);
}

TEST_CASE("keys with escapes of any length are found, and faulty ones lead no one astray") {
    const source from{
        "x", R"({"\u20AC\uaBcD": 1, "\udc00": 2, "\ud800x": 3, "\u00g1\u 12": 4, "b": 5})"};
    const auto at = [&](std::string_view value) { return from.text.find(value) + 1; };
    CHECK(from.locate("/\xE2\x82\xAC\xEA\xAF\x8D").column == at("1, "));
    CHECK(from.locate("/b").column == at("5}"));
}

TEST_CASE("columns count characters, not bytes, and a byte order mark is not one") {
    const source from{"x", "\xEF\xBB\xBF{\"é\": \"“\", \"b\": 1}"};
    CHECK(from.locate("") == position{1, 1});
    CHECK(from.locate("/é") == position{1, 7});
    CHECK(from.locate("/b") == position{1, 17});
    CHECK(from.at(1'000) == position{1, 19});
    CHECK(source{"x", "a\r\nb\n"}.at(3) == position{2, 1});
}

TEST_CASE("an offset is preferred to a pointer") {
    const source from{"x", "{\"a\": 1}"};
    diagnostic each = finding("JS10", "/a");
    CHECK(from.where(each) == position{1, 7});
    each.offset = 1;
    CHECK(from.where(each) == position{1, 2});
}

TEST_CASE("only errors stop a compile") {
    CHECK(no_errors({}));
    CHECK(no_errors({finding("JS08", "", severity::warning), finding("JS22", "", severity::info)}));
    CHECK_FALSE(no_errors({finding("JS08", "", severity::warning), finding("JS01", "")}));
}

TEST_CASE("findings are shown one per line in the order of their places") {
    const source from{"uji.json", "{\n \"a\": 1,\n \"b\": 2\n}"};
    diagnostic late = finding("JS12", "/b");
    late.fix = {"ganti", "change it"};
    late.related = {{"/a", {"di sini", "here"}}};
    const diagnostics list{late, finding("JS08", "", severity::warning),
                           finding("JS22", "/a", severity::info)};
    CHECK(to_text(from, list, language::en) ==
          "uji.json:1:1: warning: JS08: wrong\n"
          "uji.json:2:7: note: JS22: wrong\n"
          "uji.json:3:7: error: JS12: wrong\n"
          "    fix: change it\n"
          "    uji.json:2:7: see also: here\n");
    CHECK(to_text(from, list, language::id) ==
          "uji.json:1:1: peringatan: JS08: salah\n"
          "uji.json:2:7: catatan: JS22: salah\n"
          "uji.json:3:7: kesalahan: JS12: salah\n"
          "    perbaikan: ganti\n"
          "    uji.json:2:7: lihat juga: di sini\n");
    CHECK(to_text(from, {}, language::en).empty());
}

TEST_CASE("findings as JSON carry everything") {
    const source from{"a\"b.json", "{\n \"a\": 1}"};
    diagnostic one = finding("JS12", "/a");
    one.fix = {"ganti", "change"};
    one.related = {{"", {"ini", "this"}}};
    CHECK(
        to_json(from, {one}) ==
        "[\n"
        R"(  {"code": "JS12", "severity": "error", "file": "a\"b.json", "line": 2, "column": 7, "pointer": "/a", )"
        R"("message": {"id": "salah", "en": "wrong"}, "fix": {"id": "ganti", "en": "change"}, )"
        R"("related": [{"pointer": "", "line": 1, "column": 1, "note": {"id": "ini", "en": "this"}}]})"
        "\n]\n");
    CHECK(to_json(from, {}) == "[]\n");
}

TEST_CASE("no text and no pointer break the search for a place") {
    const unsigned seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 random{seed};
    const std::string letters = "{}[]\",:/*\\ua0~1\n \xEF\xBB\xBF";
    for (int i = 0; i < 20'000; ++i) {
        source from{"x", ""};
        std::string pointer;
        for (auto n = random() % 40; n > 0; --n) from.text += letters[random() % letters.size()];
        for (auto n = random() % 8; n > 0; --n) pointer += letters[random() % letters.size()];
        const position found = from.locate(pointer);
        const position other = from.locate("/0/a" + pointer);
        REQUIRE((found.line >= 1 && found.column >= 1 && other.line >= 1));
    }
    CHECK(source{"x", std::string(1'000'000, '[')}.locate("/0/0/0/0") == position{1, 5});
}

TEST_CASE("a list is shown at the places where each of its findings is found alone") {
    const unsigned seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 random{seed};
    const auto one_of = [&](const std::vector<std::string>& list) {
        return list[random() % list.size()];
    };
    const std::vector<std::string> pieces{"{", "[",        "}",        "]",
                                          ",", R"("a": )", R"("b": )", "\n",
                                          "1", R"("é")",   "/* ] */",  R"({"a": [1, {"b": 2}]})"};
    const std::vector<std::string> steps{"/a", "/b", "/0", "/1", "/2", "/~1"};
    for (int i = 0; i < 5'000; ++i) {
        source from{"x", random() % 4 == 0 ? "\xEF\xBB\xBF" : ""};
        for (auto n = random() % 30; n > 0; --n) from.text += one_of(pieces);
        diagnostics list;
        for (std::size_t n = 0; n < 6; ++n) {
            std::string pointer;
            for (auto m = random() % 4; m > 0; --m) pointer += one_of(steps);
            list.push_back(finding("T" + std::to_string(n), pointer));
        }
        list[0].offset = random() % 40;
        const std::string shown = to_text(from, list, language::en);
        for (const diagnostic& each : list) {
            const position at = from.where(each);
            INFO(from.text << "\n" << each.pointer << "\n" << shown);
            REQUIRE(shown.find("x:" + std::to_string(at.line) + ":" + std::to_string(at.column) +
                               ": error: " + each.code + ": wrong\n") != std::string::npos);
        }
    }
}

}  // namespace diagnostic_test
