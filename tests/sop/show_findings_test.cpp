#include <alur/sop/diagnostic.hpp>

#include <catch2/catch.hpp>

namespace show_findings_test {

using namespace alur;

namespace {

diagnostic finding(std::string pointer) {
    diagnostic out;
    out.code = "WK03";
    out.level = severity::warning;
    out.pointer = std::move(pointer);
    out.message = {"Aneh.", "Odd."};
    out.fix = {"Tanyakan.", "Ask."};
    return out;
}

std::string shown(const std::string& text, const diagnostic& one, std::size_t width = 80,
                  bool colour = false) {
    return to_terminal({"a.json", text}, {one}, language::en, {width, colour});
}

}  // namespace

TEST_CASE("a finding shows its line, what is wrong underlined, and how to mend it") {
    diagnostic one = finding("/waktu");
    one.related.push_back({"/judul", {"judulnya", "the title"}});
    CHECK(shown("{\n\t\"judul\": \"x\",\n  \"waktu\": \"2 menit\"\n}", one) ==
          "a.json:3:12: warning: WK03: Odd.\n"
          "     3 |   \"waktu\": \"2 menit\"\n"
          "       |            ^~~~~~~~~\n"
          "       = fix: Ask.\n"
          "       = see also a.json:2:11: the title\n"
          "     2 |     \"judul\": \"x\",\n"
          "       |              ^~~\n");
}

TEST_CASE(
    "wide characters take two columns, combining ones none, and what turns a line is replaced") {
    const std::string out =
        shown("{\"a\": \"\xE6\xBC\xA2 e\xCC\x81\", \"b\": \"x\xE2\x80\xAEy\"}", finding("/b"));
    CHECK(out.find("\xE2\x80\xAE") == std::string::npos);
    CHECK(out.find("x\xEF\xBF\xBDy") != std::string::npos);
    // 9 for the margin; {"a": "漢 é", "b": is 19 columns.
    const std::size_t under = out.find('^');
    CHECK(under - out.rfind('\n', under) - 1 == 9 + 19);
}

TEST_CASE("a long line is cut around what is wrong and no line is wider than the terminal") {
    const std::string text = "{\"a\": \"" + std::string(300, 'a') + "\", \"b\": 1, \"c\": \"" +
                             std::string(300, 'c') + "\"}";
    for (const char* pointer : {"/a", "/b", "/c"}) {
        const std::string out = shown(text, finding(pointer), 60);
        INFO(out);
        for (std::size_t at = 0; at < out.size();) {
            const std::size_t end = out.find('\n', at);
            std::size_t columns = 0;
            for (std::size_t i = at; i < end; ++i)
                columns += (static_cast<unsigned char>(out[i]) & 0xC0U) != 0x80U ? 1 : 0;
            CHECK(columns <= 60);
            at = end + 1;
        }
        CHECK(out.find('^') != std::string::npos);
    }
    CHECK(shown(text, finding("/b"), 60).find("\"b\": 1") != std::string::npos);
}

TEST_CASE("colour only where it is asked for") {
    CHECK(shown("{\"a\": 1}", finding("/a")).find('\033') == std::string::npos);
    CHECK(shown("{\"a\": 1}", finding("/a"), 80, true).find("\033[1;33m") != std::string::npos);
}

TEST_CASE("any text can be shown: empty, cut off, binary") {
    for (const std::string text :
         {"", "{", "\"", "\xFF\xFE", "{\"a\":", "\xEF\xBB\xBF{\"a\": 1}"}) {
        CHECK(shown(text, finding("/a")).find("WK03") != std::string::npos);
        diagnostic there = finding("");
        there.offset = text.size();
        CHECK(shown(text, there).find('^') != std::string::npos);
    }
}

TEST_CASE("GitHub gets one command per finding, escaped") {
    diagnostic one = finding("/a");
    one.message.en = "50 %: odd,\nreally";
    CHECK(to_github({"a,b.json", "{\"a\": 1}"}, {one}, language::en) ==
          "::warning file=a%2Cb.json,line=1,col=7,title=WK03::50 %25: odd,%0Areally%0AAsk.\n");
    CHECK(to_github({"a", "{}"}, {}, language::en).empty());
}

}  // namespace show_findings_test
