#include <alur/analysis/event_log.hpp>

#include <catch2/catch.hpp>

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <stdexcept>
#include <string_view>

namespace {

using namespace std::string_view_literals;

// Two rows, one case, one activity.
struct two_rows {
    std::array<std::int32_t, 2> cases{0, 0};
    std::array<std::int32_t, 2> activities{0, alur::no_word};
    std::array<std::int32_t, 2> offices{0, 1};
    std::array<std::int64_t, 2> times{1, 2};
    std::array<std::string_view, 1> names{"K1"sv};
    std::array<std::string_view, 1> rows{"terima"sv};
    std::array<std::string_view, 2> roles{"Loket"sv, "Camat"sv};

    [[nodiscard]] alur::event_log log() const {
        alur::event_log made;
        made.cases = {cases, names};
        made.activities = {activities, rows};
        made.offices = {offices, roles};
        made.times = times;
        return made;
    }
};

TEST_CASE("an event log is well formed if every code has its word") {
    two_rows its;
    CHECK_NOTHROW(alur::require_well_formed(its.log()));
    CHECK_NOTHROW(alur::require_well_formed(alur::event_log{}));

    its.offices[1] = 2;  // one beyond
    CHECK_THROWS_WITH(alur::require_well_formed(its.log()),
                      "event log: offices has a code without a word");
    its.offices[1] = -2;  // empty is -1, and nothing else
    CHECK_THROWS_WITH(alur::require_well_formed(its.log()),
                      "event log: offices has a code without a word");
    its.offices[1] = std::numeric_limits<std::int32_t>::min();
    CHECK_THROWS_AS(alur::require_well_formed(its.log()), std::invalid_argument);
    its.offices[1] = std::numeric_limits<std::int32_t>::max();
    CHECK_THROWS_AS(alur::require_well_formed(its.log()), std::invalid_argument);
}

TEST_CASE("an event log is well formed if its columns are equally long") {
    const two_rows its;
    alur::event_log short_of = its.log();
    short_of.offices.codes = short_of.offices.codes.first(1);
    CHECK_THROWS_WITH(alur::require_well_formed(short_of),
                      "event log: offices differs in length from times");
    alur::event_log without = its.log();
    without.activities = {};
    CHECK_THROWS_WITH(alur::require_well_formed(without), "event log: activities is absent");
    alur::event_log started = its.log();
    started.starts = std::span(its.times).first(1);
    CHECK_THROWS_WITH(alur::require_well_formed(started),
                      "event log: starts differs in length from times");
}

}  // namespace
