#include <alur/sop/load.hpp>

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

namespace load_syntax_test {

using namespace alur;
using namespace std::string_view_literals;

namespace {

// The text must have exactly one finding: of that code, at that byte, with those words.
void bad(std::string_view text, std::string_view code, std::size_t at, std::string_view says) {
    const source from{"bad.json", std::string{text}};
    const loaded read = load(from);
    INFO(text);
    INFO(to_text(from, read.problems, language::en));
    CHECK_FALSE(read.sop);
    REQUIRE(read.problems.size() == 1);
    const diagnostic& found = read.problems[0];
    CHECK(found.code == code);
    CHECK(found.offset == at);
    CHECK_THAT(found.message.en, Catch::Contains(std::string{says}));
    CHECK_FALSE(found.message.id.empty());
    CHECK_FALSE(found.fix.id.empty());
    CHECK_FALSE(found.fix.en.empty());
}

}  // namespace

TEST_CASE("a wrong bracket, comma or colon is named where it stands") {
    bad(R"({"a": 1 "b": 2})", "JS01", 8, "A comma is missing");
    bad(R"({"a": "x" "b": 2})", "JS01", 10, "A comma is missing");
    bad(R"({"a": "x" {}})", "JS01", 10, "A comma is missing");
    bad(R"(["x" []])", "JS01", 5, "A comma is missing");
    bad(R"(["x" y"])", "JS01", 5, "perhaps it holds a quotation mark");
    bad(R"({"a" 1})", "JS01", 5, "A colon must follow the key");
    bad(R"({"a": })", "JS01", 6, "The value is missing");
    bad(R"({"a": ])", "JS01", 6, "The value is missing");
    bad(R"({"a":,})", "JS01", 5, "This comma is one too many");
    bad(R"({,})", "JS01", 1, "This comma is one too many");
    bad(R"([1,,2])", "JS01", 3, "This comma is one too many");
    bad(R"({1: 2})", "JS01", 1, "A key in quotation marks");
    bad(R"([1: 2])", "JS01", 2, "a list [ … ] has no keys");
    bad(R"([1; 2])", "JS01", 2, "A semicolon is no separator");
    bad("[\n[1}]", "JS01", 4, "The bracket [ of line 2 is closed by }.");
    bad(R"({"a": 1])", "JS01", 7, "The bracket { of line 1 is closed by ].");
    bad(R"([1] 2)", "JS01", 4, "The document ended before this");
}

TEST_CASE("what is sound before the mistake is passed over") {
    bad(R"([{}, [], {"a": 1,}, [1,], {"b": {"c": []}} /* } */, x])", "JS01", 52,
        "A value must stand here");
}

TEST_CASE("a document that ends too early says what is open") {
    bad("", "JS05", 0, "This file is empty");
    bad(" \n\t ", "JS05", 4, "This file is empty");
    bad("// kosong", "JS05", 9, "This file is empty");
    bad("[1", "JS05", 2, "before [ of line 1 is closed");
    bad("[\n{\"a\": 1", "JS05", 9, "before { of line 2 is closed");
    bad("[1, /* a */", "JS05", 11, "before [ of line 1 is closed");
    bad("[1, /* a", "JS05", 4, "This comment is not closed");
    bad("[true", "JS05", 5, "before [ of line 1 is closed");
    for (const char* number : {"[-7", "[1.5", "[1e5", "[0"}) {
        INFO(number);
        bad(number, "JS05", std::string_view{number}.size(), "before [ of line 1 is closed");
    }
}

TEST_CASE("numbers are those of JSON") {
    for (const char* wrong : {"-", "+1", ".5", "-x", "1.", "1.x", "1e", "1e+", "1E-x", "1a",
                              "1.5.2", "-1.5e2b", "1e5.0"}) {
        bad("[" + std::string{wrong} + "]", "JS01", 1, "This is not a valid number");
        // at the end of the file too
        bad("[" + std::string{wrong}, "JS01", 1, "This is not a valid number");
    }
    bad("[01]", "JS01", 1, "A number may not begin with zero");
    bad("[-01]", "JS01", 1, "A number may not begin with zero");
    // every good spelling is passed over on the way to the mistake
    bad("[0, -1, 10, -0.5, 1.25e2, 1E+5, 2e-3, 3e7 x]", "JS01", 42, "A comma is missing");
}

TEST_CASE("words that are not JSON are named, and what was probably meant") {
    for (const char* yes : {"True", "TRUE", "Ya", "ya"})
        bad("[" + std::string{yes} + "]", "JS01", 1, std::string{yes} + "\" is not a JSON value");
    for (const char* no : {"False", "FALSE", "Tidak", "tidak"})
        bad("[" + std::string{no} + "]", "JS01", 1, std::string{no} + "\" is not a JSON value");
    bad("[truex]", "JS01", 5, "A value must stand here");
    bad("[null5]", "JS01", 5, "A value must stand here");
    bad("[tru]", "JS01", 1, "A value must stand here");
    bad("[true, false, null, kepala]", "JS01", 20, "A value must stand here");
}

TEST_CASE("a text ends on its line, and its escapes are those of JSON") {
    bad(R"(["a)", "JS05", 1, "This text is not closed");
    bad("[\"a\nb\"]", "JS05", 1, "before the end of its line");
    bad("[\"a\rb\"]", "JS05", 1, "before the end of its line");
    bad("[\"a\tb\"]", "JS03", 3, "This text holds a tab");
    bad("[\"a\x01\"]", "JS03", 3, "a control character");
    bad(R"(["C:\q"])", "JS01", 4, "A backslash");
    bad(R"(["\)", "JS01", 2, "A backslash");
    bad(R"(["\u12"])", "JS01", 2, "A backslash");
    bad(R"(["\u12G4"])", "JS01", 2, "A backslash");
    bad(R"({"a\q": 1})", "JS01", 3, "A backslash");
    bad(R"(["\"\\\/\b\f\n\r\t\u00e9\uABCD" x])", "JS01", 32, "The text was closed before this");
}

TEST_CASE("what only the parser refuses is said at its place") {
    const loaded read = load({"x", R"({"judul": "\ud800"})"});
    REQUIRE(read.problems.size() == 1);
    CHECK(read.problems[0].code == "JS01");
    CHECK(read.problems[0].message.en == "This part is not valid JSON.");
}

TEST_CASE("spaces and quotation marks of office software are named") {
    bad("[\f1]", "JS03", 1, "special space");
    bad("[\v1]", "JS03", 1, "special space");
    bad("[\xC2\xA0"
        "1]",
        "JS03", 1, "special space");
    for (const char* mark : {"'", "`", "\xC2\xAB", "\xE2\x80\x98", "\xE2\x80\x9E", "\xEF\xBC\x82"})
        bad("[" + std::string{mark} + "a]", "JS02", 1,
            "The quotation mark " + std::string{mark} + " is not JSON's");
}

TEST_CASE("bytes that are not UTF-8 are named where they stand") {
    for (const std::string_view wrong :
         {"\x80"sv, "\xC0\xAF"sv, "\xC3("sv, "\xE0\x80\x80"sv, "\xED\xA0\x80"sv, "\xE2\x82("sv,
          "\xE2(\x82"sv, "\xF0\x80\x80\x80"sv, "\xF0(\x80\x80"sv, "\xF0\x9F(\x80"sv,
          "\xF0\x9F\x98("sv, "\xF4\x90\x80\x80"sv, "\xF5\x80\x80\x80"sv, "\xFF"sv})
        bad("{\"judul\": \"" + std::string{wrong} + "\"}", "JS04", 11, "This file is not UTF-8");
    bad("[\"\x93"
        "a\"]",
        "JS04", 2, "byte 0x93 here (a Windows-1252 sign");
    bad("[\"\xE9\"]", "JS04", 2, "byte 0xE9 here.");
    bad("1 \xC3", "JS04", 2, "byte 0xC3 here.");
    // the first and the last of each length are sound
    bad("[\"\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF\" "
        "x]",
        "JS01", 25, "The text was closed before this");
}

TEST_CASE("of two mistakes the first is told, but a zero byte before all") {
    bad("{\"a\" \"\xFF\"}", "JS01", 5, "A colon must follow the key");
    bad("{\"\xFF\" 1}", "JS04", 2, "This file is not UTF-8");
    bad("{\"a\" \"\0\"}"sv, "JS04", 6, "zero byte");
}

TEST_CASE("UTF-16 is named with and without its mark, in both byte orders") {
    bad("\xFF\xFE[\0"sv, "JS04", 0, "UTF-16");
    bad("\xFE\xFF\0["sv, "JS04", 0, "UTF-16");
    bad("[\0]\0"sv, "JS04", 0, "UTF-16");
    bad("\0[\0]"sv, "JS04", 0, "UTF-16");
    bad("\0\0"sv, "JS04", 0, "zero byte");
    bad("x", "JS01", 0, "A value must stand here");
}

}  // namespace load_syntax_test
