#include <alur/lint/explain.hpp>

#include <catch2/catch.hpp>

namespace explain_test {

using namespace alur;

namespace {

// What a text in a file shows badly: no fragment makes an example of it.
bool has_no_example(std::string_view code) {
    return code.substr(0, 2) == "PJ" || code.substr(0, 2) == "KL" || code.substr(0, 2) == "SK" ||
           code.substr(0, 2) == "JS" || code.substr(0, 2) == "RL" || code.substr(0, 2) == "UN" ||
           code == "AL31" || code == "AL32" || code == "RU05" || code == "RU11" || code == "RU12" ||
           code == "WK21";
}

}  // namespace

TEST_CASE("every code is explained in both languages: what is asked for, and why") {
    for (const code_entry& each : codes()) {
        const std::optional<explanation> found = explain(each.code);
        INFO(each.code);
        REQUIRE(found);
        CHECK(found->entry == &each);
        CHECK_FALSE(found->rule.id.empty());
        CHECK_FALSE(found->rule.en.empty());
        CHECK_FALSE(found->why.id.empty());
        CHECK_FALSE(found->why.en.empty());
        CHECK(found->why.id != found->why.en);
        if (!has_no_example(each.code)) CHECK_FALSE(found->bad.empty());
    }
}

TEST_CASE("a retired code is explained by the one it goes by now; an unknown one has a neighbour") {
    const std::optional<explanation> old = explain("DK01");
    REQUIRE(old);
    CHECK(old->entry->code == "MB02");
    CHECK(old->called == "DK01");
    CHECK_FALSE(explain("XX99"));
    CHECK_FALSE(explain(""));
    CHECK(nearest_code("fl07") == "FL07");
    CHECK(nearest_code("FL70") == "FL07");
    CHECK(nearest_code("SB04") == "SB01");
}

}  // namespace explain_test
