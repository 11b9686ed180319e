#include <alur/case/few.hpp>
#include <alur/case/shared.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <utility>
#include <vector>

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

// Its making may fail.
struct fragile {
    int number = 0;
    explicit fragile(int n) : number(n) {
        if (n < 0) throw n;
    }
    friend bool operator==(const fragile&, const fragile&) = default;
};

}  // namespace

TEST_CASE("an element that cannot be made leaves the list and its copies as they were") {
    alur::shared_list<fragile> made;
    made.emplace_back(1);
    CHECK_THROWS_AS(made.emplace_back(-1), int);
    CHECK(made.size() == 1);
    const alur::shared_list<fragile> copy = made;
    CHECK_THROWS_AS(made.emplace_back(-1), int);
    made.emplace_back(2);
    CHECK(made.size() == 2);
    CHECK(made.back().number == 2);
    CHECK(copy.size() == 1);
}

TEST_CASE("what is shared and empty takes no memory and equals nothing") {
    const alur::shared_value<std::string> nothing;
    const alur::shared_value<std::string> empty{std::string()};
    CHECK(nothing == empty);
    CHECK(&*nothing == &*empty);
}

TEST_CASE("a copy of a list shares its elements until one of the two changes") {
    const list original = three();
    list copy = original;
    CHECK(copy.begin() == original.begin());
    erase_if(copy, [](const std::string& each) { return each == "x"; });
    CHECK(copy.begin() == original.begin());  // nothing was taken out
    copy.erase(copy.begin());
    CHECK(copy.begin() != original.begin());
    CHECK(copy.size() == 2);
    CHECK(original == three());
    CHECK_FALSE(copy == original);
}

TEST_CASE("what copies add at the end is their own") {
    list first = three();  // room for a fourth
    list second = first;
    list third = first;
    first.push_back("d");
    CHECK(first.begin() == second.begin());  // behind what the others see
    second.push_back("e");
    CHECK(first.begin() != second.begin());
    CHECK(first.back() == "d");
    CHECK(second.back() == "e");
    CHECK(third == three());
    first = list();
    third.push_back("f");
    CHECK(third.size() == 4);
    CHECK(third.back() == "f");
}

TEST_CASE("a list that grows keeps everything, whoever else holds its beginnings") {
    std::vector<list> moments;
    list grows;
    for (int i = 0; i < 100; ++i) {
        moments.push_back(grows);
        grows.push_back(std::string(40, static_cast<char>('a' + i % 26)));
    }
    for (std::size_t i = 0; i < moments.size(); ++i) {
        CHECK(moments[i].size() == i);
        CHECK(std::equal(moments[i].begin(), moments[i].end(), grows.begin()));
    }
}

TEST_CASE("whether an element is taken out is asked once") {
    list asked = three();
    const list other = asked;
    std::string seen;
    erase_if(asked, [&](const std::string& each) {
        seen += each;
        return each != "b";
    });
    CHECK(seen == "abc");
    REQUIRE(asked.size() == 1);
    CHECK(asked.front() == "b");
    CHECK(other == three());
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

TEST_CASE("what is taken out of a shared list stays with the others") {
    const list original = three();
    list copy = original;
    erase_if(copy, [](const std::string& each) { return each != "b"; });
    CHECK(copy.size() == 1);
    CHECK(copy.front() == "b");
    CHECK(original == three());
    list alone = three();
    erase_if(alone, [](const std::string& each) { return each == "a"; });
    CHECK(std::vector<std::string>(alone.begin(), alone.end()) ==
          std::vector<std::string>{"b", "c"});
    erase_if(copy, [](const std::string&) { return true; });
    CHECK(copy.empty());
}

TEST_CASE("a few elements behave as a vector does, within and beyond their own room") {
    std::mt19937 random(20261121);
    alur::few<int, 2> mine;
    std::vector<int> model;
    const auto place = [&](std::size_t room) {
        return static_cast<std::ptrdiff_t>(random() % (room + 1));
    };
    for (int turn = 0; turn < 20'000; ++turn) {
        switch (random() % 8) {
            case 0:
            case 1:
                mine.push_back(turn);
                model.push_back(turn);
                break;
            case 2: {
                const auto at = place(model.size());
                mine.insert(mine.begin() + at, turn);
                model.insert(model.begin() + at, turn);
                break;
            }
            case 3:
                if (const auto at = place(model.size());
                    at < static_cast<std::ptrdiff_t>(model.size())) {
                    mine.erase(mine.begin() + at);
                    model.erase(model.begin() + at);
                }
                break;
            case 4: {
                const auto odd = [](int each) { return each % 2 != 0; };
                erase_if(mine, odd);
                std::erase_if(model, odd);
                break;
            }
            case 5: {
                const alur::few<int, 2> copy = mine;
                mine = copy;
                CHECK(copy == mine);
                break;
            }
            case 6: {
                alur::few<int, 2> moved = std::move(mine);
                mine = alur::few<int, 2>();
                mine.push_back(-1);
                mine = std::move(moved);
                break;
            }
            default:
                if (model.size() > 6) {
                    mine.clear();
                    model.clear();
                }
        }
        REQUIRE(std::equal(mine.begin(), mine.end(), model.begin(), model.end()));
        REQUIRE(mine.empty() == model.empty());
    }
}

}  // namespace shared_test
