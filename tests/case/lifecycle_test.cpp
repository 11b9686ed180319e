#include <alur/case/lifecycle.hpp>
#include <array>
#include <catch2/catch.hpp>

namespace lifecycle_test {

using alur::lifecycle;
using alur::lifecycle_event;

TEST_CASE("a case goes only where its life allows") {
    constexpr auto none = std::optional<lifecycle>{};
    constexpr std::array<std::array<std::optional<lifecycle>, 6>, 5> expected{{
        // start, act, suspend, resume, finish, cancel
        {lifecycle::running, none, none, none, none, none},
        {none, lifecycle::running, lifecycle::suspended, none, lifecycle::completed,
         lifecycle::cancelled},
        {none, none, none, lifecycle::running, none, lifecycle::cancelled},
        {none, none, none, none, none, none},
        {none, none, none, none, none, none},
    }};
    for (std::size_t stage = 0; stage < expected.size(); ++stage)
        for (std::size_t event = 0; event < expected[stage].size(); ++event) {
            INFO("stage " << stage << ", event " << event);
            CHECK(alur::lifecycle_after(static_cast<lifecycle>(stage),
                                        static_cast<lifecycle_event>(event)) ==
                  expected[stage][event]);
        }
}

TEST_CASE("every stage has a name in both languages") {
    CHECK(alur::name(lifecycle::suspended).id == "ditunda");
    CHECK(alur::name(lifecycle::completed).en == "completed");
}

}  // namespace lifecycle_test
