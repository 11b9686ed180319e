#include <alur/case/journal_head.hpp>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>
#include <limits>
#include <string>

namespace journal_head_test {

using namespace alur;

namespace {

const journal_head twelve{12, sha256("abc")};
const std::string printed =
    "12:ba78-16bf-8f01-cfea-4141-40de-5dae-2223-b003-61a3-9617-7a9c-b410-ff61-f200-15ad:";

bool same_as_typed(char a, char b) {
    const auto plain = [](char c) {
        const char low = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        return low == 'o' ? '0' : low == 'l' || low == 'i' ? '1' : low;
    };
    return plain(a) == plain(b);
}

void bad(const std::string& typed) {
    INFO(typed);
    const head_read read = parse_head(typed);
    CHECK_FALSE(read);
    CHECK_FALSE(read.problem.id.empty());
    CHECK_FALSE(read.problem.en.empty());
}

}  // namespace

TEST_CASE("a head printed on paper is read back") {
    for (const std::uint64_t count :
         {std::uint64_t{1}, std::uint64_t{12}, std::numeric_limits<std::uint64_t>::max()}) {
        const journal_head head{count, sha256(std::to_string(count))};
        const head_read read = parse_head(print_head(head));
        REQUIRE(read);
        CHECK(*read.head == head);
        CHECK(read.problem.empty());
    }
    const head_read nothing = parse_head(print_head({}));
    REQUIRE(nothing);
    CHECK(*nothing.head == journal_head{});
    CHECK(print_head(twelve).starts_with(printed));
}

TEST_CASE("a head is read as people type it") {
    const std::string text = print_head(twelve);
    std::string typed;
    for (const char c : text) {
        if (c == '-')
            typed += typed.size() % 2 == 0 ? " \n" : "\xE2\x80\x93";  // en dash
        else if (c == '0')
            typed += 'O';
        else if (c == '1')
            typed += 'l';
        else
            typed += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    const head_read read = parse_head("  " + typed + "\r\n");
    INFO(typed << " " << read.problem.en);
    REQUIRE(read);
    CHECK(*read.head == twelve);
}

TEST_CASE("one wrong character, or two neighbours swapped, are found in a typed head") {
    const std::string text = print_head(twelve);
    for (std::size_t i = 0; i < text.size(); ++i) {
        for (const char c : std::string("0123456789abcdefgz:-")) {
            if (same_as_typed(c, text[i]) || text[i] == '-') continue;
            std::string wrong = text;
            wrong[i] = c;
            bad(wrong);
        }
        if (i + 1 < text.size() && text[i] != text[i + 1] && text[i] != '-' && text[i + 1] != '-') {
            std::string wrong = text;
            std::swap(wrong[i], wrong[i + 1]);
            bad(wrong);
        }
        if (text[i] == '-') continue;
        std::string lacking = text;
        lacking.erase(i, 1);
        bad(lacking);
    }
}

TEST_CASE("what is no head at all is refused with the reason") {
    const std::string text = print_head(twelve);
    for (const std::string& typed :
         {std::string(), std::string(":"), std::string("::"), std::string("12"), text.substr(3),
          text.substr(0, text.size() - 5), text + ":", text + "0", "x" + text, "-1" + text,
          std::string("0") + printed.substr(2) + "0000"})
        bad(typed);
    CHECK(parse_head("12:00:0000").problem.en.find("64 digits") != std::string::npos);
    std::string wrong = text;
    wrong[4] = wrong[4] == '0' ? '1' : '0';
    CHECK(parse_head(wrong).problem.en.find("copied wrongly") != std::string::npos);
    bad("99999999999999999999:" + text.substr(3));
}

}  // namespace journal_head_test
