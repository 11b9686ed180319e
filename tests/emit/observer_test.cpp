// What a Boost.MSM machine asks of and tells its user; and a run of the constexpr tables beside it.
#include "surat_msm.hpp"

#include <catch2/catch.hpp>

#include <vector>

namespace observer_test {

using namespace surat;

namespace {

struct logbook {
    void accepted(const alur::step_event& e, const alur::verdict& v) {
        rows.push_back(e.row);
        ended = v.result == alur::progress::case_ended;
    }
    void refused(const alur::step_event& /*event*/, alur::refusal why) { refusals.push_back(why); }
    std::vector<alur::step_id> rows;
    std::vector<alur::refusal> refusals;
    bool ended = false;
};

// The second exit of row 2 only.
struct never_yes {
    std::uint16_t operator()(const alur::step_event& e) const noexcept {
        return e.row == alur::step_id{1} ? 0b10 : 0xffff;
    }
};

constexpr alur::step_event write = complete<step::susun>(as<role::loket>);
constexpr alur::step_event yes = complete<step::langkah_2, branch::ya>(as<role::lurah>);
constexpr alur::step_event no =
    complete<step::langkah_2, branch::tidak>(as<role::lurah>, {.reasoned = true});

// As a program with a fixed walk would have it.
static_assert([] {
    surat::flow at;
    return at.take(write).accepted() && at.take(no).backward && at.take(write).accepted() &&
           at.take(yes).result == alur::progress::case_ended;
}());
static_assert(sizeof(surat::flow) == 4);

}  // namespace

TEST_CASE("an observer is told what was accepted and what was refused, and why") {
    msm_flow<logbook> at;
    CHECK(at.take(yes).why == alur::refusal::row_not_open);
    CHECK(at.take(write).accepted());
    CHECK(at.is_open(alur::step_id{1}));
    CHECK(at.take(complete<step::langkah_2, branch::tidak>(as<role::lurah>)).why ==
          alur::refusal::exit);
    CHECK(at.take(yes).accepted());
    const logbook& told = at.observer();
    CHECK(told.rows == std::vector{alur::step_id{0}, alur::step_id{1}});
    CHECK(told.refusals == std::vector{alur::refusal::row_not_open, alur::refusal::exit});
    CHECK(told.ended);
}

TEST_CASE("rules that the user supplies close an exit") {
    msm_flow<alur::msm::nobody, never_yes> at;
    CHECK(at.take(write).accepted());
    CHECK(at.take(yes).why == alur::refusal::exit);
    CHECK(at.take(no).accepted());
    CHECK(at.state() == 0);
}

TEST_CASE("what comes from outside is found by the SOP's own words") {
    CHECK(find_step("susun") == step::susun);
    CHECK(find_step("2") == step::langkah_2);
    CHECK(find_role("lurah") == role::lurah);
    CHECK(find_branch("Tidak") == branch::tidak);
    CHECK_FALSE(find_step("3").has_value());
    CHECK(name(role::loket) == "Petugas Loket");
    CHECK(id(step::susun) == "susun");
    CHECK(code(role::loket) == "loket");
}

}  // namespace observer_test
