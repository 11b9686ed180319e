#include <alur/case/shared.hpp>

#include <catch2/catch.hpp>

#include <string>
#include <utility>

namespace shared_test {

using list = alur::shared_list<std::string>;

namespace {

list three() {
    list made;
    made.push_back("a");
    made.push_back("b");
    made.push_back("c");
    return made;
}

}  // namespace

TEST_CASE("a copy of a list shares its elements until one of the two changes") {
    const list original = three();
    list copy = original;
    CHECK(copy.begin() == original.begin());
    erase_if(copy, [](const std::string& each) { return each == "x"; });
    CHECK(copy.begin() == original.begin());  // nothing was taken out
    copy.push_back("d");
    CHECK(copy.begin() != original.begin());
    CHECK(copy.size() == 4);
    CHECK(original.size() == 3);
    CHECK_FALSE(copy == original);
}

TEST_CASE("every change of a shared list leaves the other as it was") {
    const list original = three();
    const auto changed = [&](auto change) {
        list copy = original;
        change(copy);
        CHECK(original == three());
        return copy;
    };
    CHECK(changed([](list& l) { l.erase(l.begin()); }).front() == "b");
    CHECK(changed([](list& l) { l.erase(l.begin(), l.end()); }).empty());
    CHECK(changed([](list& l) { l.insert(l.begin() + 1, "x"); })[1] == "x");
    CHECK(changed([](list& l) { erase_if(l, [](const auto& e) { return e > "a"; }); }).back() ==
          "a");
}

TEST_CASE("a list that nobody shares is changed in its place") {
    list alone = three();
    const std::string* const before = alone.begin();
    erase_if(alone, [](const std::string& each) { return each == "b"; });
    CHECK(alone.begin() == before);
    CHECK(alone.back() == "c");
}

TEST_CASE("empty lists are equal whether or not they once held something") {
    list emptied = three();
    emptied.erase(emptied.begin(), emptied.end());
    CHECK(emptied == list());
    CHECK(list().begin() == list().end());
}

}  // namespace shared_test
